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
    public Map<String, Set<String>> slackMembers = new HashMap<>();
    public Map<Persona, SlackModal> homes = new HashMap<>();
    public Map<Persona, List<SlackModal>> modals = new HashMap<>();
    public List<TeamsMessage> teamsMessages = new ArrayList<>();
    public Map<Persona, TeamsDialog> dialogs = new HashMap<>();
    public boolean teamsInstalled;
    public Set<Persona> teamsChats = new TreeSet<>();
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
