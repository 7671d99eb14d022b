package org.entrain.core.formats;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The feedback of a QTI item, whichever way it is shown. */
final class QtiFeedback {
    private static final Set<String> KINDS = Set.of("modalFeedback", "feedbackInline", "feedbackBlock");
    /** What others call a feedback that explains the question. */
    private static final Pattern EXPLAINS = Pattern.compile("(?i)explanation|solution|general|rationale");

    private final Map<QtiProcessing.Shown, String> texts = new LinkedHashMap<>();
    private final Set<QtiProcessing.Shown> said = new HashSet<>();
    private final Set<QtiProcessing.Shown> always;
    private final boolean unruled;

    QtiFeedback(XmlElement item, QtiProcessing processing) {
        item.all()
                .filter(each -> KINDS.contains(each.name())
                        && !each.attribute("showHide").equals("hide"))
                .forEach(each -> texts.putIfAbsent(
                        new QtiProcessing.Shown(each.attribute("outcomeIdentifier"), each.attribute("identifier")),
                        QtiText.of(each)));
        texts.values().removeIf(String::isEmpty);
        this.always = processing.always();
        this.unruled = processing.isEmpty();
    }

    /** What is said whatever is answered. */
    String explanation() {
        return say(texts.keySet().stream()
                .filter(each -> always.contains(each)
                        || EXPLAINS.matcher(each.identifier()).matches()
                        || EXPLAINS.matcher(each.outcome()).matches()));
    }

    /** What is said to an answer, beyond the explanation. */
    String of(Collection<QtiProcessing.Shown> shown) {
        return say(texts.keySet().stream().filter(each -> shown.contains(each) && !always.contains(each)));
    }

    /** What is said to a choice: by the rules; where there are none, by its identifier. */
    String of(Collection<QtiProcessing.Shown> shown, String identifier) {
        return unruled
                ? say(texts.keySet().stream().filter(each -> each.identifier().equals(identifier)))
                : of(shown);
    }

    /** Whether some of it was never asked for. */
    boolean isLeft() {
        return !said.containsAll(texts.keySet());
    }

    private String say(Stream<QtiProcessing.Shown> which) {
        return which.peek(said::add).map(texts::get).distinct().collect(joining("\n"));
    }
}
