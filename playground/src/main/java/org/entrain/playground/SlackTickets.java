package org.entrain.playground;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The trigger ids and response URLs that Slack hands out with what people do. A trigger opens one modal within 3
 * seconds; a response URL is good for five messages in 30 minutes
 * (<a href="https://docs.slack.dev/interactivity/handling-user-interaction/">Handling user interaction</a>).
 */
final class SlackTickets {
    private static final Duration TRIGGER_LIFE = Duration.ofSeconds(3);
    private static final Duration URL_LIFE = Duration.ofMinutes(30);
    private static final int URL_USES = 5;
    private static final int KEPT = 1_000;

    /** Who did what the trigger came with. */
    private record Trigger(Persona persona, Instant at, boolean used) {}

    /**
     * Where the answer goes.
     *
     * @param original the message that was pressed
     */
    record ResponseUrl(Persona persona, String channel, Optional<SlackMessage> original, Instant at, int used) {}

    private final PlaygroundSettings settings;
    private final Clockwork clockwork;
    private final Map<String, Trigger> triggers = new Latest<>();
    private final Map<String, ResponseUrl> urls = new Latest<>();

    SlackTickets(PlaygroundSettings settings, Clockwork clockwork) {
        this.settings = settings;
        this.clockwork = clockwork;
    }

    synchronized String trigger(Persona persona) {
        String id = Slack.newId("") + "." + Slack.newId("");
        triggers.put(id, new Trigger(persona, clockwork.now(), false));
        return id;
    }

    /** Uses a trigger, and throws {@link SlackError} where it is not good any more. */
    synchronized Persona use(String id) {
        Trigger trigger = triggers.get(id);
        if (trigger == null) {
            throw new SlackError("invalid_trigger_id");
        }
        if (trigger.used()) {
            throw new SlackError("trigger_exchanged");
        }
        if (clockwork.now().isAfter(trigger.at().plus(TRIGGER_LIFE))) {
            throw new SlackError("trigger_expired");
        }
        triggers.put(id, new Trigger(trigger.persona(), trigger.at(), true));
        return trigger.persona();
    }

    /** A URL that takes what the bot has to say to what {@code persona} did. */
    synchronized URI responseUrl(Persona persona, String channel, Optional<SlackMessage> original) {
        String token = Slack.newId("") + Slack.newId("");
        urls.put(token, new ResponseUrl(persona, channel, original, clockwork.now(), 0));
        return settings.at("/playground/slack/response/" + token);
    }

    /** Uses a response URL, and throws {@link SlackError} where it is not good any more. */
    synchronized ResponseUrl respond(String token) {
        ResponseUrl url = urls.get(token);
        if (url == null || clockwork.now().isAfter(url.at().plus(URL_LIFE))) {
            throw new SlackError("expired_url");
        }
        if (url.used() >= URL_USES) {
            throw new SlackError("used_url");
        }
        urls.put(token, new ResponseUrl(url.persona(), url.channel(), url.original(), url.at(), url.used() + 1));
        return url;
    }

    private static final class Latest<V> extends LinkedHashMap<String, V> {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > KEPT;
        }
    }
}
