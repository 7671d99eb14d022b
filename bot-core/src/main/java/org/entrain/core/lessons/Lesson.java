package org.entrain.core.lessons;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.questions.Picture;

/**
 * What can be learnt in five minutes.
 *
 * @param title unique in its community, whatever the case of its letters
 * @param body Markdown, which {@link Markdown} reads
 * @param link where there is more to read or to see: {@code https}
 * @param question of the bank, asked at the end
 */
record Lesson(
        UUID id,
        UUID communityId,
        String title,
        String body,
        Optional<Picture> picture,
        Optional<URI> link,
        Optional<UUID> question) {
    /** Longer titles do not fit a button's list. */
    static final int LONGEST_TITLE = 70;
    /**
     * Five minutes at 200 words a minute. Adults read 238 words of English non-fiction a minute in silence, 214 of French
     * (Brysbaert 2019, "How many words do we read per minute?", Journal of Memory and Language 109); what is new is read
     * more slowly, and the question takes its time.
     */
    static final int MOST_WORDS = 1_000;
    /** A message takes no more on every platform, with the question below it. */
    static final int MOST_CHARACTERS = 8_000;
}
