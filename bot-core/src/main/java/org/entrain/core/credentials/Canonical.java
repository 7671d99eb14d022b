package org.entrain.core.credentials;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.context.ActiveContext;
import com.apicatalog.jsonld.deseralization.JsonLdToRdf;
import com.apicatalog.jsonld.expansion.Expansion;
import com.apicatalog.jsonld.flattening.NodeMap;
import com.apicatalog.jsonld.flattening.NodeMapBuilder;
import com.apicatalog.jsonld.json.JsonProvider;
import com.apicatalog.rdf.api.RdfConsumerException;
import com.apicatalog.rdf.canon.RdfCanon;
import com.apicatalog.rdf.canon.RdfCanonTicker;
import com.apicatalog.rdf.nquads.NQuadsWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.io.StringWriter;

/**
 * The one form of a document of ours that is signed: what it says as N-Quads by RDF Dataset Canonicalization (RDFC-1.0).
 * However a document is written, it says the same, and its form is the same.
 */
final class Canonical {
    /** A document of ours takes some hundred. One that was made to take for ever is given up. */
    private static final int STEPS = 20_000;

    private static final String CONTEXT = "@context";

    private Canonical() {}

    /**
     * The form of a document whose contexts are {@link Contexts#OURS}; what it says of its contexts is not looked at.
     *
     * @throws IllegalArgumentException where it says nothing, or takes far too long to say it
     */
    static String of(ObjectNode document) {
        return of(document, Contexts.workedOut());
    }

    static String of(ObjectNode document, ActiveContext context) {
        try {
            JsonValue expanded = Expansion.with(context, withoutContext(document), null, null)
                    .compute();
            var canon = RdfCanon.create("SHA-256", new Steps());
            JsonLdToRdf.with(NodeMapBuilder.with(
                                    JsonProvider.instance()
                                            .createArrayBuilder()
                                            .add(expanded)
                                            .build(),
                                    new NodeMap())
                            .build())
                    .produceGeneralizedRdf(false)
                    .provide(canon);
            var text = new StringWriter();
            canon.provide(new NQuadsWriter(text));
            return text.toString();
        } catch (JsonLdError | RdfConsumerException | JsonException | IllegalStateException e) {
            throw new IllegalArgumentException("Not a document that can be signed", e);
        }
    }

    private static JsonObject withoutContext(ObjectNode document) {
        try (var reader = JsonProvider.instance()
                .createReader(
                        new StringReader(document.deepCopy().without(CONTEXT).toString()))) {
            return reader.readObject();
        }
    }

    private static final class Steps implements RdfCanonTicker {
        private int left = STEPS;

        @Override
        public void tick() {
            if (--left < 0) {
                throw new IllegalStateException("It takes too long");
            }
        }
    }
}
