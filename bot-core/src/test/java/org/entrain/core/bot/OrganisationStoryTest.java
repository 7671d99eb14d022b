package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Workspace;
import org.entrain.core.credentials.Credentials;
import org.entrain.core.credentials.Draft;
import org.entrain.core.credentials.House;
import org.entrain.core.credentials.Issuers;
import org.entrain.core.credentials.Sealing;
import org.entrain.core.credentials.Signed;
import org.entrain.core.credentials.Signing;
import org.entrain.core.credentials.Verdict;
import org.entrain.core.credentials.Verification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrganisationStoryTest {
    private final FireSafety safety = new FireSafety();
    private final Signing signing = new Signing(
            safety.world.database(), House.URL, () -> Sealing.with("0123456789abcdef0123456789abcdef"), new Random(7));

    @AfterEach
    void close() {
        safety.close();
    }

    @Test
    void an_organisation_bears_the_name_of_its_first_workspace_until_an_administrator_says_another() {
        told(World.LEFT, "Harbour Works");
        assertThat(safety.amina.says("organisation").toString()).contains("Harbour Works");
        told(World.RIGHT, "Contoso");
        told(World.LEFT, "Harbour Works Ltd");
        assertThat(safety.amina.says("organization").toString()).contains("Harbour Works Ltd");

        assertThat(safety.bo.says("organisation name \"Chez Bo\"").toString()).contains("Seul un administrateur");
        assertThat(safety.amina.says("organisation name \"Ateliers  du\nPort\"").toString())
                .contains("Done", "Ateliers du Port");
        told(World.LEFT, "Harbour Works Inc");
        assertThat(safety.amina.says("organisation").toString()).contains("Ateliers du Port");
        assertThat(safety.amina.says("audit").toString()).contains("said what the organisation is called");
        assertThat(safety.zoe.says("organisation").toString()).contains("The neighbours");
    }

    @Test
    void a_name_is_short_and_has_letters() {
        assertThat(safety.amina.says("organisation name \"Harbour Works\"").toString())
                .contains("Done");
        assertThat(safety.amina.says("organisation name").toString()).contains("What is your organisation called?");
        assertThat(safety.amina.says("organisation name \" ... \"").toString()).contains("What is your");
        assertThat(safety.amina.says("organisation name " + "x".repeat(81)).toString())
                .contains("80 characters at most");
        var french = safety.world.visitor(World.LEFT, "amina", Locale.FRANCE);
        assertThat(french.says("organisation").toString())
                .contains("Votre organisation s'appelle", "Harbour Works", "délivre ses badges sous ce nom");
    }

    @Test
    void badges_are_issued_in_the_name_and_those_signed_before_keep_verifying() {
        safety.chen.says("help");
        told(World.LEFT, "Harbour Works");
        UUID before = issued();
        Signed old = signed(before);
        safety.amina.says("organisation name Ateliers du Port");
        Signed fresh = signed(issued());

        var verification = new Verification(safety.world.database(), House.URL);
        assertThat(verification.of(bytes(old.json()), safety.world.now()))
                .isInstanceOfSatisfying(
                        Verdict.Valid.class,
                        valid -> assertThat(valid.facts().issuer()).isEqualTo("Harbour Works"));
        assertThat(verification.of(bytes(fresh.jwt()), safety.world.now()))
                .isInstanceOfSatisfying(
                        Verdict.Valid.class,
                        valid -> assertThat(valid.facts().issuer()).isEqualTo("Ateliers du Port"));
        UUID organisation = organisation();
        String profile = safety.world
                .database()
                .inTransaction(tx -> new Issuers(House.URL).profile(tx, organisation))
                .orElseThrow();
        assertThat(profile).contains("\"name\":\"Ateliers du Port\"");
        assertThat(signed(before)).as("what was signed stays as it is").isEqualTo(old);
    }

    private void told(Workspace workspace, String name) {
        safety.world
                .bot()
                .handle(new Interaction.WorkspaceNamed(
                        safety.world.newDelivery(), workspace, name, safety.world.now()));
    }

    private UUID issued() {
        UUID id = UUID.randomUUID();
        var draft = new Draft(
                id,
                House.warden(organisation()),
                safety.chen.person(),
                safety.world.now(),
                Optional.empty(),
                Optional.empty());
        safety.world.database().useTransaction(tx -> new Credentials(House.URL).issue(tx, draft));
        return id;
    }

    private Signed signed(UUID id) {
        return safety.world
                .database()
                .inTransaction(tx -> signing.signed(tx, id, safety.world.now()))
                .orElseThrow();
    }

    private UUID organisation() {
        return safety.world
                .database()
                .inTransaction(tx -> tx.handle()
                        .createQuery("SELECT organisation_id FROM communities WHERE name = 'Fire safety'")
                        .mapTo(UUID.class)
                        .one());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
