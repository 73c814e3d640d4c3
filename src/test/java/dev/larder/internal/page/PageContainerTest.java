package dev.larder.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.testing.WebServer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** These tests run in several containers: in this run in the one that was meant. */
class PageContainerTest {

    /** Which API each of them has. */
    private static final Map<String, String> API =
            Map.of("Apache Tomcat/10.1", "6.0", "Apache Tomcat/11.0", "6.1", "jetty/12.1", "6.0");

    private final PageSite site = new PageSite();

    @AfterEach
    void closes() {
        site.close();
    }

    @Test
    void theContainerThatWasMeantAnswers() {
        site.page(
                        "/page",
                        (request, response) -> response.getWriter()
                                .print(request.getServletContext().getServerInfo() + " with Servlet "
                                        + request.getServletContext().getMajorVersion() + "."
                                        + request.getServletContext().getMinorVersion()))
                .start();
        assertThat(site.get("/page").body())
                .startsWith(WebServer.WANTED + ".")
                .endsWith("with Servlet " + API.get(WebServer.WANTED));
        assertThat(site.get("/page").isHit()).isTrue();
    }

    /** What is called by its name in the API that the tests are compiled against exists in the one they run on. */
    @Test
    void theApiOfTheContainerIsOnTheClassPath() {
        boolean redirects = java.util.Arrays.stream(jakarta.servlet.http.HttpServletResponse.class.getMethods())
                .anyMatch(method -> method.getName().equals("sendRedirect") && method.getParameterCount() == 3);
        assertThat(redirects).isEqualTo("6.1".equals(API.get(WebServer.WANTED)));
    }
}
