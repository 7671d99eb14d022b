package org.entrain.core.lessons;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.bank.Quizzes;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Community;
import org.entrain.core.lessons.Path.Start;
import org.entrain.core.text.Texts;

/** The crew writes paths in chat, changes them, and takes them away. */
public final class PathWriteChat implements Feature {
    static final String NEW = "path.new";
    static final String CHANGE = "path.change";
    static final String REMOVE = "path.remove";
    private static final int LONGEST_STEPS = 3_000;
    private static final int LONGEST_START = 20;

    private final Access access;
    private final Paths paths;
    private final StepLines lines;

    /** Keeps paths there. */
    public PathWriteChat(Access access, Paths paths, Lessons lessons, Quizzes quizzes) {
        this.access = access;
        this.paths = paths;
        this.lines = new StepLines(lessons, quizzes);
    }

    @Override
    public void register(Routes routes) {
        routes.command("path new", Right.RUN, PathWriteChat.class, (turn, rest) -> offer(turn))
                .press(NEW, Right.RUN, this::open)
                .form(NEW, Right.RUN, this::add)
                .command("path change", Right.RUN, PathWriteChat.class, this::offerChange)
                .press(CHANGE, Right.RUN, this::openChange)
                .form(CHANGE, Right.RUN, this::change)
                .command("path remove", Right.RUN, PathWriteChat.class, this::ask)
                .press(REMOVE, Right.RUN, this::remove);
    }

    private Reply offer(Turn turn) {
        Community community = access.meant(turn);
        return opening(turn, "path.offer", community.name(), "path.write", Action.of(NEW, community.id()));
    }

    private Reply offerChange(Turn turn, String name) {
        Path path = PathChat.named(turn, access, paths, name);
        return opening(turn, "path.change.offer", path.name(), "path.change", Action.of(CHANGE, path.id()));
    }

    private static Reply opening(Turn turn, String key, String name, String label, Action action) {
        return new Reply.Private(Message.of(
                new Block.Text(texts(turn).words(key, name)),
                Buttons.of(Button.opening(texts(turn).say(label), action))));
    }

    private Reply open(Turn turn, Action action) {
        access.in(turn, action.uuid(0));
        return new Reply.Open(form(action, Map.of("reminders", String.valueOf(Path.USUAL_REMINDERS)), texts(turn)));
    }

    private Reply openChange(Turn turn, Action action) {
        Path path = path(turn, action);
        return new Reply.Open(form(
                action,
                Map.of(
                        "name", path.name(),
                        "steps", StepLines.write(path.steps(), texts(turn)),
                        "start", path.start().text(),
                        "reminders", String.valueOf(path.reminders())),
                texts(turn)));
    }

    private static Form form(Action action, Map<String, String> values, Texts texts) {
        return new Form(
                action,
                texts.say("form.path"),
                List.of(),
                List.of(
                        LessonForm.field("name", Path.LONGEST_NAME, false, false, values, texts),
                        LessonForm.field("steps", LONGEST_STEPS, false, true, values, texts),
                        LessonForm.field("start", LONGEST_START, true, false, values, texts),
                        LessonForm.field("reminders", 1, true, false, values, texts)),
                texts.say("form.keep"),
                texts.say("form.cancel"));
    }

    private Reply add(Turn turn, Interaction.Submission form) {
        Community community = access.in(turn, form.action().uuid(0));
        return keep(turn, community, form, Optional.empty());
    }

    private Reply change(Turn turn, Interaction.Submission form) {
        Path path = path(turn, form.action());
        return keep(turn, access.in(turn, path.communityId()), form, Optional.of(path));
    }

    private Reply keep(Turn turn, Community community, Interaction.Submission form, Optional<Path> before) {
        Texts texts = texts(turn);
        Map<String, String> errors = new HashMap<>();
        String name = form.value("name").replace("\0", "").strip();
        UUID id = before.map(Path::id).orElseGet(UUID::randomUUID);
        if (name.isEmpty() || name.length() > Path.LONGEST_NAME || name.lines().count() > 1) {
            errors.put("name", texts.say("file.name", Path.LONGEST_NAME));
        } else if (paths.named(turn.tx(), community.id(), name)
                .filter(other -> !other.id().equals(id))
                .isPresent()) {
            errors.put("name", texts.say("form.name.taken"));
        }
        Optional<Start> start = Start.parse(form.value("start"));
        if (start.isEmpty()) {
            errors.put("start", texts.say("file.start", form.value("start")));
        }
        String reminders = form.value("reminders").strip();
        if (!reminders.matches("[0-" + Path.MOST_REMINDERS + "]?")) {
            errors.put("reminders", texts.say("file.reminders", Path.MOST_REMINDERS));
        }
        StepLines.Read read = lines.read(
                turn.tx(),
                community,
                form.value("steps").replace("\0", ""),
                before.map(Path::steps).orElse(List.of()),
                texts);
        read.wrong().ifPresent(wrong -> errors.put("steps", wrong));
        if (!errors.isEmpty()) {
            return new Reply.Invalid(errors);
        }
        paths.keep(
                turn.tx(),
                new Path(
                        id,
                        community.organisationId(),
                        community.id(),
                        name,
                        start.orElseThrow(),
                        reminders.isEmpty() ? Path.USUAL_REMINDERS : Integer.parseInt(reminders),
                        read.steps()),
                turn.person().id(),
                turn.at());
        return new Reply.Private(Message.of(
                new Block.Text(texts.words("import.kept.path", name, community.name())),
                Buttons.of(Button.of(texts.say("lesson.look"), Action.of(PathChat.SHOW, id)))));
    }

    private Reply ask(Turn turn, String name) {
        Path path = PathChat.named(turn, access, paths, name);
        return new Reply.Private(Message.of(
                new Block.Text(texts(turn).words("path.remove.ask", path.name())),
                Buttons.of(new Button(
                        texts(turn).say("path.remove"), Action.of(REMOVE, path.id()), Button.Look.DANGER, false))));
    }

    private Reply remove(Turn turn, Action action) {
        Path path = path(turn, action);
        paths.remove(turn.tx(), path.id(), turn.at());
        return new Reply.Private(Message.of(texts(turn).words("path.removed", path.name())));
    }

    private Path path(Turn turn, Action action) {
        Path path = Optional.ofNullable(
                        paths.byId(turn.tx(), List.of(action.uuid(0))).get(action.uuid(0)))
                .orElseThrow(() -> new Refusal(Message.of(texts(turn).words("path.gone"))));
        access.in(turn, path.communityId());
        return path;
    }

    private static Texts texts(Turn turn) {
        return turn.texts(PathWriteChat.class);
    }
}
