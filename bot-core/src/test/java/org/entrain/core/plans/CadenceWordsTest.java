package org.entrain.core.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CadenceWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            every monday 10:00               | MON 10:00
            Every Monday at 10               | MON 10:00
            mondays at 10am                  | MON 10:00
            mon, thu 9.30                    | MON,THU 09:30
            every weekday 9:30               | MON,TUE,WED,THU,FRI 09:30
            every day at 9                   | MON,TUE,WED,THU,FRI,SAT,SUN 09:00
            daily at noon                    | MON,TUE,WED,THU,FRI,SAT,SUN 12:00
            every 2 weeks tuesday 14:00      | TUE 14:00 2/0
            every other tuesday at 2pm       | TUE 14:00 2/0
            every three weeks on friday 16h  | FRI 16:00 3/0
            at 12am on sundays               | SUN 00:00
            monday to thursday 08:15         | MON,TUE,WED,THU 08:15
            saturday-monday 8:15             | MON,SAT,SUN 08:15
            every weekend 11:00              | SAT,SUN 11:00
            every week on wednesday 17:45    | WED 17:45
            tous les lundis 10:00            | MON 10:00
            chaque lundi à 10h               | MON 10:00
            lundi 10h30                      | MON 10:30
            Tous les jeudis à 9 h 05         | THU 09:05
            le mardi et le jeudi à midi      | TUE,THU 12:00
            du lundi au vendredi à 9 heures  | MON,TUE,WED,THU,FRI 09:00
            tous les jours ouvrés 9h         | MON,TUE,WED,THU,FRI 09:00
            en semaine 9h30                  | MON,TUE,WED,THU,FRI 09:30
            tous les jours 18h               | MON,TUE,WED,THU,FRI,SAT,SUN 18:00
            un mardi sur deux à 14h          | TUE 14:00 2/0
            toutes les 2 semaines mardi 14h  | TUE 14:00 2/0
            une semaine sur trois, mardi 14h | TUE 14:00 3/0
            tous les quinze jours lundi 8h   | MON 08:00 2/0
            """)
    void people_say_how_often_in_their_own_words(String words, String cadence) {
        assertThat(Reading.of(words)).isEqualTo(new Reading.Understood(Cadence.parse(cadence)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            every monday                | cadence.no-time      | every monday
            10:00                       | cadence.no-day       | 10:00
            every 2 weeks at 10:00      | cadence.no-day       | every 2 weeks at 10:00
            every monday 25:00          | cadence.no-such-time | 25:00
            every monday 10:75          | cadence.no-such-time | 10:75
            every monday 13pm           | cadence.no-such-time | 13pm
            monday 10:00 and 11:00      | cadence.one-time     | 11:00
            first monday 10:00          | cadence.unclear      | first
            every 2 days 10:00          | cadence.unclear      | 2 days
            whenever you like           | cadence.unclear      | whenever you like
            every 99 weeks monday 10:00 | cadence.weeks-range  | every 99 weeks monday 10:00
            """)
    void what_is_missing_is_named_with_an_example(String words, String key, String named) {
        assertThat(Reading.of(words)).isEqualTo(new Reading.Problem(key, named));
        for (Language language : Language.values()) {
            assertThat(Texts.of(Plans.class, language).say(key, named)).containsAnyOf("10", "14");
        }
    }

    @Test
    void a_plan_reads_well_in_both_languages() {
        Map<String, String[]> readings = Map.of(
                "MON 10:00", new String[] {"every Monday at 10:00", "tous les lundis à 10 h"},
                "MON,THU 09:05",
                        new String[] {"every Monday and Thursday at 9:05", "tous les lundis et jeudis à 9 h 05"},
                "MON,TUE,WED,THU,FRI 09:30", new String[] {"every weekday at 9:30", "du lundi au vendredi à 9 h 30"},
                "MON,TUE,WED,THU,FRI,SAT,SUN 18:00", new String[] {"every day at 18:00", "tous les jours à 18 h"},
                "TUE 14:00 2/1",
                        new String[] {"every 2 weeks on Tuesday at 14:00", "toutes les 2 semaines, le mardi, à 14 h"});
        readings.forEach((cadence, words) -> {
            assertThat(Cadence.parse(cadence).describe(Language.EN)).isEqualTo(words[0]);
            assertThat(Cadence.parse(cadence).describe(Language.FR).replace('\u00a0', ' '))
                    .isEqualTo(words[1]);
        });
    }
}
