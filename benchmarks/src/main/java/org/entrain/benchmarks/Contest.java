package org.entrain.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Servers that answer the same requests, one after another, three times around, each warmed up before until it is no faster. */
final class Contest {
    static final int CONNECTIONS = 32;

    private static final int ROUNDS = 3;
    private static final int DIFFERENT_REQUESTS = 2_000;

    /** One server; {@code request} makes its n-th request. */
    record Server(String name, Child process, int port, IntFunction<byte[]> request) {}

    /** A server's medians. */
    record Standing(String name, double perSecond, double microseconds, double p99, List<Double> rounds, long bad) {
        List<String> row() {
            return List.of(
                    name,
                    Figures.whole(perSecond),
                    Figures.whole(microseconds),
                    Figures.tenths(p99),
                    Figures.rounds(rounds),
                    Figures.whole(bad));
        }
    }

    static final List<String> HEADER = List.of(
            "server",
            "requests/s",
            "its processor time a request, µs",
            "p99, ms",
            "requests/s, each round",
            "not answered 2xx");

    private record Round(Wrk.Result result, double processorSeconds) {}

    private Contest() {}

    static List<Standing> hold(Wrk wrk, Scale scale, List<Server> servers) {
        servers.forEach(server -> WarmUp.until(
                scale.warmUps(), () -> load(wrk, server, scale.seconds()).perSecond()));
        Map<String, List<Round>> rounds = new TreeMap<>();
        for (int i = 0; i < ROUNDS; i++) {
            for (Server server : servers) {
                double before = server.process().processorSeconds();
                Wrk.Result result = load(wrk, server, scale.seconds());
                rounds.computeIfAbsent(server.name(), name -> new ArrayList<>())
                        .add(new Round(result, server.process().processorSeconds() - before));
            }
        }
        return servers.stream()
                .map(server -> standing(server.name(), rounds.getOrDefault(server.name(), List.of())))
                .toList();
    }

    private static Wrk.Result load(Wrk wrk, Server server, int seconds) {
        return wrk.repeat(server.port(), CONNECTIONS, seconds, DIFFERENT_REQUESTS, server.request());
    }

    private static Standing standing(String name, List<Round> rounds) {
        List<Double> perSecond =
                rounds.stream().map(round -> round.result().perSecond()).toList();
        return new Standing(
                name,
                Figures.median(perSecond),
                Figures.median(rounds.stream()
                        .map(round ->
                                round.processorSeconds() * 1e6 / round.result().requests())
                        .toList()),
                Figures.median(
                        rounds.stream().map(round -> round.result().p99()).toList()),
                perSecond,
                rounds.stream().mapToLong(round -> round.result().bad()).sum());
    }
}
