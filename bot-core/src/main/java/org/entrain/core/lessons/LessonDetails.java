package org.entrain.core.lessons;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrain.core.activity.Detail;
import org.entrain.core.activity.Details;
import org.entrain.core.database.Transaction;
import org.entrain.core.text.Language;

/** What a lesson or a path is called, in its community's language. */
public final class LessonDetails implements Details {
    @Override
    public Map<UUID, Detail> of(Transaction tx, List<Happening> happenings) {
        return Details.read(
                tx,
                happenings,
                """
                        SELECT h.id, one.id AS thing, one.name, c.language
                        FROM unnest(:ids, :subjects) AS h (id, subject)
                        JOIN (SELECT id, community_id, title AS name FROM lessons WHERE id = ANY (:subjects)
                              UNION ALL
                              SELECT id, community_id, name FROM paths WHERE id = ANY (:subjects)) one ON one.id = h.subject
                        JOIN communities c ON c.id = one.community_id
                        """,
                (row, context) -> Detail.of(
                        row.getObject("thing", UUID.class),
                        Language.valueOf(row.getString("language")),
                        row.getString("name")));
    }
}
