package org.entrain.app;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.entrain.core.bot.Feature;
import org.entrain.core.chat.Account;
import org.entrain.core.credentials.Signing;
import org.entrain.core.credentials.Verification;
import org.entrain.core.database.Database;
import org.entrain.core.database.DatabaseUrl;
import org.entrain.core.database.EmbeddedPostgres;
import org.entrain.core.house.Features;
import org.entrain.core.outbox.Postman;
import org.entrain.core.plans.Beat;
import org.entrain.playground.Playground;
import org.entrain.playground.PlaygroundSettings;
import org.entrain.scheduler.Beats;
import org.entrain.scheduler.ClearingAway;
import org.entrain.scheduler.Scheduler;
import org.entrain.slack.SlackPlatform;
import org.entrain.slack.SlackSettings;
import org.entrain.teams.TeamsPlatform;
import org.entrain.teams.TeamsSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Entrain running: everything that was started, in the order in which it was, to be closed the other way round. */
public final class Program implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Program.class);

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Settings settings;
    private final Features features;
    private final Database database;
    private final Optional<Playground> playground;
    private final Optional<PlaygroundClock> moved;
    private final Javalin server;

    /** Starts everything; what was started is closed again where something cannot be. */
    public static Program start(Settings settings) {
        return new Program(settings);
    }

    private Program(Settings asked) {
        try {
            database = running(Database.open(databaseUrl(asked)));
            database.migrate();
            var random = new SecureRandom();
            features = Features.join(
                    database,
                    administrators(asked),
                    random,
                    asked.publicUrl(),
                    Set.of(SlackPlatform.PLATFORM),
                    asked.records(),
                    onlyHere(asked));
            running(features.bot());
            Optional<PlaygroundSettings> local = asked.isPlayground() ? Optional.of(local(asked)) : Optional.empty();
            settings = local.map(secrets -> connected(asked, secrets)).orElse(asked);
            moved = settings.livesInPlayground()
                    ? Optional.of(running(new PlaygroundClock(database, features.plans(), features.outbox())))
                    : Optional.empty();
            InstantSource clock = moved.<InstantSource>map(one -> one).orElseGet(InstantSource::system);

            var routes = new ArrayList<Consumer<RoutesConfig>>();
            routes.add(new FilePages(features.downloads(), clock)::routes);
            routes.add(new PicturePages(database, features.pictures())::routes);
            var signing = new Signing(database, asked.publicUrl(), new SecretFile(asked)::sealing, random);
            routes.add(new BadgePages(database, asked.publicUrl(), signing, clock)::routes);
            routes.add(new IssuerPages(database, asked.publicUrl(), signing, clock)::routes);
            routes.add(new VerifyPages(new Verification(database, asked.publicUrl()), clock)::routes);
            var postmen = new ArrayList<Postman>();
            Optional<SlackPlatform> slack = settings.slack()
                    .map(one -> running(new SlackPlatform(
                            one, features.bot(), settings.publicUrl().toString(), clock)));
            slack.ifPresent(one -> {
                routes.add(config -> config.post(SlackPlatform.PATH, one.handler()));
                postmen.add(one.postman());
            });
            Optional<TeamsPlatform> teams = settings.teams()
                    .map(one -> running(new TeamsPlatform(one, features.bot(), settings.publicUrl(), clock)));
            teams.ifPresent(one -> {
                routes.add(config -> config.post(TeamsPlatform.PATH, one.handler()));
                postmen.add(one.postman());
            });
            playground = local.map(secrets -> running(new Playground(secrets, moved.orElseThrow())));
            playground.ifPresent(one -> routes.add(one::routes));

            var scheduler = running(new Scheduler(
                    database, features.outbox(), features.plans(), postmen, random, clock, InstantSource.system()));
            moved.ifPresent(one -> one.onMoved(scheduler::clockMoved));
            server = new Server(asked, database, features.outbox())
                    .start(config -> routes.forEach(one -> one.accept(config)));
            running.push(server::stop);
            slack.ifPresent(SlackPlatform::start);
            scheduler.start();
            Beats beats = running(new Beats(
                    Stream.concat(
                                    features.beats().stream(),
                                    Stream.of(
                                            new ClearingAway(database, features.outbox(), InstantSource.system())
                                                    .beat(),
                                            new Beat("signing badges", Duration.ofMinutes(1), signing::sign)))
                            .toList(),
                    clock));
            beats.start();
            moved.ifPresent(one -> one.setMover(new TimeTravel(one, beats)::travel));
            playground.ifPresent(one -> {
                sample(clock.instant());
                one.start();
            });
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** What can be said in a playground and nowhere else. */
    private List<Feature> onlyHere(Settings asked) {
        return asked.livesInPlayground()
                ? List.of(new ClockChat(by -> moved.orElseThrow().move(by)))
                : List.of();
    }

    /** In the playground somebody has to be able to try what administrators do. */
    private static Set<Account> administrators(Settings asked) {
        return asked.isPlayground() && asked.administrators().isEmpty()
                ? Set.of(SampleOrganisation.ADMINISTRATOR)
                : asked.administrators();
    }

    private DatabaseUrl databaseUrl(Settings asked) {
        return asked.database()
                .map(DatabaseUrl::parse)
                .orElseGet(() -> running(EmbeddedPostgres.start(asked.home().resolve("postgres")))
                        .url());
    }

    private static PlaygroundSettings local(Settings asked) {
        return new PlaygroundSettings(
                asked.publicUrl(),
                asked.home(),
                secret(),
                "xoxb-" + secret(),
                UUID.randomUUID().toString(),
                secret());
    }

    private static Settings connected(Settings asked, PlaygroundSettings local) {
        URI url = asked.publicUrl();
        return asked.with(
                new SlackSettings(
                        local.slackSigningSecret(),
                        local.slackBotToken(),
                        Optional.empty(),
                        local.slackApi().toString()),
                new TeamsSettings(
                        local.teamsAppId(),
                        local.teamsPassword(),
                        Playground.TEAMS_TENANT,
                        TeamsSettings.Type.SINGLE_TENANT,
                        local.teamsOpenId().toString(),
                        local.teamsLogin().toString(),
                        Set.of(url.getHost() + ":" + url.getPort())));
    }

    private void sample(Instant now) {
        var sample = new SampleOrganisation(
                features.people(), features.communities(), features.homes(), features.members(), features.quizzes());
        database.useTransaction(tx -> sample.settle(tx, settings.publicUrl(), now));
    }

    private static String secret() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private <T extends AutoCloseable> T running(T part) {
        running.push(part);
        return part;
    }

    /** Where a person finds it. */
    public URI url() {
        return settings.publicUrl();
    }

    /** Whether it has brought platforms of its own. */
    public boolean isPlayground() {
        return playground.isPresent();
    }

    /** The settings it runs by; those of the playground's platforms where it has one. */
    public Settings settings() {
        return settings;
    }

    /** Its database. */
    public Database database() {
        return database;
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            AutoCloseable part = running.pop();
            try {
                part.close();
            } catch (Exception e) {
                log.warn("Could not stop {} cleanly", part.getClass().getSimpleName(), e);
            }
        }
    }
}
