package dev.larder.internal.key;

import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** The types whose objects stand for something that happens once, so that they can be neither part of a key nor kept. */
public final class OneShot {

    private static final List<Class<?>> TYPES = List.of(
            AutoCloseable.class,
            Callable.class,
            CompletionStage.class,
            Enumeration.class,
            Flow.Publisher.class,
            Future.class,
            Iterator.class,
            Runnable.class,
            Spliterator.class,
            Supplier.class);

    private OneShot() {}

    /** Whether objects of a type are streams, iterators, connections, promises or pieces of code. */
    public static boolean is(Class<?> type) {
        return TYPES.stream().anyMatch(oneShot -> oneShot.isAssignableFrom(type));
    }
}
