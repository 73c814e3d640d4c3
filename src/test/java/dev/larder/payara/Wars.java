package dev.larder.payara;

import java.io.File;
import java.net.URISyntaxException;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Web applications as people build them: classes, pages, and Larder with what it needs in {@code WEB-INF/lib}. */
final class Wars {

    private static final String SETTINGS = "META-INF/microprofile-config.properties";

    private Wars() {}

    /** One with the main jar that this build has made. */
    static WebArchive withLarder(String name) {
        return ShrinkWrap.create(WebArchive.class, name + ".war")
                .addAsLibraries(
                        new File(System.getProperty("built.jar")),
                        jar(org.ehcache.Cache.class),
                        jar(javax.cache.Cache.class),
                        jar(org.slf4j.Logger.class),
                        jar(org.jspecify.annotations.Nullable.class));
    }

    /** The Facelets tags' jar. */
    static File faces() {
        return new File(System.getProperty("built.faces.jar"));
    }

    static WebArchive settings(WebArchive war, String... lines) {
        return war.addAsResource(new StringAsset(String.join("\n", lines) + "\n"), SETTINGS);
    }

    /** The jar that a class of the test's own class path comes from. */
    static File jar(Class<?> type) {
        try {
            return new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
