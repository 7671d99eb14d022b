package org.entrain.core.credentials;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.entrain.core.credentials.PublicHalf.Kind;
import org.entrain.core.database.Transaction;

/** The keys that sign now: made when first needed, kept sealed. An opened one stays in memory for as long as the program runs. */
final class SigningKeys {
    private static final int RSA_BITS = 2048;

    @SuppressWarnings("ArrayRecordComponent") // opened, never compared
    private record Kept(PublicHalf publicHalf, byte[] sealed) {}

    private final Supplier<Sealing> sealing;
    private final Map<String, SigningKey> opened = new ConcurrentHashMap<>();

    SigningKeys(Supplier<Sealing> sealing) {
        this.sealing = sealing;
    }

    /** The key with which an organisation signs now. */
    SigningKey inUse(Transaction tx, UUID organisation, Kind kind, Instant now) {
        Kept kept = find(tx, organisation, kind).orElseGet(() -> {
            make(tx, organisation, kind, now);
            return find(tx, organisation, kind).orElseThrow();
        });
        String kid = kept.publicHalf().kid();
        return opened.computeIfAbsent(
                kid,
                absent -> new SigningKey(
                        kept.publicHalf(), read(kind, sealing.get().open(kept.sealed(), kid))));
    }

    private static Optional<Kept> find(Transaction tx, UUID organisation, Kind kind) {
        return tx.handle()
                .createQuery("""
                        SELECT kid, public_key, private_key FROM credential_keys
                        WHERE organisation_id = :organisation AND kind = :kind AND retired_at IS NULL
                        """)
                .bind("organisation", organisation)
                .bind("kind", kind)
                .map((row, context) -> new Kept(
                        PublicHalf.read(row.getString("kid"), organisation, kind, row.getBytes("public_key")),
                        row.getBytes("private_key")))
                .findOne();
    }

    /** Where two nodes make one at the same time, one of the two is kept. */
    private void make(Transaction tx, UUID organisation, Kind kind, Instant now) {
        KeyPair pair = generated(kind);
        PublicHalf half = PublicHalf.of(organisation, kind, pair.getPublic());
        tx.handle()
                .createUpdate("""
                        INSERT INTO credential_keys (kid, organisation_id, kind, public_key, private_key, made_at)
                        VALUES (:kid, :organisation, :kind, :public, :private, :now)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("kid", half.kid())
                .bind("organisation", organisation)
                .bind("kind", kind)
                .bind("public", pair.getPublic().getEncoded())
                .bind("private", sealing.get().seal(pair.getPrivate().getEncoded(), half.kid()))
                .bind("now", now)
                .execute();
    }

    private static KeyPair generated(Kind kind) {
        try {
            var generator = KeyPairGenerator.getInstance(kind.keys());
            if (kind == Kind.RSA) {
                generator.initialize(RSA_BITS);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + kind.keys(), e);
        }
    }

    private static PrivateKey read(Kind kind, byte... encoded) {
        try {
            return KeyFactory.getInstance(kind.keys()).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("What was written can be read", e);
        }
    }
}
