package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.entrain.core.people.PersonalData;
import org.junit.jupiter.api.Test;

class PersonalDataTest {
    /** Ids that stand for a person where no foreign key says so. */
    private static final String NAMES = "^(person|actor|manager|by|.*_by|.*_person)(_id)?$";

    /** Those of other packages that have nobody to speak for them in this small world. */
    private static final Set<String> ELSEWHERE =
            Set.of("activity", "audit", "memberships", "plans", "quizzes", "quiz_answers", "quiz_imports", "quiz_runs");

    @Test
    void for_every_table_with_a_person_in_it_somebody_speaks() {
        try (var world = new World()) {
            var spoken = new TreeSet<>(ELSEWHERE);
            world.keepers().stream().map(PersonalData::tables).forEach(spoken::addAll);
            assertThat(withPeople(world))
                    .contains("accounts", "downloads", "asked_to_lead")
                    .isSubsetOf(spoken);
        }
    }

    private static List<String> withPeople(World world) {
        return world.database()
                .inTransaction(tx -> tx.handle()
                        .createQuery("""
                        SELECT table_name FROM information_schema.columns
                        WHERE table_schema = 'public' AND data_type = 'uuid' AND column_name ~ :names
                        UNION
                        SELECT conrelid::regclass::text FROM pg_constraint
                        WHERE contype = 'f' AND confrelid = 'persons'::regclass
                        ORDER BY 1
                        """)
                        .bind("names", NAMES)
                        .mapTo(String.class)
                        .list());
    }
}
