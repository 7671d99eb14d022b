package org.entrain.playground;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A real Chromium for the tests of pages: the one named by {@code -Dentrain.chromium}, or {@code /usr/bin/chromium}, or the first on
 * the PATH. Nothing is downloaded. It writes down which URLs were asked and what the pages complained about.
 */
public final class Browser implements AutoCloseable {
    private static final String ABSENT =
            "No Chromium on this machine (-Dentrain.chromium=PATH, or chromium on the PATH): the pages are not tested.";
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final List<String> asked = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    private Browser(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(ARGUMENTS));
    }

    /**
     * Starts the browser. Without one the calling test is skipped with a sentence that says so; where the environment variable
     * {@code ENTRAIN_REQUIRE_BROWSER} is set it fails.
     *
     * @throws IllegalStateException when a browser is required and there is none
     */
    public static Browser start() {
        Optional<Path> executable = find();
        if (executable.isEmpty() && System.getenv("ENTRAIN_REQUIRE_BROWSER") != null) {
            throw new IllegalStateException(ABSENT);
        }
        assumeTrue(executable.isPresent(), ABSENT);
        return new Browser(executable.orElseThrow());
    }

    private static Optional<Path> find() {
        String named = System.getProperty("entrain.chromium", "");
        Stream<Path> usual = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> Stream.of(Path.of(folder, "chromium"), Path.of(folder, "chromium-browser")));
        return (named.isEmpty()
                        ? Stream.concat(Stream.of(Path.of("/usr/bin/chromium")), usual)
                        : Stream.of(Path.of(named)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** An empty page of this size in CSS pixels, as somebody with this colour scheme and no cookies would open it. */
    public Page page(ColorScheme scheme, int width, int height) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setColorScheme(scheme)
                .setViewportSize(width, height)
                .setTimezoneId("Europe/London"));
        context.setDefaultTimeout(15_000);
        context.onRequest(request -> asked.add(request.url()));
        context.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        context.onWebError(error -> complaints.add(error.error()));
        return context.newPage();
    }

    /** A light page of 1400 by 900. */
    public Page page() {
        return page(ColorScheme.LIGHT, 1400, 900);
    }

    /** What axe-core holds against the page: one line for each element that breaks a rule; empty when all is well. */
    public static List<String> axe(Page page) {
        return axe(new AxeBuilder(page));
    }

    /** What axe-core holds against the part of the page that {@code selector} names. */
    public static List<String> axe(Page page, String selector) {
        return axe(new AxeBuilder(page).include(selector));
    }

    private static List<String> axe(AxeBuilder axe) {
        // All rules look at everything; only what is well is not written down one by one. Pages here have no frames,
        // for
        // whose sake axe would otherwise open a page of its own.
        var violations = new AxeRunOptions();
        violations.setResultTypes(List.of("violations"));
        return axe.options(violations).setLegacyMode(true).analyze().getViolations().stream()
                .flatMap(rule -> rule.getNodes().stream()
                        .map(node -> "%s: %s %s".formatted(rule.getId(), node.getHtml(), node.getFailureSummary())))
                .toList();
    }

    /** All URLs that pages asked for since the start. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** Script errors, failed requests and refused policies since the start, in the browser's words. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
