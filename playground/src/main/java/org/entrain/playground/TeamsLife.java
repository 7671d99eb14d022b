package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What happens in the local Teams besides talk, and what the bot is told of it: people join and leave the team, channels
 * are made, renamed, deleted and restored, accounts change, and the app is removed and added again.
 */
final class TeamsLife {
    /** "Channel names can't exceed 50 characters". */
    private static final int LONGEST_NAME = 50;

    private final World world;
    private final TeamsPost post;
    private final TeamsRoom room;
    private final TeamsActivities activities;

    TeamsLife(World world, TeamsPost post, TeamsRoom room, TeamsActivities activities) {
        this.world = world;
        this.post = post;
        this.room = room;
        this.activities = activities;
    }

    /** Tells the bot that the app is in a conversation now. */
    void installed(Persona by, String channel) {
        post.tell(activities.installation(room.newId(), by, channel, "add"));
        post.tell(activities.membership(room.newId(), by, channel, "membersAdded", Teams.bot()));
    }

    /** A persona comes into the team, and so into all of its channels. */
    void join(Persona persona) {
        if (world.changed(memory -> memory.teamsLeft.remove(persona))) {
            tellOfMember(persona, "membersAdded");
        }
    }

    void leave(Persona persona) {
        if (world.changed(memory -> memory.teamsLeft.add(persona))) {
            tellOfMember(persona, "membersRemoved");
        }
    }

    private void tellOfMember(Persona persona, String change) {
        tell(activities.membership(room.newId(), persona, Teams.TEAM, change, TeamsActivities.unnamed(persona)));
    }

    void renameTeam(Persona by, String wished) {
        String name = wished.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new Refusal("channel.name", wished);
        }
        world.change(memory -> memory.teamsTeam = name);
        tell(activities.teamEvent(room.newId(), by, "teamRenamed"));
    }

    void create(Persona by, String wished) {
        String name = free(wished);
        TeamsChannel made = world.changed(memory -> {
            String id = TeamsChannel.idFor(name);
            var channel = new TeamsChannel(
                    memory.teamsChannels.containsKey(id) ? "19:" + Slack.newId("") + "@thread.tacv2" : id, name, false);
            memory.teamsChannels.put(channel.id(), channel);
            return channel;
        });
        tell(activities.channelEvent(room.newId(), by, made, "channelCreated"));
    }

    void rename(Persona by, String id, String wished) {
        TeamsChannel channel = own(id, false);
        String name = free(wished);
        change(by, channel, found -> found.named(name), "channelRenamed");
    }

    void delete(Persona by, String id) {
        change(by, own(id, false), found -> found.deleted(true), "channelDeleted");
    }

    void restore(Persona by, String id) {
        change(by, own(id, true), found -> found.deleted(false), "channelRestored");
    }

    private void change(Persona by, TeamsChannel channel, UnaryOperator<TeamsChannel> deed, String eventType) {
        TeamsChannel changed = deed.apply(channel);
        world.change(memory -> memory.teamsChannels.put(channel.id(), changed));
        tell(activities.channelEvent(room.newId(), by, changed, eventType));
    }

    /** A channel that can be changed, which the one that every team has cannot. */
    private TeamsChannel own(String id, boolean deleted) {
        TeamsChannel channel = world.read(memory -> Optional.ofNullable(memory.teamsChannels.get(id)))
                .filter(found -> found.deleted() == deleted)
                .orElseThrow(() -> new Refusal("unknown.channel", id));
        if (id.equals(Teams.TEAM)) {
            throw new Refusal("channel.general", channel.name());
        }
        return channel;
    }

    private String free(String wished) {
        String name = wished.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.matches(".*[~#%&*{}+/\\\\:<>?|'\".].*")) {
            throw new Refusal("channel.name", wished);
        }
        if (world.read(memory -> memory.teamsChannels.values().stream()
                .anyMatch(channel -> channel.name().equalsIgnoreCase(name)))) {
            throw new Refusal("channel.taken", name);
        }
        return name;
    }

    /** The persona's account changes in what {@code changes} name. A bot hears only of those who go and come back. */
    void change(Persona persona, JsonNode changes) {
        boolean wasThere = world.read(memory -> memory.inTeam(persona));
        world.change(memory ->
                memory.teamsAccounts.put(persona, memory.teamsAccount(persona).with(changes)));
        boolean isThere = world.read(memory -> memory.inTeam(persona));
        if (wasThere != isThere) {
            tellOfMember(persona, isThere ? "membersAdded" : "membersRemoved");
        }
    }

    /** The app is removed from the team. */
    void removeApp(Persona by) {
        if (world.changed(memory -> {
            boolean there = !memory.teamsRemoved;
            memory.teamsRemoved = true;
            return there;
        })) {
            post.tell(activities.membership(room.newId(), by, Teams.TEAM, "membersRemoved", Teams.bot()));
            post.tell(activities.installation(room.newId(), by, Teams.TEAM, "remove"));
        }
    }

    /** The app is added to the team again. */
    void addApp(Persona by) {
        if (world.changed(memory -> {
            boolean gone = memory.teamsRemoved;
            memory.teamsRemoved = false;
            return gone;
        })) {
            installed(by, Teams.TEAM);
        }
    }

    /** Somebody takes the app away for themselves. */
    void removePersonalApp(Persona persona) {
        if (world.changed(memory -> {
            memory.teamsChats.remove(persona);
            return memory.teamsBlocked.add(persona);
        })) {
            post.tell(activities.installation(room.newId(), persona, persona.teamsChat(), "remove"));
        }
    }

    /** Somebody adds the app for themselves. */
    void addPersonalApp(Persona persona) {
        if (world.changed(memory -> {
            memory.teamsBlocked.remove(persona);
            return memory.teamsChats.add(persona);
        })) {
            installed(persona, persona.teamsChat());
        }
    }

    /** Tells what a bot hears that is in the team. */
    private void tell(ObjectNode activity) {
        if (room.hasApp(Teams.TEAM)) {
            post.tell(activity);
        }
    }
}
