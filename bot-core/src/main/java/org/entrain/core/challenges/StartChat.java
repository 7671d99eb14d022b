package org.entrain.core.challenges;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entrain.core.audit.Audit;
import org.entrain.core.audit.Audit.Deed;
import org.entrain.core.bank.QuizDoor;
import org.entrain.core.bank.Quizzes;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.challenges.Challenge.State;
import org.entrain.core.challenges.Wish.Problem;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Homes;
import org.entrain.core.text.Dates;
import org.entrain.core.text.Texts;

/** The crew starts a challenge: by a form, in one line, or from one of Entrain's own. */
public final class StartChat implements Feature {
    static final String OPEN = "challenge.open";
    static final String NEW = "challenge.new";

    private static final int USUAL_DAYS = 5;
    private static final int USUAL_CHOSEN_TEAMS = 3;

    private final Access access;
    private final Homes homes;
    private final Course course;
    private final Audit audit;
    private final QuizDoor door;
    private final StepLines lines;

    /** Starts challenges on this course. */
    public StartChat(Access access, Homes homes, Course course, Audit audit, Quizzes quizzes, QuizDoor door) {
        this.access = access;
        this.homes = homes;
        this.course = course;
        this.audit = audit;
        this.door = door;
        this.lines = new StepLines(quizzes);
    }

    @Override
    public void register(Routes routes) {
        routes.command("challenge start", Right.RUN, StartChat.class, this::start)
                .command("challenge templates", Right.RUN, StartChat.class, (turn, rest) -> templates(turn))
                .press(OPEN, Right.RUN, this::open)
                .form(NEW, Right.RUN, this::fill);
    }

    private Reply start(Turn turn, String said) {
        Community community = access.meant(turn);
        return said.isBlank() ? ask(turn, community) : inOneLine(turn, community, said);
    }

    /** In answer to a command not every platform can open a form, so there is a button that does. */
    private Reply ask(Turn turn, Community community) {
        Texts texts = texts(turn);
        return new Reply.Private(Message.of(
                new Block.Text(texts.words("start", community.name())),
                Buttons.of(
                        Button.opening(texts.say("start.new"), Action.of(OPEN, community.id(), "")),
                        Button.opening(
                                Template.HAZARD.title(texts), Action.of(OPEN, community.id(), Template.HAZARD.name()))),
                new Block.Note(texts.words("start.line"))));
    }

    private Reply templates(Turn turn) {
        Community community = access.meant(turn);
        Texts texts = texts(turn);
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(texts.say("templates.title")));
        for (Template template : Template.values()) {
            blocks.add(new Block.Text(texts.words(
                    "templates.one",
                    template.title(texts),
                    template.goal(texts),
                    template.days(),
                    texts.say("way." + template.way()))));
            blocks.add(Buttons.of(
                    Button.opening(texts.say("templates.use"), Action.of(OPEN, community.id(), template.name()))));
        }
        return new Reply.Private(Message.of(blocks));
    }

    private Reply open(Turn turn, Action action) {
        Community community = access.in(turn, action.uuid(0));
        return new Reply.Open(StartForm.form(
                community.id(),
                Template.named(action.text(1)),
                today(turn, community),
                texts(turn),
                theirs(community)));
    }

    private Reply fill(Turn turn, Interaction.Submission form) {
        Community community = access.in(turn, form.action().uuid(0));
        Texts texts = texts(turn);
        StepLines.Read steps = lines.read(turn.tx(), community.id(), form.value("steps"));
        StartForm.Filled filled = StartForm.read(form, steps, today(turn, community), texts);
        if (filled.wish().isEmpty()) {
            return new Reply.Invalid(filled.errors());
        }
        Wish wish = filled.wish().get();
        return announce(turn, community, wish).orElseGet(() -> new Reply.Invalid(StartForm.twice(wish.name(), texts)));
    }

    private Reply inOneLine(Turn turn, Community community, String said) {
        LocalDate today = today(turn, community);
        StartLine line = StartLine.read(said, today);
        Texts texts = texts(turn);
        line.unclear().ifPresent(unclear -> {
            throw new Refusal(Message.of(texts.words("wrong.unclear", Said.echo(unclear))));
        });
        if (line.days().orElse(1) == 0) {
            throw new Refusal(Message.of(texts.words("wrong.no-days")));
        }
        Wish wish = wish(turn, community, line, today);
        wish.problem(today).ifPresent(problem -> {
            throw refusal(problem, texts);
        });
        return announce(turn, community, wish)
                .orElseThrow(() -> new Refusal(Message.of(texts.words("wrong.twice", wish.name()))));
    }

    private static Refusal refusal(Problem problem, Texts texts) {
        return new Refusal(
                Message.of(texts.words(problem.key(), problem.arguments().toArray())));
    }

    /** What is not said comes from the template of this name, or is as usual. */
    private Wish wish(Turn turn, Community community, StartLine line, LocalDate today) {
        Optional<Template> template = Template.named(line.name());
        Texts theirs = theirs(community);
        Way way = line.way().or(() -> template.map(Template::way)).orElse(Way.ALONE);
        LocalDate first = line.first().orElse(way == Way.TEAMS ? today.plusDays(1) : today);
        int days = line.days().orElse(template.map(Template::days).orElse(USUAL_DAYS));
        String typed =
                line.steps().isBlank() ? template.map(one -> one.steps(theirs)).orElse(line.name()) : line.steps();
        StepLines.Read steps = lines.read(turn.tx(), community.id(), typed);
        steps.problem().ifPresent(problem -> {
            throw refusal(problem, texts(turn));
        });
        return new Wish(
                template.map(one -> one.title(theirs)).orElse(line.name()),
                template.map(one -> one.goal(theirs)).orElse(""),
                steps.steps(),
                way,
                line.chosen(),
                line.chosen() && line.teams() == 0 ? USUAL_CHOSEN_TEAMS : line.teams(),
                line.target(),
                first,
                line.last().orElse(first.plusDays(days - 1L)));
    }

    /** Empty where one of this name is going. */
    private Optional<Reply> announce(Turn turn, Community community, Wish wish) {
        if (homes.of(turn.tx(), community.id()).isEmpty()) {
            throw new Refusal(Message.of(texts(turn).words("wrong.no-home", community.name())));
        }
        return course.announce(turn.tx(), community, wish, turn.person().id(), turn.at())
                .map(challenge -> {
                    audit.record(turn, Deed.CHALLENGE_STARTED, community.id(), "");
                    return started(turn, community, challenge);
                });
    }

    private Reply started(Turn turn, Community community, Challenge challenge) {
        Texts texts = texts(turn);
        boolean isOpen = challenge.state() == State.OPEN;
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Text(texts.words(
                isOpen ? "started.open" : "started.running",
                challenge.name(),
                Dates.DAY.of(challenge.firstDay(community.zone()), texts.language()),
                Dates.DAY.of(challenge.lastDay(community.zone()), texts.language()))));
        blocks.add(new Block.Text(ChallengeCards.steps(challenge, texts)));
        List<String> closed = closed(turn, challenge);
        if (!closed.isEmpty()) {
            blocks.add(new Block.Text(texts.words(
                    isOpen ? "started.quiz-later" : "started.quiz", String.join(", ", closed), closed.size())));
        }
        blocks.add(new Buttons(EndChat.buttons(challenge, texts)));
        return new Reply.Private(Message.of(blocks));
    }

    /** The quizzes of a challenge that nobody can answer yet. */
    private List<String> closed(Turn turn, Challenge challenge) {
        return challenge.quizzes().stream()
                .filter(quiz ->
                        door.open(turn.tx(), challenge.community(), quiz.quiz()).isEmpty())
                .map(Step.Quiz::name)
                .distinct()
                .toList();
    }

    private static LocalDate today(Turn turn, Community community) {
        return LocalDate.ofInstant(turn.at(), community.zone());
    }

    private static Texts theirs(Community community) {
        return Texts.of(StartChat.class, community.language());
    }

    private static Texts texts(Turn turn) {
        return turn.texts(StartChat.class);
    }
}
