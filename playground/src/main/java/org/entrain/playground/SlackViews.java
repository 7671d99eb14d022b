package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The modals and home pages: {@code views.*} and the answers to a submission that change the stack. */
final class SlackViews {
    private static final int HIGHEST_STACK = 3;

    private final World world;
    private final SlackTickets tickets;

    SlackViews(World world, SlackTickets tickets) {
        this.world = world;
        this.tickets = tickets;
    }

    ObjectNode open(JsonNode arguments) {
        JsonNode view = view(arguments, "modal");
        Persona persona = tickets.use(SlackArguments.required(arguments, "trigger_id"));
        return answer(world.changed(memory -> {
            memory.stack(persona).clear();
            return pushed(memory, persona, view);
        }));
    }

    ObjectNode push(JsonNode arguments) {
        JsonNode view = view(arguments, "modal");
        Persona persona = tickets.use(SlackArguments.required(arguments, "trigger_id"));
        return answer(push(persona, view));
    }

    /** Lays a view upon the stack, and throws {@link SlackError} where it is full. */
    SlackModal push(Persona persona, JsonNode view) {
        return world.changed(memory -> {
            if (memory.stack(persona).size() >= HIGHEST_STACK) {
                throw new SlackError("push_limit_reached");
            }
            return pushed(memory, persona, view);
        });
    }

    private static SlackModal pushed(Memory memory, Persona persona, JsonNode view) {
        List<SlackModal> stack = memory.stack(persona);
        String id = Slack.newId("V");
        Optional<SlackModal> below = stack.isEmpty() ? Optional.empty() : Optional.of(stack.getLast());
        var modal = new SlackModal(
                id,
                below.map(SlackModal::root).orElse(id),
                below.map(SlackModal::id),
                named(view),
                Slack.newId(""),
                Map.of());
        stack.add(modal);
        return modal;
    }

    ObjectNode update(JsonNode arguments) {
        String id = Json.text(arguments, "view_id");
        String externalId = Json.text(arguments, "external_id");
        String hash = Json.text(arguments, "hash");
        JsonNode view = view(arguments, "modal");
        return answer(world.changed(memory -> {
            for (List<SlackModal> stack : memory.modals.values()) {
                for (SlackModal modal : stack) {
                    if (id.isEmpty()
                            ? !externalId.isEmpty() && externalId.equals(Json.text(modal.view(), "external_id"))
                            : id.equals(modal.id())) {
                        if (!hash.isEmpty() && !hash.equals(modal.hash())) {
                            throw new SlackError("hash_conflict");
                        }
                        return replaced(stack, modal.showing(named(view), Slack.newId("")));
                    }
                }
            }
            throw new SlackError("not_found");
        }));
    }

    /** Shows another view in the place of {@code modal}. */
    void update(Persona persona, SlackModal modal, JsonNode view) {
        world.change(memory -> replaced(memory.stack(persona), modal.showing(named(view), Slack.newId(""))));
    }

    void mark(Persona persona, SlackModal modal, Map<String, String> errors) {
        world.change(memory -> replaced(memory.stack(persona), modal.withErrors(errors)));
    }

    private static SlackModal replaced(List<SlackModal> stack, SlackModal modal) {
        stack.replaceAll(old -> old.id().equals(modal.id()) ? modal : old);
        return modal;
    }

    ObjectNode publish(JsonNode arguments) {
        Persona persona = Slack.persona(SlackArguments.required(arguments, "user_id"))
                .orElseThrow(() -> new SlackError("invalid_arguments"));
        JsonNode view = view(arguments, "home");
        String hash = Json.text(arguments, "hash");
        return answer(world.changed(memory -> {
            Optional<SlackModal> old = Optional.ofNullable(memory.homes.get(persona));
            if (!hash.isEmpty()
                    && old.map(SlackModal::hash)
                            .filter(Predicate.not(hash::equals))
                            .isPresent()) {
                throw new SlackError("hash_conflict");
            }
            String id = old.map(SlackModal::id).orElseGet(() -> Slack.newId("V"));
            var home = new SlackModal(id, id, Optional.empty(), named(view), Slack.newId(""), Map.of());
            memory.homes.put(persona, home);
            return home;
        }));
    }

    /** A modal that is open before a persona, or their home. */
    Optional<SlackModal> find(Persona persona, String id) {
        return world.read(memory -> {
            Optional<SlackModal> home = Optional.ofNullable(memory.homes.get(persona))
                    .filter(view -> view.id().equals(id));
            return home.or(() -> memory.stack(persona).stream()
                    .filter(modal -> modal.id().equals(id))
                    .findFirst());
        });
    }

    void close(Persona persona, SlackModal modal) {
        world.change(memory -> memory.stack(persona).removeIf(open -> open.id().equals(modal.id())));
    }

    void clear(Persona persona) {
        world.change(memory -> memory.stack(persona).clear());
    }

    /** Checks a view, and throws {@link SlackError} where Slack would refuse it. */
    static void check(JsonNode view, String type) {
        if (!Json.text(view, "type").equals(type)) {
            throw SlackError.invalid("invalid_arguments", List.of("view.type must be " + type));
        }
        List<String> broken = CardRules.slackView(view);
        if (!broken.isEmpty()) {
            throw SlackError.invalid("invalid_arguments", broken);
        }
    }

    private static JsonNode view(JsonNode arguments, String type) {
        JsonNode view = SlackArguments.structure(arguments, "view", "invalid_arguments")
                .orElseThrow(() -> new SlackError("invalid_arguments"));
        check(view, type);
        return view;
    }

    private static JsonNode named(JsonNode view) {
        ObjectNode copy = view.deepCopy();
        copy.set("blocks", Slack.withBlockIds(view.path("blocks")));
        return copy;
    }

    private static ObjectNode answer(SlackModal modal) {
        return Json.object().put("ok", true).set("view", SlackPayloads.view(modal, Json.object()));
    }
}
