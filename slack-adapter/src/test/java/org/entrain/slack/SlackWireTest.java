package org.entrain.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlackWireTest {
    @Test
    void answers_of_a_busy_moment_go_over_the_connections_of_the_one_before() throws Exception {
        Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();
        // Nobody is answered before all have come, so that all are under way at once.
        var allAreHere = new CyclicBarrier(AfterCommit.AT_ONCE);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            connections.add(exchange.getRemoteAddress());
            try {
                allAreHere.await(10, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        String url = "http://localhost:" + server.getAddress().getPort() + "/";
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var api = new SlackApi(new SlackSettings("x", "xoxb-test", Optional.empty(), url))) {
            server.setExecutor(threads);
            server.start();
            for (int moment = 0; moment < 3; moment++) {
                var answers = IntStream.range(0, AfterCommit.AT_ONCE)
                        .mapToObj(i -> threads.submit(() -> api.respond(url, Json.object())))
                        .toList();
                for (var answer : answers) {
                    assertThat(answer.get()).isEqualTo(200);
                }
            }
            server.stop(0);
        }
        assertThat(connections).hasSize(AfterCommit.AT_ONCE);
    }
}
