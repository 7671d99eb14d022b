package org.entrain.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.entrain.core.bank.Pictures;
import org.entrain.core.database.Database;
import org.entrain.core.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PicturePagesTest {
    private final Database database = TestDatabase.fresh();
    private final Pictures pictures = new Pictures(URI.create("https://e.example.org/entrain"));
    private final HttpClient http = HttpClient.newHttpClient();
    private final UUID house = UUID.randomUUID();
    private Javalin server;

    @BeforeEach
    void start() {
        database.useTransaction(tx -> tx.handle()
                .execute("INSERT INTO organisations (id, name, created_at) VALUES (?, 'House', now())", house));
        server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    new PicturePages(database, pictures).routes(config.routes);
                })
                .start("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        server.stop();
        http.close();
        database.close();
    }

    @Test
    void a_picture_is_fetched_as_it_was_handed_over_and_may_be_kept_for_ever() throws Exception {
        for (String format : List.of("png", "jpeg", "gif")) {
            byte[] content = picture(format);
            String id = database.inTransaction(tx -> pictures.keep(tx, house, content));
            assertThat(pictures.page(id)).hasToString("https://e.example.org/entrain/pictures/" + id);
            HttpResponse<byte[]> answer = get(id);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(content);
            assertThat(answer.headers().firstValue("Content-Type")).contains("image/" + format);
            assertThat(answer.headers().firstValue("Cache-Control"))
                    .hasValueSatisfying(how -> assertThat(how).contains("immutable"));
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
        }
    }

    @Test
    void nothing_else_is_fetched_from_there() throws Exception {
        String svg = "0".repeat(64);
        database.useTransaction(
                tx -> tx.handle().execute("INSERT INTO pictures VALUES (?, ?, 'image/svg+xml', '<svg/>')", house, svg));
        for (String id : List.of(svg, "f".repeat(64), "F".repeat(64), "..%2f..%2fhealthz", "%00", "a")) {
            HttpResponse<byte[]> answer = get(id);
            assertThat(answer.statusCode()).as(id).isBetween(400, 404);
            assertThat(answer.headers().allValues("Cache-Control")).noneMatch(how -> how.contains("immutable"));
        }
    }

    @Test
    void a_picture_that_two_bring_is_kept_once_and_another_house_does_not_have_it() throws Exception {
        byte[] content = picture("png");
        String id = database.inTransaction(tx -> pictures.keep(tx, house, content));
        database.useTransaction(tx -> {
            assertThat(pictures.keep(tx, house, content)).isEqualTo(id);
            assertThat(pictures.keeps(tx, house, id)).isTrue();
            assertThat(pictures.keeps(tx, UUID.randomUUID(), id)).isFalse();
        });
    }

    private HttpResponse<byte[]> get(String id) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + server.port() + "/pictures/" + id);
        return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static byte[] picture(String format) throws IOException {
        var file = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB), format, file);
        return file.toByteArray();
    }
}
