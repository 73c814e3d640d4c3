package dev.larder.internal.wiring;

import dev.larder.internal.config.Findings;
import dev.larder.internal.config.Known;
import dev.larder.internal.config.LarderSettings;
import dev.larder.internal.config.SettingsReader;
import dev.larder.internal.config.SettingsSource;
import dev.larder.internal.engine.EngineContext;
import dev.larder.internal.engine.SharedState;
import dev.larder.spi.ValueCodec;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Larder in one application, from deployment to undeployment. */
final class Application implements AutoCloseable {

    /** The time of all entries and pages. */
    static final Clock CLOCK = Clock.systemUTC();

    private static final System.Logger LOGGER = System.getLogger("dev.larder");

    private final OpenCaches caches;
    private final OwnThreads threads;
    private final Faces faces;
    private final LarderSettings settings;

    private Application(LarderSettings settings, OpenCaches caches, OwnThreads threads) {
        this.settings = settings;
        this.caches = caches;
        this.threads = threads;
        this.faces = Faces.of(settings, caches);
    }

    /**
     * Starts Larder.
     *
     * @param source where settings come from
     * @param surroundings what the application brings
     * @throws dev.larder.ConfigurationException when settings are wrong; it lists every finding
     */
    static Application start(SettingsSource source, Surroundings surroundings) {
        Findings findings = new Findings();
        LarderSettings settings = SettingsReader.read(source, known(surroundings), findings);
        OwnThreads threads = new OwnThreads(surroundings.classLoader());
        SharedState shared = new SharedState(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE / 2));
        Codecs codecs = new Codecs(
                surroundings.parts().codecs(),
                surroundings.classLoader(),
                surroundings.values().declared(settings));
        CacheOpener opener = new CacheOpener(
                surroundings.parts(),
                new EngineContext(CLOCK, Application::dice, threads.threads(), shared),
                codecs,
                settings.enabled());
        settings.caches()
                .values()
                .forEach(cache -> opener.check(cache).stream()
                        .map(finding -> Origin.told(finding, cache.name(), source))
                        .forEach(findings::error));
        surroundings.values().check(settings, codecs, findings::error);
        findings.warnings().forEach(warning -> LOGGER.log(Level.WARNING, warning));
        findings.throwIfAny();
        return new Application(settings, new OpenCaches(settings, opener, shared), threads);
    }

    private static Known known(Surroundings surroundings) {
        Set<String> codecs = new HashSet<>(Codecs.OWN);
        surroundings.parts().codecs().stream().map(ValueCodec::name).forEach(codecs::add);
        return new Known(surroundings.parts().backends().keySet(), codecs, surroundings.cacheNames());
    }

    /** A random number above 0, at most 1. */
    private static double dice() {
        return 1 - ThreadLocalRandom.current().nextDouble();
    }

    OpenCaches caches() {
        return caches;
    }

    LarderSettings settings() {
        return settings;
    }

    Faces faces() {
        return faces;
    }

    @Override
    public void close() {
        caches.close();
        threads.close();
    }
}
