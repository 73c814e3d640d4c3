package dev.larder.internal.codec;

import dev.larder.spi.ValueCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.NotSerializableException;
import java.io.Serializable;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Java serialization behind an allow-list, in both directions: what could not be read is not written.
 *
 * <p>Allowed are the JDK's value types (boxed numbers, texts, enums, collections, {@code java.time}, {@code java.math}) and what the
 * application names.
 */
public final class JavaCodec implements ValueCodec {

    private final AllowList allowed;
    private final String setting;
    private final ClassLoader loader;

    /**
     * A codec.
     *
     * @param patterns what the application allows: {@code com.shop.Product}, {@code com.shop.*}, {@code com.shop.**}
     * @param setting the setting's key, for messages: {@code larder.caches.<name>.options.allow}
     * @param loader the application's class loader
     * @throws IllegalArgumentException when a pattern is none, or allows too much
     */
    public JavaCodec(List<String> patterns, String setting, ClassLoader loader) {
        this(patterns, Set.of(), setting, loader);
    }

    /**
     * A codec that also takes what methods declare.
     *
     * @param patterns what the application allows
     * @param declared names of classes that follow from the signatures of cached methods
     * @param setting the setting's key, for messages
     * @param loader the application's class loader
     * @throws IllegalArgumentException when a pattern is none, or allows too much
     */
    public JavaCodec(List<String> patterns, Set<String> declared, String setting, ClassLoader loader) {
        try {
            this.allowed = new AllowList(patterns, declared);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(setting + ": " + e.getMessage(), e);
        }
        this.setting = setting;
        this.loader = loader;
    }

    @Override
    public String name() {
        return "java";
    }

    @Override
    public byte[] encode(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (AllowedOutput out = new AllowedOutput(bytes, allowed)) {
            out.writeObject(value);
            out.finish();
        } catch (InvalidClassException e) {
            throw refuse(value, e.classname + " is not allowed. Allow it in " + setting, e);
        } catch (NotSerializableException e) {
            throw refuse(
                    value,
                    e.getMessage() + " does not implement java.io.Serializable. Let it, or use another codec",
                    e);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw refuse(value, "serializing it failed (" + e + "). Store a simpler value", e);
        }
        if (bytes.size() > AllowedInput.LARGEST_BYTES) {
            throw refuse(value, "it takes " + bytes.size() + " bytes. Store less", null);
        }
        return bytes.toByteArray();
    }

    /** Why every value of a declared type would be refused; empty where some or all would not be. */
    public Optional<String> refusal(Class<?> declared) {
        Class<?> type = declared.isArray() ? declared.getComponentType() : declared;
        if (type.isPrimitive()
                || type.isInterface()
                || Modifier.isAbstract(type.getModifiers())
                || type == Object.class) {
            return Optional.empty();
        }
        if (!Serializable.class.isAssignableFrom(type)) {
            return Optional.of(
                    type.getName() + " does not implement java.io.Serializable. Let it, or use another codec");
        }
        return allowed.allows(type.getName())
                ? Optional.empty()
                : Optional.of(type.getName() + " is not allowed. Allow it in " + setting);
    }

    private static IllegalArgumentException refuse(Object value, String why, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "a value of " + value.getClass().getName() + " cannot be stored: " + why + ".", cause);
    }

    @Override
    public Object decode(byte[] bytes) {
        try (AllowedInput in = new AllowedInput(bytes, allowed, loader)) {
            Object value = in.readObject();
            if (value == null) {
                throw new IllegalArgumentException("null is no value of a codec");
            }
            return value;
        } catch (IOException | ClassNotFoundException | RuntimeException | LinkageError | StackOverflowError e) {
            throw new IllegalArgumentException("not a value that is allowed to be read", e);
        }
    }
}
