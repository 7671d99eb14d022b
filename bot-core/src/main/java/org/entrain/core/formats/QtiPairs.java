package org.entrain.core.formats;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entrain.core.questions.Matching;

/** Reads what belongs together from a QTI item: of two sets, or all of one. */
final class QtiPairs {
    private final XmlElement interaction;
    private final Consumer<String> lost;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private List<Pair> pairs;

    private record Pair(String left, String right) {
        @SuppressWarnings("ArgumentSelectionDefectChecker") // turning them is what it is for
        Pair turned() {
            return new Pair(right, left);
        }
    }

    QtiPairs(XmlElement interaction, QtiDeclaration declaration, Consumer<String> lost) throws XmlProblem {
        this.interaction = interaction;
        this.lost = lost;
        for (XmlElement each : interaction.all("simpleAssociableChoice").toList()) {
            texts.put(each.attribute("identifier"), XmlQuestions.given(QtiText.of(each), each.line()));
        }
        this.pairs = pairs(declaration);
    }

    Matching read(XmlQuestions questions) throws XmlProblem {
        List<List<String>> sets = interaction
                .children("simpleMatchSet")
                .map(set -> set.children("simpleAssociableChoice")
                        .map(each -> each.attribute("identifier"))
                        .toList())
                .toList();
        return sets.size() == 2 ? ofTwoSets(sets.getFirst(), sets.getLast(), questions) : ofOneSet(questions);
    }

    private Matching ofTwoSets(List<String> left, List<String> right, XmlQuestions questions) throws XmlProblem {
        if (isOnceEach(Pair::left)) {
            return matching(left, right, questions);
        }
        pairs = pairs.stream().map(Pair::turned).toList();
        return matching(right, left, questions);
    }

    private Matching ofOneSet(XmlQuestions questions) throws XmlProblem {
        List<String> left = pairs.stream().map(Pair::left).toList();
        List<String> right =
                texts.keySet().stream().filter(each -> !left.contains(each)).toList();
        if (pairs.stream().anyMatch(pair -> left.contains(pair.right())) || !isOnceEach(Pair::right)) {
            throw new XmlProblem(interaction.line(), "qti.many-partners");
        }
        return matching(left, right, questions);
    }

    private Matching matching(List<String> left, List<String> right, XmlQuestions questions) throws XmlProblem {
        if (!isOnceEach(Pair::left)) {
            throw new XmlProblem(interaction.line(), "qti.many-partners");
        }
        Map<String, String> partners = new HashMap<>();
        pairs.forEach(pair -> partners.put(pair.left(), pair.right()));
        List<Matching.Pair> matched = left.stream()
                .filter(partners::containsKey)
                .map(each -> new Matching.Pair(text(each), text(partners.getOrDefault(each, ""))))
                .toList();
        if (matched.size() < left.size()) {
            lost.accept("qti.lost.without-partner");
        }
        Collection<String> taken = partners.values();
        List<String> distractors = right.stream()
                .filter(each -> !taken.contains(each))
                .map(this::text)
                .toList();
        return questions.matching(matched, distractors);
    }

    private String text(String identifier) {
        return texts.getOrDefault(identifier, "");
    }

    private boolean isOnceEach(Function<Pair, String> side) {
        return pairs.stream().collect(Collectors.groupingBy(side, Collectors.counting())).values().stream()
                .allMatch(count -> count == 1);
    }

    /** What is declared right; where nothing is, what is worth something. */
    private List<Pair> pairs(QtiDeclaration declaration) throws XmlProblem {
        List<String> right = declaration.right().isEmpty()
                ? declaration.worth().entrySet().stream()
                        .filter(each -> each.getValue().compareTo(BigDecimal.ZERO) > 0)
                        .map(Map.Entry::getKey)
                        .toList()
                : declaration.right();
        var read = new ArrayList<Pair>();
        for (String each : right) {
            String[] parts = each.split("\\s+", -1);
            if (parts.length != 2 || !texts.containsKey(parts[0]) || !texts.containsKey(parts[1])) {
                throw new XmlProblem(declaration.line(), "qti.pair", each);
            }
            read.add(new Pair(parts[0], parts[1]));
        }
        return read;
    }
}
