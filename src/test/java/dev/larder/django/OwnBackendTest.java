package dev.larder.django;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.AsyncCache;
import dev.larder.Cache;
import dev.larder.Caches;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines of the groups B to D and J that show only at the backend itself: which keys and which calls reach it. */
class OwnBackendTest {

    @TempDir
    private Path classes;

    @BeforeEach
    void reset() {
        RecordingBackend.reset();
    }

    private Caches open(Map<String, String> more) throws IOException {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("larder.caches.default.backend", "recording");
        return RecordingBackend.open(classes, settings);
    }

    @Test
    @DisplayName("D19 two caches over one store that differ in the prefix hold two values under one key")
    void prefixesKeepApart() throws IOException {
        try (Caches shop = open(Map.of("larder.caches.default.key-prefix", "shop"));
                Caches blog = open(Map.of("larder.caches.default.key-prefix", "blog"))) {
            shop.get("default").set("k", "of the shop");
            assertThat(blog.get("default").contains("k")).isFalse();
            blog.get("default").set("k", "of the blog");
            assertThat(Subject.value(shop.get("default"), "k")).isEqualTo("of the shop");
            assertThat(Subject.value(blog.get("default"), "k")).isEqualTo("of the blog");
            assertThat(shop.get("default").deleteMatching("*")).isEqualTo(1);
            assertThat(blog.get("default").contains("k")).isTrue();
        }
    }

    @Test
    @DisplayName("D107 a full key is prefix, cache, version and key, joined by colons, also where the prefix is empty")
    void buildsKeys() throws IOException {
        try (Caches plain = open(Map.of());
                Caches shop = open(Map.of("larder.caches.default.key-prefix", "shop"))) {
            plain.get("default").withVersion(3).set("a:b", 1);
            shop.get("default").set("k", 1);
            assertThat(RecordingBackend.keysHeld()).containsExactlyInAnyOrder(":default:3:a:b", "shop:default:1:k");
        }
    }

    @Test
    @DisplayName("D107 a colon in a prefix makes no two keys the same")
    void prefixesCannotCollide() throws IOException {
        try (Caches one = open(Map.of("larder.caches.default.key-prefix", "a:default:1"));
                Caches two = open(Map.of("larder.caches.default.key-prefix", "a"))) {
            one.get("default").set("k", 1);
            two.get("default").set(":default:1:k", 2);
            two.get("default").set("default:1:k", 3);
            assertThat(Subject.value(one.get("default"), "k")).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("D122 a bulk operation, with or without waiting, is one bulk call to the backend and no single ones")
    void bulkOperationsAreOneCall() throws IOException {
        try (Caches caches = open(Map.of())) {
            Cache cache = caches.get("default");
            AsyncCache async = cache.async();
            Map<String, Integer> pairs = Map.of("a", 1, "b", 2, "c", 3);
            List<String> keys = List.of("a", "b", "c");
            RecordingBackend.reset();
            done(async.setMany(pairs));
            cache.setMany(pairs);
            assertThat(RecordingBackend.calls()).containsExactly("putAll 3", "putAll 3");
            RecordingBackend.reset();
            done(async.getMany(keys));
            cache.getMany(keys);
            assertThat(RecordingBackend.calls()).containsExactly("getAll 3", "getAll 3");
            RecordingBackend.reset();
            done(async.deleteMany(keys));
            assertThat(RecordingBackend.calls())
                    .as("what was readable, then gone")
                    .containsExactly("getAll 3", "removeAll 3");
        }
    }

    private static void done(CompletionStage<?> stage) {
        stage.toCompletableFuture().join();
    }

    @Test
    @DisplayName("D56 bulk operations on nothing send nothing")
    void nothingIsNotSent() throws IOException {
        try (Caches caches = open(Map.of())) {
            Cache cache = caches.get("default");
            RecordingBackend.reset();
            cache.setMany(Map.of());
            cache.getMany(List.of());
            cache.deleteMany(List.of());
            assertThat(RecordingBackend.calls()).isEmpty();
        }
    }

    @Test
    @DisplayName("D188 D189 the end closes every cache that was opened, once, and opens none that never was")
    void closesWhatWasOpened() throws IOException {
        Caches caches = open(Map.of("larder.caches.used.ttl", "1m", "larder.caches.unused.ttl", "1m"));
        caches.get("used");
        caches.get("default");
        caches.get("used");
        caches.close();
        caches.close();
        assertThat(RecordingBackend.calls())
                .containsExactlyInAnyOrder("open used", "open default", "close used", "close default");
    }
}
