package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.form;
import static org.entrain.core.bot.Shown.labels;
import static org.entrain.core.bot.Shown.message;
import static org.entrain.core.bot.Shown.privately;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Reply;
import org.entrain.core.database.Json;
import org.entrain.core.downloads.Download;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PrivacyStoryTest {
    private final FireSafety safety = new FireSafety().withQuestions();
    private final World world = safety.world;

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void somebody_gets_all_that_is_held_about_them_as_a_file_that_can_be_read() throws JsonProcessingException {
        safety.chen.in(FireSafety.LEFT).joins();
        Reply reply = safety.chen.in(FireSafety.LEFT).says("my data");
        assertThat(privately(reply))
                .startsWith("Here is everything I hold about you, in one file.\nThe link works once");
        Download file = fetched(reply).orElseThrow();
        assertThat(file.name()).isEqualTo("entrain-my-data.json");
        assertThat(file.type()).startsWith("application/json");
        String text = new String(file.content(), StandardCharsets.UTF_8);
        JsonNode page = Json.MAPPER.readTree(text);
        assertThat(page.path("about").path(0).asText()).startsWith("Everything that Entrain holds about you.");
        assertThat(page.path("held").path("You").path(0).path("name").asText()).isEqualTo("Chen");
        assertThat(page.path("held").path("You").path(0).path("known_since").asText())
                .isEqualTo(World.MONDAY.toString());
        assertThat(text).contains("\n").doesNotContain("Amina", "PGobject");
        assertThat(audited("DATA_HANDED_OVER")).isEqualTo(1);
    }

    @Test
    void the_messages_to_somebody_are_in_their_file_and_in_nobody_elses() {
        world.later(Duration.ofDays(31));
        world.anHourPasses();
        assertThat(text(safety.amina.says("my data"))).contains("Messages to you", "has become quiet");
        assertThat(text(safety.bo.says("my data")))
                .contains("Tout ce qu'Entrain conserve")
                .doesNotContain("has become quiet");
    }

    @Test
    void the_link_works_once_and_for_a_quarter_of_an_hour() {
        Reply reply = safety.chen.says("my data");
        assertThat(world.downloads().waiting(token(reply), world.now())).contains("entrain-my-data.json");
        assertThat(world.downloads().waiting(token(reply), world.now())).isPresent();
        assertThat(fetched(reply)).isPresent();
        assertThat(fetched(reply)).isEmpty();
        assertThat(world.downloads().waiting(token(reply), world.now())).isEmpty();
        Reply late = safety.chen.says("my data");
        world.later(Duration.ofMinutes(15));
        assertThat(fetched(late)).isEmpty();
        assertThat(world.count("SELECT count(*)::int FROM downloads")).isEqualTo(1);
        world.anHourPasses();
        assertThat(world.count("SELECT count(*)::int FROM downloads")).isZero();
    }

    @Test
    void of_the_link_only_a_hash_is_kept_and_no_two_are_alike() {
        String token = token(safety.chen.says("my data"));
        assertThat(token).hasSize(43).isNotEqualTo(token(safety.chen.says("my data")));
        assertThat(world.count("SELECT count(*)::int FROM downloads WHERE encode(token_hash, 'escape') LIKE '%" + token
                        + "%'"))
                .isZero();
        assertThat(world.downloads().take("", world.now())).isEmpty();
        assertThat(world.downloads().take(token + "x", world.now())).isEmpty();
    }

    @Test
    void who_asks_to_be_forgotten_is_asked_whether_they_mean_it() {
        Reply asked = safety.chen.says("forget me");
        assertThat(privately(asked))
                .startsWith("Shall I forget you?")
                .contains("What goes, for good:", "What stays, without your name:", "Nothing happens unless")
                .doesNotContain("You lead");
        assertThat(privately(safety.amina.says("forget me"))).contains("You lead Fire safety.");
        assertThat(privately(safety.bo.says("forget me"))).startsWith("Dois-je vous oublier ?");
        assertThat(people("Chen")).isEqualTo(1);
        assertThat(audited("PERSON_FORGOTTEN")).isZero();
    }

    @Test
    void who_says_yes_is_gone_and_the_group_keeps_its_facts() {
        safety.chen.in(FireSafety.LEFT).joins();
        safety.started();
        safety.chen.presses("At the lift", safety.onTheLeft());
        safety.chen.says("my data");
        Reply asked = safety.chen.says("forget me");
        assertThat(privately(safety.chen.presses("Forget me", asked))).startsWith("You are forgotten.");
        assertThat(people("Chen")).isZero();
        assertThat(world.count("SELECT count(*)::int FROM accounts WHERE external_id = 'chen'"))
                .isZero();
        assertThat(world.count("SELECT count(*)::int FROM memberships")).isEqualTo(1);
        assertThat(world.count("SELECT count(*)::int FROM downloads")).isZero();
        assertThat(safety.answers()).isEqualTo(1);
        assertThat(audited("PERSON_FORGOTTEN")).isEqualTo(1);
    }

    @Test
    void pressing_twice_is_harmless_and_keeps_nobody() {
        Reply asked = safety.chen.says("forget me");
        safety.chen.presses("Forget me", asked);
        assertThat(privately(safety.chen.presses("Forget me", asked)))
                .isEqualTo("There is nothing here that could be forgotten any more.");
        assertThat(people("Chen")).isZero();
        assertThat(audited("PERSON_FORGOTTEN")).isEqualTo(1);
    }

    @Test
    void who_comes_back_is_new_and_an_old_button_does_not_forget_them() {
        Reply asked = safety.chen.says("forget me");
        safety.chen.presses("Forget me", asked);
        safety.chen.says("help");
        assertThat(people("Chen")).isEqualTo(1);
        safety.chen.presses("Forget me", asked);
        assertThat(people("Chen")).isEqualTo(1);
    }

    @Test
    void nobody_has_another_forgotten() {
        safety.bo.says("help");
        Action chens = Shown.action(message(safety.chen.says("forget me")), "Forget me");
        assertThat(privately(safety.bo.presses(chens))).startsWith("Il n'y a plus rien ici");
        assertThat(people("Chen")).isEqualTo(1);
        assertThat(people("Bo")).isEqualTo(1);
    }

    @Test
    void letters_to_who_is_forgotten_are_gone_sent_or_not() {
        world.later(Duration.ofDays(31));
        world.anHourPasses();
        assertThat(personalLetters()).isEqualTo(1);
        safety.amina.presses("Forget me", safety.amina.says("forget me"));
        assertThat(personalLetters()).isZero();
        assertThat(world.count("SELECT count(*)::int FROM outbox_channels WHERE channel LIKE 'amina%'"))
                .isZero();
    }

    @Test
    void a_community_whose_lead_was_forgotten_asks_its_crew() {
        safety.chen.says("help");
        world.database().useTransaction(tx -> tx.handle().execute("""
                INSERT INTO memberships SELECT c.id, p.id, 'CREW', now() FROM communities c, persons p
                WHERE p.name = 'Chen'
                """));
        safety.amina.presses("Forget me", safety.amina.says("forget me"));
        assertThat(world.count("SELECT count(*)::int FROM asked_to_lead")).isEqualTo(1);
        assertThat(text(safety.chen.says("my data"))).contains("Communities you were asked to lead");
    }

    @Test
    void an_administrator_says_how_long_things_are_kept() {
        assertThat(privately(safety.amina.says("retention"))).contains("under their names: 24 months.");
        Reply form = safety.amina.presses("Change it", safety.amina.says("retention"));
        assertThat(((Form.ChoiceField) form(form).fields().getFirst()).initial())
                .containsExactly("24");
        assertThat(privately(safety.amina.fillsIn(form, "6 months"))).startsWith("Done.");
        assertThat(privately(safety.amina.says("retention"))).contains("under their names: 6 months.");
        assertThat(safety.amina.submits(form, Map.of("months", List.of("7")))).isInstanceOf(Reply.Invalid.class);
        assertThat(safety.amina.submits(form, Map.of())).isInstanceOf(Reply.Invalid.class);
        assertThat(audited("RETENTION_CHANGED")).isEqualTo(1);
        for (Reply refused : List.of(
                safety.chen.says("retention"),
                safety.chen.presses(Action.of("privacy.retention")),
                safety.chen.submits(form, Map.of("months", List.of("6"))),
                safety.chen.says("audit"),
                safety.chen.presses(Action.of("privacy.audit-file")))) {
            assertThat(privately(refused)).startsWith("Only an administrator of your organisation");
        }
        assertThat(privately(safety.zoe.says("retention"))).contains("24 months");
    }

    @Test
    void what_became_old_loses_its_person_and_stays_a_fact() {
        safety.started();
        safety.chen.presses("At the lift", safety.onTheLeft());
        safety.closed();
        world.later(Duration.ofDays(700));
        world.anHourPasses();
        assertThat(named()).isEqualTo(1);
        world.later(Duration.ofDays(60));
        safety.amina.in(FireSafety.LEFT).says("quiz start fire-safety");
        int facts = world.count("SELECT count(*)::int FROM activity");
        world.anHourPasses();
        assertThat(named()).isZero();
        assertThat(safety.answers()).isEqualTo(1);
        assertThat(world.count("SELECT count(*)::int FROM activity")).isEqualTo(facts);
        assertThat(world.count("SELECT count(*)::int FROM activity WHERE person_id IS NOT NULL"))
                .isEqualTo(1);
    }

    @Test
    void for_ever_is_for_ever() {
        safety.amina.fillsIn(safety.amina.presses("Change it", safety.amina.says("retention")), "for ever");
        safety.started();
        safety.chen.presses("At the lift", safety.onTheLeft());
        safety.closed();
        world.later(Duration.ofDays(7000));
        world.anHourPasses();
        assertThat(named()).isEqualTo(1);
    }

    @Test
    void an_administrator_reads_who_changed_what_and_gets_it_as_a_table() {
        assertThat(privately(safety.zoe.says("audit"))).isEqualTo("Nobody has changed anything yet.");
        safety.amina.says("my data");
        safety.amina.fillsIn(safety.amina.presses("Change it", safety.amina.says("retention")), "12 months");
        Reply audit = safety.amina.says("audit");
        assertThat(privately(audit))
                .contains("23 Nov 2026 09:00  Amina  changed how long things are kept: The house (24 > 12)")
                .contains("Amina  got their own data: Amina");
        assertThat(labels(message(audit))).containsExactly("All of it, as a file");
        Reply link = safety.amina.presses("All of it, as a file", audit);
        Download file = fetched(link).orElseThrow();
        assertThat(file.name()).isEqualTo("entrain-audit.csv");
        assertThat(new String(file.content(), StandardCharsets.UTF_8))
                .startsWith("\uFEFF\"at\",\"who\",\"who_id\",\"what\",")
                .contains("\"Amina\"", "\"RETENTION_CHANGED\"", "\"24 > 12\"\r\n");
        assertThat(privately(safety.zoe.says("audit"))).isEqualTo("Nobody has changed anything yet.");
    }

    private String text(Reply reply) {
        return new String(fetched(reply).orElseThrow().content(), StandardCharsets.UTF_8);
    }

    private Optional<Download> fetched(Reply reply) {
        return world.downloads().take(token(reply), world.now());
    }

    private static String token(Reply reply) {
        String url = message(reply).blocks().stream()
                .filter(Block.Links.class::isInstance)
                .map(block -> ((Block.Links) block).links().getFirst().url().toString())
                .findFirst()
                .orElseThrow();
        assertThat(url).startsWith("https://entrain.example.org/files/");
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private int people(String name) {
        return world.count("SELECT count(*)::int FROM persons WHERE name = '" + name + "'");
    }

    private int audited(String deed) {
        return world.count("SELECT count(*)::int FROM audit WHERE deed = '" + deed + "'");
    }

    private int personalLetters() {
        return world.count("SELECT count(*)::int FROM letters WHERE place_kind = 'PERSONAL'");
    }

    private int named() {
        return world.count("SELECT count(*)::int FROM quiz_answers a JOIN persons p ON p.id = a.person_id");
    }
}
