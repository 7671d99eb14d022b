package org.entrain.core.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.entrain.core.plans.WorkingDays;
import org.entrain.core.prompts.Prompt.Kind;
import org.entrain.core.prompts.Voices.Said;
import org.junit.jupiter.api.Test;

class GatheredTest {
    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 25);
    private static final Prompt LIGHT = new Prompt("a", Kind.LIGHT, "What?", List.of(), Optional.empty());
    private static final Prompt DEBATE =
            new Prompt("b", Kind.DEBATE, "Which?", List.of("Paper", "Screen"), Optional.empty());

    @Property(tries = 200)
    void nobody_without_a_name_is_alone_among_what_is_shown(
            @ForAll @IntRange(max = 12) int named, @ForAll @IntRange(max = 12) int nameless) {
        List<Said> shared = Stream.concat(
                        IntStream.range(0, named).mapToObj(i -> said("named " + i, "N" + i)),
                        IntStream.range(0, nameless).mapToObj(i -> said("nameless " + i, "")))
                .toList();
        Gathered gathered = Gathered.of(LIGHT, shared, List.of(0, 0));
        int shown = gathered.said().size() + gathered.more();
        assertThat(shown).isEqualTo(nameless >= 2 && named + nameless >= 3 ? named + nameless : named);
        assertThat(gathered.said()).hasSizeLessThanOrEqualTo(8);
    }

    @Test
    void a_debate_shows_one_argument_of_each_side_and_its_numbers_from_five_voices_on() {
        List<Said> arguments = List.of(
                new Said(UUID.randomUUID(), "It smells good", Optional.of("Amina"), Optional.of(0)),
                new Said(UUID.randomUUID(), "It is quiet", Optional.of("Bo"), Optional.of(0)),
                new Said(UUID.randomUUID(), "It is found again", Optional.of("Chen"), Optional.of(1)));
        Gathered gathered = Gathered.of(DEBATE, arguments, List.of(3, 1));
        assertThat(gathered.said()).extracting(Said::words).containsExactly("It smells good", "It is found again");
        assertThat(gathered.more()).isEqualTo(1);
        assertThat(gathered.sides()).isEmpty();
        assertThat(Gathered.of(DEBATE, arguments, List.of(3, 2)).sides()).containsExactly(3, 2);
    }

    @Test
    void it_is_gathered_on_friday_or_on_the_last_working_day_before() {
        var friday = LocalDate.of(2026, 11, 27);
        assertThat(GatheringTime.day(WEDNESDAY, WorkingDays.USUAL)).contains(friday);
        assertThat(GatheringTime.day(
                        WEDNESDAY, new WorkingDays(WorkingDays.USUAL.week(), Map.of(friday, "Bridge day"))))
                .contains(friday.minusDays(1));
        var sundayToThursday = EnumSet.complementOf(EnumSet.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY));
        assertThat(GatheringTime.day(WEDNESDAY, new WorkingDays(sundayToThursday, Map.of())))
                .contains(friday.minusDays(1));
        assertThat(GatheringTime.day(WEDNESDAY, new WorkingDays(Set.of(DayOfWeek.SATURDAY), Map.of())))
                .isEmpty();
    }

    @Test
    void kinds_are_understood_in_both_languages_and_kept_in_one() {
        assertThat(Kinds.said("débat, light")).contains(EnumSet.of(Kind.LIGHT, Kind.DEBATE));
        assertThat(Kinds.said("Réflexion et travail")).contains(EnumSet.of(Kind.WORK, Kind.REFLECTION));
        assertThat(Kinds.said("")).contains(EnumSet.allOf(Kind.class)).isEqualTo(Kinds.said("any"));
        assertThat(Kinds.said("politics")).isEmpty();
        for (Kind kind : Kind.values()) {
            assertThat(Kinds.parse(Kinds.text(Set.of(kind)))).containsExactly(kind);
        }
        assertThat(Kinds.parse(Kinds.text(EnumSet.allOf(Kind.class)))).hasSize(Kind.values().length);
    }

    @Test
    void a_long_answer_is_shortened_and_stays_on_one_line() {
        assertThat(PromptCards.shortened("Two\n\nlines")).isEqualTo("Two lines");
        assertThat(PromptCards.shortened("\uD83D\uDE00".repeat(300))).isEqualTo("\uD83D\uDE00".repeat(200) + "…");
    }

    private static Said said(String words, String author) {
        return new Said(
                UUID.randomUUID(), words, Optional.of(author).filter(name -> !name.isEmpty()), Optional.empty());
    }
}
