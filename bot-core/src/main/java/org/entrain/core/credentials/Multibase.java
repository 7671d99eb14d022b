package org.entrain.core.credentials;

import java.math.BigInteger;
import java.util.Base64;

/** Bytes as text that says how it is written: {@code z} for base 58 as Bitcoin writes it, {@code u} for base 64 for URLs. */
final class Multibase {
    private static final String DIGITS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());
    /** Of a signature; whatever is longer is none. */
    private static final int LONGEST = 100;

    private Multibase() {}

    static String base64(byte... bytes) {
        return "u" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String base58(byte... bytes) {
        var text = new StringBuilder();
        var number = new BigInteger(1, bytes);
        while (number.signum() > 0) {
            BigInteger[] parts = number.divideAndRemainder(BASE);
            text.append(DIGITS.charAt(parts[1].intValue()));
            number = parts[0];
        }
        for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
            text.append(DIGITS.charAt(0));
        }
        return text.append('z').reverse().toString();
    }

    /**
     * Reads base 58 of as many bytes.
     *
     * @throws IllegalArgumentException where it is not
     */
    static byte[] base58(String text, int length) {
        if (!text.startsWith("z") || text.length() > LONGEST) {
            throw new IllegalArgumentException("Not base 58");
        }
        BigInteger number = BigInteger.ZERO;
        for (int i = 1; i < text.length(); i++) {
            int digit = DIGITS.indexOf(text.charAt(i));
            if (digit < 0) {
                throw new IllegalArgumentException("Not base 58");
            }
            number = number.multiply(BASE).add(BigInteger.valueOf(digit));
        }
        byte[] bytes = number.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        int written = bytes.length - sign;
        if (written > length) {
            throw new IllegalArgumentException("Too long");
        }
        var padded = new byte[length];
        System.arraycopy(bytes, sign, padded, length - written, written);
        return padded;
    }
}
