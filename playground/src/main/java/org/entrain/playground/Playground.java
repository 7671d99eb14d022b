package org.entrain.playground;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;
import org.entrain.core.text.Texts;

/**
 * A local Slack workspace and a local Teams tenant with a page to use them by. They speak the platforms' own protocols
 * to the bot, over HTTP, refuse what the platforms refuse, and can be told to misbehave.
 *
 * <p>The bot must live by the same {@link Clockwork}: signatures and tokens carry its time.
 */
public final class Playground implements AutoCloseable {
    /** The id of the local Slack workspace. */
    public static final String SLACK_TEAM = Slack.TEAM;

    /** The id of the channel that the sample community is at home in, in the local Slack. */
    public static final String SLACK_CHANNEL = SlackChannel.SAFETY;

    /** The id of the local Teams tenant. */
    public static final String TEAMS_TENANT = Teams.TENANT;

    /** The id of the channel that the sample community is at home in, in the local Teams. */
    public static final String TEAMS_CHANNEL = "19:safety@thread.tacv2";

    /** The bot's id in the local Teams. */
    public static final String TEAMS_BOT = Teams.BOT;

    private final World world;
    private final PageGuard guard;
    private final Faults faults;
    private final BotLine slackLine;
    private final BotLine teamsLine;
    private final FakeSlackApi slackApi;
    private final SlackResponses responses;
    private final TeamsKeys keys;
    private final TeamsLogin login;
    private final FakeTeams teams;
    private final FakeConnector connector;
    private final PlaygroundApi api;

    /** Reads what was kept in the settings' home; throws {@link java.io.UncheckedIOException} where it cannot. */
    public Playground(PlaygroundSettings settings, Clockwork clockwork) {
        this.world = new World(settings.home(), clockwork);
        this.guard = new PageGuard(settings.publicUrl());
        var misbehaviour = new Misbehaviour();
        this.faults = new Faults(misbehaviour, world);
        this.slackLine = new BotLine("slack", misbehaviour);
        this.teamsLine = new BotLine("teams", misbehaviour);

        var slackRoom = new SlackRoom(world, clockwork);
        var tickets = new SlackTickets(settings, clockwork);
        var views = new SlackViews(world, tickets);
        this.responses = new SlackResponses(world, slackRoom, tickets, faults);
        var files = new SlackFiles(world, settings);
        var methods = new SlackMethods(
                new SlackPeople(world, clockwork),
                new SlackChannels(world, clockwork),
                files,
                new SlackChat(world, slackRoom, clockwork),
                views);
        this.slackApi = new FakeSlackApi(settings, world, clockwork, faults, methods, files);
        var slack = new FakeSlack(settings, world, clockwork, slackLine, slackRoom, tickets, views, responses);

        var teamsRoom = new TeamsRoom(world, clockwork);
        this.keys = new TeamsKeys(settings, clockwork);
        this.login = new TeamsLogin(settings, world, clockwork, faults);
        this.teams = new FakeTeams(
                world,
                teamsLine,
                new TeamsPost(settings, world, teamsLine, keys),
                teamsRoom,
                new TeamsActivities(settings, world, clockwork));
        this.connector = new FakeConnector(world, faults, login, new TeamsConversations(world, teamsRoom, clockwork));
        this.api = new PlaygroundApi(world, clockwork, misbehaviour, slack, teams);
    }

    /** Mounts the page and both platforms. */
    public void routes(RoutesConfig routes) {
        routes.before("/playground/api/*", guard::check);
        routes.before("/", guard::check);
        routes.get("/", Page::index);
        routes.get("/playground/page/<file>", Page::file);
        api.routes(routes);

        routes.post("/playground/slack/api/{method}", slackApi::call);
        routes.get("/playground/slack/api/{method}", slackApi::call);
        routes.post("/playground/slack/response/{token}", responses::call);
        routes.get("/playground/slack/files/{id}", slackApi::file);

        routes.get("/playground/teams/openid", ctx -> Json.answer(ctx, keys.metadata()));
        routes.get("/playground/teams/openid/keys", ctx -> Json.answer(ctx, keys.keys()));
        routes.post("/playground/teams/login/<path>", login::call);
        routes.get("/playground/teams/files/{id}", this::teamsFile);
        routes.get("/playground/teams/v3/<path>", connector::call);
        routes.post("/playground/teams/v3/<path>", connector::call);
        routes.put("/playground/teams/v3/<path>", connector::call);
        routes.delete("/playground/teams/v3/<path>", connector::call);
    }

    private void teamsFile(Context ctx) {
        Optional<byte[]> content = world.read(memory -> memory.teamsMessages.stream()
                .flatMap(message -> message.files().stream())
                .filter(file -> file.id().equals(ctx.pathParam("id")))
                .findFirst()
                .map(StoredFile::bytes));
        content.ifPresentOrElse(
                bytes -> ctx.contentType("application/octet-stream").result(bytes), () -> ctx.status(404));
    }

    /** Tells the bot, once it listens, what a platform tells an app that was just installed. */
    public void start() {
        teamsLine.after(Duration.ZERO, teams::install);
    }

    /** Stops, and keeps the conversations for the next time. */
    @Override
    public void close() {
        api.close();
        faults.close();
        slackLine.close();
        teamsLine.close();
        world.close();
    }

    static Texts texts(Persona persona) {
        return Texts.of(Playground.class, persona.language());
    }
}
