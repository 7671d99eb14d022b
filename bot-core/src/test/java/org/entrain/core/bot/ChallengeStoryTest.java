package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.labels;
import static org.entrain.core.bot.Shown.privately;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.assertj.core.api.SoftAssertions;
import org.entrain.core.activity.Fact;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Challenges: Monday 9 o'clock in London is when they are announced. */
class ChallengeStoryTest {
    private static final String QUESTION = "You may take the lift during a fire. {FALSE}";

    private final FireSafety safety = new FireSafety();
    private final World world = safety.world;

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_challenge_in_teams_is_played_from_launch_to_finish_on_both_platforms() throws IOException {
        safety.with(QUESTION);
        Reply started = safety.amina.in(FireSafety.LEFT).says("""
                challenge start "Spot the hazard" 5d teams: quiz fire-safety; share; Show an exit that is free""");
        assertThat(privately(started))
                .startsWith("Spot the hazard is announced. People join until it begins on Tuesday 24 November;"
                        + " it ends on Saturday 28 November")
                .contains(
                        "3. Show an exit that is free",
                        "I open this quiz when it begins and close it at the end, unless you do so first: fire-safety.");
        world.post();
        assertThat(List.of(safety.onTheLeft(), safety.onTheRight())).allSatisfy(card -> {
            assertThat(card.plain()).contains("Challenge: Spot the hazard", "Nobody is in yet.");
            assertThat(labels(card)).containsExactly("Join");
        });

        assertThat(privately(safety.amina.presses("Begin now", started))).startsWith("Teams need 4 people at least");
        Reply chenIsIn = safety.chen.presses("Join", safety.onTheLeft());
        assertThat(privately(chenIsIn)).startsWith("You are in! Spot the hazard begins on Tuesday 24 November.");
        assertThat(privately(safety.chen.presses("Remind me", chenIsIn))).startsWith("I will remind you");
        Reply boIsIn = safety.bo.presses("Join", safety.onTheRight());
        assertThat(privately(boIsIn)).startsWith("Vous en êtes !").contains("mardi 24 novembre");
        safety.bo.presses("Me le rappeler", boIsIn);
        safety.bo.presses("Join", safety.onTheRight());
        List<Visitor> others = safety.others(4);
        others.forEach(one -> one.presses("Join", safety.onTheLeft()));
        shows();
        assertThat(safety.onTheRight().plain()).contains("6 people are in.");

        goesTo("2026-11-24T09:00:00Z");
        assertThat(sizes()).isEqualTo("3,3");
        assertThat(world.letters(safety.bo.account()))
                .singleElement()
                .satisfies(letter -> assertThat(letter).contains("Spot the hazard a commencé !", "Votre équipe", "Bo"));
        Visitor late = world.visitor(World.RIGHT, "late", Locale.UK);
        assertThat(privately(late.presses("Join", safety.onTheRight())))
                .contains("everything is still open to you", "Your team", "Late");
        late.presses("Join", safety.onTheRight());
        assertThat(sizes()).isEqualTo("4,3");

        doesAll(safety.chen);
        Reply mine = safety.bo.says("challenge");
        assertThat(privately(mine))
                .contains("Vos étapes – 0 sur 3", "Répondre au quiz fire-safety", "Jusqu'au samedi 28 novembre");
        writes(safety.bo, "Sous l'escalier", "PEERS");
        Reply toJudge = safety.amina.says("challenge review");
        assertThat(privately(toJudge)).contains("Bo shows: Show an exit that is free", "Sous l'escalier");
        assertThat(privately(safety.amina.presses("Looks good", toJudge)))
                .startsWith("Thank you! It counts for Bo.")
                .contains("That was all for now.");
        shows();
        assertThat(safety.onTheLeft().plain()).contains("7 people are in, 4 steps done. Until Saturday 28 November");
        assertThat(safety.onTheLeft().blocks())
                .filteredOn(Block.Progress.class::isInstance)
                .hasSize(2);
        assertThat(safety.onTheLeft().plain()).doesNotContain("Chen", "Bo");

        goesTo("2026-11-26T09:00:00Z");
        goesTo("2026-11-28T09:00:00Z");
        assertThat(world.letters(safety.bo.account()))
                .anyMatch(letter -> letter.startsWith("La moitié de Spot the hazard est passée."))
                .anyMatch(letter -> letter.startsWith("C'est le dernier jour de Spot the hazard."));
        assertThat(world.letters(safety.chen.account())).noneMatch(letter -> letter.contains("last day"));

        goesTo("2026-11-29T00:01:00Z");
        assertThat(safety.lastPosts())
                .allSatisfy(end -> assertThat(end.plain())
                        .startsWith("Done: Spot the hazard\n"
                                + "Thank you all! 2 people did 4 steps, and one did all there was to do.")
                        .contains(
                                "1. ",
                                "Thank you just as much: ",
                                "The quiz fire-safety: one person answered it",
                                "Show an exit that is free: 2 people showed it",
                                "Doors that save lives (Chen)  https://example.org/doors"));
        assertThat(told(Fact.QuizOpened.class)).as("by the challenge").isEqualTo(1);
        assertThat(told(Fact.QuizClosed.class)).as("with it").isEqualTo(1);
        assertThat(labels(safety.onTheLeft())).isEmpty();
        assertThat(told(Fact.ChallengeDone.class)).isEqualTo(1);
        assertThat(told(Fact.ChallengeEnded.class)).isEqualTo(1);
        assertThat(told(Fact.ChallengeJoined.class)).isEqualTo(7);
        assertThat(told(Fact.ChallengeStepDone.class)).isEqualTo(4);
        assertThat(privately(late.presses("Join", card()))).startsWith("Spot the hazard is over.");
        assertThat(privately(safety.amina.in(FireSafety.LEFT).says("challenge list")))
                .contains("Spot the hazard: 7 people took part, ended on Saturday 28 November");
    }

    @Test
    void what_cannot_be_is_said_in_one_sentence_and_nothing_is_kept() {
        var softly = new SoftAssertions();
        Map.ofEntries(
                        Map.entry("\"Exits\" 0d", "It needs one day at least"),
                        Map.entry(
                                "\"Exits\" 365d teams", "Play is good for up to 12 weeks, and this would be 365 days"),
                        Map.entry("\"Exits\" 52 weeks", "Play is good for up to 12 weeks"),
                        Map.entry("\"Exits\" from 2026-12-05 to 2026-12-01", "It would end before it starts"),
                        Map.entry("\"Exits\" 5d from 2026-11-02", "Its first day is over already"),
                        Map.entry("\"Exits\" 5d from 2028-11-02", "Please start it within the next 12 weeks"),
                        Map.entry("\"Exits\" 5d now teams", "People need a day to join before teams are made"),
                        Map.entry("\"Exits\" 5d 1 team", "Teams are from two to 12"),
                        Map.entry("\"Exits\" 5d together", "How many steps shall all do together?"),
                        Map.entry("\"Exits\" 5d : quiz nonsense", "There is no quiz called \"nonsense\" here"),
                        Map.entry(
                                "\"Exits\" 5d : a; b; c; d; e; f; g; h; i",
                                "A challenge has from one to 8 steps, and I read 9"),
                        Map.entry("\"Exits\" 5d tems", "I did not understand \"tems\""),
                        Map.entry("\"  \" 5d", "Please give it a name"))
                .forEach((said, sentence) -> softly.assertThat(
                                privately(safety.amina.in(FireSafety.LEFT).says("challenge start " + said)))
                        .startsWith(sentence));
        softly.assertAll();
        assertThat(world.count("SELECT count(*)::int FROM challenges")).isZero();
    }

    @Test
    void the_form_says_what_to_mend_beside_its_field_in_ones_own_language() {
        Visitor french = world.visitor(World.LEFT, "amina", Locale.FRANCE).in(FireSafety.LEFT);
        Reply ask = french.says("challenge start");
        Reply form = french.presses("Chasse aux risques", ask);
        assertThat(Shown.form(form).fields().stream().map(Shown::initial))
                .contains("Spot the hazard", "TEAMS")
                .anyMatch(initial -> initial.contains("Show how one was put right\nhelp"));
        assertThat(french.submits(form, form("2026-11-25", "2026-11-24", "ALONE", "")))
                .isInstanceOfSatisfying(
                        Reply.Invalid.class,
                        invalid -> assertThat(invalid.errors())
                                .containsOnlyKeys("last")
                                .allSatisfy((field, error) -> assertThat(error).startsWith("Il finirait avant")));
        assertThat(french.submits(form, form("2026-11-25", "2027-11-24", "ALONE", "")))
                .isInstanceOfSatisfying(
                        Reply.Invalid.class,
                        invalid -> assertThat(invalid.errors()).containsOnlyKeys("last"));
        assertThat(french.submits(form, form("2026-11-25", "2026-11-30", "TOGETHER", "beaucoup")))
                .isInstanceOfSatisfying(
                        Reply.Invalid.class,
                        invalid -> assertThat(invalid.errors()).containsOnlyKeys("target"));
        assertThat(privately(french.submits(form, form("2026-11-25", "2026-11-30", "CHOSEN", ""))))
                .startsWith("Sorties est annoncé.");
        assertThat(french.submits(form, form("2026-11-25", "2026-11-30", "ALONE", "")))
                .isInstanceOfSatisfying(
                        Reply.Invalid.class,
                        invalid -> assertThat(invalid.errors()).containsOnlyKeys("name"));
    }

    @Test
    void two_who_find_something_good_at_once_make_it_count_once() {
        begins("\"Exits\" 5d: Show an exit");
        joins(safety.chen, safety.bo);
        Reply handed = writes(safety.chen, "By the stairs", "CHANNEL");
        assertThat(privately(handed)).contains("The channel sees it.");
        world.post();
        Message card = world.read(FireSafety.LEFT).getLast();
        assertThat(card.plain()).startsWith("Chen shows: Show an exit (Exits)\nBy the stairs");
        List<Visitor> peers = safety.others(2);
        peers.forEach(peer -> peer.in(FireSafety.LEFT).says("community join Fire safety"));
        assertThat(privately(safety.chen.presses("Looks good", card))).startsWith("That is your own");
        Bot second = world.newBot();
        List<String> replies = Stream.of(peers.get(0), peers.get(1).at(second))
                .map(peer -> CompletableFuture.supplyAsync(
                        () -> privately(peer.in(FireSafety.LEFT).presses("Looks good", card))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(replies)
                .anyMatch(reply -> reply.startsWith("Thank you! One more") || reply.startsWith("Merci ! Encore une"))
                .anyMatch(reply -> reply.endsWith("It counts for Chen.") || reply.endsWith("Cela compte pour Chen."));
        assertThat(told(Fact.ChallengeStepDone.class)).isEqualTo(1);
        assertThat(told(Fact.ChallengeDone.class)).isEqualTo(1);
        assertThat(privately(safety.amina.in(FireSafety.LEFT).presses("Looks good", card)))
                .startsWith("Somebody was faster: it counts already.");
        world.post();
        assertThat(world.read(FireSafety.RIGHT).getLast().plain()).endsWith("✓ Found good. Thank you!");
        assertThat(labels(world.read(FireSafety.LEFT).getLast())).isEmpty();
    }

    @Test
    void a_proof_is_sent_back_with_a_kind_word_and_another_try_counts() {
        begins("\"Exits\" 5d: Show an exit");
        joins(safety.chen);
        writes(safety.chen, "Somewhere", "CREW");
        safety.bo.in(FireSafety.RIGHT).says("community join Fire safety");
        assertThat(privately(safety.bo.says("challenge review"))).startsWith("Rien n'attend votre regard.");
        world.later(Duration.ofHours(2));
        shows();
        assertThat(world.letters(safety.amina.account()))
                .filteredOn(letter -> letter.startsWith("People showed what they did for Exits"))
                .hasSize(1);
        Reply toJudge = safety.amina.says("challenge review");
        Reply form = safety.amina.presses("Ask for another try", toJudge);
        assertThat(safety.amina.fillsIn(form, " ")).isInstanceOf(Reply.Invalid.class);
        assertThat(privately(safety.amina.fillsIn(form, "Good! Which door is it?")))
                .startsWith("Thank you. Chen reads it");
        world.post();
        assertThat(world.letters(safety.chen.account()).getLast())
                .startsWith("Almost there: Show an exit")
                .contains("\"Good! Which door is it?\"");
        assertThat(privately(safety.chen.says("challenge"))).contains("Good! Which door is it?");
        writes(safety.chen, "The red one", "CREW");
        assertThat(privately(safety.amina.presses("Looks good", safety.amina.says("challenge review"))))
                .startsWith("Thank you! It counts for Chen.");
        assertThat(privately(safety.chen.says("challenge"))).contains("You have done it all.");
        assertThat(world.count("SELECT count(*)::int FROM audit WHERE deed IN ('PROOF_APPROVED', 'PROOF_SENT_BACK')"))
                .isEqualTo(2);
    }

    @Test
    void a_quiz_that_is_open_already_is_used_and_stays_open_when_the_challenge_ends() {
        safety.with(QUESTION);
        safety.amina.in(FireSafety.LEFT).says("quiz start fire-safety");
        begins("\"Exits\" 5d: quiz fire-safety");
        joins(safety.chen);
        Reply question = safety.chen.presses("Answer it", safety.chen.says("challenge"));
        safety.chen.presses("False", question);
        assertThat(privately(safety.chen.says("challenge"))).contains("You have done it all.");
        safety.amina.in(FireSafety.LEFT).presses(Action.of("challenge.end", challenge()));
        assertThat(told(Fact.ChallengeEnded.class)).isEqualTo(1);
        assertThat(told(Fact.QuizOpened.class)).isEqualTo(1);
        assertThat(told(Fact.QuizClosed.class)).isZero();
    }

    @Test
    void a_quiz_that_two_challenges_share_stays_open_until_the_last_of_them_ends() {
        safety.with(QUESTION);
        begins("\"Exits\" 2d: quiz fire-safety");
        begins("\"Doors\" 5d: quiz fire-safety");
        assertThat(told(Fact.QuizOpened.class)).isEqualTo(1);
        goesTo("2026-11-25T00:01:00Z");
        world.does("opening and closing quizzes");
        assertThat(told(Fact.ChallengeEnded.class)).isEqualTo(1);
        joins(safety.chen);
        Reply question = safety.chen.presses("Answer it", safety.chen.says("challenge"));
        safety.chen.presses("False", question);
        assertThat(privately(safety.chen.says("challenge"))).contains("You have done it all.");
        assertThat(told(Fact.QuizClosed.class)).isZero();
        goesTo("2026-11-28T00:01:00Z");
        assertThat(told(Fact.ChallengeEnded.class)).isEqualTo(2);
        assertThat(told(Fact.QuizClosed.class)).isEqualTo(1);
    }

    @Test
    void a_challenge_opens_its_quizzes_though_who_started_it_was_forgotten() {
        safety.with(QUESTION);
        safety.chen.says("community join Fire safety");
        safety.amina.in(FireSafety.LEFT).says("challenge start \"Exits\" 5d from 2026-11-24: quiz fire-safety");
        UUID amina = safety.amina.person();
        UUID chen = safety.chen.person();
        world.database().useTransaction(tx -> {
            tx.handle().execute("UPDATE memberships SET role = 'CREW' WHERE person_id = ?", chen);
            world.keepers().forEach(data -> data.forget(tx, amina, world.now()));
        });
        goesTo("2026-11-24T09:00:00Z");
        joins(safety.chen);
        assertThat(privately(safety.chen.presses("Answer it", safety.chen.says("challenge"))))
                .contains("You may take the lift");
    }

    @Test
    void who_did_all_of_it_is_thanked_once_by_the_badge_where_it_earned_one() {
        for (String name : List.of("Exits", "Doors")) {
            begins("\"%s\" 5d: aider".formatted(name));
            joins(safety.bo);
            UUID bo = safety.bo.person();
            world.tells(new Fact.HelpThanked(
                    safety.community(), Optional.of(bo), UUID.randomUUID(), world.now(), safety.amina.person()));
            world.later(Duration.ofHours(1));
            world.post();
        }
        assertThat(world.letters(safety.bo.account()))
                .satisfiesExactly(
                        badge -> assertThat(badge).startsWith("Vous avez gagné un badge : Défi relevé"),
                        thanks -> assertThat(thanks).startsWith("Vous avez fait tout Doors. Bravo"));
    }

    @Test
    void what_still_waits_is_found_good_for_seven_days_after_the_end_by_a_button_as_well() {
        begins("\"Exits\" 5d: Show an exit");
        joins(safety.chen, safety.bo);
        writes(safety.chen, "By the stairs", "PEERS");
        world.later(Duration.ofMinutes(1));
        writes(safety.bo, "Sous l'escalier", "PEERS");
        Reply before = safety.amina.says("challenge review");
        world.later(Duration.ofDays(6));
        shows();
        world.later(Duration.ofDays(6));
        Reply last = safety.amina.presses("Looks good", before);
        assertThat(privately(last)).startsWith("Thank you! It counts for Chen.").contains("Sous l'escalier");
        world.later(Duration.ofDays(3));
        assertThat(privately(safety.amina.presses("Looks good", last))).startsWith("Exits ended more than 7 days ago");
        assertThat(told(Fact.ChallengeStepDone.class)).isEqualTo(1);
    }

    @Test
    void a_picture_is_handed_over_as_a_file_and_what_is_none_is_kindly_refused() throws IOException {
        begins("\"Exits\" 5d: Show an exit");
        joins(safety.chen);
        Reply mine = safety.chen.says("challenge");
        assertThat(privately(safety.bo.hands("exit.png", picture(40)))).doesNotContain("Merci");
        assertThat(privately(safety.chen.presses("Hand over a picture", mine))).startsWith("Send me the picture here");
        String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
        assertThat(privately(safety.chen.hands("exit.svg", svg)))
                .isEqualTo("This is no picture that I can show. Please send a PNG, JPEG, GIF or WebP.");
        assertThat(privately(safety.chen.hands("exit.png", svg))).startsWith("This is no picture");
        assertThat(privately(safety.chen.hands("exit.png", new byte[4_000_001])))
                .startsWith("This picture is too heavy.");
        assertThat(privately(safety.chen.hands("exit.png", picture(5_000)))).startsWith("This picture is too large.");
        assertThat(world.count("SELECT count(*)::int FROM pictures")).isZero();
        assertThat(privately(safety.chen.hands("exit.png", picture(40)))).contains("Only the crew sees it.");
        assertThat(privately(safety.chen.hands("door.png", picture(50)))).contains("Only the crew sees it.");
        assertThat(world.count("SELECT count(*)::int FROM challenge_proofs")).isEqualTo(1);
        Reply toJudge = safety.amina.says("challenge review");
        assertThat(Shown.message(toJudge).blocks())
                .filteredOn(Block.Picture.class::isInstance)
                .hasSize(1);
        UUID chen = safety.chen.person();
        world.database().useTransaction(tx -> world.keepers().forEach(data -> data.forget(tx, chen, world.now())));
        assertThat(world.count("SELECT count(*)::int FROM pictures WHERE until > '2026-11-23T09:00:00Z'"))
                .isZero();
        assertThat(privately(safety.amina.says("challenge review"))).startsWith("Nothing waits for your look.");
    }

    @Test
    void everybody_works_towards_one_number_and_facts_from_elsewhere_count() {
        begins("\"Coups de main\" 5j ensemble 3: aider; rencontrer; question; aider");
        joins(safety.chen, safety.bo);
        UUID chen = safety.chen.person();
        UUID bo = safety.bo.person();
        UUID community = safety.community();
        world.tells(
                new Fact.HelpThanked(community, Optional.of(chen), UUID.randomUUID(), world.now(), chen),
                new Fact.HelpThanked(community, Optional.of(chen), UUID.randomUUID(), world.now(), bo),
                new Fact.PairMet(community, Optional.of(chen), UUID.randomUUID(), world.now()),
                new Fact.PairMet(community, Optional.of(bo), UUID.randomUUID(), world.now()),
                new Fact.PairMet(community, Optional.of(bo), UUID.randomUUID(), world.now()),
                new Fact.PairMet(UUID.randomUUID(), Optional.of(bo), UUID.randomUUID(), world.now()));
        assertThat(told(Fact.ChallengeStepDone.class)).isEqualTo(3);
        shows();
        assertThat(safety.onTheLeft().plain()).contains("All together – 3 of 3");
        safety.amina.presses("End it", safety.amina.says("challenge end"));
        world.post();
        assertThat(safety.lastPosts())
                .allSatisfy(end -> assertThat(end.plain()).contains("The goal of 3 is reached, together!"));
        world.tells(new Fact.PromptAnswered(community, Optional.of(bo), UUID.randomUUID(), world.now()));
        assertThat(told(Fact.ChallengeStepDone.class)).isEqualTo(3);
    }

    @Test
    void teams_can_be_chosen_and_nobody_judges_their_own_team() {
        safety.amina.in(FireSafety.LEFT).says("challenge start \"Exits\" 5d 2 teams chosen: Show an exit");
        world.post();
        Reply choice = safety.chen.presses("Join", safety.onTheLeft());
        assertThat(privately(choice)).startsWith("Which team would you like to be in");
        String first = labels(Shown.message(choice)).getFirst();
        String second = labels(Shown.message(choice)).get(1);
        safety.chen.presses(second, choice);
        assertThat(privately(safety.chen.presses(first, choice)))
                .contains("Your team: " + first.replaceFirst(" .*", ""));
        assertThat(privately(safety.chen.presses(Action.of("challenge.join", challenge(), 7))))
                .startsWith("This is not here any more");
        Visitor mate = world.visitor(World.LEFT, "mate", Locale.UK);
        mate.presses(first, choice);
        goesTo("2026-11-24T09:00:00Z");
        writes(safety.chen, "By the stairs", "PEERS");
        String proof = world.database()
                .inTransaction(tx -> tx.handle()
                        .createQuery("SELECT id FROM challenge_proofs")
                        .mapTo(String.class)
                        .one());
        assertThat(privately(mate.says("challenge review"))).startsWith("Nothing waits for your look.");
        assertThat(privately(mate.presses(Action.of("challenge.approve", proof))))
                .startsWith("That is your own team's");
        assertThat(told(Fact.ChallengeStepDone.class)).isZero();
        assertThat(privately(safety.zoe.presses(Action.of("challenge.approve", proof))))
                .startsWith("This is not here any more");
        safety.chen.in(FireSafety.LEFT).says("community leave");
        assertThat(sizes()).isEqualTo("1");
    }

    @Test
    void one_that_is_called_off_or_whose_community_ends_is_over() {
        safety.amina.in(FireSafety.LEFT).says("challenge start \"Exits\" 5d teams");
        begins("\"Doors\" 5d");
        joins(safety.chen);
        Reply which = safety.amina.in(FireSafety.LEFT).says("challenge cancel");
        assertThat(labels(Shown.message(which))).containsExactlyInAnyOrder("Exits", "Doors");
        safety.amina.presses("Call it off", safety.amina.in(FireSafety.LEFT).says("challenge cancel exits"));
        world.post();
        assertThat(safety.onTheLeft().plain()).isEqualTo("""
                Challenge: Exits
                This one is called off. Thank you to all who were in; another will come.""");
        assertThat(Shown.message(safety.chen.opensHome()).plain())
                .contains("Challenge: Doors – 0 of 1, until Friday 27");
        safety.amina.presses("End it", safety.amina.says("community archive Fire safety"));
        world.post();
        assertThat(safety.lastPosts())
                .allSatisfy(end -> assertThat(end.plain()).startsWith("Done: Doors\nIt is over."));
        assertThat(told(Fact.ChallengeEnded.class)).isEqualTo(1);
    }

    private void begins(String said) {
        safety.amina.in(FireSafety.LEFT).says("challenge start " + said);
        world.post();
    }

    private void joins(Visitor... people) {
        for (Visitor one : people) {
            one.presses(Action.of("challenge.join", challenge()));
        }
    }

    private Reply writes(Visitor who, String words, String share) {
        Reply mine = who.says("challenge");
        String write = labels(Shown.message(mine)).contains("Write it") ? "Write it" : "L'écrire";
        return who.submits(who.presses(write, mine), Map.of("words", List.of(words), "share", List.of(share)));
    }

    /** The quiz in the chat, a link by a form, a picture as a file. */
    private void doesAll(Visitor who) throws IOException {
        Reply mine = who.says("challenge");
        Reply question = who.presses("Answer it", mine);
        assertThat(privately(question)).contains("You may take the lift");
        who.presses("False", question);
        Reply share = who.presses("Share it", mine);
        assertThat(who.submits(share, Map.of("url", List.of("javascript:alert(1)"), "words", List.of("x"))))
                .isInstanceOf(Reply.Invalid.class);
        who.submits(
                share, Map.of("url", List.of("https://example.org/doors"), "words", List.of("Doors that save lives")));
        who.presses("Hand over a picture", mine);
        who.hands("exit.png", picture(40));
        safety.amina.presses("Looks good", safety.amina.says("challenge review"));
        assertThat(privately(who.says("challenge"))).contains("You have done it all.");
    }

    /** Moves the clock there, a morning at a time, and has done what is due. */
    private void goesTo(String moment) {
        world.later(Duration.between(world.now(), Instant.parse(moment)));
        shows();
    }

    private void shows() {
        world.looksAfterChallenges();
        world.post();
    }

    private Message card() {
        return Message.of(Block.Buttons.of(Button.of("Join", Action.of("challenge.join", challenge()))));
    }

    private String challenge() {
        return world.database()
                .inTransaction(tx -> tx.handle()
                        .createQuery("SELECT id FROM challenges ORDER BY announced_at DESC, name LIMIT 1")
                        .mapTo(String.class)
                        .one());
    }

    /** How many are in each team. */
    private String sizes() {
        return world.database()
                .inTransaction(
                        tx -> tx.handle().createQuery("""
                        SELECT string_agg(size::text, ',' ORDER BY size DESC) FROM (
                            SELECT count(*) AS size FROM challenge_members GROUP BY team) AS teams
                        """).mapTo(String.class).one());
    }

    private long told(Class<? extends Fact> kind) {
        return world.facts().stream().filter(kind::isInstance).count();
    }

    private static Map<String, List<String>> form(String first, String last, String way, String target) {
        return Map.of(
                "name", List.of("Sorties"),
                "steps", List.of("Montrez une sortie\naider"),
                "first", List.of(first),
                "last", List.of(last),
                "way", List.of(way),
                "target", target.isEmpty() ? List.of() : List.of(target));
    }

    private static byte[] picture(int width) throws IOException {
        var file = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, 30, BufferedImage.TYPE_INT_RGB), "png", file);
        return file.toByteArray();
    }
}
