package dev.larder.internal.wiring;

import java.util.Optional;

/** Larder as CDI has started it, where there is CDI. */
final class CdiLookup {

    private CdiLookup() {}

    static Optional<Application> application() {
        try {
            return Optional.of(Started.application());
        } catch (IllegalStateException | IllegalArgumentException e) {
            return Optional.empty(); // no container for this application, or one that does not know the extension
        } catch (LinkageError e) {
            return Optional.empty(); // a server without CDI
        }
    }

    /** Apart, so that a server without CDI never loads its classes. */
    private static final class Started {

        static Application application() {
            return jakarta.enterprise
                    .inject
                    .spi
                    .CDI
                    .current()
                    .getBeanManager()
                    .getExtension(LarderExtension.class)
                    .started();
        }
    }
}
