package org.entrain.core.quizzes;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;
import org.entrain.core.bank.Variant;
import org.entrain.core.bank.Version;
import org.entrain.core.bot.FireSafety;
import org.entrain.core.bot.World;
import org.entrain.core.database.Transaction;
import org.entrain.core.questions.Item;
import org.entrain.core.questions.Response;
import org.entrain.core.questions.TrueFalse;
import org.entrain.core.text.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnswerStatementTest {
    private static final Version VERSION = new Version(
            UUID.randomUUID(),
            1,
            List.of(new Variant(Language.EN, Item.of(new TrueFalse("", "Is it?", true, "", "", "")))));

    private final FireSafety safety = new FireSafety().withQuestions().started();

    @AfterEach
    void close() {
        safety.close();
    }

    /** The server keeps the plan of a statement it knows, and to read a whole empty table is the cheapest way there is. */
    @Test
    void answers_are_found_by_their_key_also_where_the_server_knows_of_none_yet() throws SQLException {
        try (var connection = safety.world.database().dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("VACUUM ANALYZE quiz_answers");
        }
        safety.world.database().useTransaction(tx -> {
            assertThat(tx.handle()
                            .createQuery("SELECT count(*) FROM quiz_answers")
                            .mapTo(Long.class)
                            .one())
                    .isZero();
            long before = timesReadWhole(tx);
            assertThat(before).isPositive();
            UUID run = tx.handle()
                    .createQuery("SELECT id FROM quiz_runs")
                    .mapTo(UUID.class)
                    .one();
            var answer = new Answer(
                    safety.amina.account(),
                    run,
                    0,
                    0,
                    1,
                    VERSION,
                    Response.decode("c0"),
                    false,
                    OptionalDouble.of(1),
                    World.MONDAY);
            // From the fifth time on the driver has the server keep the statement, from the tenth on the server its
            // plan.
            for (int i = 0; i < 20; i++) {
                assertThat(new AnswerStatement().write(tx, List.of(answer))).hasSize(1);
            }
            assertThat(timesReadWhole(tx)).isEqualTo(before);
        });
    }

    private static long timesReadWhole(Transaction tx) {
        return tx.handle()
                .createQuery("SELECT seq_scan FROM pg_stat_xact_user_tables WHERE relname = 'quiz_answers'")
                .mapTo(Long.class)
                .one();
    }
}
