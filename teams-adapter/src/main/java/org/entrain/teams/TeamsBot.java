package org.entrain.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.bot.builder.ActivityHandler;
import com.microsoft.bot.builder.BotFrameworkAdapter;
import com.microsoft.bot.builder.InvokeResponse;
import com.microsoft.bot.builder.TurnContext;
import com.microsoft.bot.schema.Activity;
import com.microsoft.bot.schema.ChannelAccount;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.entrain.core.chat.Door;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.chat.SharedFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What each kind of activity means, but for presses in cards and dialogs. It stands on the SDK's {@link ActivityHandler}
 * and not on its handler for Teams, which asks the platform for every member that joins, and stumbles over updates that
 * tell of none. Kinds that mean nothing to Entrain are answered as done.
 */
// The SDK as a whole is no longer developed, and marks its bots so; there is no other for Java.
@SuppressWarnings("deprecation")
final class TeamsBot extends ActivityHandler {
    private static final Logger LOG = LoggerFactory.getLogger(TeamsBot.class);
    private static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

    private final Door door;
    private final TeamsFiles files;
    private final TeamsReplies replies;
    private final TeamsPresses presses;
    private final TeamsProfiles profiles;
    private final TeamsChannels channels;
    private final TeamsLife life;
    private final InstantSource clock;

    TeamsBot(
            Door door,
            TeamsFiles files,
            TeamsReplies replies,
            TeamsPresses presses,
            TeamsProfiles profiles,
            TeamsChannels channels,
            InstantSource clock) {
        this.door = door;
        this.files = files;
        this.replies = replies;
        this.presses = presses;
        this.profiles = profiles;
        this.channels = channels;
        this.life = new TeamsLife(channels);
        this.clock = clock;
    }

    @Override
    protected CompletableFuture<Void> onMessageActivity(TurnContext context) {
        Activity activity = context.getActivity();
        TeamsTurn turn = profiles.met(TeamsInbound.turn(activity));
        JsonNode value = TeamsInbound.value(activity);
        if (value.isObject() && !value.isEmpty()) {
            submittedAsMessage(context, turn, value);
            return DONE;
        }
        try {
            List<SharedFile> shared = turn.place().isShared() ? List.of() : files.of(activity);
            var command = new Interaction.Command(
                    turn.delivery(), turn.who(), turn.place(), TeamsText.words(activity), shared, clock.instant());
            handled(context, turn, command);
            channels.heard(activity);
        } catch (TeamsFiles.NotFetched e) {
            LOG.warn("A file that was sent to the bot was not fetched: {}", e.getMessage());
            replies.say(turn, new Reply.Private(Message.of(turn.texts().words(e.text()))));
        }
        return DONE;
    }

    /** The press of an old client, which cannot execute actions or open dialogs. */
    private void submittedAsMessage(TurnContext context, TeamsTurn turn, JsonNode value) {
        if (TeamsActions.hasForm(value)) {
            said(context, turn, new Reply.Open(TeamsActions.form(value)));
        } else {
            said(context, turn, turn.toPress(door.handle(presses.press(turn, value))));
        }
    }

    @Override
    protected CompletableFuture<Void> onConversationUpdateActivity(TurnContext context) {
        Activity activity = context.getActivity();
        for (ChannelAccount member : orEmpty(activity.getMembersAdded())) {
            if (isBot(activity, member)) {
                added(context);
            } else {
                TeamsTurn turn = profiles.met(TeamsInbound.turnOf(activity, member));
                handled(
                        context,
                        turn,
                        new Interaction.Joined(turn.delivery(), turn.who(), turn.place(), clock.instant()));
            }
        }
        for (ChannelAccount member : orEmpty(activity.getMembersRemoved())) {
            if (isBot(activity, member)) {
                told(context, life.left(activity, clock.instant()));
            } else {
                TeamsTurn turn = TeamsInbound.turnOf(activity, member);
                handled(
                        context,
                        turn,
                        new Interaction.Left(turn.delivery(), turn.who(), turn.place(), clock.instant()));
            }
        }
        told(context, life.changed(activity, clock.instant()));
        return DONE;
    }

    /**
     * The removal that Teams tells of is from one team, one chat or one person's list, and the others of the tenant keep
     * the app; that a tenant has it no more is not told at all. So no removal is one from the workspace. The update of the
     * conversation tells the same once more.
     */
    @Override
    protected CompletableFuture<Void> onInstallationUpdate(TurnContext context) {
        Activity activity = context.getActivity();
        String action = activity.getAction() == null ? "" : activity.getAction();
        switch (action) {
            case "add", "add-upgrade" -> added(context);
            case "remove", "remove-upgrade" -> told(context, life.left(activity, clock.instant()));
            default -> {}
        }
        return DONE;
    }

    @Override
    protected CompletableFuture<Void> onUnrecognizedActivityType(TurnContext context) {
        return DONE;
    }

    @Override
    protected CompletableFuture<Void> onMessageReactionActivity(TurnContext context) {
        return DONE;
    }

    @Override
    protected CompletableFuture<Void> onEventActivity(TurnContext context) {
        return DONE;
    }

    private void added(TurnContext context) {
        Activity activity = context.getActivity();
        Instant now = clock.instant();
        var installed =
                new Interaction.Installed(TeamsInbound.delivery(activity), TeamsInbound.workspace(activity), now);
        if (!answered(context, door.handle(installed)) && told(context, life.joined(activity, now))) {
            channels.joined(activity);
        }
    }

    /** Tells the door what nobody waits for an answer to; false where Teams has to deliver again. */
    private boolean told(TurnContext context, List<Interaction> interactions) {
        return interactions.stream().noneMatch(interaction -> answered(context, door.handle(interaction)));
    }

    private void handled(TurnContext context, TeamsTurn turn, Interaction interaction) {
        said(context, turn, door.handle(interaction));
    }

    private void said(TurnContext context, TeamsTurn turn, Reply reply) {
        if (!answered(context, reply)) {
            replies.say(turn, reply);
        }
    }

    /** Has Teams deliver again where the reply asks for it. */
    private static boolean answered(TurnContext context, Reply reply) {
        if (reply instanceof Reply.TryLater) {
            context.getTurnState().replace(BotFrameworkAdapter.INVOKE_RESPONSE_KEY, new InvokeResponse(503, null));
            return true;
        }
        return false;
    }

    private static boolean isBot(Activity activity, ChannelAccount member) {
        return activity.getRecipient() != null
                && member.getId() != null
                && member.getId().equals(activity.getRecipient().getId());
    }

    private static List<ChannelAccount> orEmpty(@Nullable List<ChannelAccount> members) {
        return members == null ? List.of() : members;
    }
}
