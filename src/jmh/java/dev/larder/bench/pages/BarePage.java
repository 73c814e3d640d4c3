package dev.larder.bench.pages;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;

/** Writes an array that is ready: the least that any servlet can do. */
public class BarePage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private transient byte[] body = new byte[0];

    @Override
    public void init() {
        body = new byte[Integer.parseInt(getInitParameter("bytes"))];
        Arrays.fill(body, (byte) 'a');
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
