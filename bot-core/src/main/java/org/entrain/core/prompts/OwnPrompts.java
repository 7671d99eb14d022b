package org.entrain.core.prompts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.database.Transaction;
import org.entrain.core.prompts.Prompt.Kind;
import org.entrain.core.text.Language;

/** Keeps what members of a community wrote to be asked there, and what its crew said to it. */
final class OwnPrompts {
    /** How many one person may have waiting for the crew of a community. */
    static final int MOST_WAITING = 5;

    /** What became of one. */
    enum State {
        PROPOSED,
        APPROVED,
        DECLINED,
        /** It was asked, or could have been, and is not asked any more. */
        REMOVED
    }

    /**
     * One that a member wrote.
     *
     * @param author who wrote it, named or not; empty where they were forgotten
     * @param decidedBy the name of who decided
     */
    record Own(
            UUID id,
            UUID community,
            Prompt prompt,
            Language language,
            Optional<UUID> author,
            State state,
            Optional<String> decidedBy) {}

    private static final String SELECT = """
            SELECT o.*, p.name AS author, d.name AS decider
            FROM prompts o
            LEFT JOIN persons p ON p.id = o.author_id
            LEFT JOIN persons d ON d.id = o.decided_by
            """;

    void propose(Transaction tx, Own own, boolean named, Instant at) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO prompts (
                            id, community_id, kind, language, text, sides, author_id, named, proposed_at, state)
                        VALUES (:id, :community, :kind, :language, :text, :sides, :author, :named, :at, 'PROPOSED')
                        """)
                .bind("id", own.id())
                .bind("community", own.community())
                .bind("kind", own.prompt().kind().name())
                .bind("language", own.language().name())
                .bind("text", own.prompt().text())
                .bindArray("sides", String.class, own.prompt().sides().toArray())
                .bind("author", own.author().orElseThrow())
                .bind("named", named)
                .bind("at", at)
                .execute();
    }

    /** How many wait that somebody proposed to a community. */
    int waiting(Transaction tx, UUID community, UUID author) {
        return tx.handle()
                .createQuery("""
                        SELECT count(*)::int FROM prompts
                        WHERE community_id = :community AND author_id = :author AND state = 'PROPOSED'
                        """)
                .bind("community", community)
                .bind("author", author)
                .mapTo(Integer.class)
                .one();
    }

    /** Whether a community has the same question, or has it waiting. */
    boolean has(Transaction tx, UUID community, String text) {
        return tx.handle()
                .createQuery("""
                        SELECT EXISTS (
                            SELECT FROM prompts WHERE community_id = :community
                              AND state IN ('PROPOSED', 'APPROVED') AND lower(text) = lower(:text))
                        """)
                .bind("community", community)
                .bind("text", text)
                .mapTo(Boolean.class)
                .one();
    }

    /** Notes what was decided; false, with nothing changed, where it does not stand as {@code from} any more. */
    boolean decide(Transaction tx, UUID id, State from, State to, UUID by, Instant at) {
        return tx.handle()
                        .createUpdate("""
                        UPDATE prompts SET state = :to, decided_by = :by, decided_at = :at
                        WHERE id = :id AND state = :from
                        """)
                        .bind("id", id)
                        .bind("from", from.name())
                        .bind("to", to.name())
                        .bind("by", by)
                        .bind("at", at)
                        .execute()
                == 1;
    }

    /** One of an organisation. */
    Optional<Own> find(Transaction tx, UUID organisation, UUID id) {
        return tx.handle()
                .createQuery(SELECT + """
                        JOIN communities c ON c.id = o.community_id
                        WHERE o.id = :id AND c.organisation_id = :organisation
                        """)
                .bind("id", id)
                .bind("organisation", organisation)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** The one of this key in a community, whatever the crew said to it. */
    Optional<Own> find(Transaction tx, UUID community, String key) {
        return tx.handle()
                .createQuery(SELECT + "WHERE o.community_id = :community AND o.id::text = :key")
                .bind("community", community)
                .bind("key", key)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Those of a community that may be asked, the latest first. */
    List<Own> approved(Transaction tx, UUID community) {
        return tx.handle()
                .createQuery(SELECT + """
                        WHERE o.community_id = :community AND o.state = 'APPROVED' ORDER BY o.decided_at DESC, o.id
                        """)
                .bind("community", community)
                .map((row, context) -> read(row))
                .list();
    }

    private static Own read(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Optional<String> author =
                row.getBoolean("named") ? Optional.ofNullable(row.getString("author")) : Optional.empty();
        return new Own(
                id,
                row.getObject("community_id", UUID.class),
                new Prompt(
                        id.toString(),
                        Kind.valueOf(row.getString("kind")),
                        row.getString("text"),
                        Arrays.asList((String[]) row.getArray("sides").getArray()),
                        author),
                Language.valueOf(row.getString("language")),
                Optional.ofNullable(row.getObject("author_id", UUID.class)),
                State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("decider")));
    }
}
