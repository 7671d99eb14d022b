package org.entrain.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.bot.builder.ActivityHandler;
import com.microsoft.bot.builder.BotFrameworkAdapter;
import com.microsoft.bot.builder.InvokeResponse;
import com.microsoft.bot.builder.TurnContext;
import com.microsoft.bot.schema.Activity;
import com.microsoft.bot.schema.ChannelAccount;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.entrain.core.chat.Door;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Reply;
import org.entrain.core.chat.SharedFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What each kind of activity means. It stands on the SDK's {@link ActivityHandler} and not on its handler for Teams, which
 * asks the platform for every member that joins, and stumbles over updates that tell of none. Kinds that mean nothing to
 * Entrain are answered as done.
 */
// The SDK as a whole is no longer developed, and marks its bots so; there is no other for Java.
@SuppressWarnings("deprecation")
final class TeamsBot extends ActivityHandler {
    private static final Logger LOG = LoggerFactory.getLogger(TeamsBot.class);
    private static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

    private final Door door;
    private final TeamsFiles files;
    private final TeamsReplies replies;
    private final TeamsInvokes invokes;
    private final InstantSource clock;

    TeamsBot(Door door, TeamsFiles files, TeamsReplies replies, TeamsInvokes invokes, InstantSource clock) {
        this.door = door;
        this.files = files;
        this.replies = replies;
        this.invokes = invokes;
        this.clock = clock;
    }

    @Override
    protected CompletableFuture<Void> onMessageActivity(TurnContext context) {
        Activity activity = context.getActivity();
        TeamsTurn turn = TeamsInbound.turn(activity);
        JsonNode value = TeamsInbound.value(activity);
        if (value.isObject() && !value.isEmpty()) {
            submittedAsMessage(context, turn, value);
            return DONE;
        }
        List<SharedFile> shared = turn.place().isShared() ? List.of() : files.of(activity);
        var command = new Interaction.Command(
                turn.delivery(), turn.who(), turn.place(), TeamsText.words(activity), shared, clock.instant());
        handled(context, turn, command);
        return DONE;
    }

    /** The press of an old client, which cannot execute actions or open dialogs. */
    private void submittedAsMessage(TurnContext context, TeamsTurn turn, JsonNode value) {
        if (TeamsActions.hasForm(value)) {
            said(context, turn, new Reply.Open(TeamsActions.form(value)));
        } else {
            handled(context, turn, press(turn, value));
        }
    }

    @Override
    protected CompletableFuture<Void> onConversationUpdateActivity(TurnContext context) {
        Activity activity = context.getActivity();
        for (ChannelAccount member : orEmpty(activity.getMembersAdded())) {
            if (isBot(activity, member)) {
                installed(context);
            } else {
                TeamsTurn turn = TeamsInbound.turnOf(activity, member);
                handled(
                        context,
                        turn,
                        new Interaction.Joined(turn.delivery(), turn.who(), turn.place(), clock.instant()));
            }
        }
        for (ChannelAccount member : orEmpty(activity.getMembersRemoved())) {
            if (!isBot(activity, member)) {
                TeamsTurn turn = TeamsInbound.turnOf(activity, member);
                handled(
                        context,
                        turn,
                        new Interaction.Left(turn.delivery(), turn.who(), turn.place(), clock.instant()));
            }
        }
        return DONE;
    }

    @Override
    protected CompletableFuture<Void> onInstallationUpdate(TurnContext context) {
        Activity activity = context.getActivity();
        String action = activity.getAction() == null ? "" : activity.getAction();
        if (action.equals("add")) {
            installed(context);
        } else if (action.equals("remove")
                && !"personal".equals(activity.getConversation().getConversationType())) {
            // That one person no longer wants the bot to themselves takes nothing from the others of the tenant.
            answered(
                    context,
                    door.handle(new Interaction.Uninstalled(
                            TeamsInbound.delivery(activity), TeamsInbound.workspace(activity), clock.instant())));
        }
        return DONE;
    }

    @Override
    protected CompletableFuture<InvokeResponse> onInvokeActivity(TurnContext context) {
        Activity activity = context.getActivity();
        TeamsTurn turn = TeamsInbound.turn(activity);
        JsonNode value = TeamsInbound.value(activity);
        String name = activity.getName() == null ? "" : activity.getName();
        try {
            return CompletableFuture.completedFuture(
                    switch (name) {
                        case "adaptiveCard/action" -> executed(turn, value.path("action"));
                        case "task/fetch" -> fetched(turn, value.path("data"));
                        case "task/submit" -> submitted(turn, value.path("data"));
                        default -> TeamsInvokes.closed();
                    });
        } catch (IllegalArgumentException e) {
            LOG.warn(
                    "An invoke of Teams ({}) cannot be read: {}",
                    name,
                    e.getClass().getSimpleName());
            return CompletableFuture.completedFuture(apology(turn, name, 400));
        } catch (RuntimeException e) {
            LOG.error("An invoke of Teams ({}) failed", name, e);
            return CompletableFuture.completedFuture(apology(turn, name, 500));
        }
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

    private InvokeResponse executed(TeamsTurn turn, JsonNode action) {
        var press = new Interaction.Press(
                turn.delivery(),
                turn.who(),
                turn.place(),
                TeamsActions.action(action.path("verb").asText(), action.path("data")),
                clock.instant());
        return invokes.toAction(turn, door.handle(press));
    }

    private InvokeResponse fetched(TeamsTurn turn, JsonNode data) {
        if (TeamsActions.hasForm(data)) {
            return invokes.dialog(turn, TeamsActions.form(data));
        }
        return invokes.toFetch(turn, door.handle(press(turn, data)));
    }

    private InvokeResponse submitted(TeamsTurn turn, JsonNode data) {
        if (TeamsActions.isCancelled(data)) {
            return TeamsInvokes.closed();
        }
        if (!TeamsActions.hasForm(data)) {
            return invokes.toSubmit(turn, door.handle(press(turn, data)), data);
        }
        var form = TeamsActions.form(data);
        var submission = new Interaction.Submission(
                turn.delivery(),
                turn.who(),
                turn.place(),
                form.onSubmit(),
                TeamsForms.values(form, data),
                clock.instant());
        return invokes.toSubmit(turn, door.handle(submission), data);
    }

    private Interaction.Press press(TeamsTurn turn, JsonNode data) {
        return new Interaction.Press(
                turn.delivery(), turn.who(), turn.place(), TeamsActions.action(data), clock.instant());
    }

    private static InvokeResponse apology(TeamsTurn turn, String name, int status) {
        String sorry = turn.texts().say("sorry");
        return name.startsWith("task/") ? TeamsInvokes.dialogText(sorry) : TeamsInvokes.failed(status, sorry);
    }

    private void installed(TurnContext context) {
        Activity activity = context.getActivity();
        answered(
                context,
                door.handle(new Interaction.Installed(
                        TeamsInbound.delivery(activity), TeamsInbound.workspace(activity), clock.instant())));
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
