package dev.larder.internal.page;

import dev.larder.internal.live.LivePart;
import dev.larder.internal.live.LiveVisit;
import java.io.IOException;

/**
 * Computes the live parts of a page for the visitor who has it computed.
 *
 * @param visit his
 * @param fleeting is run where a part cannot be computed again for others
 */
record LiveParts(LiveVisit visit, Runnable fleeting) implements LivePlaces.Renderer {

    @Override
    public String text(LivePart part) throws IOException {
        LiveVisit.Computed computed = visit.compute(part);
        if (!computed.isLasting()) {
            fleeting.run();
        }
        return computed.text();
    }
}
