package org.entrain.core.credentials;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.credentials.PublicHalf.Kind;
import org.entrain.core.database.Json;
import org.entrain.core.database.Transaction;

/** What others have to know of who issues credentials: profiles, and the public halves of all keys that ever signed. */
public final class Issuers {
    /** Of documents that say which keys speak for somebody; verifiers know it best by this name. */
    private static final String CONTROLLER = "https://www.w3.org/ns/did/v1";

    private static final String MULTIKEY = "https://w3id.org/security/multikey/v1";
    private static final String JWK = "https://w3id.org/security/jwk/v1";
    private static final String CONTEXT = "@context";

    private final Addresses addresses;
    private final KeyRing keys = new KeyRing();

    /**
     * Made once, when the program starts.
     *
     * @param publicUrl how the world reaches the program, without a slash at its end
     */
    public Issuers(URI publicUrl) {
        this.addresses = new Addresses(publicUrl);
    }

    /** What an organisation is called; empty where there is none, or it never issued anything. */
    public Optional<String> name(Transaction tx, UUID organisation) {
        return tx.handle()
                .createQuery("""
                        SELECT name FROM organisations o
                        WHERE id = :organisation AND EXISTS (SELECT FROM credential_keys k WHERE k.organisation_id = o.id)
                        """)
                .bind("organisation", organisation)
                .mapTo(String.class)
                .findOne();
    }

    /** Who issues, as an Open Badges profile that names its keys; JSON. */
    public Optional<String> profile(Transaction tx, UUID organisation) {
        return name(tx, organisation).map(name -> {
            URI id = addresses.issuer(organisation);
            ObjectNode profile = Json.MAPPER.createObjectNode();
            profile.putArray(CONTEXT).add(CONTROLLER).add(MULTIKEY).add(JWK).add(Contexts.OURS.getLast());
            profile.put("id", id.toString());
            profile.putArray("type").add("Profile");
            profile.put("name", name).put("url", addresses.home().toString());
            ArrayNode methods = profile.putArray("verificationMethod");
            ArrayNode assertions = profile.putArray("assertionMethod");
            for (PublicHalf half : keys.all(tx, organisation)) {
                methods.add(method(half));
                assertions.add(addresses.key(half.kid()).toString());
            }
            return profile.toString();
        });
    }

    /** A key that signed, now or long ago: of proofs as a Multikey, of tokens as a JSON Web Key. */
    public Optional<String> key(Transaction tx, String kid) {
        return keys.find(tx, kid).map(half -> switch (half.kind()) {
            case ED25519 -> {
                ObjectNode document = Json.MAPPER.createObjectNode();
                document.put(CONTEXT, MULTIKEY);
                document.setAll(method(half));
                yield document.toString();
            }
            case RSA -> half.jwk().toString();
        });
    }

    /** Where all its keys are, the newest first. */
    public List<String> keys(Transaction tx, UUID organisation) {
        return keys.all(tx, organisation).stream()
                .map(half -> addresses.key(half.kid()).toString())
                .toList();
    }

    private ObjectNode method(PublicHalf half) {
        ObjectNode method = Json.MAPPER.createObjectNode();
        method.put("id", addresses.key(half.kid()).toString());
        method.put("type", half.kind() == Kind.ED25519 ? "Multikey" : "JsonWebKey");
        method.put("controller", addresses.issuer(half.organisation()).toString());
        switch (half.kind()) {
            case ED25519 -> method.put("publicKeyMultibase", half.multibase());
            case RSA -> method.set("publicKeyJwk", half.jwk());
        }
        return method;
    }
}
