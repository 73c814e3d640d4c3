package dev.larder.internal.store.redis;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.Protocol.Keyword;

/**
 * Pages of names that match a glob, part by part, each asked for when it is wanted. Each step keeps a server for a moment only. A name
 * that is there all the while comes once or more.
 */
final class Scan implements Iterator<List<byte[]>> {

    private static final int STEP = 1000;
    private static final byte[] BEGIN = {'0'};

    private final Deque<Servers.Part> parts;
    private final byte[] glob;
    private byte[] cursor = BEGIN;

    Scan(List<Servers.Part> parts, byte[] glob) {
        this.parts = new ArrayDeque<>(parts);
        this.glob = glob;
    }

    @Override
    public boolean hasNext() {
        return !parts.isEmpty();
    }

    /** The next page; may be empty although there are more. */
    @Override
    public List<byte[]> next() {
        Servers.Part part = parts.peek();
        if (part == null) {
            throw new NoSuchElementException();
        }
        Object reply = part.call(new CommandArguments(Command.SCAN)
                .add(cursor)
                .add(Keyword.MATCH)
                .add(glob)
                .add(Keyword.COUNT)
                .add(STEP));
        if (!(reply instanceof List<?> pair
                && pair.get(0) instanceof byte[] next
                && pair.get(1) instanceof List<?> page)) {
            throw Replies.unexpected(reply);
        }
        cursor = next;
        if (Arrays.equals(next, BEGIN)) {
            parts.remove();
        }
        return page.stream().map(byte[].class::cast).toList();
    }
}
