package org.entrain.core.library;

import java.net.URI;
import java.util.Optional;
import org.entrain.core.bank.Pictures;
import org.entrain.core.database.Transaction;
import org.entrain.core.questions.Picture;

/** The pictures that go into one file, as long as it stays one that people can carry. */
final class Attachments {
    private static final int MOST_BYTES = 32_000_000;

    private final Transaction tx;
    private final Pictures pictures;
    private int left = MOST_BYTES;

    Attachments(Transaction tx, Pictures pictures) {
        this.tx = tx;
        this.pictures = pictures;
    }

    /** What is in a picture that Entrain keeps; empty where it keeps none at this address, or the file is full. */
    Optional<byte[]> content(URI at) {
        Optional<byte[]> found = Optional.of(at)
                .filter(address -> Picture.KEPT.equals(address.getScheme()))
                .flatMap(address -> pictures.find(tx, address.getSchemeSpecificPart()))
                .map(Pictures.Content::bytes)
                .filter(bytes -> bytes.length <= left);
        found.ifPresent(bytes -> left -= bytes.length);
        return found;
    }
}
