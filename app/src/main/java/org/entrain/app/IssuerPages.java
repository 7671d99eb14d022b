package org.entrain.app;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entrain.core.credentials.Issuers;
import org.entrain.core.credentials.Signing;
import org.entrain.core.database.Database;
import org.entrain.core.text.Texts;

/** What whoever verifies a badge asks for: who issued it, with which key, and whether it was revoked. */
final class IssuerPages {
    private final Database database;
    private final Issuers issuers;
    private final Signing signing;
    private final InstantSource clock;

    private record About(String name, List<String> keys) {}

    IssuerPages(Database database, URI publicUrl, Signing signing, InstantSource clock) {
        this.database = database;
        this.issuers = new Issuers(publicUrl);
        this.signing = signing;
        this.clock = clock;
    }

    void routes(RoutesConfig routes) {
        routes.get("/issuer/{organisation}", this::issuer);
        routes.get("/keys/{kid}", this::key);
        routes.get("/status/{organisation}/{list}", this::statusList);
    }

    private void issuer(Context context) {
        String accept = Optional.ofNullable(context.header("Accept")).orElse("");
        if (accept.contains("text/html")) {
            page(context);
            return;
        }
        context.header("Vary", "Accept, Accept-Language");
        answer(
                context,
                "application/ld+json",
                BadgePages.uuid(context.pathParam("organisation"))
                        .flatMap(id -> database.inTransaction(tx -> issuers.profile(tx, id))));
    }

    private void page(Context context) {
        Texts texts = BadgePages.texts(context);
        Optional<About> about = BadgePages.uuid(context.pathParam("organisation"))
                .flatMap(id -> database.inTransaction(tx ->
                        issuers.name(tx, id).map(name -> new About(name, issuers.keys(tx, id)))));
        BadgePages.html(context, texts.language()).status(about.isPresent() ? 200 : 404);
        context.result(about.map(one -> BadgeLook.page(texts, one.name(), "", """
                        <article class="sheet">
                        <h1>%s</h1>
                        <p>%s</p>
                        <h2>%s</h2>
                        <ul>%s</ul>
                        </article>
                        <footer><p><a href="../verify">%s</a></p></footer>
                        """.formatted(
                                Pages.escaped(one.name()),
                                Pages.escaped(texts.say("issuer.about")),
                                Pages.escaped(texts.say("issuer.keys")),
                                one.keys().stream()
                                        .map(key -> "<li><a href=\"%s\">%s</a></li>"
                                                .formatted(key, Pages.escaped(key.substring(key.lastIndexOf('/') + 1))))
                                        .collect(Collectors.joining("\n")),
                                Pages.escaped(texts.say("verify.link")))))
                .orElseGet(() -> BadgeLook.page(
                        texts,
                        texts.say("title"),
                        "",
                        "<div class=\"sheet\"><h1>%s</h1><p>%s</p></div>"
                                .formatted(
                                        Pages.escaped(texts.say("title")),
                                        Pages.escaped(texts.say("issuer.absent"))))));
    }

    private void key(Context context) {
        String kid = context.pathParam("kid");
        answer(context, "application/json", database.inTransaction(tx -> issuers.key(tx, kid)));
    }

    private void statusList(Context context) {
        String list = context.pathParam("list");
        Optional<String> signed = list.matches("\\d{1,5}")
                ? BadgePages.uuid(context.pathParam("organisation"))
                        .flatMap(id -> database.inTransaction(
                                tx -> signing.lists().find(tx, id, Integer.parseInt(list), clock.instant())))
                : Optional.empty();
        answer(context, "application/vc+ld+json", signed);
    }

    private static void answer(Context context, String type, Optional<String> document) {
        BadgePages.anywhere(context)
                .header("Content-Security-Policy", BadgeLook.POLICY)
                .header("Cache-Control", "public, max-age=60");
        document.ifPresentOrElse(
                text -> context.contentType(type).result(BadgePages.utf8(text)),
                () -> context.status(404)
                        .contentType("text/plain; charset=utf-8")
                        .result("There is nothing here."));
    }
}
