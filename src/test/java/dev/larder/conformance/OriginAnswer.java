package dev.larder.conformance;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a scripted origin answers to one request; {@code @-10} as a value stands for the date ten seconds ago. */
final class OriginAnswer {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final List<FieldLine> template;
    private volatile List<FieldLine> sent = List.of();
    private String body = "";
    private int delaySeconds;
    private boolean lost;
    private List<ResponseHead> interim = List.of();

    OriginAnswer(String... fields) {
        template = java.util.Arrays.stream(fields).map(FieldLine::of).toList();
    }

    OriginAnswer body(String text) {
        body = text;
        return this;
    }

    /** The connection is closed instead. */
    OriginAnswer lost() {
        lost = true;
        return this;
    }

    boolean isLost() {
        return lost;
    }

    OriginAnswer after(int seconds) {
        delaySeconds = seconds;
        return this;
    }

    OriginAnswer interim(ResponseHead... heads) {
        interim = List.of(heads);
        return this;
    }

    String body() {
        return body;
    }

    int delaySeconds() {
        return delaySeconds;
    }

    List<ResponseHead> interim() {
        return interim;
    }

    /** The fields, with dates relative to now; what was sent is remembered. */
    List<FieldLine> send(Instant now) {
        List<FieldLine> lines = new ArrayList<>();
        for (FieldLine line : template) {
            String value = line.value();
            lines.add(value.startsWith("@") ? new FieldLine(line.name(), date(now, value)) : line);
        }
        sent = List.copyOf(lines);
        return sent;
    }

    private static String date(Instant now, String value) {
        return HTTP_DATE.format(now.plusSeconds(Long.parseLong(value.substring(1))));
    }

    /** The names of the fields that were sent. */
    Set<String> names() {
        return sent.stream().map(FieldLine::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** All values of a field as sent last, joined. */
    String sent(String name) {
        return sent.stream().filter(line -> line.is(name)).map(FieldLine::value).collect(Collectors.joining(", "));
    }
}
