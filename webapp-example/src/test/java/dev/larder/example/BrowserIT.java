package dev.larder.example;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shop as a person sees it, in a real browser. */
class BrowserIT {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private static Playwright playwright;
    private static Browser browser;

    private final Site site = Site.running();
    private Page page;

    @BeforeAll
    static void launch() {
        boolean there = Files.isExecutable(CHROMIUM);
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new AssertionError(
                    CHROMIUM + ": not found. On CI these tests may not be left out: install chromium.");
        }
        Assumptions.assumeTrue(there, CHROMIUM + " not found: install chromium to run the tests in a browser");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setHeadless(true)
                        .setChromiumSandbox(false)
                        .setArgs(List.of(
                                "--disable-gpu",
                                "--disable-dev-shm-usage",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--no-first-run",
                                "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1")));
    }

    @AfterAll
    static void quit() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @BeforeEach
    void open() {
        site.clear();
        page = browser.newPage();
    }

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void aPriceChangedByItsButtonIsSeenOnPageMethodAndFragment() {
        visit("/");
        visit("/");
        assertHow("offers", "hit");
        visit("/category?id=1");
        visit("/product.jsp?id=42");
        visit("/product.jsp?id=42");
        assertThat(page.locator("#page-status .how")).hasText("page hit");

        page.getByLabel("Price in £").fill("19.99");
        page.getByText("Change the price").click();

        assertThat(page).hasURL(site.url("/product.jsp?id=42"));
        assertThat(page.locator("#price")).hasText("£19.99");
        assertHow("find(42)", "miss");
        visit("/");
        assertHow("offers", "miss");
        assertThat(page.locator("[data-product='42']")).hasText("£19.99");
        visit("/");
        assertHow("offers", "hit");
        assertThat(page.locator("[data-product='42']")).hasText("£19.99");
    }

    @Test
    void aReloadProvesTheHit() {
        visit("/category?id=7");
        assertThat(page.locator("#page-status .how")).hasText("page miss");
        String made = page.locator("#page-cost time").textContent();

        page.reload();

        assertThat(page.locator("#page-status .how")).hasText("page hit");
        assertThat(page.locator("#page-cost time")).hasText(made);
        assertThat(page.locator("#page-status code")).containsText("larder; hit");
    }

    @Test
    void aReviewAppearsWhenItIsSent() {
        visit("/product.jsp?id=1204");

        page.getByLabel("Your review").fill("Cuts through everything, my thumb included.");
        page.getByText("Add review").click();

        assertThat(page.locator("#reviews li").first()).containsText("my thumb included");
    }

    @Test
    void theChosenCurrencyStays() {
        visit("/category?id=1");
        page.locator(".currencies a", new Page.LocatorOptions().setHasText("EUR"))
                .click();
        assertThat(page.locator(".currencies b")).hasText("EUR");

        visit("/category?id=1");

        assertThat(page.locator(".price").first()).containsText("€");
    }

    @Test
    void aCacheIsClearedByItsButton() {
        visit("/");
        visit("/");
        assertHow("sidebar", "hit");
        visit("/statistics");

        page.getByLabel("Clear fragments").click();

        assertThat(page).hasURL(site.url("/statistics"));
        visit("/");
        assertHow("sidebar", "miss");
    }

    @Test
    void noPageComplainsInTheConsole() {
        StringBuilder complaints = new StringBuilder();
        page.onConsoleMessage(message -> complaints.append(message.type().equals("error") ? message.text() : ""));
        page.onPageError(complaints::append);

        for (String path : List.of("/", "/category?id=7", "/product.jsp?id=42", "/bestsellers.xhtml", "/statistics")) {
            visit(path);
            visit(path);
            assertThat(page.locator("#page-status .how")).containsText("page ");
        }

        assertThat(complaints.toString()).isEmpty();
    }

    private void visit(String path) {
        page.navigate(site.url(path));
    }

    private void assertHow(String part, String how) {
        assertThat(page.locator("tr[data-part='" + part + "'] .how")).hasText(how);
    }
}
