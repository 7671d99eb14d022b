package org.entrain.core.credentials;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.entrain.core.database.Json;

/**
 * The half of a key that everybody may have.
 *
 * @param kid its thumbprint: the SHA-256 of its JSON Web Key (RFC 7638)
 * @param organisation whose it is
 */
record PublicHalf(String kid, UUID organisation, Kind kind, PublicKey key) {
    /** What a key signs. */
    enum Kind {
        /** Data Integrity proofs, cryptosuite eddsa-rdfc-2022. */
        ED25519("Ed25519", "Ed25519"),
        /** JSON Web Tokens, RS256. */
        RSA("RSA", "SHA256withRSA");

        private final String keys;
        private final String signatures;

        Kind(String keys, String signatures) {
            this.keys = keys;
            this.signatures = signatures;
        }

        String keys() {
            return keys;
        }

        Signature signature() {
            try {
                return Signature.getInstance(signatures);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("Every Java has " + signatures, e);
            }
        }
    }

    private static final int ED25519_BYTES = 32;
    /** What says that an Ed25519 key follows (multicodec 0xed, as a varint). */
    private static final byte[] MULTICODEC = {(byte) 0xed, 0x01};

    static PublicHalf of(UUID organisation, Kind kind, PublicKey key) {
        return new PublicHalf(thumbprint(kind, key), organisation, kind, key);
    }

    static PublicHalf read(String kid, UUID organisation, Kind kind, byte... encoded) {
        try {
            PublicKey key = KeyFactory.getInstance(kind.keys()).generatePublic(new X509EncodedKeySpec(encoded));
            return new PublicHalf(kid, organisation, kind, key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("What was written can be read", e);
        }
    }

    /** Whether the other half signed this. */
    boolean signed(byte[] message, byte... signature) {
        try {
            Signature verifier = kind.signature();
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException expected) {
            // A signature of the wrong length.
            return false;
        }
    }

    /** As a JSON Web Key. */
    ObjectNode jwk() {
        return jwk(kind, key).put("kid", kid).put("use", "sig").put("alg", kind == Kind.RSA ? "RS256" : "EdDSA");
    }

    /** An Ed25519 key as Multikey writes it. */
    String multibase() {
        byte[] raw = raw(key);
        byte[] all = Arrays.copyOf(MULTICODEC, MULTICODEC.length + raw.length);
        System.arraycopy(raw, 0, all, MULTICODEC.length, raw.length);
        return Multibase.base58(all);
    }

    /** Exactly the members that a thumbprint is of. */
    private static ObjectNode jwk(Kind kind, PublicKey key) {
        ObjectNode jwk = Json.MAPPER.createObjectNode();
        return switch (kind) {
            case ED25519 -> jwk.put("crv", "Ed25519").put("kty", "OKP").put("x", base64(raw(key)));
            case RSA -> {
                var rsa = (RSAPublicKey) key;
                yield jwk.put("e", base64(unsigned(rsa.getPublicExponent())))
                        .put("kty", "RSA")
                        .put("n", base64(unsigned(rsa.getModulus())));
            }
        };
    }

    private static String thumbprint(Kind kind, PublicKey key) {
        try {
            // In alphabetical order and without blanks, as the members were put.
            byte[] text = jwk(kind, key).toString().getBytes(StandardCharsets.UTF_8);
            return base64(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** An Ed25519 key's X.509 form ends with the key itself (RFC 8410). */
    private static byte[] raw(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - ED25519_BYTES, encoded.length);
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static String base64(byte... bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
