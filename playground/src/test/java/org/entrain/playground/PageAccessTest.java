package org.entrain.playground;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
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
