package dev.larder.internal.codec;

import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Refuses to write what {@link AllowedInput} would refuse to read. */
final class AllowedOutput extends ObjectOutputStream {

    private final AllowList allowed;
    private @Nullable String refused;

    AllowedOutput(OutputStream out, AllowList allowed) throws IOException {
        super(out);
        this.allowed = allowed;
    }

    @Override
    protected void annotateClass(Class<?> type) throws IOException {
        if (refused != null || allowed.allows(type.getName())) {
            return;
        }
        refused = type.getName();
        // A stream that fails writes its exception first; what comes after a refusal is thrown away anyway.
        if (!ObjectStreamException.class.isAssignableFrom(type)) {
            finish();
        }
    }

    /** Throws an {@link InvalidClassException} if an object of a class was written that is not allowed. */
    void finish() throws IOException {
        if (refused != null) {
            throw new InvalidClassException(refused, "not on the allow-list");
        }
    }

    @Override
    protected void annotateProxyClass(Class<?> type) throws IOException {
        throw new InvalidClassException(type.getName(), "a proxy");
    }
}
