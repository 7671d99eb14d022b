package org.entrain.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * The connector's REST API, the few calls that Entrain makes ("Bot Framework REST API", API reference). Every call is
 * made once: whether it may be made again is the caller's to say. The token goes to the connectors of Teams alone.
 */
final class TeamsConnector {
    private final HttpClient http;
    private final TeamsSettings settings;
    private final TeamsCredentials credentials;
    private final Duration timeout;

    TeamsConnector(HttpClient http, TeamsSettings settings, TeamsCredentials credentials, Duration timeout) {
        this.http = http;
        this.settings = settings;
        this.credentials = credentials;
        this.timeout = timeout;
    }

    /** What became of a call. */
    sealed interface Answer {
        /** Done; {@code body} may be empty. */
        record Accepted(JsonNode body) implements Answer {
            /** A text of the body; empty where it is missing. */
            String text(String name) {
                return body.path(name).asText();
            }
        }

        /** The connector answered with an error; {@code code} is its own word for it. */
        record Failed(int status, String code, Optional<Duration> retryAfter) implements Answer {
            /** Whether the call may have had its effect all the same. */
            boolean isServersFault() {
                return status >= 500 || status == 408;
            }
        }

        /** The request certainly did not arrive. */
        record NotSent(String reason) implements Answer {}

        /** The request left, and no answer came. */
        record NoAnswer(String reason) implements Answer {}
    }

    /** Writes {@code activity} to a conversation. */
    Answer send(TeamsAddress address, String conversation, JsonNode activity) {
        return call("POST", address, "/v3/conversations/" + encoded(conversation) + "/activities", activity);
    }

    /** Writes {@code activity} so that only its recipient sees it; not in a personal conversation. */
    Answer sendTo(TeamsAddress address, String user, ObjectNode activity) {
        ObjectNode targeted = activity.deepCopy();
        targeted.putObject("recipient").put("id", user);
        String conversation = encoded(address.threadedConversation());
        String path = "/v3/conversations/" + conversation + "/activities?isTargetedActivity=true";
        return call("POST", address, path, targeted);
    }

    /** Puts {@code activity} in the place of an earlier one. */
    Answer edit(TeamsAddress address, String conversation, String activityId, JsonNode activity) {
        String path = "/v3/conversations/" + encoded(conversation) + "/activities/" + encoded(activityId);
        return call("PUT", address, path, activity);
    }

    /** Puts {@code activity} in the place of one that only its recipient sees. */
    Answer editTargeted(TeamsAddress address, String activityId, JsonNode activity) {
        String conversation = encoded(address.threadedConversation());
        String path = "/v3/conversations/" + conversation + "/activities/" + encoded(activityId);
        return call("PUT", address, path + "?isTargetedActivity=true", activity);
    }

    /** Begins a thread in a team's channel with {@code activity}. */
    Answer openThread(TeamsAddress address, JsonNode activity) {
        ObjectNode body = TeamsJson.object().put("isGroup", true).put("tenantId", address.tenant());
        body.putObject("bot").put("id", address.bot());
        ObjectNode channelData = body.putObject("channelData");
        channelData.putObject("channel").put("id", address.conversation());
        channelData.putObject("tenant").put("id", address.tenant());
        body.set("activity", activity);
        return call("POST", address, "/v3/conversations", body);
    }

    /** Finds or begins the conversation of one person with the bot; asking twice gives the same one. */
    Answer openPersonal(TeamsAddress address) {
        ObjectNode body = TeamsJson.object().put("isGroup", false).put("tenantId", address.tenant());
        body.putObject("bot").put("id", address.bot());
        body.putArray("members").addObject().put("id", address.user());
        body.putObject("channelData").putObject("tenant").put("id", address.tenant());
        return call("POST", address, "/v3/conversations", body);
    }

    /** What the roster of a conversation, or of a team, says of one person. */
    Answer member(TeamsAddress address, String conversation, String user) {
        return get(address, "/v3/conversations/" + encoded(conversation) + "/members/" + encoded(user));
    }

    /** What a team is called, among others. */
    Answer team(TeamsAddress address, String team) {
        return get(address, "/v3/teams/" + encoded(team));
    }

    /** The channels of a team; that which every team has is without a name. */
    Answer channels(TeamsAddress address, String team) {
        return get(address, "/v3/teams/" + encoded(team) + "/conversations");
    }

    private Answer get(TeamsAddress address, String path) {
        return call("GET", address, path, HttpRequest.BodyPublishers.noBody());
    }

    private Answer call(String method, TeamsAddress address, String path, JsonNode body) {
        return call(method, address, path, HttpRequest.BodyPublishers.ofString(TeamsJson.write(body)));
    }

    private Answer call(String method, TeamsAddress address, String path, HttpRequest.BodyPublisher body) {
        if (!settings.trusts(address.serviceUrl())) {
            return new Answer.Failed(0, "the service URL is not one of Teams", Optional.empty());
        }
        String token;
        try {
            token = credentials.token();
        } catch (IOException e) {
            return new Answer.NotSent(e.getMessage() + ": " + e.getCause());
        }
        String base = address.serviceUrl().replaceFirst("/+$", "");
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(timeout)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json; charset=utf-8")
                .method(method, body)
                .build();
        Answer answer = sent(request);
        if (answer instanceof Answer.Failed failed && failed.status == 401) {
            credentials.forget(token);
        }
        return answer;
    }

    private Answer sent(HttpRequest request) {
        try {
            return answer(http.send(request, HttpResponse.BodyHandlers.ofByteArray()));
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return new Answer.NotSent(e.getClass().getSimpleName());
        } catch (IOException e) {
            return new Answer.NoAnswer(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.NoAnswer(e.getClass().getSimpleName());
        }
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        JsonNode body = tree(response.body());
        if (response.statusCode() / 100 == 2) {
            return new Answer.Accepted(body);
        }
        JsonNode error = body.path("error");
        String code = error.path("innerHttpError").path("body").path("subCode").asText("");
        if (code.isEmpty()) {
            code = body.path("subCode").asText(error.path("code").asText("no code"));
        }
        Optional<Duration> retryAfter = response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
        return new Answer.Failed(response.statusCode(), code, retryAfter);
    }

    private static JsonNode tree(byte[] body) {
        try {
            JsonNode tree = TeamsJson.MAPPER.readTree(body);
            return tree.isObject() ? tree : TeamsJson.object();
        } catch (IOException expected) {
            return TeamsJson.object();
        }
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
