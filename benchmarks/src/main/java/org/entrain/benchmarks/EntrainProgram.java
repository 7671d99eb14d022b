package org.entrain.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entrain.app.Entrain;
import org.entrain.core.database.DatabaseUrl;

/** The real program, in a process of its own, with its own PostgreSQL; durable as it always is. */
record EntrainProgram(Child process, int port, Path home) implements AutoCloseable {
    static final String LEAD = "U0LEAD001";

    /** Connected to a Slack whose Web API is the sink; returns once it is ready. */
    static EntrainProgram connected(Setting setting, List<String> flags, Path home, int sink) {
        return start(
                setting,
                flags,
                home,
                Map.of(
                        "SLACK_SIGNING_SECRET",
                        Signed.SECRET,
                        "SLACK_BOT_TOKEN",
                        "xoxb-benchmark",
                        "SLACK_API_URL",
                        "http://127.0.0.1:" + sink + "/api/",
                        "ENTRAIN_ADMINS",
                        "slack:" + SlackForms.TEAM + "/" + LEAD),
                "/readyz");
    }

    /** With its playground; returns once the first screen is there. */
    static EntrainProgram playground(Setting setting, Path home) {
        return start(setting, setting.flags(), home, Map.of(), "/");
    }

    private static EntrainProgram start(
            Setting setting, List<String> flags, Path home, Map<String, String> variables, String until) {
        int port = Child.freePort();
        var environment = new HashMap<>(variables);
        environment.put("PORT", String.valueOf(port));
        environment.put("ENTRAIN_HOME", home.toString());
        Child process = Child.start(
                setting.log("program-" + port),
                environment,
                Child.java(flags, setting.classPath(), Entrain.class.getName()));
        return new EntrainProgram(process.awaitOk("http://127.0.0.1:" + port + until), port, home);
    }

    /** Where its PostgreSQL is; the password is in the folder, for whoever may read it. */
    DatabaseUrl database() {
        return new DatabaseUrl(
                "jdbc:postgresql://127.0.0.1:" + databasePort() + "/postgres", "entrain", databasePassword());
    }

    String databasePort() {
        return read("port");
    }

    String databasePassword() {
        return read("password");
    }

    private String read(String file) {
        try {
            return Files.readString(home.resolve("postgres").resolve(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
