package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;

/** {@code auth.*}, {@code team.*} and {@code users.*}: who there is in the workspace, and who asks. */
final class SlackPeople {
    private final World world;
    private final Clockwork clockwork;

    SlackPeople(World world, Clockwork clockwork) {
        this.world = world;
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
        return Slack.ok()
                .set(
                        "user",
                        switch (id) {
                            case Slack.BOT_USER -> bot(id, "entrain", Slack.BOT_NAME, Slack.BOT);
                            case Slack.OTHER_BOT_USER -> bot(id, "toaster", Slack.OTHER_BOT_NAME, Slack.OTHER_BOT);
                            default ->
                                person(
                                        Slack.persona(id).orElseThrow(() -> new SlackError("user_not_found")),
                                        SlackArguments.flag(arguments, "include_locale"));
                        });
    }

    ObjectNode lookup(JsonNode arguments) {
        String email = SlackArguments.required(arguments, "email");
        Persona persona = Persona.find(one -> one.email().equalsIgnoreCase(email))
                .filter(one -> world.read(memory -> memory.slackAccount(one)).active())
                .orElseThrow(() -> new SlackError("users_not_found"));
        return Slack.ok().set("user", person(persona, false));
    }

    private ObjectNode person(Persona persona, boolean withLocale) {
        Account account = world.read(memory -> memory.slackAccount(persona));
        return person(persona, account, withLocale, clockwork.now());
    }

    /** A person's account as Slack tells it, in {@code users.info} and in the event that says that it changed. */
    static ObjectNode person(Persona persona, Account account, boolean withLocale, Instant now) {
        ObjectNode user = account(persona.slackUser(), persona.id(), account.name())
                .put("deleted", !account.active())
                .put("is_bot", false)
                .put("updated", account.updated());
        user.withObjectProperty("profile").put("email", persona.email());
        // Slack takes the roles and the time zone off an account that was deactivated.
        if (account.active()) {
            user.put("is_restricted", account.guest())
                    .put("tz", account.zone())
                    .put("tz_label", account.zone())
                    .put(
                            "tz_offset",
                            ZoneId.of(account.zone()).getRules().getOffset(now).getTotalSeconds());
        }
        return withLocale ? user.put("locale", account.locale()) : user;
    }

    private static ObjectNode bot(String id, String name, String shownName, String bot) {
        ObjectNode user = account(id, name, shownName).put("is_bot", true);
        user.withObjectProperty("profile").put("bot_id", bot);
        return user;
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
