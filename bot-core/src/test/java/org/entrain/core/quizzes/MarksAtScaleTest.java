package org.entrain.core.quizzes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.privately;

import java.time.Duration;
import java.util.UUID;
import org.entrain.core.bot.FireSafety;
import org.entrain.core.chat.Reply;
import org.entrain.core.database.Transaction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A hundred thousand answers to a run of one quiz of several. The bounds are generous: a tenth is usual. */
class MarksAtScaleTest {
    private static final String FIRST = "Where do you meet after an alarm?";

    private final FireSafety safety = new FireSafety().withQuestions().started();

    @AfterEach
    void close() {
        safety.close();
    }

    @Test
    void a_hundred_thousand_answers_are_counted_and_marked_anew_while_people_wait() {
        safety.world.database().useTransaction(MarksAtScaleTest::fill);
        safety.world.database().useTransaction(tx -> tx.handle().execute("ANALYZE quiz_answers"));
        long start = System.nanoTime();
        Reply all = safety.amina.says("quiz stats fire-safety");
        assertThat(privately(all)).contains("1. " + FIRST + ": 50% right of 25,000");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        safety.world.database().useTransaction(tx -> {
            assertThat(plan(tx, ItemStatistics.ITEMS)).doesNotContain("Seq Scan on quiz_answers");
            assertThat(plan(tx, ItemStatistics.OPTIONS)).doesNotContain("Seq Scan on quiz_answers");
        });

        start = System.nanoTime();
        Reply list = safety.amina.says("quiz regrade fire-safety");
        Reply form = safety.amina.presses("Say what is right", safety.amina.presses(FIRST, list));
        Reply prospect = safety.amina.fillsIn(form, "At the lift");
        assertThat(privately(prospect)).contains("25,000 answers of 25,000 would be marked otherwise");
        assertThat(privately(safety.amina.presses("Mark all answers anew", prospect)))
                .startsWith("Done");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
        assertThat(safety.world.count("SELECT count(*)::int FROM activity WHERE kind = 'AnswerRemarked'"))
                .isEqualTo(25_000);
    }

    private static String plan(Transaction tx, String sql) {
        UUID quiz = tx.handle()
                .createQuery("SELECT quiz_id FROM quiz_runs")
                .mapTo(UUID.class)
                .one();
        tx.handle().execute("SET LOCAL enable_seqscan = off");
        return String.join(
                "\n",
                tx.handle()
                        .createQuery("EXPLAIN " + sql)
                        .bind("quiz", quiz)
                        .mapTo(String.class)
                        .list());
    }

    /** Each of 25,000 people answers all four questions, every second of them rightly. */
    private static void fill(Transaction tx) {
        tx.handle().execute("""
                        INSERT INTO persons (id, organisation_id, name, created_at)
                        SELECT gen_random_uuid(), o.organisation_id, 'Many ' || i, now()
                        FROM (SELECT organisation_id FROM quiz_runs) o, generate_series(1, 25000) AS i
                        """);
        tx.handle().execute("""
                        INSERT INTO quiz_answers (run_id, person_id, attempt, number, response, share, answered_at)
                        SELECT r.id, p.id, 1, n,
                               (ARRAY[CASE WHEN p.right_one THEN 'c0' ELSE 'c1' END, 'f', 'm0', 'w112'])[n + 1],
                               CASE WHEN p.right_one THEN 1 ELSE 0 END, r.opened_at + n * interval '20 seconds'
                        FROM quiz_runs r, generate_series(0, 3) AS n,
                             (SELECT id, row_number() OVER () % 2 = 0 AS right_one FROM persons WHERE name LIKE 'Many %') p
                        """);
    }
}
