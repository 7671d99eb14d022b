package org.entrain.core.health;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Words;
import org.entrain.core.communities.Community;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** How the health of a community is told. */
final class HealthCards {
    /** From here on, and to there, in words; in between some do more than others. */
    private static final double EVEN = 0.4;

    private static final double UNEVEN = 0.7;

    private HealthCards() {}

    /** To the crew: the figures, what they mean, and one thing to do. */
    static Message checkup(Community community, Checkup checkup, Language language) {
        Texts texts = texts(language);
        var facts = new ArrayList<Block.Fact>();
        facts.add(fact("members", texts, checkup.members()));
        facts.add(fact("active", texts, checkup.active(), checkup.members()));
        facts.add(fact("silent", texts, checkup.silent(), checkup.silentShare()));
        facts.add(fact("answers", texts, checkup.answers()));
        facts.add(checkup.daysSinceTrigger()
                .map(days -> fact("trigger", texts, days))
                .orElseGet(() -> new Block.Fact(texts.say("trigger"), texts.say("trigger.never"))));
        checkup.gini().ifPresent(gini -> facts.add(fact("equity", texts, gini, checkup.members())));
        return Message.of(
                new Block.Heading(texts.say("title", community.name())),
                new Block.Facts(facts),
                new Block.Text(meaning(checkup, texts)),
                new Block.Text(next(Advice.of(checkup), texts)),
                new Block.Note(texts.words("note")));
    }

    private static Block.Fact fact(String key, Texts texts, Object... values) {
        return new Block.Fact(texts.say(key), texts.say("value." + key, values));
    }

    private static Words meaning(Checkup checkup, Texts texts) {
        if (checkup.members() < Checkup.FEWEST_TO_COMPARE) {
            return texts.words("equity.too-few", Checkup.FEWEST_TO_COMPARE);
        }
        return checkup.gini()
                .map(gini -> texts.words(gini < EVEN ? "equity.even" : gini <= UNEVEN ? "equity.some" : "equity.few"))
                .orElseGet(() -> texts.words("equity.nothing"));
    }

    /** To the lead: it has become quiet, and what would end that. */
    static Message silent(Community community, int days, Advice advice, Language language) {
        Texts texts = texts(language);
        return Message.of(
                new Block.Heading(texts.say("silent.title", community.name())),
                new Block.Text(texts.words("silent.text", days)),
                new Block.Text(next(advice, texts)),
                new Block.Note(texts.words("silent.note", community.name())));
    }

    private static Words next(Advice advice, Texts texts) {
        return Words.lines(List.of(texts.words("next"), texts.words("advice." + advice.name())));
    }

    /** To one of the crew or a member: a question. */
    static Message wouldYouLead(UUID community, String name, Language language) {
        Texts texts = texts(language);
        return Message.of(
                new Block.Heading(texts.say("lead.title", name)),
                new Block.Text(texts.words("lead.text", name)),
                Buttons.of(Button.primary(texts.say("lead.yes"), Action.of(HealthChat.LEAD, community))),
                new Block.Note(texts.words("lead.note")));
    }

    private static Texts texts(Language language) {
        return Texts.of(HealthCards.class, language);
    }
}
