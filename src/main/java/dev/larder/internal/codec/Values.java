package dev.larder.internal.codec;

import dev.larder.spi.ValueCodec;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns values into payloads and back: texts, numbers and bytes by itself, everything else by a codec.
 *
 * @param codecs all there are
 * @param chosen the name of the one for types that no codec owns
 */
record Values(List<ValueCodec> codecs, String chosen) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,32}");

    Values {
        codecs = List.copyOf(codecs);
        for (ValueCodec codec : codecs) {
            if (!NAME.matcher(codec.name()).matches()) {
                throw new IllegalArgumentException("codec " + codec.getClass().getName() + " = '" + codec.name()
                        + "': not a codec's name. Use up to 32 lower case letters, digits and hyphens.");
            }
        }
    }

    /** Throws an {@link IllegalArgumentException} when no codec takes the value. */
    Payload encode(@Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return encode(optional.orElse(null), true);
        }
        return encode(value, false);
    }

    private Payload encode(@Nullable Object value, boolean optional) {
        ValueKind kind = ValueKind.of(value);
        if (value == null || kind != ValueKind.CODEC) {
            return new Payload(kind, optional, "", kind.encode(value));
        }
        ValueCodec codec = codecFor(value.getClass());
        return new Payload(kind, optional, codec.name(), codec.encode(value));
    }

    private ValueCodec codecFor(Class<?> type) {
        return codecs.stream()
                .filter(codec -> codec.owns(type))
                .findFirst()
                .or(() -> named(chosen))
                .orElseThrow(() -> new IllegalArgumentException("a value of " + type.getName()
                        + " cannot be turned into bytes: no codec is called '" + chosen
                        + "'. Choose one in larder.caches.<name>.codec."));
    }

    private Optional<ValueCodec> named(String name) {
        return codecs.stream().filter(codec -> codec.name().equals(name)).findFirst();
    }

    /** Throws an unchecked exception when the payload is not what a codec made. */
    @Nullable
    Object decode(Payload payload) {
        Object value = switch (payload.kind()) {
            case CODEC -> named(payload.codec()).orElseThrow().decode(payload.bytes());
            case STRING -> payload.text();
            default -> payload.kind().decode(payload.bytes());
        };
        return payload.optional() ? Optional.ofNullable(value) : value;
    }
}
