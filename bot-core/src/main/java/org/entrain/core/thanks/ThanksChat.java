package org.entrain.core.thanks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Account;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Members;
import org.entrain.core.people.People;
import org.entrain.core.people.Person;
import org.entrain.core.text.Texts;
import org.entrain.core.thanks.Thanks.Outcome;
import org.entrain.core.thanks.Thanks.Thanked;

/** Saying thank you to who helped: in a line, or by a form that finds people. */
public final class ThanksChat implements Feature {
    static final String WRITE = "thanks.write";
    static final String SHOW = "thanks.show";

    private final Access access;
    private final People people;
    private final Members members;
    private final Thanks thanks;

    /** Talks about these thanks. */
    public ThanksChat(Access access, People people, Members members, Thanks thanks) {
        this.access = access;
        this.people = people;
        this.members = members;
        this.thanks = thanks;
    }

    @Override
    public void register(Routes routes) {
        routes.command("thanks", Right.TAKE_PART, ThanksChat.class, this::command)
                .alias("thank", "thanks")
                .alias("merci", "thanks")
                .press(WRITE, Right.TAKE_PART, this::open)
                .form(WRITE, Right.TAKE_PART, this::submit)
                .press(SHOW, Right.TAKE_PART, this::show);
    }

    private Reply command(Turn turn, String typed) {
        Community community = access.meant(turn);
        return Said.read(clean(typed))
                .map(said -> said(turn, community, said))
                .orElseGet(() -> offer(turn, community, "how"));
    }

    private Reply said(Turn turn, Community community, Said said) {
        List<Thanked> called = thanks.called(turn.tx(), community, turn.place(), said.name());
        if (called.isEmpty()) {
            return offer(turn, community, "nobody", said.name(), community.name());
        }
        boolean isClear = called.size() == 1
                || called.getFirst().mentioned()
                || (called.getFirst().name().equalsIgnoreCase(said.name())
                        && !called.get(1).name().equalsIgnoreCase(said.name()));
        if (!isClear) {
            return offer(turn, community, "several", said.name());
        }
        if (said.words().isEmpty()) {
            return offer(turn, community, "no-words", called.getFirst().name());
        }
        if (said.words().length() > Thanks.LONGEST) {
            throw refusal(turn, "long", Thanks.LONGEST);
        }
        return say(turn, community, called.getFirst(), said.words());
    }

    private Reply say(Turn turn, Community community, Thanked helper, String words) {
        if (helper.person().equals(turn.person().id())) {
            throw refusal(turn, "yourself");
        }
        return switch (thanks.say(turn.tx(), community, turn.person(), helper, words, turn.at())) {
            case Outcome.Said(Thank thank) -> new Reply.Private(ThanksCards.said(thank, texts(turn)));
            case Outcome.EnoughToday() -> throw refusal(turn, "enough", Thanks.MOST_A_DAY);
            case Outcome.ThankedBefore() -> throw refusal(turn, "before", helper.name());
        };
    }

    private Reply open(Turn turn, Action action) {
        return new Reply.Open(ThanksCards.form(access.in(turn, action.uuid(0)).id(), texts(turn)));
    }

    private Reply submit(Turn turn, Interaction.Submission form) {
        Community community = access.in(turn, form.action().uuid(0));
        String words = clean(form.value(ThanksCards.WORDS));
        Optional<Person> helper = known(turn, form.value(ThanksCards.HELPER));
        Map<String, String> errors = errors(turn, community, helper, words);
        return errors.isEmpty()
                ? say(
                        turn,
                        community,
                        new Thanked(
                                helper.orElseThrow().id(), helper.orElseThrow().name(), true),
                        words)
                : new Reply.Invalid(errors);
    }

    private Map<String, String> errors(Turn turn, Community community, Optional<Person> helper, String words) {
        var errors = new LinkedHashMap<String, String>();
        if (helper.flatMap(one -> members.role(turn.tx(), community.id(), one.id()))
                .isEmpty()) {
            errors.put(ThanksCards.HELPER, texts(turn).say("no-member", community.name()));
        } else if (helper.orElseThrow().id().equals(turn.person().id())) {
            errors.put(ThanksCards.HELPER, texts(turn).say("yourself"));
        }
        if (words.isEmpty()) {
            errors.put(ThanksCards.WORDS, texts(turn).say("form.empty"));
        } else if (words.length() > Thanks.LONGEST) {
            errors.put(ThanksCards.WORDS, texts(turn).say("long", Thanks.LONGEST));
        }
        return errors;
    }

    private Optional<Person> known(Turn turn, String account) {
        return people.find(turn.tx(), new Account(turn.interaction().workspace(), account))
                .filter(found -> found.organisationId().equals(turn.person().organisationId()));
    }

    /** Only who said it may have it shown. */
    private Reply show(Turn turn, Action action) {
        UUID me = turn.person().id();
        Thank thank = thanks.hold(turn.tx(), turn.person().organisationId(), action.uuid(0))
                .filter(one -> one.by().equals(me))
                .orElseThrow(() -> refusal(turn, "gone"));
        Community community = access.in(turn, thank.community());
        if (!thank.shown()) {
            thanks.show(turn.tx(), thank, community, turn.at());
        }
        return new Reply.Private(Message.of(texts(turn).words("shown", thank.helpersName())));
    }

    private Reply offer(Turn turn, Community community, String key, Object... arguments) {
        return new Reply.Private(ThanksCards.offer(community.id(), texts(turn).words(key, arguments), texts(turn)));
    }

    private static String clean(String typed) {
        return typed.replace("\0", "").strip();
    }

    private static Refusal refusal(Turn turn, String key, Object... arguments) {
        return new Refusal(Message.of(texts(turn).words(key, arguments)));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(ThanksChat.class);
    }
}
