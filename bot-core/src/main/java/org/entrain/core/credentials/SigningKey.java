package org.entrain.core.credentials;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

/** A key that signs, both its halves. Only the public one is ever shown, so a text of it names that alone. */
record SigningKey(PublicHalf publicHalf, PrivateKey privateHalf) {
    byte[] sign(byte... message) {
        try {
            Signature signature = publicHalf.kind().signature();
            signature.initSign(privateHalf);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key of ours signs", e);
        }
    }

    @Override
    public String toString() {
        return "SigningKey[" + publicHalf.kid() + "]";
    }
}
