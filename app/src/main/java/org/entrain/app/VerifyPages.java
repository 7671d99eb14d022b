package org.entrain.app;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import org.entrain.core.credentials.Verdict;
import org.entrain.core.credentials.Verification;
import org.entrain.core.text.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where anybody may have a badge verified: as a file, pasted, or sent as it is by a program. Nothing of it is kept. */
final class VerifyPages {
    private static final Logger log = LoggerFactory.getLogger(VerifyPages.class);

    private static final String FILE = "file";
    private static final String TEXT = "text";
    /** What a form says around a file. */
    private static final int FORM_BYTES = 16 * 1024;

    private static final int READ_OUT_BYTES = 32 * 1024 * 1024;

    private final Verification verification;
    private final InstantSource clock;

    VerifyPages(Verification verification, InstantSource clock) {
        this.verification = verification;
        this.clock = clock;
    }

    void routes(RoutesConfig routes) {
        routes.get("/verify", context -> show(context, ""));
        routes.post("/verify", this::verify);
    }

    private void verify(Context context) {
        Verdict verdict = verdict(context);
        readOut(context);
        if (verdict instanceof Verdict.TooLarge) {
            // The server gives such a connection up: whoever would go on using it has to know.
            context.status(413).header("Connection", "close");
        }
        show(context, VerdictLook.of(verdict, BadgePages.texts(context)));
    }

    private Verdict verdict(Context context) {
        int length = context.contentLength();
        if (length < 0 || length > Verification.LARGEST_FILE + FORM_BYTES) {
            return new Verdict.TooLarge();
        }
        try {
            return verification.of(handedOver(context), clock.instant());
        } catch (Exception e) {
            // The server throws what it likes where a form is broken, or a file in it is too large.
            log.debug("Something that was to be verified could not be read", e);
            return length > Verification.LARGEST_FILE ? new Verdict.TooLarge() : new Verdict.NoCredential();
        }
    }

    /** A browser reads the answer once it has sent everything; what is out of all measure is cut off. */
    private static void readOut(Context context) {
        try (var rest = context.bodyInputStream()) {
            var bytes = new byte[FORM_BYTES];
            int left = READ_OUT_BYTES;
            for (int read = rest.read(bytes); read > 0 && left > 0; read = rest.read(bytes)) {
                left -= read;
            }
        } catch (IOException e) {
            log.debug("The rest of what was to be verified did not come", e);
        }
    }

    /** The file of a form; else what was pasted into it; else what was sent without a form. */
    private static byte[] handedOver(Context context) throws IOException {
        if (!context.isMultipart()) {
            return context.bodyAsBytes();
        }
        UploadedFile file = context.uploadedFile(FILE);
        if (file != null && file.size() > 0) {
            try (var content = file.content()) {
                return content.readAllBytes();
            }
        }
        return Optional.ofNullable(context.formParam(TEXT)).orElse("").getBytes(StandardCharsets.UTF_8);
    }

    private static void show(Context context, String verdict) {
        Texts texts = BadgePages.texts(context);
        BadgePages.html(context, texts.language())
                .header("Cache-Control", "no-store")
                .result(BadgeLook.page(texts, texts.say("verify.title"), "", """
                                <div class="sheet">
                                <h1>%s</h1>
                                %s
                                <p>%s</p>
                                <form method="post" enctype="multipart/form-data">
                                <label for="file">%s</label>
                                <input id="file" name="file" type="file" accept=".png,.svg,.json,.jwt,.txt"/>
                                <label for="text">%s</label>
                                <textarea id="text" name="text" spellcheck="false" maxlength="100000"></textarea>
                                <button>%s</button>
                                </form>
                                </div>
                                <footer><p>%s</p></footer>
                                """.formatted(
                                said(texts, "verify.title"),
                                verdict,
                                said(texts, "verify.how"),
                                said(texts, "verify.file"),
                                said(texts, "verify.text"),
                                said(texts, "verify.go"),
                                said(texts, "verify.kept"))));
    }

    private static String said(Texts texts, String key) {
        return Pages.escaped(texts.say(key));
    }
}
