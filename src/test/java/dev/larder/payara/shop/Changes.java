package dev.larder.payara.shop;

import dev.larder.fragment.Fragments;
import dev.larder.page.Pages;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Invalidates. */
@WebServlet("/invalidate/*")
public class Changes extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Pages pages;

    @Inject
    transient Fragments fragments;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        String what = request.getParameter("what");
        switch (request.getPathInfo()) {
            case "/tag" -> pages.invalidateTags(what);
            case "/page" -> pages.invalidate(request.getContextPath() + what);
            default -> fragments.invalidate(what);
        }
    }
}
