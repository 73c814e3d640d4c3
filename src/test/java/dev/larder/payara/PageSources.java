package dev.larder.payara;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of each technology of the platform, and what each of them may read without being kept from the cache. */
interface PageSources {

    Visitor visitor();

    /** Somebody who keeps his cookies, and has none yet. */
    Visitor stranger();

    private void expectComputedOnce(String path, String content) {
        Visitor.Answer first = visitor().get(path);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.cacheStatus()).contains("stored");
        Visitor.Answer second = stranger().get(path);
        assertThat(second.isHit()).isTrue();
        assertThat(second.body()).isEqualTo(first.body()).containsPattern(content);
        assertThat(second.field("Content-Type")).isEqualTo(first.field("Content-Type"));
        assertThat(second.field("Set-Cookie")).isEmpty();
    }

    private void expectRefusal(String path, String reason, String... fields) {
        Visitor.Answer first = visitor().get(path, fields);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.cacheStatus()).contains("detail=" + reason);
        assertThat(visitor().get(path, fields).body()).isNotEqualTo(first.body());
    }

    // ---- JSP

    @Test
    @DisplayName(
            "A JSP with the usual page directive, which creates a session, is stored without the container's cookie")
    default void aDefaultJspIsStored() {
        Visitor.Answer first = stranger().get("default.jsp?q=x");
        assertThat(first.field("Set-Cookie")).contains("JSESSIONID");
        assertThat(first.isStored()).isTrue();
        expectComputedOnce("default.jsp?q=y", "ä y jsp#\\d+");
    }

    @ParameterizedTest
    @CsvSource({
        "reflecting.jsp, undeclared-input; input=X-Forwarded-Host",
        "cookies.jsp, undeclared-input; input=Cookie",
        "basket.jsp, session",
    })
    default void aJspThatReadsWhatIsNotInItsKeyIsNotStored(String path, String reason) {
        expectRefusal(path, reason);
    }

    // ---- Faces

    @ParameterizedTest
    @ValueSource(strings = {"view.xhtml", "view.xhtml?id=2", "transient.xhtml"})
    default void aViewIsStoredByRule(String path) {
        expectComputedOnce(path, "view#\\d+");
    }

    @ParameterizedTest
    @CsvSource({"form.xhtml, session", "reflecting.xhtml, undeclared-input; input=X-Forwarded-Host"})
    default void aViewThatIsAVisitorsOwnIsNotStored(String path, String reason) {
        expectRefusal(path, reason);
    }

    // ---- REST

    @ParameterizedTest
    @ValueSource(strings = {"api/rates/euro", "api/rates/streamed"})
    default void aResourceIsComputedOnce(String path) {
        expectComputedOnce(path, "#\\d+");
    }

    @Test
    default void whatAResourceGivesInTwoTypesAreTwoPages() {
        Visitor.Answer json = visitor().get("api/rates/yen", "Accept", "application/json");
        Visitor.Answer text = visitor().get("api/rates/yen", "Accept", "text/plain");
        assertThat(text.body()).isNotEqualTo(json.body());
        assertThat(json.field("Vary")).isEqualToIgnoringCase("Accept");
        for (Visitor.Answer answer : new Visitor.Answer[] {json, text}) {
            String type = answer.field("Content-Type");
            Visitor.Answer again = visitor().get("api/rates/yen", "Accept", type);
            assertThat(again.isHit()).isTrue();
            assertThat(again.body()).isEqualTo(answer.body());
            assertThat(again.field("Content-Type")).isEqualTo(type);
        }
        assertThat(visitor()
                        .get("api/rates/yen", "Accept", "text/plain", "If-None-Match", "\"fixed\"")
                        .status())
                .isEqualTo(304);
    }

    @Test
    default void aResourceThatReadsAFieldThatFailsOrThatForbidsIsNotStored() {
        expectRefusal("api/rates/tenant", "undeclared-input; input=X-Tenant", "X-Tenant", "a");
        expectRefusal("api/rates/never", "no-store");
        for (int time = 0; time < 2; time++) {
            Visitor.Answer missing = visitor().get("api/rates/missing");
            assertThat(missing.status()).isEqualTo(404);
            assertThat(missing.isHit()).isFalse();
        }
    }

    // ---- inputs

    @ParameterizedTest
    @CsvSource({
        "header, undeclared-input; input=X-Forwarded-Host",
        "injected-header, undeclared-input; input=X-Forwarded-Host",
        "headers, undeclared-input",
        "cookies, undeclared-input; input=Cookie",
        "address, undeclared-input; input=remote-address",
        "principal, undeclared-input; input=principal",
        "role, undeclared-input; input=\"role customer\"",
        "tracking?utm_source=mail, undeclared-input; input=\"parameter utm_source\"",
        "session, session",
        "session-bean, session",
        "session-exists, session"
    })
    default void aPageOfWhatIsNotInItsKeyIsNotStored(String what, String reason) {
        expectRefusal("inputs/" + what, reason);
    }

    @Test
    @DisplayName("A visitor whose session holds CDI's beans gets stored pages and leaves none")
    default void whoHasASessionWithBeansIsServedAndNotCopied() {
        Visitor ann = stranger();
        ann.get("inputs/session-bean");
        Visitor.Answer hers = ann.get("inputs/hers");
        assertThat(hers.cacheStatus()).endsWith("detail=session");
        Visitor.Answer first = visitor().get("inputs/hers");
        assertThat(first.isStored()).isTrue();
        assertThat(first.body()).isNotEqualTo(hers.body());
        assertThat(ann.get("inputs/hers").body()).isEqualTo(first.body());
    }

    @Test
    default void aPageOfNothingIsStored() {
        expectComputedOnce("inputs/nothing", "nothing#\\d+ nothing");
    }

    @Test
    default void aPageOfTheLanguageIsStoredForEach() {
        Visitor.Answer german = visitor().get("inputs/language", "Accept-Language", "de");
        Visitor.Answer french = visitor().get("inputs/language", "Accept-Language", "fr");
        assertThat(german.body()).endsWith(" de");
        assertThat(french.body()).endsWith(" fr");
        assertThat(german.field("Vary")).containsIgnoringCase("Accept-Language");
        for (Visitor.Answer answer : new Visitor.Answer[] {german, french}) {
            String language = answer.body().replaceAll(".* ", "");
            Visitor.Answer again = visitor().get("inputs/language", "Accept-Language", language);
            assertThat(again.isHit()).isTrue();
            assertThat(again.body()).isEqualTo(answer.body());
        }
    }
}
