package dev.larder.payara;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages that grow old, or are outdated by what happens. */
interface PageChanges {

    Visitor visitor();

    /** Somebody who keeps his cookies, and has none yet. */
    Visitor stranger();

    @Test
    @DisplayName("RFC 5861 3: one visitor gets the old page at once, and his request refreshes it")
    default void aStalePageIsServedAndRefreshed() {
        String old = visitor().get("weather/waits").body();
        stranger().get("gate/shut?name=/waits");
        Visitor.Answer stale =
                visitor().until("weather/waits", answer -> answer.cacheStatus().contains("stale-while-revalidate"));
        assertThat(stale.cacheStatus()).isEqualTo("larder; hit; detail=stale-while-revalidate");
        assertThat(stale.body()).as("although what refreshes it waits").isEqualTo(old);
        assertThat(stranger().get("weather/waits").body()).isEqualTo(old);
        stranger().get("gate/open?name=/waits");
        Visitor.Answer fresh =
                stranger().until("weather/waits", answer -> !answer.body().equals(old));
        assertThat(fresh.body()).startsWith("weather#").isNotEqualTo(old);
    }

    @Test
    @DisplayName("RFC 5861 4: a page that fails is replaced by the old one")
    default void aStalePageIsServedInsteadOfAFailure() {
        String old = visitor().get("weather/fails").body();
        visitor().get("gate/shut?name=/fails");
        Visitor.Answer stale =
                visitor().until("weather/fails", answer -> answer.cacheStatus().contains("stale-if-error"));
        assertThat(stale.cacheStatus()).contains("stale-if-error");
        assertThat(stale.status()).isEqualTo(200);
        assertThat(stale.body()).isEqualTo(old);
        assertThat(stale.field("Content-Type")).startsWith("text/plain");
        visitor().get("gate/open?name=/fails");
        Visitor.Answer fresh =
                visitor().until("weather/fails", answer -> !answer.body().equals(old));
        assertThat(fresh.status()).isEqualTo(200);
        assertThat(fresh.body()).startsWith("weather#").isNotEqualTo(old);
    }

    @ParameterizedTest
    @CsvSource({
        "article/one?id=1, invalidate/tag?what=articles",
        "article/two?id=1, invalidate/page?what=/article/two%3Fid=1",
        "article/%C3%A4?id=1, invalidate/page?what=/article/%25C3%25A4%3Fid=1",
        "api/rates/pound, invalidate/tag?what=rates",
        "view.xhtml?id=5, invalidate/tag?what=views"
    })
    default void anInvalidatedPageIsComputedAgainAndItsNeighbourIsNot(String path, String invalidation) {
        String before = visitor().get(path).body();
        String neighbour = visitor().get("inputs/neighbour").body();
        assertThat(visitor().get(path).isHit()).isTrue();
        assertThat(visitor().get(invalidation).status()).isEqualTo(200);
        Visitor.Answer after = visitor().get(path);
        assertThat(after.isHit()).isFalse();
        assertThat(after.isStored()).isTrue();
        assertThat(after.body()).isNotEqualTo(before);
        assertThat(visitor().get("inputs/neighbour").body()).isEqualTo(neighbour);
    }

    @ParameterizedTest
    @CsvSource({"article/posted", "api/rates/dollar"})
    @DisplayName("RFC 9111 4.4: what was changed by a request is outdated at its own address")
    default void aPostThatSucceedsOutdatesThePage(String path) {
        String before = visitor().get(path).body();
        assertThat(visitor().send("POST", path).status()).isEqualTo(204);
        Visitor.Answer after = visitor().get(path);
        assertThat(after.isHit()).isFalse();
        assertThat(after.body()).isNotEqualTo(before);
    }

    @Test
    default void aPostThatFailsOutdatesNothing() {
        String before = visitor().get("article/kept?fails=yes").body();
        assertThat(visitor().send("POST", "article/kept?fails=yes").status()).isEqualTo(500);
        assertThat(visitor().get("article/kept?fails=yes").body()).isEqualTo(before);
    }
}
