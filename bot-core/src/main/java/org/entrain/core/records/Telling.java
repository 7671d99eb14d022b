package org.entrain.core.records;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.entrain.core.activity.Fact;
import org.entrain.core.database.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Hears what a learning record store is to be told, and notes it in the transaction of the fact, in one statement however
 * many facts there are: answers are the busiest thing people do. Where there is no store it does nothing at all.
 */
public final class Telling {
    private final boolean isTold;

    /** Made once, when the program starts. */
    public Telling(Optional<Store> store) {
        this.isTold = store.isPresent();
    }

    /** Something to tell, as its fact says. */
    private record Row(
            Kind kind,
            Fact fact,
            UUID person,
            @Nullable UUID question,
            @Nullable Integer version,
            Fact.@Nullable Outcome outcome) {}

    /** Notes what is to be told of facts. */
    public void heard(Transaction tx, List<Fact> facts) {
        if (!isTold) {
            return;
        }
        List<Row> rows = facts.stream().flatMap(Telling::rows).toList();
        if (!rows.isEmpty()) {
            note(tx, rows);
        }
        List<Fact.AnswerRemarked> remarks = facts.stream()
                .filter(Fact.AnswerRemarked.class::isInstance)
                .map(Fact.AnswerRemarked.class::cast)
                .filter(remark -> remark.person().isPresent())
                .toList();
        if (!remarks.isEmpty()) {
            sayAnew(tx, remarks);
        }
        facts.stream()
                .filter(Fact.BadgeTakenBack.class::isInstance)
                .map(Fact.BadgeTakenBack.class::cast)
                .forEach(back -> takeBack(tx, back));
    }

    private static Stream<Row> rows(Fact fact) {
        return fact.person().stream().flatMap(person -> switch (fact) {
            case Fact.QuizAnswered one ->
                Stream.of(new Row(Kind.QUIZ_ANSWERED, one, person, one.question(), one.version(), one.outcome()));
            case Fact.LessonAnswered one ->
                Stream.of(new Row(Kind.LESSON_ANSWERED, one, person, one.subject(), one.version(), one.outcome()));
            case Fact.QuizDone one ->
                Stream.of(row(Kind.QUIZ_COMPLETED, one, person), row(Kind.QUIZ_JUDGED, one, person));
            case Fact.LessonDone one -> Stream.of(row(Kind.LESSON_EXPERIENCED, one, person));
            case Fact.PathFinished one -> Stream.of(row(Kind.PATH_COMPLETED, one, person));
            case Fact.BadgeEarned one -> Stream.of(row(Kind.BADGE_EARNED, one, person));
            case Fact.ResourceShared one -> Stream.of(row(Kind.RESOURCE_SHARED, one, person));
            default -> Stream.empty();
        });
    }

    private static Row row(Kind kind, Fact fact, UUID person) {
        return new Row(kind, fact, person, null, null, null);
    }

    private static void note(Transaction tx, List<Row> rows) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO records (kind, community_id, person_id, subject, question_id, version, outcome, at)
                        SELECT * FROM unnest(:kinds, :communities, :persons, :subjects, :questions, :versions, :outcomes, :ats)
                        """)
                .bindArray(
                        "kinds",
                        String.class,
                        rows.stream().map(row -> row.kind().name()).toArray())
                .bindArray(
                        "communities",
                        UUID.class,
                        rows.stream().map(row -> row.fact().community()).toArray())
                .bindArray("persons", UUID.class, rows.stream().map(Row::person).toArray())
                .bindArray(
                        "subjects",
                        UUID.class,
                        rows.stream().map(row -> row.fact().subject()).toArray())
                .bindArray(
                        "questions",
                        UUID.class,
                        rows.stream().map(Row::question).toArray())
                .bindArray(
                        "versions",
                        Integer.class,
                        rows.stream().map(Row::version).toArray())
                .bindArray(
                        "outcomes",
                        String.class,
                        rows.stream()
                                .map(row -> Optional.ofNullable(row.outcome())
                                        .map(Enum::name)
                                        .orElse(null))
                                .toArray())
                .bindArray(
                        "ats",
                        Instant.class,
                        rows.stream().map(row -> row.fact().at()).toArray())
                .execute();
    }

    /** Has what was said of a badge voided, and not said again. */
    private static void takeBack(Transaction tx, Fact.BadgeTakenBack back) {
        tx.handle()
                .createUpdate("""
                        WITH voided AS (
                            UPDATE records SET voided = true
                            WHERE person_id = :holder AND subject = :award AND kind = 'BADGE_EARNED' AND NOT voided
                            RETURNING id, community_id, person_id, subject, state)
                        INSERT INTO records (kind, community_id, person_id, subject, at, voids)
                        SELECT 'VOIDED', community_id, person_id, subject, :at, id FROM voided WHERE state <> 'REFUSED'
                        """)
                .bind("holder", back.holder())
                .bind("award", back.subject())
                .bind("at", back.at())
                .execute();
    }

    /**
     * Has what was said of answers voided and said anew, and with them how their quiz was completed. An answer of before
     * there was a store was never told, and is not now. Of equal answers (several tries) the older goes with the remark
     * that came first: what is said of them is the same but for its moment.
     */
    private static void sayAnew(Transaction tx, List<Fact.AnswerRemarked> remarks) {
        tx.handle()
                .createUpdate("""
                        WITH remarked AS (
                            SELECT *, row_number() OVER (
                                PARTITION BY person_id, subject, question_id, outcome ORDER BY ordinal) AS place
                            FROM unnest(:persons, :subjects, :questions, :versions, :befores, :afters) WITH ORDINALITY
                                AS r (person_id, subject, question_id, version, outcome, after, ordinal)
                        ), said AS (
                            SELECT *, row_number() OVER (
                                PARTITION BY person_id, subject, question_id, outcome ORDER BY at, id) AS place
                            FROM records
                            WHERE (person_id, subject, question_id) IN (
                                    SELECT person_id, subject, question_id FROM remarked)
                              AND kind = 'QUIZ_ANSWERED' AND NOT voided
                        ), former AS (
                            SELECT s.id, r.version, r.after FROM remarked r
                            JOIN said s USING (person_id, subject, question_id, outcome, place)
                            UNION
                            SELECT d.id, NULL, NULL FROM remarked r JOIN records d USING (person_id, subject)
                            WHERE d.kind IN ('QUIZ_COMPLETED', 'QUIZ_JUDGED') AND NOT d.voided
                        ), voided AS (
                            UPDATE records r SET voided = true FROM former f WHERE f.id = r.id AND NOT r.voided
                            RETURNING r.id, r.kind, r.community_id, r.person_id, r.subject, r.question_id,
                                      coalesce(f.version, r.version) AS version, coalesce(f.after, r.outcome) AS outcome,
                                      r.at, r.state)
                        INSERT INTO records (kind, community_id, person_id, subject, question_id, version, outcome, at, voids)
                        SELECT kind, community_id, person_id, subject, question_id, version, outcome, at, NULL::uuid FROM voided
                        UNION ALL
                        SELECT 'VOIDED', community_id, person_id, subject, NULL, NULL, NULL, :at, id
                        FROM voided WHERE state <> 'REFUSED'
                        """)
                .bindArray(
                        "persons",
                        UUID.class,
                        remarks.stream().map(one -> one.person().orElseThrow()).toArray())
                .bindArray(
                        "subjects",
                        UUID.class,
                        remarks.stream().map(Fact::subject).toArray())
                .bindArray(
                        "questions",
                        UUID.class,
                        remarks.stream().map(Fact.AnswerRemarked::question).toArray())
                .bindArray(
                        "versions",
                        Integer.class,
                        remarks.stream().map(Fact.AnswerRemarked::version).toArray())
                .bindArray(
                        "befores",
                        String.class,
                        remarks.stream().map(one -> one.before().name()).toArray())
                .bindArray(
                        "afters",
                        String.class,
                        remarks.stream().map(one -> one.after().name()).toArray())
                .bind("at", remarks.getFirst().at())
                .execute();
    }
}
