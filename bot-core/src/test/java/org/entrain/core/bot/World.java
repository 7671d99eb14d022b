package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.Details;
import org.entrain.core.activity.Fact;
import org.entrain.core.attention.Attention;
import org.entrain.core.challenges.ResourceDetails;
import org.entrain.core.chat.Account;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Platform;
import org.entrain.core.chat.Workspace;
import org.entrain.core.communities.Members;
import org.entrain.core.credentials.CredentialDetails;
import org.entrain.core.credentials.Credentials;
import org.entrain.core.database.Database;
import org.entrain.core.database.TestDatabase;
import org.entrain.core.database.Transaction;
import org.entrain.core.downloads.Downloads;
import org.entrain.core.house.Features;
import org.entrain.core.lessons.LessonDetails;
import org.entrain.core.outbox.Delivery;
import org.entrain.core.outbox.Lease;
import org.entrain.core.outbox.Leases;
import org.entrain.core.outbox.Outbox;
import org.entrain.core.outbox.Pace;
import org.entrain.core.people.People;
import org.entrain.core.people.PersonalData;
import org.entrain.core.people.Reunion;
import org.entrain.core.plans.Beat;
import org.entrain.core.plans.Firing;
import org.entrain.core.quizzes.QuizDetails;
import org.entrain.core.records.Alarm;
import org.entrain.core.records.Sending;
import org.entrain.core.records.Store;
import org.entrain.core.roster.Arrivals;

/**
 * A small world to tell stories in: the whole program ({@link Features}) with people instead of platforms. One organisation
 * has a workspace on each of two platforms, {@code left} and {@code right}, with a channel in each; another organisation has
 * one on the left. There is a bot; people ({@link Visitor}) say, press and submit; letters arrive when the world posts them.
 * Its clock stands still until the story moves it, and what the program does again and again it does when the story says so.
 */
public final class World implements AutoCloseable {
    /** Where the organisation's first workspace is. */
    public static final Workspace LEFT = new Workspace(new Platform("left"), "L1");
    /** Where its second is. */
    public static final Workspace RIGHT = new Workspace(new Platform("right"), "R1");
    /** The other organisation's. */
    public static final Workspace ELSEWHERE = new Workspace(new Platform("left"), "L2");

    /** A Monday, 9 o'clock in London. */
    public static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");

    private static final URI URL = URI.create("https://entrain.example.org");

    private final Database database;
    private final Optional<Store> store;
    private final Set<Account> administrators = Set.of(new Account(LEFT, "amina"), new Account(ELSEWHERE, "zoe"));
    private final List<Fact> facts = new ArrayList<>();
    private final Map<Place, Map<String, Message>> channels = new ConcurrentHashMap<>();
    private final Map<Place, Delivery.Why> refusing = new ConcurrentHashMap<>();
    private final Map<String, Integer> deliveries = new HashMap<>();
    private final AtomicInteger number = new AtomicInteger();
    private final Random chance = new Random(1);
    private final List<Features> nodes = new CopyOnWriteArrayList<>();
    private final Features features;
    private volatile boolean isLooking = true;
    private volatile Instant now = MONDAY;

    /** A world with a database of its own. */
    public World() {
        this(TestDatabase.fresh());
    }

    /** A world in this database, which it closes in the end. */
    public World(Database database, Feature... more) {
        this(database, Optional.empty(), more);
    }

    /** A world in this database that tells a learning record store. */
    public World(Database database, Optional<Store> store, Feature... more) {
        this.database = database;
        this.store = store;
        features = newNode(more);
        database.useTransaction(tx -> {
            People people = features.people();
            UUID house = people.found(tx, "The house", MONDAY);
            people.addWorkspace(tx, LEFT, house, MONDAY);
            people.addWorkspace(tx, RIGHT, house, MONDAY);
            people.addWorkspace(tx, ELSEWHERE, people.found(tx, "The neighbours", MONDAY), MONDAY);
        });
    }

    /** On the left a bot may open a conversation of several people. */
    private Features newNode(Feature... more) {
        var node = Features.join(database, administrators, chance, URL, Set.of(LEFT.platform()), store, List.of(more));
        node.activity().tell(this::noted);
        node.activity().tell((tx, told) -> tx.afterCommit(this::looksForBadges));
        nodes.add(node);
        return node;
    }

    private void noted(Transaction tx, List<Fact> told) {
        tx.afterCommit(() -> {
            synchronized (facts) {
                facts.addAll(told);
            }
        });
    }

    /** Another program on the same database, as a second node would be. */
    public Bot newBot(Feature... more) {
        return newNode(more).bot();
    }

    /** The people of any world, to look somebody up. */
    public static People people(Activity activity) {
        return new People(new Reunion(List.of()), new Arrivals(activity));
    }

    /** Who speaks for every table with a person in it; a test finds the table that nobody speaks for. */
    public List<PersonalData> keepers() {
        return features.keepers();
    }

    /** The bot that people talk to. */
    public Bot bot() {
        return features.bot();
    }

    /** Where everything is kept. */
    public Database database() {
        return database;
    }

    /** Who belongs to which community. */
    public Members members() {
        return features.members();
    }

    /** Files that wait for whoever has the link. */
    public Downloads downloads() {
        return features.downloads();
    }

    /** The record of what happened. */
    public Activity activity() {
        return features.activity();
    }

    /** Has every node do once, now, what it does again and again; the names are those in {@link Features}. */
    public void does(String... beats) {
        for (String name : beats) {
            List<Beat> found = nodes.stream()
                    .flatMap(node -> node.beats().stream())
                    .filter(beat -> beat.name().equals(name))
                    .toList();
            assertThat(found).as(name).isNotEmpty();
            found.forEach(beat -> beat.work().accept(now));
        }
    }

    /** Has teams counted, and seasons ended whose time is over. */
    public void looksAfterSeasons() {
        does("summing up seasons", "counting teams and ending seasons");
    }

    /** Has seasons summed up. */
    public void sumsUpPoints() {
        does("summing up seasons");
    }

    /** Has the digests brought that are due. */
    public void bringsDigests() {
        does("bringing digests");
    }

    /** Has done what is done every hour: for communities that fell silent or that nobody leads, and about what is old. */
    public void anHourPasses() {
        later(Duration.ofHours(1));
        does(
                "looking for silence",
                "asking who lets all pass",
                "looking for questions worth a look",
                "looking for a lead",
                "closing check-ins",
                "letting old things lose their person",
                "clearing files nobody fetched");
    }

    /** Has done what is done every minute: for quizzes that nobody goes on with, and for those that are due. */
    public void aMinutePasses() {
        later(Duration.ofMinutes(1));
        does("looking after live quizzes", "asking again what was asked before");
    }

    /** Has people who were brought together asked what they are to be asked by now. */
    public void looksAfterPairs() {
        does("looking after pairs");
    }

    /** Has challenges begun, ended and reminded of, where it is time to, and shows how far they are. */
    public void looksAfterChallenges() {
        does("looking after challenges", "showing new steps of challenges");
    }

    /** Has something happen that another feature would tell of. */
    public void tells(Fact... told) {
        database.useTransaction(tx -> features.activity().record(tx, List.of(told)));
    }

    /** Has something happen that no feature told of. */
    public void happens(Fact... told) {
        tells(told);
    }

    /** Has counted on their cards who took which side. */
    public void showsVoices() {
        does("showing new voices");
    }

    /** Has gathered what was said, where it is time to. */
    public void gathers() {
        does("gathering what was said");
    }

    /** Has whoever is about to forget something be reminded. */
    public void remindsOfReviews() {
        does("reminding of reviews");
    }

    /** Has whoever is on a path be brought their next step. */
    public void leadsAlongPaths() {
        does("leading along paths");
    }

    /** Has the learning record store told what waits, with what these know besides; returns when it was. */
    public void tellsTheStore(Details... more) {
        var details = new ArrayList<>(List.of(
                new QuizDetails(),
                new LessonDetails(),
                new CredentialDetails(new Credentials(URL)),
                new ResourceDetails()));
        details.addAll(List.of(more));
        var alarm = new Alarm(features.people(), new Attention(new Outbox()), administrators);
        new Sending(database, store, URL, details, alarm, new Random(1)).tell(now);
    }

    /** Has history counted for whoever asked. */
    public void countsHistory() {
        does("counting badges from history");
    }

    /** The beat that looks for badges a moment after each commit. */
    private void looksForBadges() {
        if (isLooking) {
            does("looking for badges");
        }
    }

    /** Has badges looked for by itself or, from now on, only where a story has it done. */
    public void looksForBadges(boolean byItself) {
        isLooking = byItself;
    }

    /** Has whoever is about to lose a badge be told. */
    public void looksAfterBadges() {
        does("looking for badges that lapse");
    }

    /** What time it is. */
    public Instant now() {
        return now;
    }

    /** Moves the clock. */
    public void later(Duration time) {
        now = now.plus(time);
    }

    /** Somebody, in a private conversation with the bot. */
    public Visitor visitor(Workspace workspace, String id, Locale locale) {
        var privately = new Place(workspace, "private-" + id, Place.Kind.PERSONAL, "");
        return new Visitor(this, features.bot(), new Account(workspace, id), Optional.of(locale), privately);
    }

    /** A channel. */
    public static Place channel(Workspace workspace, String name) {
        return new Place(workspace, name, Place.Kind.SHARED, "address of " + name);
    }

    /** A delivery's id that was never used. */
    String newDelivery() {
        return "delivery-" + number.incrementAndGet();
    }

    /** Has all letters that are due delivered, and edits made. */
    public void post() {
        var leases = new Leases(
                database,
                features.outbox(),
                Map.of(
                        LEFT.platform(), new Pace(Duration.ZERO, Duration.ZERO),
                        RIGHT.platform(), new Pace(Duration.ZERO, Duration.ZERO)),
                new Random(1),
                "post office");
        List<Lease> leased = leases.lease(100, now, now, Duration.ofMinutes(1));
        while (!leased.isEmpty()) {
            for (Lease lease : leased) {
                leases.settle(lease, delivered(lease), now);
            }
            leased = leases.lease(100, now, now, Duration.ofMinutes(1));
        }
    }

    /** Has every letter to a place refused from now on. */
    public void refuses(Place place, Delivery.Why why) {
        refusing.put(place, why);
    }

    private Delivery delivered(Lease lease) {
        if (refusing.containsKey(lease.letter().place())) {
            return new Delivery.Refused(refusing.get(lease.letter().place()), "refused");
        }
        String stamp = lease.letter().stamp();
        String reference = lease.letter().sent().orElseGet(() -> {
            deliveries.merge(stamp, 1, Integer::sum);
            return "message-" + number.incrementAndGet();
        });
        channels.computeIfAbsent(lease.letter().place(), place -> new LinkedHashMap<>())
                .put(reference, lease.letter().message());
        return new Delivery.Sent(reference);
    }

    /** What is read in a place, from top to bottom, as it was edited last. */
    public List<Message> read(Place place) {
        return List.copyOf(channels.getOrDefault(place, Map.of()).values());
    }

    /** Where letters to an account arrive. */
    public static Place privately(Account account) {
        return new Place(account.workspace(), account.id(), Place.Kind.PERSONAL, "");
    }

    /** What somebody reads in the letters to an account of theirs. */
    public List<String> letters(Account account) {
        return read(privately(account)).stream().map(Message::plain).toList();
    }

    /** How often each letter was sent, edits not counted, by its stamp. */
    public Map<String, Integer> deliveries() {
        return Map.copyOf(deliveries);
    }

    /** The facts that were recorded by quizzes and imports. */
    public List<Fact> facts() {
        synchronized (facts) {
            return List.copyOf(facts);
        }
    }

    /** Lets the clock stand at the next round of every plan in turn, until this moment, and has what is due done. */
    public List<Firing> liveUntil(Instant end) {
        var fired = new ArrayList<Firing>();
        while (true) {
            Map<UUID, Instant> upcoming = database.inTransaction(features.plans()::upcoming);
            Optional<Map.Entry<UUID, Instant>> next = upcoming.entrySet().stream()
                    .filter(plan -> !plan.getValue().isAfter(end))
                    .min(Map.Entry.comparingByValue());
            if (next.isEmpty()) {
                now = end;
                return fired;
            }
            now = next.get().getValue();
            fired.add(features.plans().fire(next.get().getKey(), now, now));
        }
    }

    /** The one number that this SQL asks for. */
    public int count(String sql) {
        return database.inTransaction(
                tx -> tx.handle().createQuery(sql).mapTo(Integer.class).one());
    }

    @Override
    public void close() {
        nodes.forEach(node -> node.bot().close());
        database.close();
    }
}
