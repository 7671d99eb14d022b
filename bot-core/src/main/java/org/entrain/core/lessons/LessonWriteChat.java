package org.entrain.core.lessons;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Community;
import org.entrain.core.text.Texts;

/** The crew writes lessons, changes them, and takes them away. */
public final class LessonWriteChat implements Feature {
    static final String NEW = "lesson.new";
    static final String CHANGE = "lesson.change";
    static final String REMOVE = "lesson.remove";

    private final Access access;
    private final Lessons lessons;
    private final Paths paths;
    private final LessonForm form;

    /** Keeps lessons there. */
    public LessonWriteChat(Access access, Lessons lessons, Paths paths, LessonForm form) {
        this.access = access;
        this.lessons = lessons;
        this.paths = paths;
        this.form = form;
    }

    @Override
    public void register(Routes routes) {
        routes.command("lesson new", Right.RUN, LessonWriteChat.class, (turn, rest) -> offer(turn))
                .press(NEW, Right.RUN, this::open)
                .form(NEW, Right.RUN, this::add)
                .command("lesson change", Right.RUN, LessonWriteChat.class, this::offerChange)
                .press(CHANGE, Right.RUN, this::openChange)
                .form(CHANGE, Right.RUN, this::change)
                .command("lesson remove", Right.RUN, LessonWriteChat.class, this::ask)
                .press(REMOVE, Right.RUN, this::remove);
    }

    /** In answer to a command not every platform can open a form, so there is a button that does. */
    private Reply offer(Turn turn) {
        Community community = access.meant(turn);
        return new Reply.Private(Message.of(
                new Block.Text(texts(turn).words("lesson.offer", community.name(), Lesson.MOST_WORDS)),
                Buttons.of(Button.opening(texts(turn).say("lesson.write"), Action.of(NEW, community.id())))));
    }

    private Reply open(Turn turn, Action action) {
        access.in(turn, action.uuid(0));
        return new Reply.Open(form.empty(action, texts(turn)));
    }

    private Reply add(Turn turn, Interaction.Submission submitted) {
        Community community = access.in(turn, submitted.action().uuid(0));
        return switch (form.read(turn, community, submitted, Optional.empty())) {
            case LessonForm.Reading.Wrong(var errors) -> new Reply.Invalid(errors);
            case LessonForm.Reading.Good(Lesson lesson) ->
                lessons.add(
                                turn.tx(),
                                community.organisationId(),
                                lesson,
                                turn.person().id(),
                                turn.at())
                        ? kept(turn, community, lesson)
                        : new Reply.Invalid(Map.of("title", texts(turn).say("form.title.taken")));
        };
    }

    private static Reply kept(Turn turn, Community community, Lesson lesson) {
        return new Reply.Private(Message.of(
                new Block.Text(texts(turn).words("lesson.kept", lesson.title(), community.name())),
                Buttons.of(Button.of(texts(turn).say("lesson.look"), Action.of(LessonChat.SHOW, lesson.id())))));
    }

    private Reply offerChange(Turn turn, String title) {
        Community community = access.meant(turn);
        Lesson lesson = LessonChat.titled(turn, lessons, community, title);
        if (!form.holds(lesson)) {
            throw new Refusal(Message.of(texts(turn).words("lesson.by-file", lesson.title())));
        }
        return new Reply.Private(Message.of(
                new Block.Text(texts(turn).words("lesson.change.offer", lesson.title())),
                Buttons.of(Button.opening(texts(turn).say("lesson.change"), Action.of(CHANGE, lesson.id())))));
    }

    private Reply openChange(Turn turn, Action action) {
        Lesson lesson = lesson(turn, action);
        return new Reply.Open(form.filled(turn.tx(), lesson, action, texts(turn)));
    }

    private Reply change(Turn turn, Interaction.Submission submitted) {
        Lesson lesson = lesson(turn, submitted.action());
        Community community = access.in(turn, lesson.communityId());
        return switch (form.read(turn, community, submitted, Optional.of(lesson))) {
            case LessonForm.Reading.Wrong(var errors) -> new Reply.Invalid(errors);
            case LessonForm.Reading.Good(Lesson changed) -> {
                lessons.change(turn.tx(), changed, turn.at());
                yield kept(turn, community, changed);
            }
        };
    }

    private Reply ask(Turn turn, String title) {
        Community community = access.meant(turn);
        Lesson lesson = LessonChat.titled(turn, lessons, community, title);
        refuseWhereInPath(turn, lesson);
        return new Reply.Private(Message.of(
                new Block.Text(texts(turn).words("lesson.remove.ask", lesson.title())),
                Buttons.of(new Button(
                        texts(turn).say("lesson.remove"), Action.of(REMOVE, lesson.id()), Button.Look.DANGER, false))));
    }

    private Reply remove(Turn turn, Action action) {
        Lesson lesson = lesson(turn, action);
        refuseWhereInPath(turn, lesson);
        lessons.remove(turn.tx(), lesson.id(), turn.at());
        return new Reply.Private(Message.of(texts(turn).words("lesson.removed", lesson.title())));
    }

    private void refuseWhereInPath(Turn turn, Lesson lesson) {
        List<String> through = paths.through(turn.tx(), lesson.id());
        if (!through.isEmpty()) {
            throw new Refusal(
                    Message.of(texts(turn).words("lesson.in-path", lesson.title(), String.join(", ", through))));
        }
    }

    private Lesson lesson(Turn turn, Action action) {
        UUID id = action.uuid(0);
        Lesson lesson = lessons.find(turn.tx(), turn.person().organisationId(), id)
                .orElseThrow(() -> new Refusal(Message.of(texts(turn).words("gone"))));
        access.in(turn, lesson.communityId());
        return lesson;
    }

    private static Texts texts(Turn turn) {
        return turn.texts(LessonWriteChat.class);
    }
}
