package org.entrain.playground;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page for people who use a keyboard, a screen reader, a small screen or a dark room. */
class PageAccessTest {
    private static final String FURTHEST = """
            document.documentElement.scrollWidth === innerWidth && [...document.querySelectorAll('main .send, main .day, main .message-main')]
              .filter(one => one.offsetParent).every(one => one.getBoundingClientRect().right <= one.closest('.pane').getBoundingClientRect().right)""";

    private static final String INSIDE = """
            (({ left, right }, pane) => left >= pane.left && right <= pane.right)(
              document.querySelector('#slack .life-list').getBoundingClientRect(), document.querySelector('#slack').getBoundingClientRect())""";

    private static final String LETTERS = "ABCDEFGHIJKL";

    private static Browser browser;
    private PageServer server;

    @BeforeAll
    static void start_the_browser() {
        browser = Browser.start();
    }

    @AfterAll
    static void stop_the_browser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void start_the_server() {
        server = new PageServer();
    }

    @AfterEach
    void stop_the_server() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1400, amina", "DARK, 1400, leo", "LIGHT, 360, chloe", "DARK, 360, tom", "LIGHT, 1920, nora"})
    void axe_finds_nothing(ColorScheme scheme, int width, String persona) {
        Page page = open(scheme, width, persona);
        page.locator("#slack .place").first().click();
        assertThat(page.locator("#slack").getByText("4 people have answered")).isVisible();
        assertThat(Browser.axe(page)).isEmpty();
        assertThat(page.evaluate(FURTHEST)).as("nothing sticks out").isEqualTo(true);

        page.locator("#slack .life summary").click();
        assertThat(Browser.axe(page, "#slack .life")).isEmpty();
        assertThat(page.evaluate(INSIDE)).as("the menu is inside").isEqualTo(true);
        page.keyboard().press("Escape");

        server.change(PageAccessTest::windows);
        assertThat(page.locator("dialog.window").first()).isVisible();
        page.locator("#slack")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Propose"))
                .click();
        assertThat(page.locator("#slack dialog .field-error").first()).not().isEmpty();
        assertThat(Browser.axe(page)).isEmpty();
        page.context().close();
    }

    @Test
    void everything_can_be_done_with_the_keyboard_alone() {
        Page page = open(ColorScheme.LIGHT, 1400, "amina");
        page.keyboard().press("Tab");
        assertThat(page.getByText("Skip to the conversations")).isFocused();
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        assertThat(page.locator("#slack .place").first()).isFocused();
        page.keyboard().press("Enter");
        tabTo(page, page.locator("[data-button='quiz.answer#0']"));
        page.keyboard().press("Space");
        page.waitForCondition(() -> server.posted("slack/action").size() == 1);

        server.change(PageAccessTest::windows);
        Locator form = page.locator("#slack dialog");
        Locator question = form.getByLabel("Question", new Locator.GetByLabelOptions().setExact(true));
        assertThat(question).isFocused();
        page.keyboard().type("Why?");
        page.keyboard().press("Escape");
        page.waitForCondition(() -> server.posted("slack/close").size() == 1);
        server.change(state -> ((ArrayNode) state.at("/slack/modals")).removeAll());
        assertThat(form).hasCount(0);
        assertThat(page.locator("[data-button='quiz.answer#0']")).isFocused();
        page.context().close();
    }

    /** As the adapters draw them: the pages of a quiz are made of these. */
    @ParameterizedTest
    @CsvSource({"LIGHT, 1400", "DARK, 1400", "LIGHT, 360"})
    void a_chart_and_a_picture_say_in_words_what_they_show(ColorScheme scheme, int width) throws IOException {
        JsonNode slack = drawn("slack-adapter/src/test/resources/golden/every-block.json");
        JsonNode bars = drawn("teams-adapter/src/test/resources/org/entrain/teams/cards/bars-message.json");
        JsonNode picture = drawn("teams-adapter/src/test/resources/org/entrain/teams/cards/picture-message.json");
        server.change(state -> {
            ((ObjectNode) state.at("/slack/channels/2/messages/0")).set("blocks", slack.path("blocks"));
            ((ObjectNode) state.at("/teams/channels/2/messages/1/attachments/0")).set("content", bars);
            ((ObjectNode) state.at("/teams/channels/2/messages/2/attachments/0")).set("content", picture);
        });
        Page page = open(scheme, width, "amina");
        assertThat(page.locator("#slack img[alt='Un pain <rond>']")).hasCount(1);
        assertThat(page.locator("#slack").getByText("✓ A. Le *levain*")).isVisible();
        assertThat(Browser.axe(page)).isEmpty();
        if (width < 900) {
            page.locator(".tab.teams").click();
        }
        assertThat(page.locator("#teams img[alt='A *round* loaf']")).hasCount(1);
        assertThat(page.locator("#teams").getByText("✓ A. *Sourdough*")).isVisible();
        assertThat(page.locator("#teams").getByText("12 · 40%")).isVisible();
        assertThat(Browser.axe(page)).isEmpty();
        assertThat(page.evaluate(FURTHEST)).as("nothing sticks out").isEqualTo(true);
        page.context().close();
    }

    @Test
    void a_picture_that_does_not_come_is_told_in_words() throws IOException {
        JsonNode picture = json(drawn("teams-adapter/src/test/resources/org/entrain/teams/cards/picture-message.json")
                .toString()
                .replace("icon.svg", "gone.svg"));
        server.change(
                state -> ((ObjectNode) state.at("/teams/channels/2/messages/2/attachments/0")).set("content", picture));
        Page page = open(ColorScheme.LIGHT, 1400, "amina");
        assertThat(page.locator("#teams").getByText("A *round* loaf")).isVisible();
        page.context().close();
    }

    /** As when things are matched or put in order: what is chosen is typed, as everywhere in a list of a browser. */
    @Test
    void twelve_lists_are_filled_in_with_the_keyboard_alone_on_both_platforms() {
        Page page = open(ColorScheme.LIGHT, 1400, "amina");
        server.change(state -> ((ArrayNode) state.at("/slack/modals")).add(matchingModal()));
        assertThat(page.locator("#slack dialog select").first()).isFocused();
        assertThat(Browser.axe(page, "#slack dialog")).isEmpty();
        typeTwelve(page, page.locator("#slack dialog"));
        page.waitForCondition(() -> server.posted("slack/submit").size() == 1);
        assertThat(server.posted("slack/submit")
                        .getFirst()
                        .at("/values/m11/v/selected_option/value")
                        .asText())
                .isEqualTo("o11");

        server.change(state -> {
            ((ArrayNode) state.at("/slack/modals")).removeAll();
            ((ObjectNode) state.get("teams")).set("dialog", matchingDialog());
        });
        page.locator("#teams dialog select").first().focus();
        assertThat(Browser.axe(page, "#teams dialog")).isEmpty();
        typeTwelve(page, page.locator("#teams dialog"));
        page.waitForCondition(() -> server.posted("teams/dialog/submit").size() == 1);
        assertThat(server.posted("teams/dialog/submit")
                        .getFirst()
                        .at("/data/m11")
                        .asText())
                .isEqualTo("o11");
        page.context().close();
    }

    private static void typeTwelve(Page page, Locator window) {
        for (int i = 0; i < 12; i++) {
            assertThat(window.locator("select").nth(i)).isFocused();
            page.keyboard().type(LETTERS.substring(i, i + 1));
            page.keyboard().press("Tab");
        }
        tabTo(page, window.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Answer")));
        page.keyboard().press("Enter");
    }

    private static JsonNode matchingModal() {
        StringJoiner blocks = new StringJoiner(",");
        for (int i = 0; i < 12; i++) {
            blocks.add("""
                    {"type":"input","block_id":"m%d","label":{"type":"plain_text","text":"Thing %d"},
                     "element":{"type":"static_select","action_id":"v","options":[%s]}}""".formatted(
                            i, i, options("{\"text\":{\"type\":\"plain_text\",\"text\":\"%s\"},\"value\":\"o%d\"}")));
        }
        return json("""
                {"id":"V1","errors":{},"view":{"type":"modal","callback_id":"m","title":{"type":"plain_text","text":"Match"},
                 "submit":{"type":"plain_text","text":"Answer"},"close":{"type":"plain_text","text":"Not now"},"blocks":[%s]}}""".formatted(blocks));
    }

    private static JsonNode matchingDialog() {
        StringJoiner inputs = new StringJoiner(",");
        for (int i = 0; i < 12; i++) {
            inputs.add("""
                    {"type":"Input.ChoiceSet","id":"m%d","label":"Thing %d","style":"compact","isRequired":true,"choices":[%s]}""".formatted(i, i, options("{\"title\":\"%s\",\"value\":\"o%d\"}")));
        }
        return json("""
                {"id":"T1","title":"Match","width":"medium","height":"medium","card":{"type":"AdaptiveCard","version":"1.5","body":[%s],
                 "actions":[{"type":"Action.Submit","title":"Answer","data":{}}]}}""".formatted(inputs));
    }

    private static String options(String shape) {
        return IntStream.range(0, 12)
                .mapToObj(i -> shape.formatted(LETTERS.substring(i, i + 1) + " of twelve", i))
                .collect(Collectors.joining(","));
    }

    /** A golden file of an adapter, with a picture that this server has. */
    private JsonNode drawn(String golden) throws IOException {
        String written = Files.readString(Path.of(System.getProperty("entrain.root"), golden));
        return json(
                written.replaceAll("https://e.example.org/pictures/[^\"]*", server.url() + "playground/page/icon.svg"));
    }

    private static JsonNode json(String text) {
        try {
            return PageServer.JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void what_lies_beneath_a_window_rests_and_the_other_platform_does_not() {
        Page page = open(ColorScheme.LIGHT, 1400, "amina");
        page.locator("#teams .composer textarea").fill("busy");
        server.change(state -> ((ArrayNode) state.at("/slack/modals")).add(PageServer.resource("modal.json")));
        assertThat(page.locator("#slack dialog")).isVisible();
        assertThat(page.locator("#teams .composer textarea")).isFocused();
        assertThat(page.evaluate("document.querySelector('#slack .pane-body').inert"))
                .isEqualTo(true);
        assertThat(page.evaluate("document.querySelector('#teams .pane-body').inert"))
                .isEqualTo(false);
        page.context().close();
    }

    @Test
    void a_small_screen_shows_one_platform_at_a_time() {
        Page page = open(ColorScheme.LIGHT, 360, "amina");
        assertThat(page.locator("#teams")).isHidden();
        page.locator(".tab.teams").click();
        assertThat(page.locator("#teams")).isVisible();
        assertThat(page.locator("#slack")).isHidden();
        page.context().close();
    }

    private Page open(ColorScheme scheme, int width, String persona) {
        Page page = browser.page(scheme, width, 860);
        page.navigate(server.url() + "?persona=" + persona);
        assertThat(page.locator("#slack .message").first()).isVisible();
        return page;
    }

    private static void tabTo(Page page, Locator target) {
        for (int presses = 0;
                presses < 40 && !(boolean) target.evaluate("node => node === document.activeElement");
                presses++) {
            page.keyboard().press("Tab");
        }
        assertThat(target).isFocused();
    }

    private static void windows(ObjectNode state) {
        ((ArrayNode) state.at("/slack/modals")).add(PageServer.resource("modal.json"));
        ((ObjectNode) state.get("teams")).set("dialog", PageServer.resource("dialog.json"));
    }
}
