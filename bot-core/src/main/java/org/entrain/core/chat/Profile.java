package org.entrain.core.chat;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/**
 * What a platform said of somebody together with what they did. Nothing here is proof of a right.
 *
 * @param account who
 * @param name how others read them; never empty, the id where nothing better is known
 * @param locale the language they use the platform in, where it was said
 * @param zone their time zone, where it was said
 * @param email their address as the platform verified it, in lower case, where it was said
 * @param standing what the platform says of the account; {@link Standing#FULL} where it said nothing, as it may not
 *     have yet: that somebody is no guest any more is certain from {@link Interaction.ProfileChanged} alone
 * @param address what the adapter needs to reach them in private, opaque to the core; empty where the account's id is
 *     enough
 */
public record Profile(
        Account account,
        String name,
        Optional<Locale> locale,
        Optional<ZoneId> zone,
        Optional<String> email,
        Standing standing,
        String address) {
    /** What a platform says of an account. */
    public enum Standing {
        /** Somebody of the house. */
        FULL,
        /** Somebody from outside who was let in: a guest, or a member of another house who shares a channel. */
        GUEST,
        /** No person. */
        BOT,
        /** Deactivated or deleted: nobody can use it, and nothing can be sent to it. */
        GONE
    }

    /** Whether only the account and a name are known, which may be no more than what the account is called. */
    public boolean isPoor() {
        return equals(of(account, name));
    }

    /** A profile of which only the account and a name are known. */
    public static Profile of(Account account, String name) {
        return new Profile(
                account,
                name.isBlank() ? account.id() : name,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Standing.FULL,
                "");
    }
}
