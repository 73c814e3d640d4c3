package dev.larder.internal.page;

import dev.larder.internal.http.FieldNames;
import dev.larder.internal.http.Validators;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A request that asks whether what is stored still holds (RFC 9111 §4.3.1): the stored page's validators take the place of the
 * client's own conditions, and the whole page is asked for.
 */
final class ValidatingRequest extends HttpServletRequestWrapper {

    private static final Set<String> CONDITIONS =
            caseless(FieldNames.IF_NONE_MATCH, FieldNames.IF_MODIFIED_SINCE, FieldNames.IF_RANGE, FieldNames.RANGE);

    private final Map<String, String> own = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /**
     * Replaces the conditions.
     *
     * @param validators of what is stored; without any the whole page is just asked for
     */
    ValidatingRequest(HttpServletRequest request, Validators validators) {
        super(request);
        if (validators.etag() != null) {
            own.put(FieldNames.IF_NONE_MATCH, validators.etag());
        }
        if (validators.lastModified() != null) {
            own.put(FieldNames.IF_MODIFIED_SINCE, validators.lastModified());
        }
    }

    private static Set<String> caseless(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Collections.addAll(set, names);
        return Collections.unmodifiableSet(set);
    }

    @Override
    public @Nullable String getHeader(String name) {
        return CONDITIONS.contains(name) ? own.get(name) : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        if (!CONDITIONS.contains(name)) {
            return super.getHeaders(name);
        }
        String value = own.get(name);
        return value == null ? Collections.emptyEnumeration() : Collections.enumeration(Set.of(value));
    }

    @Override
    public long getDateHeader(String name) {
        if (!CONDITIONS.contains(name)) {
            return super.getDateHeader(name);
        }
        var date = dev.larder.internal.http.HttpDate.parse(own.get(name), java.time.Instant.EPOCH);
        return date == null ? -1 : date.toEpochMilli();
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(Collections.list(super.getHeaderNames()));
        names.removeAll(CONDITIONS);
        names.addAll(own.keySet());
        return Collections.enumeration(names);
    }
}
