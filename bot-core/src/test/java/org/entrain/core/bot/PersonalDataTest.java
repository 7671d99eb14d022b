package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entrain.core.people.PeoplePersonalData;
import org.entrain.core.people.Reunion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Everything that is kept about people has somebody who speaks for it. */
class PersonalDataTest {
    private final FireSafety safety = new FireSafety().withQuestions().started();

    @AfterEach
    void close() {
        safety.close();
    }

    @Test
    void somebody_speaks_for_every_table_with_a_person_in_it() {
        List<String> spokenFor = safety.world.keepers().stream()
                .flatMap(data -> data.tables().stream())
                .toList();
        assertThat(tablesWithPeople())
                .contains("persons", "memberships", "quiz_answers", "person_groups", "plans", "audit")
                .allSatisfy(table -> assertThat(spokenFor).contains(table));
        assertThat(spokenFor).doesNotHaveDuplicates();
    }

    @Test
    void what_is_held_on_somebody_is_handed_over_and_nothing_of_others() {
        safety.chen.presses("At the assembly point", safety.onTheLeft());
        safety.bo.presses("At the assembly point", safety.onTheRight());
        Map<String, List<Map<String, Object>>> held = held(safety.chen.person());
        assertThat(held.get("Your answers")).hasSize(1);
        assertThat(held.get("Communities you belong to")).hasSize(1);
        assertThat(held.get("You")).extracting(row -> row.get("name")).containsExactly("Chen");
        assertThat(held.toString()).doesNotContain("Bo,").doesNotContain("Amina");
    }

    @Test
    void who_is_forgotten_leaves_no_name_and_no_account_while_the_groups_figures_stand() {
        safety.chen.presses("At the assembly point", safety.onTheLeft());
        UUID chen = safety.chen.person();
        safety.world
                .database()
                .useTransaction(
                        tx -> safety.world.keepers().forEach(data -> data.forget(tx, chen, safety.world.now())));
        assertThat(held(chen).get("You")).extracting(row -> row.get("name")).containsExactly(PeoplePersonalData.NOBODY);
        assertThat(held(chen).get("Your accounts")).isEmpty();
        assertThat(safety.answers()).isEqualTo(1);
        safety.chen.says("help");
        assertThat(safety.chen.person()).isNotEqualTo(chen);
    }

    @Test
    void two_who_turn_out_to_be_one_keep_their_older_answers_and_the_higher_role() {
        safety.bo.presses("At the assembly point", safety.onTheRight());
        safety.world.later(Duration.ofMinutes(1));
        safety.chen.presses("At the lift", safety.onTheLeft());
        safety.chen.presses(Shown.action(safety.onTheLeft(), "At the lift"));
        UUID bo = safety.bo.person();
        UUID chen = safety.chen.person();
        assertThat(safety.answers()).isEqualTo(2);
        safety.world.database().useTransaction(tx -> new Reunion(safety.world.keepers()).merge(tx, bo, chen));
        assertThat(safety.answers()).isEqualTo(1);
        assertThat(held(chen).get("Your answers"))
                .extracting(row -> row.get("share"))
                .containsExactly(1.0);
        assertThat(safety.bo.person()).isEqualTo(chen);
        assertThat(held(bo).values()).allSatisfy(rows -> assertThat(rows).isEmpty());
    }

    @Test
    void the_lead_can_turn_out_to_be_somebody_with_plans_and_quizzes() {
        safety.amina.in(FireSafety.LEFT).says("icebreaker every monday 10:00");
        safety.amina.says("groups");
        UUID amina = safety.amina.person();
        safety.chen.says("help");
        UUID chen = safety.chen.person();
        safety.world.database().useTransaction(tx -> new Reunion(safety.world.keepers()).merge(tx, amina, chen));
        assertThat(held(chen).get("What you planned")).hasSize(1);
        assertThat(Shown.privately(safety.chen.in(FireSafety.LEFT).says("quiz close")))
                .startsWith("fire-safety is closed");
    }

    private Map<String, List<Map<String, Object>>> held(UUID person) {
        return safety.world
                .database()
                .inTransaction(tx -> safety.world.keepers().stream()
                        .flatMap(data -> data.held(tx, person).entrySet().stream())
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** By a foreign key, or by a column that is named like one. */
    private List<String> tablesWithPeople() {
        return safety.world
                .database()
                .inTransaction(tx -> Stream.concat(
                                Stream.of("persons"), tx.handle().createQuery("""
                                SELECT DISTINCT table_name FROM information_schema.columns
                                WHERE table_schema = 'public' AND data_type = 'uuid' AND (
                                    column_name ~ '(^|_)(person|actor|manager|author|member|sender|inviter|asker)(_id)?$'
                                    OR column_name ~ '_by$')
                                UNION
                                SELECT conrelid::regclass::text FROM pg_constraint
                                WHERE contype = 'f' AND confrelid = 'persons'::regclass
                                """).mapTo(String.class).stream())
                        .distinct()
                        .toList());
    }
}
