package org.entrain.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import java.io.IOException;
import java.util.Set;

/**
 * Slack fetches the pictures of what it is sent, and takes nothing of it where it cannot fetch one (slackapi/java-slack-sdk,
 * issue 1396). Then the same is sent with its pictures told in words: a question is worth more than its picture.
 */
final class Unfetched {
    private static final Set<String> REFUSALS = Set.of("invalid_blocks", "invalid_arguments");
    private static final String WORDS = "alt_text";

    private Unfetched() {}

    /** A call that sends JSON; made again, nothing stands twice, because Slack had refused it. */
    @FunctionalInterface
    interface Call<T> {
        T send(String json) throws SlackApiException, IOException;
    }

    /** Sends blocks or a view, in words where its pictures are what Slack refuses. */
    static <T extends SlackApiTextResponse> T send(JsonNode drawn, Call<T> call) throws SlackApiException, IOException {
        T answer = call.send(drawn.toString());
        boolean refused = !answer.isOk() && REFUSALS.contains(String.valueOf(answer.getError()));
        return refused && hasPictures(drawn) ? call.send(inWords(drawn).toString()) : answer;
    }

    static boolean hasPictures(JsonNode drawn) {
        return drawn.findValue(WORDS) != null;
    }

    /** The same, where what each picture shows stands in its place. */
    static <J extends JsonNode> J inWords(J drawn) {
        J told = drawn.deepCopy();
        for (JsonNode picture : told.findParents(WORDS)) {
            String words = picture.path(WORDS).asText();
            ((ObjectNode) picture).removeAll().setAll(SlackPictures.text(words));
        }
        return told;
    }
}
