package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.labels;
import static org.entrain.core.bot.Shown.message;
import static org.entrain.core.bot.Shown.privately;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Sixteen people learn where to meet after an alarm. Eight answer to Maria, who reads English on the left, and eight to Paul,
 * who reads French on the right.
 */
class DigestStoryTest {
    private static final String RIGHT_PLACE = "At the assembly point";
    private static final String WRONG_PLACE = "At the lift";
    private static final String MONDAY_MORNING = "2027-01-04T08:31:00Z";
    private static final String AGAIN = "Ask the shaky question again on Wednesday";

    private final FireSafety safety = new FireSafety().withQuestions();
    private final World world = safety.world;
    private final Visitor maria = world.visitor(World.LEFT, "maria", Locale.UK);
    private final Visitor paul = world.visitor(World.RIGHT, "paul", Locale.FRANCE);
    private final List<Visitor> all = safety.others(16);

    @AfterEach
    void close() {
        safety.close();
    }

    @Test
    void on_monday_morning_a_manager_reads_once_what_their_group_can_do_now_and_what_is_shaky() throws IOException {
        learned();
        managed(maria, all.subList(0, 8));
        managed(paul, all.subList(8, 16));
        at("2027-01-04T08:29:00Z");
        world.bringsDigests();
        world.post();
        assertThat(world.letters(maria.account())).isEmpty();
        at(MONDAY_MORNING);
        world.bringsDigests();
        world.bringsDigests();
        world.post();
        assertThat(world.letters(maria.account()))
                .singleElement()
                .asString()
                .contains(
                        "Your group, this week",
                        "What your group can do now that it could not before",
                        "fire-safety: 8 in 10 know it now, 1 in 10 did before (8 people)",
                        "“You may take the lift during a fire.”: 1 in 10 know it (8 people); it is one of those that were asked more",
                        "1 in 10 of 8 people took part in something last week");
        assertThat(world.letters(paul.account()))
                .singleElement()
                .asString()
                .contains(
                        "Votre groupe, cette semaine",
                        "fire-safety : 8 sur 10 le savent à présent, contre 1 sur 10 avant (8 personnes)",
                        "« You may take the lift during a fire. » : 1 sur 10 le savent (8 personnes)");
        assertThat(world.letters(maria.account()).getFirst()).doesNotContain("Other-");
        assertPicture(world.read(World.privately(maria.account())).getFirst(), "80% now", "10% before");
        assertPicture(world.read(World.privately(paul.account())).getFirst(), "80 % à présent", "10 % avant");
        assertThat(labels(world.read(World.privately(maria.account())).getFirst()))
                .containsExactly(
                        AGAIN,
                        "Say well done for fire-safety",
                        "Invite those who were quiet",
                        "Once a month",
                        "No digests");
        at("2027-01-11T08:31:00Z");
        world.bringsDigests();
        world.post();
        assertThat(world.letters(maria.account())).as("nothing changed").hasSize(1);
    }

    @Test
    void the_crew_reads_of_their_community_and_who_is_no_manager_reads_nothing() {
        learned();
        at(MONDAY_MORNING);
        world.bringsDigests();
        world.post();
        assertThat(world.letters(safety.amina.account()).getLast())
                .contains(
                        "Fire safety, this week",
                        "fire-safety: 8 in 10 know it now, 1 in 10 did before (16 people)",
                        "16 of 17 members took part in the last four weeks, one only read",
                        "A piece of advice");
        assertThat(privately(maria.says("digest preview"))).startsWith("A digest is for who manages people");
        assertThat(privately(paul.says("digest preview"))).startsWith("Ces nouvelles sont pour les responsables");
        assertThat(privately(all.getFirst().says("digest preview Fire safety")))
                .startsWith("How Fire safety is doing reads its crew.");
        assertThat(privately(safety.amina.says("digest preview"))).contains("Fire safety, this week", "(16 people)");
        assertThat(privately(safety.aminaOnTheRight.says("digest preview Fire safety")))
                .contains("(16 people)");
    }

    @Test
    void of_four_people_nothing_is_said_and_nothing_is_sent() {
        learned();
        managed(maria, all.subList(0, 5));
        managed(paul, all.subList(8, 12));
        at(MONDAY_MORNING);
        world.bringsDigests();
        world.post();
        assertThat(world.letters(maria.account())).singleElement().asString().contains("(5 people)");
        assertThat(world.letters(paul.account())).isEmpty();
        assertThat(privately(paul.says("digest preview")))
                .isEqualTo(
                        "4 des personnes présentes dépendent de vous. Il y aura quelque chose à dire quand cinq d'entre"
                                + " elles auront appris la même chose.");
    }

    @Test
    void nothing_is_said_of_twelve_where_the_channel_read_of_all_sixteen() {
        learned();
        managed(maria, all.subList(0, 12));
        at(MONDAY_MORNING);
        assertThat(privately(maria.says("digest preview")))
                .doesNotContain("know it now")
                .contains("of 12 people took part in something last week");
        managed(maria, all.subList(12, 16));
        managed(paul, all.subList(0, 5));
        at("2027-01-11T08:31:00Z");
        assertThat(privately(maria.says("digest preview"))).contains("(11 people)");
    }

    @Test
    void who_comes_or_goes_cannot_be_told_from_the_figures_of_two_weeks() {
        learned();
        managed(maria, all.subList(0, 8));
        managed(paul, all.subList(8, 16));
        at(MONDAY_MORNING);
        assertThat(privately(maria.says("digest preview"))).contains("of 8 people took part");
        assertThat(privately(paul.says("digest preview"))).contains("parmi 8 personnes");
        managed(paul, all.subList(0, 1));
        assertThat(privately(maria.says("digest preview"))).as("the same week").contains("of 8 people took part");
        at("2027-01-11T08:31:00Z");
        assertThat(privately(maria.says("digest preview"))).as("one has gone").contains("of 8 people took part");
        assertThat(privately(paul.says("digest preview"))).as("one has come").contains("parmi 8 personnes");
        managed(paul, all.subList(1, 3));
        managed(maria, List.of(safety.chen, safety.bo));
        at("2027-01-18T08:31:00Z");
        assertThat(privately(maria.says("digest preview"))).contains("of 8 people took part");
        managed(paul, all.subList(3, 5));
        at("2027-01-25T08:31:00Z");
        assertThat(privately(maria.says("digest preview")))
                .as("five have gone, and five are left, of whom two came lately")
                .doesNotContain("took part")
                .startsWith("5 people answer to you");
    }

    @Test
    void what_one_person_did_since_is_not_said_until_four_others_did_something_too() {
        learned();
        managed(maria, all.subList(0, 8));
        at(MONDAY_MORNING);
        assertThat(privately(maria.says("digest preview"))).contains("“You may take the lift during a fire.”: 1 in 10");
        answered(1, "f", all.subList(0, 4));
        at("2027-01-11T08:31:00Z");
        assertThat(privately(maria.says("digest preview"))).contains("“You may take the lift during a fire.”: 1 in 10");
        answered(1, "f", all.subList(0, 5));
        at("2027-01-18T08:31:00Z");
        assertThat(privately(maria.says("digest preview")))
                .contains("(8 people)")
                .doesNotContain("You may take the lift");
    }

    @Test
    void monday_morning_comes_to_tokyo_before_it_comes_to_paris_and_both_read_of_the_same_week() {
        learned();
        managed(maria, all.subList(0, 8));
        managed(paul, all.subList(8, 16));
        lives(maria, "Asia/Tokyo");
        lives(paul, "Europe/Paris");
        at("2027-01-03T23:31:00Z");
        world.bringsDigests();
        world.post();
        assertThat(world.letters(maria.account())).singleElement().asString().contains("(8 people)");
        assertThat(world.letters(paul.account())).isEmpty();
        at("2027-01-04T07:29:00Z");
        world.bringsDigests();
        world.post();
        assertThat(world.letters(paul.account())).isEmpty();
        at("2027-01-04T07:31:00Z");
        world.bringsDigests();
        world.post();
        assertThat(world.letters(paul.account())).singleElement().asString().contains("(8 personnes)");
        assertThat(world.count("SELECT count(DISTINCT week)::int FROM insight_weeks"))
                .isEqualTo(1);
    }

    @Test
    void what_a_manager_presses_is_a_wish_to_the_crew_who_do_it_once() {
        learned();
        managed(maria, all.subList(0, 8));
        at(MONDAY_MORNING);
        Reply digest = maria.says("digest preview");
        assertThat(privately(maria.presses(AGAIN, digest)))
                .isEqualTo("I told the crew of Fire safety. They decide whether to do it.");
        assertThat(privately(maria.presses(AGAIN, digest))).contains("has heard of it this week already");
        assertThat(privately(paul.presses(Shown.action(message(digest), AGAIN))))
                .doesNotContain("quiz");
        assertThat(planned()).isZero();
        world.post();
        Message wish = world.read(World.privately(safety.amina.account())).getLast();
        assertThat(wish.plain()).startsWith("A wish for Fire safety\nMaria has people in your community");
        assertThat(privately(all.getFirst().presses(AGAIN, wish))).contains("Only the crew of Fire safety");
        assertThat(planned()).isZero();
        assertThat(privately(safety.amina.presses(AGAIN, wish)))
                .isEqualTo(
                        "Done. Fire safety gets them as a quiz of their own on Wednesday 6 January at 10:00; it closes"
                                + " two days later.");
        assertThat(privately(safety.aminaOnTheRight.presses(AGAIN, wish))).contains("done already this week");
        assertThat(planned()).isEqualTo(1);
        at("2027-01-06T10:01:00Z");
        world.does("opening and closing quizzes");
        world.post();
        assertThat(safety.lastPosts())
                .allSatisfy(post -> assertThat(post.plain())
                        .contains("Once more, 6 January", "You may take the lift during a fire."));
    }

    @Test
    void the_crew_praises_in_the_channel_and_invites_who_was_quiet_in_private() {
        learned();
        all.getFirst().withoutLocale().says("help");
        at("2027-02-08T08:31:00Z");
        Reply digest = safety.amina.says("digest preview");
        assertThat(privately(digest)).contains("0 of 17 members took part");
        assertThat(privately(safety.amina.presses("Say well done for fire-safety", digest)))
                .isEqualTo("Done. Fire safety reads it in its channel.");
        assertThat(privately(safety.amina.presses("Invite those who were quiet", digest)))
                .isEqualTo("Done. I write to 16 people, each in private.");
        assertThat(privately(safety.amina.presses("Invite those who were quiet", digest)))
                .contains("done already this week");
        world.post();
        assertThat(safety.lastPosts())
                .allSatisfy(post -> assertThat(post.plain())
                        .startsWith("Well done, everybody! fire-safety has become something that you know."));
        assertThat(world.letters(all.get(0).account()).getLast()).startsWith("Fire safety goes on, with you");
        assertThat(world.letters(all.get(1).account()).getLast()).startsWith("Fire safety continue, avec vous");
    }

    @Test
    void somebody_who_helped_is_named_only_where_they_say_so() {
        learned();
        managed(maria, all.subList(0, 8));
        all.subList(0, 2).forEach(helper -> update("""
                        INSERT INTO activity (community_id, person_id, kind, subject, at)
                        SELECT id, :person, 'MemberGreeted', id, '2027-01-02T10:00:00Z' FROM communities
                        WHERE name = 'Fire safety'
                        """, helper));
        at(MONDAY_MORNING);
        assertThat(privately(maria.says("digest preview"))).doesNotContain("Other-");
        Reply home = all.getFirst().opensHome();
        assertThat(message(home).plain()).contains("does not read your name");
        assertThat(privately(all.getFirst().presses("My name may be said", home)))
                .startsWith("Thank you.");
        assertThat(privately(maria.says("digest preview"))).contains("Who helped others\nOther-0 welcomed a newcomer");
        all.getFirst().presses("Say my name no more", all.getFirst().opensHome());
        assertThat(privately(maria.says("digest preview"))).doesNotContain("Other-");
    }

    @Test
    void whom_a_word_may_help_reads_the_lead_alone_and_only_where_the_organisation_allows_it() {
        learned();
        at("2027-02-08T08:31:00Z");
        assertThat(privately(safety.amina.says("digest preview"))).doesNotContain("A personal word");
        assertThat(privately(paul.says("digest hints on"))).doesNotContain("From now on");
        assertThat(privately(safety.amina.says("digest hints"))).contains("digest hints on");
        assertThat(privately(safety.amina.says("digest hints on"))).startsWith("From now on the lead");
        assertThat(privately(safety.amina.says("digest preview")))
                .contains("For you alone\nOther-", "took part until a month ago");
        assertThat(privately(safety.amina.says("audit"))).contains("changed whether a lead may read who fell silent");
        safety.amina.says("digest hints off");
        assertThat(privately(safety.amina.says("digest preview"))).doesNotContain("A personal word");
    }

    @Test
    void it_comes_once_a_month_or_not_at_all_where_somebody_wants_that() {
        learned();
        managed(maria, all.subList(0, 8));
        managed(paul, all.subList(8, 16));
        assertThat(privately(maria.presses("Once a month", maria.says("digest"))))
                .contains("first Monday of the month");
        assertThat(privately(paul.presses("Plus jamais", paul.says("digest")))).contains("plus ces nouvelles");
        at("2027-01-11T08:31:00Z");
        world.bringsDigests();
        at("2027-02-01T08:31:00Z");
        world.bringsDigests();
        world.post();
        assertThat(world.letters(maria.account())).hasSize(1);
        assertThat(world.letters(paul.account())).isEmpty();
    }

    @Test
    void where_its_crew_planned_the_digest_it_comes_then_and_not_on_monday_and_once_a_week() {
        learned();
        managed(maria, all.subList(0, 8));
        update("UPDATE memberships SET role = 'CREW' WHERE person_id = :person", all.get(1));
        Visitor amina = safety.amina.in(FireSafety.LEFT);
        assertThat(privately(amina.says("plan add digest every tuesday 10:00 for members")))
                .isEqualTo("“digest” is for the crew alone. Leave out for whom it is.");
        assertThat(privately(amina.says("plan add icebreaker, digest every tuesday 10:00")))
                .startsWith("“digest” cannot come in turn with others.");
        assertThat(privately(amina.says("plan add digest every tuesday 10:00")))
                .startsWith("Done: Digest for Fire safety, every Tuesday at 10:00, to each of the crew in private.");
        assertThat(privately(safety.aminaOnTheRight.in(FireSafety.RIGHT).says("plan add bilan tous les jeudis 10h")))
                .startsWith("Done: Digest for Fire safety, every Thursday");
        assertThat(privately(amina.says("plan preview 1"))).contains("how the community is doing");
        at(MONDAY_MORNING);
        world.bringsDigests();
        world.post();
        assertThat(world.letters(maria.account())).as("A manager's own").hasSize(1);
        assertThat(digests(safety.amina, "this week")).isEmpty();
        for (String round : List.of("2027-01-05T10:00:00Z", "2027-01-07T10:00:00Z")) {
            world.liveUntil(Instant.parse(round));
            world.post();
            assertThat(digests(safety.amina, "Fire safety, this week")).hasSize(1);
            assertThat(digests(all.get(1), "Fire safety, cette semaine")).hasSize(1);
        }
        at("2027-01-11T08:31:00Z");
        world.bringsDigests();
        world.liveUntil(Instant.parse("2027-01-12T10:00:00Z"));
        world.post();
        assertThat(digests(safety.amina, "this week")).as("Nothing changed").hasSize(1);
    }

    private List<String> digests(Visitor visitor, String title) {
        return world.letters(visitor.account()).stream()
                .filter(letter -> letter.contains(title))
                .toList();
    }

    /** Nobody knows where to meet; four weeks later six of eight do, and still all would take the lift. */
    private void learned() {
        safety.amina.in(FireSafety.LEFT).says("quiz primer fire-safety");
        world.post();
        Message first = safety.onTheLeft();
        all.forEach(one -> one.presses(WRONG_PLACE, first));
        at("2026-12-21T09:01:00Z");
        world.aMinutePasses();
        world.post();
        Message again = safety.lastPosts().getFirst();
        for (int i = 0; i < all.size(); i++) {
            all.get(i).presses(i % 8 < 6 ? RIGHT_PLACE : WRONG_PLACE, again);
        }
        UUID run = run();
        all.forEach(one -> one.presses(Action.of("quiz.answer", run, 1, 1, "t")));
        at("2026-12-28T09:02:00Z");
        world.aMinutePasses();
        world.post();
    }

    /** The quiz is played once more, and some answer one of its questions. */
    private void answered(int question, String response, List<Visitor> people) {
        safety.amina.in(FireSafety.LEFT).says("quiz start fire-safety");
        UUID run = run();
        people.forEach(one -> one.presses(Action.of("quiz.answer", run, question, 1, response)));
        safety.closed();
    }

    private UUID run() {
        return world.database()
                .inTransaction(tx -> tx.handle()
                        .createQuery("SELECT id FROM quiz_runs WHERE closed_at IS NULL AND opened_at IS NOT NULL")
                        .mapTo(UUID.class)
                        .one());
    }

    private void managed(Visitor manager, List<Visitor> people) {
        people.forEach(one -> update("UPDATE persons SET manager_id = '" + id(manager) + "' WHERE id = :person", one));
    }

    private void lives(Visitor somebody, String zone) {
        update("UPDATE persons SET zone = '" + zone + "' WHERE id = :person", somebody);
    }

    private void update(String sql, Visitor somebody) {
        UUID person = id(somebody);
        world.database()
                .useTransaction(tx ->
                        tx.handle().createUpdate(sql).bind("person", person).execute());
    }

    private UUID id(Visitor somebody) {
        somebody.says("help");
        return somebody.person();
    }

    private void at(String moment) {
        world.later(Duration.between(world.now(), Instant.parse(moment)));
    }

    private int planned() {
        return world.count("SELECT count(*)::int FROM quiz_runs WHERE opens_at IS NOT NULL");
    }

    private void assertPicture(Message digest, String... shown) throws IOException {
        Block.Picture picture = digest.blocks().stream()
                .filter(Block.Picture.class::isInstance)
                .map(Block.Picture.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(picture.alternative()).contains(shown).contains("fire-safety");
        assertThat(picture.at()).asString().startsWith("https://entrain.example.org/pictures/");
        byte[] png = world.database()
                .inTransaction(tx -> tx.handle()
                        .createQuery("SELECT content FROM pictures WHERE id = :id")
                        .bind("id", picture.at().getPath().replaceFirst(".*/", ""))
                        .mapTo(byte[].class)
                        .one());
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        Set<Integer> rows = IntStream.range(0, image.getHeight())
                .filter(y -> (image.getRGB(100, y) & 0xFFFFFF) == 0x0B5CAD)
                .boxed()
                .collect(Collectors.toSet());
        assertThat(image.getWidth()).isEqualTo(1200);
        assertThat(rows).as("the bar of now").hasSizeBetween(30, 40);
    }
}
