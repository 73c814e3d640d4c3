package dev.larder.internal.fragment;

import jakarta.servlet.ServletContext;
import java.io.InputStream;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files of a web application.
 *
 * @param context of the application
 */
record ServletFiles(ServletContext context) implements TemplateSource.Files {

    @Override
    public @Nullable InputStream open(String path) {
        return context.getResourceAsStream(path);
    }

    @Override
    public @Nullable Collection<String> list(String folder) {
        return context.getResourcePaths(folder);
    }

    /** The bytes of classes, by their names. */
    TemplateSource.Files classes() {
        ClassLoader loader = context.getClassLoader();
        return new TemplateSource.Files() {
            @Override
            public @Nullable InputStream open(String name) {
                return loader.getResourceAsStream(name.replace('.', '/') + ".class");
            }

            @Override
            public Collection<String> list(String folder) {
                return Set.of();
            }
        };
    }
}
