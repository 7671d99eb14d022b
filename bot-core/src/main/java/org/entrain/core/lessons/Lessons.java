package org.entrain.core.lessons;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.Fact;
import org.entrain.core.database.Transaction;
import org.entrain.core.questions.Picture;
import org.jspecify.annotations.Nullable;

/** The lessons of each community, and who did which. */
public final class Lessons {
    private static final String LESSONS = """
            SELECT l.id, l.community_id, l.title, l.body, l.picture, l.alternative, l.link, l.question_id FROM lessons l
            """;

    private final Activity activity;

    /** Tells of who did a lesson there. */
    public Lessons(Activity activity) {
        this.activity = activity;
    }

    /**
     * Keeps a new lesson.
     *
     * @return false, with nothing kept, where its community has one of this title, whoever brought it a moment ago
     */
    boolean add(Transaction tx, UUID organisation, Lesson lesson, UUID author, Instant at) {
        return tx.handle()
                        .createUpdate("""
                        INSERT INTO lessons (id, organisation_id, community_id, title, body, picture, alternative, link,
                                             question_id, author_id, changed_at)
                        VALUES (:id, :organisation, :community, :title, :body, :picture, :alternative, :link,
                                :question, :author, :at)
                        ON CONFLICT (community_id, lower(title)) WHERE removed_at IS NULL DO NOTHING
                        """)
                        .bind("organisation", organisation)
                        .bind("community", lesson.communityId())
                        .bind("author", author)
                        .bindMap(columns(lesson, at))
                        .execute()
                == 1;
    }

    /** Has a lesson be as it is given; throws where another of its community has this title. */
    void change(Transaction tx, Lesson lesson, Instant at) {
        tx.handle().createUpdate("""
                        UPDATE lessons SET title = :title, body = :body, picture = :picture, alternative = :alternative,
                                           link = :link, question_id = :question, changed_at = :at
                        WHERE id = :id
                        """).bindMap(columns(lesson, at)).execute();
    }

    private static Map<String, @Nullable Object> columns(Lesson lesson, Instant at) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("id", lesson.id());
        columns.put("title", lesson.title());
        columns.put("body", lesson.body());
        columns.put("picture", lesson.picture().map(one -> one.at().toString()).orElse(null));
        columns.put("alternative", lesson.picture().map(Picture::alternative).orElse(null));
        columns.put("link", lesson.link().map(URI::toString).orElse(null));
        columns.put("question", lesson.question().orElse(null));
        columns.put("at", at);
        return columns;
    }

    /** Takes a lesson away; what was done stays. */
    void remove(Transaction tx, UUID lesson, Instant at) {
        tx.handle()
                .createUpdate("UPDATE lessons SET removed_at = :at WHERE id = :lesson")
                .bind("lesson", lesson)
                .bind("at", at)
                .execute();
    }

    /** A lesson of an organisation that was not taken away. */
    Optional<Lesson> find(Transaction tx, UUID organisation, UUID lesson) {
        return tx.handle()
                .createQuery(
                        LESSONS + "WHERE l.id = :lesson AND l.organisation_id = :organisation AND l.removed_at IS NULL")
                .bind("lesson", lesson)
                .bind("organisation", organisation)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** A lesson of a community by its title. */
    Optional<Lesson> titled(Transaction tx, UUID community, String title) {
        return tx.handle()
                .createQuery(
                        LESSONS
                                + "WHERE l.community_id = :community AND lower(l.title) = lower(:title) AND l.removed_at IS NULL")
                .bind("community", community)
                .bind("title", title)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** A community's lessons, in the order in which they were written. */
    List<Lesson> of(Transaction tx, UUID community) {
        return tx.handle()
                .createQuery(LESSONS + "WHERE l.community_id = :community AND l.removed_at IS NULL ORDER BY l.number")
                .bind("community", community)
                .map((row, context) -> read(row))
                .list();
    }

    /** The first lesson that a community was not told of yet. */
    Optional<Lesson> next(Transaction tx, UUID community) {
        return tx.handle()
                .createQuery(LESSONS + """
                        WHERE l.community_id = :community AND l.removed_at IS NULL AND NOT EXISTS (
                            SELECT FROM lessons_told t WHERE t.community_id = :community AND t.lesson_id = l.id)
                        ORDER BY l.number LIMIT 1
                        """)
                .bind("community", community)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Notes that a community was told of a lesson. */
    void told(Transaction tx, UUID community, UUID lesson, Instant at) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO lessons_told (community_id, lesson_id, told_at) VALUES (:community, :lesson, :at)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("community", community)
                .bind("lesson", lesson)
                .bind("at", at)
                .execute();
    }

    /**
     * Notes that somebody is through with a lesson, and tells of it.
     *
     * @return false, with nothing noted, where they were before
     */
    boolean done(Transaction tx, Lesson lesson, UUID person, Instant at) {
        boolean fresh = tx.handle()
                        .createUpdate("""
                        INSERT INTO lessons_done (lesson_id, person_id, done_at) VALUES (:lesson, :person, :at)
                        ON CONFLICT DO NOTHING
                        """)
                        .bind("lesson", lesson.id())
                        .bind("person", person)
                        .bind("at", at)
                        .execute()
                == 1;
        if (fresh) {
            activity.record(
                    tx, List.of(new Fact.LessonDone(lesson.communityId(), Optional.of(person), lesson.id(), at)));
        }
        return fresh;
    }

    /** Whether somebody is through with a lesson. */
    boolean isDone(Transaction tx, UUID lesson, UUID person) {
        return tx.handle()
                .createQuery(
                        "SELECT EXISTS (SELECT FROM lessons_done WHERE lesson_id = :lesson AND person_id = :person)")
                .bind("lesson", lesson)
                .bind("person", person)
                .mapTo(Boolean.class)
                .one();
    }

    private static Lesson read(ResultSet row) throws SQLException {
        String alternative = row.getString("alternative");
        return new Lesson(
                row.getObject("id", UUID.class),
                row.getObject("community_id", UUID.class),
                row.getString("title"),
                row.getString("body"),
                Optional.ofNullable(row.getString("picture")).map(at -> new Picture(URI.create(at), alternative)),
                Optional.ofNullable(row.getString("link")).map(URI::create),
                Optional.ofNullable(row.getObject("question_id", UUID.class)));
    }
}
