package org.entrain.core.credentials;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.database.Json;
import org.entrain.core.database.Transaction;
import org.entrain.core.text.Language;

/** Achievements as they were when somebody had them, each kept once, by the hash of all that it is. */
final class Achievements {
    private static final TypeReference<List<Alignment>> ALIGNMENTS = new TypeReference<>() {};

    /** Keeps one, where it is not kept yet, and tells its hash. */
    String keep(Transaction tx, Achievement one) {
        String alignments = json(one.alignments());
        String hash = hash(one, alignments);
        if (!isKept(tx, hash)) {
            tx.handle()
                    .createUpdate("""
                            INSERT INTO credential_achievements (
                                hash, achievement_id, organisation_id, name, description, criteria, alignments, language,
                                svg, png)
                            VALUES (:hash, :id, :organisation, :name, :description, :criteria, CAST(:alignments AS jsonb),
                                    :language, :svg, :png)
                            ON CONFLICT (hash) DO NOTHING
                            """)
                    .bind("hash", hash)
                    .bind("id", one.id())
                    .bind("organisation", one.organisation())
                    .bind("name", one.name())
                    .bind("description", one.description())
                    .bind("criteria", one.criteria())
                    .bind("alignments", alignments)
                    .bind("language", one.language().name())
                    .bind("svg", one.svg())
                    .bind("png", one.png())
                    .execute();
        }
        return hash;
    }

    Optional<Achievement> find(Transaction tx, String hash) {
        return tx.handle()
                .createQuery("SELECT * FROM credential_achievements WHERE hash = :hash")
                .bind("hash", hash)
                .map((row, context) -> new Achievement(
                        row.getObject("achievement_id", UUID.class),
                        row.getObject("organisation_id", UUID.class),
                        row.getString("name"),
                        row.getString("description"),
                        row.getString("criteria"),
                        alignments(row.getString("alignments")),
                        Language.valueOf(row.getString("language")),
                        row.getString("svg"),
                        row.getBytes("png")))
                .findOne();
    }

    private static boolean isKept(Transaction tx, String hash) {
        return tx.handle()
                .createQuery("SELECT EXISTS (SELECT FROM credential_achievements WHERE hash = :hash)")
                .bind("hash", hash)
                .mapTo(Boolean.class)
                .one();
    }

    /** Each part with its length before it, so that no two achievements are the same run of bytes. */
    private static String hash(Achievement one, String alignments) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (String part : List.of(
                    one.id().toString(),
                    one.organisation().toString(),
                    one.name(),
                    one.description(),
                    one.criteria(),
                    alignments,
                    one.language().name(),
                    one.svg())) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest(one.png()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String json(List<Alignment> alignments) {
        try {
            return Json.MAPPER.writeValueAsString(alignments);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An alignment can be written", e);
        }
    }

    private static List<Alignment> alignments(String json) {
        try {
            return Json.MAPPER.readValue(json, ALIGNMENTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was written can be read", e);
        }
    }
}
