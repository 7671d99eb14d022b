package org.entrain.core.challenges;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartLineTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"Spot the hazard\" 5d teams             | Spot the hazard    | 5  | TEAMS    | false | 0 | 0",
                "“Spot the hazard” 5 days in 3 teams      | Spot the hazard    | 5  | TEAMS    | false | 3 | 0",
                "« Chasse aux risques » 5j équipes        | Chasse aux risques | 5  | TEAMS    | false | 0 | 0",
                "«Chasse» 2 semaines, 4 équipes au choix  | Chasse             | 14 | TEAMS    | true  | 4 | 0",
                "Walk to work 3 weeks                     | Walk to work       | 21 |          | false | 0 | 0",
                "\"A teams talk\" 1 jour seul             | A teams talk       | 1  | ALONE    | false | 0 | 0",
                "\"Cent pas\" 2 sem. ensemble 100         | Cent pas           | 14 | TOGETHER | false | 0 | 100",
                "\"Cent pas\" 0d together                 | Cent pas           | 0  | TOGETHER | false | 0 | 0",
            })
    void one_line_is_read_in_both_languages_and_all_quotation_marks(
            String said, String name, int days, Way way, boolean chosen, int teams, int target) {
        StartLine line = StartLine.read(said, MONDAY);
        assertThat(line.unclear()).isEmpty();
        assertThat(line.name()).isEqualTo(name);
        assertThat(line.days()).hasValue(days);
        assertThat(line.way()).isEqualTo(Optional.ofNullable(way));
        assertThat(line.chosen()).isEqualTo(chosen);
        assertThat(line.teams()).isEqualTo(teams);
        assertThat(line.target()).isEqualTo(target);
    }

    @Test
    void it_says_from_when_to_when_and_what_to_do() {
        StartLine line =
                StartLine.read("\"Sorties\" du 2026-12-01 au 2026-12-05 équipes: quiz incendie; aider", MONDAY);
        assertThat(line.first()).hasValue(LocalDate.of(2026, 12, 1));
        assertThat(line.last()).hasValue(LocalDate.of(2026, 12, 5));
        assertThat(line.steps()).isEqualTo(" quiz incendie; aider");
        assertThat(StartLine.read("\"Exits\" tomorrow 5d", MONDAY).first()).hasValue(MONDAY.plusDays(1));
        assertThat(StartLine.read("\"Exits\" 5d now teams", MONDAY).first()).hasValue(MONDAY);
    }

    @Test
    void what_is_not_understood_is_not_guessed() {
        assertThat(StartLine.read("\"Exits\" 5d tems", MONDAY).unclear()).hasValue("tems");
        assertThat(StartLine.read("\"Exits\" 5d from 2026-02-30", MONDAY).first())
                .isEmpty();
    }
}
