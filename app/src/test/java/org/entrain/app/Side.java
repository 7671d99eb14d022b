package org.entrain.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** One platform, as one person uses it. Places have one name on both: {@link #SAFETY} and {@link #BOT}. */
abstract class Side {
    /** The channel that the sample community is at home in. */
    static final String SAFETY = "safety";

    /** The person's own conversation with the bot. */
    static final String BOT = "bot";

    final Story story;
    final String persona;
    private final Instant since;

    Side(Story story, String persona, Instant since) {
        this.story = story;
        this.persona = persona;
        this.since = since;
    }

    /** The platform's name in the page's API. */
    abstract String platform();

    /** The platform's id of a place. */
    abstract String channel(String place);

    /** Says something for the bot to hear. */
    abstract void asks(String place, String words);

    /** Presses the button or chooses the option that reads {@code label}, on a message. */
    abstract void presses(String place, Said message, String label);

    /** The window that stands open; empty where none does. */
    abstract Optional<Said> window();

    /** Presses a button in the window that stands open. */
    abstract void pressesInWindow(String label);

    /** Fills in the window that stands open and sends it: values or labels of options, by the field's label. */
    abstract void sends(Map<String, List<String>> values);

    /** What people see of themselves alone in a message or beside it: whether {@code message} is for nobody else. */
    abstract boolean isPrivate(Said message);

    /** Posts something as this person. */
    void act(String what, ObjectNode body) {
        story.does(platform() + "/" + what, body.put("persona", persona));
    }

    /** Types {@code words}, as they are. */
    void types(String place, String words) {
        act("say", Story.object(Map.of("channel", channel(place), "text", words)));
    }

    /** Hands a file to the bot. */
    void hands(String name, String content) {
        hands(name, content.getBytes(UTF_8));
    }

    /** Hands a file to the bot, byte for byte. */
    void hands(String name, byte[] content) {
        ObjectNode say = Story.object(Map.of("channel", channel(BOT), "text", ""));
        say.putArray("files")
                .addObject()
                .put("name", name)
                .put("content", Base64.getEncoder().encodeToString(content));
        act("say", say);
    }

    /** Hands several files to the bot at once, with words beside them. */
    void hands(String words, Map<String, String> files) {
        ObjectNode say = Story.object(Map.of("channel", channel(BOT), "text", words));
        ArrayNode handed = say.putArray("files");
        files.forEach((name, content) -> handed.addObject()
                .put("name", name)
                .put("content", Base64.getEncoder().encodeToString(content.getBytes(UTF_8))));
        act("say", say);
    }

    /** Hands over a file of the machine that the playground runs on. */
    HttpResponse<String> handsPath(String path) {
        ObjectNode say = Story.object(Map.of("channel", channel(BOT), "text", "", "persona", persona));
        say.putArray("files").addObject().put("path", path);
        return story.tries(platform() + "/say", say);
    }

    /** What stands in a place since the person came, oldest first. */
    List<Said> messages(String place) {
        return StreamSupport.stream(
                        story.state(persona).path(platform()).path("channels").spliterator(), false)
                .filter(one -> one.path("id").asText().equals(channel(place)))
                .flatMap(one -> StreamSupport.stream(one.path("messages").spliterator(), false))
                .filter(one -> !Instant.parse(one.path("at").asText()).isBefore(since))
                .map(one -> new Said(one.path("id").asText(), one))
                .toList();
    }

    /** How many messages in a place say {@code words} now. */
    long count(String place, String words) {
        return messages(place).stream().filter(one -> one.says(words)).count();
    }

    /** Waits for a message with all of these words; the newest such. */
    Said sees(String place, String... words) {
        Story.until(() -> find(place, words).isPresent(), () -> nothing(place, words));
        return find(place, words).orElseThrow();
    }

    private Optional<Said> find(String place, String... words) {
        return messages(place).stream()
                .filter(one -> List.of(words).stream().allMatch(one::says))
                .reduce((older, newer) -> newer);
    }

    private String nothing(String place, String... words) {
        return "%s sees nothing in %s of %s with %s, but:%n%s%n%s"
                .formatted(
                        persona,
                        place,
                        platform(),
                        List.of(words),
                        messages(place).stream().map(Said::words).collect(Collectors.joining("\n---\n")),
                        story.state(persona).path("problem"));
    }

    /** Presses a button of the newest message with these words. */
    void presses(String place, String words, String label) {
        presses(place, sees(place, words, label), label);
    }

    /** Waits for a window with these words. */
    Said seesWindow(String words) {
        Story.until(
                () -> window().filter(one -> one.says(words)).isPresent(),
                () -> "%s sees no window with %s in %s, but %s %s"
                        .formatted(
                                persona,
                                words,
                                platform(),
                                window().map(Said::words),
                                story.state(persona).path("problem")));
        return window().orElseThrow();
    }

    /** The one element below {@code root} that {@code wanted} names in its member {@code by}. */
    static JsonNode element(JsonNode root, String by, String wanted) {
        return root.findParents(by).stream()
                .filter(node -> text(node.path(by)).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nothing reads '%s' in %s".formatted(wanted, root)));
    }

    private static String text(JsonNode node) {
        return node.isObject() ? node.path("text").asText() : node.asText();
    }

    /** Waits until the words stand in exactly one message of the place, and no message more says them. */
    void seesOnce(String place, String words) {
        sees(place, words);
        assertThat(count(place, words)).as(words).isEqualTo(1);
    }

    @Override
    public String toString() {
        return persona + " in " + platform();
    }
}
