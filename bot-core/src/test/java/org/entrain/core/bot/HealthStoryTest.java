package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.labels;
import static org.entrain.core.bot.Shown.privately;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthStoryTest {
    private final FireSafety safety = new FireSafety().withQuestions();
    private final World world = safety.world;

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void the_crew_sees_how_their_community_does_and_one_thing_to_do() {
        meet();
        safety.started();
        assertThat(privately(safety.amina.in(FireSafety.LEFT).says("community health")))
                .startsWith("How Fire safety is doing\n")
                .contains(
                        "Members: 3",
                        "Took part in the last four weeks: 1 of 3",
                        "Read along quietly: 2 members (67 of 100)",
                        "Questions answered: 0",
                        "Last quiz or icebreaker: today",
                        "with fewer it is too few to say",
                        "Invite those who only read");
        safety.chen.presses("At the lift", safety.onTheLeft());
        world.later(Duration.ofDays(2));
        assertThat(privately(safety.amina.says("community health Fire safety")))
                .contains("2 of 3", "Questions answered: 1", "Last quiz or icebreaker: 2 days ago", "All is well")
                .doesNotContain("Chen", "lift");
    }

    @Test
    void it_is_told_in_french_to_who_reads_french() {
        meet();
        appoint("Bo", "CREW");
        assertThat(privately(safety.bo.in(FireSafety.RIGHT).says("community health")))
                .startsWith("Comment va Fire safety\n")
                .contains("Dernier quiz ou brise-glace: aucun pour l'instant", "Lancez quelque chose");
    }

    @Test
    void to_who_is_not_of_the_crew_it_is_not_told() {
        meet();
        assertThat(privately(safety.amina.in(FireSafety.LEFT).says("community health")))
                .startsWith("How Fire safety");
        assertThat(privately(safety.chen.in(FireSafety.LEFT).says("community health")))
                .startsWith("Only the crew of Fire safety");
        assertThat(privately(safety.zoe.says("community health Fire safety")))
                .startsWith("I know no community called Fire safety.");
    }

    @Test
    void a_community_silent_for_thirty_days_warns_its_lead_once_and_again_after_the_next_silence() {
        safety.started();
        world.later(Duration.ofDays(29));
        world.anHourPasses();
        assertThat(read(safety.amina)).isEmpty();
        world.later(Duration.ofDays(1));
        world.anHourPasses();
        world.anHourPasses();
        assertThat(read(safety.amina))
                .singleElement()
                .satisfies(letter -> assertThat(letter.plain())
                        .startsWith("Fire safety has become quiet\nNothing has happened there for 30 days.")
                        .contains("One thing to do next"));
        world.database().useTransaction(tx -> tx.handle().execute("DELETE FROM letters"));
        world.later(Duration.ofDays(40));
        world.anHourPasses();
        assertThat(read(safety.amina)).hasSize(1);
        safety.chen.presses("At the lift", safety.onTheLeft());
        world.later(Duration.ofDays(31));
        world.anHourPasses();
        assertThat(read(safety.amina)).hasSize(2);
    }

    @Test
    void a_community_that_ended_warns_nobody() {
        world.database().useTransaction(tx -> tx.handle().execute("UPDATE communities SET archived_at = now()"));
        world.later(Duration.ofDays(60));
        world.anHourPasses();
        assertThat(read(safety.amina)).isEmpty();
    }

    @Test
    void a_silence_is_kept_for_the_lead_who_comes() {
        meet();
        appoint("Amina", "MEMBER");
        world.later(Duration.ofDays(60));
        world.anHourPasses();
        assertThat(read(safety.amina))
                .noneSatisfy(letter -> assertThat(letter.plain()).contains("quiet"));
        appoint("Chen", "LEAD");
        world.anHourPasses();
        assertThat(read(safety.chen))
                .anySatisfy(letter -> assertThat(letter.plain()).contains("Fire safety has become quiet"));
    }

    @Test
    void when_the_lead_leaves_the_crew_is_asked_and_the_first_who_says_yes_leads() {
        meet();
        appoint("Bo", "CREW");
        appoint("Chen", "CREW");
        leave("Amina");
        Message toChen = onlyLetter(safety.chen);
        Message toBo = onlyLetter(safety.bo);
        assertThat(toChen.plain()).startsWith("Would you lead Fire safety?");
        assertThat(toBo.plain()).startsWith("Voulez-vous animer Fire safety ?");
        assertThat(privately(safety.chen.presses("Yes, I lead it", toChen)))
                .startsWith("Thank you! You lead Fire safety now.");
        assertThat(privately(safety.bo.presses("Oui, je l'anime", toBo)))
                .isEqualTo("Chen anime désormais Fire safety. Merci d'avoir bien voulu !");
        assertThat(privately(safety.chen.presses("Yes, I lead it", toChen))).startsWith("Thank you!");
        assertThat(roles()).containsExactly("Bo CREW", "Chen LEAD");
        assertThat(world.count("SELECT count(*)::int FROM audit WHERE deed = 'ROLE_CHANGED'"))
                .isEqualTo(1);
        world.anHourPasses();
        assertThat(read(safety.bo)).hasSize(1);
    }

    @Test
    void a_lead_whose_accounts_are_all_gone_is_replaced_too_and_leads_no_more() {
        meet();
        appoint("Chen", "CREW");
        gone("amina");
        world.anHourPasses();
        assertThat(read(safety.chen)).isEmpty();
        gone("amina-right");
        world.anHourPasses();
        world.anHourPasses();
        safety.chen.presses("Yes, I lead it", onlyLetter(safety.chen));
        assertThat(roles()).containsExactly("Amina MEMBER", "Bo MEMBER", "Chen LEAD");
    }

    @Test
    void without_a_crew_the_members_who_take_part_are_asked() {
        meet();
        safety.started();
        safety.chen.presses("At the lift", safety.onTheLeft());
        leave("Amina");
        assertThat(read(safety.bo)).isEmpty();
        Message toChen = onlyLetter(safety.chen);
        assertThat(privately(safety.bo.presses(Shown.action(toChen, "Yes, I lead it"))))
                .isEqualTo("Fire safety ne cherche personne pour l'animer en ce moment."
                        + " Un mot de votre part fera quand même plaisir à son équipe.");
        assertThat(privately(safety.zoe.presses(Shown.action(toChen, "Yes, I lead it"))))
                .startsWith("This is not there any more.");
        assertThat(privately(safety.chen.presses("Yes, I lead it", toChen))).startsWith("Thank you!");
    }

    @Test
    void where_all_who_were_asked_have_left_others_are_asked() {
        meet();
        appoint("Bo", "CREW");
        leave("Amina");
        appoint("Chen", "CREW");
        world.anHourPasses();
        assertThat(read(safety.chen)).isEmpty();
        leave("Bo");
        world.anHourPasses();
        assertThat(labels(onlyLetter(safety.chen))).containsExactly("Yes, I lead it");
    }

    @Test
    void where_nobody_could_be_asked_somebody_who_comes_later_is() {
        leave("Amina");
        world.anHourPasses();
        meet();
        appoint("Chen", "CREW");
        world.anHourPasses();
        assertThat(labels(onlyLetter(safety.chen))).containsExactly("Yes, I lead it");
    }

    private void meet() {
        safety.bo.in(FireSafety.RIGHT).joins();
        safety.chen.in(FireSafety.LEFT).joins();
    }

    private void appoint(String name, String role) {
        world.database()
                .useTransaction(tx -> tx.handle()
                        .createUpdate("""
                        INSERT INTO memberships (community_id, person_id, role, joined_at)
                        SELECT c.id, p.id, :role, :now FROM communities c, persons p WHERE p.name = :name
                        ON CONFLICT (community_id, person_id) DO UPDATE SET role = excluded.role
                        """)
                        .bind("name", name)
                        .bind("role", role)
                        .bind("now", world.now())
                        .execute());
    }

    private void leave(String name) {
        world.database().useTransaction(tx -> {
            UUID community = tx.handle()
                    .createQuery("SELECT id FROM communities")
                    .mapTo(UUID.class)
                    .one();
            UUID person = tx.handle()
                    .createQuery("SELECT id FROM persons WHERE name = :name")
                    .bind("name", name)
                    .mapTo(UUID.class)
                    .one();
            world.members().leave(tx, community, person, world.now());
        });
    }

    private void gone(String account) {
        world.database()
                .useTransaction(tx -> tx.handle()
                        .createUpdate("UPDATE accounts SET standing = 'GONE' WHERE external_id = :account")
                        .bind("account", account)
                        .execute());
    }

    private List<String> roles() {
        return world.database()
                .inTransaction(
                        tx -> tx.handle().createQuery("""
                        SELECT p.name || ' ' || m.role FROM memberships m JOIN persons p ON p.id = m.person_id ORDER BY 1
                        """).mapTo(String.class).list());
    }

    /** The only letter that is no welcome. */
    private Message onlyLetter(Visitor to) {
        List<Message> letters = read(to).stream()
                .filter(letter -> !letter.plain().startsWith("Welcome to "))
                .toList();
        assertThat(letters).hasSize(1);
        return letters.getFirst();
    }

    /** What came to somebody in private. */
    private List<Message> read(Visitor who) {
        world.post();
        return world.read(new Place(who.account().workspace(), who.account().id(), Place.Kind.PERSONAL, ""));
    }
}
