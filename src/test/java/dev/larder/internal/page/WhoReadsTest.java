package dev.larder.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Whose reading counts, and who is named as the reader. */
class WhoReadsTest {

    @Test
    void whatOmniFacesAsksBeforeEachPhaseIsNotThePages() {
        String context = "org.omnifaces.context.OmniExternalContext";
        assertThat(Reader.of(context + "#getFlash")).isEqualTo(Reader.SERVER);
        assertThat(Reader.of(context + "#getRequestParameterMap")).isEqualTo(Reader.APPLICATION);
    }

    @Test
    void theLogNamesWhoReadsAndWhat() {
        Logger logger = Logger.getLogger("dev.larder.page.inputs");
        Recorder said = new Recorder();
        logger.addHandler(said);
        logger.setLevel(Level.FINE);
        try (PageSite site = new PageSite()) {
            site.page("/page", (request, response) -> {
                        request.getRemoteAddr();
                        request.getHeader("User-Agent");
                        request.getSession().setAttribute("a", "b");
                    })
                    .start();
            site.get("/page");
        } finally {
            logger.setLevel(null);
            logger.removeHandler(said);
        }
        String me = " by " + WhoReadsTest.class.getName() + "#lambda$theLogNamesWhoReadsAndWhat$0";
        assertThat(said.messages)
                .containsExactly("remote-address: read" + me, "User-Agent: read" + me, "session: used" + me);
    }

    private static final class Recorder extends Handler {

        private final List<String> messages = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord record) {
            messages.add(java.text.MessageFormat.format(record.getMessage(), record.getParameters()));
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close() {
            flush();
        }
    }
}
