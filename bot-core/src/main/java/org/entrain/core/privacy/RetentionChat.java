package org.entrain.core.privacy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.audit.Audit;
import org.entrain.core.audit.Audit.Deed;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Option;
import org.entrain.core.chat.Reply;
import org.entrain.core.text.Texts;

/** Administrators say how long things are kept under people's names. */
public final class RetentionChat implements Feature {
    static final String FORM = "privacy.retention";

    private static final String FIELD = "months";
    private static final List<Integer> CHOICES = List.of(6, 12, 24, 36, 60, Retention.FOR_EVER);

    private final Retention retention;
    private final Audit audit;

    /** Talks about how long things are kept. */
    public RetentionChat(Retention retention, Audit audit) {
        this.retention = retention;
        this.audit = audit;
    }

    @Override
    public void register(Routes routes) {
        routes.command("retention", Right.ADMINISTER, RetentionChat.class, (turn, rest) -> show(turn))
                .press(FORM, Right.ADMINISTER, (turn, action) -> open(turn))
                .form(FORM, Right.ADMINISTER, this::set);
    }

    private Reply show(Turn turn) {
        return new Reply.Private(PrivacyCards.retention(months(turn), texts(turn)));
    }

    private Reply open(Turn turn) {
        Texts texts = texts(turn);
        List<Option> choices = CHOICES.stream()
                .map(months -> new Option(String.valueOf(months), PrivacyCards.months(months, texts)))
                .toList();
        return new Reply.Open(new Form(
                Action.of(FORM),
                texts.say("retention.title"),
                List.of(),
                List.of(new Form.ChoiceField(
                        FIELD,
                        texts.say("retention.how-long"),
                        texts.say("retention.hint"),
                        false,
                        false,
                        choices,
                        List.of(String.valueOf(months(turn))))),
                texts.say("retention.submit"),
                texts.say("retention.cancel")));
    }

    private Reply set(Turn turn, Interaction.Submission form) {
        Texts texts = texts(turn);
        Optional<Integer> chosen = CHOICES.stream()
                .filter(months -> String.valueOf(months).equals(form.value(FIELD)))
                .findFirst();
        if (chosen.isEmpty()) {
            return new Reply.Invalid(Map.of(FIELD, texts.say("retention.choose")));
        }
        int before = months(turn);
        UUID organisation = turn.person().organisationId();
        if (chosen.get() != before) {
            retention.keepFor(turn.tx(), organisation, chosen.get());
            audit.record(turn, Deed.RETENTION_CHANGED, organisation, before + " > " + chosen.get());
        }
        return new Reply.Private(Message.of(texts.words("retention.done", PrivacyCards.months(chosen.get(), texts))));
    }

    private int months(Turn turn) {
        return retention.months(turn.tx(), turn.person().organisationId());
    }

    private static Texts texts(Turn turn) {
        return turn.texts(RetentionChat.class);
    }
}
