package org.entrain.core.attention;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.entrain.core.chat.Account;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Platform;
import org.entrain.core.chat.Workspace;
import org.entrain.core.database.Transaction;
import org.entrain.core.outbox.Outbox;
import org.entrain.core.text.Language;

/**
 * The way to one person in private: every letter that is not about a channel goes through here, so that what people said
 * of their hours and of how much they want to hear holds for all features alike.
 */
public final class Attention {
    private final Outbox outbox;

    /** Letters by this outbox. */
    public Attention(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Whether a letter was asked for. */
    public enum Weight {
        /** The answer to something the person did or must decide; sent outside quiet hours, whatever the budget. */
        EXPECTED,
        /** Everything else: counts against the day's budget, and waits out a pause. */
        NUDGE
    }

    /** Somebody a letter can be written to: where, and in what language. */
    private record Recipient(UUID organisation, Place place, Language language) {}

    /**
     * Writes to a person, once a stamp.
     *
     * @param message in the language it is asked for
     * @return whether there is a way to them: not to who left, or was never met
     */
    public boolean write(
            Transaction tx, UUID person, String stamp, Function<Language, Message> message, Weight weight, Instant at) {
        Optional<Recipient> recipient = recipient(tx, person);
        recipient.ifPresent(
                to -> outbox.write(tx, to.organisation(), stamp, to.place(), message.apply(to.language()), at));
        return recipient.isPresent();
    }

    /** The account that was linked first, of those in a workspace where the app still is. */
    private static Optional<Recipient> recipient(Transaction tx, UUID person) {
        return tx.handle()
                .createQuery("""
                        SELECT p.organisation_id, p.language, a.platform, a.workspace, a.external_id, a.address
                        FROM persons p
                        JOIN accounts a ON a.person_id = p.id
                        JOIN workspaces w ON w.platform = a.platform AND w.external_id = a.workspace
                        WHERE p.id = :person AND w.removed_at IS NULL AND a.standing IN ('FULL', 'GUEST')
                        ORDER BY a.linked_at, a.platform LIMIT 1
                        """)
                .bind("person", person)
                .map((row, context) -> new Recipient(
                        row.getObject("organisation_id", UUID.class),
                        privately(
                                new Account(
                                        new Workspace(
                                                new Platform(row.getString("platform")), row.getString("workspace")),
                                        row.getString("external_id")),
                                row.getString("address")),
                        Optional.ofNullable(row.getString("language"))
                                .map(Language::valueOf)
                                .orElse(Language.EN)))
                .findOne();
    }

    /** The private conversation with an account: adapters open it by the account's id and address. */
    private static Place privately(Account account, String address) {
        return new Place(account.workspace(), account.id(), Place.Kind.PERSONAL, address);
    }
}
