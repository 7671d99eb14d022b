package org.entrain.playground;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.entrain.core.text.Texts;

/**
 * The last thing that a platform refused: shown to the developer.
 *
 * @param key of the playground's texts, without the {@code problem.} that they all begin with
 * @param arguments of that text, each short enough to be read at a glance
 */
record Problem(Instant at, String platform, String key, List<String> arguments) {
    private static final int LONGEST = 200;

    static Problem of(Instant at, String platform, String key, Object... arguments) {
        return new Problem(
                at,
                platform,
                key,
                Stream.of(arguments).map(String::valueOf).map(Problem::clipped).toList());
    }

    private static String clipped(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    ObjectNode shown(Texts texts) {
        return Json.object()
                .put("at", at.toString())
                .put("platform", platform)
                .put("text", texts.say("problem." + key, arguments.toArray()));
    }
}
