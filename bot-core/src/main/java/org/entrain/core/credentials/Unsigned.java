package org.entrain.core.credentials;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.entrain.core.database.Json;

/**
 * All that is said when a credential is signed.
 *
 * @param issuer the organisation's name
 * @param achievement the hash under which the achievement is kept
 * @param position in the organisation's status lists
 * @param email the person's address, where they want it to be hashed into the credential
 */
record Unsigned(
        UUID id,
        UUID organisationId,
        String issuer,
        String achievement,
        Instant validFrom,
        Optional<Instant> validUntil,
        Optional<String> evidence,
        int position,
        Optional<String> email) {
    private static final String TYPE = "type";
    private static final String NARRATIVE = "narrative";
    private static final int SALT_BYTES = 16;

    /** As an OpenBadgeCredential by Open Badges 3.0, without a proof. */
    ObjectNode document(Achievement what, Addresses addresses, StatusLists lists, RandomGenerator random) {
        ObjectNode all = Json.MAPPER.createObjectNode();
        Contexts.OURS.forEach(all.putArray("@context")::add);
        all.put("id", addresses.page(id).toString());
        all.putArray(TYPE).add("VerifiableCredential").add("OpenBadgeCredential");
        all.put("name", what.name());
        all.putObject("issuer")
                .put("id", addresses.issuer(organisationId).toString())
                .put("name", issuer)
                .put("url", addresses.home().toString())
                .putArray(TYPE)
                .add("Profile");
        all.put("validFrom", seconds(validFrom));
        validUntil.ifPresent(until -> all.put("validUntil", seconds(until)));
        ObjectNode subject = all.putObject("credentialSubject");
        subject.put("id", subject()).putArray(TYPE).add("AchievementSubject");
        email.ifPresent(address -> subject.putArray("identifier")
                .add(identity(address, HexFormat.of().formatHex(salt(random)))));
        subject.set("achievement", achievement(what, addresses));
        evidence.ifPresent(sentence -> all.putArray("evidence")
                .addObject()
                .put(NARRATIVE, sentence)
                .putArray(TYPE)
                .add("Evidence"));
        all.set("credentialStatus", lists.entry(organisationId, position));
        return all;
    }

    private ObjectNode achievement(Achievement what, Addresses addresses) {
        ObjectNode node = Json.MAPPER.createObjectNode();
        node.put("id", "urn:uuid:" + what.id()).putArray(TYPE).add("Achievement");
        node.put("name", what.name())
                .put("description", what.description())
                .put("inLanguage", what.language().code());
        node.putObject("criteria").put(NARRATIVE, what.criteria());
        node.putObject("image")
                .put("id", addresses.picture(achievement).toString())
                .put(TYPE, "Image");
        if (!what.alignments().isEmpty()) {
            var alignments = node.putArray("alignment");
            for (Alignment one : what.alignments()) {
                ObjectNode alignment = alignments.addObject();
                alignment.putArray(TYPE).add("Alignment");
                alignment
                        .put("targetName", one.name())
                        .put("targetUrl", one.url().toString())
                        .put("targetFramework", one.framework());
                one.code().ifPresent(code -> alignment.put("targetCode", code));
            }
        }
        return node;
    }

    /** An id that is the credential's alone: nobody finds two credentials of one person by it. */
    private String subject() {
        return "urn:uuid:" + UUID.nameUUIDFromBytes(("subject of " + id).getBytes(StandardCharsets.UTF_8));
    }

    /** Open Badges 3.0, IdentityObject: the hash is of the address followed by the salt. */
    private static ObjectNode identity(String address, String salt) {
        return Json.MAPPER
                .createObjectNode()
                .put(TYPE, "IdentityObject")
                .put("hashed", true)
                .put("identityHash", "sha256$" + sha256(address + salt))
                .put("identityType", "emailAddress")
                .put("salt", salt);
    }

    private static byte[] salt(RandomGenerator random) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
