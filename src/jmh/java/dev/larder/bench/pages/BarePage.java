package dev.larder.bench.pages;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Writes an array that is ready: the least that any servlet can do. */
public class BarePage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final String SYLLABLES = "aabcdeeeefghiiklmnnooprrsttuuvwy";

    private transient byte[] body = new byte[0];

    @Override
    public void init() {
        body = text(Integer.parseInt(getInitParameter("bytes")));
    }

    /** Always the same made-up list of goods, which compresses about as well as pages do. */
    public static byte[] text(int bytes) {
        Random random = new Random(42);
        StringBuilder text = new StringBuilder("<!DOCTYPE html>\n<title>Goods</title>\n<ul>\n");
        while (text.length() < bytes) {
            text.append("<li class=\"product\"><a href=\"/products/")
                    .append(random.nextInt(100_000))
                    .append("\">");
            for (int word = 0; word < 12; word++) {
                text.append(SYLLABLES.charAt(random.nextInt(SYLLABLES.length())));
                text.append(SYLLABLES.charAt(random.nextInt(SYLLABLES.length())))
                        .append(word % 3 == 2 ? " " : "");
            }
            text.append("</a> <b>").append(random.nextInt(1000)).append(".95</b></li>\n");
        }
        return Arrays.copyOf(text.toString().getBytes(StandardCharsets.US_ASCII), bytes);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
