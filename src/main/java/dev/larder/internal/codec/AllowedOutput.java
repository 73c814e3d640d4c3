package dev.larder.internal.codec;

import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;

/** Refuses to write what {@link AllowedInput} would refuse to read. */
final class AllowedOutput extends ObjectOutputStream {

    private final AllowList allowed;

    AllowedOutput(OutputStream out, AllowList allowed) throws IOException {
        super(out);
        this.allowed = allowed;
    }

    @Override
    protected void annotateClass(Class<?> type) throws IOException {
        if (!allowed.allows(type.getName())) {
            throw new InvalidClassException(type.getName(), "not on the allow-list");
        }
    }

    @Override
    protected void annotateProxyClass(Class<?> type) throws IOException {
        throw new InvalidClassException(type.getName(), "a proxy");
    }
}
