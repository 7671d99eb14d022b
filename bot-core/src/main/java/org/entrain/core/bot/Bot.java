package org.entrain.core.bot;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Door;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Interaction.Press;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Profile;
import org.entrain.core.chat.Profile.Standing;
import org.entrain.core.chat.Reply;
import org.entrain.core.chat.SharedFile;
import org.entrain.core.database.Database;
import org.entrain.core.database.DatabaseUnavailable;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.People;
import org.entrain.core.people.Person;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that Entrain is to an adapter: hand over what happened, draw what comes back. One transaction an interaction; for
 * the busiest presses, one for a group of them.
 */
public final class Bot implements Door, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Bot.class);

    private final Database database;
    private final People people;
    private final Gate gate;
    private final Routes routes = new Routes();
    private final Map<String, GroupCommit> groups = new TreeMap<>();
    private final CommandLine commandLine;

    /**
     * A bot of these features.
     *
     * @param gate decides who may do what
     * @param more features that only some programs have
     */
    public Bot(Database database, People people, Gate gate, List<Feature> features, List<Feature> more) {
        this.database = database;
        this.people = people;
        this.gate = gate;
        features.forEach(feature -> feature.register(routes));
        more.forEach(feature -> feature.register(routes));
        routes.together()
                .forEach((action, claim) -> groups.put(action, new GroupCommit(action, database, claim.handler())));
        commandLine = new CommandLine(gate, routes.commands().values());
    }

    @Override
    public Reply handle(Interaction interaction) {
        try {
            return interaction instanceof Press press
                            && groups.containsKey(press.action().name())
                    ? groups.get(press.action().name()).answer(press)
                    : database.inTransaction(tx -> isNews(tx, interaction) ? answer(tx, interaction) : Reply.NOTHING);
        } catch (Refusal refusal) {
            return new Reply.Private(refusal.message());
        } catch (Action.Unreadable unreadable) {
            log.info("{}", unreadable.getMessage());
            return new Reply.Private(
                    Message.of(Texts.of(Bot.class, language(interaction)).words("out-of-date")));
        } catch (DatabaseUnavailable e) {
            log.warn("The database is out of reach: {}", e.getMessage());
            return new Reply.TryLater(
                    Message.of(Texts.of(Bot.class, language(interaction)).words("try-later")));
        } catch (RuntimeException e) {
            String reference = UUID.randomUUID().toString().substring(0, 8);
            log.error(
                    "Unexpected, reference {}: {}",
                    reference,
                    interaction.getClass().getSimpleName(),
                    e);
            return new Reply.Private(
                    Message.of(Texts.of(Bot.class, language(interaction)).words("unexpected", reference)));
        }
    }

    /** Presses need no such memory: what they mean is kept under a key of its own, and a second one meets the first. */
    private static boolean isNews(Transaction tx, Interaction interaction) {
        return interaction instanceof Press
                || tx.handle()
                                .createUpdate("""
                                        INSERT INTO deliveries (platform, id, received_at) VALUES (:platform, :id, :at)
                                        ON CONFLICT (platform, id) DO NOTHING
                                        """)
                                .bind(
                                        "platform",
                                        interaction.workspace().platform().name())
                                .bind("id", interaction.delivery())
                                .bind("at", interaction.at())
                                .execute()
                        == 1;
    }

    /** Answers in a transaction that the caller ends as it likes. */
    Reply answer(Transaction tx, Interaction interaction) {
        return switch (interaction) {
            case Interaction.Installed installed -> {
                people.addWorkspace(
                        tx,
                        installed.workspace(),
                        people.organisationOf(tx, installed.workspace(), installed.at()),
                        installed.at());
                yield Reply.NOTHING;
            }
            case Interaction.WorkspaceNamed named -> {
                people.workspaceNamed(tx, named.workspace(), named.name(), named.at());
                yield Reply.NOTHING;
            }
            case Interaction.Uninstalled uninstalled -> {
                people.removeWorkspace(tx, uninstalled.workspace(), uninstalled.at());
                yield Reply.NOTHING;
            }
            case Interaction.OfChannel channel -> {
                routes.channels().forEach(listener -> listener.accept(tx, channel));
                yield Reply.NOTHING;
            }
            // Slack tells of everybody in a workspace; kept are people who met the bot, and what is no person.
            case Interaction.ProfileChanged changed
            when changed.who().standing() != Standing.BOT
                    && people.find(tx, changed.who().account()).isEmpty() -> Reply.NOTHING;
            case Interaction.ByPerson byPerson -> answer(turn(tx, byPerson));
        };
    }

    private Turn turn(Transaction tx, Interaction.ByPerson interaction) {
        if (interaction instanceof Interaction.Submission form) {
            form.chosen().forEach(one -> meet(tx, one, false, form.at()));
        }
        if (interaction instanceof Interaction.Command || interaction instanceof Press) {
            people.spokenFrom(tx, interaction.workspace(), interaction.at());
        }
        return new Turn(tx, whoever(tx, interaction), interaction, Right.SELF);
    }

    private Person whoever(Transaction tx, Interaction.ByPerson interaction) {
        return switch (interaction) {
            case Interaction.Command _, Press _, Interaction.Submission _ -> {
                stands(tx, interaction.who(), false);
                yield people.hear(tx, interaction.who(), interaction.at());
            }
            default -> meet(tx, interaction.who(), interaction instanceof Interaction.ProfileChanged, interaction.at());
        };
    }

    /**
     * Meets somebody.
     *
     * @param isChange whether the platform told of a change: else a full standing may mean that it told of none
     */
    private Person meet(Transaction tx, Profile who, boolean isChange, Instant at) {
        stands(tx, who, isChange);
        return people.meet(tx, who, at);
    }

    private void stands(Transaction tx, Profile who, boolean isChange) {
        if (isChange || who.standing() != Standing.FULL) {
            people.stands(tx, who);
        }
    }

    private Reply answer(Turn turn) {
        return switch (turn.interaction()) {
            case Interaction.Command command -> command(turn, command);
            case Press press -> {
                var claim = routes.press(press.action().name()).orElseThrow(() -> outOfDate(turn));
                yield permitted(turn, claim.right(), asking -> claim.handler().answer(asking, press.action()));
            }
            case Interaction.Submission form -> {
                var claim = routes.form(form.action().name()).orElseThrow(() -> outOfDate(turn));
                yield permitted(turn, claim.right(), asking -> claim.handler().answer(asking, form));
            }
            case Interaction.HomeOpened opened -> home(turn);
            case Interaction.ProfileChanged changed -> told(turn, routes.profiles());
            case Interaction.Joined joined -> told(turn, routes.joined());
            case Interaction.Left left -> told(turn, routes.left());
        };
    }

    private static Reply told(Turn turn, List<Consumer<Turn>> listeners) {
        listeners.forEach(listener -> listener.accept(turn));
        return Reply.NOTHING;
    }

    private Reply command(Turn turn, Interaction.Command command) {
        // PostgreSQL cannot keep a NUL, and nobody means one.
        String words = command.words().replace("\0", "");
        if (!command.files().isEmpty()) {
            SharedFile file = file(turn, command.files(), words);
            var claim = routes.file(turn, file).orElseThrow(() -> outOfDate(turn));
            return permitted(turn, claim.right(), asking -> claim.handler().answer(asking, file));
        }
        return commandLine
                .find(words)
                .map(said -> permitted(turn, said.command().claim().right(), asking -> said.answer(asking)))
                .orElseGet(() -> commandLine.help(turn, words));
    }

    /** What several at once are is clear only where they belong together. */
    private SharedFile file(Turn turn, List<SharedFile> files, String words) {
        return files.size() == 1
                ? files.getFirst()
                : routes.bundled(files, words)
                        .orElseThrow(() ->
                                new Refusal(Message.of(turn.texts(Bot.class).words("files.several"))));
    }

    private Reply permitted(Turn turn, Right right, Function<Turn, Reply> handler) {
        Turn asking = turn.asking(right);
        gate.admit(asking);
        Reply reply = handler.apply(asking);
        if (!asking.isPermitted()) {
            throw new IllegalStateException("Nobody asked whether they may: " + right);
        }
        return reply;
    }

    private Reply home(Turn turn) {
        List<Block> blocks = routes.page(turn);
        return new Reply.Home(
                blocks.isEmpty() ? Message.of(turn.texts(Bot.class).words("home.empty")) : Message.of(blocks));
    }

    private static Refusal outOfDate(Turn turn) {
        return new Refusal(Message.of(turn.texts(Bot.class).words("out-of-date")));
    }

    private static Language language(Interaction interaction) {
        return interaction instanceof Interaction.ByPerson byPerson
                ? byPerson.who().locale().map(Language::of).orElse(Language.EN)
                : Language.EN;
    }

    /** The right that each command, press, form and file takes, by what it is, such as {@code command quiz start}. */
    public SequencedMap<String, Right> rights() {
        return routes.rights();
    }

    /** The commands there are, as they are typed. */
    public List<String> commands() {
        return routes.commands().entrySet().stream()
                .filter(command -> !command.getValue().isAlias())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The subjects of commands of which help shows a line each, and the commands behind it. */
    List<String> wideSubjects() {
        return commandLine.wideSubjects();
    }

    @Override
    public void close() {
        groups.values().forEach(GroupCommit::close);
    }
}
