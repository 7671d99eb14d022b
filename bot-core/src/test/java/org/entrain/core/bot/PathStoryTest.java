package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.message;
import static org.entrain.core.bot.Shown.privately;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.entrain.core.activity.Fact;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A path in four steps, brought as files, walked by people on both platforms at their own pace. */
class PathStoryTest {
    private static final String LESSON = """
            ---
            title: Stairs
            ---
            Take the stairs.

            ## Question

            What do you take in a fire?

            - [x] The stairs
            - [ ] The lift
            """;
    private static final Map<String, String> FILES = Map.of(
            "path.md", "---\ntitle: Welcome\n---\n",
            "1.md", LESSON,
            "2.md", "---\nkind: quiz\nquiz: fire-safety\nday: 1\n---\n",
            "3.md", "---\nkind: task\ntitle: Walk your way out\nday: 3\n---\nCount the doors.",
            "4.md", "---\nkind: prompt\ntitle: What will you change?\nday: 4\n---\n");

    private final FireSafety safety = new FireSafety().with("May you take the lift? {FALSE}\n");
    private final World world = safety.world;

    @AfterEach
    void close() {
        world.close();
    }

    private static byte[] zip(Map<String, String> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void brings(Map<String, String> files) {
        Reply preview = safety.amina.hands("Welcome.zip", zip(files));
        assertThat(privately(preview)).contains("for Fire safety");
        safety.amina.presses("Keep it", preview);
    }

    private void join() {
        safety.chen.in(FireSafety.LEFT).says("community join Fire safety");
        safety.bo.in(FireSafety.RIGHT).says("community join Fire safety");
    }

    private void liveUntil(String end) {
        Instant until = Instant.parse(end);
        while (world.now().isBefore(until)) {
            world.later(Duration.ofHours(1));
            world.leadsAlongPaths();
            world.leadsAlongPaths();
            world.post();
        }
    }

    private List<String> letters(Visitor visitor) {
        return world.letters(visitor.account());
    }

    private Message lastLetter(Visitor visitor) {
        return world.read(World.privately(visitor.account())).getLast();
    }

    @Test
    void somebody_walks_a_path_step_by_step_and_gets_a_warm_word_and_a_badge_at_the_end() {
        join();
        brings(FILES);
        Reply first = safety.chen.says("path start Welcome");
        assertThat(privately(first))
                .startsWith("You are on Welcome.")
                .contains("step 1 of 4")
                .contains("Take the stairs.");
        Reply answered = safety.chen.presses("The stairs", first);
        assertThat(privately(answered)).contains("Welcome – 1 of 4");
        Reply quiz = safety.chen.presses("Begin", safety.chen.presses("Next step", answered));
        Reply done = safety.chen.presses("False", quiz);
        assertThat(privately(done))
                .contains("Welcome – 2 of 4")
                .contains("The next step comes on Wednesday 25 November.");
        assertThat(privately(safety.chen.presses("The stairs", first))).contains("You answered this one before");

        liveUntil("2026-11-25T08:00:00Z");
        assertThat(letters(safety.chen)).isEmpty();
        liveUntil("2026-11-25T12:00:00Z");
        assertThat(letters(safety.chen))
                .singleElement()
                .asString()
                .contains("Walk your way out")
                .contains("Count the doors.");
        Message task = lastLetter(safety.chen);
        assertThat(privately(safety.chen.presses("Done", task)))
                .startsWith("Well done.")
                .contains("3 of 4");
        assertThat(privately(safety.chen.presses("Done", task)))
                .startsWith("You have done this one already: it counts.");
        liveUntil("2026-11-26T12:00:00Z");
        Reply form = safety.chen.presses("Write it down", lastLetter(safety.chen));
        assertThat(privately(safety.chen.fillsIn(form, "I close doors.")))
                .contains("You made it!", "You have come to the end of Welcome");
        world.post();
        assertThat(letters(safety.chen))
                .as("two steps and the badge: the end was said")
                .hasSize(3);
        assertThat(letters(safety.chen).getLast()).startsWith("You earned a badge: First path");
        assertThat(world.facts().stream().filter(Fact.PathFinished.class::isInstance))
                .hasSize(1);
        assertThat(world.deliveries().values()).containsOnly(1);
        assertThat(privately(safety.chen.says("path start Welcome"))).startsWith("You have finished Welcome already.");
    }

    @Test
    void who_joins_is_led_from_the_first_day_reminded_twice_and_then_left_in_peace() {
        brings(Map.of("path.md", "---\ntitle: Welcome\nstart: joining\n---\n", "1.md", LESSON));
        join();
        liveUntil("2026-12-14T12:00:00Z");
        assertThat(letters(safety.bo).stream().filter(letter -> letter.contains("étape 1 sur 1")))
                .hasSize(3);
        assertThat(message(safety.bo.opensHome()).plain())
                .contains("Vos parcours")
                .contains("0 sur 1");
        assertThat(privately(safety.bo.says("path pause Welcome"))).startsWith("Welcome est en pause");
        Reply resumed = safety.bo.says("path resume Welcome");
        assertThat(privately(safety.bo.presses("The stairs", resumed)))
                .contains("Vous y êtes !", "Vous voici au bout de Welcome");
    }

    @Test
    void what_was_answered_when_the_quiz_was_played_need_not_be_done_again() {
        safety.started();
        safety.chen.presses("False", safety.onTheLeft());
        brings(Map.of("path.md", "---\ntitle: Welcome\n---\n", "1.md", LESSON, "2.md", FILES.get("2.md")));
        assertThat(privately(safety.chen.presses("The stairs", safety.chen.says("path start"))))
                .contains("You made it!");
    }

    @Test
    void a_fourth_path_waits_until_one_ends_and_the_crew_sees_numbers_alone() {
        join();
        for (String name : List.of("One", "Two", "Three", "Four")) {
            brings(Map.of("path.md", "---\ntitle: %s\n---\n".formatted(name), "1.md", LESSON));
        }
        for (String name : List.of("One", "Two", "Three")) {
            assertThat(privately(safety.chen.says("path start " + name))).startsWith("You are on " + name);
        }
        assertThat(privately(safety.chen.says("path start Four"))).startsWith("3 paths at a time are enough.");
        assertThat(privately(safety.chen.says("path leave One"))).contains("Four, which waited for you, starts now.");
        assertThat(privately(safety.amina.in(FireSafety.LEFT).says("path show Two")))
                .contains("is shown once 5 people did");
        List<Visitor> others = safety.others(4);
        others.forEach(other -> other.says("community join Fire safety"));
        assertThat(privately(safety.amina.in(FireSafety.LEFT).says("path give Two to members")))
                .contains("starts for");
        assertThat(privately(safety.amina.in(FireSafety.LEFT).says("path show Two")))
                .contains("0 finished");
        assertThat(privately(safety.chen.says("path show Two"))).doesNotContain("finished");
    }

    @Test
    void a_path_is_brought_again_by_its_name_and_a_mistake_keeps_nothing() {
        brings(FILES);
        assertThat(privately(safety.amina.hands("Welcome.zip", zip(FILES)))).contains("It takes the place of Welcome.");
        assertThat(privately(
                        safety.amina.hands("Welcome.zip", zip(Map.of("1.md", "---\nkind: quiz\nquiz: none\n---\n")))))
                .contains("1.md: There is no quiz called none here.");
        assertThat(privately(safety.amina.hands("Stairs.md", LESSON.getBytes(StandardCharsets.UTF_8))))
                .contains("This lesson is here already");
        assertThat(privately(safety.amina.in(FireSafety.LEFT).says("lesson remove Stairs")))
                .contains("is a step of Welcome");
        assertThat(privately(safety.amina.in(FireSafety.LEFT).says("path export Welcome")))
                .startsWith("Here is the path");
        assertThat(privately(safety.bo.says("path template"))).startsWith("Voici un petit parcours");
        Reply form = safety.amina.presses(
                "Write a path", safety.amina.in(FireSafety.LEFT).says("path new"));
        assertThat(safety.amina.submits(form, Map.of("name", List.of("Empty"))))
                .isInstanceOfSatisfying(
                        Reply.Invalid.class,
                        wrong -> assertThat(wrong.errors())
                                .containsEntry(
                                        "steps",
                                        "There is no step in it. A path has at least one: path template shows how."));
        assertThat(privately(safety.amina.submits(
                        form,
                        Map.of("name", List.of("Short"), "steps", List.of("1 lesson Stairs\n3 task Look around")))))
                .startsWith("Done: Short is a path of Fire safety.");
    }
}
