package org.entrain.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/**
 * The app manifest with which an administrator makes the app at Slack in one step: "App manifest reference" in Slack's
 * documentation. Each scope is there for something that people can see.
 */
final class SlackManifest {
    private static final List<String> SCOPES = List.of(
            "commands",
            "chat:write",
            "im:write",
            "mpim:write",
            "im:history",
            "app_mentions:read",
            "channels:read",
            "groups:read",
            "users:read",
            "users:read.email",
            "files:read");

    private static final List<String> EVENTS = List.of(
            "app_home_opened",
            "app_mention",
            "app_uninstalled",
            "channel_archive",
            "channel_deleted",
            "channel_left",
            "channel_rename",
            "channel_unarchive",
            "group_archive",
            "group_deleted",
            "group_left",
            "group_rename",
            "group_unarchive",
            "member_joined_channel",
            "member_left_channel",
            "message.im",
            "tokens_revoked",
            "user_change");

    private SlackManifest() {}

    /** The manifest as JSON, for a program that the world reaches at {@code publicUrl}. */
    static String of(String publicUrl, boolean socketMode) {
        Texts texts = Texts.of(SlackManifest.class, Language.EN);
        String url = publicUrl.replaceAll("/+$", "") + SlackPlatform.PATH;
        ObjectNode manifest = Json.object();
        manifest.putObject("_metadata").put("major_version", 2);
        manifest.putObject("display_information")
                .put("name", "Entrain")
                .put("description", texts.say("app.description"))
                .put("background_color", "#1f4d3a");
        features(manifest.putObject("features"), url, socketMode, texts);
        var scopes = manifest.putObject("oauth_config").putObject("scopes").putArray("bot");
        SCOPES.forEach(scopes::add);
        settings(manifest.putObject("settings"), url, socketMode);
        return manifest.toPrettyString();
    }

    private static void features(ObjectNode features, String url, boolean socketMode, Texts texts) {
        features.putObject("app_home")
                .put("home_tab_enabled", true)
                .put("messages_tab_enabled", true)
                .put("messages_tab_read_only_enabled", false);
        features.putObject("bot_user").put("display_name", "Entrain").put("always_online", true);
        ObjectNode command = features.putArray("slash_commands")
                .addObject()
                .put("command", "/entrain")
                .put("description", texts.say("command.description"))
                .put("usage_hint", texts.say("command.hint"))
                .put("should_escape", true);
        if (!socketMode) {
            command.put("url", url);
        }
    }

    private static void settings(ObjectNode settings, String url, boolean socketMode) {
        var events = settings.putObject("event_subscriptions");
        var interactivity = settings.putObject("interactivity").put("is_enabled", true);
        if (!socketMode) {
            events.put("request_url", url);
            interactivity.put("request_url", url);
        }
        var names = events.putArray("bot_events");
        EVENTS.forEach(names::add);
        settings.put("org_deploy_enabled", false);
        settings.put("socket_mode_enabled", socketMode);
        settings.put("token_rotation_enabled", false);
    }
}
