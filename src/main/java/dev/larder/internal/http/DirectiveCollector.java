package dev.larder.internal.http;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Gathers directives one by one into a {@link CacheControl}: the one place that knows what counts (RFC 9111 §4.2.1, §5.2). */
final class DirectiveCollector {

    private final Map<Directive, Long> said = new EnumMap<>(Directive.class);
    private final Map<Directive, Set<String>> fields = new EnumMap<>(Directive.class);
    private final Set<Directive> unqualified = EnumSet.noneOf(Directive.class);

    void add(String member, boolean clean) {
        DirectiveText text = DirectiveText.of(member, clean);
        Directive directive = Directive.named(text.name());
        if (directive != null) {
            add(directive, text);
        }
    }

    void plain(Directive directive) {
        said.putIfAbsent(directive, 0L);
        unqualified.add(directive);
    }

    void seconds(Directive directive, long seconds) {
        said.putIfAbsent(directive, seconds);
    }

    void fields(Directive directive, String list) {
        List<String> names = FieldSyntax.members(List.of(FieldSyntax.lowerCase(list)));
        boolean readable = !names.isEmpty() && names.stream().allMatch(FieldSyntax::isToken);
        if (!readable) {
            plain(directive);
            return;
        }
        said.putIfAbsent(directive, 0L);
        fields.computeIfAbsent(directive, ignored -> new TreeSet<>()).addAll(names);
    }

    CacheControl toCacheControl() {
        fields.keySet().removeAll(unqualified);
        return said.isEmpty() ? CacheControl.NONE : new CacheControl(said, fields);
    }

    private void add(Directive directive, DirectiveText text) {
        switch (directive.kind()) {
            case FORBIDS -> plain(directive);
            case FIELDS -> fields(directive, text.clean() && text.argument() != null ? text.argument() : "");
            case ALLOWS -> {
                if (text.clean()) {
                    plain(directive);
                }
            }
            case SECONDS -> seconds(directive, secondsOf(directive, text.argument(), text.clean()));
        }
    }

    /** Zero for anything that is not a count of seconds; {@code max-stale} alone takes any staleness (§5.2.1.2). */
    private static long secondsOf(Directive directive, @Nullable String argument, boolean clean) {
        if (argument == null) {
            return directive == Directive.MAX_STALE && clean ? DeltaSeconds.MAX : 0;
        }
        return clean ? Math.max(0, DeltaSeconds.parse(argument)) : 0;
    }
}
