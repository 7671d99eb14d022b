package org.entrain.slack;

import java.util.Optional;

/**
 * What is needed to speak with one Slack workspace.
 *
 * @param signingSecret proves that a request comes from Slack; never blank
 * @param botToken speaks as the bot ({@code xoxb-...}); never blank
 * @param appToken opens Socket Mode ({@code xapp-...}); without it Slack comes over HTTP
 * @param apiUrl the Web API's base, ending in a slash
 */
public record SlackSettings(String signingSecret, String botToken, Optional<String> appToken, String apiUrl) {
    /** The Web API's own base. */
    public static final String SLACK_API_URL = "https://slack.com/api/";

    /** Throws {@link IllegalArgumentException} with a sentence for the administrator. */
    public SlackSettings {
        // Bolt would quietly take the literal "---" for a missing secret, and accept whatever is signed with it.
        if (signingSecret.isBlank()) {
            throw new IllegalArgumentException(
                    "SLACK_SIGNING_SECRET is empty: copy it from the app's Basic Information.");
        }
        if (botToken.isBlank()) {
            throw new IllegalArgumentException("SLACK_BOT_TOKEN is empty: copy it from the app's OAuth & Permissions.");
        }
        apiUrl = apiUrl.endsWith("/") ? apiUrl : apiUrl + "/";
    }

    /** Settings for Slack itself, over HTTP. */
    public static SlackSettings of(String signingSecret, String botToken) {
        return new SlackSettings(signingSecret, botToken, Optional.empty(), SLACK_API_URL);
    }

    /** Without the secrets, so that it can be logged. */
    @Override
    public String toString() {
        return "SlackSettings[apiUrl=" + apiUrl + ", socketMode=" + appToken.isPresent() + "]";
    }
}
