package org.entrain.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.entrain.core.chat.Account;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Profile;
import org.entrain.core.chat.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * Translates commands, presses and forms. Throws {@link NoneOfOurs} on what is: Slack sends every field it can, but
 * any of them may be missing.
 */
final class SlackInbound {
    private static final String HASH = "SHA-256";

    private final SlackProfiles profiles;

    SlackInbound(SlackProfiles profiles) {
        this.profiles = profiles;
    }

    Heard command(SlashCommandPayload command, Instant at) {
        Account account = account(command.getTeamId(), command.getUserId());
        Profile who = profiles.fetched(account, text(command.getUserName()));
        Place place = place(account.workspace(), text(command.getChannelId()));
        String words = SlackText.typed(text(command.getText()), "");
        String trigger = text(command.getTriggerId());
        String delivery = delivery(trigger, command.getResponseUrl(), command.getUserId(), command.getText());
        return new Heard.Happened(
                new Interaction.Command(delivery, who, place, words, List.of(), at),
                new Origin.SlashCommand(trigger, words));
    }

    /** Slack says "actions" and means one; should there ever be more, each is a press of its own. */
    Heard press(BlockActionPayload payload, BlockActionPayload.Action action, Instant at) {
        if (payload.getUser() == null) {
            throw new NoneOfOurs("a press by nobody");
        }
        String team = team(
                payload.getView(),
                payload.getTeam() == null ? null : payload.getTeam().getId(),
                payload.getUser().getTeamId());
        Account account = account(team, payload.getUser().getId());
        Profile who = profiles.remembered(account, text(payload.getUser().getName()));
        Origin origin = origin(payload, account);
        String delivery =
                delivery(payload.getTriggerId(), payload.getResponseUrl(), team, account.id(), action.getActionTs());
        int number = payload.getActions().indexOf(action);
        return new Heard.Happened(
                new Interaction.Press(
                        number > 0 ? delivery + "#" + number : delivery,
                        who,
                        placeOf(origin, account.workspace()),
                        SlackActions.pressed(action),
                        at),
                origin);
    }

    Heard form(ViewSubmissionPayload payload, Instant at) {
        View view = payload.getView();
        if (view == null || payload.getUser() == null) {
            throw new NoneOfOurs("a form of nobody");
        }
        String team = team(
                view,
                payload.getTeam() == null ? null : payload.getTeam().getId(),
                payload.getUser().getTeamId());
        Account account = account(team, payload.getUser().getId());
        WindowMemory memory = WindowMemory.parse(view.getPrivateMetadata());
        var action = memory.action().orElseThrow(() -> new NoneOfOurs("a form without an action"));
        Place place = memory.place(account.workspace());
        Map<String, Map<String, ViewState.Value>> state =
                view.getState() == null || view.getState().getValues() == null
                        ? Map.of()
                        : view.getState().getValues();
        Map<String, List<String>> values = SlackForms.entered(state, memory);
        Profile who = profiles.remembered(account, text(payload.getUser().getName()));
        List<Profile> chosen = profiles.told(SlackForms.people(state).stream()
                .map(id -> new Account(account.workspace(), id))
                .toList());
        String delivery = delivery(payload.getTriggerId(), view.getId(), view.getHash(), account.id());
        return new Heard.Happened(
                new Interaction.Submission(delivery, who, place, action, values, chosen, at),
                new Origin.FormSent(place));
    }

    private static Origin origin(BlockActionPayload payload, Account account) {
        Workspace workspace = account.workspace();
        String trigger = text(payload.getTriggerId());
        View view = payload.getView();
        if (view != null && "home".equals(view.getType())) {
            return new Origin.HomePress(account.id(), trigger, place(workspace, ""));
        }
        if (view != null) {
            return new Origin.WindowPress(
                    text(view.getId()),
                    WindowMemory.parse(view.getPrivateMetadata()).place(workspace));
        }
        var container = Optional.ofNullable(payload.getContainer());
        String channel = payload.getChannel() != null
                ? text(payload.getChannel().getId())
                : text(container.map(BlockActionPayload.Container::getChannelId).orElse(""));
        Place place = place(workspace, channel);
        boolean ownMessage = !place.isShared()
                || container.map(BlockActionPayload.Container::isEphemeral).orElse(false);
        return new Origin.MessagePress(text(payload.getResponseUrl()), trigger, place, ownMessage);
    }

    private static Place placeOf(Origin origin, Workspace workspace) {
        return switch (origin) {
            case Origin.MessagePress press -> press.place();
            case Origin.WindowPress press -> press.place();
            case Origin.HomePress press -> press.place();
            case Origin.Said said -> said.place();
            case Origin.FormSent sent -> sent.place();
            case Origin.SlashCommand _, Origin.Home _, Origin.Fact _ -> place(workspace, "");
        };
    }

    /** A conversation's id begins with D where it is a direct message. */
    private static Place place(Workspace workspace, String channel) {
        boolean personal = channel.isEmpty() || channel.startsWith("D");
        return new Place(workspace, channel, personal ? Place.Kind.PERSONAL : Place.Kind.SHARED, "");
    }

    /** Where the app is: with Slack Connect a view says so, and the person's own team may be another. */
    private static String team(@Nullable View view, @Nullable String team, @Nullable String personsTeam) {
        return Stream.of(text(view == null ? null : view.getAppInstalledTeamId()), text(team), text(personsTeam))
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static Account account(@Nullable String team, @Nullable String user) {
        if (team == null || team.isEmpty() || user == null || user.isEmpty()) {
            throw new NoneOfOurs("nobody did it, or nowhere");
        }
        return new Account(new Workspace(SlackPlatform.PLATFORM, team), user);
    }

    /** Slack's trigger id, which is unique; where there is none, a hash of what says which delivery it is. */
    private static String delivery(@Nullable String trigger, @Nullable String... parts) {
        if (trigger != null && !trigger.isEmpty()) {
            return trigger;
        }
        try {
            String joined =
                    String.join("\n", Stream.of(parts).map(SlackInbound::text).toList());
            byte[] hash = MessageDigest.getInstance(HASH).digest(joined.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has " + HASH, e);
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
