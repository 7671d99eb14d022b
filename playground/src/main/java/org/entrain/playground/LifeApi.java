package org.entrain.playground;

import static org.entrain.playground.PlaygroundApi.deed;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;

/** What the page can have happen on both platforms besides talk: each a POST, which answers when the bot was told. */
final class LifeApi {
    private final SlackLife slack;
    private final TeamsLife teams;

    LifeApi(SlackLife slack, TeamsLife teams) {
        this.slack = slack;
        this.teams = teams;
    }

    void routes(RoutesConfig routes) {
        slackRoutes(routes);
        teamsRoutes(routes);
    }

    private void slackRoutes(RoutesConfig routes) {
        deed(routes, "slack/channel/join", (who, body) -> slack.join(who, channel(body)));
        deed(routes, "slack/channel/leave", (who, body) -> slack.leave(who, channel(body)));
        deed(
                routes,
                "slack/channel/create",
                (who, body) ->
                        slack.create(who, name(body), body.path("private").asBoolean()));
        deed(routes, "slack/channel/rename", (who, body) -> slack.rename(who, channel(body), name(body)));
        deed(routes, "slack/channel/archive", (who, body) -> slack.archive(who, channel(body)));
        deed(routes, "slack/channel/reopen", (who, body) -> slack.reopen(who, channel(body)));
        deed(routes, "slack/channel/delete", (who, body) -> slack.delete(who, channel(body)));
        deed(routes, "slack/bot/invite", (who, body) -> slack.invite(who, channel(body)));
        deed(routes, "slack/bot/remove", (who, body) -> slack.remove(who, channel(body)));
        deed(routes, "slack/account", (who, body) -> slack.change(who, body.path("changes")));
        deed(routes, "slack/app/remove", (who, body) -> slack.removeApp());
        deed(routes, "slack/app/add", (who, body) -> slack.addApp());
    }

    private void teamsRoutes(RoutesConfig routes) {
        deed(routes, "teams/team/join", (who, body) -> teams.join(who));
        deed(routes, "teams/team/leave", (who, body) -> teams.leave(who));
        deed(routes, "teams/team/rename", (who, body) -> teams.renameTeam(who, name(body)));
        deed(routes, "teams/channel/create", (who, body) -> teams.create(who, name(body)));
        deed(routes, "teams/channel/rename", (who, body) -> teams.rename(who, channel(body), name(body)));
        deed(routes, "teams/channel/delete", (who, body) -> teams.delete(who, channel(body)));
        deed(routes, "teams/channel/restore", (who, body) -> teams.restore(who, channel(body)));
        deed(routes, "teams/account", (who, body) -> teams.change(who, body.path("changes")));
        deed(routes, "teams/app/remove", (who, body) -> teams.removeApp(who));
        deed(routes, "teams/app/add", (who, body) -> teams.addApp(who));
        deed(routes, "teams/personal-app/remove", (who, body) -> teams.removePersonalApp(who));
        deed(routes, "teams/personal-app/add", (who, body) -> teams.addPersonalApp(who));
    }

    private static String channel(JsonNode body) {
        return Json.text(body, "channel");
    }

    private static String name(JsonNode body) {
        return Json.text(body, "name");
    }
}
