package org.entrain.core.quizzes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entrain.core.bank.Variant;
import org.entrain.core.bank.Version;
import org.entrain.core.questions.Choice;
import org.entrain.core.questions.Cloze;
import org.entrain.core.questions.Gap;
import org.entrain.core.questions.Matching;
import org.entrain.core.questions.MultipleChoice;
import org.entrain.core.questions.Ordering;
import org.entrain.core.questions.Question;
import org.entrain.core.questions.Response;
import org.entrain.core.questions.SingleChoice;

/**
 * How responses to one version of a question are written for another, whose parts may stand elsewhere: a response counts
 * options, and means their texts.
 *
 * @param places for each list of parts, where each part of the one version stands in the other: the options of a choice,
 *     the options and then the things of a matching, the steps of an ordering, the options of each gap
 */
record Refit(List<List<Integer>> places) {
    private static final int OPTIONS = 0;
    private static final int THINGS = 1;

    Refit {
        places = List.copyOf(places);
    }

    /** Empty where responses to {@code asked} cannot be told in {@code now}: it is of another kind, or parts are gone. */
    static Optional<Refit> between(Version asked, Version now) {
        Variant original = asked.variants().getFirst();
        return between(original.item().question(), now.in(original.language()).question());
    }

    private static Optional<Refit> between(Question asked, Question now) {
        if (asked.getClass() != now.getClass()) {
            return Optional.empty();
        }
        List<List<String>> from = parts(asked);
        List<List<String>> to = parts(now);
        if (from.size() != to.size()) {
            return Optional.empty();
        }
        List<List<Integer>> places = IntStream.range(0, from.size())
                .mapToObj(i -> places(from.get(i), to.get(i)))
                .flatMap(Optional::stream)
                .toList();
        return Optional.of(new Refit(places)).filter(refit -> refit.places.size() == from.size());
    }

    private static List<List<String>> parts(Question question) {
        return switch (question) {
            case SingleChoice single -> List.of(texts(single.choices()));
            case MultipleChoice multiple -> List.of(texts(multiple.choices()));
            case Ordering ordering -> List.of(ordering.steps());
            case Matching matching ->
                List.of(
                        matching.options(),
                        matching.pairs().stream().map(Matching.Pair::left).toList());
            case Cloze cloze ->
                cloze.gaps().stream()
                        .map(gap -> gap instanceof Gap.Picked picked ? texts(picked.choices()) : List.<String>of())
                        .toList();
            default -> List.of();
        };
    }

    private static List<String> texts(List<Choice> choices) {
        return choices.stream().map(Choice::text).toList();
    }

    /** A part that is nowhere in {@code now} was worded anew: it stands where nothing else does, in order. */
    private static Optional<List<Integer>> places(List<String> asked, List<String> now) {
        if (asked.size() > now.size()) {
            return Optional.empty();
        }
        var free = new ArrayList<>(IntStream.range(0, now.size()).boxed().toList());
        var places = new Integer[asked.size()];
        for (int i = 0; i < places.length; i++) {
            int part = i;
            free.stream()
                    .filter(place -> now.get(place).equals(asked.get(part)))
                    .findFirst()
                    .ifPresent(place -> {
                        places[part] = place;
                        free.remove(place);
                    });
        }
        for (int i = 0; i < places.length; i++) {
            if (places[i] == null) {
                places[i] = free.removeFirst();
            }
        }
        return Optional.of(List.copyOf(Arrays.asList(places)));
    }

    /** Whether every part stands where it stood, so that buttons and forms that are about go on meaning the same. */
    boolean isInPlace() {
        return places.stream()
                .allMatch(each ->
                        each.equals(IntStream.range(0, each.size()).boxed().toList()));
    }

    /** A response as it is written for the other version; empty where it never was one to the first. */
    Optional<Response> of(Response response) {
        try {
            return Optional.of(written(response));
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Response written(Response response) {
        return switch (response) {
            case Response.Chosen(int choice) -> new Response.Chosen(place(OPTIONS, choice));
            case Response.ChosenMany many ->
                new Response.ChosenMany(many.choices().stream()
                        .map(choice -> place(OPTIONS, choice))
                        .collect(Collectors.toSet()));
            case Response.Ordered ordered ->
                new Response.Ordered(ordered.steps().stream()
                        .map(step -> place(OPTIONS, step))
                        .toList());
            case Response.Matched matched -> matched(matched.options());
            case Response.Filled filled -> filled(filled.words());
            case Response.Said said -> said;
            case Response.Typed typed -> typed;
        };
    }

    private Response matched(List<Integer> options) {
        var moved = new Integer[options.size()];
        for (int i = 0; i < moved.length; i++) {
            moved[place(THINGS, i)] = place(OPTIONS, options.get(i));
        }
        return new Response.Matched(List.of(moved));
    }

    private Response filled(List<String> words) {
        return new Response.Filled(IntStream.range(0, words.size())
                .mapToObj(gap -> places.get(gap).isEmpty() || words.get(gap).isEmpty()
                        ? words.get(gap)
                        : String.valueOf(place(gap, Integer.parseInt(words.get(gap)))))
                .toList());
    }

    private int place(int list, int part) {
        return places.get(list).get(part);
    }
}
