package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What happens in the local Slack besides talk, and what the bot is told of it: people come and go, channels are made,
 * renamed and closed, accounts change, and the app itself is removed and added again.
 */
final class SlackLife {
    /** "80 characters or less": https://docs.slack.dev/reference/methods/conversations.rename. */
    private static final int LONGEST_NAME = 80;

    private final World world;
    private final SlackPost post;
    private final Clockwork clockwork;

    SlackLife(World world, SlackPost post, Clockwork clockwork) {
        this.world = world;
        this.post = post;
        this.clockwork = clockwork;
    }

    /** A persona comes into a channel; a guest, and whoever comes into a private one, was invited. */
    void join(Persona persona, String id) {
        SlackChannel channel = open(id);
        boolean alone = world.read(memory -> Slack.isVisible(memory, id, persona.slackUser()));
        Optional<String> inviter =
                alone ? Optional.empty() : Optional.of(host(persona).slackUser());
        come(persona.slackUser(), channel, inviter);
    }

    private static Persona host(Persona guest) {
        return guest == Persona.AMINA ? Persona.BRUNO : Persona.AMINA;
    }

    void leave(Persona persona, String id) {
        go(persona.slackUser(), open(id), persona);
    }

    /** The bot is invited into a channel. */
    void invite(Persona by, String id) {
        come(Slack.BOT_USER, open(id), Optional.of(by.slackUser()));
    }

    /** The bot is taken out of a channel. */
    void remove(Persona by, String id) {
        go(Slack.BOT_USER, open(id), by);
    }

    private void come(String user, SlackChannel channel, Optional<String> inviter) {
        if (world.changed(memory -> Slack.members(memory, channel.id()).add(user))) {
            tell(channel, SlackEvents.joined(user, channel.id(), inviter, ts()));
        }
    }

    private void go(String user, SlackChannel channel, Persona by) {
        boolean heard = hears(channel);
        if (!world.changed(memory -> Slack.members(memory, channel.id()).remove(user)) || !heard) {
            return;
        }
        post.event(SlackEvents.left(user, channel.id(), ts()));
        if (user.equals(Slack.BOT_USER)) {
            post.event(SlackEvents.taken(channel, by.slackUser(), ts()));
        }
    }

    /** A channel is made, with who made it in it. */
    void create(Persona by, String wished, boolean secret) {
        String name = free(wished);
        String user = by.slackUser();
        long now = clockwork.now().getEpochSecond();
        SlackChannel made = world.changed(memory -> {
            var channel = new SlackChannel(idFor(memory, name), name, secret, false, now, user);
            memory.slackChannels.put(channel.id(), channel);
            memory.slackMembers.put(channel.id(), new java.util.TreeSet<>(java.util.Set.of(user)));
            return channel;
        });
        if (!secret) {
            post.event(SlackEvents.created(made, ts()));
        }
    }

    /** An id that can be told from the name, so that a test can; where it was given before, one that cannot. */
    private static String idFor(Memory memory, String name) {
        String id = "C0" + name.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        return memory.slackMembers.containsKey(id) || memory.slackChannels.containsKey(id) ? Slack.newId("C") : id;
    }

    void rename(Persona by, String id, String wished) {
        SlackChannel channel = seen(by, open(id));
        String name = free(wished);
        tellOf(change(channel, found -> found.named(name)), SlackEvents::renamed);
    }

    void archive(Persona by, String id) {
        SlackChannel channel = seen(by, open(id));
        tellOf(
                change(channel, found -> found.archived(true)),
                (now, ts) -> SlackEvents.archived(now, by.slackUser(), ts));
    }

    void reopen(Persona by, String id) {
        SlackChannel channel = seen(by, known(id));
        if (channel.archived()) {
            tellOf(
                    change(channel, found -> found.archived(false)),
                    (now, ts) -> SlackEvents.reopened(now, by.slackUser(), ts));
        }
    }

    /** A channel is deleted, with all that was said in it. Slack has no way back. */
    void delete(Persona by, String id) {
        SlackChannel channel = seen(by, known(id));
        boolean heard = !channel.secret() || hears(channel);
        world.change(memory -> {
            memory.slackChannels.remove(id);
            memory.slackMessages.removeIf(message -> message.channel().equals(id));
        });
        if (heard) {
            post.event(SlackEvents.deleted(channel, by.slackUser(), ts()));
        }
    }

    /** The persona's account changes in what {@code changes} name. */
    void change(Persona persona, JsonNode changes) {
        Account before = world.read(memory -> memory.slackAccount(persona));
        Account after = before.with(changes);
        if (!after.equals(before)) {
            var now = clockwork.now();
            Account told = after.updated(now);
            world.change(memory -> memory.slackAccounts.put(persona, told));
            post.event(SlackEvents.changed(SlackPeople.person(persona, told, true, now), now.getEpochSecond()));
        }
    }

    /** The app is removed from the workspace: the last that it hears is that. */
    void removeApp() {
        boolean was = world.changed(memory -> {
            boolean there = !memory.slackRemoved;
            memory.slackRemoved = true;
            return there;
        });
        if (was) {
            post.last(SlackEvents.revoked());
            post.last(SlackEvents.uninstalled());
        }
    }

    /** The app is added again: its token is good again, and it is where it was. */
    void addApp() {
        world.change(memory -> memory.slackRemoved = false);
    }

    private SlackChannel known(String id) {
        return world.read(memory -> memory.slackChannel(id)).orElseThrow(() -> new Refusal("unknown.channel", id));
    }

    private SlackChannel open(String id) {
        SlackChannel channel = known(id);
        if (channel.archived()) {
            throw new Refusal("channel.archived", channel.name());
        }
        return channel;
    }

    private SlackChannel seen(Persona by, SlackChannel channel) {
        if (!world.read(memory -> Slack.isVisible(memory, channel.id(), by.slackUser()))) {
            throw new Refusal("unknown.channel", channel.id());
        }
        return channel;
    }

    /** The name that Slack makes of what was wished; throws {@link Refusal} where there is none or it is taken. */
    private String free(String wished) {
        String name =
                wished.strip().toLowerCase(Locale.ROOT).replaceFirst("^#", "").replaceAll("\\s+", "-");
        if (!name.matches("[\\p{L}\\p{M}\\p{N}_-]+") || name.length() > LONGEST_NAME) {
            throw new Refusal("channel.name", wished);
        }
        if (world.read(memory -> memory.slackChannels.values().stream()
                .anyMatch(channel -> channel.name().equals(name)))) {
            throw new Refusal("channel.taken", name);
        }
        return name;
    }

    private SlackChannel change(SlackChannel channel, UnaryOperator<SlackChannel> deed) {
        return world.changed(memory -> {
            SlackChannel changed = deed.apply(channel);
            memory.slackChannels.put(channel.id(), changed);
            return changed;
        });
    }

    /** Says something of a channel that the bot may know of. */
    private interface News {
        ObjectNode of(SlackChannel channel, String ts);
    }

    private void tellOf(SlackChannel channel, News news) {
        if (!channel.secret() || hears(channel)) {
            post.event(news.of(channel, ts()));
        }
    }

    /** Tells what only those in the channel hear. */
    private void tell(SlackChannel channel, ObjectNode event) {
        if (hears(channel)) {
            post.event(event);
        }
    }

    private boolean hears(SlackChannel channel) {
        return world.read(memory -> Slack.isMember(memory, channel.id(), Slack.BOT_USER));
    }

    private String ts() {
        return Slack.ts(world.nextMicros());
    }
}
