package org.entrain.core.challenges;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.entrain.core.database.Json;

/**
 * A goal, a few steps to it, and a time.
 *
 * @param goal a sentence; may be empty
 * @param steps in order
 * @param chosen whether people choose their team until it starts
 * @param teams how many; 0 where there are none, or while that goes by how many join
 * @param target how many steps all want to do together; 0 for none
 * @param startsAt until then people come in and nothing counts
 * @param endsAt the midnight after its last day, by the community's clock
 */
record Challenge(
        UUID id,
        UUID organisation,
        UUID community,
        String name,
        String goal,
        List<Step> steps,
        Way way,
        boolean chosen,
        int teams,
        int target,
        Instant startsAt,
        Instant endsAt,
        State state) {
    private static final TypeReference<List<Step>> STEPS = new TypeReference<>() {};

    Challenge {
        steps = List.copyOf(steps);
    }

    /** How far it is. */
    enum State {
        /** People come in. */
        OPEN,
        /** What people do counts; they can still come in. */
        RUNNING,
        ENDED,
        /** Called off: it counts for nobody. */
        CANCELLED
    }

    /** Whether it has neither ended nor been called off. */
    boolean isGoing() {
        return state == State.OPEN || state == State.RUNNING;
    }

    boolean isRunning() {
        return state == State.RUNNING;
    }

    /** Whether there are teams, made or not. */
    boolean isInTeams() {
        return way == Way.TEAMS;
    }

    /** What is to be answered in it. */
    List<Step.Quiz> quizzes() {
        return steps.stream()
                .filter(Step.Quiz.class::isInstance)
                .map(Step.Quiz.class::cast)
                .toList();
    }

    /** The last day on which something counts. */
    LocalDate lastDay(ZoneId zone) {
        return LocalDate.ofInstant(endsAt.minusSeconds(1), zone);
    }

    /** The first. */
    LocalDate firstDay(ZoneId zone) {
        return LocalDate.ofInstant(startsAt, zone);
    }

    static String json(List<Step> steps) {
        try {
            return Json.MAPPER.writerFor(STEPS).writeValueAsString(steps);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Steps are plain records", e);
        }
    }

    /** A row of {@code challenges} with its {@code organisation_id}. */
    static Challenge read(ResultSet row) throws SQLException {
        return new Challenge(
                row.getObject("id", UUID.class),
                row.getObject("organisation_id", UUID.class),
                row.getObject("community_id", UUID.class),
                row.getString("name"),
                row.getString("goal"),
                steps(row.getString("steps")),
                Way.valueOf(row.getString("way")),
                row.getBoolean("chosen"),
                row.getInt("teams"),
                row.getInt("target"),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                State.valueOf(row.getString("state")));
    }

    private static List<Step> steps(String json) {
        try {
            return Json.MAPPER.readValue(json, STEPS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The steps of a challenge cannot be read", e);
        }
    }
}
