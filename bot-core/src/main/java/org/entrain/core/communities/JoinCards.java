package org.entrain.core.communities;

import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.people.Person;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** The letters about who comes in. */
final class JoinCards {
    private JoinCards() {}

    /** To the crew: somebody asks. */
    static Message request(Community community, Person person, Language language) {
        Texts texts = Texts.of(JoinCards.class, language);
        return Message.of(
                new Block.Text(texts.words("request", person.name(), community.name())),
                Buttons.of(
                        Button.primary(
                                texts.say("request.yes"), Action.of(JoinChat.ADMIT, community.id(), person.id())),
                        Button.of(
                                texts.say("request.no"), Action.of(JoinChat.TURN_AWAY, community.id(), person.id()))));
    }

    /** To who asked: what the crew said. */
    static Message answer(Community community, boolean admitted, Language language) {
        Texts texts = Texts.of(JoinCards.class, language);
        return Message.of(texts.words(admitted ? "request.admitted" : "request.turned-away", community.name()));
    }

    /** To somebody whom the crew would like to have. */
    static Message invitation(Community community, Person by, Language language) {
        Texts texts = Texts.of(JoinCards.class, language);
        return Message.of(
                new Block.Text(texts.words("invitation", by.name(), community.name())),
                new Block.Text(texts.words("purpose", community.purpose())),
                Buttons.of(
                        Button.primary(texts.say("join.button"), Action.of(JoinChat.JOIN, community.id())),
                        Button.of(texts.say("invitation.no"), Action.of(JoinChat.DECLINE, community.id()))));
    }

    /** To who leads and would leave: what that means. */
    static Message leaving(Community community, Texts texts) {
        return Message.of(
                new Block.Text(texts.words("leave.lead", community.name())),
                Buttons.of(new Button(
                        texts.say("leave.surely"),
                        Action.of(JoinChat.LEAVE_SURELY, community.id()),
                        Button.Look.DANGER,
                        false)));
    }
}
