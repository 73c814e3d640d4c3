package dev.larder.payara.pages;

import dev.larder.page.CachePage;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Pages larger than a container's buffers, of as many bytes as the parameter says, written bit by bit. */
@WebServlet("/large/*")
@CachePage("15m")
public class Large extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int bytes = Integer.parseInt(request.getParameter("bytes"));
        response.setContentType("application/octet-stream");
        if (request.getPathInfo().equals("/announced")) {
            response.setContentLength(bytes);
        }
        byte[] part = new byte[1000];
        OutputStream out = response.getOutputStream();
        for (int written = 0; written < bytes; written += part.length) {
            Arrays.fill(part, (byte) (written / part.length));
            out.write(part);
        }
    }
}
