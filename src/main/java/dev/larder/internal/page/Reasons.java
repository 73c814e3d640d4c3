package dev.larder.internal.page;

import dev.larder.internal.http.Refusal;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** All reason codes, whoever gives them. */
final class Reasons {

    /** The words, sorted. */
    static final Set<String> ALL = all();

    private Reasons() {}

    private static Set<String> all() {
        TreeSet<String> all = new TreeSet<>();
        Arrays.stream(Refusal.values()).map(Refusal::code).forEach(all::add);
        Arrays.stream(Bypass.values()).map(Bypass::code).forEach(all::add);
        Arrays.stream(Detail.values()).map(Detail::code).forEach(all::add);
        return Collections.unmodifiableSet(all);
    }
}
