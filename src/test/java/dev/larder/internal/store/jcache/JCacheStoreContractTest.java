package dev.larder.internal.store.jcache;

import dev.larder.spi.StoreFactory;
import dev.larder.spi.StoreSettings;
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
    class EhcacheByReference extends Contract {
        EhcacheByReference() {
            super(ProviderClass.EHCACHE, StoreSettings.REFERENCE);
        }
    }

    @Nested
    class EhcacheByCopy extends Contract {
        EhcacheByCopy() {
            super(ProviderClass.EHCACHE, "java");
        }
    }

    @Nested
    class CaffeineByReference extends Contract {
        CaffeineByReference() {
            super(ProviderClass.CAFFEINE, StoreSettings.REFERENCE);
        }
    }

    @Nested
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
    class UnknownProviderByReference extends Unbounded {
        UnknownProviderByReference() {
            super(RenamedProvider.class, StoreSettings.REFERENCE);
        }
    }

    @Nested
    class UnknownProviderByCopy extends Unbounded {
        UnknownProviderByCopy() {
            super(RenamedProvider.class, "java");
        }
    }

    @Nested
    class ProviderOfCopies extends Unbounded {
        ProviderOfCopies() {
            super(CopyingProvider.class, "java");
        }
    }
}
