package dev.larder.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.page.CachePage;
import dev.larder.page.Share;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pages that signed-in visitors are meant to get from the cache, and nobody else. */
class ShareTest {

    private static final Sharing ROLES = new Sharing(Share.ROLES, List.of("editor", "admin"));
    private static final Sharing USER = new Sharing(Share.USER, List.of());
    private static final Sharing SESSION = new Sharing(Share.SESSION, List.of());

    private final PageSite site = new PageSite();

    @AfterEach
    void stop() {
        site.close();
    }

    private PageSite page(Sharing sharing, PageSite.Body body) {
        site.server.filter("login", new SignIn());
        return site.shared("/page", sharing).page("/page", (request, response) -> {
            response.setContentType("text/plain");
            body.write(request, response);
            response.getWriter().print("page " + site.computed.get());
        });
    }

    private PageSite.Answer as(String user, String roles) {
        return site.get("/page", "X-User", user, "X-Roles", roles);
    }

    // ---- roles

    @Test
    void whoeverIsInTheSameRolesGetsTheSamePage() {
        page(ROLES, (request, response) -> response.getWriter().print(request.isUserInRole("editor") + " "))
                .start();
        assertThat(as("ann", "editor").cacheStatus()).contains("stored");
        assertThat(as("bob", "editor").isHit()).isTrue();
        assertThat(as("bob", "editor,unnamed").isHit()).isTrue();
        assertThat(as("bob", "editor,admin").isHit()).isFalse();
        assertThat(as("cid", "").body()).startsWith("false");
        assertThat(site.get("/page").isHit()).as("not signed in").isFalse();
        assertThat(site.get("/page").isHit()).isTrue();
        assertThat(site.computed).hasValue(4);
    }

    @Test
    void aPageThatReadsTheNameIsNotSharedByRole() {
        page(ROLES, (request, response) -> response.getWriter().print(request.getRemoteUser() + " "))
                .start();
        assertThat(as("ann", "editor").cacheStatus())
                .isEqualTo("larder; fwd=uri-miss; detail=undeclared-input; input=principal");
        assertThat(as("bob", "editor").body()).startsWith("bob");
    }

    @Test
    void aPageThatAsksForARoleThatIsNotNamedIsNotShared() {
        page(ROLES, (request, response) -> response.getWriter().print(request.isUserInRole("auditor") + " "))
                .start();
        assertThat(as("ann", "editor,auditor").cacheStatus()).contains("detail=undeclared-input", "\"role auditor\"");
        assertThat(as("bob", "editor").body()).startsWith("false");
    }

    @Test
    void aPageThatUsesTheSessionIsNotSharedByRoleOrUser() {
        for (Sharing sharing : List.of(ROLES, USER)) {
            try (PageSite other = new PageSite()) {
                other.server.filter("login", new SignIn());
                other.shared("/page", sharing)
                        .page(
                                "/page",
                                (request, response) -> request.getSession().setAttribute("seen", true))
                        .start();
                assertThat(other.get("/page", "X-User", "ann").cacheStatus()).contains("detail=session");
            }
        }
    }

    @Test
    void namingRolesIsAskingForThem() {
        assertThat(new Sharing(Share.PUBLIC, List.of("b", "a", "b")))
                .isEqualTo(new Sharing(Share.ROLES, List.of("a", "b")));
    }

    // ---- users

    @Test
    void aUserGetsHisOwnPageAgainAndNobodyElseDoes() {
        page(
                        USER,
                        (request, response) -> response.getWriter()
                                .print(request.getUserPrincipal().getName() + " "))
                .start();
        assertThat(as("ann", "").body()).startsWith("ann");
        assertThat(as("ann", "").isHit()).isTrue();
        assertThat(as("bob", "").body()).startsWith("bob");
        assertThat(as("bob", "").isHit()).isTrue();
    }

    @Test
    void credentialsOfAKnownUserDoNotForbidSharing() {
        page(USER, (request, response) -> {}).start();
        String[] known = {"X-User", "ann", "Authorization", "Basic YW5uOng="};
        assertThat(site.get("/page", known).cacheStatus()).contains("stored");
        assertThat(site.get("/page", known).isHit()).isTrue();
        assertThat(site.get("/page", "Authorization", "Bearer x").cacheStatus())
                .as("nobody here knows whose these are")
                .isEqualTo("larder; fwd=bypass; detail=authorization");
    }

    @Test
    void otherPagesStayClosedToSignedInVisitors() {
        page(USER, (request, response) -> {})
                .page("/other", (request, response) -> {})
                .start();
        assertThat(site.get("/other", "X-User", "ann").cacheStatus())
                .isEqualTo("larder; fwd=bypass; detail=authenticated");
    }

    @Test
    void whoSignsInOrOutWhileThePageIsMadeLeavesNothingBehind() {
        page(USER, (request, response) -> SignIn.of(request).signIn("bob")).start();
        assertThat(as("ann", "").cacheStatus()).contains("fwd=uri-miss");
        assertThat(as("ann", "").isHit()).isFalse();
        assertThat(as("bob", "").isHit()).isFalse();
    }

    // ---- sessions

    private PageSite withSession(PageSite.Body body) {
        site.servlet("/session", new SessionServlet());
        return page(SESSION, body);
    }

    private static void name(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession(false);
        response.getWriter().print((session == null ? "nobody" : session.getAttribute("name")) + " ");
    }

    @Test
    void aSessionGetsItsOwnPageAgainAndNoOtherDoes() {
        withSession(ShareTest::name).start();
        PageSite.Visitor ann = site.visitor();
        PageSite.Visitor bob = site.visitor();
        ann.get("/session?name=ann");
        bob.get("/session?name=bob");
        assertThat(ann.get("/page").body()).startsWith("ann");
        assertThat(ann.get("/page").isHit()).isTrue();
        assertThat(bob.get("/page").body()).startsWith("bob");
    }

    @Test
    void aSessionThatHoldsSomethingElseGetsAnotherPage() {
        withSession(ShareTest::name).start();
        PageSite.Visitor ann = site.visitor();
        ann.get("/session?name=ann");
        ann.get("/page");
        ann.get("/session?name=bob");
        assertThat(ann.get("/page").body()).startsWith("bob");
        ann.get("/session?end");
        ann.get("/session?name=cid");
        assertThat(ann.get("/page").body()).startsWith("cid");
    }

    @Test
    void aPageThatChangesTheSessionIsNotStored() {
        withSession((request, response) -> request.getSession().setAttribute("count", site.computed.get()))
                .start();
        PageSite.Visitor ann = site.visitor();
        ann.get("/session?name=ann");
        ann.get("/page");
        assertThat(ann.get("/page").isHit()).isFalse();
        assertThat(ann.get("/page").isHit()).isFalse();
    }

    @Test
    void aSessionThatMayChangeUnnoticedPassesBy() {
        withSession(ShareTest::name).start();
        PageSite.Visitor ann = site.visitor();
        ann.get("/session?name=ann&opaque");
        assertThat(ann.get("/page").cacheStatus()).isEqualTo("larder; fwd=bypass; detail=session");
    }

    @Test
    void visitorsWithoutASessionShareAPageThatUsesNone() {
        withSession((request, response) -> {}).start();
        site.visitor().get("/page");
        assertThat(site.visitor().get("/page").isHit()).isTrue();
    }

    // ---- caches further out

    @Test
    void tellsCachesFurtherOutThatThePageIsPrivate() {
        page(USER, (request, response) -> {
                    String said = request.getParameter("say");
                    if (said != null) {
                        response.setHeader("Cache-Control", said);
                    }
                })
                .start();
        for (int i = 0; i < 2; i++) {
            PageSite.Answer answer = as("ann", "");
            assertThat(answer.field("Cache-Control")).isEqualTo("private");
            assertThat(answer.field("Vary")).contains("Authorization", "Cookie");
            assertThat(site.get("/page?say=max-age%3D60", "X-User", "ann").field("Cache-Control"))
                    .isEqualTo("max-age=60, private");
            assertThat(site.get("/page?say=s-maxage%3D60", "X-User", "ann").field("Cache-Control"))
                    .isEqualTo("s-maxage=60");
        }
        assertThat(site.computed).hasValue(3);
    }

    @Test
    void theApplicationsOwnPrivateStillForbidsStoring() {
        page(USER, (request, response) -> response.setHeader("Cache-Control", "private"))
                .start();
        assertThat(as("ann", "").cacheStatus()).contains("detail=private");
        assertThat(as("ann", "").isHit()).isFalse();
    }

    @Test
    void theBrowsersLifetimeIsPrivateToo() {
        site.server.filter("login", new SignIn());
        site.servlet("/annotated", new Annotated()).start();
        for (int i = 0; i < 2; i++) {
            assertThat(site.get("/annotated", "X-User", "ann").field("Cache-Control"))
                    .contains("private")
                    .contains("max-age=60");
        }
        assertThat(site.get("/annotated", "X-User", "ann").isHit()).isTrue();
        assertThat(site.get("/annotated", "X-User", "bob").isHit()).isFalse();
    }

    @CachePage(value = "15m", share = Share.USER, browser = "1m")
    private static final class Annotated extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print(request.getRemoteUser());
        }
    }

    // ---- everything at random

    @Test
    void noPageOfOneIsEverSeenByAnother() {
        Random random = new Random(7);
        site.servlet("/session", new SessionServlet());
        site.server.filter("login", new SignIn());
        site.shared("/roles", ROLES).shared("/user", USER).shared("/session-page", SESSION);
        site.page(
                        "/roles",
                        (request, response) -> response.getWriter()
                                .print(request.isUserInRole("editor") + "," + request.isUserInRole("admin")))
                .page("/user", (request, response) -> response.getWriter().print(request.getRemoteUser()))
                .page("/session-page", (request, response) -> {
                    name(request, response);
                    response.getWriter().print(request.getRemoteUser());
                })
                .start();
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            people.add(new Person(site.visitor()));
        }
        int hits = 0;
        for (int step = 0; step < 600; step++) {
            hits += people.get(random.nextInt(people.size())).act(random) ? 1 : 0;
        }
        assertThat(hits).isGreaterThan(50);
    }

    /** Somebody who does something, and knows what he must see. */
    private static final class Person {
        private final PageSite.Visitor visitor;
        private String user = "";
        private Set<String> roles = Set.of();
        private String name = "";

        private Person(PageSite.Visitor visitor) {
            this.visitor = visitor;
        }

        boolean act(Random random) {
            switch (random.nextInt(14)) {
                case 0 -> user = List.of("", "ann", "bob").get(random.nextInt(3));
                case 1 ->
                    roles = List.of(Set.<String>of(), Set.of("editor"), Set.of("editor", "admin"))
                            .get(random.nextInt(3));
                case 2 -> session("name=" + (name = "n" + random.nextInt(3)));
                case 3 -> {
                    session("end");
                    name = "";
                }
                case 4 -> session("rename");
                default -> {
                    return look(random.nextInt(3));
                }
            }
            return false;
        }

        private void session(String what) {
            visitor.get("/session?" + what);
        }

        private boolean look(int page) {
            String shownUser = user.isEmpty() ? "null" : user;
            String shownRoles =
                    !user.isEmpty() && roles.contains("editor") ? "true," + roles.contains("admin") : "false,false";
            String expected = List.of(shownRoles, shownUser, (name.isEmpty() ? "nobody" : name) + " " + shownUser)
                    .get(page);
            PageSite.Answer answer = visitor.get(
                    List.of("/roles", "/user", "/session-page").get(page),
                    "X-User",
                    user,
                    "X-Roles",
                    String.join(",", roles));
            assertThat(answer.body()).isEqualTo(expected);
            return answer.isHit();
        }
    }

    /** Writes, ends and renames sessions; its own pages say that they are not to be stored. */
    private static final class SessionServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            response.setHeader("Cache-Control", "no-store");
            HttpSession session = request.getSession(false);
            if (request.getParameter("end") != null && session != null) {
                session.invalidate();
            } else if (request.getParameter("rename") != null && session != null) {
                request.changeSessionId();
            } else if (request.getParameter("name") != null) {
                request.getSession().setAttribute("name", request.getParameter("name"));
            }
            if (request.getParameter("opaque") != null) {
                request.getSession().setAttribute("opaque", new Object());
            }
        }
    }

    /** Stands for a container that knows its users: who, and in which roles, stands in header fields. */
    private static final class SignIn implements Filter {
        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            Known known = new Known((HttpServletRequest) request);
            request.setAttribute("org.apache.catalina.known", known);
            chain.doFilter(known, response);
        }

        static Known of(HttpServletRequest request) {
            return (Known) request.getAttribute("org.apache.catalina.known");
        }
    }

    private static final class Known extends HttpServletRequestWrapper {
        private String user;

        Known(HttpServletRequest request) {
            super(request);
            String said = request.getHeader("X-User");
            user = said == null ? "" : said;
        }

        void signIn(String name) {
            user = name;
        }

        @Override
        public Principal getUserPrincipal() {
            return user.isEmpty() ? null : () -> user;
        }

        @Override
        public String getRemoteUser() {
            return user.isEmpty() ? null : user;
        }

        @Override
        public boolean isUserInRole(String role) {
            String roles = super.getHeader("X-Roles");
            return !user.isEmpty() && roles != null && List.of(roles.split(",")).contains(role);
        }
    }
}
