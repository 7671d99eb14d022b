package org.entrain.app;

import java.time.Instant;
import java.util.List;

/** Somebody in the playground, with an account on both platforms. */
final class Visitor {
    private final Story story;
    private final String persona;
    private final SlackSide slack;
    private final TeamsSide teams;

    Visitor(Story story, String persona) {
        this.story = story;
        this.persona = persona;
        Instant since =
                Instant.parse(story.state(persona).path("clock").path("now").asText());
        this.slack = new SlackSide(story, persona, since);
        this.teams = new TeamsSide(story, persona, since);
    }

    SlackSide inSlack() {
        return slack;
    }

    TeamsSide inTeams() {
        return teams;
    }

    List<Side> onBothSides() {
        return List.of(slack, teams);
    }

    /** Whether words can be read anywhere in what the page shows this person, on either platform. */
    boolean canRead(String words) {
        return story.state(persona).toString().contains(words);
    }

    @Override
    public String toString() {
        return persona;
    }
}
