package org.entrain.core.bank;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.chat.SharedFile;
import org.entrain.core.database.Transaction;
import org.entrain.core.questions.Picture;
import org.jspecify.annotations.Nullable;

/** Pictures that were handed over, by their content. */
public final class Pictures {
    /** In pixels. */
    public static final int LONGEST_SIDE = 4096;

    private final URI publicUrl;

    /** Pictures that are looked at under this address of the program, which has no slash at its end. */
    public Pictures(URI publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** A picture as it was handed over. */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    public record Content(String mediaType, byte[] bytes) {}

    /** Why something cannot be kept. */
    public enum Wrong {
        /** It is none of PNG, JPEG, GIF and WebP, whatever its name says. */
        NO_PICTURE,
        /** It has more than {@link SharedFile#MAX_BYTES}. */
        TOO_HEAVY,
        /** A side has more than {@link #LONGEST_SIDE}. */
        TOO_LARGE
    }

    /** What is wrong with what was handed over; empty where it can be kept. */
    public static Optional<Wrong> wrong(byte... bytes) {
        if (bytes.length > SharedFile.MAX_BYTES) {
            return Optional.of(Wrong.TOO_HEAVY);
        }
        return PictureHeader.read(bytes)
                .map(header -> Math.max(header.width(), header.height()) > LONGEST_SIDE
                        ? Optional.of(Wrong.TOO_LARGE)
                        : Optional.<Wrong>empty())
                .orElse(Optional.of(Wrong.NO_PICTURE));
    }

    /**
     * Keeps a picture; twice the same is kept once.
     *
     * @return the SHA-256 of its content, in hexadecimal
     * @throws IllegalArgumentException where something is {@link #wrong} with it
     */
    public String keep(Transaction tx, UUID organisation, byte... bytes) {
        wrong(bytes).ifPresent(wrong -> {
            throw new IllegalArgumentException("Not to be kept: " + wrong);
        });
        return insert(tx, organisation, null, bytes);
    }

    /** The same of a picture that is of use until a moment, and is {@link #clear cleared} then; nothing is checked. */
    public String keepUntil(Transaction tx, UUID organisation, Instant until, byte... bytes) {
        return insert(tx, organisation, until, bytes);
    }

    private static String insert(Transaction tx, UUID organisation, @Nullable Instant until, byte... bytes) {
        String id = sha256(bytes);
        tx.handle()
                .createUpdate("""
                        INSERT INTO pictures (organisation_id, id, media_type, content, until)
                        VALUES (:organisation, :id, :mediaType, :content, :until)
                        ON CONFLICT (id, organisation_id) DO UPDATE
                        SET until = CASE WHEN excluded.until IS NOT NULL THEN greatest(pictures.until, excluded.until) END
                        WHERE pictures.until IS NOT NULL
                        """)
                .bind("organisation", organisation)
                .bind("id", id)
                .bind("mediaType", PictureHeader.read(bytes).orElseThrow().mediaType())
                .bind("content", bytes)
                .bind("until", until)
                .execute();
        return id;
    }

    /** Has a picture cleared soon that was kept until a moment; one that is kept for good stays. */
    public void letGo(Transaction tx, UUID organisation, String id, Instant now) {
        tx.handle()
                .createUpdate("""
                        UPDATE pictures SET until = :now
                        WHERE id = :id AND organisation_id = :organisation AND until IS NOT NULL
                        """)
                .bind("now", now)
                .bind("id", id)
                .bind("organisation", organisation)
                .execute();
    }

    /** Deletes the pictures that are of no use any more. */
    public void clear(Transaction tx, Instant now) {
        tx.handle()
                .createUpdate("DELETE FROM pictures WHERE until <= :now")
                .bind("now", now)
                .execute();
    }

    /** Whether an organisation has a picture of this SHA-256. */
    public boolean keeps(Transaction tx, UUID organisation, String id) {
        return tx.handle()
                .createQuery("""
                        SELECT EXISTS (SELECT FROM pictures WHERE id = :id AND organisation_id = :organisation)
                        """)
                .bind("id", id)
                .bind("organisation", organisation)
                .mapTo(Boolean.class)
                .one();
    }

    /** A picture by its SHA-256, whichever organisation's it is: who knows it has seen the picture. */
    public Optional<Content> find(Transaction tx, String id) {
        return tx.handle()
                .createQuery("SELECT media_type, content FROM pictures WHERE id = :id LIMIT 1")
                .bind("id", id)
                .map((row, context) -> new Content(row.getString("media_type"), row.getBytes("content")))
                .findOne();
    }

    /** Where a platform can fetch a picture. */
    public URI page(Picture picture) {
        return Picture.KEPT.equals(picture.at().getScheme())
                ? page(picture.at().getSchemeSpecificPart())
                : picture.at();
    }

    /** Where a platform can fetch the picture that is kept under this SHA-256. */
    public URI page(String id) {
        return URI.create(publicUrl + "/pictures/" + id);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
