package org.entrain.core.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.loader.DocumentLoaderOptions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.entrain.core.database.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CredentialsTest {
    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_credential_is_issued_once_and_says_in_two_ways_what_was_achieved() throws Exception {
        UUID id = house.issued();
        house.database.useTransaction(tx -> house.credentials.issue(tx, house.draft(id)));
        Signed signed = house.signed(id);
        assertThat(house.signed(id)).as("signed once, and kept").isEqualTo(signed);
        JsonNode json = Json.MAPPER.readTree(signed.json());
        assertThat(json.path("id").asText()).isEqualTo("https://entrain.example.org/badges/" + id);
        assertThat(json.at("/issuer/name").asText()).isEqualTo("Maison Entrain");
        assertThat(json.at("/credentialSubject/achievement/alignment")).hasSize(2);
        assertThat(json.at("/validUntil").asText()).isEqualTo("2027-11-20T09:00:00Z");
        JsonNode header = part(signed.jwt(), 0);
        assertThat(header.properties().stream().map(Map.Entry::getKey)).containsExactlyInAnyOrder("alg", "kid", "typ");
        assertThat(header.path("alg").asText()).isEqualTo("RS256");
        JsonNode claims = part(signed.jwt(), 1);
        assertThat(claims.path("iss").asText()).isEqualTo(json.at("/issuer/id").asText());
        assertThat(claims.path("sub").asText())
                .isEqualTo(json.at("/credentialSubject/id").asText());
        assertThat(claims.path("nbf").asLong()).isEqualTo(House.NOW.getEpochSecond());
        assertThat(claims.path("credentialSubject")).isEqualTo(json.path("credentialSubject"));
    }

    @Test
    void nobody_is_named_and_an_address_is_there_as_a_salted_hash_where_its_owner_wants_that() throws Exception {
        UUID id = house.issued();
        String silent = house.signed(id).json();
        assertThat(silent).doesNotContain("Chen", "chen@", house.chen.toString(), "identifier");
        house.database.useTransaction(tx -> house.credentials.show(tx, id, new Shown(true, true, true)));
        JsonNode said = Json.MAPPER.readTree(house.signed(id).json());
        assertThat(said.toString()).doesNotContain("Chen", "chen@");
        JsonNode identity = said.at("/credentialSubject/identifier/0");
        byte[] expected = MessageDigest.getInstance("SHA-256")
                .digest(("chen@example.org" + identity.path("salt").asText()).getBytes(StandardCharsets.UTF_8));
        assertThat(identity.path("identityHash").asText())
                .isEqualTo("sha256$" + HexFormat.of().formatHex(expected));
        house.database.useTransaction(tx -> house.credentials.open(tx, id, false));
        assertThat(house.signed(id).json()).doesNotContain("identifier");
    }

    @Test
    void no_context_is_ever_fetched() throws Exception {
        for (String ours : Contexts.OURS) {
            assertThat(Contexts.load(URI.create(ours), new DocumentLoaderOptions()))
                    .isNotNull();
        }
        for (String other : List.of("https://www.w3.org/ns/credentials/v1", "https://www.w3.org/ns/credentials/v2/")) {
            assertThatThrownBy(() -> Contexts.load(URI.create(other), new DocumentLoaderOptions()))
                    .isInstanceOf(JsonLdError.class);
        }
        var document =
                (ObjectNode) Json.MAPPER.readTree(house.signed(house.issued()).json());
        assertThat(Canonical.of(document)).contains("Fire warden");
        ((ObjectNode) document.path("credentialSubject")).put("@context", "http://127.0.0.1:9/never");
        assertThatThrownBy(() -> Canonical.of(document)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_context_that_is_worked_out_once_says_the_same_as_one_that_is_worked_out_each_time() throws Exception {
        var document =
                (ObjectNode) Json.MAPPER.readTree(house.signed(house.issued()).json());
        assertThat(Canonical.of(document)).isEqualTo(Canonical.of(document, Contexts.workOut()));
    }

    @Test
    void all_that_wait_are_signed_by_several_nodes_at_once_each_with_a_place_of_its_own() throws Exception {
        var ids = new ArrayList<UUID>();
        house.database.useTransaction(tx -> {
            for (int i = 0; i < 40; i++) {
                UUID id = new UUID(i, i);
                ids.add(id);
                house.credentials.issue(tx, house.draft(id));
            }
        });
        Signing another = house.signing("0123456789abcdef0123456789abcdef");
        try (var nodes = Executors.newFixedThreadPool(2)) {
            var first = nodes.submit(() -> house.signing.sign(House.NOW));
            var second = nodes.submit(() -> another.sign(House.NOW));
            first.get();
            second.get();
        }
        house.signing.sign(House.NOW);
        var places = new HashSet<String>();
        for (UUID id : ids) {
            Signed signed = house.signed(id);
            assertThat(house.verdict(signed.json().getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(Verdict.Valid.class);
            places.add(Json.MAPPER
                    .readTree(signed.json())
                    .at("/credentialStatus/statusListIndex")
                    .asText());
        }
        assertThat(places).hasSize(ids.size());
    }

    @Test
    void a_credential_that_is_refreshed_is_signed_anew_in_the_same_place() throws Exception {
        UUID id = house.issued();
        JsonNode before = Json.MAPPER.readTree(house.signed(id).json());
        house.database.useTransaction(tx -> house.credentials.validUntil(tx, id, House.NOW.plus(Duration.ofDays(700))));
        JsonNode after = Json.MAPPER.readTree(house.signed(id).json());
        assertThat(after.path("validUntil")).isNotEqualTo(before.path("validUntil"));
        assertThat(after.path("credentialStatus")).isEqualTo(before.path("credentialStatus"));
    }

    @Test
    void what_is_revoked_or_forgotten_is_so_in_the_signed_list_and_nothing_else_is() throws Exception {
        UUID kept = house.issued();
        UUID revoked = house.issued();
        UUID never = house.issued();
        house.signed(kept);
        house.signed(revoked);
        assertThat(bits()).isEmpty();
        house.database.useTransaction(tx -> {
            house.credentials.revoke(tx, revoked, "Given by mistake", House.NOW);
            house.credentials.revoke(tx, never, "Given by mistake", House.NOW);
        });
        assertThat(bits()).containsExactly(place(revoked));
        assertThat(house.database
                        .inTransaction(tx -> house.signing.signed(tx, never, House.NOW))
                        .isPresent())
                .as("revoked before anybody had it")
                .isFalse();
        int place = place(kept);
        byte[] carried = house.signed(kept).json().getBytes(StandardCharsets.UTF_8);
        assertThat(house.verdict(carried)).isInstanceOf(Verdict.Valid.class);
        house.database.useTransaction(tx -> new CredentialPersonalData().forget(tx, house.chen, House.NOW));
        assertThat(bits()).contains(place);
        assertThat(house.verdict(carried)).isInstanceOf(Verdict.Revoked.class);
        assertThat(house.database
                        .inTransaction(tx -> house.credentials.find(tx, kept))
                        .isPresent())
                .isFalse();
    }

    @Test
    void two_who_turn_out_to_be_one_have_the_credentials_of_both() {
        UUID id = house.issued();
        UUID other = UUID.randomUUID();
        house.database.useTransaction(tx -> {
            tx.handle()
                    .execute(
                            "INSERT INTO persons (id, organisation_id, name, created_at) VALUES (?, ?, 'Chen', now())",
                            other,
                            house.organisation);
            new CredentialPersonalData().merge(tx, house.chen, other);
            assertThat(house.exhibits.own(tx, id, other).isPresent()).isTrue();
            assertThat(house.exhibits.own(tx, id, house.chen).isPresent()).isFalse();
            assertThat(new CredentialPersonalData().held(tx, other).get("Your credentials"))
                    .hasSize(1);
        });
    }

    @Test
    void keys_are_unreadable_at_rest_and_those_that_are_retired_still_verify() throws Exception {
        UUID id = house.issued();
        Signed before = house.signed(id);
        List<byte[]> sealed = house.database.inTransaction(tx -> tx.handle()
                .createQuery("SELECT private_key FROM credential_keys")
                .mapTo(byte[].class)
                .list());
        assertThat(sealed)
                .hasSize(2)
                .noneMatch(bytes -> new String(bytes, StandardCharsets.ISO_8859_1)
                        .contains(new String(new byte[] {0x2b, 0x65, 0x70}, StandardCharsets.ISO_8859_1)));
        UUID other = house.issued();
        assertThatThrownBy(() -> house.database.inTransaction(tx ->
                        house.signing("another secret of thirty-two or so").signed(tx, other, House.NOW)))
                .hasMessageContaining("ENTRAIN_SECRET_KEY");
        house.database.useTransaction(tx -> new KeyRing().retire(tx, house.organisation, House.NOW));
        String after = house.signed(other).json();
        assertThat(method(after)).isNotEqualTo(method(before.json()));
        assertThat(house.verdict(before.json().getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Verdict.Valid.class);
        var issuers = new Issuers(House.URL);
        String profile = house.database
                .inTransaction(tx -> issuers.profile(tx, house.organisation))
                .orElseThrow();
        assertThat(Json.MAPPER.readTree(profile).path("assertionMethod")).hasSize(4);
        assertThat(profile).doesNotContain("private", "\"d\"");
    }

    private int place(UUID id) throws Exception {
        return Json.MAPPER
                .readTree(house.signed(id).json())
                .at("/credentialStatus/statusListIndex")
                .asInt();
    }

    private static String method(String json) throws Exception {
        return Json.MAPPER.readTree(json).at("/proof/0/verificationMethod").asText();
    }

    /** The places that the signed list says are revoked. */
    private List<Integer> bits() throws Exception {
        String list = house.database
                .inTransaction(tx -> house.signing.lists().find(tx, house.organisation, 0, House.NOW))
                .orElseThrow();
        var document = (ObjectNode) Json.MAPPER.readTree(list);
        String encoded = document.at("/credentialSubject/encodedList").asText();
        assertThat(encoded).startsWith("u");
        byte[] zipped = Base64.getUrlDecoder().decode(encoded.substring(1));
        byte[] bytes = new GZIPInputStream(new ByteArrayInputStream(zipped)).readAllBytes();
        assertThat(bytes).hasSize(Places.LENGTH / 8);
        var found = new ArrayList<Integer>();
        for (int i = 0; i < Places.LENGTH; i++) {
            if ((bytes[i / 8] & (0x80 >>> i % 8)) != 0) {
                found.add(i);
            }
        }
        return found;
    }

    private static JsonNode part(String token, int number) throws Exception {
        return Json.MAPPER.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[number]));
    }
}
