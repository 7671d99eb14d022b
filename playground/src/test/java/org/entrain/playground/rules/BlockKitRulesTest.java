package org.entrain.playground.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.playground.rules.BlockKitSamples.*;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** What Slack refuses that no single limit says. */
class BlockKitRulesTest {
    private static final String TABLE = "{'type':'table','rows':[[{'type':'raw_text','text':'%s'}]]}";

    @Test
    void an_unknown_block_is_refused_and_named() {
        assertThat(BlockKitRules.blocks(json("[{'type':'marquee'}]")))
                .containsExactly(new Violation("/0", "Slack does not know 'marquee'"));
    }

    @Test
    void a_field_that_a_block_does_not_know_is_refused() {
        assertRefused(message("{'type':'divider','colour':'red'}"), "/blocks/0/colour");
    }

    @Test
    void mrkdwn_is_refused_where_slack_wants_plain_text() {
        assertRefused(message("{'type':'header','text':{'type':'mrkdwn','text':'*A*'}}"), "/blocks/0/text");
        assertRefused(
                inActions("{'type':'button','text':{'type':'mrkdwn','text':'*A*'}}"), "/blocks/0/elements/0/text");
    }

    @Test
    void a_message_that_says_nothing_is_refused() {
        assertRefused(json("{'channel':'C1','text':''}"), "");
        assertRefused(json("{'channel':'C1','blocks':[]}"), "");
        assertGood(json("{'delete_original':true}"));
    }

    @Test
    void two_buttons_of_one_block_have_different_action_ids() {
        String one = button(",'action_id':'a'");
        assertGood(inActions(one + "," + button(",'action_id':'b'")));
        assertRefused(inActions(one + "," + one), "/blocks/0/elements/1/action_id");
    }

    @Test
    void two_blocks_of_one_message_have_different_block_ids() {
        String divider = "{'type':'divider','block_id':'%s'}";
        assertGood(message(divider.formatted("a"), divider.formatted("b")));
        assertRefused(message(divider.formatted("a"), divider.formatted("a")), "/blocks/1/block_id");
    }

    @Test
    void an_option_chosen_at_first_is_one_of_the_options() {
        assertGood(inActions(select("'options':%s,'initial_option':%s".formatted(options(2), option(1)))));
        assertRefused(
                inActions(select("'options':%s,'initial_option':%s".formatted(options(2), option(2)))),
                "/blocks/0/elements/0/initial_option");
    }

    @Test
    void a_modal_that_asks_something_can_be_submitted() {
        String input = "{'type':'input','label':%s,'element':{'type':'plain_text_input'}}".formatted(plain(1));
        assertGood(modal(input));
        assertRefused(view("", "[" + input + "]"), "");
    }

    @Test
    void tables_and_markdown_stand_in_messages_only() {
        assertGood(message(TABLE.formatted("A")));
        assertRefused(modal(TABLE.formatted("A")), "/blocks/0");
        assertRefused(modal("{'type':'markdown','text':'A'}"), "/blocks/0");
    }

    @Test
    void a_home_tab_has_no_title() {
        assertGood(json("{'type':'home','blocks':[{'type':'divider'}]}"));
        assertRefused(json("{'type':'home','title':%s,'blocks':[{'type':'divider'}]}".formatted(plain(1))), "/title");
    }

    @Test
    void a_message_has_one_table_at_most() {
        assertRefused(message(TABLE.formatted("A"), TABLE.formatted("B")), "/blocks");
    }

    @Test
    void a_message_has_fifty_blocks_at_most() {
        assertGood(json("{'blocks':%s}".formatted(list(50, block -> "{'type':'divider'}"))));
        assertRefused(json("{'blocks':%s}".formatted(list(51, block -> "{'type':'divider'}"))), "/blocks");
    }

    @Test
    void all_the_text_of_a_message_together_is_limited() {
        assertGood(message(section(3000), section(3000), section(3000), section(3000), section(1200)));
        assertRefused(message(section(3000), section(3000), section(3000), section(3000), section(1201)), "/blocks");
    }

    @Test
    void a_text_of_an_updated_message_is_shorter() {
        assertGood(json("{'text':'%s'}".formatted(letters(4001))));
        assertRefused(json("{'ts':'1.2','text':'%s'}".formatted(letters(4001))), "/text");
    }

    @Test
    void a_day_that_does_not_exist_is_refused() {
        assertGood(inActions("{'type':'datepicker','initial_date':'2028-02-29'}"));
        assertRefused(
                inActions("{'type':'datepicker','initial_date':'2026-02-29'}"), "/blocks/0/elements/0/initial_date");
    }

    @Test
    void people_picked_at_first_are_a_hundred_at_most_and_named() {
        String several = "{'type':'multi_users_select','initial_users':%s}";
        assertGood(inActions("{'type':'users_select','initial_user':'U1'}"));
        assertRefused(inActions("{'type':'users_select','initial_user':''}"), "/blocks/0/elements/0/initial_user");
        assertGood(inActions(several.formatted(list(100, person -> "'U" + person + "'"))));
        assertRefused(
                inActions(several.formatted(list(101, person -> "'U" + person + "'"))),
                "/blocks/0/elements/0/initial_users");
        assertRefused(inActions(several.formatted("[]")), "/blocks/0/elements/0/initial_users");
    }

    private static void assertGood(JsonNode payload) {
        assertThat(violations(payload)).isEmpty();
    }

    private static void assertRefused(JsonNode payload, String pointer) {
        assertThat(violations(payload)).extracting(Violation::pointer).containsExactly(pointer);
    }
}
