package dev.larder.payara;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Visitors who sign in by a form, so that only the session's cookie tells who they are. */
interface PagePeople {

    /** Somebody who keeps his cookies, and has none yet. */
    Visitor stranger();

    private static Visitor signedIn(Visitor visitor, String name) {
        assertThat(visitor.get("sign/in?name=" + name).body()).isEqualTo("SUCCESS");
        return visitor;
    }

    @ParameterizedTest
    @ValueSource(strings = {"request", "context", "injected"})
    default void aSignedInVisitorsPageIsHisOwn(String how) {
        Visitor ann = signedIn(stranger(), "ann");
        Visitor bob = signedIn(stranger(), "bob");
        for (int time = 0; time < 2; time++) {
            expectGreeting(ann, how, "ann");
            expectGreeting(bob, how, "bob");
            assertThat(stranger().get("greeting/" + how).body()).startsWith("Hello nobody ");
        }
    }

    private static void expectGreeting(Visitor visitor, String how, String name) {
        Visitor.Answer answer = visitor.get("greeting/" + how);
        assertThat(answer.body()).startsWith("Hello " + name + " ");
        assertThat(answer.cacheStatus()).isEqualTo("larder; fwd=bypass; detail=authenticated");
    }

    @Test
    default void aPageOnWhichSomebodySignsInIsNotStored() {
        Visitor ann = stranger();
        Visitor.Answer hers = ann.get("greeting/enter?name=ann");
        assertThat(hers.body()).startsWith("Hello SUCCESS ann ");
        assertThat(hers.isStored()).isFalse();
        Visitor.Answer another = stranger().get("greeting/enter?name=ann");
        assertThat(another.isHit()).isFalse();
        assertThat(another.body()).isNotEqualTo(hers.body());
    }

    @Test
    default void whoMayNotEnterIsNotServedWhatIsStoredForThoseWhoMay() {
        Visitor ann = signedIn(stranger(), "ann");
        Visitor.Answer hers = ann.get("members/hall");
        assertThat(hers.body()).startsWith("Hello ann ");
        assertThat(hers.isStored()).isFalse();
        assertThat(stranger().get("members/hall").body()).doesNotContain("Hello");
        assertThat(signedIn(stranger(), "bob").get("members/hall").body()).startsWith("Hello bob ");
        assertThat(stranger().get("members/hall").body()).doesNotContain("Hello");
    }

    @Test
    default void whoComesAndGoesInAnyOrderNobodySeesAnothersPage() {
        Random random = new Random(3);
        String[] names = {"ann", "bob", "zoe"};
        String[] present = {"nobody", "nobody", "nobody"};
        Visitor[] visitors = Stream.generate(this::stranger).limit(names.length).toArray(Visitor[]::new);
        String[] ways = {"request", "context", "injected"};
        for (int step = 0; step < 150; step++) {
            int who = random.nextInt(names.length);
            switch (random.nextInt(6)) {
                case 0 -> present[who] = signsIn(visitors[who], names[random.nextInt(names.length)]);
                case 1 -> present[who] = signsOut(visitors[who]);
                default -> {
                    String path = "greeting/" + ways[random.nextInt(ways.length)] + "?of=" + random.nextInt(3);
                    Visitor.Answer answer = visitors[who].get(path);
                    assertThat(answer.body())
                            .as("step %d, %s, %s", step, path, answer.cacheStatus())
                            .startsWith("Hello " + present[who] + " ");
                }
            }
        }
    }

    /** Who is signed in has to go first: until then the server keeps him, whoever signs in. */
    private static String signsIn(Visitor visitor, String name) {
        signsOut(visitor);
        signedIn(visitor, name);
        return name;
    }

    private static String signsOut(Visitor visitor) {
        assertThat(visitor.get("sign/out").status()).isEqualTo(200);
        return "nobody";
    }
}
