package org.entrain.scheduler;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Map;
import java.util.UUID;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Platform;
import org.entrain.core.chat.Words;
import org.entrain.core.chat.Workspace;
import org.entrain.core.database.Database;
import org.entrain.core.database.Transaction;
import org.entrain.core.outbox.Outbox;
import org.entrain.core.outbox.Pace;
import org.entrain.core.plans.Cadence;
import org.entrain.core.plans.NewPlan;
import org.entrain.core.plans.Plan;
import org.entrain.core.plans.Plans;
import org.entrain.core.plans.Work;
import org.jdbi.v3.core.statement.SqlStatements;

/** An organisation with one community that has letters written and plans made. */
final class Bakery {
    static final Platform CHAT = new Platform("chat");
    static final Pace NONE = new Pace(Duration.ZERO, Duration.ZERO);

    private final UUID organisation = UUID.randomUUID();
    private final UUID community = UUID.randomUUID();
    private final UUID person = UUID.randomUUID();
    private final Database database;
    private final Outbox outbox;

    Bakery(Database database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
        database.useTransaction(tx -> {
            insert(tx, "INSERT INTO organisations (id, name, created_at) VALUES (:o, 'The bakery', now())");
            insert(tx, "INSERT INTO persons (id, organisation_id, name, created_at) VALUES (:p, :o, 'Amina', now())");
            insert(tx, """
                    INSERT INTO communities (id, organisation_id, name, kind, purpose, language, zone, created_at)
                    VALUES (:c, :o, 'Bakers', 'PRACTICE', 'Bread', 'EN', 'UTC', now())
                    """);
        });
    }

    private void insert(Transaction tx, String sql) {
        tx.handle()
                .createUpdate(sql)
                .bindMap(Map.of("o", organisation, "p", person, "c", community))
                .configure(SqlStatements.class, c -> c.setUnusedBindingAllowed(true))
                .execute();
    }

    static Place channel(String id) {
        return new Place(new Workspace(CHAT, "W"), id, Place.Kind.SHARED, "");
    }

    void write(String words, String channel, Instant due) {
        database.useTransaction(tx -> write(tx, organisation, words, channel, due));
    }

    private void write(Transaction tx, UUID writer, String words, String channel, Instant due) {
        outbox.write(tx, writer, words, channel(channel), Message.of(Words.plain(words)), due);
    }

    /** Every day, the next time within a day of {@code now}. */
    Plan plan(Plans plans, Instant now) {
        LocalTime time = LocalTime.ofInstant(now, ZoneId.of("UTC")).truncatedTo(ChronoUnit.MINUTES);
        Cadence daily = Cadence.weekly(EnumSet.allOf(DayOfWeek.class), time);
        return database.inTransaction(tx -> plans.add(
                        tx,
                        NewPlan.inChannel(organisation, community, "round", "", daily, ZoneId.of("UTC"), person),
                        now))
                .orElseThrow();
    }

    /** Plans whose rounds do {@code first} and then write the letter "round". */
    Plans plans(Runnable first) {
        var plans = new Plans(database);
        plans.register(new Work((tx, round) -> {
            first.run();
            write(tx, round.plan().organisationId(), "round", "C", round.due());
        }));
        return plans;
    }

    long rows(String from) {
        return database.inTransaction(tx -> tx.handle()
                .createQuery("SELECT count(*) FROM " + from)
                .mapTo(Long.class)
                .one());
    }
}
