package dev.larder.internal.engine;

import dev.larder.spi.Bus;
import dev.larder.spi.Store;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** This process among those that share a backend. */
public final class Node implements AutoCloseable {

    /** How long without reading on what was invalidated is believed, where other nodes tell of it. */
    private static final Duration TOLD = Duration.ofSeconds(10);

    /** The same where nobody tells. */
    private static final Duration UNTOLD = Duration.ofSeconds(1);

    private static final Duration BEAT = Duration.ofSeconds(3);

    private final Backend backend;
    private final EngineContext context;
    private final Cluster cluster;
    private final @Nullable Talk talk;
    private final Changes changes;
    private final Misses misses;
    private final LongSupplier nanoTime;
    private @Nullable Future<?> beats;

    /**
     * What the nodes share.
     *
     * @param store for what they agree on, and nothing else; must not fail
     * @param bus between them
     * @param head begins the keys in the store
     */
    public record Backend(Store store, Optional<Bus> bus, String head) {}

    /**
     * What a test must hold in its hands.
     *
     * @param nanoTime a clock that never goes back
     * @param dice random numbers, any
     */
    public record Chance(LongSupplier nanoTime, LongSupplier dice) {}

    /**
     * Joins the others.
     *
     * @param backend closed with this
     * @param context what all caches of this process share
     */
    public Node(Backend backend, EngineContext context, Chance chance) {
        this.backend = backend;
        this.context = context;
        Records records = new Records(backend.store(), backend.head(), chance.dice());
        Duration most = backend.bus().isPresent() ? TOLD : UNTOLD;
        this.cluster = new Cluster(records, new Trust(most, chance.nanoTime()), new Told());
        this.talk = backend.bus()
                .map(bus -> new Talk(
                        bus, context.executor(), new Heard(), chance.dice().getAsLong()))
                .orElse(null);
        this.changes = new Changes(talk);
        this.nanoTime = chance.nanoTime();
        this.misses = new Misses(nanoTime);
    }

    /** Begins to hear what others say. */
    public void join() {
        context.shared().nodes().add(this);
        if (talk != null) {
            backend.bus().ifPresent(bus -> bus.listen(talk));
            long nanos = BEAT.toNanos();
            beats = context.threads()
                    .timer()
                    .get()
                    .scheduleWithFixedDelay(this::beatBehind, nanos, nanos, TimeUnit.NANOSECONDS);
        }
    }

    /** Reads on, and says so that nothing is missing. */
    void beat() {
        cluster.refresh();
        if (talk != null) {
            talk.beat();
        }
    }

    private void beatBehind() {
        behind(this::beat);
    }

    private void behind(Runnable work) {
        try {
            context.executor().execute(work);
        } catch (RejectedExecutionException e) {
            // whoever needs it does it himself
        }
    }

    /**
     * How a cache is shared.
     *
     * @param leaseTerm how long a lease outlives its holder at most; zero: every process loads for itself
     * @param near the first level, if there is one; closed by whoever opened it
     */
    public record Share(Duration leaseTerm, Optional<NearLevel> near) {}

    /**
     * A cache that is shared with the other nodes.
     *
     * @param far the backend's store; closed by whoever opened it
     */
    public CacheEngine engine(EngineSettings settings, Store far, Share share) {
        boolean leases = Moments.isPositive(share.leaseTerm());
        Store told = leases || share.near().isPresent() ? new ToldStore(far, changes) : far;
        SharedStamps stamps = new SharedStamps(cluster, settings.name());
        NearTimes times = new NearTimes(nanoTime, context.clock(), stamps);
        NearStore near = share.near()
                .map(level -> new NearStore(level, told, changes, times))
                .orElse(null);
        return new CacheEngine(
                settings,
                near == null ? told : near,
                context,
                new Sharing(stamps, far, leases ? new Leases(far, changes, context, share.leaseTerm()) : null));
    }

    void invalidate(Collection<String> tags) {
        cluster.invalidate(tags.stream().map(Journal::tag).toList());
    }

    @Override
    public void close() {
        context.shared().nodes().remove(this);
        if (beats != null) {
            beats.cancel(false);
        }
        if (talk != null) {
            talk.end();
        }
        backend.bus().ifPresent(Bus::close);
        backend.store().close();
    }

    /** Hands on what the journal tells. */
    private final class Told implements ClusterNews {

        @Override
        public void invalidated(List<Long> items) {
            List<Long> tags =
                    items.stream().filter(item -> !Journal.isCache(item)).toList();
            if (!tags.isEmpty()) {
                int[] hashes = tags.stream().mapToInt(Journal::hash).toArray();
                context.shared().tags().invalidateHashes(hashes);
                context.shared().nodes().stream()
                        .filter(node -> node != Node.this)
                        .forEach(node -> node.cluster.expect(tags));
            }
        }

        @Override
        public void unknown() {
            context.shared().tags().invalidateEverything();
        }

        @Override
        public void written(Journal journal, int count) {
            if (talk != null) {
                talk.tell(journal.latest(count));
            }
        }
    }

    /** Learns from other nodes. */
    private final class Heard implements Talk.Hearer {

        @Override
        public void heard(Message message) {
            changes.heard(message.keys());
            Journal journal = message.journal();
            if (journal != null && !cluster.heard(journal)) {
                behind(cluster::refresh);
            }
        }

        @Override
        public void missed() {
            changes.missed();
            misses.count();
            behind(cluster::refresh);
        }
    }
}
