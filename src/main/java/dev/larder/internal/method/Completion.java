package dev.larder.internal.method;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a method that has returned came to: at once, or later when it returned a promise. */
final class Completion {

    private Completion() {}

    /** Hands the method's value on as soon as there is one, and returns what the caller is to get. */
    static @Nullable Object of(@Nullable Object result, Consumer<@Nullable Object> then) {
        if (result instanceof CompletionStage<?> stage) {
            return stage.thenApply(value -> {
                then.accept(value);
                return value;
            });
        }
        then.accept(result);
        return result;
    }
}
