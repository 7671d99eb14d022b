package org.entrain.core.bot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Reply;
import org.entrain.core.chat.SharedFile;
import org.entrain.core.database.Transaction;

/** Which feature owns what: exact names, each claimed once. */
public final class Routes {
    /** Answers a command. */
    public interface OnCommand {
        /**
         * Does what was said, and answers it.
         *
         * @param rest what was said after the command's own words, trimmed
         */
        Reply answer(Turn turn, String rest);
    }

    /** Answers a press. */
    public interface OnPress {
        /**
         * Does what the button means, and answers it.
         *
         * @param action what was pressed; its arguments come from outside and are checked here
         */
        Reply answer(Turn turn, Action action);
    }

    /** Answers a form. */
    public interface OnSubmission {
        /** Reads the form and answers it. */
        Reply answer(Turn turn, Interaction.Submission form);
    }

    /** Answers a file handed to the bot in private. */
    public interface OnFile {
        /** Reads the file and answers it. */
        Reply answer(Turn turn, SharedFile file);
    }

    /**
     * Answers many people's presses of one action in one transaction: for the few actions that a whole organisation
     * may press within a minute.
     */
    public interface OnPresses {
        /** Does what the buttons mean; a reply to each press, in the same order. */
        List<Reply> answer(Transaction tx, List<Interaction.Press> presses);
    }

    /** A part of a person's home page. */
    public interface OnHome {
        /** What to show there; may be nothing. */
        List<Block> blocks(Turn turn);
    }

    /**
     * Something claimed.
     *
     * @param right what it takes to do it
     */
    record Claim<H>(Right right, H handler) {}

    /**
     * A command that people can say.
     *
     * @param words its own words, such as {@code quiz start}
     * @param feature the class beside whose texts {@code help.<words with dashes>} says how to say it and what it does
     * @param isAlias whether it is another word for a command, which help says with that
     */
    record Command(String words, Class<?> feature, Claim<OnCommand> claim, boolean isAlias) {
        String helpKey() {
            return "help." + words.replace(' ', '-');
        }

        /** What it is about: its first word. */
        String subject() {
            return words.split(" ", 2)[0];
        }
    }

    /** Several files that somebody hands over at once, and what they are together. */
    public interface Bundle {
        /**
         * One file for all of them.
         *
         * @param words what was written beside them
         * @return empty where they do not belong together
         */
        Optional<SharedFile> of(List<SharedFile> files, String words);
    }

    /**
     * Files that are claimed.
     *
     * @param ending of their names, in lower case
     * @param kind what they hold, or {@code ""} for whatever that is
     * @param holds whether a file of this ending is of this kind
     */
    private record Files(String ending, String kind, Predicate<SharedFile> holds, Claim<OnFile> claim) {
        /** The longest ending first, and then what knows its files by what they hold. */
        static final Comparator<Files> BY_CARE = Comparator.<Files>comparingInt(
                        claimed -> -claimed.ending().length())
                .thenComparing(claimed -> claimed.kind().isEmpty());

        String what() {
            return kind.isEmpty() ? ending : ending + " of " + kind;
        }
    }

    /** A file that somebody said they would hand over. */
    private record Awaited(Predicate<Turn> awaits, Claim<OnFile> claim) {}

    private final SequencedMap<String, Command> commands = new TreeMap<>();
    private final Map<String, Claim<OnPress>> presses = new TreeMap<>();
    private final Map<String, Claim<OnPresses>> together = new TreeMap<>();
    private final Map<String, Claim<OnSubmission>> submissions = new TreeMap<>();
    private final Map<String, Files> files = new TreeMap<>();
    private final List<Bundle> bundles = new ArrayList<>();
    private final Map<String, Awaited> awaited = new TreeMap<>();
    private final List<OnHome> home = new ArrayList<>();
    private final List<Consumer<Turn>> joined = new ArrayList<>();
    private final List<Consumer<Turn>> left = new ArrayList<>();
    private final List<Consumer<Turn>> profiles = new ArrayList<>();
    private final List<BiConsumer<Transaction, Interaction.OfChannel>> channels = new ArrayList<>();

    /** Claims a command; see {@link Command} for the texts it needs. */
    public Routes command(String words, Right right, Class<?> feature, OnCommand handler) {
        claim(commands, words, new Command(words, feature, new Claim<>(right, handler), false));
        return this;
    }

    /** Has a command be said with other words as well, such as those of another language. */
    public Routes alias(String words, String command) {
        Command meant = Optional.ofNullable(commands.get(command)).orElseThrow();
        claim(commands, words, new Command(words, meant.feature(), meant.claim(), true));
        return this;
    }

    /** Claims an action of buttons. */
    public Routes press(String action, Right right, OnPress handler) {
        claim(presses, action, new Claim<>(right, handler));
        return this;
    }

    /** Claims an action of buttons whose presses are answered in groups; the handler itself sees to the right. */
    public Routes presses(String action, Right right, OnPresses handler) {
        claim(together, action, new Claim<>(right, handler));
        return this;
    }

    /** Claims an action of forms. */
    public Routes form(String action, Right right, OnSubmission handler) {
        claim(submissions, action, new Claim<>(right, handler));
        return this;
    }

    /** Adds a part to everybody's home page, below those already there. */
    public Routes home(OnHome part) {
        home.add(part);
        return this;
    }

    /** Has {@code listener} told when somebody comes into a channel. */
    public Routes joined(Consumer<Turn> listener) {
        joined.add(listener);
        return this;
    }

    /** Has {@code listener} told when somebody leaves a channel. */
    public Routes left(Consumer<Turn> listener) {
        left.add(listener);
        return this;
    }

    /**
     * Claims files that people hand to the bot.
     *
     * @param ending of their names, such as {@code .csv}; empty for all that nobody else claims
     */
    public Routes file(String ending, Right right, OnFile handler) {
        return file(ending, "", file -> true, right, handler);
    }

    /**
     * Claims the files of one kind, of an ending that others have as well.
     *
     * @param ending of their names, such as {@code .csv}
     * @param kind what they hold, such as {@code questions}
     * @param holds whether a file is of that kind; asked before whoever claims the ending as such
     */
    public Routes file(String ending, String kind, Predicate<SharedFile> holds, Right right, OnFile handler) {
        var claimed = new Files(ending, kind, holds, new Claim<>(right, handler));
        claim(files, claimed.what(), claimed);
        return this;
    }

    /** Has several files that are handed over at once be taken as one, which somebody claims. */
    public Routes files(Bundle bundle) {
        bundles.add(bundle);
        return this;
    }

    /**
     * Claims whatever file somebody hands over next, while they said that they would; it goes before all other claims.
     *
     * @param kind what it is for, such as {@code proof}
     * @param awaits whether whoever acts said so
     */
    public Routes awaited(String kind, Predicate<Turn> awaits, Right right, OnFile handler) {
        claim(awaited, kind, new Awaited(awaits, new Claim<>(right, handler)));
        return this;
    }

    /** Has {@code listener} told when a platform told more of somebody, or that it changed. */
    public Routes profileChanged(Consumer<Turn> listener) {
        profiles.add(listener);
        return this;
    }

    /** Has {@code listener} told what became of a channel, or of the bot in it. */
    public Routes channel(BiConsumer<Transaction, Interaction.OfChannel> listener) {
        channels.add(listener);
        return this;
    }

    private static <T> void claim(Map<String, T> owners, String name, T owner) {
        if (owners.putIfAbsent(name, owner) != null) {
            throw new IllegalStateException("Two features want '" + name + "'");
        }
    }

    SequencedMap<String, Command> commands() {
        return commands;
    }

    Optional<Claim<OnPress>> press(String action) {
        return Optional.ofNullable(presses.get(action));
    }

    Map<String, Claim<OnPresses>> together() {
        return together;
    }

    Optional<Claim<OnSubmission>> form(String action) {
        return Optional.ofNullable(submissions.get(action));
    }

    Optional<Claim<OnFile>> file(Turn turn, SharedFile file) {
        return awaited.values().stream()
                .filter(one -> one.awaits().test(turn))
                .map(Awaited::claim)
                .findFirst()
                .or(() -> file(file));
    }

    private Optional<Claim<OnFile>> file(SharedFile file) {
        String name = file.name().toLowerCase(Locale.ROOT);
        return files.values().stream()
                .filter(claimed -> name.endsWith(claimed.ending()))
                .sorted(Files.BY_CARE)
                .filter(claimed -> claimed.holds().test(file))
                .map(Files::claim)
                .findFirst();
    }

    Optional<SharedFile> bundled(List<SharedFile> several, String words) {
        return bundles.stream()
                .flatMap(bundle -> bundle.of(several, words).stream())
                .findFirst();
    }

    /** The right that each command, press, form and file takes, by what it is: {@code command quiz start}. */
    SequencedMap<String, Right> rights() {
        var rights = new TreeMap<String, Right>();
        commands.values()
                .forEach(one -> rights.put("command " + one.words(), one.claim().right()));
        presses.forEach((action, claim) -> rights.put("press " + action, claim.right()));
        together.forEach((action, claim) -> rights.put("press " + action, claim.right()));
        submissions.forEach((action, claim) -> rights.put("form " + action, claim.right()));
        files.forEach(
                (what, claimed) -> rights.put("file " + what, claimed.claim().right()));
        awaited.forEach(
                (kind, one) -> rights.put("file awaited as " + kind, one.claim().right()));
        return rights;
    }

    /** All parts of somebody's home page, from top to bottom. */
    public List<Block> page(Turn turn) {
        return home.stream().flatMap(part -> part.blocks(turn).stream()).toList();
    }

    List<Consumer<Turn>> joined() {
        return joined;
    }

    List<Consumer<Turn>> left() {
        return left;
    }

    List<Consumer<Turn>> profiles() {
        return profiles;
    }

    List<BiConsumer<Transaction, Interaction.OfChannel>> channels() {
        return channels;
    }
}
