package dev.larder.internal.config;

import java.util.Locale;
import java.util.regex.Pattern;

/** What is shown in place of a secret. */
final class Masking {

    static final String HIDDEN = "***";

    private static final Pattern SECRET_NAME =
            Pattern.compile("password|passwd|pwd|secret|token|credential|auth|encr|(^|[._-])key($|[._-])|pass$");
    /** Up to the last @ before the next URL of a list: a password may hold anything. */
    private static final Pattern USER_OF_URL = Pattern.compile("//(?:(?!,\\s*[\\w+.-]+://).)*@");

    private static final Pattern USER_BEFORE = Pattern.compile("^(?:(?!//).)*@");
    private static final Pattern QUERY =
            Pattern.compile("((?:password|passwd|pwd|secret|token)=)[^&;,\\s]*", Pattern.CASE_INSENSITIVE);

    private Masking() {}

    /** A declared setting's value as it may be shown. */
    static String shown(Setting<?> setting, String option, String text) {
        return setting.use().isSecret() ? HIDDEN : shownUnder(option, text);
    }

    /** The value of something that nobody declared: hidden when its name sounds like a secret. */
    static String shownUnder(String name, String text) {
        String words = name.toLowerCase(Locale.ROOT).replace('_', '-');
        return SECRET_NAME.matcher(words).find() ? HIDDEN : hidePasswords(text);
    }

    /** User and password of every URL and every query parameter that is called so hidden. */
    static String hidePasswords(String text) {
        String withoutUrls = USER_OF_URL.matcher(text).replaceAll("//" + HIDDEN + "@");
        String withoutUsers = USER_BEFORE.matcher(withoutUrls).replaceAll(HIDDEN + "@");
        return QUERY.matcher(withoutUsers).replaceAll("$1" + HIDDEN);
    }
}
