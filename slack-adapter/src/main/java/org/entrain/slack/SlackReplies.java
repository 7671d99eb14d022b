package org.entrain.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.bolt.response.Response;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Reply;
import org.entrain.core.chat.Words;
import org.entrain.core.chat.Workspace;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/**
 * Carries a {@link Reply} back by the way that Slack has for it, and says what acknowledges the request. Whatever is
 * already committed is acknowledged at once; only a form opens before, because its trigger lives three seconds.
 */
final class SlackReplies {
    private static final String ERROR_LINE = "\n";

    private final SlackVoice voice;

    SlackReplies(SlackVoice voice) {
        this.voice = voice;
    }

    Response answer(Heard heard, Reply reply) {
        Workspace workspace = heard.interaction().workspace();
        Texts texts = texts(heard.interaction());
        return switch (heard.origin()) {
            case Origin.SlashCommand command -> toCommand(command, placeOf(heard.interaction()), reply, texts);
            case Origin.Said said -> toWords(said, reply, texts);
            case Origin.MessagePress press -> toPress(press, reply, texts);
            case Origin.WindowPress press -> toWindowPress(press, reply, texts);
            case Origin.HomePress press -> toHomePress(press, reply, texts);
            case Origin.FormSent sent -> toForm(sent, reply, texts);
            case Origin.Home(var user) -> toHome(user, workspace, reply);
            case Origin.Fact() -> reply instanceof Reply.TryLater ? Answers.again() : Answers.ok();
        };
    }

    private Response toCommand(Origin.SlashCommand command, Place place, Reply reply, Texts texts) {
        return switch (reply) {
            case Reply.Nothing() -> Answers.ok();
            case Reply.Public(var message) -> Answers.message("in_channel", message, place.workspace());
            case Reply.Open(var form) ->
                voice.open(command.trigger(), SlackForms.form(form, place))
                        ? Answers.ok()
                        : Answers.message("ephemeral", late(texts), place.workspace());
            case Reply.Private _, Reply.Replace _, Reply.Home _, Reply.TryLater _, Reply.Invalid _ ->
                Answers.message("ephemeral", shown(reply), place.workspace());
        };
    }

    private Response toWords(Origin.Said said, Reply reply, Texts texts) {
        switch (reply) {
            case Reply.Nothing() -> {}
            case Reply.TryLater _ -> {
                return Answers.again();
            }
            case Reply.Public(var message) -> voice.say(said.place(), said.thread(), message);
            case Reply.Open _ -> whisper(said, Message.of(texts.words("form.needs.command", said.words())));
            case Reply.Private _, Reply.Replace _, Reply.Home _, Reply.Invalid _ -> whisper(said, shown(reply));
        }
        return Answers.ok();
    }

    private void whisper(Origin.Said said, Message message) {
        if (said.place().isShared()) {
            voice.whisper(said.place(), said.user(), said.thread(), message);
        } else {
            voice.say(said.place(), said.thread(), message);
        }
    }

    private Response toPress(Origin.MessagePress press, Reply reply, Texts texts) {
        switch (reply) {
            case Reply.Nothing() -> {}
            case Reply.Public(var message) -> respond(press, "in_channel", false, message);
            case Reply.Replace(var message) -> respond(press, "in_channel", true, message);
            case Reply.TryLater(var message) -> respond(press, "ephemeral", false, message);
            case Reply.Open(var form) -> open(press, form, texts);
            case Reply.Private _, Reply.Home _, Reply.Invalid _ ->
                respond(press, "ephemeral", press.ownMessage(), shown(reply));
        }
        return Answers.ok();
    }

    private void open(Origin.MessagePress press, Form form, Texts texts) {
        if (!voice.open(press.trigger(), SlackForms.form(form, press.place()))) {
            respond(press, "ephemeral", false, late(texts));
        }
    }

    private void respond(Origin.MessagePress press, String type, boolean replace, Message message) {
        ObjectNode body = SlackBlocks.message(message, press.place().workspace())
                .put("response_type", type)
                .put("replace_original", replace);
        voice.respond(press.responseUrl(), body);
    }

    private Response toWindowPress(Origin.WindowPress press, Reply reply, Texts texts) {
        switch (reply) {
            case Reply.Nothing() -> {}
            case Reply.Open(var form) -> voice.updateWindow(press.view(), SlackForms.form(form, press.place()));
            case Reply.Public(var message) when hasChannel(press.place()) -> sayIn(press.place(), message);
            case Reply.Public _, Reply.Private _, Reply.Replace _, Reply.Home _, Reply.TryLater _, Reply.Invalid _ ->
                voice.updateWindow(press.view(), window(shown(reply), press.place(), texts));
        }
        return Answers.ok();
    }

    private Response toHomePress(Origin.HomePress press, Reply reply, Texts texts) {
        Place place = press.place();
        switch (reply) {
            case Reply.Nothing() -> {}
            case Reply.Home(var page) -> voice.publish(press.user(), SlackForms.home(page, place));
            case Reply.Replace(var page) -> voice.publish(press.user(), SlackForms.home(page, place));
            case Reply.Open(var form) -> {
                if (!voice.open(press.trigger(), SlackForms.form(form, place))) {
                    sayIn(new Place(place.workspace(), press.user(), Place.Kind.PERSONAL, ""), late(texts));
                }
            }
            case Reply.Private _, Reply.Public _, Reply.TryLater _, Reply.Invalid _ ->
                voice.openSoon(press.trigger(), window(shown(reply), place, texts));
        }
        return Answers.ok();
    }

    private Response toForm(Origin.FormSent sent, Reply reply, Texts texts) {
        return switch (reply) {
            case Reply.Nothing() -> Answers.ok();
            case Reply.Invalid(Map<String, String> errors) when !errors.isEmpty() -> Answers.errors(errors);
            case Reply.Open(var form) -> Answers.update(SlackForms.form(form, sent.place()));
            case Reply.Public(var message)
            when hasChannel(sent.place()) -> {
                sayIn(sent.place(), message);
                yield Answers.ok();
            }
            case Reply.Private _, Reply.Public _, Reply.Replace _, Reply.Home _, Reply.TryLater _, Reply.Invalid _ ->
                Answers.update(window(shown(reply), sent.place(), texts));
        };
    }

    private Response toHome(String user, Workspace workspace, Reply reply) {
        return switch (reply) {
            case Reply.Nothing() -> Answers.ok();
            case Reply.TryLater _ -> Answers.again();
            case Reply.Home _, Reply.Private _, Reply.Public _, Reply.Replace _, Reply.Open _, Reply.Invalid _ -> {
                var nowhere = new Place(workspace, "", Place.Kind.PERSONAL, "");
                voice.publish(user, SlackForms.home(shown(reply), nowhere));
                yield Answers.ok();
            }
        };
    }

    private void sayIn(Place place, Message message) {
        voice.say(place, Optional.empty(), message);
    }

    private static boolean hasChannel(Place place) {
        return !place.channel().isEmpty();
    }

    private static ObjectNode window(Message message, Place place, Texts texts) {
        return SlackForms.shown(message, texts.say("window.close"), place);
    }

    private static Message late(Texts texts) {
        return Message.of(texts.words("form.late"));
    }

    /** What a reply says, however it is shown. */
    private static Message shown(Reply reply) {
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

    private static Message lines(String text) {
        return Message.of(new Block.Text(Words.plain(text)));
    }

    private static Place placeOf(Interaction interaction) {
        return interaction instanceof Interaction.ByPerson did
                ? did.place()
                : new Place(interaction.workspace(), "", Place.Kind.PERSONAL, "");
    }

    private static Texts texts(Interaction interaction) {
        Locale locale = interaction instanceof Interaction.ByPerson did
                ? did.who().locale().orElse(Locale.ENGLISH)
                : Locale.ENGLISH;
        return Texts.of(SlackReplies.class, Language.of(locale));
    }
}
