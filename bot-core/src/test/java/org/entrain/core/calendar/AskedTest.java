package org.entrain.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.entrain.core.people.Groups;
import org.entrain.core.plans.Audience;
import org.entrain.core.plans.Whose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said about a plan is told apart from the plan, wherever it stands. */
class AskedTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            quiz a every monday 10:00                                | quiz a every monday 10:00 | |                  | COMMUNITY | false
            quiz a every monday 10:00 for everyone                   | quiz a every monday 10:00 | | CHANNEL          | COMMUNITY | false
            quiz a for members every monday 10:00                    | quiz a every monday 10:00 | | MEMBERS          | COMMUNITY | false
            quiz a every monday 10:00 for all members by their clock | quiz a every monday 10:00 | | MEMBERS          | PERSON    | false
            lesson Fire for beginners every day 9:00                 | lesson Fire for beginners every day 9:00 | | | COMMUNITY | false
            quiz a every day 9:00 until 18 december for group site New York | quiz a every day 9:00 | 18 december | GROUP SITE New York | COMMUNITY | false
            quiz a every day 9:00 with approval until friday         | quiz a every day 9:00 | friday | | COMMUNITY | true
            quiz a tous les lundis à 10h pour les membres à leur heure | quiz a tous les lundis à 10h | | MEMBERS | PERSON | false
            quiz a le 3 décembre 14h pour tous jusqu'au 18 décembre avec accord | quiz a le 3 décembre 14h | 18 décembre | CHANNEL | COMMUNITY | true
            lesson every day 9:00 for the crew                       | lesson every day 9:00 | | CREW | COMMUNITY | false
            leçon tous les jours 9h pour l'équipe                    | leçon tous les jours 9h | | CREW | COMMUNITY | false
            quiz a tous les lundis à 10h pour le groupe niveau Apprenti | quiz a tous les lundis à 10h | | GROUP LEVEL Apprenti | COMMUNITY | false
            """)
    void in_either_language(String said, String words, String until, String audience, Whose clock, boolean approval) {
        Asked asked = Asked.of(said);
        assertThat(Asked.joined(asked.words())).isEqualTo(words);
        assertThat(asked.until()).isEqualTo(Optional.ofNullable(until));
        assertThat(asked.audience().map(Audience::text)).isEqualTo(Optional.ofNullable(audience));
        assertThat(asked.clock()).isEqualTo(clock);
        assertThat(asked.approval()).isEqualTo(approval);
        assertThat(asked.unclear()).isEmpty();
    }

    @Test
    void what_stands_in_quotes_stays_together_whatever_it_says() {
        Asked asked = Asked.of("event \"Drill for members until noon\" on 3 december 14:00");
        assertThat(asked.words()).hasSize(6);
        assertThat(Asked.joined(asked.words().subList(1, 2))).isEqualTo("Drill for members until noon");
        assertThat(Asked.of("event “Every monday” on 3 december 14:00 for group site \"New York\"")
                        .audience())
                .contains(new Audience.Group(Groups.Kind.SITE, "New York"));
    }

    @Test
    void what_means_nothing_is_told() {
        assertThat(Asked.of("quiz a every day 9:00 for group team Ops").unclear())
                .contains("for group team Ops");
        assertThat(Asked.of("quiz a every day 9:00 until").unclear()).contains("until");
    }
}
