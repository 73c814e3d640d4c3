package dev.larder.internal.fragment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateSourceTest {

    private final Map<String, String> texts = new TreeMap<>();
    private final TemplateSource.Files files = new TemplateSource.Files() {

        @Override
        public @Nullable InputStream open(String path) {
            String text = texts.get(path);
            return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public Collection<String> list(String folder) {
            return texts.keySet().stream()
                    .filter(path -> path.startsWith(folder))
                    .toList();
        }
    };

    private @Nullable String digest() {
        return TemplateSource.digest("/pages/a.jsp", files);
    }

    @Test
    void aTemplateWithoutSourceHasNoDigest() {
        assertThat(digest()).isNull();
    }

    @Test
    void changesWithTheFile() {
        texts.put("/pages/a.jsp", "one");
        String one = digest();
        assertThat(digest()).isEqualTo(one).hasSize(22);
        texts.put("/pages/a.jsp", "two");
        assertThat(digest()).isNotEqualTo(one);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<%@ include file=\"part.inc\" %>",
                "<%@include file='/pages/part.inc'%>",
                "<jsp:directive.include file='part.inc'/>",
                "<jsp:include page=\"../pages/part.inc\" flush='true'/>",
                "<c:import var='x' url='part.inc'/>",
                "<ui:include src=\"/pages/part.inc\"/>",
                "<ui:composition xmlns:ui='jakarta.faces.facelets' template='part.inc'>",
                "<ui:decorate template='part.inc'>",
                "<%@include file='between.inc'%>"
            })
    void changesWithWhatItNames(String source) {
        texts.put("/pages/a.jsp", source);
        texts.put("/pages/between.inc", "<%@include file='part.inc'%><%@include file='a.jsp'%>");
        texts.put("/pages/part.inc", "one");
        String one = digest();
        texts.put("/pages/part.inc", "two");
        assertThat(digest()).isNotEqualTo(one);
        String two = digest();
        texts.put("/pages/other.inc", "three");
        assertThat(digest()).isEqualTo(two);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<%@ taglib prefix='t' tagdir='/WEB-INF/tags/x'%>",
                "<jsp:root xmlns:t='urn:jsptagdir:/WEB-INF/tags/x'>"
            })
    void changesWithItsTagFiles(String source) {
        texts.put("/pages/a.jsp", source);
        texts.put("/WEB-INF/tags/x/one.tag", "one");
        String one = digest();
        texts.put("/WEB-INF/tags/x/two.tag", "two");
        assertThat(digest()).isNotEqualTo(one);
    }

    @Test
    void changesWithItsCompositeComponents() {
        texts.put("/pages/a.jsp", "<html xmlns:my='jakarta.faces.composite/parts'>");
        texts.put("/resources/parts/one.xhtml", "one");
        String one = digest();
        texts.put("/resources/parts/one.xhtml", "two");
        assertThat(digest()).isNotEqualTo(one);
    }

    @Test
    void leavesAloneWhatIsOnlyKnownWhenThePageRuns() {
        texts.put(
                "/pages/a.jsp",
                "<jsp:include page='${page}'/><jsp:include page=\"<%= page %>\"/><c:import url='http://x/y'/>");
        assertThat(digest()).isNotNull();
        List<String> paths = List.copyOf(texts.keySet());
        assertThat(paths).containsExactly("/pages/a.jsp");
    }
}
