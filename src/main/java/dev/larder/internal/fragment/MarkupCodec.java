package dev.larder.internal.fragment;

import dev.larder.internal.live.LiveReference;
import dev.larder.spi.ValueCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The binary form of a fragment. What another release wrote is no fragment for this one, hence a miss. Integers are big-endian; a
 * text is its length in UTF-8 bytes as an int, then those bytes; a list is its size as an int, then its elements:
 *
 * <pre>
 * byte   version, 1
 * list   segments: a byte (0 markup, else the {@linkplain LiveReference.Kind#code() kind} of a live part), a text
 * list   templates: path and digest, two texts
 * list   effects: kind and name, two texts; a byte for the value's type; the value as a text
 * </pre>
 */
public final class MarkupCodec implements ValueCodec {

    private static final byte VERSION = 1;
    private static final byte TEXT = 0;

    /** For the service loader. */
    public MarkupCodec() {}

    @Override
    public String name() {
        return "fragment";
    }

    @Override
    public boolean owns(Class<?> type) {
        return type == Markup.class;
    }

    @Override
    public byte[] encode(Object value) {
        if (!(value instanceof Markup markup)) {
            throw new IllegalArgumentException(
                    "value = '" + value.getClass().getName() + "': not a fragment. Leave this codec to the tags.");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(markup, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(Markup markup, DataOutputStream out) throws IOException {
        out.writeByte(VERSION);
        out.writeInt(markup.segments().size());
        for (Segment segment : markup.segments()) {
            write(segment, out);
        }
        out.writeInt(markup.templates().size());
        for (Template template : markup.templates()) {
            Texts.write(template.path(), out);
            Texts.write(template.digest(), out);
        }
        out.writeInt(markup.effects().size());
        for (Effect effect : markup.effects()) {
            Texts.write(effect.kind(), out);
            Texts.write(effect.name(), out);
            SimpleType.write(effect.value(), out);
        }
    }

    private static void write(Segment segment, DataOutputStream out) throws IOException {
        if (segment instanceof Segment.Text text) {
            out.writeByte(TEXT);
            Texts.write(text.markup(), out);
        } else if (segment instanceof Segment.Live live) {
            out.writeByte(live.part().kind().code());
            Texts.write(live.part().text(), out);
        }
    }

    @Override
    public Object decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return read(in);
        } catch (IOException | IllegalArgumentException damaged) {
            throw new IllegalArgumentException(
                    "fragment = " + bytes.length + " bytes: not a stored fragment.", damaged);
        }
    }

    private static Markup read(DataInputStream in) throws IOException {
        if (in.readByte() != VERSION) {
            throw new IOException("another version");
        }
        Markup markup = new Markup(
                list(in, MarkupCodec::segment),
                list(in, each -> new Template(Texts.read(each), Texts.read(each))),
                list(in, each -> new Effect(Texts.read(each), Texts.read(each), SimpleType.read(each))));
        if (in.read() >= 0) {
            throw new IOException("more than a fragment");
        }
        return markup;
    }

    private static Segment segment(DataInputStream in) throws IOException {
        byte kind = in.readByte();
        String text = Texts.read(in);
        return kind == TEXT
                ? new Segment.Text(text)
                : new Segment.Live(new LiveReference(LiveReference.Kind.of(kind), text));
    }

    /** Reads one element of a list. */
    private interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    private static <T> List<T> list(DataInputStream in, Reader<T> reader) throws IOException {
        int size = in.readInt();
        if (size < 0 || size > in.available()) {
            throw new IOException("a list that cannot be");
        }
        List<T> elements = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            elements.add(reader.read(in));
        }
        return elements;
    }
}
