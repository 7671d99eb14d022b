package org.entrain.core.challenges;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrain.core.activity.Detail;
import org.entrain.core.activity.Details;
import org.entrain.core.database.Transaction;
import org.entrain.core.text.Language;

/** Where something is that was shared; the words that somebody wrote about it stay here. */
public final class ResourceDetails implements Details {
    @Override
    public Map<UUID, Detail> of(Transaction tx, List<Happening> happenings) {
        return Details.read(tx, happenings, """
                        SELECT h.id, r.id AS resource_id, r.url
                        FROM unnest(:ids, :subjects) AS h (id, subject) JOIN challenge_resources r ON r.id = h.subject
                        """, (row, context) -> {
            URI page = URI.create(row.getString("url"));
            return Detail.of(row.getObject("resource_id", UUID.class), Language.EN, page.getHost())
                    .at(page);
        });
    }
}
