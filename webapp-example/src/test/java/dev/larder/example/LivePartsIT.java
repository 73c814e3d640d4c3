package dev.larder.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.example.Site.Answer;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One stored page in which two visitors find each what is his own. */
class LivePartsIT {

    private static final String PAGE = "/gifts.jsp";

    private final Site site = Site.running();

    @BeforeEach
    void clear() {
        site.clear();
    }

    private static String found(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        return found.find() ? found.group(1) : "";
    }

    private static String token(Answer answer) {
        return found("name=\"token\" value=\"([^\"]+)\"", answer.body());
    }

    private static String nonce(Answer answer) {
        return found("<script nonce=\"([^\"]+)\"", answer.body());
    }

    private static String user(Answer answer) {
        return found("<b id=\"user\">([^<]+)<", answer.body());
    }

    private static String basket(Answer answer) {
        return found("<b id=\"basket\">([^<]+)<", answer.body());
    }

    private static String cookie(Answer answer) {
        return "JSESSIONID=" + found("JSESSIONID=([^;]+)", answer.header("Set-Cookie"));
    }

    private static String made(Answer answer) {
        return found("data-made=\"([^\"]+)\"", answer.body());
    }

    @Test
    void twoVisitorsFindTheirOwnInOneStoredPage() {
        Answer anns = site.get(PAGE);
        Answer bobs = site.get(PAGE);
        String ann = cookie(anns);
        String bob = cookie(bobs);
        assertThat(bobs.isPageHit()).as(bobs.header("Cache-Status")).isTrue();
        assertThat(token(anns)).isNotEmpty().isNotEqualTo(token(bobs));

        assertThat(post(ann, token(bobs), "name", "Mallory").status())
                .as("another's token")
                .isEqualTo(403);
        assertThat(post(ann, token(anns), "name", "Ann").status()).isEqualTo(303);
        assertThat(post(bob, token(bobs), "name", "Bob <3").status()).isEqualTo(303);
        assertThat(post(bob, token(bobs), "action", "add").status()).isEqualTo(303);
        assertThat(post(bob, token(bobs), "action", "add").status()).isEqualTo(303);

        String stored = made(site.get(PAGE)); // a change takes the page that it leads back to out (RFC 9111 §4.4)
        Answer hers = site.get(PAGE, "Cookie", ann);
        Answer his = site.get(PAGE, "Cookie", bob);
        Answer strangers = site.get(PAGE);
        for (Answer answer : new Answer[] {hers, his, strangers}) {
            assertThat(answer.isPageHit()).as(answer.header("Cache-Status")).isTrue();
            assertThat(made(answer)).as("one stored page").isNotEmpty().isEqualTo(stored);
            assertThat(answer.header("Cache-Control")).isEqualTo("private, no-cache");
        }
        assertThat(user(hers)).isEqualTo("Ann");
        assertThat(basket(hers)).isEqualTo("0");
        assertThat(user(his)).isEqualTo("Bob &lt;3");
        assertThat(basket(his)).isEqualTo("2");
        assertThat(user(strangers)).isEmpty();
        assertThat(strangers.body()).contains("You are not signed in.");
        assertThat(token(hers)).isEqualTo(token(anns));
    }

    @Test
    void eachAnswerHasANonceThatItsPolicyNames() {
        Answer first = site.get(PAGE);
        Answer second = site.get(PAGE);

        assertThat(nonce(second)).isNotEmpty().isNotEqualTo(nonce(first));
        for (Answer answer : new Answer[] {first, second}) {
            assertThat(answer.body()).contains("content=\"script-src 'self' 'nonce-" + nonce(answer) + "'\"");
        }
    }

    private Answer post(String cookie, String token, String field, String value) {
        return site.postTo("/basket", Map.of("token", token, field, value), "Cookie", cookie);
    }
}
