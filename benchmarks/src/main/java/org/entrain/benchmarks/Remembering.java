package org.entrain.benchmarks;

import java.time.Duration;
import org.entrain.core.reviews.Fsrs;
import org.entrain.core.reviews.Grade;
import org.entrain.core.reviews.Memory;
import org.entrain.core.reviews.Rhythm;
import org.entrain.core.reviews.Scheduling;

/** Schedules the reviews that schedule.js schedules, and says how many a second. */
public final class Remembering {
    private static final Scheduling SCHEDULING = new Scheduling(Fsrs.BY_DAY, Rhythm.USUAL.retention(), 36_500);

    private Remembering() {}

    /** Arguments: cards, reviews of each, seconds; warms up as long. Says the sum of all days, and reviews a second. */
    public static void main(String[] arguments) {
        int cards = Integer.parseInt(arguments[0]);
        int reviews = Integer.parseInt(arguments[1]);
        var time = Duration.ofSeconds(Integer.parseInt(arguments[2]));
        perSecond(cards, reviews, time);
        System.out.println(round(cards, reviews) + " " + perSecond(cards, reviews, time));
    }

    private static double perSecond(int cards, int reviews, Duration time) {
        long begun = System.nanoTime();
        long rounds = 0;
        while (System.nanoTime() - begun < time.toNanos()) {
            round(cards, reviews);
            rounds++;
        }
        return rounds * cards * reviews * 1e9 / (System.nanoTime() - begun);
    }

    /** Every review on the day it is due, with grades that look like chance. */
    private static long round(int cards, int reviews) {
        int chance = 1;
        long days = 0;
        for (int i = 0; i < cards; i++) {
            chance = chance * 1_103_515_245 + 12_345;
            Scheduling.Next next = SCHEDULING.first(grade(chance));
            days += next.days();
            for (int j = 1; j < reviews; j++) {
                chance = chance * 1_103_515_245 + 12_345;
                Memory before = next.memory();
                next = SCHEDULING.next(before, next.days(), grade(chance));
                days += next.days();
            }
        }
        return days;
    }

    private static Grade grade(int chance) {
        return Grade.of(1 + (chance >>> 16 & 3));
    }
}
