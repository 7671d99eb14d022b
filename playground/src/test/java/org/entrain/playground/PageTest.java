package org.entrain.playground;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person does on the page, and what the server is told. */
class PageTest {
    private static Browser browser;
    private PageServer server;
    private Page page;

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
        assertThat(slack().getByText("Good morning, Amina.")).isVisible();
    }

    @AfterEach
    void nothing_went_wrong_and_nobody_else_was_asked() {
        page.context().close();
        server.close();
        assertThat(browser.complaints()).filteredOn(one -> !one.contains("400")).isEmpty();
        assertThat(browser.asked()).allMatch(url -> URI.create(url).getHost().equals("localhost"));
    }

    @Test
    void what_is_said_reaches_the_open_conversation() {
        composer(slack()).fill("hello");
        composer(slack()).press("Shift+Enter");
        composer(slack()).pressSequentially("there");
        composer(slack()).press("Enter");

        assertThat(only("slack/say"))
                .isEqualTo(json("{'persona':'amina','channel':'D0AMINA','text':'hello\\nthere','files':[]}"));
        assertThat(composer(slack())).hasValue("");
    }

    @Test
    void a_press_in_slack_is_told_as_slack_tells_it() {
        place(slack(), "safety").click();
        slack().getByText("Turn off the heat").click();

        assertThat(only("slack/action")).isEqualTo(json("""
                        {'persona':'amina','channel':'C0SAFETY','message':'1763900100.000100','view':null,
                         'action':{'type':'button','action_id':'quiz.answer#1','block_id':'answers','value':'quiz.answer|7|1',
                                   'text':{'type':'plain_text','text':'Turn off the heat, put a lid on','emoji':true}},
                         'state':{'values':{}}}"""));
    }

    @Test
    void an_option_chosen_from_a_list_is_told_with_the_values_of_the_message() {
        place(slack(), "safety").click();
        slack().locator("select[data-action='badge.choose']").selectOption("hand");

        JsonNode told = only("slack/action");
        JsonNode option = json("{'text':{'type':'plain_text','text':'Helping hand','emoji':true},'value':'hand'}");
        assertThat(told.at("/action/selected_option")).isEqualTo(option);
        assertThat(told.at("/state/values/c/badge.choose/selected_option")).isEqualTo(option);
    }

    @Test
    void a_button_that_asks_first_is_not_pressed_when_the_answer_is_no() {
        place(slack(), "safety").click();
        Locator end = button(slack(), "End it");
        end.click();
        button(page.getByRole(AriaRole.ALERTDIALOG), "Keep it").click();
        assertThat(server.posted("slack/action")).isEmpty();

        end.click();
        button(page.getByRole(AriaRole.ALERTDIALOG), "End it").click();
        assertThat(only("slack/action").at("/action/action_id").asText()).isEqualTo("challenge.end");
    }

    @Test
    void a_form_in_slack_is_sent_in_the_shape_of_state_values() {
        server.change(PageTest::modal);
        Locator form = slack().getByRole(AriaRole.DIALOG);
        form.getByLabel("Question", new Locator.GetByLabelOptions().setExact(true))
                .fill("What is a lid for?");
        form.getByLabel("Topic").selectOption("fire");
        form.getByLabel("Several answers").check();
        form.locator("summary").click();
        form.getByLabel("Workshop").check();
        form.getByLabel("Name me").check();
        form.getByLabel("At (optional)").fill("09:30");
        button(form, "Propose").click();

        assertThat(only("slack/submit")).isEqualTo(json("""
                        {'persona':'amina','view':'V0ASK','values':{
                          'question':{'value':{'type':'plain_text_input','value':'What is a lid for?'}},
                          'topic':{'value':{'type':'static_select','selected_option':{'text':{'type':'plain_text','text':'Fire','emoji':true},'value':'fire'}}},
                          'kind':{'value':{'type':'radio_buttons','selected_option':{'text':{'type':'plain_text','text':'Several answers','emoji':true},'value':'many','description':{'type':'plain_text','text':'all right ones are wanted','emoji':true}}}},
                          'crews':{'value':{'type':'multi_static_select','selected_options':[{'text':{'type':'plain_text','text':'Workshop','emoji':true},'value':'workshop'}]}},
                          'signs':{'value':{'type':'checkboxes','selected_options':[{'text':{'type':'mrkdwn','text':'Name *me* as its author','verbatim':false},'value':'author'}]}},
                          'from':{'value':{'type':'datepicker','selected_date':'2026-11-30'}},
                          'at':{'value':{'type':'timepicker','selected_time':'09:30'}},
                          'points':{'value':{'type':'number_input','value':'5'}}}}"""));
    }

    @Test
    void a_form_in_slack_stays_until_it_is_filled_and_says_what_the_bot_holds_against_it() {
        server.change(PageTest::modal);
        Locator form = slack().getByRole(AriaRole.DIALOG);
        button(form, "Propose").click();
        assertThat(form.getByText("Please fill this in.")).hasCount(3);
        assertThat(server.posted("slack/submit")).isEmpty();

        Locator question = form.getByLabel("Question", new Locator.GetByLabelOptions().setExact(true));
        question.fill("Why?");
        server.change(
                state -> ((ObjectNode) state.at("/slack/modals/0/errors")).put("question", "A little longer, please."));
        assertThat(question).hasAccessibleDescription("One thing at a time. A little longer, please.");
        assertThat(question).hasValue("Why?");
        assertThat(question).isFocused();
    }

    @Test
    void a_card_asks_for_what_it_needs_and_sends_its_inputs_with_its_data() {
        button(teams(), "Answer").click();
        assertThat(teams().getByText("Choose one, a guess is fine.")).isVisible();
        assertThat(server.posted("teams/execute")).isEmpty();

        teams().getByLabel("Turn off the heat").check();
        button(teams(), "Answer").click();
        assertThat(only("teams/execute"))
                .isEqualTo(
                        json(
                                "{'persona':'amina','channel':'a:amina','message':'m2','verb':'quiz.answer','data':{'quiz':7,'answer':'1'}}"));
    }

    @Test
    void a_card_that_hides_something_shows_it_when_it_is_asked_for() {
        Locator remembered = teams().getByText("Electric: power off");
        assertThat(remembered).isHidden();
        button(teams(), "What to remember").click();
        assertThat(remembered).isVisible();
        button(teams(), "A hint").click();
        assertThat(teams().getByText("Oil and water do not mix.")).isVisible();
        assertThat(teams().getByText("Everybody gets the explanation.")).isVisible();
    }

    @Test
    void a_dialog_of_teams_sends_its_data() {
        server.change(state -> ((ObjectNode) state.get("teams")).set("dialog", PageServer.resource("dialog.json")));
        Locator dialog = teams().getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Question").fill("What is a lid for?");
        dialog.getByLabel("Workshop").check();
        dialog.getByLabel("Name me").check();
        button(dialog, "Propose").click();

        assertThat(only("teams/dialog/submit")).isEqualTo(json("""
                        {'persona':'amina','dialog':'T0ASK','data':{'form':'propose','question':'What is a lid for?','topic':'fire',
                         'crews':'workshop','points':5,'author':'true'}}"""));
    }

    @Test
    void what_happens_besides_talk_is_told_and_its_button_turns_about() {
        place(slack(), "safety").click();
        Locator life = slack().locator(".life");
        life.locator("summary").click();
        button(life, "Leave").click();
        assertThat(only("slack/channel/leave")).isEqualTo(json("{'persona':'amina','channel':'C0SAFETY'}"));
        server.change(state -> ((ObjectNode) state.at("/slack/channels/0")).put("member", false));
        assertThat(button(life, "Join")).isFocused();
        assertThat(slack().getByText("You are looking in from outside.")).isVisible();

        life.getByLabel("Its name").fill("bread");
        life.getByLabel("Only for those who are invited").check();
        life.getByLabel("Its name").press("Enter");
        assertThat(only("slack/channel/create")).isEqualTo(json("{'persona':'amina','name':'bread','private':true}"));
        life.getByLabel("I live by the time of").selectOption("Asia/Kolkata");
        assertThat(only("slack/account")).isEqualTo(json("{'persona':'amina','changes':{'zone':'Asia/Kolkata'}}"));
        server.refuse("Not like that.");
        button(life, "Remove Entrain from the workspace").click();
        assertThat(life.getByText("Not like that.")).isVisible();
        page.keyboard().press("Escape");
        assertThat(life.locator("summary")).isFocused();
        assertThat(button(life, "Join")).isHidden();
    }

    @Test
    void people_are_picked_as_each_platform_tells_of_them() {
        server.change(state -> {
            ((ArrayNode) state.at("/slack/modals")).add(PageServer.resource("people-modal.json"));
            ((ObjectNode) state.get("teams")).set("dialog", PageServer.resource("people-dialog.json"));
        });
        Locator form = slack().getByRole(AriaRole.DIALOG);
        assertThat(form.getByLabel("Lead").locator("option"))
                .hasText(new String[] {"Choose…", "Amina", "Bruno", "Léo", "Sofia", "Entrain", "Toaster"});
        form.getByLabel("Lead").selectOption("U0TOASTER");
        form.locator("summary").click();
        form.getByLabel("Amina").check();
        button(form, "Found it").click();
        assertThat(only("slack/submit").get("values")).isEqualTo(json("""
                        {'lead':{'v':{'type':'users_select','selected_user':'U0TOASTER'}},
                         'crew':{'v':{'type':'multi_users_select','selected_users':['U0AMINA','U0LEO','U0TOM']}}}"""));

        Locator dialog = teams().getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Lead").selectOption("aad-nora");
        dialog.getByLabel("Bruno").check();
        dialog.getByLabel("Nora").check();
        button(dialog, "Found it").click();
        assertThat(only("teams/dialog/submit").get("data"))
                .isEqualTo(json("{'lead':'aad-nora','crew':'aad-bruno,aad-nora'}"));
    }

    @Test
    void a_link_of_the_bot_opens_beside_the_page_and_slack_tells_of_it() {
        server.change(state -> ((ObjectNode) state.at("/slack/channels/2/messages/0"))
                .set(
                        "blocks",
                        json("[{'type':'actions','block_id':'b','elements':[{'type':'button','action_id':'read','url':'"
                                + server.url() + "?persona=leo','text':{'type':'plain_text','text':'Read'}}]}]")));
        Page opened = page.context()
                .waitForPage(() -> slack().getByText("Read", exact()).click());

        assertThat(opened).hasURL(server.url() + "?persona=leo");
        assertThat(only("slack/action").at("/action/action_id").asText()).isEqualTo("read");
    }

    private static Locator.GetByTextOptions exact() {
        return new Locator.GetByTextOptions().setExact(true);
    }

    @Test
    void a_command_is_offered_when_a_slash_is_typed() {
        composer(slack()).pressSequentially("/");
        assertThat(slack().locator(".suggestion")).hasCount(2);
        composer(slack()).press("ArrowDown");
        composer(slack()).press("Tab");
        assertThat(composer(slack())).hasValue("/entrain-now ");
        assertThat(composer(slack())).isFocused();
    }

    @Test
    void a_file_is_attached_from_the_browser_or_by_its_path() {
        Locator clip = slack().locator("summary[aria-label='Attach a file']");
        slack().locator("input[type=file]")
                .setInputFiles(new FilePayload("quiz.gift", "text/plain", "::a::{T}".getBytes(StandardCharsets.UTF_8)));
        assertThat(slack().locator(".composer").getByText("quiz.gift")).isVisible();
        clip.click();
        slack().getByLabel("By its path on this machine").fill("/data/more.gift");
        button(slack(), "Add").click();
        button(slack(), "Send").click();

        assertThat(only("slack/say").get("files"))
                .isEqualTo(json("[{'name':'quiz.gift','content':'OjphOjp7VH0='},{'path':'/data/more.gift'}]"));
    }

    @Test
    void what_the_server_refuses_is_said_and_what_was_written_stays() {
        server.refuse("There is no such channel.");
        composer(teams()).fill("quiz");
        composer(teams()).press("Enter");
        assertThat(teams().getByText("There is no such channel.")).isVisible();
        assertThat(composer(teams())).hasValue("quiz");
    }

    private static void modal(ObjectNode state) {
        ((ArrayNode) state.at("/slack/modals")).add(PageServer.resource("modal.json"));
    }

    private static JsonNode json(String text) {
        try {
            return PageServer.JSON.readTree(text.replace('\'', '"'));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private JsonNode only(String action) {
        page.waitForCondition(() -> server.posted(action).size() == 1);
        return server.posted(action).getFirst();
    }

    private Locator slack() {
        return page.locator("#slack");
    }

    private Locator teams() {
        return page.locator("#teams");
    }

    private static Locator composer(Locator pane) {
        return pane.locator(".composer textarea");
    }

    private static Locator place(Locator pane, String name) {
        return pane.locator(".place").filter(new Locator.FilterOptions().setHasText(name));
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}
