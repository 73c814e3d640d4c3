package dev.larder.internal.fragment;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types that an effect's value may have: immutable, and the same wherever they are read. */
final class SimpleType {

    private static final Map<Class<?>, Character> CODES = Map.ofEntries(
            Map.entry(String.class, 's'),
            Map.entry(Boolean.class, 'z'),
            Map.entry(Character.class, 'c'),
            Map.entry(Byte.class, 'b'),
            Map.entry(Short.class, 'h'),
            Map.entry(Integer.class, 'i'),
            Map.entry(Long.class, 'j'),
            Map.entry(Float.class, 'f'),
            Map.entry(Double.class, 'd'),
            Map.entry(BigDecimal.class, 'm'),
            Map.entry(BigInteger.class, 'n'));

    private SimpleType() {}

    static boolean isTypeOf(Object value) {
        return CODES.containsKey(value.getClass());
    }

    static void write(Object value, DataOutputStream out) throws IOException {
        @Nullable Character code = CODES.get(value.getClass());
        if (code == null) {
            throw new IllegalArgumentException(value.getClass().getName() + ": not a value that is kept.");
        }
        out.writeByte(code);
        Texts.write(value.toString(), out);
    }

    static Object read(DataInputStream in) throws IOException {
        char code = (char) in.readUnsignedByte();
        String text = Texts.read(in);
        return switch (code) {
            case 's' -> text;
            case 'z' -> Boolean.valueOf(text);
            case 'c' -> only(text);
            case 'b' -> Byte.valueOf(text);
            case 'h' -> Short.valueOf(text);
            case 'i' -> Integer.valueOf(text);
            case 'j' -> Long.valueOf(text);
            case 'f' -> Float.valueOf(text);
            case 'd' -> Double.valueOf(text);
            case 'm' -> new BigDecimal(text);
            case 'n' -> new BigInteger(text);
            default -> throw new IOException("another type");
        };
    }

    private static Character only(String text) throws IOException {
        if (text.length() != 1) {
            throw new IOException("not one character");
        }
        return text.charAt(0);
    }
}
