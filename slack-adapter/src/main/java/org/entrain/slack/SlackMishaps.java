package org.entrain.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.response.Response;
import java.util.Optional;
import org.entrain.core.chat.Account;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Workspace;
import org.entrain.core.text.Texts;
import org.jspecify.annotations.Nullable;

/**
 * What a person is told when the adapter itself broke: a sentence with the reference under which the cause was logged. It
 * leans on nothing that may have broken, and acknowledges: sent again, the same request would break again.
 */
final class SlackMishaps {
    private final SlackVoice voice;
    private final SlackProfiles profiles;

    SlackMishaps(SlackVoice voice, SlackProfiles profiles) {
        this.voice = voice;
        this.profiles = profiles;
    }

    Response toCommand(SlashCommandPayload command, String reference) {
        Texts texts = texts(command.getTeamId(), command.getUserId());
        return Answers.message("ephemeral", message(texts, reference), nowhere(command.getTeamId()));
    }

    Response toPress(BlockActionPayload press, String reference) {
        String team = press.getTeam() == null ? null : press.getTeam().getId();
        Place place = nowhere(team);
        Texts texts =
                texts(team, press.getUser() == null ? null : press.getUser().getId());
        Message message = message(texts, reference);
        if (!text(press.getResponseUrl()).isEmpty()) {
            voice.respond(
                    press.getResponseUrl(),
                    Shown.body("ephemeral", message, place).put("replace_original", false));
        } else if (press.getView() != null && "modal".equals(press.getView().getType())) {
            voice.updateWindow(text(press.getView().getId()), Shown.window(message, place, texts));
        } else {
            voice.openSoon(text(press.getTriggerId()), Shown.window(message, place, texts));
        }
        return Answers.ok();
    }

    Response toForm(ViewSubmissionPayload form, String reference) {
        String team = form.getTeam() == null ? null : form.getTeam().getId();
        Texts texts = texts(team, form.getUser() == null ? null : form.getUser().getId());
        return Answers.update(Shown.window(message(texts, reference), nowhere(team), texts));
    }

    /** Somebody waits for an answer only where they spoke to the bot. */
    Response toEvent(JsonNode body, String reference) {
        JsonNode event = body.path("event");
        String type = event.path("type").asText();
        String user = event.path("user").asText();
        String channel = event.path("channel").asText();
        if (!user.isEmpty() && !channel.isEmpty() && (type.equals("app_mention") || type.equals("message"))) {
            String team = body.path("team_id").asText();
            Message message = message(texts(team, user), reference);
            var workspace = new Workspace(SlackPlatform.PLATFORM, team);
            if (channel.startsWith("D")) {
                voice.say(new Place(workspace, channel, Place.Kind.PERSONAL, ""), Optional.empty(), message);
            } else {
                voice.whisper(new Place(workspace, channel, Place.Kind.SHARED, ""), user, Optional.empty(), message);
            }
        }
        return Answers.ok();
    }

    private Texts texts(@Nullable String team, @Nullable String user) {
        var workspace = new Workspace(SlackPlatform.PLATFORM, text(team));
        return Shown.texts(profiles.language(new Account(workspace, text(user))));
    }

    private static Message message(Texts texts, String reference) {
        return Message.of(texts.words("unexpected", reference));
    }

    private static Place nowhere(@Nullable String team) {
        return new Place(new Workspace(SlackPlatform.PLATFORM, text(team)), "", Place.Kind.PERSONAL, "");
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
