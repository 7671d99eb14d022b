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
 * @param address what the adapter needs to reach them in private, opaque to the core; empty where the account's id is
 *     enough
 */
public record Profile(Account account, String name, Optional<Locale> locale, Optional<ZoneId> zone, String address) {
    /** A profile of which only the account and a name are known. */
    public static Profile of(Account account, String name) {
        return new Profile(account, name.isBlank() ? account.id() : name, Optional.empty(), Optional.empty(), "");
    }
}
