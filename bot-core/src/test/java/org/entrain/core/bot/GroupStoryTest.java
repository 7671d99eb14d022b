package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.privately;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupStoryTest {
    private final FireSafety safety = new FireSafety();

    @AfterEach
    void close() {
        safety.close();
    }

    @Test
    void somebody_says_where_they_belong_and_changes_it() {
        Reply none = safety.bo.says("groups");
        assertThat(privately(none)).startsWith("Vous n'avez pas encore dit où vous êtes.");
        Reply form = safety.bo.presses("Changer", none);
        safety.bo.submits(form, Map.of("department", List.of(" Achats "), "site", List.of("Lyon")));
        Reply some = safety.bo.says("groups");
        assertThat(privately(some)).startsWith("Service: Achats\nSite: Lyon\n");
        Form again = Shown.form(safety.bo.presses("Changer", some));
        assertThat(again.fields())
                .extracting(field -> ((Form.TextField) field).initial())
                .containsExactly("Achats", "Lyon", "", "");
        safety.bo.submits(again.onSubmit(), Map.of("site", List.of("Paris")));
        assertThat(privately(safety.bo.says("groups"))).startsWith("Site: Paris\n");
        assertThat(privately(safety.chen.says("groups"))).startsWith("You haven't said yet where you belong.");
    }

    @Test
    void a_group_with_a_very_long_name_keeps_the_form_open() {
        Reply form = safety.chen.presses("Change", safety.chen.says("groups"));
        assertThat(safety.chen.submits(form, Map.of("level", List.of("x".repeat(61)))))
                .isEqualTo(new Reply.Invalid(Map.of("level", "Please use at most 60 characters.")));
    }

    @Test
    void a_manager_sees_figures_of_five_and_more_and_no_names() {
        safety.withQuestions().started();
        safety.chen.presses("At the assembly point", safety.onTheLeft());
        assertThat(privately(safety.amina.says("my team")))
                .isEqualTo("This is for people who have a group to look after. An administrator says who that is.");
        manages(4);
        assertThat(privately(safety.amina.says("my team")))
                .isEqualTo("These are too few people to show anything: from 5 on,"
                        + " figures stay the group's and not somebody's.");
        manages(5);
        assertThat(privately(safety.amina.says("my team"))).isEqualTo("""
                Your team
                People: 5
                Belong to a community: 1
                Figures of the whole group. What it can do and what is shaky tells digest preview.""");
    }

    /** Chen and others answer to Amina. */
    private void manages(int people) {
        safety.world.database().useTransaction(tx -> {
            IntStream.range(1, people).forEach(i -> tx.handle().execute("""
                    INSERT INTO persons (id, organisation_id, name, email, created_at)
                    SELECT gen_random_uuid(), organisation_id, 'P', ? || '@house.org', now()
                    FROM persons WHERE name = 'Amina' ON CONFLICT DO NOTHING
                    """, i));
            tx.handle().execute("""
                    UPDATE persons SET manager_id = (SELECT id FROM persons WHERE name = 'Amina')
                    WHERE name IN ('Chen', 'P')
                    """);
        });
    }
}
