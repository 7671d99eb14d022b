package org.entrain.core.digest;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entrain.core.chat.Words;
import org.entrain.core.drawing.Chart;
import org.entrain.core.insights.Finding;
import org.entrain.core.insights.Told;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** What was found, in the words of those who read it. */
record Sentences(Texts texts) {
    /** Of so many tenths it is said that they know it; of fewer, that they do not. */
    private static final int KNOWN = 6;

    /** More would not be read. */
    private static final int MOST_SHAKY = 5;

    private static final double A_MOOD = 0.05;

    static Sentences in(Language language) {
        return new Sentences(Texts.of(Sentences.class, language));
    }

    /** Whether it is something that a group can do now. */
    static boolean isGain(Finding.OfGroup finding) {
        return switch (finding) {
            case Finding.Uplift it -> it.now().tenths() > it.before().tenths();
            case Finding.Proven it -> it.now().tenths() >= KNOWN;
            case Finding.Shaky _, Finding.Lively _ -> false;
        };
    }

    /** Whether it is something that a group does not know well enough. */
    static boolean isShaky(Finding.OfGroup finding) {
        return switch (finding) {
            case Finding.Uplift it -> !isGain(it);
            case Finding.Proven it -> !isGain(it);
            case Finding.Shaky it -> it.now().tenths() < KNOWN;
            case Finding.Lively _ -> false;
        };
    }

    /** What a group can do now: of each topic what was measured best. */
    static List<Finding.OfGroup> gains(Told told) {
        Set<String> measured = told.all(Finding.Uplift.class).stream()
                .map(Finding.Uplift::topic)
                .collect(Collectors.toSet());
        return told.ofGroup().stream()
                .filter(Sentences::isGain)
                .filter(one -> !(one instanceof Finding.Proven it && measured.contains(it.topic())))
                .sorted(Comparator.comparing((Finding.OfGroup one) -> -one.now().tenths())
                        .thenComparing(Finding.OfGroup::subject))
                .toList();
    }

    /** What a group does not know well enough, the worst first. */
    static List<Finding.OfGroup> shaky(Told told) {
        return told.ofGroup().stream()
                .filter(Sentences::isShaky)
                .sorted(Comparator.comparing((Finding.OfGroup one) -> one.now().tenths())
                        .thenComparing(Finding.OfGroup::subject))
                .limit(MOST_SHAKY)
                .toList();
    }

    /** One line about a figure. */
    Words line(Finding.OfGroup finding) {
        int now = finding.now().tenths();
        int people = finding.people();
        return switch (finding) {
            case Finding.Uplift it ->
                texts.words(
                        isGain(it) ? "uplift" : "uplift.none",
                        it.topic(),
                        now,
                        it.before().tenths(),
                        people);
            case Finding.Proven it -> texts.words(isGain(it) ? "proven" : "faded", it.topic(), now, people);
            case Finding.Shaky it -> texts.words(it.matters() ? "shaky.matters" : "shaky", it.text(), now, people);
            case Finding.Lively _ -> texts.words("lively", now, people);
        };
    }

    /** The same as a title: what there is to see. */
    String title(Finding.OfGroup finding) {
        int now = finding.now().tenths();
        return switch (finding) {
            case Finding.Uplift it ->
                texts.say(
                        isGain(it) ? "chart.uplift" : "chart.uplift.none",
                        it.topic(),
                        now,
                        it.before().tenths());
            case Finding.Proven it -> texts.say(isGain(it) ? "chart.proven" : "chart.faded", it.topic(), now);
            case Finding.Shaky it -> texts.say("chart.shaky", it.text(), now);
            case Finding.Lively _ -> texts.say("lively", now, finding.people());
        };
    }

    /** As a row of a chart. */
    Chart.Row row(Finding.OfGroup finding) {
        int now = finding.now().percent();
        String of = texts.say("chart.people", finding.people());
        return switch (finding) {
            case Finding.Uplift it ->
                new Chart.Row(
                        it.topic(),
                        of,
                        Optional.of(it.before().percent()),
                        now,
                        texts.say("chart.before", it.before().percent()),
                        texts.say("chart.now", now),
                        !isGain(it));
            case Finding.Proven it ->
                new Chart.Row(it.topic(), of, Optional.empty(), now, "", texts.say("chart.remember", now), !isGain(it));
            case Finding.Shaky it ->
                new Chart.Row(
                        texts.say("chart.question", it.text()),
                        of,
                        Optional.empty(),
                        now,
                        "",
                        texts.say("chart.know", now),
                        true);
            case Finding.Lively _ ->
                new Chart.Row(
                        texts.say("chart.lively"), of, Optional.empty(), now, "", texts.say("chart.now", now), false);
        };
    }

    /** One line about somebody who helped. */
    Words line(Finding.Helped helped) {
        return texts.words("helped." + helped.way().name(), helped.name(), helped.times());
    }

    /** One line about how people are. */
    Words line(Finding.Mood mood) {
        String trend =
                mood.now() > mood.before() + A_MOOD ? "up" : mood.now() < mood.before() - A_MOOD ? "down" : "same";
        return texts.words("mood." + trend, mood.question(), mood.people());
    }

    /** One line about how a community takes part. */
    Words line(Finding.Participation part) {
        return texts.words(
                "participation", part.active(), part.members(), part.members() - part.active(), part.answers());
    }
}
