package dev.larder.internal.page;

import dev.larder.internal.http.FieldNames;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request that notices what is read of it while a page is computed. URL, scheme, host and port are in the key and are not
 * watched.
 */
final class ObservedRequest extends ObservedVisitor {

    /** Conditions are the cache's to answer where a whole page is wanted from the application. */
    private static final Set<String> HIDEABLE = Set.of("if-none-match", "if-modified-since");

    private final ReadInputs inputs;
    private final QueryFilter query;
    private final boolean whole;
    private final Map<String, Object> earlier;

    /**
     * Watches a request.
     *
     * @param whole whether the application is to make a whole page, whatever conditions the client has
     */
    ObservedRequest(HttpServletRequest request, ReadInputs inputs, QueryFilter query, boolean whole) {
        super(request, inputs);
        this.inputs = inputs;
        this.query = query;
        this.whole = whole;
        this.earlier = EarlierAttributes.of(request);
        RequestBeans.of(request).forEach(bean -> inputs.other("bean " + bean));
    }

    /** The application's attributes that it came with. */
    Map<String, Object> earlier() {
        return earlier;
    }

    private HttpServletRequest http() {
        return (HttpServletRequest) super.getRequest();
    }

    /** Who takes out the server's own request may read anything unseen. Servers do, to dispatch. */
    @Override
    public ServletRequest getRequest() {
        if (!Reader.isServersWork()) {
            inputs.other("unwrapped-request");
        }
        return super.getRequest();
    }

    private boolean isHidden(String name) {
        return whole && HIDEABLE.contains(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public @Nullable String getHeader(String name) {
        readHeader(name);
        return isHidden(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        readHeader(name);
        return isHidden(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public long getDateHeader(String name) {
        readHeader(name);
        return isHidden(name) ? -1 : super.getDateHeader(name);
    }

    @Override
    public int getIntHeader(String name) {
        readHeader(name);
        return super.getIntHeader(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        note(Reader.now(), ReadHeaders.ALL);
        List<String> names = new ArrayList<>(Collections.list(super.getHeaderNames()));
        names.removeIf(this::isHidden);
        return Collections.enumeration(names);
    }

    private void readHeader(String name) {
        if (!isHidden(name) && ReadHeaders.counts(name, http())) {
            note(Reader.now(), name);
        }
    }

    private void note(Reader reader, String name) {
        if (reader == Reader.REST_COPY) {
            inputs.copiedByRest();
        } else if (reader == Reader.APPLICATION) {
            inputs.header(name);
        }
    }

    @Override
    public @Nullable String getContentType() {
        readHeader(FieldNames.CONTENT_TYPE);
        return super.getContentType();
    }

    @Override
    public @Nullable String getCharacterEncoding() {
        readHeader(FieldNames.CONTENT_TYPE);
        return super.getCharacterEncoding();
    }

    @Override
    public Locale getLocale() {
        readHeader(FieldNames.ACCEPT_LANGUAGE);
        return super.getLocale();
    }

    @Override
    public Enumeration<Locale> getLocales() {
        readHeader(FieldNames.ACCEPT_LANGUAGE);
        return super.getLocales();
    }

    @Override
    public Cookie @Nullable [] getCookies() {
        Cookie[] cookies = super.getCookies();
        if (Reader.now() == Reader.SERVER) {
            if (FlashCookie.isIn(cookies)) {
                inputs.other("flash");
            }
            return cookies;
        }
        inputs.cookieList();
        Cookie[] observed = cookies == null ? new Cookie[0] : cookies.clone();
        for (int i = 0; i < observed.length; i++) {
            inputs.cookieShown(observed[i].getName());
            observed[i] = new ObservedCookie(observed[i], inputs);
        }
        return cookies == null ? null : observed;
    }

    @Override
    public @Nullable String getQueryString() {
        String asked = super.getQueryString();
        if (asked != null && !asked.equals(query.keyed(asked))) {
            other("query");
        }
        return asked;
    }

    @Override
    public @Nullable String getParameter(String name) {
        readParameter(name);
        return super.getParameter(name);
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        readParameter(name);
        return super.getParameterValues(name);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        super.getParameterMap().keySet().forEach(this::readParameter);
        return super.getParameterMap();
    }

    @Override
    public Enumeration<String> getParameterNames() {
        super.getParameterMap().keySet().forEach(this::readParameter);
        return super.getParameterNames();
    }

    private void readParameter(String name) {
        if (!query.counts(name) && super.getParameter(name) != null) {
            other("parameter " + name);
        }
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        body();
        return super.getInputStream();
    }

    @Override
    public BufferedReader getReader() throws IOException {
        body();
        return super.getReader();
    }

    /** HTTP/2 has bodies that no field announces. A REST runtime opens the body of every request. */
    private void body() {
        if (Reader.now() == Reader.APPLICATION) {
            inputs.other("body");
        }
    }

    /** Whether the container has a request like this one under a client certificate or the like is not watched here. */
    @Override
    public @Nullable Object getAttribute(String name) {
        if (name.startsWith("jakarta.servlet.request.")) {
            other("connection");
        } else if (name.endsWith(".query_string") && super.getAttribute(name) != null) {
            getQueryString(); // the forwarding request's, a parameter that is in no key included
        } else if (earlier.containsKey(name)) {
            other("attribute " + name);
        }
        return super.getAttribute(name);
    }

    /** A page that lists the attributes may show which there are. */
    @Override
    public Enumeration<String> getAttributeNames() {
        earlier.keySet().stream().sorted().findFirst().ifPresent(name -> other("attribute " + name));
        return super.getAttributeNames();
    }
}
