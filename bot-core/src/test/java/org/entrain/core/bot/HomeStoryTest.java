package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.privately;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Reply;
import org.entrain.core.chat.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HomeStoryTest {
    private final FireSafety safety = new FireSafety().withQuestions().started();
    private final World world = safety.world;
    private final Visitor chen = safety.chen;
    private final Visitor bo = safety.bo;

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void the_page_is_the_same_in_a_message_and_first_says_what_waits() {
        chen.in(FireSafety.LEFT).joins();
        assertThat(Shown.message(chen.says("me"))).isEqualTo(Shown.message(chen.opensHome()));
        assertThat(privately(chen.says("me")))
                .containsSubsequence(
                        "fire-safety",
                        "Your communities",
                        "We learn from each other.",
                        "Something done today begins a new streak",
                        "Language: The one your platform uses",
                        "Quiet hours: 20:00 to 08:00, by your clock (UTC)",
                        "Days: Monday to Friday",
                        "My own messages: 2 a day at most",
                        "Pause: None",
                        "Boards: You are not on them",
                        "Never paired with: Nobody",
                        "my data");
    }

    @Test
    void the_page_speaks_french() {
        assertThat(privately(bo.says("me")))
                .contains("Heures calmes: De 20:00 à 08:00", "Jours: Du lundi au vendredi", "Pause: Aucune");
    }

    @Test
    void what_is_changed_is_said_and_kept() {
        Reply form = open(chen);
        assertThat(privately(chen.submits(form, entered(form, Map.of())))).isEqualTo("All is as it was.");
        Reply saved = chen.submits(
                form,
                entered(
                        form,
                        Map.of(
                                "quiet-from", List.of("22h"),
                                "quiet-until", List.of("6:30"),
                                "days", List.of("MONDAY", "SATURDAY"),
                                "budget", List.of("1"),
                                "pause", List.of("2026-12-01"),
                                "boards", List.of("true"))));
        assertThat(privately(saved)).isEqualTo("""
                Saved. This is new:
                Quiet hours: 22:00 to 06:30, by your clock (UTC)
                Days: Monday and Saturday
                My own messages: One a day at most
                Pause: Until Tuesday 1 December 2026
                Boards: You are on them""");
        Reply again = open(chen);
        assertThat(privately(chen.submits(again, entered(again, Map.of())))).isEqualTo("All is as it was.");
        assertThat(privately(chen.says("me"))).contains("Days: Monday and Saturday");
    }

    @Test
    void a_language_chosen_is_spoken_at_once_and_can_be_left_to_the_platform_again() {
        Reply form = open(chen);
        assertThat(privately(chen.submits(form, entered(form, Map.of("language", List.of("FR"))))))
                .isEqualTo("C'est enregistré. Voici ce qui change :\nLangue: Français");
        assertThat(privately(chen.says("help"))).startsWith("Bonjour");
        Reply again = chen.presses("Modifier", chen.says("me"));
        assertThat(privately(chen.submits(again, entered(again, Map.of("language", List.of("auto"))))))
                .startsWith("Saved.");
        assertThat(privately(chen.says("help"))).startsWith("Hello");
    }

    @Test
    void what_cannot_be_is_said_beside_its_field_and_nothing_is_kept() {
        Reply form = open(chen);
        Reply invalid = chen.submits(
                form,
                entered(
                        form,
                        Map.of(
                                "quiet-from", List.of("25:00"),
                                "quiet-until", List.of(),
                                "days", List.of("SOMEDAY"),
                                "budget", List.of("1000"),
                                "pause", List.of("2026-11-23"),
                                "language", List.of("KLINGON"),
                                "apart", List.of("nobody"))));
        assertThat(invalid)
                .isInstanceOfSatisfying(
                        Reply.Invalid.class,
                        wrong -> assertThat(wrong.errors())
                                .containsOnlyKeys(
                                        "quiet-from", "quiet-until", "days", "budget", "pause", "language", "apart")
                                .containsEntry("pause", "Please choose a day from tomorrow on, within a year."));
        assertThat(world.count("SELECT count(*)::int FROM habits")).isZero();
        assertThat(chen.submits(Shown.form(form).onSubmit(), Map.of())).isInstanceOf(Reply.Invalid.class);
        assertThat(privately(
                        chen.submits(form, entered(form, Map.of("quiet-from", List.of(), "quiet-until", List.of())))))
                .endsWith("Quiet hours: None");
    }

    @Test
    void whom_somebody_does_not_want_to_be_paired_with_only_they_see() {
        bo.says("help");
        Reply right = open(safety.aminaOnTheRight);
        assertThat(privately(safety.aminaOnTheRight.submits(right, entered(right, Map.of("apart", List.of("bo"))))))
                .endsWith("Never paired with: One person; only you know who");
        chen.says("help");
        Reply left = open(safety.amina);
        // Bo has no account on the left, and stays.
        assertThat(privately(safety.amina.submits(left, entered(left, Map.of("apart", List.of("chen", "amina"))))))
                .endsWith("Never paired with: 2 people; only you know who");
        assertThat(apart(open(safety.amina), World.LEFT)).containsExactly("chen");
        assertThat(apart(open(safety.aminaOnTheRight), World.RIGHT)).containsExactly("bo");
        assertThat(apart(open(chen), World.LEFT)).isEmpty();
        assertThat(privately(chen.says("me")))
                .contains("Never paired with: Nobody")
                .doesNotContain("Amina;");
    }

    @Test
    void a_pause_takes_a_word() {
        assertThat(privately(chen.says("pause"))).startsWith("I leave you in peace until Monday 30 November 2026.");
        assertThat(privately(chen.says("pause until 2026-12-24"))).contains("until Thursday 24 December 2026.");
        assertThat(privately(bo.says("pause jusqu'au 24/12/2026"))).contains("jeudi 24 décembre 2026");
        assertThat(privately(chen.says("me"))).contains("Pause: Until Thursday 24 December 2026");
        for (String words : List.of("until yesterday", "until 2026-11-23", "2028-01-01", "until 2026-02-30")) {
            assertThat(privately(chen.says("pause " + words)))
                    .isEqualTo("Please say a day from tomorrow on, within a year:"
                            + " for example pause until 2026-12-07.");
        }
        assertThat(privately(chen.says("resume"))).isEqualTo("Good to have you back.");
        assertThat(privately(chen.says("resume"))).isEqualTo("There was no pause: all is as it was.");
        assertThat(privately(chen.says("me"))).contains("Pause: None");
    }

    @Test
    void days_in_a_row_with_an_answer_are_a_streak() {
        chen.presses("At the assembly point", safety.onTheLeft());
        assertThat(privately(chen.says("me"))).contains("One day with something done.");
        world.later(Duration.ofDays(1));
        assertThat(privately(chen.says("me"))).contains("One day with something done.");
        chen.presses(Shown.action(Shown.message(chen.presses("Continue where I was", safety.onTheLeft())), "False"));
        assertThat(privately(chen.says("me"))).contains("2 days in a row with something done.");
        world.later(Duration.ofDays(2));
        assertThat(privately(chen.says("me"))).contains("Something done today begins a new streak");
    }

    private static Reply open(Visitor visitor) {
        Reply page = visitor.says("me");
        return visitor.presses("Change", page);
    }

    /** What stands in the form at first, with some of it changed; a field without a value was left empty. */
    private static Map<String, List<String>> entered(Reply opened, Map<String, List<String>> changes) {
        var values = new HashMap<String, List<String>>();
        for (Form.Field field : Shown.form(opened).fields()) {
            values.put(
                    field.id(),
                    switch (field) {
                        case Form.TextField text -> List.of(text.initial());
                        case Form.ChoiceField choice -> choice.initial();
                        case Form.PersonField person -> List.of();
                        case Form.DateField date ->
                            date.initial().map(day -> List.of(day.toString())).orElse(List.of());
                    });
        }
        values.putAll(changes);
        values.values().removeIf(List::isEmpty);
        return values;
    }

    private static List<String> apart(Reply opened, Workspace workspace) {
        return Shown.form(opened).fields().stream()
                .filter(Form.PersonField.class::isInstance)
                .map(Form.PersonField.class::cast)
                .flatMap(field -> field.chosen(workspace).stream())
                .toList();
    }
}
