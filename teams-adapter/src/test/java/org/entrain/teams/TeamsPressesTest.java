package org.entrain.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.teams.TeamsHouse.FORM;
import static org.entrain.teams.TeamsHouse.HELLO;
import static org.entrain.teams.TeamsHouse.json;
import static org.entrain.teams.TeamsHouse.personal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.chat.Words;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TeamsPressesTest {
    private TeamsHouse house;

    @BeforeEach
    void start() throws IOException {
        house = new TeamsHouse();
    }

    @AfterEach
    void stop() {
        house.close();
    }

    @Test
    void a_press_is_answered_with_a_card_for_that_person() throws Exception {
        house.answering(new Reply.Private(HELLO));
        JsonNode answer = json(house.post(house.execute("quiz.answer", "{\"args\":[\"q\",\"2\"]}")));
        var press = (Interaction.Press) house.heard.getFirst();
        assertThat(press.action()).isEqualTo(Action.of("quiz.answer", "q", 2));
        assertThat(answer.path("type").asText()).isEqualTo(TeamsCards.CONTENT_TYPE);
        assertThat(answer.at("/value/type").asText()).isEqualTo("AdaptiveCard");
        assertThat(house.microsoft.calls).isEmpty();
    }

    @Test
    void a_choice_is_a_press_with_what_was_chosen() throws Exception {
        house.post(house.execute("quiz.pick", "{\"args\":[\"q\"],\"chosen\":\"choice_0\",\"choice_0\":\"a%2Cb\"}"));
        assertThat(((Interaction.Press) house.heard.getFirst()).action()).isEqualTo(Action.of("quiz.pick", "q", "a,b"));
    }

    @Test
    void a_failure_behind_a_press_is_told_without_its_cause() throws Exception {
        house.answering(interaction -> {
            throw new IllegalStateException("secret words");
        });
        HttpResponse<String> answer = house.post(house.execute("quiz.answer", "{}"));
        assertThat(answer.body()).doesNotContain("secret").contains("application/vnd.microsoft.error");
        assertThat(json(answer).path("statusCode").asInt()).isEqualTo(500);
        assertThat(house.post(house.execute("no verb", "{}")).body()).contains("\"statusCode\":400");
        HttpResponse<String> message = house.post(house.message("help"));
        assertThat(message.statusCode()).isEqualTo(500);
        assertThat(message.body()).doesNotContain("secret");
    }

    @Test
    void a_replacement_is_shown_to_who_pressed_and_edited_for_the_others() throws Exception {
        house.answering(new Reply.Replace(HELLO));
        JsonNode answer = json(house.post(house.execute("quiz.answer", "{}").put("replyToId", "msg-9")));
        assertThat(answer.path("type").asText()).isEqualTo(TeamsCards.CONTENT_TYPE);
        house.platform.close();
        assertThat(house.microsoft.calls).singleElement().satisfies(call -> {
            assertThat(call.method()).isEqualTo("PUT");
            assertThat(call.path()).endsWith("/activities/msg-9");
        });
    }

    @Test
    void a_form_opens_and_comes_back_with_errors_and_with_what_was_entered() throws Exception {
        house.answering(interaction -> interaction instanceof Interaction.Submission
                ? new Reply.Invalid(Map.of("title", "Too short"))
                : new Reply.Open(FORM));
        JsonNode open = json(house.post(house.task("task/fetch", TeamsActions.data(Action.of("quiz.more", 2)))));
        JsonNode card = open.at("/task/value/card/content");
        assertThat(open.at("/task/value/title").asText()).isEqualTo("A question");

        ObjectNode data = card.at("/actions/0/data").deepCopy();
        data.put("field_title", "Yo").put("field_topics", "a%2Cb,c").put("field_lead", "aad-amina");
        data.put("field_crew", "aad-tom, aad-leo").put("field_until", "2027-01-31");
        JsonNode again = json(house.post(house.task("task/submit", data)));

        var submission = (Interaction.Submission) house.heard.get(1);
        assertThat(submission.action()).isEqualTo(Action.of("quiz.save", "q"));
        assertThat(submission.values())
                .isEqualTo(Map.of(
                        "title", List.of("Yo"),
                        "topics", List.of("a,b", "c"),
                        "lead", List.of("aad-amina"),
                        "crew", List.of("aad-tom", "aad-leo"),
                        "until", List.of("2027-01-31")));
        assertThat(again.toString()).contains("Too short");
        assertThat(entered(again)).containsExactly("Yo", "a%2Cb,c", "aad-amina", "aad-tom,aad-leo", "2027-01-31");
    }

    @Test
    void a_form_opens_with_what_is_chosen_at_first_but_for_people_of_elsewhere() throws Exception {
        house.answering(new Reply.Open(FORM));
        JsonNode open = json(house.post(house.task("task/fetch", TeamsActions.data(Action.of("quiz.more", 2)))));
        assertThat(entered(open)).containsExactly("c", "aad-bo", "aad-bo,aad-chloe", "2026-12-01");
        assertThat(open.findValues("dataset").stream().map(JsonNode::asText))
                .containsExactly("graph.microsoft.com/users", "graph.microsoft.com/users");
    }

    /** What stands in the fields of a dialog. */
    private static List<String> entered(JsonNode dialog) {
        return dialog.at("/task/value/card/content/body")
                .valueStream()
                .filter(element -> element.path("type").asText().startsWith("Input.") && element.has("value"))
                .map(element -> element.path("value").asText())
                .toList();
    }

    @Test
    void a_button_inside_a_dialog_is_a_press_and_closing_it_is_nothing() throws Exception {
        assertThat(house.post(house.task("task/submit", TeamsActions.data(Action.of("quiz.more", 2))))
                        .body())
                .isEmpty();
        assertThat(house.post(house.task("task/submit", TeamsActions.cancelling()))
                        .body())
                .isEmpty();
        assertThat(house.heard).singleElement().isInstanceOf(Interaction.Press.class);
    }

    @Test
    void a_form_in_answer_to_words_is_opened_by_a_button_that_holds_it() throws Exception {
        house.answering(new Reply.Open(FORM));
        house.post(house.message("quiz new"));
        JsonNode data = house.microsoft.calls.getFirst().body().at("/attachments/0/content/actions/0/data");
        JsonNode open = json(house.post(house.task("task/fetch", data.deepCopy())));
        assertThat(open.at("/task/value/title").asText()).isEqualTo("A question");
        assertThat(house.heard).hasSize(1);
    }

    @Test
    void a_private_answer_in_the_private_chat_takes_the_place_of_the_message() throws Exception {
        house.answering(new Reply.Private(HELLO));
        JsonNode answer =
                json(house.post(personal(house.execute("quiz.answer", "{}")).put("replyToId", "msg-9")));
        assertThat(answer.at("/value/type").asText()).isEqualTo("AdaptiveCard");
        house.platform.close();
        assertThat(house.microsoft.calls).singleElement().satisfies(call -> {
            assertThat(call.method()).isEqualTo("PUT");
            assertThat(call.path()).isEqualTo("/v3/conversations/a%3A1/activities/msg-9");
        });
    }

    @Test
    void a_replacement_of_words_for_one_person_alone_is_found_where_those_are() throws Exception {
        house.answering(new Reply.Replace(HELLO));
        String path = "/v3/conversations/19%3Aabc%40thread.tacv2%3Bmessageid%3D77/activities/msg-9";
        house.microsoft.answers.put("PUT " + path, FakeMicrosoft.Answer.of(404, "{}"));
        house.post(house.execute("quiz.answer", "{}").put("replyToId", "msg-9"));
        house.platform.close();
        assertThat(house.microsoft.calls)
                .extracting(FakeMicrosoft.Call::path)
                .containsExactly(path, path + "?isTargetedActivity=true");
        assertThat(house.microsoft.calls.getLast().body().has("recipient")).isFalse();
    }

    @Test
    void a_press_is_told_where_the_database_is_out_of_reach() throws Exception {
        house.answering(new Reply.TryLater(Message.of(Words.plain("In a minute"))));
        JsonNode pressed = json(house.post(house.execute("quiz.answer", "{}")));
        assertThat(pressed.path("type").asText()).isEqualTo("application/vnd.microsoft.activity.message");
        assertThat(pressed.path("value").asText()).isEqualTo("In a minute");
        for (String name : List.of("task/fetch", "task/submit")) {
            JsonNode task = json(house.post(house.task(name, TeamsActions.data(Action.of("quiz.more", 2)))));
            assertThat(task.at("/task/type").asText()).isEqualTo("message");
            assertThat(task.at("/task/value").asText()).isEqualTo("In a minute");
        }
    }

    @Test
    void somebody_french_is_told_in_french_that_it_did_not_work() throws Exception {
        assertThat(house.post(house.execute("no verb", "{}")).body()).contains("Désolé, cela n’a pas fonctionné");
        assertThat(house.post(house.execute("no verb", "{}").put("locale", "en-GB"))
                        .body())
                .contains("Sorry, that did not work");
    }

    @Test
    void what_is_needed_in_a_form_is_asked_for_in_the_language_of_its_reader() throws Exception {
        ObjectNode opened = house.task("task/fetch", TeamsActions.opening(FORM));
        assertThat(house.post(opened).body()).contains("Cette réponse est nécessaire.");
        assertThat(house.post(opened.put("locale", "en-GB")).body()).contains("This one is needed.");
    }
}
