package org.entrain.core.credentials;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import org.entrain.core.credentials.PublicHalf.Kind;
import org.entrain.core.database.Json;
import org.entrain.core.database.Transaction;

/**
 * Which credentials were revoked, for whoever wants to know, as a signed list in which each has a bit (Bitstring Status List
 * 1.0). A list is signed anew when somebody asks after one more was revoked.
 */
public final class StatusLists {
    private static final String REVOCATION = "revocation";

    private record Kept(BitSet revoked, String json) {}

    private final Addresses addresses;
    private final SigningKeys keys;
    private final Map<URI, Kept> kept = new ConcurrentHashMap<>();

    StatusLists(Addresses addresses, SigningKeys keys) {
        this.addresses = addresses;
        this.keys = keys;
    }

    /** Where the place of a credential is, as the credential itself says it. */
    ObjectNode entry(UUID organisation, int position) {
        URI list = addresses.statusList(organisation, position / Places.LENGTH);
        int index = position % Places.LENGTH;
        return Json.MAPPER
                .createObjectNode()
                .put("id", list + "#" + index)
                .put("type", "BitstringStatusListEntry")
                .put("statusPurpose", REVOCATION)
                .put("statusListIndex", String.valueOf(index))
                .put("statusListCredential", list.toString());
    }

    /** A list, signed, as JSON; empty where an organisation has not begun it. */
    public Optional<String> find(Transaction tx, UUID organisation, int number, Instant now) {
        if (number < 0 || number >= Places.lists(tx, organisation)) {
            return Optional.empty();
        }
        BitSet revoked = Places.revoked(tx, organisation, number);
        URI address = addresses.statusList(organisation, number);
        Kept one = kept.get(address);
        if (one == null || !one.revoked().equals(revoked)) {
            one = new Kept(revoked, signed(tx, organisation, address, revoked, now));
            kept.put(address, one);
        }
        return Optional.of(one.json());
    }

    private String signed(Transaction tx, UUID organisation, URI address, BitSet revoked, Instant now) {
        ObjectNode list = Json.MAPPER.createObjectNode();
        Contexts.OURS.forEach(list.putArray("@context")::add);
        list.put("id", address.toString());
        list.putArray("type").add("VerifiableCredential").add("BitstringStatusListCredential");
        list.put("issuer", addresses.issuer(organisation).toString())
                .put("validFrom", now.truncatedTo(ChronoUnit.SECONDS).toString());
        list.putObject("credentialSubject")
                .put("id", address + "#list")
                .put("type", "BitstringStatusList")
                .put("statusPurpose", REVOCATION)
                .put("encodedList", Multibase.base64(zipped(bits(revoked))));
        SigningKey key = keys.inUse(tx, organisation, Kind.ED25519, now);
        return DataIntegrity.signed(
                        list, key, addresses.key(key.publicHalf().kid()).toString(), now)
                .toString();
    }

    /** The first place is the highest bit of the first byte. */
    private static byte[] bits(BitSet revoked) {
        var bytes = new byte[Places.LENGTH / Byte.SIZE];
        revoked.stream().forEach(place -> bytes[place / Byte.SIZE] |= (byte) (0x80 >>> place % Byte.SIZE));
        return bytes;
    }

    private static byte[] zipped(byte... bytes) {
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write into memory", e);
        }
        return zipped.toByteArray();
    }
}
