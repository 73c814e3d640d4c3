package dev.larder.internal.store.redis;

import dev.larder.spi.StoreSize;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;

/**
 * What of a database is one cache's, found by walking through its names.
 *
 * @param servers where to walk
 * @param names which are the cache's
 */
record Listing(Servers servers, KeyNames names) {

    /** Counting walks through the database, so that of a large one is not counted. */
    private static final long MOST_COUNTED = 100_000;

    Scan scan() {
        return new Scan(servers.parts(), names.glob());
    }

    /** The keys, read as they are asked for. */
    Stream<String> keys() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(scan(), Spliterator.ORDERED), false)
                .flatMap(List::stream)
                .flatMap(name -> names.key(name).stream())
                .distinct();
    }

    StoreSize size() {
        long all = servers.parts().stream()
                .mapToLong(part -> Replies.number(part.call(new CommandArguments(Command.DBSIZE))))
                .sum();
        return all > MOST_COUNTED ? StoreSize.UNKNOWN : new StoreSize(count(), -1, -1);
    }

    private long count() {
        try (Stream<String> keys = keys()) {
            return keys.count();
        }
    }
}
