package org.entrain.core.pairing;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.chat.Account;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Words;
import org.entrain.core.chat.Workspace;
import org.entrain.core.text.Language;

/**
 * Somebody who can be reached, and how.
 *
 * @param accounts that they use, at least one; letters in private go to the first
 */
record Contact(UUID id, String name, Language language, Optional<String> email, List<Seat> accounts) {
    Contact {
        accounts = List.copyOf(accounts);
    }

    /** An account, and what its adapter said of how to reach it. */
    record Seat(Account account, String address) {}

    /** The account to which letters in private go. */
    Account first() {
        return accounts.getFirst().account();
    }

    /** Their account in a workspace. */
    Optional<Seat> in(Workspace workspace) {
        return accounts.stream()
                .filter(seat -> seat.account().workspace().equals(workspace))
                .findFirst();
    }

    /** As somebody to chat with in a workspace. */
    Optional<Block.Partner> partnerIn(Workspace workspace) {
        return in(workspace).map(seat -> new Block.Partner(seat.account(), name, seat.address()));
    }

    /** Their name, as a mention where they are in the workspace. */
    Words.Span mention(Workspace workspace) {
        return in(workspace)
                .<Words.Span>map(seat -> new Words.Mention(seat.account(), name))
                .orElseGet(() -> new Words.Plain(name));
    }
}
