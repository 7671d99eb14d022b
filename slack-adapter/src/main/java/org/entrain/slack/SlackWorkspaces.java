package org.entrain.slack;

import com.slack.api.methods.SlackApiException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.entrain.core.chat.Door;
import org.entrain.core.chat.Errands;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Workspace;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What workspaces are called, which Slack does not send along: {@code auth.test}, which takes no scope, in the background
 * and once a day for each that somebody speaks to the bot in. The door hears of it as {@link Interaction.WorkspaceNamed}.
 */
final class SlackWorkspaces implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SlackWorkspaces.class);

    private static final Duration FRESH = Duration.ofDays(1);
    /** {@code auth.test} allows hundreds of requests a minute. */
    private static final Duration PACE = Duration.ofMillis(500);

    private final SlackApi api;
    private final Door door;
    private final InstantSource clock;
    private final Map<Workspace, Instant> asked = new ConcurrentHashMap<>();
    private final Errands<Workspace> errands;

    SlackWorkspaces(SlackApi api, Door door, InstantSource clock) {
        this.api = api;
        this.door = door;
        this.clock = clock;
        this.errands = new Errands<>("slack-workspaces", PACE, this::learn);
    }

    void start() {
        errands.start();
    }

    /** Has the door told what the workspace of an interaction is called, where that is called for. */
    void heard(Interaction interaction) {
        switch (interaction) {
            case Interaction.BotJoined _, Interaction.Command _ -> askOnceADay(interaction.workspace());
            default -> {}
        }
    }

    private void askOnceADay(Workspace workspace) {
        Instant now = clock.instant();
        Instant last = asked.get(workspace);
        if ((last == null || last.plus(FRESH).isBefore(now)) && errands.offer(workspace)) {
            asked.put(workspace, now);
        }
    }

    private void learn(Workspace workspace) {
        try {
            var answer = api.patient().authTest(request -> request);
            // Where people of another company speak in a shared channel, the token is not of their workspace.
            if (answer.isOk() && workspace.id().equals(answer.getTeamId())) {
                tell(workspace, answer.getTeam());
            } else {
                LOG.info("Slack does not tell what a workspace is called: {}", answer.getError());
            }
        } catch (SlackApiException | IOException e) {
            LOG.info("Slack does not tell what a workspace is called: {}", e.toString());
        }
    }

    private void tell(Workspace workspace, @Nullable String name) {
        if (name != null && !name.isBlank()) {
            Instant now = clock.instant();
            String delivery = "workspace:" + workspace.id() + ":" + now.toEpochMilli();
            door.handle(new Interaction.WorkspaceNamed(delivery, workspace, name.strip(), now));
        }
    }

    @Override
    public void close() {
        errands.close();
    }
}
