package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.labels;
import static org.entrain.core.bot.Shown.message;
import static org.entrain.core.bot.Shown.privately;

import java.util.Locale;
import org.entrain.core.chat.Reply;
import org.entrain.core.chat.Words;
import org.entrain.core.outbox.Delivery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What whoever runs a community reads of what was sent to it. */
class LedgerStoryTest {
    private final FireSafety safety = new FireSafety().withQuestions();
    private final World world = safety.world;

    @AfterEach
    void close() {
        safety.close();
    }

    @Test
    void the_crew_reads_what_was_sent_what_was_not_and_what_to_do_in_their_language() {
        assertThat(privately(safety.amina.says("deliveries"))).contains("Nothing was said");
        world.refuses(FireSafety.RIGHT, Delivery.Why.ARCHIVED);
        safety.started();
        Reply ledger = safety.amina.says("deliveries Fire safety");
        assertThat(privately(ledger))
                .contains("What was sent to Fire safety", "in a channel (Left)\nSent on Mon 23 Nov at 09:00.")
                .contains("in a channel (Right)\nDue on Mon 23 Nov at 09:00, not sent after one try:"
                        + " the channel is archived. Bring it back and send this again, or say community here");
        assertThat(labels(message(ledger))).containsExactly("Send it again");

        safety.bo.in(FireSafety.RIGHT).joins();
        world.database().useTransaction(tx -> tx.handle().execute("UPDATE memberships SET role = 'CREW'"));
        assertThat(privately(safety.bo.says("deliveries")))
                .contains("Attendu le lun. 23 nov. à 09:00, pas envoyé après un essai : ce canal est archivé.");
    }

    @Test
    void what_nobody_knows_of_is_sent_again_when_somebody_has_looked() {
        safety.started();
        world.database()
                .useTransaction(
                        tx -> tx.handle()
                                .execute(
                                        "UPDATE letters SET state = 'UNKNOWN', sent_revision = 0, reference = NULL WHERE platform = 'left'"));
        int before = world.read(FireSafety.LEFT).size();
        Reply ledger = safety.amina.says("deliveries");
        assertThat(privately(ledger)).contains("nobody can tell whether it arrived");
        assertThat(privately(safety.amina.presses("Send it again", ledger))).endsWith("is on its way again.");
        assertThat(privately(safety.amina.presses("Send it again", ledger))).contains("on its way already");
        world.post();
        assertThat(world.read(FireSafety.LEFT)).hasSize(before + 1);
        assertThat(world.count("SELECT count(*)::int FROM audit WHERE deed = 'LETTER_SENT_AGAIN'"))
                .isEqualTo(1);
    }

    @Test
    void what_is_said_in_private_is_a_number_and_only_of_many() {
        safety.bo.in(FireSafety.RIGHT).joins();
        assertThat(privately(safety.amina.says("deliveries"))).contains("counted for communities of 5 people or more");
        for (String name : new String[] {"dara", "emil", "fay", "gus"}) {
            world.visitor(World.LEFT, name, Locale.UK).in(FireSafety.LEFT).joins();
        }
        var secret = Words.plain("Something that concerns Bo alone");
        world.database()
                .useTransaction(tx -> new org.entrain.core.outbox.Outbox()
                        .write(
                                tx,
                                tx.handle()
                                        .createQuery("SELECT organisation_id FROM communities")
                                        .mapTo(java.util.UUID.class)
                                        .one(),
                                "secret",
                                World.privately(safety.bo.account()),
                                org.entrain.core.chat.Message.of(secret),
                                world.now()));
        world.post();
        assertThat(privately(safety.amina.says("deliveries")))
                .containsPattern("Messages to members in private, the last seven days: [1-9]\\d* sent")
                .doesNotContain("concerns Bo");
        assertThat(privately(safety.chen.says("deliveries"))).doesNotContain("What was sent");
    }
}
