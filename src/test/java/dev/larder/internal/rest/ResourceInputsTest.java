package dev.larder.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mvc.Controller;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResourceInputsTest {

    @Produces("text/html")
    static final class Mixed {
        String plain() {
            return "";
        }

        @Controller
        String view() {
            return "shop.jsp";
        }
    }

    @Controller
    @Produces("text/html")
    static final class Shop {
        String view() {
            return "shop.jsp";
        }
    }

    private static List<String> headers(Class<?> resource, String method) throws NoSuchMethodException {
        return ResourceInputs.of(resource.getDeclaredMethod(method), resource).headers();
    }

    /** Before each controller Jakarta MVC chooses the language in which its view is written. */
    @Test
    void theLanguageIsAnInputOfControllers() throws Exception {
        assertThat(headers(Shop.class, "view")).containsExactly("Accept-Language");
        assertThat(headers(Mixed.class, "view")).containsExactly("Accept-Language");
        assertThat(headers(Mixed.class, "plain")).isEmpty();
    }
}
