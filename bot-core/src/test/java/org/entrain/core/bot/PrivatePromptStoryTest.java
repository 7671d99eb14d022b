package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.privately;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Questions that a plan asks of each in private; what was said is read by all. */
class PrivatePromptStoryTest {
    private static final Instant MONDAY_AT_TEN = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant FRIDAY_AT_FOUR = Instant.parse("2026-11-27T16:00:00Z");

    private final FireSafety safety = new FireSafety();
    private final World world = safety.world;
    private final Visitor amina = safety.amina.in(FireSafety.LEFT);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_question_comes_to_each_member_or_to_a_group_in_private_and_what_they_say_is_gathered_in_the_channels() {
        safety.chen.in(FireSafety.LEFT).says("community join Fire safety");
        safety.bo.in(FireSafety.RIGHT).says("community join Fire safety");
        inLyon(safety.bo);
        assertThat(privately(amina.says("plan add icebreaker every monday 10:00 for members")))
                .contains("to each member in private.");
        assertThat(privately(safety.aminaOnTheRight
                        .in(FireSafety.RIGHT)
                        .says("plan add prompt debate every monday 10:00 for group site Lyon")))
                .contains("to each member of Lyon in private.");
        assertThat(privately(amina.says("plan preview 1")))
                .contains("Asked in Fire safety, of each of you in private.");

        world.liveUntil(MONDAY_AT_TEN);
        world.post();
        assertThat(world.read(FireSafety.LEFT)).as("Nothing in the channel").isEmpty();
        Message toChen = letter(safety.chen, "A question for all of us");
        Message toBo = letter(safety.bo, "Une question pour nous");
        assertThat(toChen.plain()).contains("Asked in Fire safety");
        assertThat(toBo.plain()).contains("Posée à chacun en privé dans Fire safety");
        assertThat(world.letters(safety.chen.account())).noneMatch(letter -> letter.startsWith("Which side"));
        Message debate = letter(safety.bo, "Dans quel camp êtes-vous ?");
        String side = Shown.labels(debate).getFirst();
        assertThat(privately(safety.bo.presses(side, debate))).startsWith("Vous êtes pour " + side);

        assertThat(answers(safety.chen, "Answer", toChen, "From Chen", Map.of()))
                .startsWith("Thank you. On Friday");
        answers(safety.bo, "Répondre", toBo, "De Bo", Map.of());
        answers(safety.bo, "Dire pourquoi", debate, "Parce que", Map.of("side", List.of("0")));
        world.later(Duration.between(world.now(), FRIDAY_AT_FOUR));
        world.gathers();
        world.post();
        assertThat(safety.lastPosts())
                .allSatisfy(post -> assertThat(post.plain())
                        .startsWith("What we said")
                        .contains("Chen: From Chen", "Bo: De Bo", "Parce que"));
        assertThat(world.deliveries().entrySet().stream()
                        .filter(letter -> letter.getKey().startsWith("icebreaker/"))
                        .map(Map.Entry::getValue))
                .as("Amina, Bo and Chen, once each")
                .containsExactly(1, 1, 1);
    }

    private void inLyon(Visitor visitor) {
        Reply form = visitor.presses("Changer", visitor.says("groups"));
        visitor.submits(form, Map.of("site", List.of("Lyon")));
    }

    private Message letter(Visitor visitor, String part) {
        return world.read(World.privately(visitor.account())).stream()
                .filter(message -> message.plain().contains(part))
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError(world.letters(visitor.account()).toString()));
    }

    private static String answers(
            Visitor visitor, String label, Message card, String words, Map<String, List<String>> more) {
        Action form = Shown.form(visitor.presses(label, card)).onSubmit();
        var values = new HashMap<>(more);
        values.put("words", List.of(words));
        values.put("share", List.of("NAMED"));
        return privately(visitor.submits(form, values));
    }
}
