package org.entrain.core.credentials;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.credentials.PublicHalf.Kind;
import org.entrain.core.database.Database;

/**
 * Says whether something is a credential of ours: a PNG or an SVG with one in it, one as JSON, or one as a token. Whatever is
 * handed over is trusted in nothing, and none of it is kept.
 */
public final class Verification {
    /** How large a file may be, in bytes. */
    public static final int LARGEST_FILE = 2 * 1024 * 1024;

    /** A credential of ours has some thousand characters. */
    private static final int LONGEST_CREDENTIAL = 100_000;

    private final Database database;
    private final Addresses addresses;
    private final KeyRing keys = new KeyRing();

    /**
     * Made once, when the program starts.
     *
     * @param publicUrl how the world reaches the program, without a slash at its end
     */
    public Verification(Database database, URI publicUrl) {
        this.database = database;
        this.addresses = new Addresses(publicUrl);
    }

    /** Says what {@code file} is. */
    public Verdict of(byte[] file, Instant now) {
        try {
            String credential = unwrapped(file).strip();
            boolean isJson = credential.startsWith("{");
            if (credential.length() > LONGEST_CREDENTIAL) {
                return isJson ? new Verdict.TooLarge() : new Verdict.NoCredential();
            }
            return isJson ? json(credential, now) : token(credential, now);
        } catch (Unreadable e) {
            return e.verdict();
        }
    }

    private static String unwrapped(byte... file) throws Unreadable {
        if (file.length > LARGEST_FILE) {
            throw new Unreadable(new Verdict.TooLarge());
        }
        if (BakedPng.is(file)) {
            return BakedPng.read(file).orElseThrow(() -> new Unreadable(new Verdict.NoCredential()));
        }
        String text =
                new String(file, StandardCharsets.UTF_8).replace("\uFEFF", "").strip();
        if (text.isEmpty()) {
            throw new Unreadable(new Verdict.Empty());
        }
        if (text.startsWith("<")) {
            return BakedSvg.read(text.getBytes(StandardCharsets.UTF_8))
                    .orElseThrow(() -> new Unreadable(new Verdict.NoCredential()));
        }
        return text;
    }

    private Verdict json(String text, Instant now) throws Unreadable {
        ObjectNode document = parsed(text);
        if (!document.has(DataIntegrity.PROOF)) {
            return document.has("@context") ? new Verdict.NotOurs() : new Verdict.NoCredential();
        }
        Optional<PublicHalf> key = DataIntegrity.method(document).flatMap(method -> key(method, Kind.ED25519));
        return key.map(half -> Vocabulary.isOurs(document) && DataIntegrity.holds(document, half)
                        ? judged(document, half, now)
                        : new Verdict.Tampered())
                .orElseGet(Verdict.NotOurs::new);
    }

    private Verdict token(String text, Instant now) {
        return Token.read(text)
                .<Verdict>map(token -> key(token.kid(), Kind.RSA)
                        .map(half -> half.signed(token.signed(), token.signature())
                                ? judged(token.claims(), half, now)
                                : new Verdict.Tampered())
                        .orElseGet(Verdict.NotOurs::new))
                .orElseGet(Verdict.NoCredential::new);
    }

    private static ObjectNode parsed(String text) throws Unreadable {
        try {
            return Untrusted.json(text);
        } catch (IllegalArgumentException e) {
            throw new Unreadable(new Verdict.NoCredential());
        }
    }

    private Optional<PublicHalf> key(String address, Kind kind) {
        return addresses
                .kid(address)
                .flatMap(kid -> database.inTransaction(tx -> keys.find(tx, kid)))
                .filter(half -> half.kind() == kind);
    }

    /** What we signed is what we wrote, so it is read without further questions; but we sign lists as well. */
    private Verdict judged(ObjectNode signed, PublicHalf key, Instant now) {
        Optional<UUID> id = addresses.credential(signed.path("id").asText());
        if (id.isEmpty()) {
            return new Verdict.NoCredential();
        }
        Verdict.Facts facts = facts(id.get(), signed);
        int position = position(signed.path("credentialStatus"));
        if (database.inTransaction(tx -> Places.isRevoked(tx, key.organisation(), position))) {
            return new Verdict.Revoked(facts);
        }
        return facts.validUntil().filter(until -> until.isBefore(now)).isPresent()
                ? new Verdict.Lapsed(facts)
                : new Verdict.Valid(facts);
    }

    private static Verdict.Facts facts(UUID id, ObjectNode signed) {
        return new Verdict.Facts(
                id,
                signed.path("name").asText(),
                signed.path("issuer").path("name").asText(),
                moment(signed.path("validFrom")).orElseThrow(),
                moment(signed.path("validUntil")));
    }

    private static int position(JsonNode status) {
        String list = status.path("statusListCredential").asText();
        int number = Integer.parseInt(list.substring(list.lastIndexOf('/') + 1));
        return number * Places.LENGTH
                + Integer.parseInt(status.path("statusListIndex").asText());
    }

    private static Optional<Instant> moment(JsonNode text) {
        return text.isTextual() ? Optional.of(Instant.parse(text.asText())) : Optional.empty();
    }
}
