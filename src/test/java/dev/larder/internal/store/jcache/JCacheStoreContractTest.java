package dev.larder.internal.store.jcache;

import static dev.larder.testing.Guarantee.BIG_VALUES;
import static dev.larder.testing.Guarantee.BOUNDED_BY_BYTES;
import static dev.larder.testing.Guarantee.BOUNDED_EXACTLY;
import static dev.larder.testing.Guarantee.COPIES;
import static dev.larder.testing.Guarantee.COUNTS;
import static dev.larder.testing.Guarantee.LISTS;
import static dev.larder.testing.Guarantee.RECLAIMS;
import static dev.larder.testing.Guarantee.SHARED;

import dev.larder.spi.StoreFactory;
import dev.larder.spi.StoreSettings;
import dev.larder.testing.Guarantees;
import dev.larder.testing.StoreContract;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** The contract over both providers that Larder knows well, by reference and by copy. */
class JCacheStoreContractTest {

    private abstract static class Contract extends StoreContract {

        private final String provider;
        private final String codec;

        Contract(String provider, String codec) {
            this.provider = provider;
            this.codec = codec;
        }

        /** Without a margin, so that the test sees what is dead disappear. */
        @Override
        protected StoreFactory factory() {
            return new JCacheStoreFactory(Duration.ZERO);
        }

        @Override
        protected StoreSettings settings(long maxEntries) {
            return new StoreSettings(
                    Optional.empty(),
                    new StoreSettings.Bounds(maxEntries, OptionalLong.empty()),
                    codec,
                    Map.of("provider", provider));
        }
    }

    @Nested
    @Guarantees(
            value = {BOUNDED_EXACTLY, RECLAIMS, LISTS, COUNTS, BIG_VALUES},
            row = "`jcache`, Ehcache (default)")
    class EhcacheByReference extends Contract {
        EhcacheByReference() {
            super(ProviderClass.EHCACHE, StoreSettings.REFERENCE);
        }
    }

    @Nested
    @Guarantees(
            value = {BOUNDED_EXACTLY, RECLAIMS, LISTS, COUNTS, COPIES, BIG_VALUES},
            row = "`jcache`, Ehcache, with a codec")
    class EhcacheByCopy extends Contract {
        EhcacheByCopy() {
            super(ProviderClass.EHCACHE, "java");
        }
    }

    @Nested
    @Guarantees(
            value = {BOUNDED_EXACTLY, RECLAIMS, LISTS, COUNTS, BIG_VALUES},
            row = "`jcache`, Caffeine")
    class CaffeineByReference extends Contract {
        CaffeineByReference() {
            super(ProviderClass.CAFFEINE, StoreSettings.REFERENCE);
        }
    }

    @Nested
    @Guarantees(
            value = {BOUNDED_EXACTLY, BOUNDED_BY_BYTES, RECLAIMS, LISTS, COUNTS, COPIES, BIG_VALUES},
            row = "`jcache`, Caffeine, with a codec")
    class CaffeineByCopy extends Contract {
        CaffeineByCopy() {
            super(ProviderClass.CAFFEINE, "java");
        }
    }

    /** A provider that Larder does not know is told lifetimes by the writing thread, and no bound. */
    private abstract static class Unbounded extends Contract {
        private final Logger logger = Logger.getLogger(StandardDialect.class.getName());

        Unbounded(Class<?> provider, String codec) {
            super(provider.getName(), codec);
            logger.setLevel(Level.OFF);
        }

        @AfterEach
        void warnAgain() {
            logger.setLevel(null);
        }

        @Override
        protected boolean isBoundedExactly() {
            return false;
        }
    }

    @Nested
    @Guarantees(
            value = {RECLAIMS, LISTS, BIG_VALUES},
            row = "`jcache`, another provider")
    class UnknownProviderByReference extends Unbounded {
        UnknownProviderByReference() {
            super(RenamedProvider.class, StoreSettings.REFERENCE);
        }
    }

    @Nested
    @Guarantees(
            value = {RECLAIMS, LISTS, COPIES, BIG_VALUES},
            row = "`jcache`, another provider, with a codec")
    class UnknownProviderByCopy extends Unbounded {
        UnknownProviderByCopy() {
            super(RenamedProvider.class, "java");
        }
    }

    @Nested
    @Guarantees({SHARED, RECLAIMS, LISTS, COPIES, BIG_VALUES})
    class ProviderOfCopies extends Unbounded {
        ProviderOfCopies() {
            super(CopyingProvider.class, "java");
        }

        /** It says that it is shared, and every manager has its own data nevertheless. */
        @Override
        protected boolean isSharedByStores() {
            return false;
        }
    }
}
