package org.entrain.core.formats;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a file holds and cannot be kept. The same thing lost again and again is said once, with how often. */
final class XmlLosses {
    private record Loss(String key, List<Object> arguments) {}

    private record Found(int line, String where, int more) {
        Found again() {
            return new Found(line, where, more + 1);
        }
    }

    private final Map<Loss, Found> found = new LinkedHashMap<>();

    /** Notes the loss {@code key} on a line; {@code where} follows the line: nothing, or the name of a file. */
    void add(int line, String where, String key, Object... arguments) {
        found.merge(new Loss(key, List.of(arguments)), new Found(line, where, 0), (first, again) -> first.again());
    }

    List<Problem> all() {
        return found.entrySet().stream()
                .map(each -> problem(each.getKey(), each.getValue()))
                .toList();
    }

    private static Problem problem(Loss loss, Found found) {
        return new Problem(
                found.line(),
                loss.key(),
                Stream.concat(Stream.of(found.where(), found.more()), loss.arguments().stream())
                        .toList());
    }
}
