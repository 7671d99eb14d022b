package org.entrain.playground;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The methods of the Web API that the local Slack offers. */
final class SlackMethods {
    /**
     * A method.
     *
     * @param tier how often it may be called
     * @param scope what the app must have been installed with; empty where nothing is needed
     */
    record Method(SlackTier tier, String scope, Function<JsonNode, ObjectNode> call) {}

    /** Methods that exist in Slack and that the app has no scope for. */
    private static final Map<String, String> LACKING = Map.of(
            "conversations.join", "channels:join",
            "conversations.replies", "channels:history",
            "reactions.add", "reactions:write",
            "files.getUploadURLExternal", "files:write",
            "pins.add", "pins:write");

    private final Map<String, Method> methods;

    SlackMethods(SlackPeople people, SlackChannels channels, SlackFiles files, SlackChat chat, SlackViews views) {
        this.methods = Map.ofEntries(
                entry("auth.test", new Method(SlackTier.AUTH_TEST, "", arguments -> people.authTest())),
                entry("chat.postMessage", new Method(SlackTier.POST_MESSAGE, "chat:write", chat::postMessage)),
                entry("chat.postEphemeral", new Method(SlackTier.TIER_4, "chat:write", chat::postEphemeral)),
                entry("chat.update", new Method(SlackTier.TIER_3, "chat:write", chat::update)),
                entry("chat.delete", new Method(SlackTier.TIER_3, "chat:write", chat::delete)),
                entry("conversations.open", new Method(SlackTier.TIER_3, "im:write", channels::open)),
                entry("conversations.info", new Method(SlackTier.TIER_3, "channels:read", channels::info)),
                entry("conversations.list", new Method(SlackTier.TIER_2, "channels:read", channels::list)),
                entry("conversations.members", new Method(SlackTier.TIER_4, "channels:read", channels::members)),
                entry("conversations.history", new Method(SlackTier.TIER_3, "im:history", channels::history)),
                entry("users.conversations", new Method(SlackTier.TIER_2, "channels:read", channels::of)),
                entry("users.lookupByEmail", new Method(SlackTier.TIER_3, "users:read.email", people::lookup)),
                entry("users.info", new Method(SlackTier.TIER_4, "users:read", people::user)),
                entry("team.info", new Method(SlackTier.TIER_3, "team:read", arguments -> people.teamInfo())),
                entry("files.info", new Method(SlackTier.TIER_4, "files:read", files::file)),
                entry("views.open", new Method(SlackTier.TIER_4, "", views::open)),
                entry("views.push", new Method(SlackTier.TIER_4, "", views::push)),
                entry("views.update", new Method(SlackTier.TIER_4, "", views::update)),
                entry("views.publish", new Method(SlackTier.TIER_4, "", views::publish)));
    }

    Set<String> names() {
        return methods.keySet();
    }

    /** The method {@code name}; throws {@link SlackError} where there is none or the app lacks the scope for it. */
    Method named(String name) {
        String lacking = LACKING.get(name);
        if (lacking != null) {
            throw SlackError.missingScope(lacking);
        }
        Method method = Optional.ofNullable(methods.get(name)).orElseThrow(() -> new SlackError("unknown_method"));
        if (!method.scope().isEmpty() && !Slack.SCOPES.contains(method.scope())) {
            throw SlackError.missingScope(method.scope());
        }
        return method;
    }
}
