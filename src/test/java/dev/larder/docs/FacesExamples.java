package dev.larder.docs;

import dev.larder.Cache;
import dev.larder.CacheName;
import dev.larder.CachePolicy;
import dev.larder.Caches;
import dev.larder.annotation.CacheEach;
import dev.larder.annotation.CacheFor;
import dev.larder.annotation.CacheTags;
import dev.larder.annotation.InvalidateTags;
import dev.larder.docs.Shop.Product;
import dev.larder.docs.Shop.ProductTable;
import dev.larder.fragment.Fragments;
import dev.larder.page.CachePage;
import dev.larder.page.ConditionalGet;
import dev.larder.page.NeverCache;
import dev.larder.page.Pages;
import dev.larder.page.Share;
import dev.larder.page.Vary;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.cache.annotation.CacheDefaults;
import javax.cache.annotation.CacheKey;
import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheRemove;
import javax.cache.annotation.CacheResult;
import javax.cache.annotation.CacheValue;

/** Servlets, resources and beans that the documentation shows. */
@SuppressWarnings("serial") // a serialVersionUID in each servlet would be all that a reader sees of it
final class FacesExamples {

    // snippet: servlet
    @WebServlet("/clock")
    @CachePage("15m")
    public class ClockPage extends HttpServlet {

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("text/plain");
            response.getWriter().println("This page was made at " + LocalTime.now());
        }
    }
    // end

    // snippet: resource
    @Path("products")
    public class ProductResource {

        @Inject
        ProductTable table;

        @GET
        @CachePage(value = "15m", tags = "products", staleIfError = "1h")
        public String list() {
            return table.find(1).name();
        }
    }
    // end

    // snippet: vary
    @WebServlet("/offers")
    @CachePage("15m")
    @Vary(headers = "Accept-Language", cookies = "currency")
    public class OffersPage extends HttpServlet {}

    @WebServlet("/basket")
    @NeverCache
    public class BasketPage extends HttpServlet {}
    // end

    // snippet: method
    @ApplicationScoped
    @CacheDefaults(cacheName = "products")
    public class Catalogue {

        @Inject
        ProductTable table;

        @CacheResult
        @CacheFor(value = "15m", staleIfError = "1d")
        @CacheTags("product:{id}")
        public Product find(@CacheKey long id) {
            return table.find(id);
        }

        @InvalidateTags("product:{product.id}")
        public void rename(Product product, String name) {
            table.rename(product.id(), name);
        }
    }
    // end

    // snippet: readme-value
    @ApplicationScoped
    public class Prices {

        @Inject
        @CacheName("products")
        Cache cache;

        @Inject
        ProductTable table;

        public Product find(long id) {
            CachePolicy policy = CachePolicy.ttl(Duration.ofMinutes(15)).tags("product:" + id);
            return cache.getOrSet("price:" + id, policy, () -> table.find(id));
        }
    }
    // end

    // snippet: inject
    @ApplicationScoped
    public class Greetings {

        @Inject
        Cache cache; // the cache "default"

        @Inject
        @CacheName("products")
        Cache products;

        @Inject
        Caches caches; // all of them, by name
    }
    // end

    // snippet: invalidate
    @ApplicationScoped
    public class Editor {

        @Inject
        Caches caches;

        @Inject
        Pages pages;

        @Inject
        Fragments fragments;

        public void changed(Product product) {
            caches.invalidateTags("product:" + product.id()); // values, methods, fragments and pages with this tag
            pages.invalidate("/shop/product.jsp?id=" + product.id()); // one page with all its variants
            fragments.invalidate("sidebar"); // the one copy without vary; a tag reaches all
        }
    }
    // end

    /** In docs/fragments.md. */
    class Menus {

        // snippet: fragments
        @Inject
        Fragments fragments;

        @Inject
        Cache cache;

        void renamed(Principal user) {
            fragments.invalidate("sidebar", user.getName()); // this copy
            cache.invalidateTags("menu"); // everything that carries the tag, in every cache
        }
        // end

        @Inject
        ProductTable table;

        // snippet: fragment-from-java
        String menu(Principal user) throws IOException {
            return fragments.render("sidebar", Duration.ofMinutes(5), user.getName(), out -> {
                out.write("<ul>");
                for (Product product : table.report().lines()) {
                    out.write("<li>" + product.id() + "</li>");
                }
                out.write("</ul>");
            });
        }
        // end
    }

    // snippet: methods
    @ApplicationScoped
    @CacheDefaults(cacheName = "products")
    public class Products {

        @Inject
        ProductTable table;

        @CacheResult
        @CacheFor(value = "15m", staleIfError = "1d")
        @CacheTags("product:{id}")
        public Product find(long id) {
            return table.find(id);
        }

        @CachePut
        public void save(@CacheKey long id, @CacheValue Product product) {
            table.rename(id, product.name());
        }

        @CacheRemove
        public void drop(long id) {
            table.rename(id, "");
        }

        @InvalidateTags("product:{p.id}")
        public void changed(Product p) {
            table.rename(p.id(), p.name());
        }
    }
    // end

    // snippet: each
    @ApplicationScoped
    @CacheDefaults(cacheName = "products")
    public class ManyProducts {

        @Inject
        ProductTable table;

        @CacheResult
        @CacheEach
        @CacheFor(value = "15m", unless = "result == null")
        @CacheTags("product:{ids}")
        public Map<Long, Product> findAll(List<Long> ids) {
            return ids.stream().collect(Collectors.toMap(id -> id, table::find));
        }
    }
    // end

    // snippet: pages
    @WebServlet("/products")
    @CachePage("15m")
    public class ProductsPage extends HttpServlet {}

    @Path("reports")
    public class Reports {

        @GET
        @CachePage(value = "15m", tags = "reports", staleIfError = "1h")
        public String list() {
            return "bestsellers";
        }
    }
    // end

    // snippet: page-variants
    @WebServlet("/catalogue")
    @CachePage("15m")
    @Vary(headers = "Accept-Language", cookies = "currency")
    public class CataloguePage extends HttpServlet {}
    // end

    // snippet: page-conditional
    @WebServlet("/account")
    @ConditionalGet
    public class StatementPage extends HttpServlet {}
    // end

    // snippet: page-share
    @WebServlet("/news/edit")
    @CachePage(
            value = "15m",
            roles = {"editor", "admin"})
    public class EditorsPage extends HttpServlet {}

    @WebServlet("/account")
    @CachePage(value = "5m", share = Share.USER)
    public class AccountPage extends HttpServlet {}
    // end

    /** In docs/pages.md. */
    class Publisher {

        // snippet: page-invalidation
        @Inject
        Pages pages;

        void published() {
            pages.invalidateTags("catalogue"); // from annotations, rules, and the response header Cache-Tag
            pages.invalidate("/shop/products?page=2"); // with context path and query, for every host, with all variants
            pages.invalidate("https://shop.example/shop/products");
        }
        // end
    }
}
