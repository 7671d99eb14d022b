package org.entrain.core.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.entrain.core.database.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerificationTest {
    private static final House house = new House();
    private UUID id = UUID.randomUUID();
    private Signed signed = new Signed("", "");

    @BeforeEach
    void sign() {
        id = house.issued();
        signed = house.signed(id);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void a_credential_of_ours_is_valid_in_each_of_its_four_forms() throws Exception {
        assertThat(forms())
                .allSatisfy(form -> assertThat(house.verdict(form))
                        .isInstanceOfSatisfying(Verdict.Valid.class, valid -> {
                            assertThat(valid.facts().id()).isEqualTo(id);
                            assertThat(valid.facts().name()).isEqualTo("Fire warden, 1st floor <b>");
                            assertThat(valid.facts().issuer()).isEqualTo("Maison Entrain");
                        }));
        byte[] png = house.exhibit(id).png(signed);
        assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth())
                .as("still a picture")
                .isEqualTo(1);
    }

    @Test
    void after_its_time_it_has_lapsed_and_one_that_was_taken_back_is_revoked() {
        assertThat(forms())
                .allSatisfy(form -> assertThat(house.verification.of(form, House.NOW.plus(Duration.ofDays(366))))
                        .isInstanceOf(Verdict.Lapsed.class));
        house.database.useTransaction(tx -> house.credentials.revoke(tx, id, "Given by mistake", House.NOW));
        assertThat(forms()).allSatisfy(form -> assertThat(house.verdict(form)).isInstanceOf(Verdict.Revoked.class));
    }

    @Test
    void whatever_is_changed_in_it_it_is_no_longer_what_was_signed() throws Exception {
        for (var change : List.of(
                List.of("Fire warden", "Fire chief"),
                List.of("2027-11-20", "2037-11-20"),
                List.of("Maison", "Mansion"),
                List.of("\"hashed\"", "\"rehashed\""),
                List.of("\"name\":\"Maison", "\"worth\":\"a million\",\"name\":\"Maison"),
                List.of("\"id\":\"urn", "\"@id\":\"urn"),
                List.of("\"proofPurpose\":", "\"created\":\"2020-01-01T00:00:00Z\",\"proofPurpose\":"))) {
            String changed = signed.json().replace(change.getFirst(), change.getLast());
            if (!changed.equals(signed.json())) {
                assertThat(house.verdict(bytes(changed)))
                        .as(change.toString())
                        .isInstanceOfAny(Verdict.Tampered.class, Verdict.NoCredential.class);
            }
        }
        var rewritten = (ObjectNode) Json.MAPPER.readTree(signed.json());
        JsonNode name = rewritten.remove("name");
        rewritten.set("name", name);
        assertThat(house.verdict(bytes(rewritten.toPrettyString())))
                .as("the same said in another order is the same")
                .isInstanceOf(Verdict.Valid.class);
        String[] parts = signed.jwt().split("\\.", -1);
        String[] other = house.signed(house.issued()).jwt().split("\\.", -1);
        assertThat(house.verdict(bytes(parts[0] + "." + other[1] + "." + parts[2])))
                .isInstanceOf(Verdict.Tampered.class);
    }

    @Test
    void bytes_that_are_turned_at_random_are_never_taken_for_ours() throws Exception {
        var random = new Random(11);
        JsonNode said = Json.MAPPER.readTree(signed.json());
        for (int i = 0; i < 200; i++) {
            byte[] changed = bytes(signed.json());
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(7));
            if (house.verdict(changed) instanceof Verdict.Valid) {
                assertThat(Json.MAPPER.readTree(changed)).isEqualTo(said);
            }
            for (byte[] picture : List.of(
                    house.exhibit(id).png(signed), bytes(house.exhibit(id).svg(signed)))) {
                byte[] cut = Arrays.copyOf(picture, random.nextInt(picture.length));
                assertThat(house.verdict(cut)).isNotNull();
                picture[random.nextInt(picture.length)] ^= (byte) (1 << random.nextInt(7));
                assertThat(house.verdict(picture)).isNotNull();
            }
        }
    }

    @Test
    void a_credential_of_another_house_is_not_ours() {
        assertThat(new Verification(house.database, URI.create("https://elsewhere.example.org"))
                        .of(bytes(signed.json()), House.NOW))
                .isInstanceOf(Verdict.NotOurs.class);
        String unknown = signed.json().replaceAll("/keys/[^\"]+", "/keys/nobodys");
        assertThat(house.verdict(bytes(unknown))).isInstanceOf(Verdict.NotOurs.class);
        assertThat(house.verdict(bytes("{\"@context\":[\"https://www.w3.org/ns/credentials/v2\"]}")))
                .isInstanceOf(Verdict.NotOurs.class);
    }

    @Test
    void what_is_no_credential_is_called_what_it_is() {
        assertThat(house.verdict(bytes(" \n"))).isInstanceOf(Verdict.Empty.class);
        assertThat(house.verdict(new byte[Verification.LARGEST_FILE + 1])).isInstanceOf(Verdict.TooLarge.class);
        assertThat(house.verdict(bytes("{\"a\":\"" + "x".repeat(200_000) + "\"}")))
                .isInstanceOf(Verdict.TooLarge.class);
        for (String garbage :
                List.of("hello", "{", "[1]", "{}", "a.b.c", "..", "{\"a\":".repeat(5_000), "\u0000\u0001")) {
            assertThat(house.verdict(bytes(garbage))).as(garbage).isInstanceOf(Verdict.NoCredential.class);
        }
        assertThat(house.verdict(House.PNG)).isInstanceOf(Verdict.NoCredential.class);
        assertThat(house.verdict(bytes(House.SVG))).isInstanceOf(Verdict.NoCredential.class);
        assertThat(house.verdict(bytes(list()))).as("we sign lists as well").isInstanceOf(Verdict.NoCredential.class);
    }

    @Test
    void a_drawing_that_would_do_something_and_a_bomb_are_refused() {
        String svg = house.exhibit(id).svg(signed);
        assertThat(house.verdict(bytes(svg))).isInstanceOf(Verdict.Valid.class);
        assertThat(house.verdict(bytes(svg.replace("</svg>", "<script>alert(1)</script></svg>"))))
                .isInstanceOf(Verdict.Script.class);
        assertThat(house.verdict(bytes(svg.replace("<circle", "<circle onclick='go()'"))))
                .isInstanceOf(Verdict.Script.class);
        String bomb = "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
                + svg.substring(svg.indexOf("<svg")).replace("Fire", "&b;&b;&b;");
        assertThat(house.verdict(bytes(bomb))).isInstanceOf(Verdict.NoCredential.class);
        String stolen = "<!DOCTYPE svg [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>"
                + svg.substring(svg.indexOf("<svg")).replace("Fire", "&f;");
        assertThat(house.verdict(bytes(stolen))).isInstanceOf(Verdict.NoCredential.class);
        byte[] png = house.exhibit(id).png(signed);
        png[8 + 25 + 8 + "openbadgecredential".length() + 1] = 1;
        assertThat(house.verdict(png)).isInstanceOf(Verdict.Compressed.class);
    }

    @Test
    void a_graph_that_was_made_to_take_for_ever_is_given_up() throws Exception {
        var poisoned = (ObjectNode) Json.MAPPER.readTree(signed.json());
        var evidence = poisoned.putArray("evidence");
        for (int i = 0; i < 2_000; i++) {
            evidence.addObject()
                    .put("type", "Evidence")
                    .putObject("criteria")
                    .putArray("evidence")
                    .addObject();
        }
        assertThat(house.verdict(bytes(poisoned.toString())))
                .isInstanceOfAny(Verdict.Tampered.class, Verdict.TooLarge.class);
    }

    private String list() {
        return house.database
                .inTransaction(tx -> house.signing.lists().find(tx, house.organisation, 0, House.NOW))
                .orElseThrow();
    }

    private List<byte[]> forms() {
        return List.of(
                bytes(signed.json()),
                bytes(signed.jwt()),
                BakedPng.bake(House.PNG, signed.jwt()),
                BakedPng.bake(House.PNG, signed.json()),
                bytes(BakedSvg.bake(House.SVG, signed.jwt())));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
