package dev.larder.internal.store.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.spi.Entry;
import dev.larder.testing.Entries;
import dev.larder.testing.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several stores over one backend. */
class BackendTest {

    private static final Entry OLD = Entries.of("old");

    private final ManualClock clock = new ManualClock();
    private final Backend backend = new Backend(clock);
    private final FaultyStore pages = new FaultyStore();
    private final FaultyStore prices = new FaultyStore();
    private final FaultyStore agreed = new FaultyStore();
    private final GuardedStore guardedPages = new GuardedStore(pages, "pages", backend);
    private final GuardedStore guardedPrices = new GuardedStore(prices, "prices", backend);
    private final GuardedStore quiet = GuardedStore.quiet(agreed, "agreed", backend);
    private final Logger logger = Logger.getLogger("dev.larder.internal.store.guard");
    private final List<String> said = new ArrayList<>();
    private final Handler recording = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            said.add(entry.getLevel() + " " + entry.getMessage().replaceAll(".*cache (\\w+) .*", "$1"));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(recording);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void listenNoMore() {
        logger.removeHandler(recording);
        logger.setUseParentHandlers(true);
    }

    private void breakDown() {
        List.of(pages, prices, agreed).forEach(FaultyStore::breakDown);
    }

    private void recover() {
        List.of(pages, prices, agreed).forEach(FaultyStore::recover);
    }

    @Test
    void whatOneStoreHasFoundOutTheOthersNeedNot() {
        breakDown();
        guardedPages.get("k");
        guardedPrices.get("k");
        guardedPrices.putAll(Map.of("k", OLD));
        quiet.get("k");
        assertThat(pages.calls).hasSize(1);
        assertThat(prices.calls).isEmpty();
        assertThat(agreed.calls).isEmpty();
    }

    @Test
    void oneOfThemTriesAndAllAreBack() {
        breakDown();
        guardedPages.get("k");
        guardedPrices.get("k");
        clock.advance(Breaker.FIRST_PAUSE);
        guardedPrices.get("k");
        guardedPages.get("k");
        assertThat(prices.calls).hasSize(1);
        assertThat(pages.calls).as("tried by the other store").hasSize(1);
        recover();
        clock.advance(Breaker.FIRST_PAUSE.multipliedBy(2));
        pages.held().put("k", OLD);
        assertThat(guardedPrices.get("k")).isNull();
        assertThat(guardedPages.get("k")).isSameAs(OLD);
        assertThat(said).containsExactly("WARNING pages", "INFO pages");
    }

    @Test
    void aQuietStoreLeavesItToOthersToSayIt() {
        breakDown();
        quiet.get("k");
        assertThat(said).isEmpty();
        guardedPrices.get("k");
        guardedPages.get("k");
        recover();
        clock.advance(Breaker.FIRST_PAUSE);
        quiet.get("k");
        assertThat(said).containsExactly("WARNING prices", "INFO prices");
    }

    @Test
    void whatAStoreMissedIsMadeUpForThoughAnotherOneHasEndedTheOutage() {
        prices.held().put("k", OLD);
        breakDown();
        guardedPages.get("k");
        guardedPrices.removeAll(List.of("k"));
        recover();
        clock.advance(Breaker.FIRST_PAUSE);
        guardedPages.get("k");
        assertThat(guardedPrices.get("k")).isNull();
        assertThat(prices.calls).containsExactly("removeAll", "get");
    }

    @Test
    void aStoreThatFailsAloneKeepsNobodyElseOut() {
        prices.held().put("k", OLD);
        pages.breakDown();
        guardedPages.get("k");
        clock.advance(Breaker.FIRST_PAUSE);
        assertThat(guardedPrices.get("k")).isSameAs(OLD);
        for (int i = 0; i < 10; i++) {
            guardedPages.get("k");
            assertThat(guardedPrices.get("k")).isSameAs(OLD);
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(said).containsExactly("WARNING pages", "INFO pages", "WARNING pages");
        pages.recover();
        clock.advance(Breaker.LONGEST_PAUSE);
        guardedPages.get("k");
        assertThat(said).last().isEqualTo("INFO pages");
    }

    @Test
    void aBackendThatTakesNothingIsNotWellBecauseItCanBeRead() {
        Runnable full = () -> {
            String call = pages.calls.get(pages.calls.size() - 1);
            pages.fault = call.equals("putAll") ? () -> new IllegalStateException("full") : null;
        };
        pages.before = full;
        guardedPages.putAll(Map.of("k", OLD));
        for (int i = 0; i < 40; i++) {
            clock.advance(Duration.ofMillis(500));
            guardedPages.get("k");
            assertThat(guardedPages.replace("k", OLD, OLD)).isFalse();
            guardedPages.putAll(Map.of("k", OLD));
        }
        assertThat(said).containsExactly("WARNING pages");
        pages.before = () -> {};
        pages.recover();
        clock.advance(Breaker.LONGEST_PAUSE);
        assertThat(guardedPages.putAll(Map.of("k", OLD))).isEmpty();
        assertThat(said).containsExactly("WARNING pages", "INFO pages");
        assertThat(guardedPages.get("k")).isSameAs(OLD);
    }

    @Test
    void whoOnlyReadsWaitsTwiceAsLong() {
        breakDown();
        guardedPages.putAll(Map.of("k", OLD));
        recover();
        clock.advance(Breaker.FIRST_PAUSE);
        guardedPages.get("k");
        assertThat(said).containsExactly("WARNING pages");
        clock.advance(Breaker.FIRST_PAUSE);
        guardedPages.get("k");
        assertThat(said).containsExactly("WARNING pages", "INFO pages");
    }
}
