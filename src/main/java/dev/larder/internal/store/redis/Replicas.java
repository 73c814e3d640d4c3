package dev.larder.internal.store.redis;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.exceptions.JedisException;

/** Replicas that take turns in answering reads; where one cannot, the primary does. */
final class Replicas implements Servers {

    private final Servers primary;
    private final List<Servers> replicas;
    private final AtomicInteger turn = new AtomicInteger();

    Replicas(Servers primary, List<Servers> replicas) {
        this.primary = primary;
        this.replicas = List.copyOf(replicas);
    }

    private <T extends @Nullable Object> T read(Function<Servers, T> read) {
        Servers replica = replicas.get(Math.floorMod(turn.getAndIncrement(), replicas.size()));
        try {
            return read.apply(replica);
        } catch (JedisException e) {
            return read.apply(primary);
        }
    }

    @Override
    public @Nullable Object call(CommandArguments command) {
        return read(server -> server.call(command));
    }

    @Override
    public @Nullable Object callOnce(CommandArguments command) {
        return primary.callOnce(command);
    }

    @Override
    public List<@Nullable Object> callAll(List<CommandArguments> commands) {
        return primary.callAll(commands);
    }

    @Override
    public List<byte @Nullable []> values(List<byte[]> keys) {
        return read(server -> server.values(keys));
    }

    @Override
    public List<Part> parts() {
        return primary.parts();
    }

    @Override
    public Connection connect(byte[] key) {
        return primary.connect(key);
    }

    /** Closes the replicas; the primary is somebody else's. */
    @Override
    public void close() {
        replicas.forEach(Servers::close);
    }
}
