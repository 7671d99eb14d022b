package org.entrain.core.records;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.activity.Detail;
import org.entrain.core.activity.Details.Happening;
import org.entrain.core.activity.Fact;
import org.entrain.core.bank.Version;
import org.entrain.core.text.Language;

/**
 * Something to tell the store, with what stands beside it.
 *
 * @param id the statement's own
 * @param actor by what name the store knows the person
 * @param platform of the person, where all their accounts are on one
 * @param question as it was asked, where one was answered
 * @param voids the statement that is not true any more
 * @param detail what the feature of the fact says
 */
record Entry(
        UUID id,
        Kind kind,
        UUID person,
        UUID actor,
        Optional<String> platform,
        Group group,
        UUID subject,
        Optional<Version> question,
        Optional<Fact.Outcome> outcome,
        Instant at,
        Optional<UUID> voids,
        Optional<Detail> detail) {
    /** The community that it happened in. */
    record Group(UUID id, String name, Language language) {}

    Happening happening() {
        return new Happening(id, kind.fact(), person, subject, question.map(Version::question), at);
    }

    Entry with(Optional<Detail> told) {
        return new Entry(id, kind, person, actor, platform, group, subject, question, outcome, at, voids, told);
    }

    /** Whether there is something to say: what it was done with may be gone, or a quiz have no mark to reach. */
    boolean isWorthTelling() {
        return switch (kind) {
            case VOIDED -> voids.isPresent();
            case QUIZ_ANSWERED, LESSON_ANSWERED -> question.isPresent();
            case QUIZ_JUDGED -> detail.flatMap(Detail::passed).isPresent();
            case QUIZ_COMPLETED, LESSON_EXPERIENCED, PATH_COMPLETED, BADGE_EARNED, RESOURCE_SHARED ->
                detail.isPresent();
        };
    }
}
