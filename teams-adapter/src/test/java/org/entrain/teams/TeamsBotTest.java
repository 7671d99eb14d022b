package org.entrain.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.teams.TeamsHouse.FORM;
import static org.entrain.teams.TeamsHouse.HELLO;
import static org.entrain.teams.TeamsHouse.personal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.chat.Words;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TeamsBotTest {
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
    void words_to_the_bot_are_a_command_without_its_mention() throws Exception {
        ObjectNode activity = house.message("<at>Entrain</at>&nbsp; quiz start <at>Bo</at>");
        ObjectNode entity = activity.putArray("entities").addObject().put("type", "mention");
        entity.put("text", "<at>Entrain</at>").putObject("mentioned").put("id", "28:bot");

        assertThat(house.post(activity).statusCode()).isEqualTo(200);

        var command = (Interaction.Command) house.heard.getFirst();
        assertThat(command.words()).isEqualTo("quiz start Bo");
        assertThat(command.who().account().id()).isEqualTo("aad-amina");
        assertThat(command.who().locale()).contains(Locale.FRANCE);
        assertThat(command.who().zone()).contains(ZoneId.of("Europe/Paris"));
        assertThat(command.workspace().id()).isEqualTo(FakeMicrosoft.TENANT);
        assertThat(command.place().channel()).isEqualTo("19:abc@thread.tacv2");
        assertThat(command.delivery()).contains("act-in");
    }

    @Test
    void a_malformed_locale_and_zone_and_a_time_without_fraction_lose_no_message() throws Exception {
        Locale before = Locale.getDefault();
        ObjectNode activity = house.message("help")
                .put("locale", "tr_TR-!")
                .put("localTimezone", "Mars/Olympus")
                .put("timestamp", "2026-11-22T12:00:12Z")
                .put("localTimestamp", "2026-11-22T12:00:12+01:00");

        assertThat(house.post(activity).statusCode()).isEqualTo(200);

        assertThat(((Interaction.Command) house.heard.getFirst()).who().zone()).isEmpty();
        assertThat(Locale.getDefault()).isEqualTo(before);
    }

    @Test
    void the_locale_of_a_person_stays_theirs() throws Exception {
        Locale before = Locale.getDefault();
        house.post(house.message("help").put("locale", "tr-TR"));
        assertThat(((Interaction.Command) house.heard.getFirst()).who().locale())
                .contains(Locale.of("tr", "TR"));
        assertThat(Locale.getDefault()).isEqualTo(before);
    }

    @Test
    void a_private_reply_in_a_channel_is_for_that_person_alone() throws Exception {
        house.answering(new Reply.Private(HELLO));
        house.post(house.message("help"));
        FakeMicrosoft.Call call = house.microsoft.calls.getFirst();
        assertThat(call.path()).endsWith("%3Bmessageid%3D77/activities?isTargetedActivity=true");
        assertThat(call.body().at("/recipient/id").asText()).isEqualTo("29:amina");
        assertThat(call.authorization()).isEqualTo("Bearer tok-1");
    }

    @Test
    void where_private_words_are_refused_in_a_channel_they_go_to_the_private_chat() throws Exception {
        house.answering(new Reply.Private(HELLO));
        String path = "/v3/conversations/19%3Aabc%40thread.tacv2%3Bmessageid%3D77/activities?isTargetedActivity=true";
        house.microsoft.answers.put("POST " + path, new FakeMicrosoft.Answer(403, "{}", Map.of()));
        house.post(house.message("help"));
        assertThat(house.microsoft.calls)
                .extracting(FakeMicrosoft.Call::path)
                .containsExactly(path, "/v3/conversations", "/v3/conversations/new-1/activities");
    }

    @Test
    void a_failing_connector_is_not_called_again_at_once() throws Exception {
        house.answering(new Reply.Public(HELLO));
        String path = "/v3/conversations/19%3Aabc%40thread.tacv2%3Bmessageid%3D77/activities";
        house.microsoft.answers.put("POST " + path, new FakeMicrosoft.Answer(503, "{}", Map.of()));
        assertThat(house.post(house.message("help")).statusCode()).isEqualTo(200);
        assertThat(house.microsoft.calls).hasSize(1);
    }

    @Test
    void people_who_join_and_leave_are_told_of_without_asking_the_platform() throws Exception {
        ObjectNode update = house.activity("conversationUpdate");
        assertThat(house.post(update).statusCode()).isEqualTo(200);
        update.putArray("membersAdded").addObject().put("id", "29:bo").put("aadObjectId", "aad-bo");
        house.post(update);
        update.remove("membersAdded");
        update.putArray("membersRemoved").addObject().put("id", "29:bo").put("aadObjectId", "aad-bo");
        house.post(update);
        assertThat(house.heard).hasExactlyElementsOfTypes(Interaction.Joined.class, Interaction.Left.class);
        assertThat(house.microsoft.calls).isEmpty();
    }

    @Test
    void the_bot_that_is_added_is_an_installation() throws Exception {
        ObjectNode update = house.activity("conversationUpdate");
        update.putArray("membersAdded").addObject().put("id", "28:bot");
        house.post(update);
        house.post(house.activity("installationUpdate").put("action", "add"));
        assertThat(house.heard)
                .hasExactlyElementsOfTypes(
                        Interaction.Installed.class,
                        Interaction.BotJoined.class,
                        Interaction.Installed.class,
                        Interaction.BotJoined.class);
    }

    @Test
    void the_bot_that_is_removed_from_one_team_or_chat_stays_in_the_tenant() throws Exception {
        for (String type : List.of("channel", "groupChat", "personal")) {
            ObjectNode removal = house.activity("installationUpdate").put("action", "remove");
            removal.withObject("conversation").put("conversationType", type);
            assertThat(house.post(removal).statusCode()).isEqualTo(200);
            ObjectNode update = house.activity("conversationUpdate");
            update.withObject("conversation").put("conversationType", type);
            update.putArray("membersRemoved").addObject().put("id", "28:bot");
            assertThat(house.post(update).statusCode()).isEqualTo(200);
        }
        assertThat(house.heard)
                .hasSize(4)
                .allSatisfy(heard -> assertThat(heard).isInstanceOf(Interaction.BotLeft.class));
    }

    @Test
    void what_means_nothing_is_answered_as_done() throws Exception {
        for (String type :
                List.of("messageReaction", "messageUpdate", "messageDelete", "event", "typing", "unheardOf")) {
            assertThat(house.post(house.activity(type)).statusCode()).as(type).isEqualTo(200);
        }
        for (String invoke : List.of("config/fetch", "message/submitAction", "message/fetchTask")) {
            assertThat(house.post(house.activity("invoke").put("name", invoke)).statusCode())
                    .as(invoke)
                    .isEqualTo(200);
        }
        ObjectNode readReceipt = house.activity("event").put("name", "application/vnd.microsoft.readReceipt");
        assertThat(house.post(readReceipt).statusCode()).isEqualTo(200);
        assertThat(house.heard).isEmpty();
    }

    @Test
    void a_private_reply_in_the_private_chat_is_a_message() throws Exception {
        house.answering(new Reply.Private(HELLO));
        house.post(personal(house.message("help")));
        assertThat(house.microsoft.calls).singleElement().satisfies(call -> {
            assertThat(call.method()).isEqualTo("POST");
            assertThat(call.path()).isEqualTo("/v3/conversations/a%3A1/activities");
        });
    }

    @Test
    void a_message_holds_what_was_meant_and_nothing_else() throws Exception {
        house.answering(new Reply.Public(HELLO));
        house.post(house.message("help"));
        JsonNode sent = house.microsoft.calls.getFirst().body();
        assertThat(sent.fieldNames()).toIterable().containsExactlyInAnyOrder("type", "summary", "attachments");
        assertThat(sent.at("/attachments/0").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("contentType", "content");
        assertThat(sent.findValues("properties")).isEmpty();
    }

    @Test
    void a_form_of_lists_within_lists_reaches_the_connector_whole() throws Exception {
        house.answering(new Reply.Open(FORM));
        house.post(house.message("quiz new"));
        JsonNode data = house.microsoft.calls.getFirst().body().at("/attachments/0/content/actions/0/data");
        assertThat(TeamsActions.form(data)).isEqualTo(FORM);
    }

    @Test
    void everything_happens_on_the_thread_of_the_request() throws Exception {
        var doors = new AtomicReference<Thread>();
        house.answering(interaction -> {
            doors.set(Thread.currentThread());
            return Reply.NOTHING;
        });
        house.post(house.message("help"));
        assertThat(doors.get()).isNotNull().isSameAs(house.served.get());
    }

    @Test
    void a_press_of_an_old_client_arrives_as_a_message_and_is_a_press() throws Exception {
        house.answering(new Reply.Private(HELLO));
        ObjectNode pressed = house.message("").put("replyToId", "msg-9");
        pressed.set("value", TeamsActions.data(Action.of("quiz.answer", "q", 2)));
        assertThat(house.post(pressed).statusCode()).isEqualTo(200);
        assertThat(house.heard)
                .singleElement()
                .satisfies(heard ->
                        assertThat(((Interaction.Press) heard).action()).isEqualTo(Action.of("quiz.answer", "q", 2)));
        assertThat(house.microsoft.calls)
                .singleElement()
                .satisfies(call -> assertThat(call.path()).endsWith("?isTargetedActivity=true"));
    }

    @Test
    void a_press_of_an_old_client_in_the_private_chat_changes_the_message() throws Exception {
        house.answering(new Reply.Private(HELLO));
        ObjectNode pressed = personal(house.message("")).put("replyToId", "msg-9");
        pressed.set("value", TeamsActions.data(Action.of("quiz.answer", "q", 2)));
        house.post(pressed);
        assertThat(house.microsoft.calls).singleElement().satisfies(call -> {
            assertThat(call.method()).isEqualTo("PUT");
            assertThat(call.path()).isEqualTo("/v3/conversations/a%3A1/activities/msg-9");
        });
    }

    @Test
    void what_an_old_client_sends_without_an_action_is_turned_away() throws Exception {
        ObjectNode pressed = house.message("");
        pressed.putObject("value").put("something", "else");
        assertThat(house.post(pressed).statusCode()).isEqualTo(400);
        assertThat(house.heard).isEmpty();
    }

    @Test
    void words_are_delivered_again_where_the_database_is_out_of_reach() throws Exception {
        house.answering(new Reply.TryLater(Message.of(Words.plain("In a minute"))));
        HttpResponse<String> answer = house.post(house.message("help"));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(house.microsoft.calls).isEmpty();
    }
}
