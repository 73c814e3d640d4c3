package dev.larder.security;

import dev.larder.internal.page.RawHttp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A request that carries a marker where a cache might not look.
 *
 * @param method mostly GET
 * @param target path and query
 * @param fields header lines
 * @param body empty for none
 */
record HostileRequest(String method, String target, List<String> fields, String body) {

    private static final List<String> FIELDS = List.of(
            "X-Forwarded-Host",
            "X-Forwarded-Proto",
            "X-Forwarded-Prefix",
            "X-Forwarded-Server",
            "X-Original-URL",
            "X-HTTP-Method-Override",
            "X-Host",
            "X-Tenant",
            "Referer",
            "User-Agent",
            "Origin",
            "Accept",
            "Accept-Language",
            "Accept-Encoding",
            "Content-Type",
            "If-None-Match");

    private static final List<String> QUERIES = List.of(
            "?q=ok",
            "?q=ok&utm_source=%s",
            "?utm_source=%s&q=ok",
            "?q=ok&utm_source=x;q=%s",
            "?q=ok;utm_source=%s",
            "?q=ok&q=%s",
            "?q=%s&q=ok",
            "?q=ok&utm_source=x%%26q=%s",
            "?q=ok&utm%%5Fsource=%s",
            "?q=ok&%s",
            "?q=ok&gclid=%s",
            "?q=ok&utm_%s=1",
            "?%s");

    private static final List<String> PATHS =
            List.of(";%s", "%%3B%s", "%%2f%s", "/../%s", "%%23%s", "%%3f%s", "%%2e%%2e/%s", "/%s");

    /** One at random, for a page of the lab. */
    static HostileRequest of(Random random, String page, String marker, String host) {
        List<String> fields = new ArrayList<>();
        boolean foreign = random.nextInt(8) == 0;
        fields.add("Host: " + (foreign ? marker + ".example" : host));
        int most = random.nextBoolean() ? FIELDS.size() : random.nextInt(4);
        List<String> names = new ArrayList<>(FIELDS);
        Collections.shuffle(names, random);
        names.subList(0, most).forEach(name -> fields.add(name + ": " + marker));
        if (random.nextInt(6) == 0) {
            fields.add((random.nextBoolean() ? "Range: bytes=0-1," : "If-Match: ") + marker);
        }
        if (random.nextInt(3) == 0) {
            fields.add("Cookie: theme=" + marker + (random.nextBoolean() ? "; admin=1" : ""));
        }
        if (random.nextInt(12) == 0) {
            fields.add("Cookie: JSESSIONID=" + marker);
        }
        String body = random.nextInt(10) == 0 ? "q=" + marker : "";
        if (!body.isEmpty()) {
            fields.add("Content-Type: application/x-www-form-urlencoded");
            fields.add("Content-Length: " + body.length());
        }
        String target =
                page + (random.nextInt(4) == 0 ? pick(random, PATHS, marker) : "") + pick(random, QUERIES, marker);
        return new HostileRequest(random.nextInt(12) == 0 ? "HEAD" : "GET", target, fields, body);
    }

    private static String pick(Random random, List<String> patterns, String marker) {
        return patterns.get(random.nextInt(patterns.size())).formatted(marker);
    }

    String send(int port) throws IOException {
        List<String> lines = new ArrayList<>(List.of(method + " " + target + " HTTP/1.1"));
        lines.addAll(fields);
        lines.add("Connection: close");
        lines.add("");
        lines.add(body);
        return RawHttp.send(port, lines.toArray(String[]::new));
    }
}
