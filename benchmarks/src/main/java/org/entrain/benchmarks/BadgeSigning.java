package org.entrain.benchmarks;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoader;
import com.apicatalog.rdf.canon.RdfCanon;
import com.apicatalog.rdf.nquads.NQuadsWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.entrain.core.credentials.Achievement;
import org.entrain.core.credentials.Alignment;
import org.entrain.core.credentials.Credentials;
import org.entrain.core.credentials.Draft;
import org.entrain.core.credentials.Sealing;
import org.entrain.core.credentials.Signing;
import org.entrain.core.database.Database;
import org.entrain.core.database.Json;
import org.entrain.core.text.Language;

/** Measures how long it takes to sign badges, both ways, beside a loop that reads the contexts anew for each. */
final class BadgeSigning {
    private static final URI URL = URI.create("https://entrain.example.org");
    private static final int NODES = 2;
    private static final double SECONDS = 30;
    private static final int TEN_THOUSAND = 10_000;
    private static final Map<String, String> CONTEXTS = Map.of(
            "https://www.w3.org/ns/credentials/v2", "credentials-v2.json",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json", "ob-3.0.3.json");

    private final int badges;
    private final Credentials credentials = new Credentials(URL);

    /** So many badges. */
    BadgeSigning(int badges) {
        this.badges = badges;
    }

    /** In an empty database. */
    Section measure(Database database) throws Exception {
        UUID organisation = settle(database);
        // The compilers have met it all before the clock starts.
        issue(database, organisation, badges / 5);
        double warm = sign(database);
        issue(database, organisation, badges);
        double seconds = sign(database);
        double naive = naive(database, Math.max(20, badges / 20));
        return section(warm, seconds, naive);
    }

    private Section section(double warm, double seconds, double naive) {
        double each = seconds / badges;
        return new Section(
                "Signing badges",
                """
                %s badges wait to be signed, each with a validity, evidence, two alignments and a place in a status list. Two \
                threads do what two nodes do: take a hundred at a time, write each as JSON, sign it as a Data Integrity proof \
                (eddsa-rdfc-2022) and as a token (RS256, 2,048 bits), and keep both in PostgreSQL. Before that a fifth as many, \
                to get warm: %s ms each. The naive loop does the same signatures with one thread and without a database, but has \
                the contexts read and worked out for each badge; it was run right after and is multiplied up.""".formatted(Figures.whole(badges), Figures.hundredths(warm * 5_000 / badges)),
                List.of("what", "ms a badge", "seconds for 10,000"),
                List.of(
                        List.of(
                                "contexts worked out once, two threads, kept",
                                Figures.hundredths(each * 1000),
                                Figures.tenths(each * TEN_THOUSAND)),
                        List.of(
                                "contexts read each time, one thread, not kept",
                                Figures.hundredths(naive * 1000),
                                Figures.tenths(naive * TEN_THOUSAND))),
                List.of(),
                List.of(new Goal(
                        "10,000 badges signed both ways: under 30 s",
                        Figures.tenths(each * TEN_THOUSAND) + " s",
                        each * TEN_THOUSAND < SECONDS)));
    }

    private static UUID settle(Database database) {
        UUID organisation = UUID.randomUUID();
        database.useTransaction(tx -> {
            tx.handle().execute("INSERT INTO organisations VALUES (?, 'House', now())", organisation);
            tx.handle()
                    .execute(
                            "INSERT INTO persons (id, organisation_id, name, created_at) VALUES (?, ?, 'Chen', now())",
                            organisation,
                            organisation);
        });
        return organisation;
    }

    private void issue(Database database, UUID organisation, int many) {
        var badge = new Achievement(
                UUID.randomUUID(),
                organisation,
                "Fire warden",
                "Knows what to do when the alarm rings, and shows others the way out.",
                "Finished the path Fire safety and passed its last quiz.",
                List.of(alignment("fire safety regulations"), alignment("first response")),
                Language.EN,
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><circle r=\"4\"/></svg>",
                new byte[64]);
        Instant now = Instant.now();
        database.useTransaction(tx -> {
            for (int i = 0; i < many; i++) {
                credentials.issue(
                        tx,
                        new Draft(
                                UUID.randomUUID(),
                                badge,
                                organisation,
                                now,
                                Optional.of(now.plusSeconds(31_536_000)),
                                Optional.of("Ten reviews on time, number " + i + ".")));
            }
        });
    }

    private static Alignment alignment(String skill) {
        return new Alignment("ESCO", skill, URI.create("http://data.europa.eu/esco/skill/1"), Optional.of("S1"));
    }

    private static double sign(Database database) throws Exception {
        var secret = "a secret of the benchmark, long enough to be one";
        long begun = System.nanoTime();
        try (var nodes = Executors.newFixedThreadPool(NODES)) {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < NODES; i++) {
                var node = new Signing(database, URL, () -> Sealing.with(secret), new SecureRandom());
                running.add(nodes.submit(() -> node.sign(Instant.now())));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    /** Seconds a badge. */
    private static double naive(Database database, int many) throws Exception {
        String json = database.inTransaction(tx -> tx.handle()
                .createQuery("SELECT json FROM credentials LIMIT 1")
                .mapTo(String.class)
                .one());
        var badge = (ObjectNode) Json.MAPPER.readTree(json);
        var proof = (ObjectNode) badge.remove("proof").path(0);
        proof.remove("proofValue");
        proof.set("@context", badge.path("@context"));
        KeyPair ed = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        naive(badge, proof, ed, rsa);
        long begun = System.nanoTime();
        for (int i = 0; i < many; i++) {
            naive(badge.put("name", "Fire warden " + i), proof, ed, rsa);
        }
        return (System.nanoTime() - begun) / 1e9 / many;
    }

    private static void naive(ObjectNode badge, ObjectNode proof, KeyPair ed, KeyPair rsa) throws Exception {
        String both = canonical(proof) + canonical(badge);
        sign("Ed25519", ed, both);
        sign("SHA256withRSA", rsa, badge.toString());
    }

    private static void sign(String algorithm, KeyPair pair, String text) throws Exception {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(pair.getPrivate());
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        signature.sign();
    }

    private static String canonical(ObjectNode document) throws Exception {
        DocumentLoader loader = (address, options) ->
                JsonDocument.of(Credentials.class.getResourceAsStream("contexts/" + CONTEXTS.get(address.toString())));
        var canon = RdfCanon.create("SHA-256");
        JsonLd.toRdf(JsonDocument.of(new StringReader(document.toString())))
                .loader(loader)
                .provide(canon);
        var text = new StringWriter();
        canon.provide(new NQuadsWriter(text));
        return text.toString();
    }
}
