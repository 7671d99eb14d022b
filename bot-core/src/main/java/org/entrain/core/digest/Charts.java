package org.entrain.core.digest;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.entrain.core.bank.Pictures;
import org.entrain.core.chat.Block;
import org.entrain.core.database.Transaction;
import org.entrain.core.drawing.Chart;
import org.entrain.core.insights.Finding;
import org.entrain.core.insights.Told;
import org.entrain.core.text.Dates;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** The pictures in digests: each drawn once in a language, and kept for half a year. */
public final class Charts {
    private static final Duration KEPT = Duration.ofDays(183);
    private static final int GAINS = 3;
    private static final int SHAKY = 2;

    private final Pictures pictures;

    /** Pictures that are looked at where other pictures are. */
    public Charts(Pictures pictures) {
        this.pictures = pictures;
    }

    /** The picture of a digest; none where there is nothing to see. */
    Optional<Block.Picture> picture(Transaction tx, Digest digest, Language language) {
        return chart(digest.told(), language)
                .map(chart ->
                        new Block.Picture(page(tx, digest, chart, language), alternative(chart, digest, language)));
    }

    /** What there is to see. */
    static Optional<Chart> chart(Told told, Language language) {
        var sentences = Sentences.in(language);
        List<Finding.OfGroup> shown = shown(told);
        return shown.stream()
                .findFirst()
                .map(first -> new Chart(
                        sentences.title(first),
                        shown.stream().map(sentences::row).toList(),
                        sentences.texts().say("chart.note", day(told, language))));
    }

    private static List<Finding.OfGroup> shown(Told told) {
        return Stream.concat(
                        Sentences.gains(told).stream().limit(GAINS),
                        Sentences.shaky(told).stream().limit(SHAKY))
                .toList();
    }

    /** The same in words, for who does not see it. */
    private static String alternative(Chart chart, Digest digest, Language language) {
        Texts texts = Sentences.in(language).texts();
        String rows = String.join(
                "; ",
                chart.rows().stream()
                        .map(row -> Stream.of(row.label(), row.beforeInWords(), row.nowInWords(), row.of())
                                .filter(word -> !word.isEmpty())
                                .toList())
                        .map(words -> String.join(", ", words))
                        .toList());
        return texts.say("chart.alternative", rows, day(digest.told(), language));
    }

    private static String day(Told told, Language language) {
        return Dates.DATE.of(told.when().sunday(), language);
    }

    private URI page(Transaction tx, Digest digest, Chart chart, Language language) {
        Optional<String> drawn = tx.handle()
                .createQuery("""
                        SELECT picture FROM digest_charts
                        WHERE circle_id = :circle AND week = :week AND language = :language
                        """)
                .bind("circle", digest.circle())
                .bind("week", digest.told().when().sunday())
                .bind("language", language.name())
                .mapTo(String.class)
                .findOne();
        return pictures.page(drawn.orElseGet(() -> draw(tx, digest, chart, language)));
    }

    private String draw(Transaction tx, Digest digest, Chart chart, Language language) {
        String id = pictures.keepUntil(
                tx,
                digest.organisation(),
                digest.told().when().until().plus(KEPT),
                chart.png(UUID.randomUUID().toString()));
        tx.handle()
                .createUpdate("""
                        INSERT INTO digest_charts (circle_id, week, language, picture)
                        VALUES (:circle, :week, :language, :picture)
                        """)
                .bind("circle", digest.circle())
                .bind("week", digest.told().when().sunday())
                .bind("language", language.name())
                .bind("picture", id)
                .execute();
        return id;
    }
}
