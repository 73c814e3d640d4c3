package dev.larder.internal.store.jcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.internal.codec.Envelope;
import dev.larder.internal.codec.JavaCodec;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JCacheOptionsTest {

    private static StoreContext context(String settings) {
        Map<String, String> all = Arrays.stream(settings.split(" "))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> each[1]));
        Map<String, String> options = all.entrySet().stream()
                .filter(each -> !List.of("location", "codec", "max-bytes").contains(each.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        OptionalLong bytes = all.containsKey("max-bytes")
                ? OptionalLong.of(Long.parseLong(all.get("max-bytes")))
                : OptionalLong.empty();
        ClassLoader loader = JCacheOptionsTest.class.getClassLoader();
        JavaCodec java = new JavaCodec(List.of(), "allow", loader);
        return new StoreContext(
                "c",
                new StoreSettings(
                        Optional.ofNullable(all.get("location")),
                        new StoreSettings.Bounds(10, bytes),
                        all.getOrDefault("codec", "java"),
                        options),
                new Envelope(List.of(java), "java", false),
                loader);
    }

    @ParameterizedTest
    @CsvSource({
        "off-heap=64MB, 67108864, -1",
        "off-heap=64mb max-bytes=2000000, 2000000, -1",
        "off-heap=1MB max-bytes=2000000, 1048576, -1",
        "disk=2GB location=/tmp/x, -1, 2147483648",
        "disk=2GB off-heap=1MB max-bytes=5000000 location=/tmp/x, 1048576, 5000000",
        "provider=" + ProviderClass.CAFFEINE + " max-bytes=5000, -1, -1"
    })
    void readsTiersAndBounds(String settings, long offHeap, long disk) {
        JCacheOptions options = JCacheOptions.of(context(settings));
        assertThat(options.findings()).isEmpty();
        assertThat(options.tiers().offHeap().orElse(-1)).isEqualTo(offHeap);
        assertThat(options.tiers().disk().orElse(-1)).isEqualTo(disk);
    }

    @ParameterizedTest
    @CsvSource({
        "off-heap=64, options.off-heap = '64': no size",
        "off-heap=0MB, options.off-heap = '0MB': no size",
        "disk=much location=/tmp/x, options.disk = 'much': no size",
        "disk=1GB, location = '': a cache on disk needs a directory",
        "off-heap=1MB location=/tmp/x, location = '/tmp/x': a cache outside of the heap has no place",
        "off-heap=1MB codec=reference, options.off-heap = '1MB': bytes can be there",
        "off-heap=1MB provider=" + ProviderClass.CAFFEINE + ", options.off-heap = '1MB': only an Ehcache",
        "off-heap=1MB location=jndi:payara/CacheManager, options.off-heap = '1MB': only an Ehcache",
        "off-heap=2MB disk=2MB location=/tmp/x, options.disk = '2MB': all of it would fit",
        "heap=secret, options.heap = '***': the backend jcache has no such option",
        "off-heap=1MB max-bytes=1000, max-bytes = '1000': Ehcache takes memory by the megabyte",
        "codec=java max-bytes=5000000, max-bytes = '5000000': Ehcache counts bytes off the heap only",
        "location=jndi:payara/CacheManager max-bytes=5, max-bytes = '5': the server's cache has bounds",
        "provider=org.example.Provider max-bytes=5, max-bytes = '5': this provider is bounded by its own",
        "codec=reference max-bytes=5 provider=" + ProviderClass.CAFFEINE + ", max-bytes = '5': references have no size"
    })
    void saysWhatIsWrong(String settings, String finding) {
        assertThat(new JCacheStoreFactory().check(context(settings)))
                .singleElement()
                .asString()
                .startsWith("larder.caches.c." + finding)
                .endsWith(".");
    }

    @Test
    void everyStoreOnDiskHasADirectoryOfItsOwnAndTheNextTakesItOver(@TempDir Path directory) {
        DiskPlace first = DiskPlace.claim(directory, "a/b");
        DiskPlace second = DiskPlace.claim(directory, "a/b");
        assertThat(first.directory()).isEqualTo(directory.resolve("a%2Fb-0"));
        assertThat(second.directory()).isEqualTo(directory.resolve("a%2Fb-1"));
        first.release();
        DiskPlace third = DiskPlace.claim(directory, "a/b");
        assertThat(third.directory()).isEqualTo(first.directory());
        second.release();
        third.release();
        assertThat(directory.resolve("a%2Fb-2.lock")).doesNotExist();
        assertThat(Files.exists(directory.resolve("a%2Fb-1.lock"))).isTrue();
    }

    @Test
    void saysWhereADiskCannotBeUsed(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "no directory");
        StoreContext context = context("disk=1MB location=" + file);
        assertThatThrownBy(() -> new JCacheStoreFactory().open(context))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("larder.caches.c.location = '" + file + "': Ehcache cannot keep a cache there");
    }
}
