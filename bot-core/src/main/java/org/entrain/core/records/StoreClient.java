package org.entrain.core.records;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.entrain.core.database.Json;
import org.entrain.core.records.Verdict.Later;
import org.entrain.core.records.Verdict.Refused;
import org.entrain.core.records.Verdict.Shut;
import org.entrain.core.records.Verdict.Taken;

/** Speaks with a store over HTTP: xAPI 1.0.3, part three. Blocks; never inside a transaction. */
final class StoreClient {
    static final ObjectMapper MAPPER = Json.MAPPER.copy().setDefaultPropertyInclusion(JsonInclude.Include.NON_EMPTY);

    /** An answer is a list of ids, or a sentence. */
    private static final long LONGEST_ANSWER = 1_000_000;

    private static final int LONGEST_REASON = 300;
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Store store;
    private final Duration patience;

    /**
     * Speaks with this one.
     *
     * @param patience how long an answer may take
     */
    StoreClient(Store store, Duration patience) {
        this.store = store;
        this.patience = patience;
    }

    /** Tells statements: a store takes all of them or none. */
    Verdict tell(List<Statement> statements) {
        return ask(
                request(store.statements())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json(statements)))
                        .build(),
                response -> verdict(response, statements));
    }

    private Verdict verdict(HttpResponse<String> response, List<Statement> statements) {
        int status = response.statusCode();
        return switch (status) {
            case 200, 204 -> new Taken();
            // It has a statement of this id already: from a try whose answer was lost, where it is alone here.
            case 409 -> statements.size() == 1 ? look(statements.getFirst().id()) : new Refused(reason(response));
            case 400, 413, 422 -> new Refused(reason(response));
            // A store may let somebody tell and not void.
            case 403 ->
                statements.stream().anyMatch(Statement::voids)
                        ? new Refused(reason(response))
                        : new Shut(reason(response));
            case 408, 425, 429 -> new Later(wait(response), reason(response));
            default -> status >= 500 ? new Later(wait(response), reason(response)) : new Shut(reason(response));
        };
    }

    /** Whether the store has a statement of this id, voided or not: nobody else has the id, so it is the one. */
    private Verdict look(UUID id) {
        Verdict standing = look("statementId", id);
        return standing instanceof Refused ? look("voidedStatementId", id) : standing;
    }

    private Verdict look(String parameter, UUID id) {
        return ask(
                request(URI.create(store.statements() + "?" + parameter + "=" + id))
                        .GET()
                        .build(),
                response -> switch (response.statusCode()) {
                    case 200 -> new Taken();
                    case 404 -> new Refused("409, and it has no such statement");
                    default -> new Later(wait(response), reason(response));
                });
    }

    private Verdict ask(HttpRequest request, Function<HttpResponse<String>, Verdict> read) {
        try {
            return read.apply(client.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER)));
        } catch (IOException e) {
            return new Later(Duration.ZERO, "no answer: " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Later(Duration.ZERO, "interrupted");
        }
    }

    private HttpRequest.Builder request(URI resource) {
        return HttpRequest.newBuilder(resource)
                .timeout(patience)
                .header("Authorization", store.authorization())
                .header("X-Experience-API-Version", store.version());
    }

    static String json(List<Statement> statements) {
        try {
            return MAPPER.writeValueAsString(statements);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Statements are plain records", e);
        }
    }

    /** Seconds, or a date, which is measured by the store's own clock (RFC 9110, 10.2.3). */
    private static Duration wait(HttpResponse<String> response) {
        Duration asked = response.headers()
                .firstValue("Retry-After")
                .flatMap(value -> value.matches("\\d{1,6}")
                        ? Optional.of(Duration.ofSeconds(Long.parseLong(value)))
                        : date(value)
                                .flatMap(until -> response.headers()
                                        .firstValue("Date")
                                        .flatMap(StoreClient::date)
                                        .map(now -> Duration.between(now, until))))
                .orElse(Duration.ZERO);
        return asked.isNegative() ? Duration.ZERO : asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
    }

    private static Optional<ZonedDateTime> date(String value) {
        try {
            return Optional.of(ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String reason(HttpResponse<String> response) {
        String body = response.body().replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        String words = body.codePointCount(0, body.length()) <= LONGEST_REASON
                ? body
                : body.substring(0, body.offsetByCodePoints(0, LONGEST_REASON)) + "…";
        return response.statusCode() + (words.isEmpty() ? "" : " " + words);
    }
}
