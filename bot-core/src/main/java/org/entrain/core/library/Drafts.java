package org.entrain.core.library;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.database.Json;
import org.entrain.core.database.Transaction;
import org.entrain.core.questions.Item;
import org.entrain.core.text.Language;
import org.jspecify.annotations.Nullable;

/** What people are writing; each draft is its writer's alone. */
final class Drafts {
    /** Somebody's older drafts make room: nobody goes on with the fiftieth from the end. */
    private static final int KEPT = 50;

    void keep(Transaction tx, Draft draft, UUID person, Instant at) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO question_drafts
                            (id, community_id, person_id, quiz, language, item, question_id, version, created_at)
                        VALUES (:id, :community, :person, :quiz, :language, CAST(:item AS jsonb), :question, :version, :at)
                        ON CONFLICT (id) DO UPDATE SET item = excluded.item
                        WHERE question_drafts.person_id = excluded.person_id
                        """)
                .bind("id", draft.id())
                .bind("community", draft.communityId())
                .bind("person", person)
                .bind("quiz", draft.quiz())
                .bind("language", draft.language().name())
                .bind("item", json(draft.item()))
                .bind("question", draft.target().map(Draft.Target::question).orElse(null))
                .bind("version", draft.target().map(Draft.Target::version).orElse(null))
                .bind("at", at)
                .execute();
        tx.handle().createUpdate("""
                        DELETE FROM question_drafts WHERE id IN (
                            SELECT id FROM question_drafts WHERE person_id = :person
                            ORDER BY created_at DESC OFFSET :kept)
                        """).bind("person", person).bind("kept", KEPT).execute();
    }

    Optional<Draft> find(Transaction tx, UUID id, UUID person) {
        return tx.handle()
                .createQuery("SELECT * FROM question_drafts WHERE id = :id AND person_id = :person")
                .bind("id", id)
                .bind("person", person)
                .map((row, context) -> draft(row))
                .findOne();
    }

    /** A draft that is a draft no more; of two that take it at once, one has it. */
    Optional<Draft> take(Transaction tx, UUID id, UUID person) {
        return tx.handle()
                .createQuery("DELETE FROM question_drafts WHERE id = :id AND person_id = :person RETURNING *")
                .bind("id", id)
                .bind("person", person)
                .map((row, context) -> draft(row))
                .findOne();
    }

    private static Draft draft(ResultSet row) throws SQLException {
        return new Draft(
                row.getObject("id", UUID.class),
                row.getObject("community_id", UUID.class),
                row.getString("quiz"),
                Language.valueOf(row.getString("language")),
                item(row.getString("item")),
                target(row.getObject("question_id", UUID.class), row.getInt("version")));
    }

    private static Optional<Draft.Target> target(@Nullable UUID question, int version) {
        return Optional.ofNullable(question).map(one -> new Draft.Target(one, version));
    }

    private static String json(Item item) {
        try {
            return Json.MAPPER.writeValueAsString(item);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A question is a plain record", e);
        }
    }

    private static Item item(String json) {
        try {
            return Json.MAPPER.readValue(json, Item.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A draft that is kept cannot be read", e);
        }
    }
}
