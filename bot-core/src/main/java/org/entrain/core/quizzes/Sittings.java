package org.entrain.core.quizzes;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Message;
import org.entrain.core.database.Transaction;

/**
 * The sittings that are under way on this node, so that a press reads no quiz from the database. What is
 * remembered does not change but by a regrade, which shows where answers are written: there it is also decided whether a run
 * still takes any.
 */
final class Sittings {
    private static final int REMEMBERED = 500;

    /** Which sitting: the quiz itself or another try. */
    record Key(UUID run, int attempt) {}

    private final Runs runs;
    private final Draws draws = new Draws();
    private final Map<Key, Sitting> remembered = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Sitting> eldest) {
            return size() > REMEMBERED;
        }
    });

    Sittings(Runs runs) {
        this.runs = runs;
    }

    /** The sittings of {@code keys}, without those that do not exist. */
    Map<Key, Sitting> of(Transaction tx, Collection<Key> keys) {
        var found = new HashMap<Key, Sitting>();
        keys.forEach(key -> {
            Sitting sitting = remembered.get(key);
            if (sitting != null) {
                found.put(key, sitting);
            }
        });
        List<Key> missing =
                keys.stream().filter(key -> !found.containsKey(key)).distinct().toList();
        if (!missing.isEmpty()) {
            Map<UUID, Run> fresh =
                    runs.runs(tx, missing.stream().map(Key::run).distinct().toList());
            missing.forEach(key -> Optional.ofNullable(fresh.get(key.run())).ifPresent(run -> {
                Sitting sitting = sitting(tx, run, key.attempt());
                found.put(key, sitting);
                if (key.attempt() != Sitting.ANOTHER_TRY || !run.isOpen()) {
                    remembered.put(key, sitting);
                }
            }));
        }
        return found;
    }

    /**
     * Forgets those of these that were marked anew since they were read.
     *
     * @return whether there were any
     */
    boolean renewed(Transaction tx, Collection<Sitting> read) {
        if (read.isEmpty()) {
            return false;
        }
        Map<UUID, Integer> revisions = runs.revisions(
                tx, read.stream().map(sitting -> sitting.run().id()).distinct().toList());
        List<Sitting> old = read.stream()
                .filter(sitting -> !revisions
                        .getOrDefault(sitting.run().id(), sitting.run().revision())
                        .equals(sitting.run().revision()))
                .toList();
        old.forEach(sitting -> remembered.remove(new Key(sitting.run().id(), sitting.attempt()), sitting));
        return !old.isEmpty();
    }

    /** The sitting of one run; another try is at what was hard until now. */
    Sitting sitting(Transaction tx, Run run, int attempt) {
        return attempt == Sitting.ANOTHER_TRY
                ? Sitting.ofHard(run, runs.results(tx, run))
                : Sitting.ofQuiz(run, attempt);
    }

    /** A sitting as one person goes through it. */
    private Sitting personal(Transaction tx, Sitting sitting, UUID person) {
        if (!sitting.needsDraw()) {
            return sitting.of(person);
        }
        return sitting.isOpen()
                ? draws.of(tx, sitting, person)
                : draws.find(tx, sitting, person).orElse(sitting);
    }

    /**
     * The sitting that somebody's press is about, as they go through it.
     *
     * @throws Refusal where there is none in their organisation
     */
    Sitting of(Turn turn, UUID run, int attempt) {
        return runs.run(turn.tx(), turn.person().organisationId(), run)
                .filter(found -> attempt >= Sitting.ANOTHER_TRY
                        && attempt <= found.quiz().rules().attempts())
                .map(found -> personal(
                        turn.tx(),
                        sitting(turn.tx(), found, attempt),
                        turn.person().id()))
                .orElseThrow(
                        () -> new Refusal(Message.of(turn.texts(Sittings.class).words("gone"))));
    }
}
