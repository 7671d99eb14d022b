package org.entrain.core.credentials;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.entrain.core.database.Database;
import org.entrain.core.database.TestDatabase;
import org.entrain.core.text.Language;

/** An organisation that issues credentials, and one of its people. */
public final class House implements AutoCloseable {
    /** How the world reaches it. */
    public static final URI URL = URI.create("https://entrain.example.org");

    public static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    static final String SVG = "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\">"
            + "<title>Fire &gt; water</title><circle cx=\"5\" cy=\"5\" r=\"4\" fill=\"#b45309\"/></svg>";

    /** One pixel. */
    static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public final Database database;
    private final URI url;
    public final UUID organisation = UUID.randomUUID();
    public final UUID chen = UUID.randomUUID();
    public final Credentials credentials;
    public final Signing signing;
    public final Verification verification;
    public final Exhibits exhibits;

    /** Reached at {@link #URL}. */
    public House() {
        this(URL, TestDatabase.fresh());
    }

    /** Reached elsewhere. */
    public House(URI url, Database database) {
        this.database = database;
        this.url = url;
        credentials = new Credentials(url);
        signing = signing("0123456789abcdef0123456789abcdef");
        verification = new Verification(database, url);
        exhibits = new Exhibits(credentials);
        database.useTransaction(tx -> {
            tx.handle().execute("INSERT INTO organisations VALUES (?, 'Maison Entrain', now())", organisation);
            tx.handle()
                    .execute(
                            "INSERT INTO persons (id, organisation_id, name, email, created_at) VALUES (?, ?, ?, ?, now())",
                            chen,
                            organisation,
                            "Chen Wei",
                            "chen@example.org");
        });
    }

    /** Another node, with this secret. */
    public Signing signing(String secret) {
        return new Signing(database, url, () -> Sealing.with(secret), new Random(7));
    }

    /** What can be achieved in an organisation. */
    public static Achievement warden(UUID organisation) {
        return new Achievement(
                UUID.nameUUIDFromBytes(new byte[] {1}),
                organisation,
                "Fire warden, 1st floor <b>",
                "Knows what to do when the alarm rings.",
                "Finished the path “Fire safety” and passed its last quiz.",
                List.of(
                        new Alignment(
                                "ESCO",
                                "fire safety regulations",
                                URI.create("http://data.europa.eu/esco/skill/0000"),
                                Optional.of("S1.2")),
                        new Alignment(
                                "House rules", "first aid", URI.create("https://example.org/a"), Optional.empty())),
                Language.EN,
                SVG,
                PNG);
    }

    /** Chen has it for a year. */
    public Draft draft(UUID id) {
        return new Draft(
                id,
                warden(organisation),
                chen,
                NOW,
                Optional.of(NOW.plus(Duration.ofDays(365))),
                Optional.of("Ten reviews on time."));
    }

    /** Issues one whose page is open. */
    public UUID issued() {
        UUID id = UUID.randomUUID();
        database.useTransaction(tx -> {
            credentials.issue(tx, draft(id));
            credentials.open(tx, id, true);
        });
        return id;
    }

    public Signed signed(UUID id) {
        return database.inTransaction(tx -> signing.signed(tx, id, NOW)).orElseThrow();
    }

    public Exhibit exhibit(UUID id) {
        return database.inTransaction(tx -> exhibits.open(tx, id)).orElseThrow();
    }

    public Verdict verdict(byte... file) {
        return verification.of(file, NOW.plusSeconds(60));
    }

    /** New keys from here on. */
    public void rotate() {
        database.useTransaction(tx -> new KeyRing().retire(tx, organisation, NOW));
    }

    @Override
    public void close() {
        database.close();
    }
}
