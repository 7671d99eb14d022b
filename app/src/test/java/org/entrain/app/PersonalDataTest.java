package org.entrain.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.entrain.core.bot.World;
import org.entrain.core.database.TestDatabase;
import org.entrain.core.people.PersonalData;
import org.junit.jupiter.api.Test;

class PersonalDataTest {
    @Test
    void the_program_has_the_same_keepers_of_personal_data_as_the_stories_are_told_with() {
        try (var world = new World();
                var database = TestDatabase.fresh()) {
            var program = Features.join(
                    database,
                    Set.of(),
                    new Random(1),
                    URI.create("https://entrain.example.org"),
                    Optional.empty(),
                    List.of());
            assertThat(kinds(program.keepers())).isEqualTo(kinds(world.keepers()));
            program.bot().close();
        }
    }

    private static List<String> kinds(List<PersonalData> all) {
        return all.stream().map(one -> one.getClass().getName()).sorted().toList();
    }
}
