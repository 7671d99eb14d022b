package org.entrain.core.badges;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.database.Database;
import org.entrain.core.database.Transaction;

/** Tells people two weeks before a badge lapses what keeps it; where they did that already, it is simply kept. */
public final class Lapses {
    private static final int BATCH = 200;

    private final Database database;
    private final Awards awards;

    /** Looks after these. */
    public Lapses(Database database, Awards awards) {
        this.database = database;
        this.awards = awards;
    }

    /** Sees to those that soon lapse; to be done every hour, by any number of nodes. */
    public void look(Instant now) {
        while (database.inTransaction(tx -> see(tx, now)) == BATCH) {
            // Until none are left.
        }
    }

    private int see(Transaction tx, Instant now) {
        List<Award> ending = awards.rows().ending(tx, now.plus(Award.NOTICE), BATCH);
        ending.forEach(award -> see(tx, award, now));
        return ending.size();
    }

    private void see(Transaction tx, Award award, Instant now) {
        Optional<Badge> badge = awards.badges().find(tx, award.organisation(), award.badge());
        Optional<Rule.Lasting> lasting = badge.flatMap(one -> one.rule().lasts());
        if (lasting.isEmpty() || !isProlonged(tx, badge.orElseThrow(), award, lasting.get(), now)) {
            lasting.ifPresent(lasts -> tell(tx, badge.orElseThrow(), award, now));
            awards.rows().told(tx, award);
        }
    }

    private boolean isProlonged(Transaction tx, Badge badge, Award award, Rule.Lasting lasting, Instant now) {
        return progress(tx, badge, award).isReached(now)
                && awards.prolong(tx, award, lasting, now).isPresent();
    }

    private static Progress progress(Transaction tx, Badge badge, Award award) {
        Chance chance = Chance.toKeep(badge, award);
        List<Happening> happenings = Happenings.of(tx, Map.of(award.person(), award.keptAt()), chance.kinds())
                .getOrDefault(award.person(), List.of());
        return chance.progress(happenings, Happenings.quizzes(tx, badge.organisation(), List.of(badge)));
    }

    private void tell(Transaction tx, Badge badge, Award award, Instant now) {
        List<Progress.Missing> missing = progress(tx, badge, award).missing(now);
        Instant until = award.until().orElseThrow();
        awards.attention()
                .write(
                        tx,
                        award.person(),
                        Awards.stamp(award) + "/lapses/" + until,
                        language -> AwardCards.lapses(badge, until, missing, language),
                        Weight.NUDGE,
                        now);
    }
}
