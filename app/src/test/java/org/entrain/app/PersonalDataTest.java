package org.entrain.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entrain.core.bot.World;
import org.entrain.core.people.PersonalData;
import org.junit.jupiter.api.Test;

class PersonalDataTest {
    @Test
    void the_program_has_the_same_keepers_of_personal_data_as_the_stories_are_told_with() {
        assertThat(kinds(Features.personalData())).isEqualTo(kinds(World.personalData()));
    }

    private static List<String> kinds(List<PersonalData> all) {
        return all.stream().map(one -> one.getClass().getName()).sorted().toList();
    }
}
