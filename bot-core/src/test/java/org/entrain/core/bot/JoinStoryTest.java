package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.privately;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.Fact;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Profile.Standing;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Belonging;
import org.entrain.core.communities.Members;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Dara would like to belong to the community that Amina leads, with Chen in its crew. */
class JoinStoryTest {
    private final FireSafety safety = new FireSafety();
    private final World world = safety.world;
    private final Visitor amina = safety.amina;
    private final Visitor chen = safety.chen;
    private final Visitor bo = safety.bo;
    private final Visitor dara = world.visitor(World.LEFT, "dara", Locale.FRANCE);

    @AfterEach
    void close() {
        safety.close();
    }

    @Test
    void where_the_door_is_open_whoever_wants_to_comes_in_and_leaves() {
        assertThat(privately(dara.says("community list"))).contains("Fire safety · Apprendre ensemble · une personne");
        assertThat(privately(dara.says("community join Fire safety")))
                .startsWith("Bienvenue : vous faites désormais partie de Fire safety.");
        assertThat(privately(dara.says("community join Fire safety"))).startsWith("Vous faites déjà partie");
        assertThat(privately(dara.says("community list"))).contains("Fire safety (vous en êtes)", "2 personnes");
        assertThat(privately(dara.presses("Quitter", dara.says("community show"))))
                .startsWith("Vous avez quitté Fire safety.");
        assertThat(privately(dara.presses("Rejoindre", dara.says("community show Fire safety"))))
                .startsWith("Bienvenue");
    }

    @Test
    void where_the_crew_is_asked_the_first_of_them_to_answer_decides() {
        crewWith("APPROVAL");
        assertThat(privately(dara.says("community join Fire safety"))).startsWith("J'ai demandé à l'équipe");
        assertThat(privately(dara.says("community join Fire safety"))).startsWith("Vous avez demandé il y a peu");
        world.post();
        assertThat(world.letters(amina.account())).containsExactly("Dara would like to join Fire safety.");
        Message atAminas = letter(amina);
        Message atChens = letter(chen);
        assertThat(Shown.message(chen.presses("Yes, welcome", atChens)).plain())
                .isEqualTo("Dara belongs to Fire safety now, and knows it.");
        assertThat(Shown.message(amina.presses("Not now", atAminas)).plain())
                .isEqualTo("Chen was faster: Dara belongs to Fire safety now.");
        world.post();
        assertThat(world.letters(dara.account()))
                .containsExactly("L'équipe de Fire safety a dit oui : vous en faites désormais partie.");
        assertThat(privately(dara.presses("Not now", atAminas)))
                .as("who is no crew decides nothing")
                .startsWith("Seule l'équipe");
    }

    @Test
    void who_was_turned_away_may_ask_again_a_week_later() {
        crewWith("APPROVAL");
        dara.says("community join Fire safety");
        world.post();
        chen.presses("Not now", letter(chen));
        assertThat(privately(dara.says("community join Fire safety"))).startsWith("Vous avez demandé il y a peu");
        world.later(Duration.ofDays(8));
        assertThat(privately(dara.says("community join Fire safety"))).startsWith("J'ai demandé à l'équipe");
        world.post();
        assertThat(world.letters(chen.account())).hasSize(3).endsWith("Dara would like to join Fire safety.");
    }

    @Test
    void a_community_that_invites_is_seen_by_whom_it_invites() {
        dara.says("help");
        bo.says("help");
        crewWith("INVITATION");
        assertThat(privately(bo.says("community list"))).startsWith("Il n'y a pas encore");
        for (String unseen : List.of("community show Fire safety", "community join Fire safety")) {
            assertThat(privately(dara.says(unseen))).startsWith("Je ne connais aucune communauté appelée Fire safety.");
        }
        Reply form = chen.presses("Invite people", chen.says("community invite @dara"));
        Map<String, List<String>> people = Map.of("people", List.of("dara", "amina", "stranger"));
        assertThat(privately(chen.submits(form, people)))
                .contains("One person is invited to Fire safety.", "One belongs to it", "I have not met stranger yet");
        assertThat(privately(chen.submits(form, people))).contains("Nobody new was invited", "2 belong to it");
        world.post();
        assertThat(world.letters(dara.account()))
                .containsExactly("Chen vous invite dans Fire safety :\nWe learn from each other.");
        assertThat(privately(dara.says("community list"))).contains("Fire safety");
        assertThat(privately(dara.presses("Rejoindre", letter(dara)))).startsWith("Bienvenue");
        assertThat(world.count("SELECT count(*)::int FROM audit WHERE deed = 'MEMBER_INVITED'"))
                .isEqualTo(1);
    }

    @Test
    void an_invitation_can_be_declined_and_made_again() {
        dara.says("help");
        crewWith("INVITATION");
        Reply form = chen.presses("Invite people", chen.says("community invite"));
        chen.submits(form, Map.of("people", List.of("dara")));
        world.post();
        assertThat(Shown.message(dara.presses("Non merci", letter(dara))).plain())
                .startsWith("Entendu.");
        assertThat(privately(dara.presses("Rejoindre", letter(dara)))).startsWith("Cela n'existe plus.");
        world.later(Duration.ofDays(1));
        assertThat(privately(chen.submits(form, Map.of("people", List.of("dara")))))
                .startsWith("One person");
        assertThat(privately(dara.says("community join Fire safety"))).startsWith("Bienvenue");
    }

    @Test
    void a_lead_who_would_leave_is_asked_whether_they_are_sure() {
        crewWith("OPEN");
        Reply sure = amina.in(FireSafety.LEFT).says("community leave");
        assertThat(privately(sure)).startsWith("You lead Fire safety. If you leave, I ask its crew who takes over.");
        assertThat(privately(chen.says("community show Fire safety"))).contains("Led by: Amina");
        assertThat(privately(amina.presses("Leave all the same", sure))).startsWith("You left Fire safety.");
        assertThat(privately(chen.says("community show Fire safety"))).contains("Led by: –");
        assertThat(world.facts())
                .hasAtLeastOneElementOfType(Fact.MemberLeft.class)
                .hasAtLeastOneElementOfType(Fact.LeadLeft.class);
    }

    @Test
    void who_left_the_house_is_counted_no_more_until_they_are_back() {
        crewWith("OPEN");
        dara.says("community join Fire safety");
        assertThat(privately(chen.says("community show Fire safety"))).contains("Members: 3 people");
        dara.stands(Standing.GONE);
        assertThat(privately(chen.says("community show Fire safety"))).contains("Members: 2 people");
        dara.stands(Standing.FULL);
        assertThat(privately(chen.says("community show Fire safety"))).contains("Members: 3 people");
    }

    @Test
    void a_lead_whose_last_account_is_gone_is_in_need_of_another_once() {
        crewWith("OPEN");
        amina.stands(Standing.GONE);
        assertThat(leadLeft()).as("there is another account").isZero();
        safety.aminaOnTheRight.stands(Standing.GONE);
        safety.aminaOnTheRight.stands(Standing.GONE);
        assertThat(leadLeft()).isEqualTo(1);
        assertThat(privately(chen.says("community show Fire safety"))).contains("Led by: –");
        amina.stands(Standing.FULL);
        assertThat(privately(chen.says("community show Fire safety"))).contains("Led by: Amina");
    }

    @Test
    void a_bot_is_no_member() {
        var robot = world.visitor(World.LEFT, "robot", Locale.UK);
        robot.stands(Standing.BOT);
        robot.in(FireSafety.LEFT).joins();
        robot.says("community join Fire safety");
        var late = world.visitor(World.LEFT, "late-robot", Locale.UK);
        late.in(FireSafety.LEFT).joins();
        late.stands(Standing.BOT);
        dara.in(FireSafety.LEFT).joins();
        assertThat(world.count("SELECT count(*)::int FROM memberships")).isEqualTo(2);
    }

    @Test
    void theirs_come_first_in_the_list_and_the_rest_by_name_a_page_at_a_time() {
        for (char letter = 'A'; letter <= 'Z'; letter++) {
            chen.in(World.channel(World.LEFT, "room-" + letter)).says("community here Room " + letter);
        }
        dara.says("community join Room X");
        Reply first = dara.says("community list");
        assertThat(privately(first))
                .startsWith("Les communautés\nRoom X (vous en êtes)")
                .contains("Room A")
                .doesNotContain("Room P");
        Reply second = dara.presses("Voir la suite", first);
        assertThat(privately(second)).contains("Room P", "Room Z").doesNotContain("Room A", "Voir la suite");
        assertThat(privately(dara.says("community list fire")))
                .contains("Fire safety")
                .doesNotContain("Room");
        assertThat(privately(dara.says("community list zebra")))
                .startsWith("Je ne trouve aucune communauté sur « zebra ».");
    }

    @Test
    void what_is_held_of_somebody_goes_with_them_and_to_who_they_turn_out_to_be() {
        crewWith("OPEN");
        dara.says("community join Fire safety");
        var members = new Members(new Activity(List.of()));
        var belonging = new Belonging(members);
        var people = World.people(new Activity(List.of()));
        world.database().useTransaction(tx -> {
            var daras = people.find(tx, dara.account()).orElseThrow().id();
            var chens = people.find(tx, chen.account()).orElseThrow().id();
            assertThat(belonging.held(tx, daras).toString()).contains("Fire safety");
            belonging.merge(tx, chens, daras);
            assertThat(belonging.held(tx, daras).toString()).contains("CREW");
            assertThat(belonging.held(tx, chens).get("Communities you belong to"))
                    .isEmpty();
            belonging.forget(tx, daras, world.now());
            assertThat(belonging.held(tx, daras).values()).allMatch(List::isEmpty);
        });
    }

    /** Amina gives the community this door, and Chen a place in its crew. */
    private void crewWith(String entry) {
        chen.says("help");
        Reply form = amina.presses("Change it", amina.in(FireSafety.LEFT).says("community edit"));
        Reply done = amina.submits(
                form,
                Map.of(
                        "name", List.of("Fire safety"),
                        "kind", List.of("LEARNING"),
                        "purpose", List.of("We learn from each other."),
                        "crew", List.of("chen"),
                        "home-left", List.of("L1 safety"),
                        "home-right", List.of("R1 securite"),
                        "language", List.of("EN"),
                        "zone", List.of("Europe/London"),
                        "entry", List.of(entry)));
        assertThat(privately(done)).isEqualTo("Fire safety is as you said.");
    }

    private Message letter(Visitor visitor) {
        return world.read(World.privately(visitor.account())).getLast();
    }

    private long leadLeft() {
        return world.facts().stream().filter(Fact.LeadLeft.class::isInstance).count();
    }
}
