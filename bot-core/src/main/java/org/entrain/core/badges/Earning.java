package org.entrain.core.badges;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.entrain.core.activity.Activity;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.badges.Chance.Reached;
import org.entrain.core.database.Database;
import org.entrain.core.database.DatabaseUnavailable;
import org.entrain.core.database.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the badges that people earn. Each fact is noted in its transaction, and looked at a moment later, with many others and
 * beside whatever people do meanwhile. Who has a badge keeps it, whatever becomes of the ground it was earned on: a mark that is
 * put right later takes nothing away from anybody.
 *
 * <p>A badge is asked for at every fact from the one that is looked at on. So it does not matter in which order facts are looked
 * at, nor by how many nodes: of those that earn a badge together, who looks at the one that was committed last finds them all.
 * The award's key has it given once.
 */
public final class Earning {
    /** How often to {@link #look}: so seldom that a few facts come together, and so often that a badge comes while one still knows why. */
    public static final Duration PAUSE = Duration.ofSeconds(3);

    private static final Logger LOG = LoggerFactory.getLogger(Earning.class);
    private static final int BATCH = 500;

    private final Database database;
    private final Awards awards;
    private final AtomicBoolean isNoted = new AtomicBoolean();

    /** Gives badges by these. */
    public Earning(Database database, Awards awards) {
        this.database = database;
        this.awards = awards;
    }

    /** Has every fact that may earn something noted from now on. To be done when the program starts. */
    public void listenTo(Activity activity) {
        activity.note(Looks.TABLE, Measure.allKinds(), () -> isNoted.set(true));
    }

    /** Looks at what this node noted since it was called last, if anything; meant for every {@link #PAUSE}. */
    public void look(Instant now) {
        if (isNoted.getAndSet(false)) {
            lookAll(now);
        }
    }

    /** Looks at all that waits: for what a node that died had noted, and what failed before. Meant for every minute. */
    public void lookAll(Instant now) {
        try {
            while (database.inTransaction(tx -> look(tx, Optional.empty(), now)) == BATCH) {
                // Until few are left, which have time until the next call.
            }
        } catch (DatabaseUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            // Whoever is to blame for it, the others do not wait until it is mended.
            database.inTransaction(tx -> Looks.persons(tx, now)).forEach(person -> lookAlone(person, now));
        }
    }

    private void lookAlone(UUID person, Instant now) {
        try {
            database.useTransaction(tx -> look(tx, Optional.of(person), now));
        } catch (DatabaseUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("The badges of person {} could not be looked for; this is tried again", person, e);
            database.useTransaction(tx -> Looks.postpone(tx, person, now));
        }
    }

    /** How many facts were looked at. */
    private int look(Transaction tx, Optional<UUID> only, Instant now) {
        List<Look> looks = Looks.take(tx, only, now, BATCH);
        for (List<Look> left = looks; !left.isEmpty(); ) {
            // Who keeps a badge may have done by now what keeps it once more.
            Set<UUID> keeping = new Chances(tx, awards, left, now)
                    .reached(tx).stream()
                            .filter(reached -> give(tx, reached, now))
                            .map(Reached::person)
                            .collect(Collectors.toSet());
            left = looks.stream()
                    .filter(look -> keeping.contains(look.person()))
                    .toList();
        }
        return looks.size();
    }

    /** Whether there is something to be kept from then on. */
    private boolean give(Transaction tx, Reached reached, Instant now) {
        Chance chance = reached.chance();
        Instant at = reached.fact().at();
        if (chance.held().isPresent()) {
            return keep(tx, chance.badge(), chance.held().get(), at, now);
        }
        UUID community = reached.fact().community();
        return awards.award(tx, chance.badge(), reached.person(), community, Optional.empty(), at, now)
                && chance.badge().rule().lasts().isPresent();
    }

    private boolean keep(Transaction tx, Badge badge, Award award, Instant at, Instant now) {
        Optional<Instant> kept = awards.prolong(tx, award, badge.rule().lasts().orElseThrow(), at);
        kept.ifPresent(until -> awards.attention()
                .write(
                        tx,
                        award.person(),
                        Awards.stamp(award) + "/kept/" + until,
                        language -> AwardCards.kept(badge, until, language),
                        Weight.ASIDE,
                        now));
        return kept.isPresent();
    }
}
