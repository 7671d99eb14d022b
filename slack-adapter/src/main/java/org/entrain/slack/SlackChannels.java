package org.entrain.slack;

import com.slack.api.methods.SlackApiException;
import com.slack.api.model.Conversation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.entrain.core.chat.Door;
import org.entrain.core.chat.Errands;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Place;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What channels are called, which Slack does not send along: {@code conversations.info}, in the background, when the bot
 * comes into one, and once a day for each that somebody speaks to the bot in. The door hears of it as
 * {@link Interaction.ChannelNamed}.
 */
final class SlackChannels implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SlackChannels.class);

    private static final int REMEMBERED = 10_000;
    private static final Duration FRESH = Duration.ofDays(1);
    /** {@code conversations.info} is in tier 3: about fifty a minute. */
    static final Duration PACE = Duration.ofMillis(1_500);

    private final SlackApi api;
    private final Door door;
    private final InstantSource clock;
    private final RecentMap<Place, Instant> asked = new RecentMap<>(REMEMBERED);
    private final Errands<Place> errands;

    SlackChannels(SlackApi api, Door door, InstantSource clock, Duration pace) {
        this.api = api;
        this.door = door;
        this.clock = clock;
        this.errands = new Errands<>("slack-channels", pace, this::learn);
    }

    void start() {
        errands.start();
    }

    /** Has the door told what the place of an interaction is called, where that is called for. */
    void heard(Interaction interaction) {
        switch (interaction) {
            case Interaction.BotJoined joined -> ask(joined.place());
            case Interaction.Command command when command.place().isShared() -> askOnceADay(command.place());
            default -> {}
        }
    }

    private void askOnceADay(Place place) {
        boolean isDue = asked.get(place)
                .map(last -> last.plus(FRESH).isBefore(clock.instant()))
                .orElse(true);
        if (isDue) {
            ask(place);
        }
    }

    private void ask(Place place) {
        if (errands.offer(place)) {
            asked.put(place, clock.instant());
        }
    }

    private void learn(Place place) {
        try {
            var answer = api.patient().conversationsInfo(request -> request.channel(place.channel()));
            if (answer.isOk() && answer.getChannel() != null) {
                tell(place, answer.getChannel());
            } else {
                LOG.info("Slack does not tell what a channel is called: {}", answer.getError());
            }
        } catch (SlackApiException | IOException e) {
            LOG.info("Slack does not tell what a channel is called: {}", e.toString());
        }
    }

    private void tell(Place place, Conversation channel) {
        String name = channel.getName();
        if (name != null && !name.isBlank()) {
            Instant now = clock.instant();
            String delivery = "channel:" + place.channel() + ":" + now.toEpochMilli();
            boolean open = !channel.isPrivate() && !channel.isMpim();
            door.handle(new Interaction.ChannelNamed(delivery, place, name, open, now));
        }
    }

    @Override
    public void close() {
        errands.close();
    }
}
