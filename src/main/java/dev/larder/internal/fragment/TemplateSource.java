package dev.larder.internal.fragment;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A template's source: its file and whatever that names by a path which stands in it as it is.
 *
 * <p>Looked for are {@code include} directives and actions, {@code c:import}, tag files and composite components by their folder, a
 * Facelets view's {@code template} and {@code ui:include}.
 */
public final class TemplateSource {

    private static final int MOST_FILES = 200;
    private static final int DIGEST_BYTES = 16;
    private static final Pattern FILE = Pattern.compile(
            "<(?:%@\\s*include|jsp:directive\\.include|jsp:include|ui:include|c:import|ui:composition|ui:decorate)\\b[^>]*?"
                    + "\\s(?:file|page|url|src|template)\\s*=\\s*[\"']([^\"'$#<>?:]+)[\"']");
    private static final Pattern FOLDER = Pattern.compile(
            "\\stagdir\\s*=\\s*[\"'](/WEB-INF/tags[^\"']*)[\"']|[\"'](?:urn:jsptagdir:)(/WEB-INF/tags[^\"']*)[\"']"
                    + "|[\"'](?:jakarta\\.faces\\.composite/|http://xmlns\\.jcp\\.org/jsf/composite/)([^\"']+)[\"']");

    private TemplateSource() {}

    /** The files of an application. */
    public interface Files {

        /** Opens a file, or answers {@code null} where there is none. */
        @Nullable
        InputStream open(String path) throws IOException;

        /** What a folder holds, or {@code null} where there is none; folders end with a slash. */
        @Nullable
        Collection<String> list(String folder);
    }

    /** The digest of a template with all that it names, or {@code null} where it has no source. */
    public static @Nullable String digest(String path, Files files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return collect(path, files, digest)
                    ? Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(Arrays.copyOf(digest.digest(), DIGEST_BYTES))
                    : null;
        } catch (IOException unreadable) {
            return null; // as if it had no source: nothing is to be known about it
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static boolean collect(String path, Files files, MessageDigest digest) throws IOException {
        Set<String> seen = new LinkedHashSet<>(List.of(path));
        Deque<String> open = new ArrayDeque<>(seen);
        boolean found = false;
        while (!open.isEmpty()) {
            String next = open.remove();
            byte[] source = source(next, files);
            digest.update((next + '\n' + source.length + '\n').getBytes(StandardCharsets.UTF_8));
            digest.update(source);
            found |= next.equals(path) && source.length > 0;
            for (String named : named(next, new String(source, StandardCharsets.ISO_8859_1), files)) {
                if (seen.size() < MOST_FILES && seen.add(named)) {
                    open.add(named);
                }
            }
        }
        return found;
    }

    private static byte[] source(String path, Files files) throws IOException {
        try (InputStream in = files.open(path)) {
            return in == null ? new byte[0] : in.readAllBytes();
        }
    }

    private static Set<String> named(String from, String source, Files files) {
        Set<String> paths = new LinkedHashSet<>();
        for (Matcher file = FILE.matcher(source); file.find(); ) {
            paths.add(resolved(from, file.group(1).strip()));
        }
        for (Matcher folder = FOLDER.matcher(source); folder.find(); ) {
            Collection<String> held = files.list(folder(folder));
            new TreeSet<>(held == null ? Set.of() : held)
                    .stream().filter(path -> !path.endsWith("/")).forEach(paths::add);
        }
        return paths;
    }

    private static String folder(Matcher found) {
        String tags = found.group(1) == null ? found.group(2) : found.group(1);
        return (tags == null ? "/resources/" + found.group(3) : tags) + "/";
    }

    private static String resolved(String from, String path) {
        try {
            return URI.create(from).resolve(path).normalize().toString();
        } catch (IllegalArgumentException strange) {
            return path;
        }
    }
}
