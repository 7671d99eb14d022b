package org.entrain.core.bank;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.entrain.core.database.Json;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.Person;
import org.entrain.core.questions.Item;
import org.entrain.core.text.Language;

/** The quizzes of each community. */
public final class Quizzes {
    /** Each quiz with the questions that are asked now, in order. */
    private static final String QUIZZES = """
            SELECT q.id AS quiz_id, q.community_id, q.name, q.language, q.rules, asked.questions
            FROM quizzes q CROSS JOIN LATERAL (
                SELECT coalesce(jsonb_agg(jsonb_build_object(
                           'question', v.question_id, 'number', v.number, 'variants', v.variants)
                       ORDER BY qq.position), '[]') AS questions
                FROM quiz_questions qq
                JOIN questions one ON one.id = qq.question_id AND one.standing = 'APPROVED'
                JOIN question_versions v ON v.question_id = one.id AND v.number = one.version
                WHERE qq.quiz_id = q.id) asked
            """;

    private final Bank bank;

    /** Quizzes of the questions in this bank. */
    public Quizzes(Bank bank) {
        this.bank = bank;
    }

    /**
     * Keeps a new quiz of new questions.
     *
     * @return empty, with nothing kept, where its community has a quiz of this name, whoever brought it a moment ago
     */
    public Optional<Quiz> bring(
            Transaction tx,
            UUID community,
            String name,
            Language language,
            List<Item> items,
            Person person,
            Instant at) {
        var quiz = new Quiz(UUID.randomUUID(), community, name, language, Rules.USUAL, List.of());
        if (!keep(tx, quiz, person.id(), at)) {
            return Optional.empty();
        }
        List<List<Variant>> questions =
                items.stream().map(item -> List.of(new Variant(language, item))).toList();
        List<Version> versions =
                bank.add(tx, person.organisationId(), community, questions, Bank.Standing.APPROVED, person.id(), at);
        arrange(tx, quiz.id(), versions.stream().map(Version::question).toList());
        return Optional.of(new Quiz(quiz.id(), community, name, language, quiz.rules(), versions));
    }

    /**
     * Keeps a new quiz of questions that the bank holds.
     *
     * @return false, with nothing kept, where its community has a quiz of this name, whoever brought it a moment ago
     */
    public boolean keep(Transaction tx, Quiz quiz, UUID person, Instant at) {
        boolean fresh = tx.handle()
                        .createUpdate("""
                        INSERT INTO quizzes (id, community_id, name, language, rules, created_by, created_at)
                        VALUES (:id, :community, :name, :language, CAST(:rules AS jsonb), :person, :at)
                        ON CONFLICT (community_id, lower(name)) DO NOTHING
                        """)
                        .bind("id", quiz.id())
                        .bind("community", quiz.communityId())
                        .bind("name", quiz.name())
                        .bind("language", quiz.language().name())
                        .bind("rules", json(quiz.rules()))
                        .bind("person", person)
                        .bind("at", at)
                        .execute()
                == 1;
        if (fresh) {
            arrange(
                    tx,
                    quiz.id(),
                    quiz.questions().stream().map(Version::question).toList());
        }
        return fresh;
    }

    /** Has a quiz ask these questions of the bank, in this order, from its next run on. */
    public void arrange(Transaction tx, UUID quiz, List<UUID> questions) {
        tx.handle()
                .createUpdate("DELETE FROM quiz_questions WHERE quiz_id = :quiz")
                .bind("quiz", quiz)
                .execute();
        tx.handle()
                .createUpdate("""
                        INSERT INTO quiz_questions (quiz_id, position, question_id)
                        SELECT :quiz, position, question FROM unnest(:positions, :questions) AS g (position, question)
                        """)
                .bind("quiz", quiz)
                .bindArray(
                        "positions",
                        Integer.class,
                        IntStream.range(0, questions.size()).boxed().toArray())
                .bindArray("questions", UUID.class, questions.toArray())
                .execute();
    }

    /** Has a quiz ask one more question of the bank, after the others. */
    public void append(Transaction tx, UUID quiz, UUID question) {
        // Of two that append at once, the second finds the place after the first.
        hold(tx, quiz);
        tx.handle()
                .createUpdate("""
                        INSERT INTO quiz_questions (quiz_id, position, question_id)
                        SELECT :quiz, coalesce(max(position) + 1, 0), :question FROM quiz_questions WHERE quiz_id = :quiz
                        ON CONFLICT (quiz_id, question_id) DO NOTHING
                        """)
                .bind("quiz", quiz)
                .bind("question", question)
                .execute();
    }

    /** Keeps others from arranging a quiz until this transaction ends. */
    public void hold(Transaction tx, UUID quiz) {
        tx.handle()
                .createQuery("SELECT id FROM quizzes WHERE id = :quiz FOR NO KEY UPDATE")
                .bind("quiz", quiz)
                .mapTo(UUID.class)
                .findOne();
    }

    /** Has a quiz be played by these rules, from its next run on. */
    public void rule(Transaction tx, UUID quiz, Rules rules) {
        tx.handle()
                .createUpdate("UPDATE quizzes SET rules = CAST(:rules AS jsonb) WHERE id = :quiz")
                .bind("quiz", quiz)
                .bind("rules", json(rules))
                .execute();
    }

    /** A community's quiz by its name. */
    public Optional<Quiz> named(Transaction tx, UUID community, String name) {
        return tx.handle()
                .createQuery(QUIZZES + "WHERE q.community_id = :community AND lower(q.name) = lower(:name)")
                .bind("community", community)
                .bind("name", name)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** A quiz by its id, of whatever community. */
    public Optional<Quiz> byId(Transaction tx, UUID quiz) {
        return tx.handle()
                .createQuery(QUIZZES + "WHERE q.id = :quiz")
                .bind("quiz", quiz)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** The names of a community's quizzes, in alphabetical order. */
    public List<String> names(Transaction tx, UUID community) {
        return tx.handle()
                .createQuery("SELECT name FROM quizzes WHERE community_id = :community ORDER BY lower(name)")
                .bind("community", community)
                .mapTo(String.class)
                .list();
    }

    /** A row with {@code quiz_id}, {@code community_id}, {@code name}, {@code language}, {@code rules} and {@code questions}. */
    public static Quiz read(ResultSet row) throws SQLException {
        return new Quiz(
                row.getObject("quiz_id", UUID.class),
                row.getObject("community_id", UUID.class),
                row.getString("name"),
                Language.valueOf(row.getString("language")),
                rules(row.getString("rules")),
                Bank.versions(row.getString("questions")));
    }

    /** Rules as a database keeps them. */
    public static String json(Rules rules) {
        try {
            return Json.MAPPER.writeValueAsString(rules);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Rules are a plain record", e);
        }
    }

    private static Rules rules(String json) {
        try {
            return Json.MAPPER.readValue(json, Rules.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The rules of a quiz cannot be read", e);
        }
    }
}
