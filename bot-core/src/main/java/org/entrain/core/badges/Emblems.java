package org.entrain.core.badges;

import java.net.URI;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.entrain.core.bank.Pictures;
import org.entrain.core.database.Transaction;
import org.entrain.core.text.Language;

/** The pictures of badges: drawn by us, once, or as they were handed over. */
final class Emblems {
    /** Drawn anew where the design changed. */
    private static final String DESIGN = "1";
    /** Some hundred kilobytes each: those of the start in both languages, and as many more. */
    private static final int REMEMBERED = 60;

    private static final Map<Emblem, Drawn> DRAWN = new ConcurrentHashMap<>();

    /**
     * A picture, twice.
     *
     * @param svg without any script or reference to elsewhere
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Drawn(String svg, byte[] png) {}

    private final Pictures pictures;

    Emblems(Pictures pictures) {
        this.pictures = pictures;
    }

    /** A badge's picture, as somebody who reads {@code language} sees it. */
    Drawn of(Transaction tx, Badge badge, Language language) {
        Optional<byte[]> handed =
                badge.look().picture().flatMap(id -> pictures.find(tx, id)).map(Pictures.Content::bytes);
        Drawn own = drawn(emblem(badge, language));
        byte[] png = handed.orElse(own.png());
        return new Drawn(
                badge.look().svg().orElseGet(() -> handed.map(Emblems::framed).orElse(own.svg())), png);
    }

    /** Where a platform can fetch it. */
    URI page(Transaction tx, Badge badge, Language language) {
        return pictures.page(badge.look().picture().orElseGet(() -> kept(tx, badge, emblem(badge, language))));
    }

    private String kept(Transaction tx, Badge badge, Emblem emblem) {
        String what = DESIGN + " " + emblem;
        return tx.handle()
                .createQuery("""
                        SELECT picture FROM badge_pictures WHERE organisation_id = :organisation AND emblem = :emblem
                        """)
                .bind("organisation", badge.organisation())
                .bind("emblem", what)
                .mapTo(String.class)
                .findOne()
                .orElseGet(() -> keep(tx, badge.organisation(), what, drawn(emblem)));
    }

    private String keep(Transaction tx, UUID organisation, String what, Drawn drawn) {
        String id = pictures.keep(tx, organisation, drawn.png());
        tx.handle()
                .createUpdate("""
                        INSERT INTO badge_pictures (organisation_id, emblem, picture)
                        VALUES (:organisation, :emblem, :picture) ON CONFLICT DO NOTHING
                        """)
                .bind("organisation", organisation)
                .bind("emblem", what)
                .bind("picture", id)
                .execute();
        return id;
    }

    private static Emblem emblem(Badge badge, Language language) {
        return new Emblem(
                badge.look().family(), badge.look().level(), badge.in(language).name());
    }

    private static Drawn drawn(Emblem emblem) {
        if (DRAWN.size() >= REMEMBERED) {
            DRAWN.clear();
        }
        return DRAWN.computeIfAbsent(emblem, one -> new Drawn(one.svg(), one.png()));
    }

    /** A PNG as the whole of an SVG. */
    private static String framed(byte[] png) {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d"><image width="%1$d" height="%1$d" \
                href="data:image/png;base64,%2$s"/></svg>
                """.formatted(Emblem.SIDE, Base64.getEncoder().encodeToString(png));
    }
}
