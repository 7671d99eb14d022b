package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.privately;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Profile;
import org.entrain.core.chat.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Amina administers and leads; Bo leads the gardeners. */
class RosterStoryTest {
    private final FireSafety safety = new FireSafety();
    private final Visitor bo = safety.bo.in(World.channel(World.RIGHT, "jardin"));

    RosterStoryTest() {
        bo.says("community here Jardin");
    }

    @AfterEach
    void close() {
        safety.close();
    }

    @Test
    void a_lead_brings_in_members_after_a_look() {
        met(safety.chen, "chen@house.org");
        Reply preview = safety.bo.hands("membres.csv", """
                E-mail;Nom;Rôle
                CHEN@house.org;Chen;équipe
                dora@house.org;Dora;
                """.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(privately(preview))
                .isEqualTo("Dans Jardin : 2 personnes de plus, personne déjà là, aucun rôle ne change."
                        + " Rien n'est encore fait.\n"
                        + "Je n'ai pas encore rencontré l'une d'elles : elle est attendue, et sera accueillie"
                        + " à leur première visite.");
        assertThat(roles("Jardin")).isEqualTo("Bo LEAD");
        assertThat(privately(safety.bo.presses("Importer ces 2 personnes", preview)))
                .startsWith("C'est fait. Jardin compte 2 personnes de plus");
        assertThat(roles("Jardin")).isEqualTo("Bo LEAD, Chen CREW, Dora MEMBER");
        assertThat(joined()).containsExactly("Chen");
    }

    @Test
    void two_presses_import_once() {
        Reply preview = safety.bo.hands("membres.csv", "email\ndora@house.org\n");
        safety.bo.presses("Importer cette personne", preview);
        assertThat(privately(safety.bo.presses("Importer cette personne", preview)))
                .isEqualTo("Cette liste n'est plus là, ou a déjà servi. Confiez-la-moi à nouveau.");
        assertThat(roles("Jardin")).isEqualTo("Bo LEAD, dora MEMBER");
        assertThat(safety.world.count("SELECT count(*)::int FROM audit WHERE deed = 'MEMBERS_IMPORTED'"))
                .isEqualTo(1);
    }

    @Test
    void each_bad_line_is_named_and_the_good_ones_wait_for_a_yes() {
        met(safety.chen, "chen@house.org", Profile.Standing.BOT);
        Reply preview = safety.bo.hands("membres.csv", """
                email,role
                dora,
                dora@house.org,roi
                chen@house.org,lead
                emil@house.org,
                emil@house.org,
                """);
        assertThat(privately(preview)).contains("""
                4 lignes demandent un coup d'œil :
                Ligne 2 : « dora » n'est pas une adresse e-mail.
                Ligne 3 : je ne connais pas de rôle « roi ». Écrivez membre, équipe ou responsable.
                Ligne 4 : chen@house.org est un robot, et un robot ne peut pas en être.
                Ligne 6 : emil@house.org figure déjà plus haut.
                """);
        safety.bo.presses("Importer la bonne", preview);
        assertThat(roles("Jardin")).isEqualTo("Bo LEAD, emil MEMBER");
    }

    @Test
    void a_list_is_for_who_brought_it() {
        Reply preview = safety.bo.hands("membres.csv", "email\ndora@house.org\n");
        assertThat(privately(safety.amina.presses(Shown.action(Shown.message(preview), "Importer cette personne"))))
                .startsWith("This list is not here any more");
        assertThat(privately(safety.chen.presses(Shown.action(Shown.message(preview), "Importer cette personne"))))
                .startsWith("Only the crew of Jardin can do that.");
        safety.bo.presses("Importer cette personne", preview);
        assertThat(roles("Jardin")).isEqualTo("Bo LEAD, dora MEMBER");
    }

    @Test
    void a_learner_and_a_neighbour_bring_nobody_in() {
        assertThat(privately(safety.chen.hands("members.csv", "email\ndora@house.org\n")))
                .startsWith("A list of members is for people who help to run a community");
        Message asked = Shown.message(safety.zoe.hands("members.csv", "email\ndora@house.org\n"));
        assertThat(Shown.labels(asked)).containsExactly("Just the organisation");
    }

    @Test
    void the_crew_brings_in_members_only_and_changes_nobodys_role() {
        importAs(bo, "email,role\ncleo@house.org,crew\nemil@house.org,crew\n", "Importer ces 2 personnes");
        Visitor cleo = safety.world.visitor(World.LEFT, "cleo", Locale.UK);
        met(cleo, "cleo@house.org");
        Reply preview = cleo.hands("members.csv", """
                email,role,department
                dora@house.org,member,Sales
                fay@house.org,lead,Sales
                emil@house.org,member,Sales
                """);
        assertThat(privately(preview))
                .contains("Line 3: only the lead can give fay@house.org a role other than member.")
                .contains("Into Jardin: one new member, one person there already, no role changes.")
                .contains("Groups and managers are left out");
        cleo.presses("Import the 2 good ones", preview);
        assertThat(roles("Jardin")).isEqualTo("Bo LEAD, Cleo CREW, dora MEMBER, emil CREW");
        assertThat(safety.world.count("SELECT count(*)::int FROM person_groups"))
                .isZero();
    }

    @Test
    void a_community_does_not_lose_its_last_lead_by_a_list() {
        met(safety.bo, "bo@house.org");
        assertThat(privately(safety.bo.hands("membres.csv", "email,role\nbo@house.org,membre\n")))
                .contains("Ligne 2 : bo@house.org est la dernière personne à animer cette communauté.");
        importAs(bo, "email,role\nbo@house.org,membre\ncleo@house.org,lead\n", "Importer ces 2 personnes");
        assertThat(roles("Jardin")).isEqualTo("Bo MEMBER, cleo LEAD");
    }

    @Test
    void a_short_list_is_pasted_into_a_form() {
        Reply form = bo.presses("Apporter des membres", bo.says("members import"));
        assertThat(bo.fillsIn(form, "Nom;Prénom\nA;B"))
                .isEqualTo(new Reply.Invalid(Map.of(
                        "text",
                        "Je n'ai trouvé aucune colonne d'adresses e-mail."
                                + " Nommez les colonnes sur la première ligne, comme email, nom, rôle."
                                + " Vouliez-vous apporter des questions ? quiz template montre leurs colonnes.")));
        bo.presses("Importer cette personne", bo.fillsIn(form, "email;nom\ndora@house.org;Dora"));
        assertThat(roles("Jardin")).isEqualTo("Bo LEAD, Dora MEMBER");
    }

    @Test
    void an_administrator_says_for_whom_a_list_is_and_sets_groups_and_managers() {
        Reply asked = safety.amina.hands("people.csv", """
                email,name,manager,site,country
                boss@house.org,The boss,,Lyon,France
                dora@house.org,Dora,boss@house.org,Lyon,France
                emil@house.org,Emil,nobody@house.org,Lyon,France
                fay@house.org,Fay,fay@house.org,Lyon,France
                gus@house.org,Gus,hal@house.org,Lyon,France
                hal@house.org,Hal,gus@house.org,Lyon,France
                """);
        assertThat(Shown.labels(Shown.message(asked)))
                .containsExactly("Fire safety", "Jardin", "Just the organisation");
        Reply preview = safety.amina.presses("Just the organisation", asked);
        assertThat(privately(preview))
                .contains("Line 4: I know nobody with the address nobody@house.org who could be the manager.")
                .contains("Line 5: fay@house.org cannot be their own manager.")
                .contains("Line 6: with hal@house.org as their manager they would answer to themselves in the end.")
                .contains("Line 7: with gus@house.org")
                .contains("Into the organisation: 2 new people, nobody known already.");
        safety.amina.presses("Import the 2 good ones", preview);
        assertThat(safety.world.count("""
                SELECT count(*)::int FROM persons p JOIN persons m ON m.id = p.manager_id
                WHERE p.email = 'dora@house.org' AND m.email = 'boss@house.org'
                """)).isEqualTo(1);
        assertThat(safety.world.count("SELECT count(*)::int FROM person_groups"))
                .isEqualTo(4);
        assertThat(roles("Jardin")).isEqualTo("Bo LEAD");

        Reply again = safety.amina.hands("people.csv", "email,manager\nboss@house.org,dora@house.org\n");
        assertThat(privately(safety.amina.presses("Just the organisation", again)))
                .contains("Line 2: with dora@house.org as their manager");
    }

    @Test
    void who_was_expected_is_a_member_when_they_come_and_is_welcomed_then() {
        importAs(bo, "email,name\ndora@house.org,D.\n", "Importer cette personne");
        assertThat(joined()).isEmpty();
        Visitor dora = safety.world.visitor(World.LEFT, "dora", Locale.UK);
        met(dora, "dora@house.org");
        assertThat(roles("Jardin")).isEqualTo("Bo LEAD, Dora MEMBER");
        assertThat(joined()).containsExactly("Dora");
        assertThat(accounts("dora@house.org")).isEqualTo(1);
    }

    @Test
    void who_was_met_before_their_address_was_known_is_the_expected_one() {
        Visitor dora = safety.world.visitor(World.LEFT, "dora", Locale.UK);
        dora.says("help");
        importAs(bo, "email,name\ndora@house.org,D.\n", "Importer cette personne");
        assertThat(roles("Jardin")).isEqualTo("Bo LEAD, D. MEMBER");
        met(dora, "dora@house.org");
        assertThat(roles("Jardin")).isEqualTo("Bo LEAD, Dora MEMBER");
        assertThat(joined()).containsExactly("Dora");
        met(dora, "dora@house.org");
        assertThat(joined()).containsExactly("Dora");
    }

    @Test
    void a_second_account_of_that_address_a_guest_and_a_neighbour_are_nobody_expected() {
        importAs(bo, "email\ndora@house.org\n", "Importer cette personne");
        met(safety.world.visitor(World.LEFT, "guest", Locale.UK), "dora@house.org", Profile.Standing.GUEST);
        met(safety.world.visitor(World.ELSEWHERE, "dora-there", Locale.UK), "dora@house.org");
        assertThat(roles("Jardin")).isEqualTo("Bo LEAD, dora MEMBER");
        met(safety.world.visitor(World.LEFT, "dora", Locale.UK), "dora@house.org");
        met(safety.world.visitor(World.RIGHT, "dora-right", Locale.UK), "dora@house.org");
        assertThat(roles("Jardin")).isEqualTo("Bo LEAD, Dora MEMBER");
        assertThat(accounts("dora@house.org")).isEqualTo(2); // one in each organisation
        assertThat(safety.world.count("SELECT count(*)::int FROM persons WHERE name IN ('Dora', 'Dora-right')"))
                .isEqualTo(2);
    }

    @Test
    void a_whole_house_comes_in_with_one_file() {
        int many = 5000;
        String list = IntStream.range(0, many)
                .mapToObj(i -> "person%d@house.org,Person %d,member,Site %d,person%d@house.org"
                        .formatted(i, i, i % 7, i + (i == many - 1 ? 0 : 1)))
                .collect(Collectors.joining("\n", "email,name,role,site,manager\n", "\n"));
        Reply asked = safety.amina.hands("people.csv", list);
        Reply preview = safety.amina.presses("Jardin", asked);
        assertThat(privately(preview)).contains("One line needs a look:").contains("cannot be their own manager");
        Reply done = safety.amina.presses(Shown.labels(Shown.message(preview)).getFirst(), preview);
        assertThat(privately(done)).startsWith("Done. Jardin has");
        assertThat(safety.world.count("SELECT count(*)::int FROM memberships m JOIN communities c"
                        + " ON c.id = m.community_id WHERE c.name = 'Jardin'"))
                .isEqualTo(many); // Bo is there, and one line was bad
        assertThat(safety.world.count("SELECT count(*)::int FROM persons WHERE manager_id IS NOT NULL"))
                .isEqualTo(many - 2);
    }

    @Test
    void a_button_or_a_form_that_nobody_made_is_answered_with_one_kind_sentence() {
        String nothing = "00000000-0000-0000-0000-000000000000";
        for (String name :
                List.of("members.paste", "members.into", "members.all", "members.import", "members.import-all")) {
            for (List<String> arguments :
                    List.of(List.<String>of(), List.of("not-an-id"), List.of(nothing), List.of(nothing, nothing))) {
                Reply reply = safety.amina.presses(new Action(name, arguments));
                assertThat(privately(reply))
                        .isNotBlank()
                        .doesNotContain("went wrong")
                        .hasSizeLessThan(150);
            }
        }
        assertThat(privately(safety.amina.submits(new Action("members.paste", List.of(nothing)), Map.of())))
                .startsWith("This is not there any more.");
        assertThat(privately(safety.amina.hands("photo.csv", new byte[] {(byte) 0xFF, (byte) 0xD8, 0, 0})))
                .startsWith("I can read text files only.");
    }

    @Test
    void what_an_account_is_called_takes_no_name_away() {
        safety.chen.says("help");
        Profile poor = Profile.of(safety.chen.profile().account(), "chen.w");
        safety.world
                .bot()
                .handle(new Interaction.Command(
                        safety.world.newDelivery(), poor, safety.chen.place(), "help", List.of(), safety.world.now()));
        assertThat(safety.world.count("SELECT count(*)::int FROM persons WHERE name = 'chen.w'"))
                .isZero();
        assertThat(safety.world.count("SELECT count(*)::int FROM persons WHERE name = 'Chen'"))
                .isEqualTo(1);
    }

    private void importAs(Visitor visitor, String list, String yes) {
        assertThat(privately(visitor.presses(yes, visitor.hands("list.csv", list))))
                .startsWith("C'est fait.");
    }

    /** A platform tells the address of somebody. */
    private void met(Visitor visitor, String email) {
        met(visitor, email, Profile.Standing.FULL);
    }

    private void met(Visitor visitor, String email, Profile.Standing standing) {
        Profile poor = visitor.profile();
        var profile = new Profile(
                poor.account(), poor.name(), poor.locale(), poor.zone(), Optional.of(email), standing, poor.address());
        visitor.door()
                .handle(new Interaction.HomeOpened(
                        safety.world.newDelivery(), profile, visitor.place(), safety.world.now()));
    }

    private int accounts(String email) {
        return safety.world.count("SELECT count(*)::int FROM accounts a JOIN persons p ON p.id = a.person_id"
                + " WHERE p.email = '" + email + "'");
    }

    private String roles(String community) {
        return safety.world
                .database()
                .inTransaction(tx -> tx.handle()
                        .createQuery("""
                        SELECT string_agg(p.name || ' ' || m.role, ', ' ORDER BY p.name COLLATE "C")
                        FROM memberships m JOIN persons p ON p.id = m.person_id
                        JOIN communities c ON c.id = m.community_id WHERE c.name = :community
                        """)
                        .bind("community", community)
                        .mapTo(String.class)
                        .one());
    }

    /** Who was said to have joined the gardeners, but for Bo. */
    private List<String> joined() {
        return safety.world
                .database()
                .inTransaction(
                        tx -> tx.handle().createQuery("""
                        SELECT p.name FROM activity a JOIN persons p ON p.id = a.person_id
                        JOIN communities c ON c.id = a.community_id
                        WHERE a.kind = 'MemberJoined' AND c.name = 'Jardin' AND p.name <> 'Bo' ORDER BY a.id
                        """).mapTo(String.class).list());
    }
}
