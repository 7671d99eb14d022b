package org.entrain.core.formats;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.entrain.core.questions.Picture;

/** The pictures that come with the questions of one file. */
final class XmlPictures {
    private final Map<String, byte[]> kept = new HashMap<>();

    /** By the address of each. */
    Map<String, byte[]> all() {
        return kept;
    }

    /** Keeps a picture; empty where the bytes are none that a chat can show. */
    Optional<Picture> keep(byte[] bytes, String alternative) {
        if (ending(bytes).isEmpty()) {
            return Optional.empty();
        }
        Picture picture = Picture.kept(sha256(bytes), alternative);
        kept.put(picture.at().toString(), bytes);
        return Optional.of(picture);
    }

    /** The usual ending of a picture's name, by its first bytes: {@code png}, {@code jpg} or {@code gif}. */
    static Optional<String> ending(byte[] bytes) {
        if (bytes.length < 8) {
            return Optional.empty();
        }
        return switch (((bytes[0] & 0xFF) << 16) | ((bytes[1] & 0xFF) << 8) | (bytes[2] & 0xFF)) {
            case 0x89504E -> Optional.of("png");
            case 0xFFD8FF -> Optional.of("jpg");
            case 0x474946 -> Optional.of("gif");
            default -> Optional.empty();
        };
    }

    /** The address of a picture that is on the web; empty where it is none. */
    static Optional<URI> page(String address) {
        try {
            return Optional.of(URI.create(address))
                    .filter(at -> "https".equals(at.getScheme()) && at.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What a picture is called where nobody said what it shows. */
    static String nameOf(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        String name = (dot > 0 ? file.substring(0, dot) : file)
                .replaceAll("[_-]+", " ")
                .strip();
        return name.isBlank() ? file : name;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
