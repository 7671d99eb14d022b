package org.entrain.core.credentials;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.entrain.core.database.Json;

/**
 * Proofs by Verifiable Credential Data Integrity 1.0 with the cryptosuite eddsa-rdfc-2022: an Ed25519 signature of what is
 * said of the proof and of what is said in the document, each canonical and hashed.
 */
final class DataIntegrity {
    static final String PROOF = "proof";
    static final String METHOD = "verificationMethod";

    private static final String VALUE = "proofValue";
    private static final int SIGNATURE_BYTES = 64;

    private DataIntegrity() {}

    /**
     * A document with a proof.
     *
     * @param method where the public half of {@code key} is
     */
    static ObjectNode signed(ObjectNode document, SigningKey key, String method, Instant created) {
        ObjectNode proof = Json.MAPPER.createObjectNode();
        proof.put("type", "DataIntegrityProof")
                .put("cryptosuite", "eddsa-rdfc-2022")
                .put("created", created.truncatedTo(ChronoUnit.SECONDS).toString())
                .put(METHOD, method)
                .put("proofPurpose", "assertionMethod");
        byte[] signature = key.sign(digest(document, proof));
        ObjectNode signed = document.deepCopy();
        signed.putArray(PROOF).add(proof.put(VALUE, Multibase.base58(signature)));
        return signed;
    }

    /** Where the key of a document's proof is said to be; empty where it has not one proof of this kind. */
    static Optional<String> method(ObjectNode document) {
        JsonNode proof = document.path(PROOF).path(0);
        boolean isOurs = document.path(PROOF).size() == 1
                && proof.path("type").asText().equals("DataIntegrityProof")
                && proof.path("cryptosuite").asText().equals("eddsa-rdfc-2022")
                && proof.path("proofPurpose").asText().equals("assertionMethod")
                && proof.path(METHOD).isTextual();
        return isOurs ? Optional.of(proof.path(METHOD).asText()) : Optional.empty();
    }

    /** Whether a document with a proof is what {@code key} signed. */
    static boolean holds(ObjectNode signed, PublicHalf key) {
        ObjectNode document = signed.deepCopy();
        if (!(document.remove(PROOF).path(0) instanceof ObjectNode proof)) {
            return false;
        }
        try {
            byte[] signature = Multibase.base58(proof.path(VALUE).asText(), SIGNATURE_BYTES);
            proof.remove(VALUE);
            return key.signed(digest(document, proof), signature);
        } catch (IllegalArgumentException expected) {
            return false;
        }
    }

    /** What is signed: first of the proof, then of the document. */
    static byte[] digest(ObjectNode document, ObjectNode proof) {
        var both = new ByteArrayOutputStream();
        both.writeBytes(sha256(Canonical.of(proof)));
        both.writeBytes(sha256(Canonical.of(document)));
        return both.toByteArray();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
