package dev.larder.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.testing.StubRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The attributes that live parts see. */
class LiveRequestTest {

    private final Map<String, Object> attributes = new TreeMap<>(Map.of(
            "user", "ann", "ofPage", "secret", "jakarta.servlet.include.servlet_path", "/part", "dev.larder.x", "x"));
    private final HttpServletRequest server = new HttpServletRequestWrapper(new StubRequest()) {

        @Override
        public @Nullable Object getAttribute(String name) {
            return attributes.get(name);
        }

        @Override
        public Enumeration<String> getAttributeNames() {
            return Collections.enumeration(Set.copyOf(attributes.keySet()));
        }

        @Override
        public void setAttribute(String name, Object value) {
            attributes.put(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            attributes.remove(name);
        }
    };
    private final LiveRequest request = new LiveRequest(server, Map.of("user", "ann"));

    @Test
    void itHasThoseOfFiltersInFrontAndOfTheServer() {
        assertThat(request.getAttribute("user")).isEqualTo("ann");
        assertThat(request.getAttribute("jakarta.servlet.include.servlet_path")).isEqualTo("/part");
        assertThat(request.getAttribute("ofPage")).isNull();
        assertThat(request.getAttribute("dev.larder.x")).isNull();
        assertThat(Collections.list(request.getAttributeNames()))
                .containsExactlyInAnyOrder("user", "jakarta.servlet.include.servlet_path");
    }

    @Test
    void whatAPartSetsOrTakesAwayThePartsAfterItSeeAndNobodyElse() {
        Map<String, Object> before = Map.copyOf(attributes);
        request.setAttribute("own", 1);
        request.setAttribute("ofPage", 2);
        request.removeAttribute("user");
        assertThat(request.getAttribute("own")).isEqualTo(1);
        assertThat(request.getAttribute("ofPage")).isEqualTo(2);
        assertThat(request.getAttribute("user")).isNull();
        assertThat(Collections.list(request.getAttributeNames()))
                .containsExactlyInAnyOrder("own", "ofPage", "jakarta.servlet.include.servlet_path");
        request.setAttribute("own", null);
        assertThat(request.getAttribute("own")).isNull();
        assertThat(Collections.list(request.getAttributeNames())).doesNotContain("own");
        assertThat(attributes).isEqualTo(before);
    }
}
