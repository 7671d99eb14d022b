package org.entrain.core.digest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.entrain.core.database.Json;
import org.entrain.core.database.Transaction;
import org.entrain.core.insights.Finding;
import org.entrain.core.insights.Told;

/** What somebody read last about a group: where nothing changed since, nothing is sent. */
final class LastSaid {
    private static final TypeReference<Map<String, Integer>> SAID = new TypeReference<>() {};
    /** How much of a group comes and goes in any week is no news. */
    private static final int A_CHANGE_OF_LIFE = 2;

    /** What it is about, and how it stands, in tenths. */
    static Map<String, Integer> of(Told told) {
        var said = new TreeMap<String, Integer>();
        told.ofGroup().stream()
                .filter(one -> !(one instanceof Finding.Shaky) || Sentences.isShaky(one))
                .forEach(one -> said.put(one.subject(), one.now().tenths()));
        told.all(Finding.Mood.class)
                .forEach(one -> said.put("mood/" + one.question(), (int) Math.round(10 * one.now())));
        return said;
    }

    /** Whether there is anything in what is said now that was not in what was said before. */
    static boolean isNews(Map<String, Integer> before, Map<String, Integer> now) {
        return now.entrySet().stream()
                .anyMatch(one -> before.containsKey(one.getKey())
                        ? Math.abs(before.getOrDefault(one.getKey(), 0) - one.getValue()) >= change(one.getKey())
                        : one.getValue() >= change(one.getKey()));
    }

    private static int change(String subject) {
        return subject.equals("lively") ? A_CHANGE_OF_LIFE : 1;
    }

    Map<String, Integer> to(Transaction tx, UUID person, UUID circle) {
        return tx.handle()
                .createQuery("SELECT said FROM digest_letters WHERE person_id = :person AND circle_id = :circle")
                .bind("person", person)
                .bind("circle", circle)
                .mapTo(String.class)
                .findOne()
                .map(LastSaid::read)
                .orElse(Map.of());
    }

    void keep(Transaction tx, UUID person, UUID circle, Map<String, Integer> said) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO digest_letters (person_id, circle_id, said)
                        VALUES (:person, :circle, CAST(:said AS jsonb))
                        ON CONFLICT (person_id, circle_id) DO UPDATE SET said = excluded.said
                        """)
                .bind("person", person)
                .bind("circle", circle)
                .bind("said", written(said))
                .execute();
    }

    private static String written(Map<String, Integer> said) {
        try {
            return Json.MAPPER.writeValueAsString(said);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Numbers can be written", e);
        }
    }

    private static Map<String, Integer> read(String said) {
        try {
            return Json.MAPPER.readValue(said, SAID);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was said cannot be read", e);
        }
    }
}
