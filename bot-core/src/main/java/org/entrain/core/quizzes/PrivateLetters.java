package org.entrain.core.quizzes;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.entrain.core.activity.Fact;
import org.entrain.core.attention.Attention;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.database.Transaction;
import org.entrain.core.text.Texts;

/** The letters that call people to a run: to one that is played in private, and to their team. */
public final class PrivateLetters {
    private final Attention attention;

    /** Letters as the attention of people allows. */
    public PrivateLetters(Attention attention) {
        this.attention = attention;
    }

    /**
     * Writes to these, as their attention allows.
     *
     * @return to how many
     */
    int write(Transaction tx, Run run, List<UUID> people, Instant at) {
        return attention.writeAll(
                tx,
                people,
                person -> stamp(run.mode(), run.id(), person),
                language -> invitation(run, Texts.of(PrivateLetters.class, language)),
                Weight.PRESSING,
                at);
    }

    static Message invitation(Run run, Texts texts) {
        return Message.of(
                new Block.Heading(texts.say("opened.title", run.quiz().name())),
                new Block.Text(texts.words(
                        "private.invitation",
                        run.openedBy(),
                        run.quiz().questions().size())),
                Block.Buttons.of(Button.primary(texts.say("private.start"), Action.of(ResumeChat.CONTINUE, run.id()))));
    }

    /** Takes back what nobody has got yet of a run that is closed; to be told of every fact. */
    public void heard(Transaction tx, List<Fact> facts) {
        for (Fact fact : facts) {
            if (fact instanceof Fact.QuizClosed || fact instanceof Fact.CommunityArchived) {
                attention.withdraw(tx, waiting(tx, fact));
            }
        }
    }

    private static List<String> waiting(Transaction tx, Fact fact) {
        return tx.handle()
                .createQuery("""
                        SELECT r.id, m.person_id, r.mode
                        FROM quiz_runs r JOIN memberships m ON m.community_id = r.community_id
                        WHERE r.community_id = :community AND r.mode IN ('PRIVATE', 'TEAM') AND r.closed_at = :at
                        """)
                .bind("community", fact.community())
                .bind("at", fact.at())
                .map((row, context) -> stamp(
                        Run.Mode.valueOf(row.getString("mode")),
                        row.getObject("id", UUID.class),
                        row.getObject("person_id", UUID.class)))
                .list();
    }

    /** What a letter is that calls somebody to a run. */
    static String stamp(Run.Mode mode, UUID run, UUID person) {
        return "quiz/%s/%s/%s".formatted(run, mode.name().toLowerCase(Locale.ROOT), person);
    }
}
