package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.Optional;

/** All that the page shows to one persona, as one JSON object. */
final class PageState {
    private final World world;
    private final Clockwork clockwork;
    private final FakeTeams teams;

    PageState(World world, Clockwork clockwork, FakeTeams teams) {
        this.world = world;
        this.clockwork = clockwork;
        this.teams = teams;
    }

    /** Answers {@code GET /playground/api/state}; who has not chosen yet is Amina. */
    void answer(Context ctx) {
        String id = Optional.ofNullable(ctx.queryParam("persona")).orElseGet(Persona.AMINA::id);
        Persona persona = Persona.named(id).orElseThrow(() -> new Refusal("unknown.persona"));
        if (world.read(memory -> memory.teamsMessages.stream()
                .anyMatch(message -> message.stale().contains(persona)))) {
            teams.refresh(persona);
        }
        long version = world.version();
        ObjectNode state = world.read(memory -> of(memory, persona)).put("version", version);
        Json.answer(ctx, state);
    }

    private ObjectNode of(Memory memory, Persona persona) {
        ObjectNode state = Json.object().put("persona", persona.id());
        ObjectNode clock = state.putObject("clock")
                .put("now", clockwork.now().toString())
                .put("zone", persona.zone().getId())
                .put("moved", clockwork.moved().toString());
        clockwork.nextDue().ifPresent(next -> clock.put("next", next.toString()));
        var personas = state.putArray("personas");
        for (Persona one : Persona.values()) {
            personas.addObject()
                    .put("id", one.id())
                    .put("name", one.shownName())
                    .put("role", one.role())
                    .put("language", one.language().code());
        }
        state.set("slack", SlackState.of(memory, persona));
        state.set("teams", TeamsState.of(memory, persona));
        state.set(
                "problem",
                memory.problem
                        .<JsonNode>map(problem -> problem.shown(Playground.texts(persona)))
                        .orElseGet(state::nullNode));
        return state;
    }
}
