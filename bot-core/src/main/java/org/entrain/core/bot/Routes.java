package org.entrain.core.bot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
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
     * A command that people can say.
     *
     * @param words its own words, such as {@code quiz start}
     * @param feature the class beside whose texts {@code help.<words with dashes>} says how to say it and what it does
     */
    record Command(String words, Class<?> feature, OnCommand handler) {
        String helpKey() {
            return "help." + words.replace(' ', '-');
        }
    }

    private final SequencedMap<String, Command> commands = new TreeMap<>();
    private final Map<String, OnPress> presses = new HashMap<>();
    private final Map<String, OnPresses> together = new HashMap<>();
    private final Map<String, OnSubmission> submissions = new HashMap<>();
    private final List<OnHome> home = new ArrayList<>();
    private final List<Consumer<Turn>> joined = new ArrayList<>();
    private final List<Consumer<Turn>> left = new ArrayList<>();
    private Optional<OnFile> file = Optional.empty();

    /** Claims a command; see {@link Command} for the texts it needs. */
    public Routes command(String words, Class<?> feature, OnCommand handler) {
        claim(commands, words, new Command(words, feature, handler));
        return this;
    }

    /** Claims an action of buttons. */
    public Routes press(String action, OnPress handler) {
        claim(presses, action, handler);
        return this;
    }

    /** Claims an action of buttons whose presses are answered in groups. */
    public Routes presses(String action, OnPresses handler) {
        claim(together, action, handler);
        return this;
    }

    /** Claims an action of forms. */
    public Routes form(String action, OnSubmission handler) {
        claim(submissions, action, handler);
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

    /** Claims the files that people hand to the bot. */
    public Routes file(OnFile handler) {
        if (file.isPresent()) {
            throw new IllegalStateException("Two features want the files");
        }
        file = Optional.of(handler);
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

    Optional<OnPress> press(String action) {
        return Optional.ofNullable(presses.get(action));
    }

    Map<String, OnPresses> together() {
        return together;
    }

    Optional<OnSubmission> form(String action) {
        return Optional.ofNullable(submissions.get(action));
    }

    List<OnHome> home() {
        return home;
    }

    List<Consumer<Turn>> joined() {
        return joined;
    }

    List<Consumer<Turn>> left() {
        return left;
    }

    Optional<OnFile> file() {
        return file;
    }
}
