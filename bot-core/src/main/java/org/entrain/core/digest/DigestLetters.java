package org.entrain.core.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.entrain.core.attention.Attention;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.database.Transaction;

/** Digests as letters: where nothing changed since the last one there is none, and never are there two of a group in a week. */
final class DigestLetters {
    private final Charts charts;
    private final Attention attention;
    private final LastSaid lastSaid = new LastSaid();

    DigestLetters(Charts charts, Attention attention) {
        this.charts = charts;
        this.attention = attention;
    }

    /**
     * Brings one to a reader.
     *
     * @param monday with which their week began; a letter about the same group in that week is the same letter
     */
    void bring(Transaction tx, Reader reader, Digest digest, Weight weight, LocalDate monday, Instant now) {
        Map<String, Integer> said = LastSaid.of(digest.told());
        if (!LastSaid.isNews(lastSaid.to(tx, reader.person(), digest.circle()), said)) {
            return;
        }
        boolean written = attention.write(
                tx,
                reader.person(),
                "digest/%s/%s/%s".formatted(reader.person(), digest.circle(), monday),
                language -> DigestCards.digest(digest, charts.picture(tx, digest, language), reader.zone(), language),
                weight,
                now);
        if (written) {
            lastSaid.keep(tx, reader.person(), digest.circle(), said);
        }
    }
}
