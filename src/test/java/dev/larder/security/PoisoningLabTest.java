package dev.larder.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.internal.page.PageSite;
import dev.larder.internal.page.UndeclaredInputs;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Pages that reflect whatever they are sent, hundreds of hostile requests, and visitors in between who have sent nothing: none of
 * them may ever be shown an attacker's marker.
 */
class PoisoningLabTest {

    private static final int ROUNDS = 6 * Reflection.values().length;
    private static final String MARKER = "evil";

    /** What came of it. */
    private record Outcome(int reflected, int hits, List<String> poisoned) {}

    /** A filter in front of the cache that tells the application by an attribute what it has read. */
    private static final Filter TENANT = (request, response, chain) -> {
        String tenant = ((HttpServletRequest) request).getHeader("X-Tenant");
        request.setAttribute(
                "tenant", tenant == null ? "nobody" : tenant); // everybody has it, so that no key tells them apart
        chain.doFilter(request, response);
    };

    private static Outcome run(UndeclaredInputs mode, long seed) throws Exception {
        try (PageSite site = new PageSite()) {
            site.undeclared(mode).statuses(404).bounds(100_000, 1000);
            site.server.filter("tenant", TENANT);
            for (Reflection way : Reflection.values()) {
                site.page("/lab/" + way.ordinal() + "/*", way::write);
                site.page(
                        "/via/" + way.ordinal() + "/*",
                        (request, response) -> request.getRequestDispatcher("/lab/" + way.ordinal() + "/x")
                                .forward(request, response));
            }
            site.start();
            return attack(site, new Random(seed));
        }
    }

    private static Outcome attack(PageSite site, Random random) throws IOException {
        int reflected = 0;
        int hits = 0;
        List<String> poisoned = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            int way = i % Reflection.values().length;
            String page = (random.nextInt(4) == 0 ? "/via/" : "/lab/") + way + "/" + i; // cold, as attackers like it
            HostileRequest hostile = HostileRequest.of(random, page, MARKER + i, "localhost:" + site.server.port());
            reflected += hostile.send(site.server.port()).contains("shows") ? 1 : 0;
            for (String query : new String[] {"?q=ok", random.nextInt(3) == 0 ? "" : "?q=ok"}) {
                PageSite.Answer victims = site.get(page + query, victim(random));
                hits += victims.isHit() ? 1 : 0;
                if ((victims.body() + victims.fields()).contains(MARKER)) {
                    poisoned.add(Reflection.values()[way] + " by " + hostile + " shown as " + victims.body());
                }
            }
        }
        return new Outcome(reflected, hits, poisoned);
    }

    private static String[] victim(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new String[] {"Accept-Language", "de", "User-Agent", "honest"};
            case 1 -> new String[] {"Cookie", "theme=dark; _ga=1", "User-Agent", "honest"};
            case 2 -> new String[] {"Accept-Encoding", "gzip", "User-Agent", "honest"};
            default -> new String[] {"User-Agent", "honest"};
        };
    }

    @ParameterizedTest
    @EnumSource(
            value = UndeclaredInputs.class,
            names = {"REFUSE", "VARY"})
    @DisplayName("No hostile request poisons any page, and the pages that cannot be poisoned are served from the cache")
    void nobodyIsPoisoned(UndeclaredInputs mode) throws Exception {
        Outcome outcome = run(mode, 20261123);
        assertThat(outcome.poisoned).isEmpty();
        assertThat(outcome.hits).isGreaterThan(ROUNDS / 8);
        assertThat(outcome.reflected).isGreaterThan(ROUNDS / 8);
    }

    @Test
    @DisplayName("The lab itself: without the refusal of undeclared inputs it finds poisoned pages of many kinds")
    void theLabNoticesAMissingGuard() throws Exception {
        Outcome outcome = run(UndeclaredInputs.REPORT, 20261123);
        assertThat(outcome.poisoned.stream().map(line -> line.split(" ", 2)[0]).distinct())
                .hasSizeGreaterThan(8);
    }
}
