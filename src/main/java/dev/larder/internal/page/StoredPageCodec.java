package dev.larder.internal.page;

import dev.larder.internal.http.Fields;
import dev.larder.spi.ValueCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The binary form of a page. What another release
 * wrote is no page for this one, hence a miss. Integers are big-endian; a text is its length in UTF-8 bytes as an int, then those bytes; a list is the
 * number of its texts as an int, then the texts:
 *
 * <pre>
 * byte   version, 2
 * int    status
 * list   header fields, names and values in turn
 * list   names of request fields the page varies on
 * list   names of cookies the page varies on
 * text   selection
 * long   received, milliseconds since the epoch
 * long   initial age in seconds
 * long   lifetime for browsers in seconds, -1 for none
 * text   digest that an entity tag is made of, empty for none
 * byte   coding of the body: 0 none, 1 gzip, 2 none and live parts
 * int    length of the body without coding
 * int    length of the body as it is kept
 * bytes  body as it is kept
 * text   with live parts only: charset in which they are written
 * list   with live parts only: for each its offset, a number as a text, and what stands for it in turn
 * </pre>
 */
public final class StoredPageCodec implements ValueCodec {

    private static final byte VERSION = 2;

    private static final byte PLAIN = 0;
    private static final byte GZIP = 1;
    private static final byte LIVE = 2;

    /** For the service loader. */
    public StoredPageCodec() {}

    @Override
    public String name() {
        return "page";
    }

    @Override
    public boolean owns(Class<?> type) {
        return type == StoredPage.class;
    }

    @Override
    public byte[] encode(Object value) {
        if (!(value instanceof StoredPage page)) {
            throw new IllegalArgumentException(
                    "value = '" + value.getClass().getName() + "': not a page. Leave this codec to the page filter.");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(page.body().kept().length + 512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(page, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(StoredPage page, DataOutputStream out) throws IOException {
        StoredPage.Origin origin = page.origin();
        out.writeByte(VERSION);
        out.writeInt(page.status());
        list(page.fields().toList(), out);
        list(origin.variance().headers(), out);
        list(origin.variance().cookies(), out);
        text(origin.selection(), out);
        out.writeLong(origin.receivedMillis());
        out.writeLong(origin.initialAgeSeconds());
        out.writeLong(origin.browserSeconds());
        write(page.body(), out);
    }

    private static void write(PageBody body, DataOutputStream out) throws IOException {
        String digest = body.digest();
        text(digest == null ? "" : digest, out);
        LiveBody live = body.live();
        out.writeByte(live != null ? LIVE : body.isGzipped() ? GZIP : PLAIN);
        out.writeInt(body.length());
        out.writeInt(body.kept().length);
        out.write(body.kept());
        if (live != null) {
            text(live.charset().name(), out);
            list(live.toTexts(), out);
        }
    }

    @Override
    public Object decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return read(in);
        } catch (IOException | IllegalArgumentException damaged) {
            throw new IllegalArgumentException("page = " + bytes.length + " bytes: not a stored page.", damaged);
        }
    }

    private static StoredPage read(DataInputStream in) throws IOException {
        if (in.readByte() != VERSION) {
            throw new IOException("another version");
        }
        int status = in.readInt();
        Fields fields = Fields.of(list(in));
        Variance variance = new Variance(list(in), list(in));
        StoredPage.Origin origin =
                new StoredPage.Origin(variance, text(in), in.readLong(), in.readLong(), in.readLong());
        PageBody body = body(in);
        if (in.read() >= 0) {
            throw new IOException("more than a page");
        }
        return new StoredPage(status, fields, body, origin);
    }

    private static PageBody body(DataInputStream in) throws IOException {
        String text = text(in);
        String digest = text.isEmpty() ? null : text;
        byte coding = in.readByte();
        int length = in.readInt();
        byte[] kept = bytes(in);
        if (coding == GZIP) {
            return PageBody.gzip(kept, length, digest);
        }
        if (coding > LIVE || coding < PLAIN || length != kept.length) {
            throw new IOException("another coding");
        }
        return coding == LIVE
                ? PageBody.live(kept, LiveBody.ofTexts(Charset.forName(text(in)), list(in)))
                : PageBody.plain(kept, digest);
    }

    private static void list(List<String> texts, DataOutputStream out) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            text(text, out);
        }
    }

    private static List<String> list(DataInputStream in) throws IOException {
        int size = in.readInt();
        if (size < 0 || size > in.available()) {
            throw new IOException("a list that cannot be");
        }
        List<String> texts = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            texts.add(text(in));
        }
        return texts;
    }

    private static void text(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("a length that cannot be");
        }
        return in.readNBytes(length);
    }
}
