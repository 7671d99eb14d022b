package org.entrain.playground;

import java.net.URI;
import java.nio.file.Path;

/**
 * What the playground and the bot must agree on. The secrets are made at random at start by the program and given to
 * both, so that the bot verifies real signatures and real tokens.
 *
 * @param publicUrl where the one server of the program is reached, without a slash at its end
 * @param home the folder in which conversations are kept
 * @param slackSigningSecret what the local Slack signs its requests with
 * @param slackBotToken what the bot must show to the local Slack
 * @param teamsAppId the bot's id in the local Teams: the audience of its tokens
 * @param teamsPassword what the bot must show to the local token endpoint
 */
public record PlaygroundSettings(
        URI publicUrl,
        Path home,
        String slackSigningSecret,
        String slackBotToken,
        String teamsAppId,
        String teamsPassword) {
    /** Where the bot calls the local Slack's Web API; ends in a slash. */
    public URI slackApi() {
        return at("/playground/slack/api/");
    }

    /** The metadata of the keys that the local Teams signs with. */
    public URI teamsOpenId() {
        return at("/playground/teams/openid");
    }

    /** Where the bot asks for its token; whatever path follows is accepted. */
    public URI teamsLogin() {
        return at("/playground/teams/login");
    }

    /** The service URL of the local Teams; ends in a slash. */
    public URI teamsService() {
        return at("/playground/teams/");
    }

    /** Where the bot listens to Slack. */
    URI slackEvents() {
        return at("/slack/events");
    }

    /** Where the bot listens to Teams. */
    URI teamsMessages() {
        return at("/api/messages");
    }

    URI at(String path) {
        return URI.create(publicUrl + path);
    }

    @Override
    public String toString() {
        return "PlaygroundSettings[" + publicUrl + ", " + home + "]";
    }
}
