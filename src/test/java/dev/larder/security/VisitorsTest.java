package dev.larder.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.internal.page.PageSite;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Three users and a guest sign in, change roles, sign out and look at pages in an order drawn by lot. Each signing-in has a name of its
 * own, so that a page also shows if it is left over from an earlier one.
 */
class VisitorsTest {

    private static final int STEPS = 320;
    private static final Set<String> BEGIN_SESSIONS = Set.of("/session", "/who.jsp");
    private static final Pattern NAME = Pattern.compile("(ann|bob|cem)-\\d+");
    private static final List<String> WAYS = List.of("container", "session", "cookie");

    /** A browser and who sits in front of it; an empty name for a guest, an empty person for one who never signs in. */
    private static final class Browser {
        final PageSite.Visitor visitor;
        final String person;
        String name = "";
        boolean admin;

        Browser(PageSite.Visitor visitor, String person) {
            this.visitor = visitor;
            this.person = person;
        }

        void signIn(String as, String way) {
            name = as;
            visitor.get("/login?by=" + way + "&name=" + as);
        }

        void signOut() {
            name = "";
            admin = false;
            visitor.get("/logout");
        }

        void changeRole() {
            admin = !admin;
            visitor.get("/role?set=" + (admin ? "admin" : "none"));
        }

        /** What is wrong with a page that he is shown, empty when it is his own or everybody's. */
        String wrong(String page) {
            String body = visitor.get(page).body();
            boolean others =
                    NAME.matcher(body).results().map(MatchResult::group).anyMatch(each -> !each.equals(name));
            boolean power =
                    !admin && (body.contains("an admin") || body.contains("[admin]") || body.contains(" admin]"));
            boolean member = page.equals("/exists") && name.isEmpty() && person.isEmpty() && body.contains("a user");
            return others || power || member ? page + " shows " + name + " " + body.strip() : "";
        }
    }

    /** What is played. */
    private record Play(Visitors.Broken broken, int steps, List<String> ways, List<String> pages) {}

    /** What came of it. */
    private record Outcome(int hits, List<String> seen) {}

    private static Outcome run(Play play) throws Exception {
        Random random = new Random(20261123);
        try (Visitors site = new Visitors(play.broken)) {
            List<Browser> browsers = new ArrayList<>();
            for (String person : new String[] {"ann", "bob", "cem", ""}) {
                browsers.add(new Browser(site.arrive(), person));
            }
            List<String> seen = new ArrayList<>();
            int hits = 0;
            for (int i = 0; i < play.steps; i++) {
                Browser browser = browsers.get(random.nextInt(browsers.size()));
                if (i % 25 == 0) {
                    site.expire();
                }
                if (random.nextInt(4) == 0) {
                    act(browser, random, i, play.ways);
                }
                List<String> pages = pages(browser, play.pages);
                seen.add(browser.wrong(pages.get(random.nextInt(pages.size()))));
                hits += i % 4 == 0 && browser.visitor.get("/plain").isHit() ? 1 : 0;
            }
            seen.removeIf(String::isEmpty);
            return new Outcome(hits, seen);
        }
    }

    /** A guest without a session has to stay one. */
    private static List<String> pages(Browser browser, List<String> all) {
        return browser.person.isEmpty() && all.size() > 1
                ? all.stream().filter(page -> !BEGIN_SESSIONS.contains(page)).toList()
                : all;
    }

    private static void act(Browser browser, Random random, int step, List<String> ways) {
        if (browser.person.isEmpty()) {
            return;
        }
        if (browser.name.isEmpty()) {
            browser.signIn(browser.person + "-" + step, ways.get(random.nextInt(ways.size())));
        } else if (random.nextBoolean()) {
            browser.changeRole();
        } else {
            browser.signOut();
        }
    }

    @Test
    @DisplayName("No visitor is ever shown a page that was made for another, or for himself before")
    void nobodySeesAnothersPage() throws Exception {
        Outcome outcome = run(new Play(Visitors.Broken.NONE, STEPS, WAYS, Visitors.PAGES));
        assertThat(outcome.seen).isEmpty();
        assertThat(outcome.hits).isGreaterThan(STEPS / 16);
    }

    @ParameterizedTest
    @CsvSource({"SESSION, session, /session", "BEANS, cookie, /bean", "INPUTS, cookie, /cookie"})
    @DisplayName("The test itself: it notices each guard that is taken away")
    void theTestNoticesAMissingGuard(Visitors.Broken broken, String way, String page) throws Exception {
        assertThat(run(new Play(Visitors.Broken.NONE, STEPS / 4, List.of(way), List.of(page))).seen)
                .isEmpty();
        assertThat(run(new Play(broken, STEPS / 4, List.of(way), List.of(page))).seen)
                .isNotEmpty();
    }

    @Test
    @DisplayName(
            "Mode report lets pages of undeclared inputs through, and none that knows the visitor's principal or session")
    void reportLowersNoSafetyOfIdentity() throws Exception {
        List<String> pages = List.of("/principal", "/role", "/session", "/exists", "/wrapped");
        assertThat(run(new Play(Visitors.Broken.INPUTS, STEPS / 2, WAYS, pages)).seen)
                .isEmpty();
    }
}
