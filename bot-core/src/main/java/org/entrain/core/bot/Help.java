package org.entrain.core.bot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.entrain.core.bot.Routes.Command;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Words;
import org.entrain.core.text.Texts;

/** What there is to say, for whoever asks: only what they may do, and a line for a subject that has much to say. */
final class Help {
    /** As many commands of a subject stand there themselves; more are behind {@code help <subject>}. */
    static final int FEW = 2;

    private final Gate gate;
    private final SequencedMap<String, List<Command>> subjects;

    Help(Gate gate, Iterable<Command> commands) {
        this.gate = gate;
        var all = new ArrayList<Command>();
        commands.forEach(all::add);
        subjects = all.stream()
                .filter(command -> !command.isAlias())
                .sorted(Comparator.comparing(Command::words))
                .collect(Collectors.groupingBy(Command::subject, TreeMap::new, Collectors.toList()));
    }

    /** What has a line of its own: {@code about.<subject>} beside {@link Bot} says it. */
    List<String> wide() {
        return subjects.entrySet().stream()
                .filter(subject -> subject.getValue().size() > FEW)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** All that somebody can say: first what everybody can, then what those can who run something. */
    Message all(Turn turn) {
        Texts texts = turn.texts(Bot.class);
        Predicate<Command> may = may(turn);
        var ours = new ArrayList<Words>();
        var theirs = new ArrayList<Words>();
        subjects.forEach((subject, commands) -> {
            List<Command> own = commands.stream().filter(may).toList();
            (own.stream().anyMatch(Help::isForAll) ? ours : theirs).addAll(lines(turn, subject, own));
        });
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(texts.say("help.title")));
        blocks.add(new Block.Text(texts.words("help.intro")));
        blocks.add(new Block.Text(Words.lines(ours)));
        if (!theirs.isEmpty()) {
            blocks.add(new Block.Text(texts.words("help.run")));
            blocks.add(new Block.Text(Words.lines(theirs)));
        }
        blocks.add(new Block.Note(texts.words("help.note")));
        return Message.of(blocks);
    }

    /** All of a subject that somebody can say; empty where there is no such subject for them. */
    Optional<Message> about(Turn turn, String said) {
        return Optional.ofNullable(subjects.get(said.strip().toLowerCase(Locale.ROOT)))
                .map(commands -> commands.stream().filter(may(turn)).toList())
                .filter(own -> !own.isEmpty())
                .map(own -> Message.of(new Block.Text(Words.lines(
                        own.stream().map(command -> line(turn, command)).toList()))));
    }

    private static List<Words> lines(Turn turn, String subject, List<Command> own) {
        return own.size() > FEW
                ? List.of(turn.texts(Bot.class).words("about." + subject))
                : own.stream().map(command -> line(turn, command)).toList();
    }

    private static Words line(Turn turn, Command command) {
        return turn.texts(command.feature()).words(command.helpKey());
    }

    private static boolean isForAll(Command command) {
        return switch (command.claim().right().holder()) {
            case ANYBODY, COLLEAGUE, MEMBER -> true;
            case CREW, LEAD, MANAGER, ADMINISTRATOR -> false;
        };
    }

    private Predicate<Command> may(Turn turn) {
        var known = new EnumMap<Right, Boolean>(Right.class);
        return command -> known.computeIfAbsent(command.claim().right(), right -> gate.has(turn, right));
    }
}
