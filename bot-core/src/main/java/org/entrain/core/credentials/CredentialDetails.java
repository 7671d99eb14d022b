package org.entrain.core.credentials;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrain.core.activity.Detail;
import org.entrain.core.activity.Details;
import org.entrain.core.database.Transaction;
import org.entrain.core.text.Language;

/** What was achieved with an award, and its page, where its person opened that; nothing of one that was revoked. */
public final class CredentialDetails implements Details {
    private final Credentials credentials;

    /** Of these. */
    public CredentialDetails(Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public Map<UUID, Detail> of(Transaction tx, List<Happening> happenings) {
        return Details.read(tx, happenings, """
                        SELECT h.id, h.subject, a.achievement_id, a.name, a.language, c.shows_page
                        FROM unnest(:ids, :subjects) AS h (id, subject)
                        JOIN credentials c ON c.id = h.subject AND c.revoked_at IS NULL
                        JOIN credential_achievements a ON a.hash = c.achievement
                        """, (row, context) -> {
            var achieved = Detail.of(
                    row.getObject("achievement_id", UUID.class),
                    Language.valueOf(row.getString("language")),
                    row.getString("name"));
            return row.getBoolean("shows_page")
                    ? achieved.at(credentials.page(row.getObject("subject", UUID.class)))
                    : achieved;
        });
    }
}
