package org.entrain.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Reply;
import org.entrain.core.chat.Words;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** What answers look like, by whatever way they go. */
final class Shown {
    private static final String ERROR_LINE = "\n";

    private Shown() {}

    /** What a reply says, however it is shown. */
    static Message message(Reply reply) {
        return switch (reply) {
            case Reply.Private(var message) -> message;
            case Reply.Public(var message) -> message;
            case Reply.Replace(var message) -> message;
            case Reply.Home(var page) -> page;
            case Reply.TryLater(var message) -> message;
            case Reply.Invalid(var errors) -> lines(String.join(ERROR_LINE, errors.values()));
            case Reply.Open(var form) -> lines(form.title());
            case Reply.Nothing() -> lines("…");
        };
    }

    /** The body of an answer to a response URL or to a command. */
    static ObjectNode body(String responseType, Message message, Place place) {
        return SlackBlocks.message(message, place.workspace()).put("response_type", responseType);
    }

    /** A message in a window of its own. */
    static ObjectNode window(Message message, Place place, Texts texts) {
        return SlackForms.shown(message, texts.say("window.close"), place);
    }

    /** The adapter's own words, in the person's language where it is known. */
    static Texts texts(Optional<Locale> locale) {
        return Texts.of(Shown.class, locale.map(Language::of).orElse(Language.EN));
    }

    /** That a form could not be opened in time. */
    static Message late(Texts texts) {
        return Message.of(texts.words("form.late"));
    }

    private static Message lines(String text) {
        return Message.of(new Block.Text(Words.plain(text)));
    }
}
