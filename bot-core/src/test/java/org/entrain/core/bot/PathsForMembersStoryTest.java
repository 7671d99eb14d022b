package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.privately;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Paths and lessons that come to people: on a day, by a word of the crew, by a plan. */
class PathsForMembersStoryTest {
    private static final String STAIRS = """
            ---
            title: Stairs
            ---
            Take the stairs.

            ## Question

            What do you take in a fire?

            - [x] The stairs
            - [ ] The lift
            """;
    private static final String CHANGE = "---\nkind: prompt\ntitle: What will you change?\n---\nOne thing is enough.";

    private final FireSafety safety = new FireSafety();
    private final World world = safety.world;
    private final Visitor amina = safety.amina.in(FireSafety.LEFT);

    @BeforeEach
    void members() {
        safety.chen.in(FireSafety.LEFT).says("community join Fire safety");
        safety.bo.in(FireSafety.RIGHT).says("community join Fire safety");
        Reply form = safety.bo.presses("Changer", safety.bo.says("groups"));
        safety.bo.submits(form, Map.of("site", List.of("Lyon")));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Reply brings(Visitor crew, String words, Map<String, String> files) {
        return crew.presses("Keep it", crew.hands(words, files));
    }

    private void liveUntil(String end) {
        Instant until = Instant.parse(end);
        while (world.now().isBefore(until)) {
            world.later(Duration.ofHours(1));
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
    void on_its_day_a_path_begins_for_all_who_are_members_then_and_once() {
        Map<String, String> files =
                Map.of("path.md", "---\ntitle: Welcome\nstart: 2026-11-25\n---\n", "1.md", STAIRS, "2.md", CHANGE);
        brings(safety.amina, "", files);
        liveUntil("2026-11-25T08:00:00Z");
        assertThat(letters(safety.chen)).isEmpty();
        liveUntil("2026-11-25T12:00:00Z");
        assertThat(letters(safety.chen))
                .singleElement()
                .asString()
                .contains("Welcome", "step 1 of 2", "Take the stairs.");
        assertThat(letters(safety.bo)).singleElement().asString().contains("étape 1 sur 2");
        assertThat(letters(safety.amina)).as("The crew are members").hasSize(1);

        brings(safety.amina, "", files);
        Visitor late = safety.others(1).getFirst();
        late.in(FireSafety.LEFT).says("community join Fire safety");
        liveUntil("2026-11-26T12:00:00Z");
        assertThat(letters(safety.chen)).as("It began once").hasSize(1);
        assertThat(letters(late))
                .as("Who came later begins by themselves")
                .noneMatch(letter -> letter.contains("Stairs"));
    }

    @Test
    void the_crew_starts_a_path_for_a_group_and_then_for_all_in_either_language() {
        brings(safety.amina, "Welcome to the house", Map.of("1.md", STAIRS, "2.md", CHANGE));
        assertThat(privately(amina.says("path give Welcome to the house to site Oslo")))
                .startsWith("No member here belongs to Oslo.");
        assertThat(privately(amina.says("path give Welcome to the house to team Lyon")))
                .startsWith("Say path give Welcome to members");
        assertThat(privately(safety.chen.says("path give Welcome to the house to members")))
                .contains("crew");
        assertThat(privately(amina.says("path give Welcome to the house au site lyon")))
                .isEqualTo("Welcome to the house starts for one person.");
        liveUntil("2026-11-23T12:00:00Z");
        assertThat(letters(safety.bo)).singleElement().asString().contains("étape 1 sur 2");
        assertThat(letters(safety.chen)).isEmpty();
        assertThat(privately(amina.says("path give Welcome to the house aux membres")))
                .isEqualTo("Welcome to the house starts for 2 people. One was on it before.");
        liveUntil("2026-11-23T15:00:00Z");
        assertThat(letters(safety.chen)).singleElement().asString().contains("step 1 of 2");
        assertThat(letters(safety.bo)).hasSize(1);
    }

    @Test
    void a_plan_brings_a_lesson_to_each_member_who_answers_it_there() {
        safety.amina.presses("Keep it", safety.amina.hands("Stairs.md", STAIRS));
        assertThat(privately(amina.says("plan add lesson Stairs on 24 november 10:00 for members")))
                .contains("Lesson: Stairs", "to each member in private.");
        world.liveUntil(Instant.parse("2026-11-24T10:00:00Z"));
        world.post();
        assertThat(world.read(FireSafety.LEFT)).isEmpty();
        assertThat(letters(safety.chen)).singleElement().asString().startsWith("Stairs\nTake the stairs.");
        assertThat(letters(safety.bo)).singleElement().asString().startsWith("Stairs\nTake the stairs.");
        assertThat(privately(safety.chen.presses("The lift", lastLetter(safety.chen))))
                .contains("The stairs");
        assertThat(privately(safety.bo.presses("The stairs", lastLetter(safety.bo))))
                .startsWith("C'est juste !");
        assertThat(world.deliveries().values()).containsOnly(1);
    }

    @Test
    void files_handed_over_at_once_become_one_path_with_a_prompt_that_is_answered_for_oneself() {
        Map<String, String> files = Map.of("1 stairs.md", STAIRS, "2 change.md", CHANGE);
        assertThat(privately(safety.chen.hands("Welcome", files))).contains("crew");
        assertThat(privately(safety.amina.hands("", files)))
                .contains("path.md: Give the path a name on one line, 60 characters at most: as the message beside");
        assertThat(privately(safety.aminaOnTheRight.hands("Welcome", more(files, "quiz.gift", "May you? {T}"))))
                .startsWith("One file at a time, please.");
        assertThat(world.count("SELECT count(*) FROM paths")).isZero();
        Reply preview = safety.aminaOnTheRight.hands("Welcome", files);
        assertThat(privately(preview))
                .contains("Welcome", "2 steps for Fire safety:", "Day 1", "What will you change?");
        assertThat(privately(safety.aminaOnTheRight.presses("Keep it", preview)))
                .startsWith("Done: Welcome is a path of Fire safety.");

        Reply lesson = safety.bo.says("path start Welcome");
        safety.bo.presses("The stairs", lesson);
        liveUntil("2026-11-24T12:00:00Z");
        assertThat(lastLetter(safety.bo).plain()).contains("étape 2 sur 2", "One thing is enough.");
        Reply form = safety.bo.presses("L'écrire", lastLetter(safety.bo));
        assertThat(safety.bo.fillsIn(form, "  ")).isInstanceOf(Reply.Invalid.class);
        assertThat(privately(safety.bo.fillsIn(form, "Je ferme les portes.")))
                .contains("Vous y êtes !", "Vous voici au bout de Welcome");
        assertThat(privately(safety.bo.fillsIn(form, "Encore."))).contains("Welcome");
    }

    private static Map<String, String> more(Map<String, String> files, String name, String content) {
        var more = new HashMap<>(files);
        more.put(name, content);
        return more;
    }
}
