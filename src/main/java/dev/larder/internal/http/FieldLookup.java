package dev.larder.internal.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Header fields seen by name, in any case: a {@link Fields}, or a request looked through without copying it (RFC 9110 §5). */
public interface FieldLookup {

    /** The first line of that name, or null when there is none; empty is not absent. */
    @Nullable
    String first(String name);

    /** All lines of that name in their order; empty when there is none. */
    List<String> lines(String name);
}
