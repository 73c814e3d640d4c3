package dev.larder.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Which rooms may see which part of the platform: a server that lacks the part must never load a class that needs it. */
class PlatformTest {
    private static final String INNER = "dev.larder.internal.";

    /** An API that some server or application lacks, and the rooms that only exist because of it. */
    private record OptionalApi(List<String> packages, List<String> rooms) {
        private static OptionalApi api(String... packages) {
            return new OptionalApi(List.of(packages), List.of());
        }

        private OptionalApi onlyIn(String... rooms) {
            return new OptionalApi(
                    packages, Stream.of(rooms).map(room -> INNER + room + "..").toList());
        }

        private ArchRule rule() {
            return noClasses()
                    .that()
                    .resideOutsideOfPackages(rooms.toArray(String[]::new))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(packages.toArray(String[]::new))
                    .allowEmptyShould(true)
                    .because("where this API is missing, only its own room may be left out");
        }
    }

    @TestFactory
    Stream<DynamicTest> optionalApisAreSeenByTheirOwnRoomsOnly() {
        return Stream.of(
                        OptionalApi.api("jakarta.faces..").onlyIn("faces"),
                        OptionalApi.api("jakarta.servlet.jsp..").onlyIn("jsp"),
                        OptionalApi.api("jakarta.el..").onlyIn("jsp", "faces", "el"),
                        OptionalApi.api("jakarta.ws.rs..").onlyIn("rest"),
                        OptionalApi.api("jakarta.transaction..").onlyIn("transaction"),
                        OptionalApi.api("jakarta.enterprise.concurrent..").onlyIn("concurrent", "wiring"),
                        OptionalApi.api("org.eclipse.microprofile.config..").onlyIn("config"),
                        OptionalApi.api("org.eclipse.microprofile.metrics..", "org.eclipse.microprofile.health..")
                                .onlyIn("observe"),
                        OptionalApi.api("org.ehcache..").onlyIn("store.jcache"),
                        OptionalApi.api("com.hazelcast..", "com.github.benmanes..")
                                .onlyIn("store.jcache"),
                        // Bringing one's own CacheResolver means speaking javax.cache.Cache.
                        OptionalApi.api("javax.cache..").onlyIn("store.jcache", "method", "wiring"),
                        OptionalApi.api("redis.clients..").onlyIn("store.redis"),
                        OptionalApi.api("net.rubyeye.xmemcached..").onlyIn("store.memcached"),
                        OptionalApi.api("java.sql..", "javax.sql..").onlyIn("store.jdbc"),
                        OptionalApi.api("jakarta.json..", "com.fasterxml..", "com.github.luben..")
                                .onlyIn("codec"))
                .map(api -> dynamicTest(
                        String.join(", ", api.packages()), () -> api.rule().check(LarderClasses.ALL)));
    }

    @TestFactory
    Stream<DynamicTest> whatWorksWithoutCdiDoesNotSeeIt() {
        return Stream.of("page", "http", "key", "engine", "store", "codec", "config", "fragment")
                .map(room -> dynamicTest(
                        room,
                        () -> noClasses()
                                .that()
                                .resideInAnyPackage("dev.larder." + room + "..", INNER + room + "..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        "jakarta.enterprise.context..",
                                        "jakarta.enterprise.inject..",
                                        "jakarta.enterprise.event..")
                                .allowEmptyShould(true)
                                .because("pages and values are also cached where there is no CDI")
                                .check(LarderClasses.ALL)));
    }
}
