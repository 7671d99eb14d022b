package org.entrain.app;

import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entrain.core.FreePort;
import org.entrain.core.credentials.House;
import org.entrain.core.database.TestDatabase;
import org.entrain.core.outbox.Outbox;

/** An organisation that issues badges, with the program's own server before it. */
final class BadgeHouse implements AutoCloseable {
    /** A minute after all badges were issued. */
    private static final InstantSource CLOCK = InstantSource.fixed(House.NOW.plusSeconds(60));

    final URI url;
    final House house;
    private final Javalin server;
    private final HttpClient http = HttpClient.newHttpClient();

    BadgeHouse() {
        int port = FreePort.next();
        url = URI.create("http://localhost:" + port);
        house = new House(url, TestDatabase.fresh());
        var settings =
                new Settings(port, url, Path.of("."), Optional.empty(), Optional.empty(), Optional.empty(), Set.of());
        server = new Server(settings, house.database, new Outbox()).start(routes -> {
            new BadgePages(house.database, url, house.signing, CLOCK).routes(routes);
            new IssuerPages(house.database, url, house.signing, CLOCK).routes(routes);
            new VerifyPages(house.verification, CLOCK).routes(routes);
        });
    }

    /** What is there for somebody who accepts this. */
    HttpResponse<String> get(String path, String accept, String language) {
        return send(HttpRequest.newBuilder(url.resolve(path))
                .header("Accept", accept)
                .header("Accept-Language", language));
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(url.resolve(path)));
    }

    byte[] bytes(UUID badge, String kind) {
        return get("/badges/" + badge + "." + kind).body().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** What the verify page says of it. */
    HttpResponse<String> verify(byte[] file, String type, String language) {
        return send(HttpRequest.newBuilder(url.resolve("/verify"))
                .header("Content-Type", type)
                .header("Accept-Language", language)
                .POST(BodyPublishers.ofByteArray(file)));
    }

    /** Every byte comes back as a letter of its own. */
    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The text of a page. */
    static String text(HttpResponse<String> page) {
        return new String(page.body().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop();
        http.close();
        house.close();
    }
}
