package org.entrain.app;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.entrain.core.credentials.Achievement;
import org.entrain.core.credentials.Alignment;
import org.entrain.core.credentials.Credential;
import org.entrain.core.credentials.Exhibit;
import org.entrain.core.text.Texts;

/** The page of a badge. Its own words stay in its own language; what is around them is in the reader's. */
final class BadgePage {
    private final Exhibit exhibit;
    private final Credential credential;
    private final Achievement badge;
    private final String publicUrl;
    private final Texts texts;

    BadgePage(Exhibit exhibit, URI publicUrl, Texts texts) {
        this.exhibit = exhibit;
        this.credential = exhibit.credential();
        this.badge = exhibit.achievement();
        this.publicUrl = publicUrl.toString();
        this.texts = texts;
    }

    String at(Instant now) {
        Credential.State state = credential.state(now);
        boolean hasFiles = state != Credential.State.REVOKED;
        return BadgeLook.page(texts, badge.name(), openGraph(), """
                <article class="sheet">
                <div class="head">
                <img class="picture" src="%s" alt=""/>
                %s
                <h1 lang="%s">%s</h1>
                %s
                <p lang="%3$s">%s</p>
                </div>
                %s
                %s
                %s
                </article>
                <footer><p><a href="../verify">%s</a></p></footer>
                """.formatted(
                        hasFiles ? credential.id() + ".svg" : picture(),
                        state(state),
                        badge.language().code(),
                        said(badge.name()),
                        exhibit.person()
                                .map(name -> "<p>" + said(texts.say("earned-by", name)) + "</p>")
                                .orElse(""),
                        BadgeLook.lines(badge.description()),
                        words(),
                        facts(state),
                        hasFiles ? files() : "",
                        said(texts.say("verify.link"))));
    }

    private String openGraph() {
        return """
                <meta property="og:type" content="website"/>
                <meta property="og:title" content="%s"/>
                <meta property="og:description" content="%s"/>
                <meta property="og:url" content="%s"/>
                <meta property="og:image" content="%s"/>
                <meta property="og:site_name" content="%s"/>
                <meta name="description" content="%2$s"/>
                """.formatted(
                        BadgeLook.attribute(badge.name()),
                        BadgeLook.attribute(badge.description()),
                        address(),
                        picture(),
                        BadgeLook.attribute(exhibit.issuer()));
    }

    private String state(Credential.State state) {
        return switch (state) {
            case VALID -> "<p class=\"state good\">%s</p>".formatted(said(texts.say("state.valid")));
            case LAPSED -> "<p class=\"state late\">%s</p>".formatted(said(texts.say("state.lapsed")));
            case REVOKED -> "<p class=\"state bad\">%s</p>".formatted(said(texts.say("state.revoked")));
        };
    }

    private String words() {
        var words = new StringBuilder();
        words.append("<h2>%s</h2>\n<p lang=\"%s\">%s</p>\n"
                .formatted(said(texts.say("criteria")), badge.language().code(), BadgeLook.lines(badge.criteria())));
        exhibit.evidence()
                .ifPresent(sentence -> words.append("<h2>%s</h2>\n<p lang=\"%s\">%s</p>\n"
                        .formatted(said(texts.say("evidence")), badge.language().code(), BadgeLook.lines(sentence))));
        if (!badge.alignments().isEmpty()) {
            words.append("<h2>%s</h2>\n<ul class=\"links\">\n".formatted(said(texts.say("skills"))));
            badge.alignments().forEach(one -> words.append(skill(one)));
            words.append("</ul>\n");
        }
        return words.toString();
    }

    private static String skill(Alignment one) {
        String code = one.code().map(" · "::concat).orElse("");
        return "<li><a href=\"%s\" rel=\"noopener noreferrer\">%s</a></li>\n"
                .formatted(
                        BadgeLook.attribute(one.url().toString()),
                        said(one.name() + " (" + one.framework() + code + ")"));
    }

    private String facts(Credential.State state) {
        var facts = new StringBuilder("<dl>\n");
        fact(
                facts,
                "issuer",
                "<a href=\"../issuer/%s\">%s</a>".formatted(credential.organisation(), said(exhibit.issuer())));
        fact(facts, "since", said(day(credential.validFrom())));
        credential
                .validUntil()
                .filter(until -> state != Credential.State.REVOKED)
                .ifPresent(until -> fact(facts, "until", said(day(until))));
        credential.revokedAt().ifPresent(at -> fact(facts, "revoked", said(day(at))));
        Optional<String> reason = exhibit.reason().filter(words -> !words.isBlank());
        reason.ifPresent(words -> fact(facts, "reason", said(words)));
        return facts.append("</dl>").toString();
    }

    private void fact(StringBuilder facts, String key, String html) {
        facts.append("<dt>%s</dt><dd>%s</dd>\n".formatted(said(texts.say(key)), html));
    }

    private String files() {
        String id = credential.id().toString();
        return """
                <h2>%1$s</h2>
                <ul class="links">
                <li><a href="%2$s.png" download="badge.png">PNG</a></li>
                <li><a href="%2$s.svg" download="badge.svg">SVG</a></li>
                <li><a href="%2$s.json" download="badge.json">JSON</a></li>
                <li><a href="%2$s.jwt" download="badge.jwt">JWT</a></li>
                </ul>
                <p class="soft">%3$s</p>
                <h2>%4$s</h2>
                <p><span class="address">%5$s</span></p>
                <ul class="links"><li><a href="%6$s" rel="noopener noreferrer">%7$s</a></li></ul>
                """.formatted(
                        said(texts.say("files")),
                        id,
                        said(texts.say("files.hint")),
                        said(texts.say("share")),
                        said(address()),
                        BadgeLook.attribute(linkedIn()),
                        said(texts.say("share.profile")));
    }

    /** What LinkedIn calls "Add to profile": it opens their form with these fields filled in, when somebody follows it. */
    private String linkedIn() {
        return "https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME&name=" + encoded(badge.name())
                + "&organizationName=" + encoded(exhibit.issuer())
                + "&certUrl=" + encoded(address())
                + "&certId=" + credential.id();
    }

    private String address() {
        return publicUrl + "/badges/" + credential.id();
    }

    private String picture() {
        return publicUrl + "/badges/pictures/" + exhibit.picture() + ".png";
    }

    private String day(Instant at) {
        return BadgeLook.day(at, texts.language());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String said(String text) {
        return Pages.escaped(text);
    }
}
