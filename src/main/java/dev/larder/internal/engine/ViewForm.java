package dev.larder.internal.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The binary form in which a view is kept in the backend, for nodes that begin or have missed more than the journal holds: base,
 * position, floor and step, the cleared caches, then two bytes a slot, all deflated.
 *
 * <p>A slot is written in steps from the floor, rounded up: what is rounded counts as invalidated a little later, which is safe.
 */
final class ViewForm {

    private static final int MOST_STEPS = 0xFFFF;

    private ViewForm() {}

    static byte[] write(View view, long position) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes, fast))) {
            long step = Math.max(1, rounded(position - view.floor(), MOST_STEPS));
            out.writeLong(view.base());
            out.writeLong(position);
            out.writeLong(view.floor());
            out.writeLong(step);
            writeCleared(out, view.cleared());
            for (int i = 0; i < view.tags().count(); i++) {
                out.writeShort(steps(view.tags().slot(i), view.floor(), step));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory", e);
        } finally {
            fast.end();
        }
        return bytes.toByteArray();
    }

    private static void writeCleared(DataOutputStream out, Map<Integer, Long> cleared) throws IOException {
        out.writeInt(cleared.size());
        for (Map.Entry<Integer, Long> one : cleared.entrySet()) {
            out.writeInt(one.getKey());
            out.writeLong(one.getValue());
        }
    }

    private static int steps(long stamp, long floor, long step) {
        return stamp <= floor ? 0 : (int) Math.min(MOST_STEPS, rounded(stamp - floor, step));
    }

    private static long rounded(long span, long step) {
        return (span + step - 1) / step;
    }

    /** The view; {@code null} when the bytes are none, or of another journal. */
    static @Nullable View read(@Nullable Object bytes, long base) {
        if (!(bytes instanceof byte[] form)) {
            return null;
        }
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(form)))) {
            return in.readLong() == base ? read(in, base, in.readLong()) : null;
        } catch (IOException e) {
            return null; // torn or foreign: as if there were none
        }
    }

    private static View read(DataInputStream in, long base, long position) throws IOException {
        View view = new View(base, position);
        long floor = in.readLong();
        long step = in.readLong();
        view.floor(floor);
        for (int left = in.readInt(); left > 0; left--) {
            view.clear(in.readInt(), in.readLong());
        }
        for (int i = 0; i < view.tags().count(); i++) {
            int steps = in.readUnsignedShort();
            if (steps > 0) {
                view.tags().raise(i, Math.min(position, floor + steps * step));
            }
        }
        return view;
    }
}
