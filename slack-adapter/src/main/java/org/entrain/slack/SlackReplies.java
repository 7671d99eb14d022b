package org.entrain.slack;

import com.slack.api.bolt.response.Response;
import java.util.Map;
import java.util.Optional;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Reply;
import org.entrain.core.chat.Workspace;
import org.entrain.core.text.Texts;

/**
 * Carries a {@link Reply} back by the way that Slack has for it, and says what acknowledges the request. Whatever is
 * already committed is acknowledged at once; only a form opens before, because its trigger lives three seconds.
 */
final class SlackReplies {
    private final SlackVoice voice;
    private final PressReplies presses;

    SlackReplies(SlackVoice voice) {
        this.voice = voice;
        this.presses = new PressReplies(voice);
    }

    Response answer(Heard.Happened heard, Reply reply) {
        Workspace workspace = heard.interaction().workspace();
        Texts texts = texts(heard.interaction());
        return switch (heard.origin()) {
            case Origin.SlashCommand command -> toCommand(command, placeOf(heard.interaction()), reply, texts);
            case Origin.Said said -> toWords(said, reply, texts);
            case Origin.MessagePress press -> presses.onMessage(press, reply, texts);
            case Origin.WindowPress press -> presses.inWindow(press, reply, texts);
            case Origin.HomePress press -> presses.onHome(press, reply, texts);
            case Origin.FormSent sent -> toForm(sent, reply, texts);
            case Origin.Home(var user) -> toHome(user, workspace, reply);
            case Origin.Fact() -> reply instanceof Reply.TryLater ? Answers.again() : Answers.ok();
        };
    }

    /** Says that a file could not be had. */
    Response sorry(Heard.FileMissing heard) {
        Texts texts = Shown.texts(heard.who().locale());
        whisper(
                heard.origin(),
                Message.of(
                        switch (heard.why()) {
                            case TOO_BIG -> texts.words("file.too-big");
                            case OUT_OF_REACH -> texts.words("file.out-of-reach");
                        }));
        return Answers.ok();
    }

    private Response toCommand(Origin.SlashCommand command, Place place, Reply reply, Texts texts) {
        return switch (reply) {
            case Reply.Nothing() -> Answers.ok();
            case Reply.Public(var message) -> Answers.message("in_channel", message, place);
            case Reply.Open(var form) ->
                voice.open(command.trigger(), SlackForms.form(form, place))
                        ? Answers.ok()
                        : Answers.message("ephemeral", Shown.late(texts), place);
            case Reply.Private _, Reply.Replace _, Reply.Home _, Reply.TryLater _, Reply.Invalid _ ->
                Answers.message("ephemeral", Shown.message(reply), place);
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
            case Reply.Private _, Reply.Replace _, Reply.Home _, Reply.Invalid _ -> whisper(said, Shown.message(reply));
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

    private Response toForm(Origin.FormSent sent, Reply reply, Texts texts) {
        return switch (reply) {
            case Reply.Nothing() -> Answers.ok();
            case Reply.Invalid(Map<String, String> errors) when !errors.isEmpty() -> Answers.errors(errors);
            case Reply.Open(var form) -> Answers.update(SlackForms.form(form, sent.place()));
            case Reply.Public(var message)
            when !sent.place().channel().isEmpty() -> {
                voice.say(sent.place(), Optional.empty(), message);
                yield Answers.ok();
            }
            case Reply.Private _, Reply.Public _, Reply.Replace _, Reply.Home _, Reply.TryLater _, Reply.Invalid _ ->
                Answers.update(Shown.window(Shown.message(reply), sent.place(), texts));
        };
    }

    private Response toHome(String user, Workspace workspace, Reply reply) {
        return switch (reply) {
            case Reply.Nothing() -> Answers.ok();
            case Reply.TryLater _ -> Answers.again();
            case Reply.Home _, Reply.Private _, Reply.Public _, Reply.Replace _, Reply.Open _, Reply.Invalid _ -> {
                var nowhere = new Place(workspace, "", Place.Kind.PERSONAL, "");
                voice.publish(user, SlackForms.home(Shown.message(reply), nowhere));
                yield Answers.ok();
            }
        };
    }

    private static Place placeOf(Interaction interaction) {
        return interaction instanceof Interaction.ByPerson did
                ? did.place()
                : new Place(interaction.workspace(), "", Place.Kind.PERSONAL, "");
    }

    private static Texts texts(Interaction interaction) {
        return Shown.texts(
                interaction instanceof Interaction.ByPerson did ? did.who().locale() : Optional.empty());
    }
}
