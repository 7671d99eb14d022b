package org.entrain.core.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.bot.Turn;
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
        RETENTION_CHANGED,
        QUIZ_REGRADED,
        PLAN_ADDED,
        PLAN_CHANGED,
        ROUND_APPROVED,
        ROUND_DECLINED,
        ROUND_LEFT_OUT,
        DAYS_OFF_CHANGED,
        PATH_GIVEN,
        QUESTION_APPROVED,
        QUESTION_DECLINED,
        QUESTIONS_EXPORTED,
        DIGEST_HINTS_CHANGED,
        PROMPT_APPROVED,
        PROMPT_DECLINED,
        PROMPT_REMOVED,
        LETTER_SENT_AGAIN,
        SEASON_CHANGED,
        BOARDS_SWITCHED,
        BADGE_MADE,
        BADGE_CHANGED,
        BADGE_REVOKED,
        BADGES_RECOUNTED,
        CHALLENGE_STARTED,
        CHALLENGE_ENDED,
        CHALLENGE_CANCELLED,
        PROOF_APPROVED,
        PROOF_SENT_BACK,
        KEYS_RENEWED,
        ORGANISATION_NAMED
    }

    /**
     * Writes what whoever acts did.
     *
     * @param subject the community or the person that it was done to
     * @param detail a few words, such as a role's name or how many; no personal data
     */
    public void record(Turn turn, Deed deed, UUID subject, String detail) {
        record(
                turn.tx(),
                turn.person().organisationId(),
                Optional.of(turn.person().id()),
                deed,
                subject,
                detail,
                turn.at());
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

    /**
     * A line, with the names that still stand for its ids.
     *
     * @param actorId who did it; empty where the program did it by itself
     * @param actor their name
     * @param subjectId the community or the person that it was done to
     * @param subject its or their name
     */
    public record Line(
            Instant at,
            Optional<UUID> actorId,
            Optional<String> actor,
            Deed deed,
            UUID subjectId,
            Optional<String> subject,
            String detail) {}

    /** The latest lines of an organisation, latest first. */
    public List<Line> latest(Transaction tx, UUID organisation, int limit) {
        return tx.handle()
                .createQuery("""
                        SELECT a.at, a.actor_id, actor.name AS actor, a.deed, a.subject AS subject_id,
                               coalesce(c.name, whom.name, o.name) AS subject, a.detail
                        FROM audit a
                        LEFT JOIN persons actor ON actor.id = a.actor_id
                        LEFT JOIN communities c ON c.id = a.subject
                        LEFT JOIN persons whom ON whom.id = a.subject
                        LEFT JOIN organisations o ON o.id = a.subject
                        WHERE a.organisation_id = :organisation
                        ORDER BY a.at DESC, a.id DESC LIMIT :limit
                        """)
                .bind("organisation", organisation)
                .bind("limit", limit)
                .map((row, context) -> new Line(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject("actor_id", UUID.class)),
                        Optional.ofNullable(row.getString("actor")),
                        Deed.valueOf(row.getString("deed")),
                        row.getObject("subject_id", UUID.class),
                        Optional.ofNullable(row.getString("subject")),
                        row.getString("detail")))
                .list();
    }
}
