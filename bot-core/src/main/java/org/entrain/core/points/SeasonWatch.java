package org.entrain.core.points;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.Fact;
import org.entrain.core.bank.Pictures;
import org.entrain.core.chat.Block;
import org.entrain.core.communities.Communities;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Homes;
import org.entrain.core.communities.Members;
import org.entrain.core.database.Database;
import org.entrain.core.database.Transaction;
import org.entrain.core.outbox.Outbox;
import org.entrain.core.text.Texts;

/** Counts the teams of seasons, and ends those whose time is over. */
public final class SeasonWatch {
    private static final int TEAMS_TOLD = 5;
    private static final Duration PICTURE_KEPT = Duration.ofDays(183);

    private final Database database;
    private final Seasons seasons;
    private final Boards boards = new Boards();
    private final Communities communities;
    private final Members members;
    private final Homes homes;
    private final Outbox outbox;
    private final Activity activity;
    private final Pictures pictures;

    /** Made once, when the program starts. */
    public SeasonWatch(
            Database database,
            Communities communities,
            Members members,
            Homes homes,
            Outbox outbox,
            Activity activity,
            Pictures pictures) {
        this.database = database;
        this.seasons = new Seasons(members);
        this.communities = communities;
        this.members = members;
        this.homes = homes;
        this.outbox = outbox;
        this.activity = activity;
        this.pictures = pictures;
    }

    /** Does what is due; meant for every minute, by any number of nodes. */
    public void look(Instant now) {
        database.inTransaction(tx -> Teams.due(tx, now))
                .forEach(due -> database.useTransaction(
                        tx -> Teams.count(tx, due, Switches.countriesOff(tx, due.organisation()), now)));
        database.inTransaction(tx -> seasons.due(tx, now))
                .forEach(season -> database.useTransaction(tx -> end(tx, season, now)));
    }

    /** Ends a season, where it has not: its teams are counted once more, the community hears of it, and the fact is told. */
    public void end(Transaction tx, UUID id, Instant now) {
        Sums.add(tx);
        Optional<Season> ended = seasons.end(tx, id, now);
        ended.flatMap(season -> communityOf(tx, season))
                .filter(one -> !one.isArchived())
                .ifPresent(community -> {
                    Season season = ended.orElseThrow();
                    Teams.count(
                            tx,
                            new Teams.Due(id, community.organisationId()),
                            Switches.countriesOff(tx, community.organisationId()),
                            now);
                    tell(tx, season, community, now);
                    if (season.lead()
                            .filter(members.leads(tx, community.id())::contains)
                            .isPresent()) {
                        activity.record(
                                tx, List.of(new Fact.SeasonLed(community.id(), season.lead(), season.id(), now)));
                    }
                });
    }

    private Optional<Community> communityOf(Transaction tx, Season season) {
        UUID organisation = tx.handle()
                .createQuery("SELECT organisation_id FROM communities WHERE id = :community")
                .bind("community", season.community())
                .mapTo(UUID.class)
                .one();
        return communities.byId(tx, organisation, season.community());
    }

    private void tell(Transaction tx, Season season, Community community, Instant now) {
        boolean off = Switches.areOff(tx, community);
        var told = new EndCards.Told(
                people(tx, season),
                thanked(tx, season, community),
                off ? List.of() : Boards.allButLast(Teams.of(tx, season.id()), TEAMS_TOLD),
                off ? List.of() : boards.first(tx, season.id(), season.id()));
        Texts texts = Texts.of(EndCards.class, community.language());
        var picture = EndCards.chart(community.name(), told, texts)
                .map(chart -> new Block.Picture(
                        pictures.page(pictures.keepUntil(
                                tx,
                                community.organisationId(),
                                now.plus(PICTURE_KEPT),
                                chart.png(UUID.randomUUID().toString()))),
                        EndCards.alternative(told, texts)));
        var message = EndCards.ended(season, told, picture, texts);
        homes.of(tx, community.id())
                .forEach(home -> outbox.write(
                        tx,
                        community.organisationId(),
                        SeasonChat.stamp("end", season.id(), home),
                        home,
                        message,
                        now));
    }

    private static int people(Transaction tx, Season season) {
        return tx.handle()
                .createQuery("SELECT count(*)::int FROM point_totals WHERE season_id = :season AND points > 0")
                .bind("season", season.id())
                .mapTo(Integer.class)
                .one();
    }

    private static int thanked(Transaction tx, Season season, Community community) {
        return tx.handle()
                .createQuery("""
                        SELECT count(*)::int FROM activity
                        WHERE community_id = :community AND kind IN ('HelpThanked', 'AnswerEndorsed')
                          AND at >= CAST(:first AS timestamp) AT TIME ZONE :zone
                          AND at < CAST(:after AS timestamp) AT TIME ZONE :zone
                        """)
                .bind("community", season.community())
                .bind("first", season.first().atStartOfDay())
                .bind("after", season.last().plusDays(1).atStartOfDay())
                .bind("zone", community.zone().getId())
                .mapTo(Integer.class)
                .one();
    }
}
