package org.entrain.core.welcome;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.entrain.core.audit.Audit;
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
import org.entrain.core.chat.Words;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Community;
import org.entrain.core.text.Texts;

/** Newcomers introduce themselves, the others say hello; the crew chooses what is asked. */
public final class WelcomeChat implements Feature {
    static final String INTRODUCE = "welcome.introduce";
    static final String GREET = "welcome.greet";
    static final String QUESTIONS = "welcome.questions";

    private final Access access;
    private final Welcomes welcomes;
    private final Introductions introductions;
    private final Audit audit;

    /** Talks about these introductions. */
    public WelcomeChat(Access access, Welcomes welcomes, Introductions introductions, Audit audit) {
        this.access = access;
        this.welcomes = welcomes;
        this.introductions = introductions;
        this.audit = audit;
    }

    @Override
    public void register(Routes routes) {
        routes.command("introduce", Right.TAKE_PART, WelcomeChat.class, this::offer)
                .press(INTRODUCE, Right.TAKE_PART, this::open)
                .form(INTRODUCE, Right.TAKE_PART, this::introduce)
                .press(GREET, Right.TAKE_PART, this::greet)
                .command("welcome questions", Right.RUN, WelcomeChat.class, (turn, rest) -> offerQuestions(turn))
                .press(QUESTIONS, Right.RUN, this::openQuestions)
                .form(QUESTIONS, Right.RUN, this::choose);
    }

    /** In answer to a command not every platform can open a form, so there is a button that does. */
    private Reply offer(Turn turn, String name) {
        Community community = goingOn(turn, name.isEmpty() ? access.meant(turn) : access.named(turn, name));
        Texts texts = texts(turn);
        return new Reply.Private(Message.of(
                new Block.Text(texts.words("offer", community.name())), WelcomeCards.introduce(community.id(), texts)));
    }

    private Reply open(Turn turn, Action action) {
        Community community = goingOn(turn, access.in(turn, action.uuid(0)));
        List<String> before = introductions
                .of(turn.tx(), community.id(), turn.person().id())
                .map(Introduction::answers)
                .orElse(List.of());
        return new Reply.Open(WelcomeCards.form(
                community.id(), community.name(), welcomes.questions(turn.tx(), community), before, texts(turn)));
    }

    private Reply introduce(Turn turn, Interaction.Submission form) {
        Community community = goingOn(turn, access.in(turn, form.action().uuid(0)));
        List<String> questions = welcomes.questions(turn.tx(), community);
        // They were chosen anew while the form was open: nobody should have answered what they were not asked.
        if (form.action().number(1) != questions.hashCode()) {
            throw new Refusal(Message.of(
                    new Block.Text(texts(turn).words("questions-changed", community.name())),
                    WelcomeCards.introduce(community.id(), texts(turn))));
        }
        List<String> answers = entered(form, questions.size());
        Map<String, String> wrong = wrong(turn, answers, WelcomeCards.LONGEST_ANSWER);
        if (!wrong.isEmpty()) {
            return new Reply.Invalid(wrong);
        }
        boolean isFirst = introductions.keep(turn.tx(), community, turn.person(), questions, answers, turn.at());
        return new Reply.Private(
                Message.of(texts(turn).words(isFirst ? "introduced" : "introduced-again", community.name())));
    }

    private Reply greet(Turn turn, Action action) {
        Introduction introduction = introductions
                .hold(turn.tx(), turn.person().organisationId(), action.uuid(0))
                .orElseThrow(() -> new Refusal(Message.of(texts(turn).words("gone"))));
        Community community = goingOn(turn, access.in(turn, introduction.communityId()));
        if (introduction.personId().equals(turn.person().id())) {
            throw new Refusal(Message.of(texts(turn).words("greet.yourself")));
        }
        boolean isFirst = introductions.greet(turn.tx(), introduction, community, turn.person(), turn.at());
        return new Reply.Private(
                Message.of(texts(turn).words(isFirst ? "greeted" : "greeted-before", introduction.name())));
    }

    private Reply offerQuestions(Turn turn) {
        Community community = access.meant(turn);
        Texts texts = texts(turn);
        return new Reply.Private(Message.of(
                new Block.Text(texts.words("questions.now", community.name())),
                new Block.Text(Words.lines(welcomes.questions(turn.tx(), community).stream()
                        .map(question -> Words.plain("• " + question))
                        .toList())),
                Buttons.of(Button.opening(texts.say("questions.title"), Action.of(QUESTIONS, community.id())))));
    }

    private Reply openQuestions(Turn turn, Action action) {
        Community community = access.in(turn, action.uuid(0));
        return new Reply.Open(
                WelcomeCards.questions(community.id(), welcomes.questions(turn.tx(), community), texts(turn)));
    }

    private Reply choose(Turn turn, Interaction.Submission form) {
        Community community = access.in(turn, form.action().uuid(0));
        List<String> entered = entered(form, Welcomes.MOST_QUESTIONS);
        Map<String, String> wrong = wrong(turn, entered, WelcomeCards.LONGEST_QUESTION);
        if (!wrong.isEmpty()) {
            return new Reply.Invalid(wrong);
        }
        List<String> questions =
                entered.stream().filter(question -> !question.isEmpty()).toList();
        welcomes.ask(turn.tx(), community.id(), questions);
        audit.record(turn, Audit.Deed.COMMUNITY_CHANGED, community.id(), "welcome questions");
        return new Reply.Private(Message.of(texts(turn).words("questions.done", community.name(), questions.size())));
    }

    /** What was written in the fields, without what PostgreSQL cannot keep. */
    private static List<String> entered(Interaction.Submission form, int fields) {
        return IntStream.range(0, fields)
                .mapToObj(
                        i -> form.value(WelcomeCards.field(i)).replace("\0", "").strip())
                .toList();
    }

    private static Map<String, String> wrong(Turn turn, List<String> entered, int longest) {
        var wrong = new HashMap<String, String>();
        if (entered.getFirst().isEmpty()) {
            wrong.put(WelcomeCards.field(0), texts(turn).say("form.empty"));
        }
        for (int i = 0; i < entered.size(); i++) {
            if (entered.get(i).length() > longest) {
                wrong.put(WelcomeCards.field(i), texts(turn).say("form.long", longest));
            }
        }
        return wrong;
    }

    private static Community goingOn(Turn turn, Community community) {
        if (community.isArchived()) {
            throw new Refusal(Message.of(texts(turn).words("archived", community.name())));
        }
        return community;
    }

    private static Texts texts(Turn turn) {
        return turn.texts(WelcomeChat.class);
    }
}
