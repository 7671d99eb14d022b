package org.entrain.core.credentials;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.context.ActiveContext;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.json.JsonProvider;
import com.apicatalog.jsonld.loader.DocumentLoaderOptions;
import com.apicatalog.jsonld.processor.ProcessingRuntime;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * The JSON-LD contexts that credentials are written in. Their texts are in the jar; nothing is ever fetched. To work one out
 * costs far more than to sign with it, so that is done once.
 */
final class Contexts {
    /** Verifiable Credentials Data Model 2.0, then Open Badges 3.0: every credential of ours names these, in this order. */
    static final List<String> OURS = List.of(
            "https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json");

    private static final Map<String, String> FILES =
            Map.of(OURS.getFirst(), "credentials-v2.json", OURS.getLast(), "ob-3.0.3.json");

    private Contexts() {}

    /** Ours, worked out. It is never changed by what is read with it, so that any number of threads may. */
    static ActiveContext workedOut() {
        return WorkedOut.CONTEXT;
    }

    /** The first to sign waits for it, not whoever starts the program. */
    private static final class WorkedOut {
        static final ActiveContext CONTEXT = workOut();
    }

    static ActiveContext workOut() {
        var options = new JsonLdOptions();
        options.setDocumentLoader(Contexts::load);
        // It keeps contexts that are fetched while reading, which never happens, and is not safe among threads.
        options.setContextCache(null);
        try {
            return new ActiveContext(null, null, ProcessingRuntime.of(options))
                    .newContext()
                    .create(JsonProvider.instance().createArrayBuilder(OURS).build(), null);
        } catch (JsonLdError e) {
            throw new IllegalStateException("The contexts in the jar can be read", e);
        }
    }

    /** The text of a context of ours; throws {@link JsonLdError} for any other. */
    static Document load(URI address, DocumentLoaderOptions options) throws JsonLdError {
        String file = FILES.get(address.toString());
        if (file == null) {
            throw new JsonLdError(JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, "Not a context of ours: " + address);
        }
        try (InputStream text = Contexts.class.getResourceAsStream("contexts/" + file)) {
            if (text == null) {
                throw new IllegalStateException("There is no " + file);
            }
            return JsonDocument.of(text);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
