package org.entrain.core.digest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.entrain.core.communities.Community;
import org.entrain.core.insights.Told;
import org.entrain.core.text.Language;

/**
 * What somebody reads about a group.
 *
 * @param circle the manager, or the community
 * @param community where it is written to the crew of one
 * @param withHints whether the reader may be told whom a personal word may help
 * @param coming what the community has planned for the days to come
 * @param proposals what can be done by one press, at most three
 */
record Digest(
        UUID organisation,
        UUID circle,
        Optional<Community> community,
        Told told,
        boolean withHints,
        List<Coming> coming,
        List<Proposal> proposals) {
    Digest {
        coming = List.copyOf(coming);
        proposals = List.copyOf(proposals);
    }

    /** Something planned. */
    record Coming(Instant at, Function<Language, String> title) {}
}
