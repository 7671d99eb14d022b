package org.entrain.core.lessons;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What stands between two lines of three dashes at the head of a file: a name, a colon and a value a line.
 *
 * @param values by their names
 * @param lines where each stands, counted from 1
 * @param body what follows
 * @param bodyFrom how many lines stand before the body
 */
record FrontMatter(
        Map<String, String> values,
        Map<String, Integer> lines,
        List<FileProblem> problems,
        List<String> body,
        int bodyFrom) {
    private static final String FENCE = "---";

    /** The names that are known, in English and in French. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("title", "title"),
            Map.entry("titre", "title"),
            Map.entry("day", "day"),
            Map.entry("jour", "day"),
            Map.entry("kind", "kind"),
            Map.entry("genre", "kind"),
            Map.entry("picture", "picture"),
            Map.entry("image", "picture"),
            Map.entry("alt", "alt"),
            Map.entry("link", "link"),
            Map.entry("lien", "link"),
            Map.entry("quiz", "quiz"),
            Map.entry("start", "start"),
            Map.entry("départ", "start"),
            Map.entry("reminders", "reminders"),
            Map.entry("rappels", "reminders"));

    static FrontMatter read(String file, String text) {
        List<String> all = text.lines().toList();
        var values = new HashMap<String, String>();
        var lines = new HashMap<String, Integer>();
        var problems = new ArrayList<FileProblem>();
        if (all.isEmpty() || !all.getFirst().strip().equals(FENCE)) {
            return new FrontMatter(values, lines, problems, all, 0);
        }
        for (int i = 1; i < all.size(); i++) {
            String line = all.get(i).strip();
            if (line.equals(FENCE)) {
                return new FrontMatter(values, lines, problems, all.subList(i + 1, all.size()), i + 1);
            }
            if (!line.isEmpty() && !line.startsWith("#")) {
                note(file, line, i + 1, values, lines, problems);
            }
        }
        problems.add(FileProblem.of(file, 1, "head.open"));
        return new FrontMatter(values, lines, problems, List.of(), all.size());
    }

    private static void note(
            String file,
            String line,
            int number,
            Map<String, String> values,
            Map<String, Integer> lines,
            List<FileProblem> problems) {
        int colon = line.indexOf(':');
        String said = colon < 0 ? line : line.substring(0, colon).strip();
        String name = NAMES.getOrDefault(said.toLowerCase(Locale.ROOT), "");
        if (colon < 0 || name.isEmpty()) {
            problems.add(FileProblem.of(file, number, "head.unknown", said));
            return;
        }
        values.put(name, line.substring(colon + 1).strip().replaceFirst("^([\"'])(.*)\\1$", "$2"));
        lines.put(name, number);
    }

    String value(String name) {
        return values.getOrDefault(name, "");
    }

    int line(String name) {
        return lines.getOrDefault(name, 1);
    }
}
