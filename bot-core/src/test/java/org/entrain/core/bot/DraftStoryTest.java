package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.privately;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.plans.Firing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the crew wants to see what is said before, it sees it a day before; the first of them decides. */
class DraftStoryTest {
    private static final Instant THURSDAY = Instant.parse("2026-11-26T10:00:00Z");

    private final FireSafety safety = new FireSafety();
    private final World world = safety.world;
    private final Visitor amina = safety.amina;

    /** Amina and Bo are the crew. */
    @BeforeEach
    void plans() {
        safety.bo.in(FireSafety.RIGHT).says("community join Fire safety");
        world.database()
                .useTransaction(tx -> tx.handle()
                        .execute("UPDATE memberships m SET role = 'CREW' FROM persons p"
                                + " WHERE p.id = m.person_id AND p.name = 'Bo'"));
        amina.in(FireSafety.LEFT).says("plan add icebreaker every thursday 10:00 with approval");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void showsUntil(Instant until) {
        world.later(Duration.between(world.now(), until));
        world.does("showing the crew what is planned");
        world.does("showing the crew what is planned");
        world.post();
    }

    private List<Message> letters(Visitor visitor) {
        return world.read(World.privately(visitor.account()));
    }

    @Test
    void a_day_before_both_see_it_the_first_yes_counts_and_it_is_said_as_they_saw_it() {
        showsUntil(THURSDAY.minus(Duration.ofHours(24)).minusSeconds(60));
        assertThat(letters(amina)).isEmpty();
        assertThat(privately(amina.says("plan list"))).contains("waits for your approval");
        showsUntil(THURSDAY.minus(Duration.ofHours(24)));
        assertThat(letters(amina)).hasSize(1);
        assertThat(letters(amina).getFirst().plain())
                .startsWith("For your approval: ")
                .contains("It would come on Thursday 26 November at 10:00, in the channel.");
        assertThat(letters(safety.bo).getFirst().plain())
                .startsWith("Pour accord : ")
                .contains("Il viendrait jeudi 26");
        Message seen = letters(safety.bo).getFirst();
        assertThat(privately(amina.presses("Approve", letters(amina).getFirst())))
                .contains("Approved: it comes on Thursday");
        assertThat(privately(safety.bo.presses("Valider", seen)))
                .isEqualTo("Quelqu'un de l'équipe a été plus rapide : c'est déjà validé. Merci quand même !");
        world.post();
        assertThat(letters(safety.bo).getFirst().plain()).contains("Validé : il vient jeudi 26 novembre à 10:00");
        assertThat(privately(amina.says("plan list"))).contains(", approved");
        assertThat(world.liveUntil(THURSDAY)).containsExactly(Firing.PERFORMED);
        world.post();
        String said = world.read(FireSafety.LEFT).getFirst().plain();
        assertThat(letters(amina).getFirst().plain().lines().toList())
                .containsAll(said.lines().toList());
    }

    @Test
    void of_two_who_say_yes_at_once_one_is_the_first() {
        showsUntil(THURSDAY.minus(Duration.ofHours(24)));
        Message one = letters(amina).getFirst();
        Message other = letters(safety.bo).getFirst();
        List<String> replies = Stream.of(
                        CompletableFuture.supplyAsync(() -> privately(amina.presses("Approve", one))),
                        CompletableFuture.supplyAsync(() -> privately(safety.bo.presses("Laisser de côté", other))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(replies)
                .filteredOn(reply -> reply.contains("was faster") || reply.contains("a été plus rapide"))
                .hasSize(1);
        assertThat(world.count("SELECT count(*)::int FROM audit WHERE deed IN ('ROUND_APPROVED', 'ROUND_DECLINED')"))
                .isEqualTo(1);
    }

    @Test
    void what_nobody_approved_is_not_said_and_the_crew_is_told_in_a_line() {
        showsUntil(THURSDAY.minus(Duration.ofHours(20)));
        assertThat(world.liveUntil(THURSDAY)).containsExactly(Firing.UNAPPROVED);
        world.post();
        assertThat(world.read(FireSafety.LEFT)).isEmpty();
        assertThat(letters(amina).getLast().plain()).endsWith("was not said, for nobody approved it.");
        assertThat(letters(safety.bo).getLast().plain()).endsWith("n'a pas été dit : personne ne l'a validé.");
        assertThat(privately(amina.says("plan list"))).contains("Nobody approved it.");
        assertThat(privately(amina.presses("Approve", letters(amina).getFirst())))
                .startsWith("This one is over already.");
    }

    @Test
    void another_one_is_taken_and_a_yes_to_the_old_one_shows_the_new_one() {
        showsUntil(THURSDAY.minus(Duration.ofHours(24)));
        Message first = letters(amina).getFirst();
        Reply other = amina.presses("Take another", first);
        assertThat(privately(other)).startsWith("For your approval: ").isNotEqualTo(first.plain());
        Message seenBefore = letters(safety.bo).getFirst();
        Reply shown = safety.bo.presses("Valider", seenBefore);
        assertThat(privately(shown)).startsWith("Pour accord : ").isNotEqualTo(seenBefore.plain());
        assertThat(privately(safety.bo.presses("Laisser de côté", shown))).contains("Laissé de côté : rien n'est dit");
        assertThat(privately(amina.presses("Approve", other)))
                .startsWith("Somebody of the crew was faster: it is left out");
        assertThat(world.liveUntil(THURSDAY)).containsExactly(Firing.UNAPPROVED);
        world.post();
        assertThat(letters(amina)).as("They said no themselves").hasSize(1);
        assertThat(privately(safety.chen.presses("Approve", other))).startsWith("Only the crew of Fire safety");
    }
}
