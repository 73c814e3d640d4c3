package dev.larder.internal.page;

import dev.larder.internal.live.LiveReference;
import dev.larder.internal.live.LiveRenderers;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What makes a body that of a page with live parts.
 *
 * @param charset in which the parts are written
 * @param places of the parts, from the front
 */
record LiveBody(Charset charset, List<LivePlace> places) {

    /**
     * Copies.
     *
     * @throws IllegalArgumentException when a part cannot be in a page or the places are not in their order
     */
    LiveBody {
        places = List.copyOf(places);
        int before = 0;
        for (LivePlace place : places) {
            if (place.offset() < before || !place.part().isForPages()) {
                throw new IllegalArgumentException("not a place of a live part");
            }
            before = place.offset();
        }
    }

    /** That of a page that is complete; null where it has no live parts, or their places are not beyond doubt. */
    static @Nullable LiveBody of(CapturedResponse captured) {
        CapturedWriter writer = captured.writer();
        return writer == null || !captured.transfer().live().isLive() ? null : writer.live();
    }

    /**
     * From the texts of its stored form.
     *
     * @throws IllegalArgumentException when they are none
     */
    static LiveBody ofTexts(Charset charset, List<String> texts) {
        List<LivePlace> places = new ArrayList<>();
        for (int i = 0; i + 1 < texts.size(); i += 2) {
            places.add(new LivePlace(Integer.parseInt(texts.get(i)), LiveReference.ofText(texts.get(i + 1))));
        }
        if (places.isEmpty() || places.size() * 2 != texts.size()) {
            throw new IllegalArgumentException("not places of live parts");
        }
        return new LiveBody(charset, places);
    }

    /** Whether all its parts can be computed by this process. */
    boolean isReady(LiveRenderers renderers) {
        return places.stream().allMatch(place -> renderers.isReady(place.part()));
    }

    /** Offsets and parts in turn. */
    List<String> toTexts() {
        List<String> texts = new ArrayList<>();
        for (LivePlace place : places) {
            texts.add(Integer.toString(place.offset()));
            texts.add(place.part().toText());
        }
        return texts;
    }

    /** How long a body is at least. */
    int end() {
        return places.isEmpty() ? 0 : places.get(places.size() - 1).offset();
    }
}
