package org.entrain.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import org.entrain.core.chat.Action;

/** Measures what it takes to hear a platform out: verify, read, translate, acknowledge; nobody is behind the door. */
final class EmptyDoors {
    private static final double TIMES = 4;
    private static final String PROGRAM = "Entrain, as the program runs";
    private static final String BOTH_COMPILERS = "Entrain, both compilers";
    private static final String QUICK_COMPILER = "Entrain, quick compiler only";

    private final Setting setting;
    private final LocalTenant teams;
    private final int sink;

    EmptyDoors(Setting setting, LocalTenant teams, int sink) {
        this.setting = setting;
        this.teams = teams;
        this.sink = sink;
    }

    /** Slack beside Bolt for JavaScript. */
    Section slack() {
        Path bolt = setting.root().resolve("benchmarks/target/bolt");
        if (!Files.exists(bolt.resolve("node_modules/@slack/bolt"))) {
            return Section.skipped(
                    "A Slack press, to an empty door", "Skipped: Bolt for JavaScript could not be installed.");
        }
        int port = Child.freePort();
        List<String> command = List.of(
                "node",
                setting.root().resolve("benchmarks/src/main/bolt/empty.js").toString(),
                String.valueOf(port),
                Signed.SECRET);
        Map<String, String> environment =
                Map.of("NODE_PATH", bolt.resolve("node_modules").toString());
        var action = Action.of("quiz.answer", UUID.randomUUID(), 0, 1, "c0");
        try (Child node =
                Child.start(setting.log("bolt"), environment, command).awaitAnswer("http://127.0.0.1:" + port + "/")) {
            List<Contest.Standing> standings = contest(
                    to -> n -> Signed.bySlack(
                            to,
                            SlackForms.press(
                                    "U%09d".formatted(n), action, "http://127.0.0.1:" + sink + "/response/1", n),
                            Instant.now()),
                    new Rival("Bolt for JavaScript, HTTPReceiver", node, port));
            return new Section(
                    "A Slack press, to an empty door",
                    """
                    A `block_actions` request of %d bytes, signed just before, over %d kept-alive connections of wrk; \
                    Entrain's Slack handler in Javalin on virtual threads beside Bolt for JavaScript %s (one Node process, \
                    as Bolt runs; its handler acknowledges and does nothing). Node uses one core, Java as many as it gets.""".formatted(
                            SlackForms.press("U000000001", action, "http://127.0.0.1:" + sink + "/response/1", 1)
                                    .length(),
                            Contest.CONNECTIONS,
                            boltVersion(bolt)),
                    Contest.HEADER,
                    standings.stream().map(Contest.Standing::row).toList(),
                    List.of(),
                    List.of(goal("A signed Slack press: at least 4 times Bolt for JavaScript", standings)));
        }
    }

    /** Teams beside the SDK's own path. */
    Section teams() throws GeneralSecurityException, IOException {
        Path classPath = setting.root().resolve("benchmarks/sdk-baseline/target/classpath.txt");
        if (!Files.exists(classPath)) {
            return Section.skipped(
                    "A Teams press, to an empty door",
                    "Skipped: the Bot Framework SDK's own dependencies could not be had.");
        }
        int port = Child.freePort();
        List<String> command = Child.java(
                setting.flags(),
                setting.root().resolve("benchmarks/sdk-baseline/target/classes") + ":" + Files.readString(classPath),
                "org.entrain.benchmarks.sdk.SdkBot",
                port,
                LocalTenant.APP,
                teams.openId());
        String token = teams.token(Instant.now());
        try (Child sdk =
                Child.start(setting.log("sdk"), Map.of(), command).awaitOk("http://127.0.0.1:" + port + "/healthz")) {
            List<Contest.Standing> standings = contest(
                    to -> n -> Signed.byTeams(to, LocalTenant.press(n), token),
                    new Rival("Bot Framework SDK 4.14.3, its own path", sdk, port));
            return new Section(
                    "A Teams press, to an empty door",
                    """
                    An `adaptiveCard/action` invoke of %d bytes with a real RS256 token, the same token again and again \
                    as Teams sends it, over %d kept-alive connections of wrk; Entrain's Teams handler beside the Bot Framework \
                    SDK for Java with its own token check, adapter and handler, on the same HTTP server and with the \
                    program's Java flags.""".formatted(LocalTenant.press(1).length(), Contest.CONNECTIONS),
                    Contest.HEADER,
                    standings.stream().map(Contest.Standing::row).toList(),
                    List.of(),
                    List.of(goal("A Teams card press: at least 4 times the SDK's own path", standings)));
        }
    }

    private record Rival(String name, Child process, int port) {}

    private List<Contest.Standing> contest(IntFunction<IntFunction<byte[]>> requestsTo, Rival rival) {
        int asRun = Child.freePort();
        int other = Child.freePort();
        boolean quick = setting.hasQuickCompilerOnly();
        try (Child program = door("door", setting.flags(), asRun);
                Child otherwise = door(
                        "door-otherwise",
                        quick ? setting.flagsWithBothCompilers() : setting.flagsWithQuickCompiler(),
                        other)) {
            var servers = new ArrayList<Contest.Server>();
            servers.add(new Contest.Server(PROGRAM, program, asRun, requestsTo.apply(asRun)));
            servers.add(new Contest.Server(
                    quick ? BOTH_COMPILERS : QUICK_COMPILER, otherwise, other, requestsTo.apply(other)));
            servers.add(
                    new Contest.Server(rival.name(), rival.process(), rival.port(), requestsTo.apply(rival.port())));
            return Contest.hold(setting.wrk(), setting.scale(), servers);
        }
    }

    private Child door(String name, List<String> flags, int port) {
        return setting.start(name, flags, EmptyDoor.class, port, "http://127.0.0.1:" + sink + "/api/", teams.openId())
                .awaitOk("http://127.0.0.1:" + port + "/healthz");
    }

    private static Goal goal(String wish, List<Contest.Standing> standings) {
        double times = standings.getFirst().perSecond() / standings.getLast().perSecond();
        boolean allAnswered = standings.stream().allMatch(standing -> standing.bad() == 0);
        return new Goal(
                wish,
                Figures.hundredths(times)
                        + " times (%s with the other compilers)"
                                .formatted(Figures.hundredths(standings.get(1).perSecond()
                                        / standings.getLast().perSecond())),
                times >= TIMES && allAnswered);
    }

    private static String boltVersion(Path bolt) {
        try {
            String description = Files.readString(bolt.resolve("node_modules/@slack/bolt/package.json"));
            return description.replaceAll("(?s).*?\"version\": \"([^\"]+)\".*", "$1");
        } catch (IOException e) {
            return "";
        }
    }
}
