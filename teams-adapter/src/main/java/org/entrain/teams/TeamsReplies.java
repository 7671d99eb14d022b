package org.entrain.teams;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.bot.schema.Activity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.chat.Words;
import org.entrain.teams.TeamsConnector.Answer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says replies in a conversation, where the answer to the request itself cannot hold them. */
final class TeamsReplies {
    private static final Logger LOG = LoggerFactory.getLogger(TeamsReplies.class);

    private final TeamsConnector connector;

    TeamsReplies(TeamsConnector connector) {
        this.connector = connector;
    }

    /** Says {@code reply} to what happened in {@code turn}. One that cannot be delivered is logged. */
    void say(TeamsTurn turn, Reply reply) {
        switch (reply) {
            case Reply.Nothing nothing -> {}
            case Reply.Private personal -> inPrivate(turn, personal.message());
            case Reply.Public shared -> inPublic(turn, shared.message());
            case Reply.Replace replacement -> inPlace(turn, replacement.message());
            case Reply.Open open -> inPrivate(turn, open.form());
            case Reply.Invalid invalid -> inPrivate(turn, errors(invalid.errors()));
            case Reply.Home home -> inPrivate(turn, home.page());
            case Reply.TryLater later -> inPrivate(turn, later.message());
        }
    }

    /** A card with one button, which opens {@code form}: a dialog opens at a press only. */
    static ObjectNode opener(TeamsTurn turn, Form form) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(form.title()));
        blocks.addAll(form.intro());
        ObjectNode card = TeamsCards.card(Message.of(blocks), turn.tenant(), TeamsCards.Surface.MESSAGE);
        String label = turn.texts().say("open");
        card.withArray("actions")
                .add(TeamsButtons.fetch(label, TeamsActions.opening(form)).put("style", "positive"));
        return card;
    }

    /** What to mend, where no form is at hand to show it in. */
    static Message errors(Map<String, String> errors) {
        String lines = String.join("\n", errors.values().stream().sorted().toList());
        return Message.of(Words.plain(lines));
    }

    private void inPrivate(TeamsTurn turn, Message message) {
        inPrivate(turn, TeamsCards.activity(message, turn.tenant()));
    }

    private void inPrivate(TeamsTurn turn, Form form) {
        ObjectNode activity = TeamsJson.object().put("type", "message").put("summary", form.title());
        activity.putArray("attachments").add(TeamsCards.attachment(opener(turn, form)));
        inPrivate(turn, activity);
    }

    /** In a shared place a message that only this person sees; where that is refused, the private conversation. */
    private void inPrivate(TeamsTurn turn, ObjectNode activity) {
        TeamsAddress address = turn.address();
        if (address.personal()) {
            logged(connector.send(address, address.conversation(), activity));
            return;
        }
        Answer answer = connector.sendTo(address, turn.user(), activity);
        if (answer instanceof Answer.Failed failed && failed.status() / 100 == 4) {
            inPersonalConversation(turn, activity);
        } else {
            logged(answer);
        }
    }

    private void inPersonalConversation(TeamsTurn turn, ObjectNode activity) {
        TeamsAddress personal = turn.personalAddress();
        Answer opened = connector.openPersonal(personal);
        if (opened instanceof Answer.Accepted accepted && !accepted.text("id").isEmpty()) {
            logged(connector.send(personal, accepted.text("id"), activity));
        } else {
            logged(opened);
        }
    }

    private void inPublic(TeamsTurn turn, Message message) {
        TeamsAddress address = turn.address();
        ObjectNode activity = TeamsCards.activity(message, turn.tenant());
        logged(connector.send(address, address.threadedConversation(), activity));
    }

    private void inPlace(TeamsTurn turn, Message message) {
        Activity activity = turn.activity();
        if (activity.getReplyToId() == null) {
            inPublic(turn, message);
            return;
        }
        ObjectNode edited = TeamsCards.activity(message, turn.tenant());
        Answer answer =
                connector.edit(turn.address(), turn.address().threadedConversation(), activity.getReplyToId(), edited);
        if (answer instanceof Answer.Failed failed
                && failed.status() == 404
                && !turn.address().personal()) {
            // What was said to one person alone is found by another address, and no press tells which it was.
            answer = connector.editTargeted(turn.address(), activity.getReplyToId(), edited);
        }
        logged(answer);
    }

    private static void logged(Answer answer) {
        switch (answer) {
            case Answer.Accepted accepted -> {}
            case Answer.Failed failed ->
                LOG.warn("Teams refused a reply: HTTP {} ({})", failed.status(), failed.code());
            case Answer.NotSent notSent -> LOG.warn("A reply did not reach Teams: {}", notSent.reason());
            case Answer.NoAnswer none -> LOG.warn("Teams did not answer to a reply: {}", none.reason());
        }
    }
}
