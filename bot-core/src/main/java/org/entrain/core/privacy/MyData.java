package org.entrain.core.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.entrain.core.database.Json;
import org.entrain.core.downloads.Download;
import org.entrain.core.text.Texts;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/** What is held about somebody, as a file that people and programs can read. */
final class MyData {
    private static final String NAME = "entrain-my-data.json";

    private MyData() {}

    static Download file(SequencedMap<String, List<Map<String, Object>>> held, Texts texts, Instant at) {
        var page = new LinkedHashMap<String, Object>();
        page.put("about", List.of(texts.say("file.what"), texts.say("file.not"), texts.say("file.erase")));
        page.put("made_at", at.toString());
        var rows = new LinkedHashMap<String, Object>();
        held.forEach((heading, found) ->
                rows.put(heading, found.stream().map(MyData::readable).toList()));
        page.put("held", rows);
        try {
            String json = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(page);
            return new Download(NAME, "application/json; charset=utf-8", json.getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is held cannot be written", e);
        }
    }

    private static Map<String, @Nullable Object> readable(Map<String, Object> row) {
        var readable = new LinkedHashMap<String, @Nullable Object>();
        row.forEach((column, value) -> readable.put(column, readable(value)));
        return readable;
    }

    /** A value as the driver gives it, in words and numbers. */
    private static @Nullable Object readable(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        try {
            return switch (value) {
                case Number number -> number;
                case Boolean truth -> truth;
                case Timestamp at -> at.toInstant().toString();
                case Array array ->
                    Arrays.stream((Object[]) array.getArray())
                            .map(MyData::readable)
                            .toList();
                case PGobject json when json.getType().startsWith("json") -> Json.MAPPER.readTree(json.getValue());
                default -> value.toString();
            };
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("A value cannot be read", e);
        }
    }
}
