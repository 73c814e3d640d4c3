package dev.larder.testing;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.MappingMatch;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A browser's GET of {@code /products?page=2}, as plain fields. */
public final class StubRequest extends HttpServletRequestWrapper {

    private static final String PATH = "/products";
    private static final String[] FIELDS = {
        "Host", "shop.example",
        "User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
        "Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "Accept-Language", "en-US,en;q=0.5",
        "Accept-Encoding", "gzip, deflate, br, zstd",
        "Connection", "keep-alive",
        "Cookie", "theme=dark",
    };

    private static final HttpServletMapping MAPPING = new HttpServletMapping() {
        @Override
        public String getMatchValue() {
            return "products";
        }

        @Override
        public String getPattern() {
            return PATH;
        }

        @Override
        public String getServletName() {
            return "products";
        }

        @Override
        public MappingMatch getMappingMatch() {
            return MappingMatch.EXACT;
        }
    };

    private static final ServletContext CONTEXT = Inert.rootContext();

    /** One. */
    public StubRequest() {
        super(Inert.request(PATH));
    }

    @Override
    public String getMethod() {
        return "GET";
    }

    @Override
    public Enumeration<String> getAttributeNames() {
        return Collections.emptyEnumeration();
    }

    @Override
    public String getScheme() {
        return "http";
    }

    @Override
    public String getServerName() {
        return "shop.example";
    }

    @Override
    public int getServerPort() {
        return 80;
    }

    @Override
    public String getRequestURI() {
        return PATH;
    }

    @Override
    public StringBuffer getRequestURL() {
        return new StringBuffer("http://shop.example").append(PATH);
    }

    @Override
    public String getContextPath() {
        return "";
    }

    @Override
    public String getServletPath() {
        return PATH;
    }

    @Override
    public @Nullable String getPathInfo() {
        return null;
    }

    @Override
    public String getQueryString() {
        return "page=2";
    }

    @Override
    public long getContentLengthLong() {
        return -1;
    }

    @Override
    public HttpServletMapping getHttpServletMapping() {
        return MAPPING;
    }

    @Override
    public ServletContext getServletContext() {
        return CONTEXT;
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        return null;
    }

    @Override
    public void setAttribute(String name, Object value) {
        // nothing here asks for it again
    }

    @Override
    public void removeAttribute(String name) {
        // nothing here asks for it again
    }

    @Override
    public @Nullable Principal getUserPrincipal() {
        return null;
    }

    @Override
    public @Nullable String getHeader(String name) {
        for (int i = 0; i < FIELDS.length; i += 2) {
            if (FIELDS[i].equalsIgnoreCase(name)) {
                return FIELDS[i + 1];
            }
        }
        return null;
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        List<String> found = new ArrayList<>(1);
        String value = getHeader(name);
        if (value != null) {
            found.add(value);
        }
        return Collections.enumeration(found);
    }
}
