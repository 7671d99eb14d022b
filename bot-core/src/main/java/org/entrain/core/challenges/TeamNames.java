package org.entrain.core.challenges;

import java.util.List;
import java.util.UUID;
import org.entrain.core.text.Texts;

/** What the teams of a challenge are called, in each language: after things that people are glad of. */
final class TeamNames {
    private TeamNames() {}

    /** The name of a team, from 0; once all names are taken, with a number. */
    static String of(UUID challenge, int team, Texts texts) {
        List<String> names = List.of(texts.say("team.names").split(", ", -1));
        int first = (int) Math.floorMod(challenge.getLeastSignificantBits(), (long) names.size());
        String name = names.get((first + team) % names.size());
        int round = team / names.size() + 1;
        return round == 1 ? name : name + " " + round;
    }
}
