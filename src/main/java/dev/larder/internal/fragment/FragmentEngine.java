package dev.larder.internal.fragment;

import dev.larder.Cache;
import dev.larder.CachePolicy;
import dev.larder.Caches;
import dev.larder.Draft;
import dev.larder.Loader;
import dev.larder.OpenFetch;
import dev.larder.Outcome;
import dev.larder.fragment.FragmentBody;
import dev.larder.fragment.Fragments;
import dev.larder.internal.live.LivePart;
import dev.larder.internal.live.Passage;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Renders fragments through a cache. Safe for use by many threads; what a call is given belongs to its request's thread. */
public final class FragmentEngine implements Fragments {

    /** Under this name the engine of an application is found among the attributes of its {@code ServletContext}. */
    public static final String ATTRIBUTE = "dev.larder.internal.fragment.FragmentEngine";

    /** Whoever finds markup of an edited template puts his own in its place; nodes of two releases do so by turns. */
    private static final int MOST_ATTEMPTS = 3;

    /** Why what is around a live part that cannot be found again is not stored. */
    public static final String LIVE = "live-part";

    private final Caches caches;
    private final FragmentOptions options;
    private final TemplateDigests sources;
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
        this.sources = new TemplateDigests(options.templates());
    }

    @Override
    public String key(String name, @Nullable Object... vary) {
        return VaryKey.of(AttributeValues.name(name), vary.length == 1 ? vary[0] : vary);
    }

    @Override
    public void invalidate(String name, @Nullable Object... vary) {
        String key = key(name, vary);
        caches.invalidateTags(key);
        caches.get(options.cacheName()).delete(key);
    }

    @Override
    public <X extends Exception> String render(
            String name, CachePolicy policy, @Nullable Object vary, FragmentBody<X> body) throws X {
        Fragment fragment = Fragment.of(name, policy, vary, options);
        Markup markup = rendered(fragment, caches.get(fragment.cacheName()), new JavaRendering(), body);
        if (markup.isPlain() && markup.effects().isEmpty()) {
            return markup.text();
        }
        caches.loading().ifPresent(outer -> outer.doNotStore(LIVE));
        return markup(body); // a page has stored it, with parts that only a page can compute
    }

    private static <X extends Exception> String markup(FragmentBody<X> body) throws X {
        StringWriter out = new StringWriter();
        body.render(out);
        return out.toString();
    }

    /**
     * Whether a tag asks for caching just now. Where it does not, what it renders is not kept in any other way either.
     *
     * @throws BadAttributeException when an attribute cannot be used
     */
    public boolean applies(FragmentAttributes tag) {
        boolean applies = tag.apply();
        if (!applies) {
            caches.loading().ifPresent(outer -> outer.doNotStore("condition"));
        }
        return applies;
    }

    /**
     * Keeps whatever is being stored around from being so.
     *
     * @param reason one word or a few joined by hyphens
     */
    public void veto(Rendering rendering, String reason) {
        OpenFragments.of(rendering).veto(reason);
        caches.loading().ifPresent(outer -> outer.doNotStore(reason));
    }

    /**
     * Leaves a live part to the fragment around it, or to the page, which keep its place.
     *
     * @param spot where
     * @param part what belongs there
     * @return false where that cannot be, and the part is to be computed at once; then what surrounds it is not stored
     */
    public boolean defer(Rendering rendering, Spot spot, LivePart part) {
        OpenFragments open = OpenFragments.of(rendering);
        boolean left = open.defers(spot.buffer(), spot.written(), part) || open.isLeftToPage(part, spot.passage());
        if (!left) {
            veto(rendering, LIVE);
        }
        return left;
    }

    /**
     * Where something belongs in what is being rendered.
     *
     * @param buffer where the page writes just now
     * @param written how much the buffer holds
     * @param passage from there to the response's own writer
     */
    public record Spot(Object buffer, IntSupplier written, Passage passage) {}

    /** Looks many fragments up in one trip to the backend. */
    public FragmentBatch batch(List<FragmentAttributes> tags, Rendering rendering) {
        List<FragmentBatch.Wanted> wanted = new ArrayList<>(tags.size());
        for (FragmentAttributes tag : tags) {
            Fragment fragment = Fragment.of(tag, options);
            wanted.add(new FragmentBatch.Wanted(fragment, cache(tag, fragment)));
        }
        return new FragmentBatch(this, wanted, rendering);
    }

    /** The templates of a rendering as they are now, by one text that another state of them has not. */
    public String made(Rendering rendering) {
        return sources.of(rendering).stream().map(Template::digest).collect(Collectors.joining(" "));
    }

    /** Whether no template has been edited since, and this process can compute the live parts. */
    boolean isUsable(Markup markup, Rendering rendering) {
        return sources.areCurrent(markup, rendering) && markup.isReady(rendering);
    }

    /** Markup from a bulk read, used by what is around. */
    Markup used(FragmentBatch.Wanted wanted, Markup markup, Rendering rendering) {
        if (caches.loading().isPresent()) {
            limit(wanted.cache().timeToLive(wanted.fragment().key()).orElse(Duration.ZERO));
        }
        OpenFragments.of(rendering).used(markup);
        return markup;
    }

    /** Steps out of what is being stored, for parts that are computed for each visitor. */
    public Caches.Apart apart() {
        return caches.apart();
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
    public <X extends Exception> Markup render(FragmentAttributes tag, Rendering rendering, FragmentBody<X> body)
            throws X {
        Fragment fragment = Fragment.of(tag, options);
        return rendered(fragment, cache(tag, fragment), rendering, body);
    }

    private <X extends Exception> Markup rendered(
            Fragment fragment, Cache cache, Rendering rendering, FragmentBody<X> body) throws X {
        Loader<Object, X> loader =
                new OnThisThread<>(draft -> written(FragmentLoad.begin(fragment, draft, place(rendering)), body));
        Outcome<Object> outcome = cache.<Object, X>fetch(fragment.key(), fragment.policy(), loader);
        Markup markup = usable(outcome, rendering);
        for (int again = 0; markup == null && again < MOST_ATTEMPTS; again++) {
            cache.delete(fragment.key());
            outcome = cache.<Object, X>fetch(fragment.key(), fragment.policy(), loader);
            markup = usable(outcome, rendering);
        }
        return markup == null
                ? new Markup(List.of(new Segment.Text(markup(body))), List.of(), List.of())
                : used(fragment, outcome, markup, rendering);
    }

    private static <X extends Exception> Markup written(FragmentLoad load, FragmentBody<X> body) throws X {
        try (load) {
            StringWriter out = new StringWriter(1024);
            body.render(out);
            return load.end(out.toString());
        }
    }

    private FragmentLoad.Place place(Rendering rendering) {
        return new FragmentLoad.Place(rendering, objections, sources);
    }

    /** What is stored, unless its template has been edited since, or it is something else altogether. */
    @Nullable
    Markup usable(Outcome<?> outcome, Rendering rendering) {
        boolean own = !outcome.isHit() && !outcome.collapsed();
        return outcome.value() instanceof Markup markup && (own || isUsable(markup, rendering)) ? markup : null;
    }

    /** What a fragment is made of may not outlive it: its markup, now used by what is around. */
    Markup used(Fragment fragment, Outcome<?> outcome, Markup markup, Rendering rendering) {
        if (outcome.how() != Outcome.How.NOT_STORED || fragment.isNeverStored()) {
            limit(outcome.remaining());
        }
        OpenFragments.of(rendering).used(markup);
        return markup;
    }

    private void limit(Duration remaining) {
        Optional<Draft> outer = caches.loading();
        if (outer.isPresent()) {
            outer.get().atMost(remaining);
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
        return begin(fragment, cache(tag, fragment), rendering);
    }

    PendingFragment begin(Fragment fragment, Cache cache, Rendering rendering) {
        OpenFetch<Object> fetch = cache.begin(fragment.key(), fragment.policy());
        if (fetch.outcome().isPresent() && usable(fetch.outcome().get(), rendering) == null) {
            fetch.close();
            cache.delete(fragment.key());
            fetch = cache.beginRefresh(fragment.key(), fragment.policy());
        }
        return PendingFragment.of(new PendingFragment.Asked(this, fragment, rendering), fetch, place(rendering));
    }

    private Cache cache(FragmentAttributes tag, Fragment fragment) {
        return tag.read("cache", ignored -> caches.get(fragment.cacheName()));
    }
}
