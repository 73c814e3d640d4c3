package dev.larder.internal.method;

import dev.larder.internal.key.KeyBuilder;
import dev.larder.internal.key.KeyValues;
import dev.larder.internal.key.RecentTexts;
import java.util.function.Function;
import javax.cache.annotation.CacheKeyGenerator;
import javax.cache.annotation.GeneratedCacheKey;
import org.jspecify.annotations.Nullable;

/**
 * Makes the key of a call from its key arguments.
 *
 * <p>The method is no part of it, so that {@code @CacheResult}, {@code @CachePut} and {@code @CacheRemove} methods that share a cache
 * share their entries (JSR-107, {@link CacheKeyGenerator}).
 */
final class MethodKey {

    private final MethodDetails<?> details;
    private static final int LONGEST_REMEMBERED = 100;

    private final RecentTexts texts = new RecentTexts();
    private final Recipe recipe;
    private final Notice notice;

    /** The position of the key parameter where there is one alone and no generator; else below zero. */
    private final int onlyKey;

    private final Function<Object, String> ofOnly;

    MethodKey(MethodDetails<?> details, Recipe recipe, Notice notice) {
        this.details = details;
        this.recipe = recipe;
        this.notice = notice;
        int[] keys = details.parameters().keys();
        this.onlyKey = keys.length == 1 && recipe.generator() == null ? keys[0] : -1;
        this.ofOnly = this::ofOnly;
    }

    /**
     * What keys are made with.
     *
     * @param generator makes them instead; {@code null}: they are made of the arguments
     * @param owner the method's own word for itself, in a cache that it shares with methods that have nothing to do with it; {@code null}
     *     elsewhere
     */
    record Recipe(
            KeyValues values,
            @Nullable CacheKeyGenerator generator,
            @Nullable String owner) {

        KeyBuilder begin(String kind) {
            KeyBuilder key = KeyBuilder.of(kind);
            return owner == null ? key : key.text(owner);
        }
    }

    /** What resolvers are told about the method. */
    MethodDetails<?> details() {
        return details;
    }

    /** Where the method's mistakes are told. */
    Notice notice() {
        return notice;
    }

    /** The key as text; {@code null} when these arguments make none, so that the call goes past the cache. */
    @Nullable
    String text(Call call) {
        Object only = onlyKey < 0 ? null : call.arguments()[onlyKey];
        return only != null && isBrief(only) ? texts.text(only, ofOnly) : made(call);
    }

    /** A key of one number or short text is likely to be asked for again. */
    private static boolean isBrief(Object argument) {
        return argument instanceof Long
                || argument instanceof Integer
                || (argument instanceof String text && text.length() <= LONGEST_REMEMBERED);
    }

    private @Nullable String made(Call call) {
        try {
            CacheKeyGenerator generator = recipe.generator();
            if (generator != null) {
                KeyBuilder key = recipe.begin(recipe.owner() == null ? "g" : "og");
                recipe.values().appendContent(key, generated(generator, call));
                return key.key();
            }
            return ofArguments(call.arguments());
        } catch (RuntimeException e) {
            refuse(e);
            return null;
        }
    }

    /** The key as an object, for caches that the application finds itself; {@code null} as for {@link #text}. */
    @Nullable
    GeneratedCacheKey object(Call call) {
        try {
            CacheKeyGenerator generator = recipe.generator();
            return generator != null ? generated(generator, call) : new ArgumentsKey(ofArguments(call.arguments()));
        } catch (RuntimeException e) {
            refuse(e);
            return null;
        }
    }

    private String ofArguments(@Nullable Object[] arguments) {
        KeyBuilder key = beginArguments();
        for (int position : details.parameters().keys()) {
            recipe.values().append(key, arguments[position]);
        }
        return key.key();
    }

    private String ofOnly(Object argument) {
        KeyBuilder key = beginArguments();
        recipe.values().append(key, argument);
        return key.key();
    }

    private KeyBuilder beginArguments() {
        return recipe.begin(recipe.owner() == null ? "m" : "om");
    }

    private GeneratedCacheKey generated(CacheKeyGenerator generator, Call call) {
        GeneratedCacheKey key = generator.generateCacheKey(new CallDetails<>(details, call));
        if (key == null) {
            throw new IllegalArgumentException(generator.getClass().getName() + " made no key");
        }
        return key;
    }

    private void refuse(RuntimeException cause) {
        notice.warn(
                "called past the cache, since its arguments make no key: " + cause.getMessage(),
                cause instanceof IllegalArgumentException ? null : cause);
    }

    /** The key of arguments as an object. */
    record ArgumentsKey(String text) implements GeneratedCacheKey {
        private static final long serialVersionUID = 1L;
    }
}
