package org.entrain.core.badges;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.badges.Chance.Reached;
import org.entrain.core.database.Database;
import org.entrain.core.database.Transaction;

/**
 * Goes through history for an administrator: first to see what would be earned, then to give it. Doing so again gives nothing
 * twice.
 */
public final class Recounts {
    private final Database database;
    private final Awards awards;

    /** Gives badges by these. */
    public Recounts(Database database, Awards awards) {
        this.database = database;
        this.awards = awards;
    }

    /**
     * What is to be gone through.
     *
     * @param community whose crew asked; empty for an administrator
     * @param badge the only one to look for; empty for all
     * @param dry only to see what would be earned
     */
    record Wish(UUID id, UUID organisation, Optional<UUID> community, Optional<UUID> badge, UUID asker, boolean dry) {}

    /** Notes a wish; false where one of the organisation waits already. */
    static boolean wish(Transaction tx, Wish wish, Instant at) {
        return tx.handle()
                        .createUpdate("""
                        INSERT INTO badge_recounts (id, organisation_id, community_id, badge_id, asker_id, dry, asked_at)
                        SELECT :id, :organisation, :community, :badge, :asker, :dry, :at
                        WHERE NOT EXISTS (SELECT FROM badge_recounts WHERE organisation_id = :organisation)
                        """)
                        .bind("id", wish.id())
                        .bind("organisation", wish.organisation())
                        .bind("community", wish.community().orElse(null))
                        .bind("badge", wish.badge().orElse(null))
                        .bind("asker", wish.asker())
                        .bind("dry", wish.dry())
                        .bind("at", at)
                        .execute()
                == 1;
    }

    /** Goes through what is wished for; to be done every few seconds, by any number of nodes. */
    public void look(Instant now) {
        while (database.inTransaction(tx -> {
            Optional<Wish> wish = next(tx);
            wish.ifPresent(one -> fulfil(tx, one, now));
            return wish.isPresent();
        })) {
            // Until nothing is left.
        }
    }

    private static Optional<Wish> next(Transaction tx) {
        return tx.handle()
                .createQuery("""
                        DELETE FROM badge_recounts WHERE id = (
                            SELECT id FROM badge_recounts ORDER BY asked_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING *
                        """)
                .map((row, context) -> new Wish(
                        row.getObject("id", UUID.class),
                        row.getObject("organisation_id", UUID.class),
                        Optional.ofNullable(row.getObject("community_id", UUID.class)),
                        Optional.ofNullable(row.getObject("badge_id", UUID.class)),
                        row.getObject("asker_id", UUID.class),
                        row.getBoolean("dry")))
                .findOne();
    }

    private void fulfil(Transaction tx, Wish wish, Instant now) {
        List<Reached> found = missing(tx, wish.organisation(), wish.badge());
        if (!wish.dry()) {
            give(tx, found, now);
        }
        var counts = new LinkedHashMap<Badge, Integer>();
        found.forEach(one -> counts.merge(one.chance().badge(), 1, Integer::sum));
        awards.attention()
                .write(
                        tx,
                        wish.asker(),
                        "badge/recount/" + wish.id(),
                        language -> RecountCards.told(counts, wish, language),
                        Weight.DIRECT,
                        now);
    }

    /**
     * What was earned in history and nobody has: what the last word of an organisation's badges says, for each person.
     *
     * @param only the only badge to look for
     */
    List<Reached> missing(Transaction tx, UUID organisation, Optional<UUID> only) {
        List<Badge> badges = awards.badges().of(tx, organisation).stream()
                .filter(badge -> !badge.retired() && !badge.isGiven())
                .filter(badge -> only.filter(id -> !id.equals(badge.id())).isEmpty())
                .toList();
        List<Chance> chances = badges.stream().map(Chance::toEarn).toList();
        Set<String> kinds =
                chances.stream().flatMap(chance -> chance.kinds().stream()).collect(Collectors.toSet());
        Map<String, Set<UUID>> quizzes = Happenings.quizzes(tx, organisation, badges);
        var reached = new ArrayList<Reached>();
        Happenings.each(
                tx,
                organisation,
                kinds,
                (person, life) -> chances.forEach(
                        chance -> chance.reached(person, life, quizzes).ifPresent(reached::add)));
        Set<List<UUID>> held = held(tx, organisation);
        Set<UUID> there = there(tx, organisation);
        return reached.stream()
                .filter(found -> there.contains(found.person()))
                .filter(found -> !held.contains(
                        List.of(found.person(), found.chance().badge().id())))
                .toList();
    }

    /** Those behind whose id there is still somebody. */
    private static Set<UUID> there(Transaction tx, UUID organisation) {
        return new HashSet<>(tx.handle()
                .createQuery("""
                        SELECT p.id FROM persons p
                        WHERE p.organisation_id = :organisation AND EXISTS (SELECT FROM accounts WHERE person_id = p.id)
                        """)
                .bind("organisation", organisation)
                .mapTo(UUID.class)
                .list());
    }

    private static Set<List<UUID>> held(Transaction tx, UUID organisation) {
        return new HashSet<>(tx.handle()
                .createQuery("SELECT person_id, badge_id FROM badge_awards WHERE organisation_id = :organisation")
                .bind("organisation", organisation)
                .map((row, context) ->
                        List.of(row.getObject("person_id", UUID.class), row.getObject("badge_id", UUID.class)))
                .list());
    }

    /** One letter a person, however many badges; and none to whom nothing is new. */
    private void give(Transaction tx, List<Reached> found, Instant now) {
        Map<UUID, List<Badge>> earned = new HashMap<>();
        found.stream().collect(Collectors.groupingBy(Reached::person)).forEach((person, theirs) -> {
            List<Badge> kept = theirs.stream()
                    .filter(one -> awards.keep(
                                    tx,
                                    one.chance().badge(),
                                    person,
                                    one.fact().community(),
                                    Optional.empty(),
                                    one.fact().at(),
                                    now)
                            .isPresent())
                    .map(one -> one.chance().badge())
                    .toList();
            if (!kept.isEmpty()) {
                earned.put(person, kept);
            }
        });
        awards.attention()
                .writeEach(
                        tx,
                        earned.keySet(),
                        person -> "badge/history/" + person + "/" + now,
                        (person, language) -> RecountCards.earned(earned.getOrDefault(person, List.of()), language),
                        Weight.ASIDE,
                        now);
    }
}
