package org.entrain.core.communities;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.text.Language;

/**
 * People who learn from each other.
 *
 * @param name unique in its organisation, whatever the case of its letters
 * @param purpose why it exists, in one sentence
 * @param language what its channels speak
 * @param zone the clock its plans go by
 * @param entry how people come in
 * @param archivedAt when it ended; its history can still be read
 */
public record Community(
        UUID id,
        UUID organisationId,
        String name,
        Kind kind,
        String purpose,
        Language language,
        ZoneId zone,
        Entry entry,
        Optional<Instant> archivedAt) {
    /** An open community that goes on. */
    public Community(
            UUID id, UUID organisationId, String name, Kind kind, String purpose, Language language, ZoneId zone) {
        this(id, organisationId, name, kind, purpose, language, zone, Entry.OPEN, Optional.empty());
    }

    /** Whether it has ended. */
    public boolean isArchived() {
        return archivedAt.isPresent();
    }

    /** What brings a community together. */
    public enum Kind {
        /** A subject its members care about. */
        INTEREST,
        /** Something its members set out to learn. */
        LEARNING,
        /** A craft its members practise. */
        PRACTICE
    }

    /** What somebody is in a community; each may do what the one before may. */
    public enum Role {
        /** Takes part. */
        MEMBER,
        /** Helps to run it: launches quizzes, plans prompts. */
        CREW,
        /** Answers for it. */
        LEAD
    }
}
