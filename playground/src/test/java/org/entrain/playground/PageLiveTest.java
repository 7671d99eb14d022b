package org.entrain.playground;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What changes on the page while somebody looks at it, and what it can draw. */
class PageLiveTest {
    private static Browser browser;
    private PageServer server;
    private Page page;
    private Locator slack;

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
    void open_the_page() {
        server = new PageServer();
        page = browser.page();
        page.navigate(server.url());
        slack = page.locator("#slack");
        assertThat(slack.getByText("Good morning, Amina.")).isVisible();
    }

    @AfterEach
    void close_the_page() {
        page.context().close();
        server.close();
    }

    @Test
    void a_new_message_comes_in_while_somebody_is_typing() {
        Locator composer = slack.locator(".composer textarea");
        composer.fill("half a sen");
        composer.press("ArrowLeft");
        page.evaluate("() => { document.querySelector('#slack .message').dataset.stood = 'yes'; }");
        server.change(state -> say(state, "2.0", "Two reviews are due."));

        assertThat(slack.getByText("Two reviews are due.")).isVisible();
        assertThat(composer).isFocused();
        assertThat(composer).hasValue("half a sen");
        assertThat(composer.evaluate("field => field.selectionStart")).isEqualTo(9);
        assertThat(slack.locator(".message[data-stood]")).hasCount(1);
    }

    @Test
    void only_a_message_that_changed_is_drawn_again_and_keeps_the_focus() {
        slack.locator(".place")
                .filter(new Locator.FilterOptions().setHasText("safety"))
                .click();
        Locator button = slack.locator("[data-button='quiz.answer#2']");
        button.focus();
        page.evaluate(
                "() => document.querySelectorAll('#slack .message').forEach(one => { one.dataset.stood = 'yes'; })");
        server.change(state -> ((ObjectNode) state.at("/slack/channels/0/messages/1")).put("edited", true));

        assertThat(slack.locator(".message:not([data-stood])")).hasCount(1);
        assertThat(slack.locator("[data-button='quiz.answer#2']")).isFocused();
    }

    @Test
    void somebody_who_reads_further_up_is_not_moved() {
        server.change(state -> {
            for (int at = 10; at < 50; at++) {
                say(state, at + ".0", "Message " + at);
            }
        });
        assertThat(slack.getByText("Message 49")).isVisible();
        slack.locator(".log").evaluate("log => { log.scrollTop = 100; }");
        server.change(state -> say(state, "99.0", "The newest"));

        assertThat(slack.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("New messages")))
                .isVisible();
        assertThat(slack.locator(".log").evaluate("log => log.scrollTop")).isEqualTo(100);
    }

    @Test
    void what_is_on_the_screen_counts_as_read() {
        page.waitForCondition(() -> !server.posted("read").isEmpty());
        assertThat(server.posted("read"))
                .containsExactly(PageServer.JSON.valueToTree(
                        Map.of("persona", "amina", "platform", "slack", "channel", "D0AMINA")));
    }

    @Test
    void another_persona_reads_the_page_in_their_language() {
        page.getByLabel("Léo").check();
        assertThat(page).hasTitle("Bac à sable Entrain");
        assertThat(page.locator("html")).hasAttribute("lang", "fr");
        page.getByText("+1 jour").click();
        page.waitForCondition(() -> server.posted("clock").size() == 1);
        assertThat(server.posted("clock").getFirst().get("move").asText()).isEqualTo("P1D");
        assertThat(server.posted("clock").getFirst().get("persona").asText()).isEqualTo("leo");
    }

    @Test
    void the_home_tab_is_drawn_and_its_buttons_name_its_view() {
        slack.getByText("Entrain · Home").click();
        slack.getByText("Review now").click();
        page.waitForCondition(() -> server.posted("slack/action").size() == 1);
        assertThat(server.posted("slack/home")).hasSize(1);
        assertThat(server.posted("slack/action").getFirst().get("view").asText())
                .isEqualTo("V0HOME");
    }

    @Test
    void what_a_platform_refused_stays_on_top_until_it_is_dismissed() {
        server.change(state -> state.putObject("problem")
                .put("at", "1")
                .put("platform", "slack")
                .put("text", "invalid_blocks"));
        Locator banner = page.locator(".banner");
        assertThat(banner).containsText("Slack refused something");
        banner.getByRole(AriaRole.BUTTON).click();
        assertThat(banner).isHidden();
        server.change(state -> say(state, "2.0", "Later."));
        assertThat(slack.getByText("Later.")).isVisible();
        assertThat(banner).isHidden();
    }

    @Test
    void both_languages_have_the_same_texts() {
        Object keys = page.evaluate("async () => (await import('/playground/page/texts.js')).keysByLanguage()");
        assertThat(keys)
                .isInstanceOfSatisfying(
                        Map.class,
                        byLanguage -> assertThat(byLanguage.get("fr")).isEqualTo(byLanguage.get("en")));
    }

    @Test
    void what_others_wrote_for_block_kit_is_drawn() throws IOException {
        Path fixtures = Path.of(System.getProperty("entrain.third-party", ""), "block-kit/spec/fixtures/valid");
        Assumptions.assumeTrue(
                Files.isDirectory(fixtures),
                "The third-party Block Kit payloads are not here (see ../shared/third-party).");
        page.route(url -> !url.startsWith(server.url()), route -> route.abort());
        for (String folder : List.of("blocks", "elements", "rich_text", "views")) {
            try (Stream<Path> files = Files.list(fixtures.resolve(folder))) {
                for (Path file : files.sorted().toList()) {
                    draw(folder, PageServer.JSON.readTree(file.toFile()));
                }
            }
        }
    }

    private void draw(String folder, JsonNode fixture) {
        Object drawn = page.evaluate("""
                async ([folder, fixture]) => {
                  const { drawBlocks, valuesIn, KINDS } = await import('/playground/page/blockkit.js');
                  const { textsOf } = await import('/playground/page/texts.js');
                  const wrap = { blocks: one => [one], views: one => one.blocks, rich_text: one => [one.type === 'rich_text' ? one : { type: 'rich_text', elements: [one] }],
                    elements: one => [{ type: 'actions', elements: [one] }] };
                  const blocks = wrap[folder](JSON.parse(fixture));
                  const root = document.createElement('div');
                  root.append(drawBlocks(blocks, { t: textsOf('en'), users: { U0AMINA: 'Amina' }, channels: { C0SAFETY: 'safety' }, language: 'en-GB', zone: 'Europe/London' }));
                  valuesIn(root);
                  const known = blocks.every(block => KINDS.includes(block.type));
                  return known && folder === 'blocks' && root.querySelector('.bk-block > .bk-unknown, .bk-block.bk-unknown') ? 'unknown' : root.children.length === blocks.length ? 'drawn' : 'lost';
                }""", List.of(folder, fixture.toString()));
        assertThat(drawn).as(fixture.toString()).isEqualTo("drawn");
    }

    private static void say(ObjectNode state, String id, String text) {
        ObjectNode message = state.at("/slack/channels/2/messages/0").deepCopy();
        ((ArrayNode) state.at("/slack/channels/2/messages"))
                .add(message.put("id", id).put("text", text));
    }
}
