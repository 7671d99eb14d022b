package org.entrain.core.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.database.Transaction;

/**
 * Who changed what: a line each for whatever touches other people or their communities, kept for administrators. No
 * answer, no text that somebody wrote and no secret goes in here.
 */
public final class Audit {
    /**
     * What was done. A name is never given another meaning: it stands in lines that were written long ago.
     */
    public enum Deed {
        COMMUNITY_FOUNDED,
        COMMUNITY_CHANGED,
        COMMUNITY_ARCHIVED,
        HOME_LINKED,
        MEMBER_INVITED,
        MEMBER_APPROVED,
        MEMBER_TURNED_AWAY,
        ROLE_CHANGED,
        MEMBERS_IMPORTED,
        ACCOUNTS_LINKED,
        DATA_HANDED_OVER,
        PERSON_FORGOTTEN,
        RETENTION_CHANGED
    }

    /**
     * Writes a line.
     *
     * @param actor who did it; empty where the program did it by itself
     * @param subject the community or the person that it was done to
     * @param detail a few words, such as a role's name or how many; no personal data
     */
    public void record(
            Transaction tx,
            UUID organisation,
            Optional<UUID> actor,
            Deed deed,
            UUID subject,
            String detail,
            Instant at) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO audit (organisation_id, actor_id, deed, subject, detail, at)
                        VALUES (:organisation, :actor, :deed, :subject, :detail, :at)
                        """)
                .bind("organisation", organisation)
                .bind("actor", actor.orElse(null))
                .bind("deed", deed.name())
                .bind("subject", subject)
                .bind("detail", detail)
                .bind("at", at)
                .execute();
    }
}
