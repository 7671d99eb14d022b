package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** What the playground's page asks and does. */
final class PlaygroundApi implements AutoCloseable {
    private static final int MOST_MISBEHAVIOUR = 1_000;

    /** Something that a persona does. */
    @FunctionalInterface
    interface Deed {
        void by(Persona persona, JsonNode body);
    }

    private final World world;
    private final Clockwork clockwork;
    private final Misbehaviour misbehaviour;
    private final FakeSlack slack;
    private final FakeTeams teams;
    private final PageState state;
    private final PageEvents events;

    PlaygroundApi(World world, Clockwork clockwork, Misbehaviour misbehaviour, FakeSlack slack, FakeTeams teams) {
        this.world = world;
        this.clockwork = clockwork;
        this.misbehaviour = misbehaviour;
        this.slack = slack;
        this.teams = teams;
        this.state = new PageState(world, clockwork, teams);
        this.events = new PageEvents(world);
    }

    void routes(RoutesConfig routes) {
        routes.get("/playground/api/state", this::state);
        routes.sse("/playground/api/events", events::listen);
        deed(
                routes,
                "slack/say",
                (who, body) -> slack.say(
                        who, Json.text(body, "channel"), Json.text(body, "text"), SharedFiles.of(body.path("files"))));
        deed(
                routes,
                "slack/action",
                (who, body) -> slack.act(
                        who,
                        optional(body, "channel"),
                        optional(body, "message"),
                        optional(body, "view"),
                        object(body, "action"),
                        body.path("state")));
        deed(routes, "slack/submit", (who, body) -> slack.submit(who, Json.text(body, "view"), body.path("values")));
        deed(routes, "slack/close", (who, body) -> slack.close(who, Json.text(body, "view")));
        deed(routes, "slack/home", (who, body) -> slack.openHome(who));
        deed(
                routes,
                "teams/say",
                (who, body) -> teams.say(
                        who, Json.text(body, "channel"), Json.text(body, "text"), SharedFiles.of(body.path("files"))));
        deed(
                routes,
                "teams/execute",
                (who, body) -> teams.execute(
                        who,
                        Json.text(body, "channel"),
                        Json.text(body, "message"),
                        Json.text(body, "verb"),
                        object(body, "data")));
        deed(
                routes,
                "teams/submit",
                (who, body) -> teams.submit(
                        who, Json.text(body, "channel"), Json.text(body, "message"), object(body, "data")));
        deed(
                routes,
                "teams/dialog/submit",
                (who, body) -> teams.submitDialog(who, Json.text(body, "dialog"), object(body, "data")));
        deed(routes, "teams/dialog/close", (who, body) -> teams.closeDialog(who, Json.text(body, "dialog")));
        deed(routes, "read", this::read);
        new LifeApi(slack.life(), teams.life()).routes(routes);
        routes.post("/playground/api/clock", ctx -> done(ctx, Persona.AMINA, this::moveClock));
        routes.post("/playground/api/misbehave", ctx -> done(ctx, Persona.AMINA, this::misbehave));
    }

    /** Mounts an action of the page: who does it, and what. */
    static void deed(RoutesConfig routes, String path, Deed deed) {
        routes.post("/playground/api/" + path, ctx -> {
            Optional<Persona> persona =
                    Json.parse(ctx.body()).flatMap(body -> Persona.named(Json.text(body, "persona")));
            if (persona.isPresent()) {
                done(ctx, persona.get(), body -> deed.by(persona.get(), body));
            } else {
                refuse(ctx, Persona.AMINA, new Refusal("unknown.persona"));
            }
        });
    }

    private static void done(Context ctx, Persona persona, java.util.function.Consumer<JsonNode> deed) {
        try {
            deed.accept(Json.parse(ctx.body()).orElseThrow(() -> new Refusal("not.json")));
            Json.answer(ctx, Json.object());
        } catch (Refusal e) {
            refuse(ctx, persona, e);
        }
    }

    private static void refuse(Context ctx, Persona persona, Refusal refusal) {
        String sentence = Playground.texts(persona).say(String.valueOf(refusal.getMessage()), refusal.arguments());
        ctx.status(400);
        Json.answer(ctx, Json.object().put("error", sentence));
    }

    private static Optional<String> optional(JsonNode body, String name) {
        return Json.member(body, name).map(JsonNode::asText);
    }

    private static JsonNode object(JsonNode body, String name) {
        return Json.member(body, name).filter(JsonNode::isObject).orElseGet(Json::object);
    }

    private void state(Context ctx) {
        try {
            state.answer(ctx);
        } catch (Refusal e) {
            refuse(ctx, Persona.AMINA, e);
        }
    }

    private void read(Persona persona, JsonNode body) {
        String channel = Json.text(body, "channel");
        world.change(memory -> memory.read.put(
                persona.id() + " " + channel,
                Json.text(body, "platform").equals("teams")
                        ? String.valueOf(memory.lastMicros)
                        : Slack.ts(memory.lastMicros)));
    }

    private void moveClock(JsonNode body) {
        Instant now = clockwork.now();
        Duration by = body.path("next").asBoolean()
                ? Duration.between(now, clockwork.nextDue().orElseThrow(() -> new Refusal("clock.nothing.due")))
                : duration(Json.text(body, "move"));
        if (by.isNegative() && !body.path("next").asBoolean()) {
            throw new Refusal("clock.backwards");
        }
        clockwork.move(by.isNegative() ? Duration.ZERO : by);
        world.change(memory -> {});
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new Refusal("clock.malformed", text);
        }
    }

    private void misbehave(JsonNode body) {
        Misbehaviour.Kind kind = Misbehaviour.Kind.named(Json.text(body, "kind"))
                .orElseThrow(() -> new Refusal("unknown.misbehaviour", Json.text(body, "kind")));
        int times = Math.clamp(body.path("times").asInt(1), 1, MOST_MISBEHAVIOUR);
        misbehaviour.order(Json.text(body, "platform"), kind, times, optional(body, "method"));
    }

    @Override
    public void close() {
        events.close();
    }
}
