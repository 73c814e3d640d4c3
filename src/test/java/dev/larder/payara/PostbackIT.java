package dev.larder.payara;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.payara.desk.Desk;
import dev.larder.payara.shop.Counted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Forms inside and around cached fragments, posted to Payara, with the views' state in the page and in the session. */
@NeedsPayara
@ExtendWith(PayaraServer.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostbackIT {

    private static final String FIELDS = """
            <h:inputText id="text" value="#{desk.text}"/>
            <h:commandButton id="send" value="Send" action="#{desk.send('NAME')}"><f:ajax execute="@form" render="@all"/></h:commandButton>
            """;
    private static final String VIEW = """
            <html xmlns="http://www.w3.org/1999/xhtml" xmlns:h="jakarta.faces.html" xmlns:f="jakarta.faces.core" xmlns:l="larder">
            <h:head/><h:body>
            <l:fragment name="menu" ttl="300"><p>#{counted.next("menu")}</p>
              <l:live><h:form id="inside">INSIDE</h:form></l:live>
            </l:fragment>
            <h:form id="around">
              <l:fragment name="note" ttl="300"><p>#{counted.next("note")}</p></l:fragment>AROUND
            </h:form>
            <h:form id="shared"><l:fragment name="fields" ttl="300"><p>#{counted.next("fields")}</p>SHARED</l:fragment></h:form>
            <l:fragment name="links" ttl="300"><p>#{counted.next("links")}</p><h:link outcome="desk" value="again"/></l:fragment>
            <p>Said: #{desk.said}.</p>
            </h:body></html>
            """;
    private static final String WEB_XML = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <context-param><param-name>jakarta.faces.STATE_SAVING_METHOD</param-name><param-value>%s</param-value></context-param>
              <context-param><param-name>jakarta.faces.CLIENT_WINDOW_MODE</param-name><param-value>%s</param-value></context-param>
            </web-app>
            """;
    private static final String PAGE = "desk.xhtml";
    private static final String STATE = "jakarta.faces.ViewState";
    private static final String WINDOW = "jakarta.faces.ClientWindow";
    private static final Pattern INPUT =
            Pattern.compile("<input[^>]*? name=\"([^\"]*)\"[^>]*?value=\"([^\"]*)\"[^>]*>");
    private static final Pattern UPDATED =
            Pattern.compile("<update id=\"[^\"]*jakarta.faces.ViewState[^\"]*\"><!\\[CDATA\\[([^]]*)]]>");

    private final WebArchive inPages = war("state-in-pages", "client", "none");
    private final WebArchive inSession = war("state-in-session", "server", "url");
    private Site pages;
    private Site session;

    private static WebArchive war(String name, String state, String window) {
        String view = VIEW.replace("INSIDE", FIELDS.replace("NAME", "inside"))
                .replace("AROUND", FIELDS.replace("NAME", "around"))
                .replace("SHARED", FIELDS.replace("NAME", "shared"));
        return Wars.withLarder(name)
                .addAsLibraries(Wars.faces())
                .addPackage(Desk.class.getPackage())
                .addClass(Counted.class)
                .setWebXML(new StringAsset(WEB_XML.formatted(state, window)))
                .addAsWebResource(new StringAsset(view), PAGE);
    }

    @BeforeAll
    void deploy(PayaraServer payara) {
        pages = payara.deploy(inPages);
        session = payara.deploy(inSession);
    }

    @AfterAll
    void undeploy(PayaraServer payara) {
        payara.undeploy(inPages);
        payara.undeploy(inSession);
    }

    @Test
    void formsInsideAndAroundFragmentsPostWithTheStateInThePage() {
        post(pages);
    }

    @Test
    void formsInsideAndAroundFragmentsPostWithTheStateInTheSession() {
        post(session);
    }

    /** Each twice, once by a visitor who has the fragments rendered and once by one who gets copies. */
    private static void post(Site site) {
        for (String visit : List.of("first", "second")) {
            for (String form : List.of("inside", "around", "shared")) {
                Visitor visitor = known(site);
                String full = submit(visitor, visitor.get(PAGE).body(), form, visit + "1");
                assertThat(full).contains("Said: " + form + " " + visit + "1, step 1.", "menu#1<");
                assertThat(submit(visitor, full, form, visit + "2"))
                        .as("the same view, posted again")
                        .contains("Said: " + form + " " + visit + "2, step 2.", "menu#1<");
                byAjax(known(site), form, visit);
            }
        }
        assertThat(part("note", site.body(PAGE))).isEqualTo(part("note", site.body(PAGE)));
        assertThat(part("fields", site.body(PAGE)))
                .as("what posts is no copy")
                .isNotEqualTo(part("fields", site.body(PAGE)));
    }

    private static void byAjax(Visitor visitor, String form, String visit) {
        String view = visitor.get(PAGE).body();
        Map<String, String> fields = fields(view, form);
        String first = ajax(visitor, view, form, fields, visit + "3");
        assertThat(first).contains("Said: " + form + " " + visit + "3, step 1.", "menu#1<");
        fields.put(STATE, found(UPDATED, first));
        assertThat(ajax(visitor, view, form, fields, visit + "4"))
                .contains("Said: " + form + " " + visit + "4, step 2.", "menu#1<");
    }

    @Test
    void aWindowsIdStaysThatWindows() {
        Visitor visitor = known(session);
        String first = visitor.get(PAGE).body();
        String second = visitor.get(PAGE).body();
        assertThat(fields(first, "around").get(WINDOW))
                .isNotEmpty()
                .isNotEqualTo(fields(second, "around").get(WINDOW));
        assertThat(second)
                .as("the link is no copy")
                .doesNotContain(fields(first, "around").get(WINDOW));
        assertThat(part("links", second)).isNotEqualTo(part("links", first));
        String posted = submit(visitor, second, "inside", "x");
        for (String form : List.of("inside", "around")) {
            assertThat(fields(posted, form).get(WINDOW))
                    .isEqualTo(fields(second, form).get(WINDOW));
        }
    }

    @Test
    void withoutWindowsLinksAreStored() {
        Visitor visitor = known(pages);
        assertThat(part("links", visitor.get(PAGE).body()))
                .isEqualTo(part("links", visitor.get(PAGE).body()));
    }

    /** One whose browser is known to take cookies, so that no URL holds his session's id. */
    private static Visitor known(Site site) {
        Visitor visitor = Visitor.withCookies(site);
        visitor.get(PAGE);
        return visitor;
    }

    private static String part(String name, String body) {
        return found(Pattern.compile("(" + name + "#\\d+)"), body);
    }

    private static String found(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        assertThat(found.find()).as(pattern + " in " + text).isTrue();
        return found.group(1);
    }

    private static String form(String view, String id) {
        return found(Pattern.compile("(?s)(<form id=\"" + id + "\".*?</form>)"), view);
    }

    private static Map<String, String> fields(String view, String id) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher input = INPUT.matcher(form(view, id).replaceAll("<input[^>]*type=\"submit\"[^>]*>", ""));
        while (input.find()) {
            fields.put(input.group(1), input.group(2));
        }
        return fields;
    }

    private static String submit(Visitor visitor, String view, String form, String text) {
        Map<String, String> fields = fields(view, form);
        fields.put(form + ":text", text);
        fields.put(form + ":send", "Send");
        return visitor.post(action(view, form), fields).body();
    }

    private static String ajax(Visitor visitor, String view, String form, Map<String, String> known, String text) {
        Map<String, String> fields = new LinkedHashMap<>(known);
        fields.put(form + ":text", text);
        fields.put("jakarta.faces.partial.ajax", "true");
        fields.put("jakarta.faces.partial.execute", form);
        fields.put("jakarta.faces.partial.render", "@all");
        fields.put("jakarta.faces.source", form + ":send");
        fields.put("jakarta.faces.partial.event", "click");
        fields.put("jakarta.faces.behavior.event", "action");
        return visitor.post(action(view, form), fields, "Faces-Request", "partial/ajax")
                .body();
    }

    private static String action(String view, String form) {
        String action = found(Pattern.compile("action=\"([^\"]*)\""), form(view, form));
        return action.substring(action.indexOf(PAGE)).replace("&amp;", "&");
    }
}
