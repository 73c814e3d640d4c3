package dev.larder.spi;

import dev.larder.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads what stands under {@code larder.caches.<name>.options.} and collects what is wrong with it, for {@link StoreFactory#check} and
 * {@link StoreFactory#open}.
 *
 * <p>Ask for every option the backend has, then for the {@link #findings}: what was not asked for is a finding too, since it is
 * misspelt more often than not. For one thread.
 *
 * @since 0.1
 */
public final class StoreOptions {

    /** Told to every backend ({@link StoreSettings#options}), as a cache may inherit it from {@code larder.caches.default}. */
    private static final String PROVIDER = "provider";

    private static final Duration BRIEFEST = Duration.ofMillis(1);
    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})\\s*(|KB|MB|GB)");
    private static final List<String> UNITS = List.of("", "KB", "MB", "GB");

    private final String backend;
    private final String cache;
    private final Map<String, String> options;
    private final Set<String> known = new TreeSet<>();
    private final List<String> findings = new ArrayList<>();

    private StoreOptions(String backend, StoreContext context) {
        this.backend = backend;
        this.cache = "larder.caches." + context.cacheName() + '.';
        this.options = context.settings().options();
    }

    /**
     * The options of a cache.
     *
     * @param backend the backend's name, for findings
     * @param context the cache's settings
     * @return a reader that has found nothing yet
     */
    public static StoreOptions of(String backend, StoreContext context) {
        return new StoreOptions(backend, context);
    }

    /**
     * Reads a text.
     *
     * @param name what follows {@code options.}
     * @return the text as it is set; empty where it is not
     */
    public Optional<String> text(String name) {
        known.add(name);
        return Optional.ofNullable(options.get(name));
    }

    /**
     * Reads a duration in the form of {@link DurationText}.
     *
     * @param name what follows {@code options.}
     * @param fallback what counts where it is not set, or wrongly
     * @param most the longest that is allowed; the briefest is a millisecond
     * @return the duration
     */
    public Duration duration(String name, Duration fallback, Duration most) {
        Optional<String> text = text(name);
        Optional<Duration> duration = text.flatMap(StoreOptions::duration)
                .filter(given -> given.compareTo(BRIEFEST) >= 0 && given.compareTo(most) <= 0);
        if (text.isPresent() && duration.isEmpty()) {
            wrong(
                    name,
                    text.get(),
                    "not a duration from 1ms to " + shown(most) + ". Use " + shown(fallback) + ", for example.");
        }
        return duration.orElse(fallback);
    }

    private static Optional<Duration> duration(String text) {
        try {
            return Optional.of(DurationText.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // said by the caller
        }
    }

    private static String shown(Duration duration) {
        if (duration.toMillis() % 60_000 == 0) {
            return duration.toMinutes() + "m";
        }
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }

    /**
     * Reads a whole number.
     *
     * @param name what follows {@code options.}
     * @param fallback what counts where it is not set, or wrongly
     * @param most the largest that is allowed; the smallest is 1
     * @return the number
     */
    public int number(String name, int fallback, int most) {
        Optional<String> text = text(name).map(String::strip);
        Optional<Integer> number = text.filter(given -> given.matches("[1-9]\\d{0,8}"))
                .map(Integer::valueOf)
                .filter(given -> given <= most);
        if (text.isPresent() && number.isEmpty()) {
            wrong(name, text.get(), "not a number from 1 to " + most + ". Use " + fallback + ", for example.");
        }
        return number.orElse(fallback);
    }

    /**
     * Reads a number of bytes: {@code 64MB}, {@code 2GB}, {@code 500KB} or a plain number. A KB has 1024 bytes.
     *
     * @param name what follows {@code options.}
     * @param least the smallest that is allowed
     * @param most the largest that is allowed
     * @return the bytes; empty where they are not set, or wrongly
     */
    public Optional<Long> bytes(String name, long least, long most) {
        Optional<String> text = text(name);
        Optional<Long> bytes = text.flatMap(StoreOptions::bytes).filter(given -> given >= least && given <= most);
        if (text.isPresent() && bytes.isEmpty()) {
            wrong(
                    name,
                    text.get(),
                    "no size from " + shown(least) + " to " + shown(most) + ". Use 64MB or 2GB, for example.");
        }
        return bytes;
    }

    private static Optional<Long> bytes(String text) {
        Matcher parts = SIZE.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!parts.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(parts.group(1));
        int shift = 10 * UNITS.indexOf(parts.group(2));
        return Optional.of(number > Long.MAX_VALUE >> shift ? Long.MAX_VALUE : number << shift);
    }

    private static String shown(long bytes) {
        int unit = Math.min(UNITS.size() - 1, Long.numberOfTrailingZeros(bytes) / 10);
        return (bytes >> (10 * unit)) + UNITS.get(unit);
    }

    /**
     * Reads {@code true} or {@code false}.
     *
     * @param name what follows {@code options.}
     * @param fallback what counts where it is not set, or wrongly
     * @return which of them
     */
    public boolean flag(String name, boolean fallback) {
        String text = text(name).orElse(Boolean.toString(fallback)).strip().toLowerCase(Locale.ROOT);
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        wrong(name, text, "neither true nor false. Use one of the two.");
        return fallback;
    }

    /**
     * Reads one of several words: the names of an enum's constants in lower case, with hyphens.
     *
     * @param <E> the enum
     * @param name what follows {@code options.}
     * @param fallback what counts where it is not set, or wrongly
     * @return the constant
     */
    public <E extends Enum<E>> E choice(String name, E fallback) {
        List<E> all = Arrays.asList(fallback.getDeclaringClass().getEnumConstants());
        String text = text(name).orElse(shown(fallback)).strip();
        Optional<E> chosen =
                all.stream().filter(each -> shown(each).equals(text)).findFirst();
        if (chosen.isEmpty()) {
            String words = all.stream().map(StoreOptions::shown).collect(Collectors.joining(" or "));
            wrong(name, text, "unknown. Use " + words + ".");
        }
        return chosen.orElse(fallback);
    }

    private static String shown(Enum<?> each) {
        return each.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Notes that an option is wrong.
     *
     * @param name what follows {@code options.}
     * @param value what is set; three stars where nobody may see it
     * @param sentences what is wrong and what to do
     */
    public void wrong(String name, Object value, String sentences) {
        wrongSetting("options." + name, value, sentences);
    }

    /**
     * Notes that a setting is wrong which is no option: {@code location}, {@code max-bytes}.
     *
     * @param setting what follows the cache's name
     * @param value what is set; three stars where nobody may see it
     * @param sentences what is wrong and what to do
     */
    public void wrongSetting(String setting, Object value, String sentences) {
        findings.add(cache + setting + " = '" + value + "': " + sentences);
    }

    /**
     * What is wrong. Options that nobody asked for come last, without their values, which may be passwords.
     *
     * @return sentences for {@link StoreFactory#check}; empty when nothing is wrong
     */
    public List<String> findings() {
        List<String> all = new ArrayList<>(findings);
        String remedy = known.isEmpty()
                ? " has no options. Remove it."
                : " has no such option. Use one of: " + String.join(", ", known) + ".";
        new TreeSet<>(options.keySet())
                .stream()
                        .filter(name -> !known.contains(name) && !name.equals(PROVIDER))
                        .forEach(name ->
                                all.add(cache + "options." + name + " = '***': the backend " + backend + remedy));
        return List.copyOf(all);
    }

    /**
     * For {@link StoreFactory#open}: goes on only if nothing is wrong.
     *
     * @throws IllegalArgumentException with all findings
     */
    public void requireNoFindings() {
        List<String> all = findings();
        if (!all.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", all));
        }
    }
}
