package org.entrain.core.badges;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.entrain.core.badges.Criterion.All;
import org.entrain.core.badges.Criterion.Any;
import org.entrain.core.badges.Criterion.AtLeast;
import org.entrain.core.badges.Criterion.QuizDone;
import org.entrain.core.text.Language;

/**
 * Reads a rule, by recursive descent: {@code or} binds less than {@code and}, {@code within} holds for all that is joined by
 * {@code and} before it. English and French words are understood side by side.
 */
final class RuleReader {
    /** Characters of a rule; it fits a form and is read at a glance. */
    static final int LONGEST = 300;
    /** Of a count. */
    static final int MOST = 10_000;

    static final int MOST_DAYS = 1_096;
    static final int MOST_MONTHS = 60;

    private static final Pattern TOKEN = Pattern.compile(
            "\"([^\"]*)\"|[“”]([^“”\"]*)[“”]|«\\s*([^»\"]*?)\\s*»|>=|≥|[()]|[\\p{L}\\d'’-]+|[^\\s\\p{L}\\d]");

    /** What became of a text. */
    sealed interface Reading {
        /** It is a rule. */
        record Understood(Rule rule) implements Reading {}

        /**
         * It is none.
         *
         * @param word where reading ended; empty at the end of the text
         * @param expected what would be understood there
         */
        record Unclear(String word, List<String> expected) implements Reading {
            public Unclear {
                expected = List.copyOf(expected);
            }
        }
    }

    private record Token(String text, boolean quoted) {}

    private static final class Stumbled extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Reading.Unclear where;

        Stumbled(Reading.Unclear where) {
            super(where.word(), null, false, false);
            this.where = where;
        }
    }

    private final Language language;
    private final List<Token> tokens;
    private int at;

    private RuleReader(String text, Language language) {
        this.language = language;
        this.tokens = TOKEN.matcher(text)
                .results()
                .map(match -> Stream.of(1, 2, 3)
                        .flatMap(group -> Optional.ofNullable(match.group(group)).stream())
                        .findFirst()
                        .map(name -> new Token(name.strip(), true))
                        .orElseGet(() ->
                                new Token(match.group().toLowerCase(Locale.ROOT).replace('’', '\''), false)))
                .toList();
    }

    /**
     * Reads a rule.
     *
     * @param language what is expected is said in it
     */
    static Reading read(String text, Language language) {
        var reader = new RuleReader(text.length() > LONGEST ? text.substring(0, LONGEST) : text, language);
        try {
            return new Reading.Understood(reader.rule());
        } catch (Stumbled stumbled) {
            return stumbled.where;
        }
    }

    /** Reads what was stored; throws {@link IllegalArgumentException} on anything else. */
    static Rule stored(String text) {
        return switch (read(text, Language.EN)) {
            case Reading.Understood(Rule rule) -> rule;
            case Reading.Unclear unclear -> throw new IllegalArgumentException("No rule: " + text + " " + unclear);
        };
    }

    private Rule rule() throws Stumbled {
        if (skips(RuleWords.GIVEN)) {
            end();
            return new Rule.Given();
        }
        Criterion criterion = any(true);
        Optional<Rule.Lasting> lasting = Optional.empty();
        if (skips(RuleWords.LASTS)) {
            int months = number(MOST_MONTHS);
            require(RuleWords.MONTHS);
            require(RuleWords.KEPT_BY);
            lasting = Optional.of(new Rule.Lasting(months, any(false)));
        }
        end();
        return new Rule.Earned(criterion, lasting);
    }

    private Criterion any(boolean isFirst) throws Stumbled {
        var parts = new ArrayList<Criterion>();
        parts.add(all(isFirst));
        while (skips(RuleWords.OR)) {
            parts.add(all(false));
        }
        return parts.size() == 1 ? parts.getFirst() : new Any(parts);
    }

    private Criterion all(boolean isFirst) throws Stumbled {
        var parts = new ArrayList<Criterion>();
        parts.add(part(isFirst));
        while (skips(RuleWords.AND)) {
            parts.add(part(false));
        }
        Optional<Integer> days = Optional.empty();
        if (skips(RuleWords.WITHIN)) {
            days = Optional.of(number(MOST_DAYS));
            require(RuleWords.DAYS);
        }
        return parts.size() == 1 && days.isEmpty() ? parts.getFirst() : new All(parts, days);
    }

    private Criterion part(boolean isFirst) throws Stumbled {
        if (skips("(")) {
            Criterion inner = any(false);
            if (!skips(")")) {
                throw stumbled(Stream.of(RuleWords.AND.in(language), RuleWords.OR.in(language), ")"));
            }
            return inner;
        }
        for (Measure measure : Measure.values()) {
            if (skips(measure.words(Language.EN)) || skips(measure.words(Language.FR))) {
                if (!skips(">=") && !skips("≥")) {
                    throw stumbled(Stream.of(">="));
                }
                return new AtLeast(measure, number(MOST));
            }
        }
        if (skips(RuleWords.QUIZ)) {
            return quiz();
        }
        Stream<String> measures = Arrays.stream(Measure.values()).map(one -> one.words(language));
        Stream<String> others =
                Stream.of("%s \"...\" %s".formatted(RuleWords.QUIZ.in(language), RuleWords.DONE.in(language)));
        Stream<String> given = isFirst ? Stream.of(RuleWords.GIVEN.in(language)) : Stream.of();
        throw stumbled(Stream.of(measures, others, given).flatMap(one -> one));
    }

    private Criterion quiz() throws Stumbled {
        if (at >= tokens.size()
                || !tokens.get(at).quoted()
                || tokens.get(at).text().isEmpty()) {
            throw stumbled(Stream.of("\"fire-safety\""));
        }
        String name = tokens.get(at++).text();
        require(RuleWords.DONE);
        return new QuizDone(name);
    }

    private int number(int most) throws Stumbled {
        boolean isNumber = at < tokens.size() && tokens.get(at).text().matches("[1-9]\\d{0,4}");
        if (!isNumber || Integer.parseInt(tokens.get(at).text()) > most) {
            throw stumbled(Stream.of("1 – " + most));
        }
        return Integer.parseInt(tokens.get(at++).text());
    }

    private void require(RuleWords words) throws Stumbled {
        if (!skips(words)) {
            throw stumbled(Stream.of(words.in(language)));
        }
    }

    private void end() throws Stumbled {
        if (at < tokens.size()) {
            throw stumbled(Stream.of(RuleWords.AND, RuleWords.OR, RuleWords.WITHIN, RuleWords.LASTS)
                    .map(words -> words.in(language)));
        }
    }

    private boolean skips(RuleWords words) {
        return Stream.of(Language.values()).anyMatch(each -> skips(words.in(each)));
    }

    private boolean skips(String words) {
        List<String> wanted = List.of(words.split(" ", -1));
        boolean found = at + wanted.size() <= tokens.size()
                && tokens.subList(at, at + wanted.size())
                        .equals(wanted.stream()
                                .map(word -> new Token(word, false))
                                .toList());
        at += found ? wanted.size() : 0;
        return found;
    }

    private Stumbled stumbled(Stream<String> expected) {
        return new Stumbled(
                new Reading.Unclear(at < tokens.size() ? tokens.get(at).text() : "", expected.toList()));
    }
}
