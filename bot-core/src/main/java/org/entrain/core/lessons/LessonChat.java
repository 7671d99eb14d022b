package org.entrain.core.lessons;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.bank.Bank;
import org.entrain.core.bank.Pictures;
import org.entrain.core.bank.Version;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Community;
import org.entrain.core.database.Transaction;
import org.entrain.core.text.Texts;

/** Reading lessons. */
public final class LessonChat implements Feature {
    static final String SHOW = "lesson.show";
    static final String READ = "lesson.read";
    /** A list that folds out has room for no more. */
    private static final int MOST_LISTED = 100;

    private final Access access;
    private final Lessons lessons;
    private final Guide guide;
    private final Bank bank;
    private final Pictures pictures;

    /** Shows these lessons. */
    public LessonChat(Access access, Lessons lessons, Guide guide, Bank bank, Pictures pictures) {
        this.access = access;
        this.lessons = lessons;
        this.guide = guide;
        this.bank = bank;
        this.pictures = pictures;
    }

    @Override
    public void register(Routes routes) {
        routes.command("lesson list", Right.TAKE_PART, LessonChat.class, (turn, rest) -> list(turn))
                .command("lesson show", Right.TAKE_PART, LessonChat.class, this::show)
                .press(SHOW, Right.TAKE_PART, this::show)
                .press(READ, Right.ANSWER, this::read);
    }

    private Reply list(Turn turn) {
        Community community = access.meant(turn);
        List<Lesson> all = lessons.of(turn.tx(), community.id());
        Texts texts = texts(turn);
        return new Reply.Private(
                all.isEmpty()
                        ? Message.of(texts.words("list.none", community.name()))
                        : LessonCards.list(all.stream().limit(MOST_LISTED).toList(), community.name(), texts));
    }

    private Reply show(Turn turn, String title) {
        Community community = access.meant(turn);
        if (title.isEmpty()) {
            return list(turn);
        }
        return show(turn, titled(turn, lessons, community, title));
    }

    private Reply show(Turn turn, Action action) {
        return show(turn, inCommunity(turn, action.uuid(0)));
    }

    private Reply show(Turn turn, Lesson lesson) {
        return new Reply.Private(LessonCards.lesson(shown(turn.tx(), lesson, bank, pictures), texts(turn)));
    }

    private Reply read(Turn turn, Action action) {
        Lesson lesson = lesson(turn, action.uuid(0));
        boolean fresh = lessons.done(turn.tx(), lesson, turn.person().id(), turn.at());
        List<Block> thanks = List.of(new Block.Text(texts(turn).words(fresh ? "read.done" : "read.before")));
        return new Reply.Private(guide.afterLesson(turn, lesson, thanks));
    }

    private Lesson inCommunity(Turn turn, UUID id) {
        Lesson lesson = lesson(turn, id);
        access.in(turn, lesson.communityId());
        return lesson;
    }

    /** Whoever is shown a lesson may answer it, as with a quiz: guests as well. */
    private Lesson lesson(Turn turn, UUID id) {
        return lessons.find(turn.tx(), turn.person().organisationId(), id)
                .orElseThrow(() -> new Refusal(Message.of(texts(turn).words("gone"))));
    }

    /** The lesson of a community that is called so; a refusal where there is none. */
    static Lesson titled(Turn turn, Lessons lessons, Community community, String title) {
        return lessons.titled(turn.tx(), community.id(), title.strip())
                .orElseThrow(() -> new Refusal(Message.of(texts(turn).words("unknown", title.strip()))));
    }

    /** A lesson with its question, where that is asked still. */
    static LessonCards.Shown shown(Transaction tx, Lesson lesson, Bank bank, Pictures pictures) {
        Optional<Version> question = lesson.question().flatMap(id -> bank.asked(tx, id));
        return new LessonCards.Shown(lesson, question, pictures::page);
    }

    private static Texts texts(Turn turn) {
        return turn.texts(LessonChat.class);
    }
}
