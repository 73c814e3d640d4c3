package dev.larder.example.web;

import dev.larder.Cache;
import dev.larder.CacheStatistics;
import dev.larder.Caches;
import dev.larder.page.NeverCache;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** What each cache has done so far. */
@NeverCache
@WebServlet("/statistics")
public class StatisticsPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** A cache and its counters. */
    public record Line(String name, CacheStatistics figures) {

        /** The share of look-ups that were answered without computing, in whole per cent; empty before the first. */
        public String hitRatio() {
            long served = figures.hits() + figures.staleHits();
            long asked = served + figures.misses();
            return asked == 0 ? "" : Math.round(100.0 * served / asked) + " %";
        }

        /** How many entries there are, where the backend says so. */
        public String entries() {
            return figures.entries() < 0 ? "" : Long.toString(figures.entries());
        }
    }

    @Inject
    private transient Caches caches;

    @Inject
    private transient SharedEntries shared;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        List<Line> lines = caches.names().stream().map(this::line).toList();
        request.setAttribute("lines", lines);
        request.setAttribute("shared", shared.count());
        request.getRequestDispatcher("/WEB-INF/views/statistics.jsp").forward(request, response);
    }

    private Line line(String name) {
        Cache cache = caches.get(name);
        return new Line(name, cache.statistics());
    }
}
