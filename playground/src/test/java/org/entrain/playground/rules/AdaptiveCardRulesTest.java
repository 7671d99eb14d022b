package org.entrain.playground.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.playground.rules.BlockKitSamples.json;
import static org.entrain.playground.rules.BlockKitSamples.list;
import static org.entrain.playground.rules.CardSamples.card;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** What Teams asks of a card beyond the schema. */
class AdaptiveCardRulesTest {
    private static final String EXECUTE = "{'type':'Action.Execute','title':'Go','verb':'go'}";

    @Test
    void a_version_later_than_teams_draws_is_refused() {
        assertGood(versioned("1.5", ""));
        assertRefused(versioned("1.6", ""), "/version");
    }

    @Test
    void an_action_that_executes_needs_version_1_4() {
        String body = "{'type':'ActionSet','actions':[%s]}".formatted(EXECUTE);
        assertGood(versioned("1.4", body));
        assertRefused(versioned("1.3", body), "/body/0/actions/0");
    }

    @Test
    void a_table_needs_version_1_5() {
        assertGood(versioned("1.5", "{'type':'Table','rows':[]}"));
        assertRefused(versioned("1.4", "{'type':'Table','rows':[]}"), "/body/0");
    }

    @Test
    void media_is_refused() {
        assertRefused(card("{'type':'Media','sources':[]}"), "/body/0");
    }

    @Test
    void a_picture_comes_by_https_or_from_this_machine() {
        assertGood(card("{'type':'Image','url':'https://a.example/i.png'}"));
        assertGood(card("{'type':'Image','url':'http://localhost:8080/i.png'}"));
        assertRefused(card("{'type':'Image','url':'http://a.example/i.png'}"), "/body/0/url");
    }

    @Test
    void a_card_of_more_than_80_kilobytes_is_refused() {
        assertGood(card("{'type':'TextBlock','text':'%s'}".formatted("a".repeat(40_000))));
        assertRefused(card("{'type':'TextBlock','text':'%s'}".formatted("a".repeat(41_000))), "");
    }

    @Test
    void sixty_people_at_most_have_the_card_refreshed() {
        assertGood(refreshed(60));
        assertRefused(refreshed(61), "/refresh/userIds");
    }

    @Test
    void two_inputs_of_one_id_are_refused() {
        assertGood(card("{'type':'Input.Text','id':'a'},{'type':'Input.Text','id':'b'}"));
        assertRefused(card("{'type':'Input.Text','id':'a'},{'type':'Input.Text','id':'a'}"), "/body/1/id");
    }

    @Test
    void a_mention_that_the_card_does_not_say_is_refused() {
        assertGood(mentioning("Well done <at>Amina</at>"));
        assertRefused(mentioning("Well done Amina"), "/msteams/entities/0/text");
    }

    @Test
    void a_dialog_takes_submit_but_not_execute() {
        JsonNode submit = card("{'type':'ActionSet','actions':[{'type':'Action.Submit','title':'Go'}]}");
        JsonNode execute = card("{'type':'ActionSet','actions':[%s]}".formatted(EXECUTE));

        assertThat(AdaptiveCardRules.dialog(submit)).isEmpty();
        assertGood(execute);
        assertThat(AdaptiveCardRules.dialog(execute))
                .extracting(Violation::pointer)
                .containsExactly("/body/0/actions/0");
    }

    @Test
    void a_row_has_six_buttons_at_most() {
        assertGood(card("{'type':'ActionSet','actions':%s}".formatted(list(6, button -> EXECUTE))));
        assertRefused(
                card("{'type':'ActionSet','actions':%s}".formatted(list(7, button -> EXECUTE))), "/body/0/actions");
    }

    @Test
    void one_of_several_choices_has_no_comma_in_its_value() {
        String set = "{'type':'Input.ChoiceSet','id':'a','isMultiSelect':true,'choices':[{'title':'A','value':'%s'}]}";
        assertGood(card(set.formatted("a")));
        assertRefused(card(set.formatted("a,b")), "/body/0/choices/0/value");
    }

    @Test
    void people_are_picked_from_where_teams_knows_people() {
        String picker =
                "{'type':'Input.ChoiceSet','id':'a','isMultiSelect':true,'choices':[],'choices.data':{'type':'Data.Query'%s}}";
        assertGood(card(picker.formatted(",'dataset':'graph.microsoft.com/users'")));
        assertGood(card(picker.formatted(",'dataset':'graph.microsoft.com/users?scope=currentContext'")));
        assertRefused(card(picker.formatted("")), "/body/0/choices.data");
        assertRefused(card(picker.formatted(",'dataset':'people'")), "/body/0/choices.data/dataset");
    }

    private static void assertGood(JsonNode card) {
        assertThat(AdaptiveCardRules.card(card)).isEmpty();
    }

    private static void assertRefused(JsonNode card, String pointer) {
        assertThat(AdaptiveCardRules.card(card)).extracting(Violation::pointer).containsExactly(pointer);
    }

    private static JsonNode versioned(String version, String body) {
        return json("{'type':'AdaptiveCard','version':'%s','body':[%s]}".formatted(version, body));
    }

    private static JsonNode refreshed(int people) {
        return json("{'type':'AdaptiveCard','version':'1.5','refresh':{'action':%s,'userIds':%s}}"
                .formatted(EXECUTE, list(people, person -> "'29:" + person + "'")));
    }

    private static JsonNode mentioning(String text) {
        return json("""
                {'type':'AdaptiveCard','version':'1.5','body':[{'type':'TextBlock','text':'%s'}],'msteams':{'entities':[
                 {'type':'mention','text':'<at>Amina</at>','mentioned':{'id':'29:1','name':'Amina'}}]}}""".formatted(text));
    }
}
