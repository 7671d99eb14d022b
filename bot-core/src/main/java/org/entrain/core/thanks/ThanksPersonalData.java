package org.entrain.core.thanks;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrain.core.communities.Homes;
import org.entrain.core.database.Transaction;
import org.entrain.core.outbox.Outbox;
import org.entrain.core.people.Fading;
import org.entrain.core.people.PersonalData;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** Whom somebody thanked, and who thanked them. */
public final class ThanksPersonalData implements PersonalData, Fading {
    private final Homes homes;
    private final Outbox outbox;

    /** Of thanks that these letters show. */
    public ThanksPersonalData(Homes homes, Outbox outbox) {
        this.homes = homes;
        this.outbox = outbox;
    }

    @Override
    public List<String> tables() {
        return List.of("thanks");
    }

    @Override
    public Map<String, List<Map<String, Object>>> held(Transaction tx, UUID person) {
        return Map.of(
                "Whom you thanked for help", PersonalData.rows(tx, person, """
                        SELECT c.name AS community, t.words, t.thanked_at, t.shown_at IS NOT NULL AS in_the_channel
                        FROM thanks t JOIN communities c ON c.id = t.community_id
                        WHERE t.thanked_by = :person ORDER BY t.thanked_at
                        """),
                "When you were thanked for help", PersonalData.rows(tx, person, """
                        SELECT c.name AS community, t.words, t.thanked_at
                        FROM thanks t JOIN communities c ON c.id = t.community_id
                        WHERE t.person_id = :person ORDER BY t.thanked_at
                        """));
    }

    private record Shown(UUID id, UUID community, Language language) {}

    /** Thanks name two people: where one of them goes they go, from the channels too. */
    @Override
    public void forget(Transaction tx, UUID person, Instant at) {
        tx.handle()
                .createQuery("""
                        SELECT t.id, t.community_id, c.language FROM thanks t JOIN communities c ON c.id = t.community_id
                        WHERE :person IN (t.person_id, t.thanked_by) AND t.shown_at IS NOT NULL
                        """)
                .bind("person", person)
                .map((row, context) -> new Shown(
                        row.getObject("id", UUID.class),
                        row.getObject("community_id", UUID.class),
                        Language.valueOf(row.getString("language"))))
                .list()
                .forEach(shown -> takeBack(tx, shown, at));
        PersonalData.change(tx, person, "DELETE FROM thanks WHERE :person IN (person_id, thanked_by)");
    }

    private void takeBack(Transaction tx, Shown shown, Instant at) {
        var message = ThanksCards.takenBack(Texts.of(ThanksCards.class, shown.language()));
        homes.of(tx, shown.community()).forEach(home -> outbox.revise(tx, Thanks.stamp(shown.id(), home), message, at));
    }

    /** Nobody thanks themselves. */
    @Override
    public void merge(Transaction tx, UUID from, UUID into) {
        for (String sql : List.of(
                "DELETE FROM thanks WHERE person_id IN (:from, :into) AND thanked_by IN (:from, :into)",
                "UPDATE thanks SET person_id = :into WHERE person_id = :from",
                "UPDATE thanks SET thanked_by = :into WHERE thanked_by = :from")) {
            PersonalData.change(tx, from, into, sql);
        }
    }

    @Override
    public int fade(Transaction tx, UUID organisation, Instant from, Instant before, int limit) {
        return tx.handle()
                .createUpdate("""
                        DELETE FROM thanks WHERE id IN (
                            SELECT t.id FROM communities c JOIN thanks t ON t.community_id = c.id
                            WHERE c.organisation_id = :organisation AND t.thanked_at >= :from AND t.thanked_at < :before
                            LIMIT :limit)
                        """)
                .bind("organisation", organisation)
                .bind("from", from)
                .bind("before", before)
                .bind("limit", limit)
                .execute();
    }
}
