package dev.larder.internal.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a page turned out to depend on.
 *
 * @param variance what goes into its key
 * @param undeclared the name of an input that does not, null when there is none
 * @param isPersonal whether that is the visitor's identity, which no setting lets through
 */
record Dependence(Variance variance, @Nullable String undeclared, boolean isPersonal) {

    /** The Cookie field as a whole. */
    private static final String COOKIE = "cookie";

    private static final String ALL_HEADERS = "all-headers";

    /**
     * The verdict.
     *
     * @param declared what annotations, rules and the response's own Vary name
     * @param rest what the REST resource declares, null when none took part
     */
    static Dependence of(ReadInputs inputs, Variance declared, @Nullable RestInputs rest, UndeclaredInputs mode) {
        Collected read = Collected.of(inputs, rest);
        List<String> negotiated =
                read.headers.stream().filter(ReadHeaders::isNegotiated).toList();
        Variance variance = declared.plus(Variance.of(negotiated, List.of()));
        String unkeyed = read.outside(variance);
        if (mode == UndeclaredInputs.VARY && read.open == null) {
            variance = variance.plus(read.all(variance, inputs.shownCookies()));
            unkeyed = null;
        }
        if (unkeyed == null
                && mode != UndeclaredInputs.VARY
                && !variance.headers().contains(COOKIE)) {
            unkeyed = shownBeside(variance.cookies(), inputs);
        }
        String personal = ReadInputs.PRINCIPAL.equals(read.open) ? read.open : inputs.personal();
        if (personal != null) {
            return new Dependence(variance, personal, true);
        }
        String open = read.open == null ? inputs.unkeyable() : read.open;
        return new Dependence(variance, open == null ? unkeyed : open, false);
    }

    /** A cookie beside the declared ones that the application was shown: whether it is there may decide about the page. */
    private static @Nullable String shownBeside(Collection<String> declared, ReadInputs inputs) {
        return inputs.shownCookies().stream()
                .filter(cookie -> !declared.contains(cookie))
                .findFirst()
                .map(cookie -> "cookie " + cookie)
                .orElse(null);
    }

    /** Everything read, from both sources. */
    private record Collected(
            Collection<String> headers,
            Set<String> cookies,
            boolean cookieList,
            @Nullable String open) {

        static Collected of(ReadInputs inputs, @Nullable RestInputs rest) {
            Collection<String> headers = new ArrayList<>(inputs.headers());
            boolean everything = headers.remove(ReadHeaders.ALL) && !inputs.isHarmless(ALL_HEADERS);
            if (!inputs.isCopiedByRest() || rest == null) {
                String open = everything || inputs.isCopiedByRest() ? ALL_HEADERS : null;
                return new Collected(headers, inputs.cookies(), inputs.isCookieListRead(), vouched(open, inputs));
            }
            rest.headers().stream().filter(name -> !inputs.isHarmless(name)).forEach(headers::add);
            Set<String> cookies = new HashSet<>(inputs.cookies());
            rest.cookies().stream()
                    .filter(name -> !inputs.isHarmless("cookie " + name))
                    .forEach(cookies::add);
            boolean list = inputs.isCookieListRead() || !cookies.isEmpty();
            return new Collected(headers, cookies, list, everything ? ALL_HEADERS : vouched(rest.open(), inputs));
        }

        private static @Nullable String vouched(@Nullable String open, ReadInputs inputs) {
            return open == null || inputs.isHarmless(open) ? null : open;
        }

        /** The first input that the key does not hold. */
        @Nullable
        String outside(Variance variance) {
            for (String header : headers) {
                if (!variance.headers().contains(lower(header))) {
                    return header;
                }
            }
            return cookieOutside(variance);
        }

        private @Nullable String cookieOutside(Variance variance) {
            if (variance.headers().contains(COOKIE)) {
                return null;
            }
            if (cookieList && variance.cookies().isEmpty()) {
                return "Cookie";
            }
            return cookies.stream()
                    .filter(cookie -> !variance.cookies().contains(cookie))
                    .findFirst()
                    .map(cookie -> "cookie " + cookie)
                    .orElse(null);
        }

        /** All of it as a variance, cookies that were merely shown too; where none is known the whole field counts. */
        Variance all(Variance known, Set<String> shown) {
            List<String> names = new ArrayList<>(headers);
            Set<String> single = new HashSet<>(cookies);
            single.addAll(shown);
            boolean whole = cookieList && single.isEmpty() && known.cookies().isEmpty();
            if (whole) {
                names.add(COOKIE);
            }
            return Variance.of(names, single);
        }

        private static String lower(String name) {
            return name.toLowerCase(java.util.Locale.ROOT);
        }
    }
}
