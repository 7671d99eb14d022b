package org.entrain.core.bank;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.database.Transaction;
import org.entrain.core.questions.Picture;

/** Pictures that were handed over, by their content. */
public final class Pictures {
    private final URI publicUrl;

    /** Pictures that are looked at under this address of the program. */
    public Pictures(URI publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** A picture as it was handed over. */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    public record Content(String mediaType, byte[] bytes) {}

    /**
     * Keeps a picture; twice the same is kept once.
     *
     * @return the SHA-256 of its content, in hexadecimal
     */
    public String keep(Transaction tx, UUID organisation, Content content) {
        String id = sha256(content.bytes());
        tx.handle()
                .createUpdate("""
                        INSERT INTO pictures (organisation_id, id, media_type, content)
                        VALUES (:organisation, :id, :mediaType, :content) ON CONFLICT DO NOTHING
                        """)
                .bind("organisation", organisation)
                .bind("id", id)
                .bind("mediaType", content.mediaType())
                .bind("content", content.bytes())
                .execute();
        return id;
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
                ? publicUrl.resolve("/pictures/" + picture.at().getSchemeSpecificPart())
                : picture.at();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
