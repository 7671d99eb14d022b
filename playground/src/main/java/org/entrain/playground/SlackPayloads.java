package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * What Slack tells an app, in Slack's shapes: <a href="https://docs.slack.dev/apis/events-api/">Events API</a> and
 * <a href="https://docs.slack.dev/reference/interaction-payloads/">interaction payloads</a>.
 */
final class SlackPayloads {
    private SlackPayloads() {}

    /** The envelope of an event. */
    static ObjectNode eventCallback(ObjectNode event, Instant now) {
        ObjectNode envelope = Json.object()
                .put("token", "unused")
                .put("team_id", Slack.TEAM)
                .put("context_team_id", Slack.TEAM)
                .put("api_app_id", Slack.APP)
                .put("type", "event_callback")
                .put("event_id", Slack.newId("Ev"))
                .put("event_time", now.getEpochSecond())
                .put("is_ext_shared_channel", false)
                .put("event_context", Slack.newId("4-"));
        envelope.putNull("context_enterprise_id");
        envelope.set("event", event);
        envelope.putArray("authorizations")
                .addObject()
                .putNull("enterprise_id")
                .put("team_id", Slack.TEAM)
                .put("user_id", Slack.BOT_USER)
                .put("is_bot", true)
                .put("is_enterprise_install", false);
        return envelope;
    }

    /** The event of a message that a persona wrote: {@code message} or {@code app_mention}. */
    static ObjectNode said(SlackMessage message, String type, URI publicUrl) {
        ObjectNode event = Json.object()
                .put("type", type)
                .put("user", message.user())
                .put("ts", message.ts())
                .put("event_ts", message.ts())
                .put("channel", message.channel())
                .put("text", message.text());
        if (type.equals("message")) {
            event.put("channel_type", "im");
        }
        if (message.files().isEmpty()) {
            event.put("client_msg_id", Slack.newId("")).put("team", Slack.TEAM);
        } else {
            if (type.equals("message")) {
                event.put("subtype", "file_share");
            }
            event.put("upload", false);
            ArrayNode files = event.putArray("files");
            message.files().forEach(file -> files.add(file(file, message.user(), publicUrl)));
        }
        return event;
    }

    static ObjectNode file(StoredFile file, String user, URI publicUrl) {
        String url = publicUrl + "/playground/slack/files/" + file.id();
        return Json.object()
                .put("id", file.id())
                .put("name", file.name())
                .put("title", file.name())
                .put("mimetype", "text/plain")
                .put("filetype", "text")
                .put("user", user)
                .put("size", file.bytes().length)
                .put("mode", "hosted")
                .put("is_external", false)
                .put("url_private", url)
                .put("url_private_download", url);
    }

    static ObjectNode appHomeOpened(Persona persona, Optional<SlackModal> home, String ts) {
        ObjectNode event = Json.object()
                .put("type", "app_home_opened")
                .put("user", persona.slackUser())
                .put("channel", persona.slackDm())
                .put("tab", "home")
                .put("event_ts", ts);
        home.ifPresent(view -> event.set("view", view(view, Json.object())));
        return event;
    }

    /** What all interaction payloads begin with. */
    static ObjectNode interaction(String type, Persona persona) {
        ObjectNode payload = Json.object()
                .put("type", type)
                .put("api_app_id", Slack.APP)
                .put("token", "unused")
                .put("is_enterprise_install", false)
                .putNull("enterprise");
        payload.set("team", Json.object().put("id", Slack.TEAM).put("domain", Slack.DOMAIN));
        payload.set(
                "user",
                Json.object()
                        .put("id", persona.slackUser())
                        .put("username", persona.id())
                        .put("name", persona.id())
                        .put("team_id", Slack.TEAM));
        return payload;
    }

    static ObjectNode messageActions(
            Persona persona, SlackMessage message, String channelName, JsonNode action, JsonNode state) {
        ObjectNode payload = interaction("block_actions", persona);
        payload.set(
                "container",
                Json.object()
                        .put("type", "message")
                        .put("message_ts", message.ts())
                        .put("channel_id", message.channel())
                        .put("is_ephemeral", message.reader().isPresent()));
        payload.set("channel", Json.object().put("id", message.channel()).put("name", channelName));
        // Slack does not keep ephemeral messages, and so cannot hand them back.
        if (message.reader().isEmpty()) {
            payload.set("message", Slack.wire(message, true));
        }
        payload.set("state", state);
        payload.putArray("actions").add(action);
        return payload;
    }

    static ObjectNode viewActions(Persona persona, SlackModal modal, JsonNode action, JsonNode state) {
        ObjectNode payload = interaction("block_actions", persona);
        payload.set("container", Json.object().put("type", "view").put("view_id", modal.id()));
        payload.set("view", view(modal, SlackForms.complete(modal.view(), state.path("values"))));
        payload.putArray("actions").add(action);
        return payload;
    }

    /** A modal that was sent; {@code values} is the state of all its fields. */
    static ObjectNode submission(Persona persona, SlackModal modal, JsonNode values) {
        ObjectNode payload = interaction("view_submission", persona);
        payload.set("view", view(modal, values));
        return payload;
    }

    static ObjectNode closed(Persona persona, SlackModal modal) {
        ObjectNode payload = interaction("view_closed", persona).put("is_cleared", false);
        payload.set("view", view(modal, Json.object()));
        return payload;
    }

    /** A view as Slack hands it back: what the bot sent, and what Slack knows of it. */
    static ObjectNode view(SlackModal modal, JsonNode values) {
        ObjectNode view = modal.view().deepCopy();
        view.put("id", modal.id())
                .put("team_id", Slack.TEAM)
                .put("hash", modal.hash())
                .put("app_id", Slack.APP)
                .put("app_installed_team_id", Slack.TEAM)
                .put("bot_id", Slack.BOT)
                .put("root_view_id", modal.root());
        for (String text : new String[] {"private_metadata", "callback_id", "external_id"}) {
            view.put(text, Json.text(view, text));
        }
        for (String flag : new String[] {"clear_on_close", "notify_on_close"}) {
            view.put(flag, view.path(flag).asBoolean());
        }
        modal.previous()
                .ifPresentOrElse(id -> view.put("previous_view_id", id), () -> view.putNull("previous_view_id"));
        view.set("state", Json.object().set("values", values.isObject() ? values : Json.object()));
        return view;
    }
}
