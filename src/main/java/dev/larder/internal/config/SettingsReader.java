package dev.larder.internal.config;

import dev.larder.Caches;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the settings of an application. What is wrong becomes a finding, and the default counts in its place. */
public final class SettingsReader {

    private static final String DEFAULT = Caches.DEFAULT_NAME;
    private static final Set<String> ALWAYS = Set.of(DEFAULT, "pages", "fragments");

    private final SettingsSource source;
    private final Known known;
    private final Findings findings;
    private final UserNames names;

    private SettingsReader(SettingsSource source, Known known, Findings findings) {
        this.source = source;
        this.known = known;
        this.findings = findings;
        this.names = new UserNames(findings);
    }

    /**
     * Reads the settings of an application.
     *
     * @param source where values come from
     * @param known what they may refer to
     * @param findings gets what is wrong with them
     */
    public static LarderSettings read(SettingsSource source, Known known, Findings findings) {
        return new SettingsReader(source, known, findings).read();
    }

    private LarderSettings read() {
        Inventory inventory = inventory();
        Values values = new Values(source, known, findings);
        CacheReader reader = new CacheReader(values);
        CacheSettings defaults = reader.read(DEFAULT, inventory.options(DEFAULT), CacheReader.builtIn());
        PagesSettings pages = new PagesReader(values).read(names.right(inventory.rules(), "larder.pages.rules."));
        FragmentsSettings fragments =
                new FragmentsSettings(values.of(GeneralKeys.FRAGMENTS_CACHE), values.of(GeneralKeys.TEMPLATE_DIGEST));
        MethodsSettings methods = new MethodsSettings(
                values.own(GeneralKeys.METHODS_CACHE, ""),
                values.own(GeneralKeys.METHODS_OVERRIDE, "").orElse(List.of()));
        Map<String, CacheSettings> caches = new TreeMap<>(Map.of(DEFAULT, defaults));
        for (String name : names.right(inventory.caches(), "larder.caches.")) {
            caches.computeIfAbsent(name, other -> reader.read(other, inventory.options(other), defaults));
        }
        caches.values().forEach(new CacheChecks(values)::check);
        if (values.of(GeneralKeys.CLOSED)) {
            Set<String> declared = Stream.concat(ALWAYS.stream(), inventory.configured().stream())
                    .collect(Collectors.toUnmodifiableSet());
            new ClosedCaches(declared, findings).check(known.caches());
        }
        CacheReferences references = new CacheReferences(values, caches, defaults);
        references.check(pages, fragments, methods);
        return new LarderSettings(
                values.of(GeneralKeys.ENABLED),
                values.of(GeneralKeys.DEVELOPMENT),
                references.complete(),
                defaults,
                pages,
                fragments,
                methods);
    }

    private Inventory inventory() {
        Set<String> caches = Stream.concat(ALWAYS.stream(), known.caches().keySet().stream())
                .collect(Collectors.toUnmodifiableSet());
        Inventory inventory = Inventory.of(source.names(), caches);
        UnknownNames unknown = new UnknownNames(source, findings);
        inventory.unknown().forEach(unknown::report);
        inventory.profiles().forEach(unknown::reportProfile);
        names.suspect(inventory.caches());
        return inventory;
    }
}
