package dev.larder.internal.wiring;

import dev.larder.internal.page.RequestBeans;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import java.util.Optional;
import java.util.function.Supplier;

/** Larder as CDI has started it, where there is CDI. */
final class CdiLookup {

    private CdiLookup() {}

    static Optional<Application> application() {
        return found(Started::application);
    }

    /** Which request-scoped beans live. */
    static Optional<RequestBeans> requestBeans() {
        return found(Started::requestBeans);
    }

    private static <T> Optional<T> found(Supplier<T> what) {
        try {
            return Optional.of(what.get());
        } catch (IllegalStateException | IllegalArgumentException e) {
            return Optional.empty(); // no container for this application, or one that does not know the extension
        } catch (LinkageError e) {
            return Optional.empty(); // a server without CDI
        }
    }

    /** Apart, so that a server without CDI never loads its classes. */
    private static final class Started {

        static Application application() {
            return manager().getExtension(LarderExtension.class).started();
        }

        static RequestBeans requestBeans() {
            BeanManager manager = manager();
            return manager.getExtension(ObservedInjection.class).living(manager);
        }

        private static BeanManager manager() {
            return CDI.current().getBeanManager();
        }
    }
}
