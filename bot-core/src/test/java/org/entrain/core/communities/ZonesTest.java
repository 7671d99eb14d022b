package org.entrain.core.communities;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZonesTest {
    @ParameterizedTest
    @ValueSource(strings = {"Europe/Paris", "europe/paris", " Paris ", "PARIS"})
    void a_zone_is_read_as_people_type_it(String typed) {
        assertThat(Zones.read(typed)).contains(ZoneId.of("Europe/Paris"));
    }

    @Test
    void a_city_of_two_words_is_read() {
        assertThat(Zones.read("new york")).contains(ZoneId.of("America/New_York"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Middle/Earth", "+02:00", "CEST", "Etc/GMT+5", "Europe"})
    void what_is_no_place_is_no_zone(String typed) {
        assertThat(Zones.read(typed)).isEmpty();
    }

    @Test
    void the_nearest_come_first() {
        assertThat(Zones.nearest("Pariss")).startsWith("Europe/Paris");
        assertThat(Zones.nearest("Europe/Londres")).startsWith("Europe/London");
    }

    @Property(tries = 50)
    void whatever_is_typed_there_are_names_to_choose_from(@ForAll @StringLength(max = 80) String typed) {
        assertThat(Zones.nearest(typed))
                .hasSize(3)
                .allMatch(name -> Zones.read(name).isPresent());
    }
}
