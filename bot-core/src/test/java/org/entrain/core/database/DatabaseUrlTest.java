package org.entrain.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DatabaseUrlTest {
    @Test
    void a_url_as_hosts_give_it_is_understood() {
        var url = DatabaseUrl.parse("postgresql://bot:p%40ss+word@db.example:5433/entrain?sslmode=require");

        assertThat(url)
                .isEqualTo(new DatabaseUrl(
                        "jdbc:postgresql://db.example:5433/entrain?sslmode=require", "bot", "p@ss+word"));
    }

    @Test
    void port_password_and_options_may_be_missing() {
        assertThat(DatabaseUrl.parse("postgres://bot@db/entrain"))
                .isEqualTo(new DatabaseUrl("jdbc:postgresql://db/entrain", "bot", ""));
        assertThat(DatabaseUrl.parse("jdbc:postgresql://db/entrain"))
                .isEqualTo(new DatabaseUrl("jdbc:postgresql://db/entrain", "", ""));
    }

    @Test
    void no_message_tells_the_password() {
        assertThatThrownBy(() -> DatabaseUrl.parse("mysql://bot:hush@db/entrain"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hush");
        assertThatThrownBy(() -> DatabaseUrl.parse("postgresql://bot:hu sh@db/entrain"))
                .hasMessageNotContaining("sh@")
                .hasNoCause();
        assertThat(DatabaseUrl.parse("postgresql://bot:hush@db/entrain").toString())
                .doesNotContain("hush");
    }
}
