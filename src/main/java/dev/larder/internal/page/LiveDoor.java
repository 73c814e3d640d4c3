package dev.larder.internal.page;

import dev.larder.internal.live.LivePage;
import dev.larder.internal.live.LivePart;
import dev.larder.internal.live.LiveReference;
import dev.larder.internal.live.LiveVisit;
import dev.larder.internal.live.Passage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Map;

/**
 * The way by which tags leave live parts to the page that is being computed.
 *
 * @param request the server's own
 * @param client whose response it is
 * @param captured what the tags write to
 * @param earlier the application's attributes that the request came with
 */
record LiveDoor(
        HttpServletRequest request,
        HttpServletResponse client,
        CapturedResponse captured,
        Map<String, Object> earlier) {

    /**
     * What tags are given.
     *
     * @param prospect of the page's being stored
     */
    LivePage open(LiveProspect prospect) {
        return new LivePage() {
            @Override
            public boolean takes(LivePart part, Passage passage) {
                boolean path = part.reference().kind() == LiveReference.Kind.RESOURCE;
                boolean taken = part.reference().isForPages()
                        && (path ? prospect.isFit() : isStoring())
                        && place(part, passage);
                if (!taken) {
                    prospect.end();
                }
                return taken;
            }

            @Override
            public boolean isStoring() {
                return prospect.isStorable();
            }

            @Override
            @SuppressWarnings("ReferenceEquality") // another object that is equal now may change
            public boolean shows(String attribute, Object value) {
                return LiveRequest.isServers(attribute) || earlier.get(attribute) == value;
            }

            @Override
            public Map<String, Object> attributes() {
                return LivePage.attributes(request); // the server's own is not watched
            }
        };
    }

    private boolean place(LivePart part, Passage passage) {
        int waiting = captured.transfer().live().passing(passage);
        CapturedWriter used = captured.writer();
        boolean out = captured.isMuted() ? client.isCommitted() : LiveHead.isOutForOthers(client);
        if (waiting < 0 || used == null || out || captured.transfer().live().isSuspended()) {
            return false;
        }
        used.holdBack(captured.isMuted());
        captured.speakAgain();
        captured.transfer().live().mark(part, waiting);
        return true;
    }

    /** Computes the parts for this visitor and lets him have what was held back. */
    void pour() throws IOException {
        CapturedWriter used = captured.writer();
        if (used != null && captured.transfer().live().isOpen()) {
            Charset charset = Charset.forName(captured.getCharacterEncoding());
            LiveVisit visit = new LiveVisit(new LiveRequest(request, earlier), client, charset);
            used.pour(new LiveParts(visit, captured.transfer()::fleeting));
        }
    }

    /** The page goes on in another thread, where nobody would compute the parts. */
    void leave() {
        if (captured.transfer().live().isOpen()) {
            captured.transfer().unfit(Detail.LIVE_PART);
            try {
                captured.transfer().pour();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
