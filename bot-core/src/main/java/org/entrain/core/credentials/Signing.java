package org.entrain.core.credentials;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.entrain.core.credentials.PublicHalf.Kind;
import org.entrain.core.database.Database;
import org.entrain.core.database.Transaction;

/**
 * Signs credentials: what is asked for at once, and all others a little later. What is signed is kept until the credential
 * says something else.
 */
public final class Signing {
    /** In one transaction; some tenths of a second. */
    private static final int AT_ONCE = 100;

    private static final String UNSIGNED = """
            SELECT c.id, c.organisation_id, o.name AS issuer, c.achievement, c.valid_from, c.valid_until, c.evidence,
                   c.position, CASE WHEN c.shows_email THEN p.email END AS email
            FROM credentials c
            JOIN organisations o ON o.id = c.organisation_id
            JOIN persons p ON p.id = c.person_id
            WHERE c.json IS NULL AND c.revoked_at IS NULL AND c.position IS NOT NULL
            """;

    private record Pair(SigningKey proof, SigningKey token) {}

    private final Database database;
    private final Addresses addresses;
    private final SigningKeys keys;
    private final StatusLists lists;
    private final RandomGenerator random;
    private final Achievements achievements = new Achievements();

    /**
     * Made once, when the program starts.
     *
     * @param publicUrl how the world reaches the program, without a slash at its end
     * @param sealing keeps the keys' private halves; asked for when the first of them is needed
     * @param random must not be guessable: salts are made of it
     */
    public Signing(Database database, URI publicUrl, Supplier<Sealing> sealing, RandomGenerator random) {
        this.database = database;
        this.addresses = new Addresses(publicUrl);
        this.keys = new SigningKeys(sealing);
        this.lists = new StatusLists(addresses, keys);
        this.random = random;
    }

    /** What was revoked, signed with the same keys. */
    public StatusLists lists() {
        return lists;
    }

    /** Signs all that waits; to be done again and again, by every node. */
    public void sign(Instant now) {
        int signed = AT_ONCE;
        while (signed == AT_ONCE) {
            signed = signSome(now);
        }
    }

    private int signSome(Instant now) {
        // On its own: the places of an organisation are given away one after the other, and signing takes a while.
        database.useTransaction(tx -> Places.give(tx, AT_ONCE));
        return database.inTransaction(tx -> {
            List<Unsigned> some = tx.handle()
                    .createQuery(UNSIGNED + " ORDER BY c.valid_from LIMIT :limit FOR UPDATE OF c SKIP LOCKED")
                    .bind("limit", AT_ONCE)
                    .map((row, context) -> unsigned(row))
                    .list();
            keep(tx, some, now);
            return some.size();
        });
    }

    /** A credential, signed now where it was not yet; empty where there is none, or none that can be signed any more. */
    public Optional<Signed> signed(Transaction tx, UUID id, Instant now) {
        return kept(tx, id).or(() -> {
            Places.give(tx, id);
            keep(
                    tx,
                    tx.handle()
                            .createQuery(UNSIGNED + " AND c.id = :id FOR UPDATE OF c")
                            .bind("id", id)
                            .map((row, context) -> unsigned(row))
                            .list(),
                    now);
            return kept(tx, id);
        });
    }

    private static Optional<Signed> kept(Transaction tx, UUID id) {
        return tx.handle()
                .createQuery("SELECT json, jwt FROM credentials WHERE id = :id AND json IS NOT NULL")
                .bind("id", id)
                .map((row, context) -> new Signed(row.getString("json"), row.getString("jwt")))
                .findOne();
    }

    private void keep(Transaction tx, List<Unsigned> some, Instant now) {
        var pairs = new HashMap<UUID, Pair>();
        var known = new HashMap<String, Achievement>();
        var batch = tx.handle().prepareBatch("UPDATE credentials SET json = :json, jwt = :jwt WHERE id = :id");
        for (Unsigned one : some) {
            Pair pair = pairs.computeIfAbsent(one.organisationId(), organisation -> pair(tx, organisation, now));
            Achievement what = known.computeIfAbsent(
                    one.achievement(), hash -> achievements.find(tx, hash).orElseThrow());
            Signed signed = sign(one, what, pair, now);
            batch.bind("id", one.id())
                    .bind("json", signed.json())
                    .bind("jwt", signed.jwt())
                    .add();
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    private Pair pair(Transaction tx, UUID organisation, Instant now) {
        return new Pair(keys.inUse(tx, organisation, Kind.ED25519, now), keys.inUse(tx, organisation, Kind.RSA, now));
    }

    private Signed sign(Unsigned one, Achievement what, Pair pair, Instant now) {
        ObjectNode document = one.document(what, addresses, lists, random);
        String method = address(pair.proof()).toString();
        return new Signed(
                DataIntegrity.signed(document, pair.proof(), method, now).toString(),
                Token.signed(document, pair.token(), address(pair.token())));
    }

    private URI address(SigningKey key) {
        return addresses.key(key.publicHalf().kid());
    }

    private static Unsigned unsigned(ResultSet row) throws SQLException {
        return new Unsigned(
                row.getObject("id", UUID.class),
                row.getObject("organisation_id", UUID.class),
                row.getString("issuer"),
                row.getString("achievement"),
                row.getObject("valid_from", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("valid_until", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("evidence")),
                row.getInt("position"),
                Optional.ofNullable(row.getString("email")));
    }
}
