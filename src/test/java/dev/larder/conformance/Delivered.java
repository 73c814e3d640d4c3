package dev.larder.conformance;

import java.util.List;

/**
 * What a client was answered.
 *
 * @param number of its request, from 1
 * @param interim the interim responses before
 * @param head status and fields
 * @param body as text
 */
record Delivered(int number, List<ResponseHead> interim, ResponseHead head, String body) {

    /** All values of a field, joined; null when it is absent. */
    String field(String name) {
        List<String> values = head.fields().stream()
                .filter(line -> line.is(name))
                .map(FieldLine::value)
                .toList();
        return values.isEmpty() ? null : String.join(", ", values);
    }

    /** Whether the origin was not asked for this answer. */
    boolean isFromCache() {
        String count = field(ScriptedOrigin.COUNT);
        return count != null && Integer.parseInt(count) < number;
    }
}
