package org.entrain.core.attention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entrain.core.attention.AnnouncementParts.Part;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.attention.Nudges.Placed;
import org.entrain.core.database.Transaction;
import org.entrain.core.outbox.Draft;
import org.entrain.core.outbox.Outbox;

/** Writes to people in private, as their habits and the day's budget allow. */
final class Mailer {
    /** So many people's agendas at a time. */
    private static final int BATCH = 500;

    private final Outbox outbox;
    private final Nudges nudges;
    private final int few;

    /** For so many people no table is worth making. */
    Mailer(Outbox outbox, Nudges nudges, int few) {
        this.outbox = outbox;
        this.nudges = nudges;
        this.few = few;
    }

    /** Writes to each of these; to how many it is on its way. */
    int write(Transaction tx, Collection<UUID> persons, Mailing letters, Instant now) {
        return letters.weight().isNudge() ? nudge(tx, persons, letters, now) : tell(tx, persons, letters);
    }

    /**
     * Writes the same to each of a crowd: at once, or, where it is large, by whoever calls {@link Announcer} next.
     *
     * @param stamp what the stamps begin with; each ends with the person's id
     */
    void announce(Transaction tx, Crowd crowd, String stamp, Mailing letters, Instant now) {
        List<UUID> some = crowd.first(tx, few + 1);
        boolean isNew = Announcement.note(tx, stamp, now);
        if (!isNew) {
            AnnouncementParts.noLongerNew(tx, stamp);
        }
        if (some.size() <= few) {
            write(tx, some, letters, now);
        } else {
            AnnouncementParts.note(tx, crowd, stamp, isNew, letters);
        }
    }

    /** Writes to each of the people of a part. */
    void write(Transaction tx, Part part, Instant now) {
        Mailing letters = part.letters();
        Weight weight = letters.weight();
        var announcement = new Announcement(tx, part);
        announcement.read();
        NudgeRows.onlyHere(tx, part.share());
        announcement.prepare();
        outbox.writeFrom(tx, Announcement.TABLE, letters.inEachLanguage(), weight.urgency());
        if (weight.isNudge()) {
            NudgeRows.countAnnounced(tx, weight.importance());
            squeeze(tx, letters, now);
        }
        announcement.clear();
        AnnouncementParts.done(tx, part);
    }

    /** Those of an announcement whose day is full, some at a time. */
    private void squeeze(Transaction tx, Mailing letters, Instant now) {
        try (var crowded = Announcement.crowded(tx, BATCH)) {
            var batch = new ArrayList<UUID>();
            while (crowded.hasNext()) {
                batch.add(crowded.next());
                if (batch.size() == BATCH || !crowded.hasNext()) {
                    nudge(tx, batch, letters, now);
                    batch.clear();
                }
            }
        }
    }

    private int tell(Transaction tx, Collection<UUID> persons, Mailing letters) {
        List<Draft> drafts = Recipient.of(tx, persons).stream()
                .flatMap(to -> letters.draft(to).stream())
                .toList();
        outbox.writeAll(tx, drafts);
        return drafts.size();
    }

    private int nudge(Transaction tx, Collection<UUID> persons, Mailing letters, Instant now) {
        NudgeRows.onlyHere(tx, persons);
        List<Placed> wanted = Recipient.of(tx, persons).stream()
                .flatMap(to -> letters.entry(to).map(entry -> new Placed(to, entry)).stream())
                .toList();
        Set<String> known = NudgeRows.known(
                tx, wanted.stream().map(one -> one.entry().stamp()).toList());
        Map<UUID, Map<LocalDate, Integer>> counted = NudgeRows.counted(tx, persons, now);
        Map<Boolean, List<Placed>> byRoom = wanted.stream()
                .filter(one -> !known.contains(one.entry().stamp()))
                .collect(Collectors.partitioningBy(
                        one -> hasRoom(one, counted.getOrDefault(one.to().person(), Map.of()))));
        nudges.write(tx, byRoom.getOrDefault(true, List.of()));
        return known.size()
                + byRoom.getOrDefault(true, List.of()).size()
                + squeeze(tx, byRoom.getOrDefault(false, List.of()));
    }

    private static boolean hasRoom(Placed one, Map<LocalDate, Integer> counted) {
        return counted.getOrDefault(one.entry().day(), 0) < one.to().habits().budget();
    }

    /** Writes to people whose day is full. */
    private int squeeze(Transaction tx, List<Placed> crowded) {
        int placed = 0;
        for (int from = 0; from < crowded.size(); from += BATCH) {
            placed += nudges.squeeze(tx, crowded.subList(from, Math.min(from + BATCH, crowded.size())));
        }
        return placed;
    }
}
