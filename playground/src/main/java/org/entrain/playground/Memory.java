package org.entrain.playground;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** All that the playground remembers. Touched only inside {@link World#read} and {@link World#change}. */
final class Memory {
    public List<SlackMessage> slackMessages = new ArrayList<>();
    public Map<String, SlackChannel> slackChannels = SlackChannel.first();
    public Map<String, Set<String>> slackMembers = new HashMap<>();
    public Map<Persona, Account> slackAccounts = new HashMap<>();
    /** Whether the app was removed from the workspace. */
    public boolean slackRemoved;

    public Map<Persona, SlackModal> homes = new HashMap<>();
    public Map<Persona, List<SlackModal>> modals = new HashMap<>();
    public List<TeamsMessage> teamsMessages = new ArrayList<>();
    public Map<Persona, TeamsDialog> dialogs = new HashMap<>();
    public Map<String, TeamsChannel> teamsChannels = TeamsChannel.first();
    public String teamsTeam = Teams.TEAM_NAME;
    public Map<Persona, Account> teamsAccounts = new HashMap<>();
    /** Who left the team. */
    public Set<Persona> teamsLeft = new TreeSet<>();
    /** Whether the app was ever added to the team. */
    public boolean teamsInstalled;
    /** Whether it was removed from the team since. */
    public boolean teamsRemoved;
    /** Who has the app for themselves. */
    public Set<Persona> teamsChats = new TreeSet<>();
    /** Who had it and took it away. */
    public Set<Persona> teamsBlocked = new TreeSet<>();

    /** When each channel was last read, by {@code persona channel}: the last message's id. */
    public Map<String, String> read = new LinkedHashMap<>();

    /** Of this run alone: what went wrong yesterday helps nobody today. */
    @JsonIgnore
    public Optional<Problem> problem = Optional.empty();

    /** The last id given to a message, in microseconds. */
    public long lastMicros;

    Optional<SlackMessage> slackMessage(String channel, String ts) {
        return slackMessages.stream()
                .filter(message -> message.isAt(channel, ts))
                .findFirst();
    }

    void replace(SlackMessage message) {
        slackMessages.replaceAll(old -> old.isAt(message.channel(), message.ts()) ? message : old);
    }

    Optional<SlackChannel> slackChannel(String id) {
        return Optional.ofNullable(slackChannels.get(id));
    }

    Account slackAccount(Persona persona) {
        return slackAccounts.getOrDefault(persona, Account.of(persona));
    }

    Account teamsAccount(Persona persona) {
        return teamsAccounts.getOrDefault(persona, Account.of(persona));
    }

    /** Whether somebody is in the team. */
    boolean inTeam(Persona persona) {
        return !teamsLeft.contains(persona) && teamsAccount(persona).active();
    }

    Optional<TeamsMessage> teamsMessage(String channel, String id) {
        return teamsMessages.stream()
                .filter(message -> message.isAt(channel, id))
                .findFirst();
    }

    void replace(TeamsMessage message) {
        teamsMessages.replaceAll(old -> old.isAt(message.channel(), message.id()) ? message : old);
    }

    List<SlackModal> stack(Persona persona) {
        return modals.computeIfAbsent(persona, nobody -> new ArrayList<>());
    }

    JsonNode snapshot() {
        return Json.MAPPER.valueToTree(this);
    }
}
