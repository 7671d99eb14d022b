package org.entrain.core.credentials;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * What must not be read where it is kept: AES-256-GCM with a key that is derived (HKDF-SHA-256, RFC 5869) from a secret which
 * is kept elsewhere.
 */
public final class Sealing {
    /** How long a secret must be at least, in characters. */
    public static final int SHORTEST_SECRET = 32;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    private Sealing(SecretKey key) {
        this.key = key;
    }

    /**
     * With a secret that the administrator keeps.
     *
     * @throws IllegalArgumentException where it is shorter than {@link #SHORTEST_SECRET}
     */
    public static Sealing with(String secret) {
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException("A secret of " + SHORTEST_SECRET + " characters at least is needed");
        }
        try {
            return new Sealing(KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(secret.getBytes(StandardCharsets.UTF_8))
                                    .thenExpand("entrain keys at rest".getBytes(StandardCharsets.UTF_8), KEY_BYTES)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HKDF", e);
        }
    }

    /**
     * Seals it.
     *
     * @param about what it is for: it opens for nothing else
     */
    byte[] seal(byte[] plain, String about) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, about).doFinal(plain);
            byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES", e);
        }
    }

    /**
     * Opens what {@link #seal} sealed.
     *
     * @throws IllegalStateException with a sentence on what to do, where it was sealed with another secret
     */
    byte[] open(byte[] sealed, String about) {
        try {
            return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES), about)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (AEADBadTagException e) {
            throw new IllegalStateException(
                    "The keys that sign badges were sealed with another ENTRAIN_SECRET_KEY."
                            + " Bring that one back, or make new keys by the command: badge keys rotate",
                    e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String about) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(about.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
