package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What people do in the local Teams, told to the bot, and what they then see. */
final class FakeTeams {
    private final World world;
    private final TeamsPost post;
    private final TeamsRoom room;
    private final TeamsActivities activities;
    private final TeamsLife life;
    private final TeamsPresses presses;
    private final TeamsDialogs dialogs;

    FakeTeams(World world, BotLine line, TeamsPost post, TeamsRoom room, TeamsActivities activities) {
        this.world = world;
        this.post = post;
        this.room = room;
        this.activities = activities;
        this.life = new TeamsLife(world, post, room, activities);
        this.presses = new TeamsPresses(world, line, post, room, activities);
        this.dialogs = new TeamsDialogs(world, line, post, room, activities);
    }

    /** What happens besides talk. */
    TeamsLife life() {
        return life;
    }

    /** Adds the app to the team, the first time. */
    void install() {
        boolean isNew = world.changed(memory -> {
            boolean wasMissing = !memory.teamsInstalled;
            memory.teamsInstalled = true;
            return wasMissing;
        });
        if (isNew) {
            life.installed(Persona.AMINA, Teams.TEAM);
        }
    }

    /** The app comes into somebody's personal chat with the first thing they do there. */
    private void meet(Persona persona, String channel) {
        if (!Teams.isPersonal(channel)) {
            return;
        }
        if (!room.hasApp(channel)) {
            throw new Refusal("app.removed");
        }
        if (world.changed(memory -> memory.teamsChats.add(persona))) {
            life.installed(persona, channel);
        }
    }

    /** Something is written; in a channel the bot hears it only where it is mentioned. */
    void say(Persona persona, String channel, String text, List<StoredFile> files) {
        room.requireChannel(persona, channel);
        if (text.isBlank() && files.isEmpty()) {
            throw new Refusal("nothing.said");
        }
        meet(persona, channel);
        TeamsMessage message = room.said(persona, channel, text.strip(), files);
        boolean heard = Teams.isPersonal(channel) || TeamsActivities.mentionsBot(text);
        if (heard && room.hasApp(channel)) {
            post.tell(activities.message(message, persona));
        }
    }

    /** An Action.Execute is pressed. */
    void execute(Persona persona, String channel, String message, String verb, JsonNode data) {
        presses.execute(persona, channel, message, verb, data);
    }

    /** Asks for the cards that a persona sees alone, where an edit took the ones they had. */
    void refresh(Persona persona) {
        presses.refresh(persona);
    }

    /** An Action.Submit is pressed. */
    void submit(Persona persona, String channel, String message, JsonNode data) {
        if (data.at("/msteams/type").asText().equals("task/fetch")) {
            dialogs.fetch(persona, channel, message, data);
        } else {
            presses.submit(persona, channel, message, data);
        }
    }

    /** The dialog that is open is sent. */
    void submitDialog(Persona persona, String dialog, JsonNode data) {
        dialogs.submit(persona, dialog, data);
    }

    /** The dialog that is open is closed without being sent. */
    void closeDialog(Persona persona, String dialog) {
        dialogs.close(persona, dialog);
    }
}
