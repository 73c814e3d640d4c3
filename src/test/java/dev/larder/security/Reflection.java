package dev.larder.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ways in which a careless page shows what was sent to it. */
enum Reflection {
    FORWARDED_HOST(request -> request.getHeader("X-Forwarded-Host")),
    FORWARDED_PROTO(request -> Collections.list(request.getHeaders("X-Forwarded-Proto"))),
    FORWARDED_PREFIX(request -> Collections.list(request.getHeaders("x-forwarded-prefix"))),
    ORIGINAL_URL(request -> request.getHeader("X-Original-URL")),
    METHOD_OVERRIDE(request -> request.getHeader("X-HTTP-Method-Override")),
    REFERER(request -> request.getHeader("Referer")),
    USER_AGENT(request -> request.getHeader("User-Agent")),
    ORIGIN(request -> request.getHeader("Origin")),
    ACCEPT(request -> request.getHeader("Accept")),
    LANGUAGE(request -> Collections.list(request.getLocales())),
    ENCODING(request -> request.getHeader("Accept-Encoding")),
    CONDITION(request -> request.getHeader("If-None-Match")),
    RANGE(request -> request.getHeader("Range")),
    TYPE(HttpServletRequest::getContentType),
    HOST(request -> request.getHeader("Host")),
    EVERY_FIELD(request -> Collections.list(request.getHeaderNames()).stream()
            .map(request::getHeader)
            .toList()),
    COOKIES(request -> cookies(request)
            .map(cookie -> cookie.getName() + "=" + cookie.getValue())
            .collect(Collectors.joining())),
    COOKIE_THERE(request -> cookies(request).anyMatch(cookie -> cookie.getName().equals("admin")) ? "evil" : "guest"),
    PARAMETER(request -> request.getParameter("q")),
    LAST_PARAMETER(request -> Arrays.asList(values(request, "q"))),
    TRACKING(request -> request.getParameter("utm_source")),
    PARAMETERS(request ->
            request.getParameterMap().entrySet().stream().map(Reflection::text).toList()),
    QUERY(HttpServletRequest::getQueryString),
    OWN_PARSER(request -> last(String.valueOf(request.getQueryString()).split("[&;]|%26"))),
    URI(request -> request.getRequestURI() + request.getRequestURL() + request.getPathInfo()),
    SITE(request -> request.getScheme() + request.isSecure() + request.getServerName() + request.getServerPort()),
    METHOD(HttpServletRequest::getMethod),
    ADDRESS(request -> request.getRemoteAddr() + request.getRemoteHost()),
    USER(request -> request.getRemoteUser() + request.getAuthType()),
    REQUESTED_SESSION(HttpServletRequest::getRequestedSessionId),
    TENANT_OF_FILTER(request -> request.getAttribute("tenant")),
    ATTRIBUTES(request -> Collections.list(request.getAttributeNames()).stream()
            .filter("tenant"::equals)
            .map(request::getAttribute)
            .toList()),
    BODY(request -> new String(request.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)),
    UNWRAPPED(request -> ((HttpServletRequest) ((HttpServletRequestWrapper) request).getRequest()).getHeader("X-Host")),
    REWRAPPED(request -> new HttpServletRequestWrapper(request).getHeader("X-Forwarded-Server")),
    FORWARDED_PAGE(request -> request.getAttribute("jakarta.servlet.forward.query_string"));

    private interface Reading {
        Object of(HttpServletRequest request) throws IOException;
    }

    private final Reading reading;

    Reflection(Reading reading) {
        this.reading = reading;
    }

    void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.getWriter().print("shows " + reading.of(request));
    }

    private static Stream<Cookie> cookies(HttpServletRequest request) {
        return request.getCookies() == null ? Stream.empty() : Stream.of(request.getCookies());
    }

    private static String[] values(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        return values == null ? new String[0] : values;
    }

    private static String text(Map.Entry<String, String[]> parameter) {
        return parameter.getKey() + "=" + Arrays.toString(parameter.getValue());
    }

    private static String last(String... parts) {
        return parts[parts.length - 1];
    }
}
