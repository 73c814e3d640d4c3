package dev.larder.internal.store.jdbc;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which database, and as whom.
 *
 * @param location the JNDI name of a data source, or a JDBC URL
 * @param user the database's user; empty: as the data source or the URL says
 * @param password of that user
 */
record Target(String location, String user, String password) {

    private static final String HIDDEN = "***";
    private static final Pattern IN_URL = Pattern.compile(
            "(?:password|passwd|pwd)=([^&;,)\\s]+)|//[^/?@:]*:([^/?]+)@|:([^/:@]+)@", Pattern.CASE_INSENSITIVE);

    boolean isUrl() {
        return location.startsWith("jdbc:");
    }

    /** A text, of a driver for example, as it may be shown. */
    String hideSecrets(String text) {
        String shown = text;
        for (String secret : secrets()) {
            shown = shown.replace(secret, HIDDEN);
        }
        return shown;
    }

    private List<String> secrets() {
        Stream<String> inUrl = IN_URL.matcher(location)
                .results()
                .flatMap(found -> Stream.of(found.group(1), found.group(2), found.group(3)));
        return Stream.concat(Stream.of(password), inUrl)
                .filter(secret -> secret != null && !secret.isEmpty())
                .toList();
    }

    /** Without passwords. */
    @Override
    public String toString() {
        return hideSecrets(location);
    }
}
