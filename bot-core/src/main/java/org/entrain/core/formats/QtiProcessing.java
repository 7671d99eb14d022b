package org.entrain.core.formats;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a QTI item does with a response, as far as it can be told for one answer at a time: which feedback is shown, and
 * what is scored. A rule that depends on anything else does nothing.
 */
final class QtiProcessing {
    private final List<XmlElement> rules;

    QtiProcessing(XmlElement item) {
        this.rules = item.child("responseProcessing").stream()
                .flatMap(XmlElement::children)
                .toList();
    }

    /** A feedback, by the outcome that shows it and the value that it takes. */
    record Shown(String outcome, String identifier) {}

    /** What an answer leads to. */
    record Result(Set<Shown> shown, Optional<BigDecimal> score) {}

    /** Numbers that are accepted, and what they lead to. */
    record Range(BigDecimal from, BigDecimal to, Result result) {}

    private record Answer(String response, String value, boolean right) {}

    /** Whether there are no rules, or only a template that shows nothing. */
    boolean isEmpty() {
        return rules.isEmpty();
    }

    /** What is shown whatever is answered. */
    Set<Shown> always() {
        return result(rules.stream().filter(QtiProcessing::isAssignment).toList(), Optional.empty())
                .shown();
    }

    /** What {@code value} leads to where it is given as {@code response}. */
    Result of(String response, String value, boolean right) {
        var done = new ArrayList<XmlElement>();
        var answer = new Answer(response, value, right);
        run(rules, answer, done);
        return result(done, Optional.of(answer));
    }

    /** The texts that a response is compared with. */
    List<String> comparedWith(String response) {
        return tests(response)
                .filter(test -> test.name().equals("match") || test.name().equals("stringMatch"))
                .flatMap(test -> test.children("baseValue"))
                .map(value -> value.text().strip())
                .distinct()
                .toList();
    }

    /** The numbers that a response is compared with; {@code right} is the one that the item declares. */
    List<Range> ranges(String response, Optional<BigDecimal> right) {
        return rules.stream()
                .flatMap(rule -> rule.all())
                .filter(each -> each.name().equals("responseIf") || each.name().equals("responseElseIf"))
                .flatMap(branch -> branch
                        .children()
                        .findFirst()
                        .flatMap(test -> QtiRange.of(test, response, right))
                        .map(range ->
                                new Range(range.from(), range.to(), result(assignments(branch), Optional.empty())))
                        .stream())
                .toList();
    }

    private Stream<XmlElement> tests(String response) {
        return rules.stream()
                .flatMap(XmlElement::all)
                .filter(each -> each.children("variable")
                        .anyMatch(variable -> variable.attribute("identifier").equals(response)));
    }

    private void run(List<XmlElement> statements, Answer answer, List<XmlElement> done) {
        for (XmlElement statement : statements) {
            if (isAssignment(statement)) {
                done.add(statement);
            } else if (statement.name().equals("responseCondition")) {
                branch(statement, answer)
                        .ifPresent(taken -> run(taken.children().toList(), answer, done));
            }
        }
    }

    /** The branch that is taken; none where that cannot be told. */
    private static Optional<XmlElement> branch(XmlElement condition, Answer answer) {
        for (XmlElement branch : condition.children().toList()) {
            Optional<Boolean> holds = branch.name().equals("responseElse")
                    ? Optional.of(true)
                    : branch.children().findFirst().flatMap(test -> holds(test, answer));
            if (holds.isEmpty()) {
                return Optional.empty();
            }
            if (holds.get()) {
                return Optional.of(branch);
            }
        }
        return Optional.empty();
    }

    private static Optional<Boolean> holds(XmlElement test, Answer answer) {
        return switch (test.name()) {
            case "match", "stringMatch", "equal" -> isGiven(test, answer);
            case "isNull" -> isOf(test, "variable", answer) ? Optional.of(false) : Optional.empty();
            case "not" ->
                test.children()
                        .findFirst()
                        .flatMap(inner -> holds(inner, answer))
                        .map(held -> !held);
            case "or" -> combined(test, answer, true);
            case "and" -> combined(test, answer, false);
            default -> Optional.empty();
        };
    }

    private static Optional<Boolean> isGiven(XmlElement test, Answer answer) {
        if (!isOf(test, "variable", answer)) {
            return Optional.empty();
        }
        return isOf(test, "correct", answer)
                ? Optional.of(answer.right())
                : test.child("baseValue").map(value -> value.text().strip().equalsIgnoreCase(answer.value()));
    }

    /** Whether one that is {@code decisive} decides; what cannot be told leaves the rest open. */
    private static Optional<Boolean> combined(XmlElement test, Answer answer, boolean decisive) {
        List<Optional<Boolean>> all =
                test.children().map(inner -> holds(inner, answer)).toList();
        if (all.contains(Optional.of(decisive))) {
            return Optional.of(decisive);
        }
        return all.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(!decisive);
    }

    private static boolean isOf(XmlElement test, String kind, Answer answer) {
        return test.children(kind).anyMatch(each -> each.attribute("identifier").equals(answer.response()));
    }

    private static boolean isAssignment(XmlElement statement) {
        return statement.name().equals("setOutcomeValue");
    }

    private static List<XmlElement> assignments(XmlElement branch) {
        return branch.children().filter(QtiProcessing::isAssignment).toList();
    }

    private static Result result(List<XmlElement> assignments, Optional<Answer> answer) {
        var shown = new LinkedHashSet<Shown>();
        Optional<BigDecimal> score = Optional.empty();
        for (XmlElement each : assignments) {
            String outcome = each.attribute("identifier");
            each.all("baseValue")
                    .forEach(value -> shown.add(new Shown(outcome, value.text().strip())));
            answer.filter(given -> each.all("variable")
                            .anyMatch(
                                    variable -> variable.attribute("identifier").equals(given.response())))
                    .ifPresent(given -> shown.add(new Shown(outcome, given.value())));
            if (outcome.toUpperCase(Locale.ROOT).startsWith("SCORE")) {
                Optional<BigDecimal> before = score;
                score = score(each).or(() -> before);
            }
        }
        return new Result(shown, score);
    }

    private static Optional<BigDecimal> score(XmlElement assignment) {
        boolean whole = assignment
                .all("variable")
                .anyMatch(each -> each.attribute("identifier").equals("MAXSCORE"));
        Stream<XmlElement> places = Stream.concat(Stream.of(assignment), assignment.children("sum"));
        return whole
                ? Optional.of(BigDecimal.ONE)
                : places.flatMap(place -> place.children("baseValue"))
                        .findFirst()
                        .flatMap(value -> XmlNumber.read(value.text()));
    }
}
