package dev.larder.internal.jsp;

import jakarta.servlet.jsp.PageContext;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The class of which {@link BodyContext}s are: that one with nothing added.
 *
 * <p>Pages 3.1 wants two methods implemented whose types Pages 4.0 has taken away: a class that names them cannot be looked at by
 * reflection there, as expressions do for {@code pageContext.request}; one that does not name them cannot be compiled here. So it is
 * written as bytes.
 */
final class BodyContextClass {

    private static final MethodType ARGUMENTS =
            MethodType.methodType(void.class, PageContext.class, BodyRequest.class, MissedVariables.class);
    private static final int MAGIC = 0xCAFEBABE;
    private static final int JAVA_17 = 61;
    private static final int UTF8 = 1;
    private static final int CLASS = 7;
    private static final int METHOD = 10;
    private static final int NAME_AND_TYPE = 12;
    private static final int FINAL_SUPER = 0x30;

    /** Loads itself and the three arguments, calls the constructor of the superclass, which is entry 8, and returns. */
    private static final byte[] CODE = {0x2a, 0x2b, 0x2c, 0x2d, (byte) 0xb7, 0, 8, (byte) 0xb1};

    private static final MethodHandle CONSTRUCTOR = constructor();

    private BodyContextClass() {}

    static BodyContext create(PageContext own, BodyRequest request, MissedVariables missed) {
        try {
            return (BodyContext) CONSTRUCTOR.invoke(own, request, missed);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static MethodHandle constructor() {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            Class<?> type = lookup.defineHiddenClass(bytes(), false).lookupClass();
            return lookup.findConstructor(type, ARGUMENTS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        String superclass = BodyContext.class.getName().replace('.', '/');
        out.writeInt(MAGIC);
        out.writeInt(JAVA_17);
        out.writeShort(10); // one more than there are entries
        text(superclass + "Alone", out);
        numbers(out, CLASS, 1);
        text(superclass, out);
        numbers(out, CLASS, 3);
        text("<init>", out);
        text(ARGUMENTS.toMethodDescriptorString(), out);
        numbers(out, NAME_AND_TYPE, 5, 6);
        numbers(out, METHOD, 4, 7);
        text("Code", out);
        shorts(out, FINAL_SUPER, 2, 4, 0, 0, 1); // no interfaces, no fields, one method
        shorts(out, 0, 5, 6, 1, 9);
        out.writeInt(CODE.length + 12);
        shorts(out, 4, 4, 0, CODE.length); // the code's length is an int
        out.write(CODE);
        shorts(out, 0, 0, 0); // no handlers, no attributes of the code, none of the class
        return bytes.toByteArray();
    }

    private static void text(String text, DataOutputStream out) throws IOException {
        out.writeByte(UTF8);
        out.writeUTF(text);
    }

    private static void numbers(DataOutputStream out, int kind, int... values) throws IOException {
        out.writeByte(kind);
        shorts(out, values);
    }

    private static void shorts(DataOutputStream out, int... values) throws IOException {
        for (int value : values) {
            out.writeShort(value);
        }
    }
}
