package dev.larder.internal.jsp;

import dev.larder.internal.fragment.OpenFragments;
import dev.larder.internal.fragment.ServletRendering;
import dev.larder.internal.live.LivePage;
import dev.larder.internal.live.LivePart;
import dev.larder.internal.live.LiveReference;
import jakarta.servlet.jsp.PageContext;
import jakarta.servlet.jsp.tagext.JspTag;
import jakarta.servlet.jsp.tagext.SimpleTag;
import jakarta.servlet.jsp.tagext.Tag;
import jakarta.servlet.jsp.tagext.TagAdapter;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a live part with a body stands in a JSP.
 *
 * @param page as it is there
 * @param rendering the request
 */
record BodyPlace(PageContext page, ServletRendering rendering) {

    private static final String OWN = BodyPlace.class.getPackageName() + ".";

    /** Conditions and loops of the standard tags. Payara has two jars with them, and which one a page gets is another each time it is started. */
    private static final String CONDITIONS =
            "org\\.(apache|glassfish\\.wasp)\\.taglibs\\.standard\\.tag\\.(rt|common|el)\\.core\\..*";

    /** What compilers let a tag file be. */
    private static final String TAG_FILE = "JspSourceDependent";

    /** The part that stands there; empty where it could not be computed alone. */
    Optional<LivePart> part(@Nullable Tag parent) {
        OpenFragments open = OpenFragments.of(rendering);
        if (!open.isStoring() || !isTransparent(parent)) {
            return Optional.empty();
        }
        Object compiled = page.getPage();
        return BodyMethods.calling(compiled.getClass())
                .map(method -> new BodyReference(name(compiled), method, missing()))
                .filter(body -> body.isPlain()
                        && !BodyRenderer.of(page.getServletContext()).isUnfit(body))
                .map(body -> new LivePart(body.toReference(), Surroundings.of(page)));
    }

    private BodyReference.Page name(Object compiled) {
        return BodyRenderer.of(page.getServletContext()).pages().name(compiled, () -> {
            String type = compiled.getClass().getName();
            @Nullable String digest = rendering.digest(rendering.page() + "|" + type);
            return new BodyReference.Page(rendering.page(), type, digest == null ? "" : digest);
        });
    }

    /** A part that a fragment has kept the place of, and that is left to what is around the fragment: more is missing there. */
    LivePart handedOn(LivePart part) {
        BodyReference body = BodyReference.of(part.reference()).without(missing());
        return new LivePart(body.toReference(), here(part).place());
    }

    /** A part of a stored fragment, for which there is what the page has here. */
    LivePart here(LivePart part) {
        return part.place() == null ? new LivePart(part.reference(), Surroundings.of(page)) : part;
    }

    /** Whether a part is not known to need what its page has set. */
    boolean isFit(LiveReference part) {
        return !BodyRenderer.of(page.getServletContext()).isUnfit(BodyReference.of(part));
    }

    /** What the page has here, and a hit of what is being stored has not. */
    private Variables missing() {
        OpenFragments open = OpenFragments.of(rendering);
        if (open.before() instanceof SetAttributes before) {
            return Variables.of(page, before::isUnchanged);
        }
        return page.getRequest().getAttribute(LivePage.ATTRIBUTE) instanceof LivePage around
                ? Variables.of(page, around::shows)
                : Variables.of(page, (name, value) -> true);
    }

    /** Whether no tag inside could want to know one around: conditions, loops, tag files and our own tell those inside nothing. */
    private static boolean isTransparent(@Nullable Tag parent) {
        JspTag tag = parent;
        while (tag != null) {
            JspTag itself = tag instanceof TagAdapter adapter ? adapter.getAdaptee() : tag;
            String name = itself.getClass().getName();
            if (!name.startsWith(OWN) && !name.matches(CONDITIONS) && !isTagFile(itself)) {
                return false;
            }
            tag = itself instanceof Tag classic ? classic.getParent() : ((SimpleTag) itself).getParent();
        }
        return true;
    }

    private static boolean isTagFile(JspTag tag) {
        return Stream.of(tag.getClass().getInterfaces())
                .anyMatch(type -> type.getSimpleName().equals(TAG_FILE));
    }
}
