package org.entrain.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.Gson;
import com.slack.api.SlackConfig;
import com.slack.api.model.User;
import com.slack.api.util.json.GsonFactory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entrain.core.chat.Account;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Profile;
import org.entrain.core.chat.SharedFile;
import org.entrain.core.chat.Workspace;

/** Translates what Slack's Events API tells. What is of no interest, or said by a bot, is empty. */
final class SlackEvents {
    private static final Gson GSON = GsonFactory.createSnakeCase(SlackConfig.DEFAULT);

    private final SlackProfiles profiles;
    private final SlackFiles files;

    SlackEvents(SlackProfiles profiles, SlackFiles files) {
        this.profiles = profiles;
        this.files = files;
    }

    /** One event with what Slack says around it. */
    private record Told(String id, Workspace workspace, String bot, JsonNode event, Instant at) {
        String text(String field) {
            return Json.text(event, field).orElse("");
        }

        boolean byBot() {
            return !bot.isEmpty() && text("user").equals(bot);
        }

        boolean byPerson() {
            return !text("user").isEmpty()
                    && !text("user").equals(bot)
                    && text("bot_id").isEmpty();
        }

        Account account() {
            return new Account(workspace, text("user"));
        }

        Place place(Place.Kind kind) {
            return new Place(workspace, text("channel"), kind, "");
        }
    }

    Optional<Heard> heard(JsonNode json, Instant at) {
        JsonNode authorization = json.path("authorizations").path(0);
        // With Slack Connect the top-level team may be another company's; the authorization's is where the app is.
        String team = Json.text(authorization, "team_id")
                .or(() -> Json.text(json, "team_id"))
                .orElse("");
        String id = Json.text(json, "event_id").orElse("");
        if (team.isEmpty() || id.isEmpty()) {
            return Optional.empty();
        }
        String bot = Json.text(authorization, "user_id").orElse("");
        var workspace = new Workspace(SlackPlatform.PLATFORM, team);
        return heard(new Told(id, workspace, bot, json.path("event"), at));
    }

    private Optional<Heard> heard(Told told) {
        return switch (told.text("type")) {
            case "app_mention" -> told.byPerson() ? Optional.of(mention(told)) : Optional.empty();
            case "message" -> isForTheBot(told) ? Optional.of(privateMessage(told)) : Optional.empty();
            case "app_home_opened" ->
                told.byPerson() && told.text("tab").equals("home") ? Optional.of(home(told)) : Optional.empty();
            case "member_joined_channel" ->
                told.byBot()
                        ? inChannel(told, Interaction.BotJoined::new)
                        : told.byPerson() ? Optional.of(fact(joined(told))) : Optional.empty();
            case "member_left_channel" ->
                told.byBot()
                        ? inChannel(told, Interaction.BotLeft::new)
                        : told.byPerson() ? Optional.of(fact(left(told))) : Optional.empty();
            case "channel_left", "group_left" -> inChannel(told, Interaction.BotLeft::new);
            case "channel_archive", "group_archive", "channel_deleted", "group_deleted" ->
                inChannel(told, Interaction.ChannelClosed::new);
            case "channel_unarchive", "group_unarchive" -> inChannel(told, Interaction.ChannelReopened::new);
            case "channel_rename" -> renamed(told, true);
            case "group_rename" -> renamed(told, false);
            case "user_change" -> changed(told);
            case "app_uninstalled" -> Optional.of(fact(uninstalled(told)));
            case "tokens_revoked" ->
                told.event().path("tokens").path("bot").isEmpty()
                        ? Optional.empty()
                        : Optional.of(fact(uninstalled(told)));
            default -> Optional.empty();
        };
    }

    private static boolean isForTheBot(Told told) {
        String subtype = told.text("subtype");
        return told.byPerson()
                && told.text("channel_type").equals("im")
                && (subtype.isEmpty() || subtype.equals("file_share"));
    }

    private Heard mention(Told told) {
        Place place = told.place(Place.Kind.SHARED);
        return said(told, place, profiles.fetched(told.account(), ""), List.of());
    }

    private Heard privateMessage(Told told) {
        Place place = told.place(Place.Kind.PERSONAL);
        Profile who = profiles.fetched(told.account(), "");
        return switch (files.fetch(told.event().path("files"))) {
            case SlackFiles.Fetched(var fetched) -> said(told, place, who, fetched);
            case SlackFiles.Missing why -> new Heard.FileMissing(who, origin(told, place), why);
        };
    }

    private static Heard said(Told told, Place place, Profile who, List<SharedFile> files) {
        Origin.Said origin = origin(told, place);
        return new Heard.Happened(
                new Interaction.Command(told.id(), who, place, origin.words(), files, told.at()), origin);
    }

    private static Origin.Said origin(Told told, Place place) {
        String words = SlackText.typed(told.text("text"), told.bot());
        return new Origin.Said(place, told.text("user"), Json.text(told.event(), "thread_ts"), words);
    }

    private Heard home(Told told) {
        var nowhere = new Place(told.workspace(), "", Place.Kind.PERSONAL, "");
        Profile who = profiles.fetched(told.account(), "");
        return new Heard.Happened(
                new Interaction.HomeOpened(told.id(), who, nowhere, told.at()), new Origin.Home(told.text("user")));
    }

    private Interaction joined(Told told) {
        Profile who = profiles.remembered(told.account(), "");
        return new Interaction.Joined(told.id(), who, told.place(Place.Kind.SHARED), told.at());
    }

    private Interaction left(Told told) {
        Profile who = profiles.remembered(told.account(), "");
        return new Interaction.Left(told.id(), who, told.place(Place.Kind.SHARED), told.at());
    }

    /** Something that became of a channel, by its id alone. */
    private interface InChannel {
        Interaction of(String delivery, Place place, Instant at);
    }

    private static Optional<Heard> inChannel(Told told, InChannel what) {
        return told.text("channel").isEmpty()
                ? Optional.empty()
                : Optional.of(fact(what.of(told.id(), told.place(Place.Kind.SHARED), told.at())));
    }

    private static Optional<Heard> renamed(Told told, boolean open) {
        String id = told.event().path("channel").path("id").asText();
        String name = told.event().path("channel").path("name").asText();
        if (id.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        var place = new Place(told.workspace(), id, Place.Kind.SHARED, "");
        return Optional.of(fact(new Interaction.ChannelNamed(told.id(), place, name, open, told.at())));
    }

    private Optional<Heard> changed(Told told) {
        JsonNode user = told.event().path("user");
        String id = user.path("id").asText();
        if (id.isEmpty()) {
            return Optional.empty();
        }
        var nowhere = new Place(told.workspace(), "", Place.Kind.PERSONAL, "");
        return profiles.changed(new Account(told.workspace(), id), GSON.fromJson(user.toString(), User.class))
                .map(who -> fact(new Interaction.ProfileChanged(told.id(), who, nowhere, told.at())));
    }

    private static Interaction uninstalled(Told told) {
        return new Interaction.Uninstalled(told.id(), told.workspace(), told.at());
    }

    private static Heard fact(Interaction interaction) {
        return new Heard.Happened(interaction, new Origin.Fact());
    }
}
