package dev.larder.internal.wiring;

import dev.larder.internal.codec.Envelope;
import dev.larder.internal.codec.JavaCodec;
import dev.larder.internal.config.CacheSettings;
import dev.larder.spi.EntryCodec;
import dev.larder.spi.StoreSettings;
import dev.larder.spi.ValueCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The codecs of one application, put together for a cache. */
record Codecs(List<ValueCodec> plugged, ClassLoader application) {

    static final String JAVA = "java";

    /** The codec's name in the cache's settings; by reference where none is set. */
    static String name(CacheSettings settings) {
        return settings.values().codec().orElse(StoreSettings.REFERENCE);
    }

    JavaCodec java(CacheSettings settings) {
        String allow = settings.backend().options().getOrDefault("allow", "");
        List<String> patterns = Arrays.stream(allow.split(","))
                .map(String::strip)
                .filter(pattern -> !pattern.isEmpty())
                .toList();
        return new JavaCodec(patterns, "larder.caches." + settings.name() + ".options.allow", application);
    }

    EntryCodec entryCodec(CacheSettings settings) {
        List<ValueCodec> all = new ArrayList<>(plugged);
        all.add(java(settings));
        String name = name(settings);
        String chosen = name.equals(StoreSettings.REFERENCE) ? JAVA : name;
        return new Envelope(all, chosen, settings.values().compress());
    }
}
