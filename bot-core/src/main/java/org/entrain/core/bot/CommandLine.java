package org.entrain.core.bot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.entrain.core.bot.Routes.Command;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.chat.Words;
import org.entrain.core.text.Texts;

/** Finds the command in what was said, or the one that was probably meant; and says what there is. */
final class CommandLine {
    /** What people say to a bot they have just met, on both platforms. */
    private static final Set<String> GREETINGS =
            Set.of("", "help", "aide", "hi", "hello", "hey", "bonjour", "salut", "?");

    /** Help with one subject. */
    private static final Pattern ASKED = Pattern.compile("(?:help|aide)\\s+(.+)", Pattern.CASE_INSENSITIVE);

    /** Enough to recognise one's own words by, in characters. */
    private static final int LONGEST_ECHO = 60;

    private record Spoken(Command command, Pattern pattern) {}

    /**
     * A command that was said.
     *
     * @param rest what was said after its own words
     */
    record Said(Command command, String rest) {
        Reply answer(Turn turn) {
            return command.claim().handler().answer(turn, rest);
        }
    }

    private final List<Spoken> commands;
    private final Help help;

    CommandLine(Gate gate, Iterable<Command> commands) {
        help = new Help(gate, commands);
        var spoken = new ArrayList<Spoken>();
        commands.forEach(command -> spoken.add(new Spoken(command, pattern(command.words()))));
        // "quiz start" is tried before "quiz".
        this.commands = spoken.stream()
                .sorted(Comparator.comparing((Spoken one) -> one.command.words().length())
                        .reversed())
                .toList();
    }

    private static Pattern pattern(String words) {
        String spaced = Arrays.stream(words.split(" ")).map(Pattern::quote).collect(Collectors.joining("\\s+"));
        return Pattern.compile(
                spaced + "(?:\\s+(.*))?", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    /** The command among {@code words}; empty where there is none. */
    Optional<Said> find(String words) {
        for (Spoken one : commands) {
            Matcher matcher = one.pattern.matcher(words.strip());
            if (matcher.matches()) {
                return Optional.of(new Said(
                        one.command, Optional.ofNullable(matcher.group(1)).orElse("")));
            }
        }
        return Optional.empty();
    }

    /** The subjects of which help shows a line each. */
    List<String> wideSubjects() {
        return help.wide();
    }

    /** What there is to say, of all or of one subject; where somebody said something that is no command, what they probably meant. */
    Reply help(Turn turn, String said) {
        Matcher asked = ASKED.matcher(said.strip());
        boolean isGreeting = GREETINGS.contains(said.strip().toLowerCase(Locale.ROOT));
        return isGreeting
                ? new Reply.Private(help.all(turn))
                : help.about(turn, asked.matches() ? asked.group(1) : said)
                        .<Reply>map(Reply.Private::new)
                        .orElseGet(() -> unknown(turn, said.strip()));
    }

    private Reply unknown(Turn turn, String said) {
        Texts texts = turn.texts(Bot.class);
        String echo = said.length() > LONGEST_ECHO ? said.substring(0, LONGEST_ECHO) + "..." : said;
        return new Reply.Private(Message.of(nearest(said)
                .map(words -> texts.words("unknown.nearest", echo, new Words.Typed(words)))
                .orElseGet(() -> texts.words("unknown", echo))));
    }

    /** The command that needs the fewest letters changed, if no more than half of them. */
    private Optional<String> nearest(String said) {
        String lower = said.toLowerCase(Locale.ROOT);
        return commands.stream()
                .map(one -> one.command.words())
                .min(Comparator.comparingInt(words -> distance(lower, words)))
                .filter(words -> distance(lower, words) <= words.length() / 2);
    }

    /** Compared with as many words as the command has: what follows them is its argument. */
    private static int distance(String said, String words) {
        String beginning =
                Arrays.stream(said.split("\\s+")).limit(words.split(" ").length).collect(Collectors.joining(" "));
        return LevenshteinDistance.getDefaultInstance().apply(beginning, words);
    }
}
