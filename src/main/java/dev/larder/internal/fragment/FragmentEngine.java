package dev.larder.internal.fragment;

import dev.larder.Cache;
import dev.larder.Caches;
import dev.larder.Draft;
import dev.larder.Loader;
import dev.larder.OpenFetch;
import dev.larder.fragment.Fragments;
import java.io.StringWriter;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Renders fragments through a cache. Safe for use by many threads; what a call is given belongs to its request's thread. */
public final class FragmentEngine implements Fragments {

    /** Under this name the engine of an application is found among the attributes of its {@code ServletContext}. */
    public static final String ATTRIBUTE = "dev.larder.internal.fragment.FragmentEngine";

    private final Caches caches;
    private final FragmentOptions options;
    private final Objections objections = new Objections();

    /**
     * Begins.
     *
     * @param caches the application's
     * @param options what the settings say
     */
    public FragmentEngine(Caches caches, FragmentOptions options) {
        this.caches = caches;
        this.options = options;
    }

    @Override
    public String key(String name, @Nullable Object... vary) {
        return VaryKey.of(AttributeValues.name(name), vary.length == 1 ? vary[0] : vary);
    }

    @Override
    public void invalidate(String name, @Nullable Object... vary) {
        caches.get(options.cacheName()).delete(key(name, vary));
    }

    /**
     * Looks a fragment up, or renders its body and stores what it wrote.
     *
     * @param tag its attributes
     * @param rendering the request
     * @param body runs once for any number of requests that need it at the same time, on the thread of one of them
     * @return the markup, to be written as it is
     * @throws X what the body throws; nothing is stored then
     * @throws BadAttributeException when an attribute cannot be used
     */
    public <X extends Exception> String render(FragmentAttributes tag, Rendering rendering, Body<X> body) throws X {
        Fragment fragment = Fragment.of(tag, options);
        OpenFragments open = OpenFragments.of(rendering);
        Loader<String, X> loader = draft -> rendered(FragmentLoad.begin(fragment, draft, rendering, objections), body);
        return open.used(
                fragment, cache(tag, fragment).fetch(fragment.key(), fragment.policy(), new OnThisThread<>(loader)));
    }

    private static <X extends Exception> String rendered(FragmentLoad load, Body<X> body) throws X {
        try (load) {
            StringWriter out = new StringWriter(1024);
            body.render(out);
            return load.end(out.toString());
        }
    }

    /**
     * Looks a fragment up for a tag whose body the container renders between two calls.
     *
     * @param tag its attributes
     * @param rendering the request
     * @return the markup, or the load to be carried out; close it
     * @throws BadAttributeException when an attribute cannot be used
     */
    public PendingFragment begin(FragmentAttributes tag, Rendering rendering) {
        Fragment fragment = Fragment.of(tag, options);
        OpenFetch<String> fetch = cache(tag, fragment).begin(fragment.key(), fragment.policy());
        return PendingFragment.of(fragment, fetch, rendering, objections);
    }

    private Cache cache(FragmentAttributes tag, Fragment fragment) {
        return tag.read("cache", ignored -> caches.get(fragment.cacheName()));
    }

    /** A loader whose refreshes, too, need the page around them: they run where and when they are asked for. */
    private record OnThisThread<V, X extends Exception>(Loader<V, X> loader) implements Loader<V, X> {

        @Override
        public V load(Draft draft) throws X {
            return loader.load(draft);
        }

        @Override
        public Executor refreshExecutor() {
            return Runnable::run;
        }
    }
}
