package dev.larder.internal.jsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CompiledPagesTest {

    private static final BodyReference.Page NAME = new BodyReference.Page("/a.jsp", "a_jsp", "digest");

    private final CompiledPages pages = new CompiledPages();

    /** A JSP as it was compiled first. */
    private static final class Before {}

    /** And after its file was edited. */
    private static final class After {
        @Override
        public String toString() {
            return "edited";
        }
    }

    @Test
    void aPageKeepsItsNameWhateverItsFileHoldsLater() {
        Before page = new Before();
        assertThat(pages.name(page, () -> NAME)).isEqualTo(NAME);
        assertThat(pages.name(page, () -> new BodyReference.Page("/a.jsp", "a_jsp", "later")))
                .isEqualTo(NAME);
        assertThat(pages.find(NAME)).isSameAs(page);
    }

    @Test
    void twoThatWereCompiledOfTheSameShareItAndTwoOfOtherBytesDoNot() {
        Before first = new Before();
        Before again = new Before();
        After edited = new After();
        pages.name(first, () -> NAME);
        assertThat(pages.name(again, () -> NAME)).isEqualTo(NAME);
        assertThat(pages.find(NAME)).isSameAs(again);
        BodyReference.Page other = pages.name(edited, () -> NAME);
        assertThat(other).isNotEqualTo(NAME);
        assertThat(pages.find(NAME)).isSameAs(again);
        assertThat(pages.find(other)).isSameAs(edited);
    }

    @Test
    void noPageIsHeldThatTheContainerHasGivenUp() {
        pages.name(new Before(), () -> NAME);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (pages.find(NAME) != null && System.nanoTime() < end) {
            System.gc();
        }
        assertThat(pages.find(NAME)).isNull();
    }

    @Test
    void whatStandsForABodyIsReadAsItWasWrittenOrNotStored() {
        Variables missing = new Variables(java.util.Set.of("x"), java.util.Set.of("y"));
        BodyReference body = new BodyReference(NAME, "_jspx_meth_l_live_0", missing);
        assertThat(BodyReference.of(body.toReference())).isEqualTo(body);
        assertThat(body.isPlain()).isTrue();
        assertThat(new BodyReference(NAME, "a\nb", missing).isPlain()).isFalse();
    }
}
