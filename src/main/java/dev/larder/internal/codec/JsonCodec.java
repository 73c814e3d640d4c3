package dev.larder.internal.codec;

import dev.larder.spi.ValueCodec;
import java.util.List;
import java.util.Set;

/**
 * JSON, with the class of each object beside it: lists, sets and maps element by element, everything else by its own class.
 *
 * <p>A class is looked up only if it is on the allow-list. What stands inside an object has the type that its class declares, so a field that is
 * declared as an interface comes back as far as the JSON library can tell. Changed fields of a class make what was stored unreadable.
 */
public final class JsonCodec implements ValueCodec {

    private final JsonText text;
    private final AllowList allowed;
    private final Allowed classes;
    private final FieldDigests digests = new FieldDigests();

    /**
     * A codec.
     *
     * @param text the JSON library
     * @param classes what may be written and read
     * @throws IllegalArgumentException when a pattern is none, or allows too much
     */
    public JsonCodec(JsonText text, Allowed classes) {
        this.text = text;
        this.classes = classes;
        try {
            this.allowed = new AllowList(classes.patterns(), classes.declared());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(classes.setting() + ": " + e.getMessage(), e);
        }
    }

    /**
     * What may be written and read.
     *
     * @param patterns what the application allows: {@code com.shop.Product}, {@code com.shop.*}, {@code com.shop.**}
     * @param declared names of classes that the signatures of cached methods name
     * @param setting the key of the setting with the patterns, for messages
     * @param loader the application's class loader
     */
    public record Allowed(List<String> patterns, Set<String> declared, String setting, ClassLoader loader) {}

    @Override
    public String name() {
        return text.name();
    }

    @Override
    public byte[] encode(Object value) {
        try {
            JsonWriter writer = new JsonWriter(this);
            writer.write(value, 0);
            return writer.bytes();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            throw new IllegalArgumentException(
                    "a value of " + value.getClass().getName() + " cannot be stored as JSON: " + e.getMessage(), e);
        }
    }

    @Override
    public Object decode(byte[] bytes) {
        try {
            Object value = new JsonReader(this, bytes).readAll();
            if (value == null) {
                throw new IllegalArgumentException("null is no value of a codec");
            }
            return value;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            throw new IllegalArgumentException("not a value that is allowed to be read", e);
        }
    }

    byte[] json(Object value, Class<?> type) {
        if (!allowed.allows(type.getName())) {
            throw new IllegalArgumentException(
                    type.getName() + " is not allowed. Allow it in " + classes.setting() + ".");
        }
        return text.write(value, type);
    }

    Object object(Class<?> type, byte[] json) {
        return type.cast(text.read(json, type));
    }

    /** The class of that name, if it is allowed. */
    Class<?> type(String name) {
        if (!allowed.allows(name)) {
            throw new IllegalArgumentException("not on the allow-list");
        }
        try {
            return Class.forName(name, false, classes.loader());
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("no such class", e);
        }
    }

    int digest(Class<?> type) {
        return digests.of(type);
    }
}
