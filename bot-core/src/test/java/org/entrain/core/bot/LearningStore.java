package org.entrain.core.bot;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.LoggedResponse;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.entrain.core.database.Json;
import org.entrain.core.records.Store;

/** A learning record store that takes whatever it is told, remembers it in order, and fails as a test wants it to. */
public final class LearningStore implements AutoCloseable {
    private static final String STATEMENTS = "/xapi/statements";
    private static final int ONLY_THESE = 1;
    private static final int NOW = 2;
    private static final int USUALLY = 9;

    private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());

    public LearningStore() {
        server.start();
        server.stubFor(post(STATEMENTS).atPriority(USUALLY).willReturn(ok("[]")));
    }

    /** As an administrator would name it. */
    public Store store() {
        return new Store(URI.create(server.baseUrl() + "/xapi/"), "entrain", "secret", Store.USUAL_VERSION);
    }

    /** Answers all that it is told like this from now on. */
    void answers(ResponseDefinitionBuilder answer) {
        answers(any(anyUrl()).atPriority(NOW), answer);
    }

    /** Answers like this whatever has these words in it. */
    void answersTo(String words, ResponseDefinitionBuilder answer) {
        answers(post(STATEMENTS).atPriority(ONLY_THESE).withRequestBody(containing(words)), answer);
    }

    /** Answers like this who asks for a statement. */
    void answersWhoLooks(String parameter, ResponseDefinitionBuilder answer) {
        answers(
                get(urlPathEqualTo(STATEMENTS)).atPriority(ONLY_THESE).withQueryParam(parameter, matching(".+")),
                answer);
    }

    private void answers(MappingBuilder request, ResponseDefinitionBuilder answer) {
        server.stubFor(request.willReturn(answer));
    }

    /** Takes what it is told again. */
    void recovers() {
        server.resetMappings();
        server.stubFor(
                post(STATEMENTS).atPriority(USUALLY).willReturn(aResponse().withStatus(200)));
    }

    /** All that was asked of it, in order. */
    List<LoggedRequest> requests() {
        return events().stream().map(ServeEvent::getRequest).toList();
    }

    /** How many statements each request had, in order. */
    List<Integer> batches() {
        return requests().stream()
                .map(request -> read(request.getBodyAsString()).size())
                .toList();
    }

    /** The statements that it took, in order. */
    public List<JsonNode> taken() {
        var taken = new ArrayList<JsonNode>();
        for (ServeEvent event : events()) {
            LoggedResponse response = event.getResponse();
            if (response.getStatus() == 200) {
                read(event.getRequest().getBodyAsString()).forEach(taken::add);
            }
        }
        return taken;
    }

    private List<ServeEvent> events() {
        // It has the newest first.
        return server.getAllServeEvents().reversed();
    }

    private static JsonNode read(String body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
