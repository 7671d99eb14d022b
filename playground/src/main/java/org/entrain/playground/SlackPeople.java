package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code auth.*}, {@code team.*} and {@code users.*}: who there is in the workspace, and who asks. */
final class SlackPeople {
    private final Clockwork clockwork;

    SlackPeople(Clockwork clockwork) {
        this.clockwork = clockwork;
    }

    ObjectNode authTest() {
        return Slack.ok()
                .put("url", "https://" + Slack.DOMAIN + ".slack.com/")
                .put("team", Slack.TEAM_NAME)
                .put("user", "entrain")
                .put("team_id", Slack.TEAM)
                .put("user_id", Slack.BOT_USER)
                .put("bot_id", Slack.BOT)
                .put("is_enterprise_install", false);
    }

    ObjectNode teamInfo() {
        return Slack.ok()
                .set(
                        "team",
                        Json.object()
                                .put("id", Slack.TEAM)
                                .put("name", Slack.TEAM_NAME)
                                .put("domain", Slack.DOMAIN)
                                .put("email_domain", ""));
    }

    ObjectNode user(JsonNode arguments) {
        String id = SlackArguments.required(arguments, "user");
        if (id.equals(Slack.BOT_USER)) {
            return Slack.ok().set("user", account(id, "entrain", Slack.BOT_NAME).put("is_bot", true));
        }
        Persona persona = Slack.persona(id).orElseThrow(() -> new SlackError("user_not_found"));
        ObjectNode user = account(id, persona.id(), persona.shownName())
                .put("is_bot", false)
                .put("tz", persona.zone().getId())
                .put("tz_label", persona.zone().getId())
                .put(
                        "tz_offset",
                        persona.zone().getRules().getOffset(clockwork.now()).getTotalSeconds());
        if (SlackArguments.flag(arguments, "include_locale")) {
            user.put("locale", persona.locale());
        }
        return Slack.ok().set("user", user);
    }

    private static ObjectNode account(String id, String name, String shownName) {
        ObjectNode user = Json.object()
                .put("id", id)
                .put("team_id", Slack.TEAM)
                .put("name", name)
                .put("deleted", false)
                .put("real_name", shownName)
                .put("is_admin", false)
                .put("is_owner", false)
                .put("is_restricted", false)
                .put("is_ultra_restricted", false)
                .put("is_app_user", false);
        user.set(
                "profile",
                Json.object()
                        .put("real_name", shownName)
                        .put("display_name", shownName)
                        .put("team", Slack.TEAM));
        return user;
    }
}
