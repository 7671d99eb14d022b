package org.entrain.benchmarks;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.entrain.app.Program;
import org.entrain.app.Settings;
import org.entrain.slack.SlackSettings;
import org.entrain.teams.TeamsSettings;

/** The real program, as a copy of it that is killed; it trusts the stand-in for Teams, which no variable can ask of it. */
final class SweptNode {
    private SweptNode() {}

    /**
     * Arguments: port, home, database, Slack's API, signing secret and token, Teams' app, password, tenant, metadata and
     * login, and the host to be trusted.
     */
    public static void main(String... is) {
        Program.start(new Settings(
                Integer.parseInt(is[0]),
                URI.create("http://localhost:" + is[0]),
                Path.of(is[1]),
                Optional.of(is[2]),
                Optional.of(new SlackSettings(is[4], is[5], Optional.empty(), is[3])),
                Optional.of(new TeamsSettings(
                        is[6], is[7], is[8], TeamsSettings.Type.SINGLE_TENANT, is[9], is[10], Set.of(is[11]))),
                Set.of()));
    }
}
