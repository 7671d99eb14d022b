package org.entrain.core.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entrain.core.questions.Choice;
import org.entrain.core.questions.Item;
import org.entrain.core.questions.SingleChoice;

/** Single choices in Aiken, the simplest of Moodle's formats (docs.moodle.org, "Aiken format"). */
final class Aiken {
    private static final Pattern OPTION = Pattern.compile("\\s{0,9}([A-Za-z])[.)](?:\\s(.*)|)");
    private static final Pattern ANSWER = Pattern.compile("\\s{0,9}ANSWER\\s{0,9}:(.*)", Pattern.CASE_INSENSITIVE);
    /** Moodle takes shorter lines for nothing. */
    private static final int SHORTEST_LINE = 2;

    private final List<Numbered> questions = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final SortedMap<Character, String> options = new TreeMap<>();
    private int begin;
    private boolean spoilt;

    private Aiken() {}

    /** Whether a text has options and an answer as only Aiken has them. */
    static boolean is(String text) {
        return text.lines().anyMatch(line -> OPTION.matcher(line).matches())
                && text.lines().anyMatch(line -> {
                    Matcher answer = ANSWER.matcher(line);
                    return answer.matches() && answer.group(1).strip().matches("[A-Za-z](?:[\\s,;]+[A-Za-z]){0,25}");
                });
    }

    static Imported read(String text) {
        var reader = new Aiken();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.strip().length() >= SHORTEST_LINE) {
                reader.take(number, line);
            }
        }
        reader.finish();
        return new Imported(reader.questions, reader.problems);
    }

    private void take(int line, String content) {
        Matcher answer = ANSWER.matcher(content);
        Matcher option = OPTION.matcher(content);
        if (answer.matches()) {
            close(line, answer.group(1).strip());
        } else if (option.matches() && !asked.isEmpty()) {
            addOption(line, option);
        } else {
            if (!options.isEmpty()) {
                finish();
            }
            begin = asked.isEmpty() ? line : begin;
            asked.add(content.strip());
        }
    }

    private void addOption(int line, Matcher option) {
        String text = option.group(2) == null ? "" : option.group(2).strip();
        char letter = option.group(1).toUpperCase(Locale.ROOT).charAt(0);
        if (text.isEmpty()) {
            problem(line, "aiken.empty-option");
        } else if (options.putIfAbsent(letter, text) != null) {
            problem(line, "aiken.same-letter", letter);
        }
    }

    /** Ends a question that has no answer, if there is one. */
    private void finish() {
        if (!asked.isEmpty()) {
            problem(begin, options.isEmpty() ? "aiken.no-options" : "aiken.no-answer");
        }
        clear();
    }

    private void close(int line, String answer) {
        String letters = answer.toUpperCase(Locale.ROOT);
        if (asked.isEmpty()) {
            problem(line, "aiken.no-text");
        } else if (options.size() < 2) {
            problem(begin, "aiken.no-options");
        } else if (letters.length() == 1 && options.containsKey(letters.charAt(0))) {
            add(letters.charAt(0));
        } else {
            problem(line, letters.matches("[A-Z](?:[\\s,;]*[A-Z]){1,25}") ? "aiken.two-right" : "aiken.answer", answer);
        }
        clear();
    }

    private void add(char right) {
        if (!spoilt) {
            List<Choice> choices = options.entrySet().stream()
                    .map(option -> new Choice(option.getValue(), option.getKey() == right ? 100 : 0, ""))
                    .toList();
            String text = String.join("\n", asked);
            questions.add(new Numbered(begin, Item.of(new SingleChoice("", text, choices, ""))));
        }
    }

    private void problem(int line, String key, Object... arguments) {
        if (!spoilt) {
            problems.add(new Problem(line, key, List.of(arguments)));
        }
        spoilt = true;
    }

    private void clear() {
        asked.clear();
        options.clear();
        spoilt = false;
    }
}
