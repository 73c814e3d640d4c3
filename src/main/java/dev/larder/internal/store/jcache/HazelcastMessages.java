package dev.larder.internal.store.jcache;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.ringbuffer.OverflowPolicy;
import com.hazelcast.ringbuffer.ReadResultSet;
import com.hazelcast.ringbuffer.Ringbuffer;
import dev.larder.internal.bus.MessageSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Messages in a ring buffer of Hazelcast, which numbers them; by default it keeps ten thousand, on two members. This class is loaded only
 * where Hazelcast is.
 *
 * <p>Each read begins with the message that was read last. If that has been overwritten, or is another one now, since the buffer was lost or
 * the cluster was in two parts, then others after it may be missing. While nothing comes it is asked for alone, so that silence and
 * a member that does not answer are told apart.
 *
 * @param ring of byte arrays: members need no classes of the application
 */
record HazelcastMessages(Ringbuffer<byte[]> ring) implements ReadBus.Messages {

    private static final long ANSWER_MILLIS = 2000;
    private static final long PATIENCE_MILLIS = 1000;
    private static final int AT_ONCE = 100;

    static HazelcastMessages in(HazelcastInstance hazelcast, String name) {
        return new HazelcastMessages(hazelcast.getRingbuffer(name));
    }

    @Override
    public void append(byte[] marked) throws InterruptedException, ExecutionException, TimeoutException {
        add(marked);
    }

    private long add(byte[] marked) throws InterruptedException, ExecutionException, TimeoutException {
        return answer(ring.addAsync(marked, OverflowPolicy.OVERWRITE), ANSWER_MILLIS);
    }

    private static <T> T answer(CompletionStage<T> asked, long millis)
            throws InterruptedException, ExecutionException, TimeoutException {
        return asked.toCompletableFuture().get(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public MessageSource reading() {
        return new Place();
    }

    /** Where one reader is. */
    private final class Place implements MessageSource {
        private long sequence;
        private byte[] last = {};
        private @Nullable CompletionStage<ReadResultSet<byte[]>> more;

        /** Behind a message of its own, so that there is one. */
        @Override
        public boolean begin() throws InterruptedException, ExecutionException, TimeoutException {
            more = null;
            last = MarkedMessage.of(new byte[0]);
            sequence = add(last);
            return false;
        }

        @Override
        public @Nullable List<byte[]> next() throws InterruptedException, ExecutionException, TimeoutException {
            if (more == null) {
                more = ring.readManyAsync(sequence, 2, (int) Math.min(AT_ONCE, ring.capacity()), null);
            }
            ReadResultSet<byte[]> read;
            try {
                read = answer(more, PATIENCE_MILLIS);
                more = null;
            } catch (TimeoutException e) { // nothing has come: what was read last must still be there
                read = answer(ring.readManyAsync(sequence, 1, 1, null), ANSWER_MILLIS);
            }
            return isWhereItWas(read) ? behindTheLast(read) : null;
        }

        private boolean isWhereItWas(ReadResultSet<byte[]> read) {
            return read.size() > 0 && read.getSequence(0) == sequence && Arrays.equals(read.get(0), last);
        }

        private List<byte[]> behindTheLast(ReadResultSet<byte[]> read) {
            List<byte[]> messages = new ArrayList<>();
            for (int i = 1; i < read.size(); i++) {
                last = read.get(i);
                sequence = read.getSequence(i);
                messages.add(MarkedMessage.content(last));
            }
            return messages;
        }
    }
}
