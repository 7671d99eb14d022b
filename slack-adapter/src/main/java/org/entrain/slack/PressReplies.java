package org.entrain.slack;

import com.slack.api.bolt.response.Response;
import java.util.Optional;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Reply;
import org.entrain.core.text.Texts;

/** Answers a press: on a message through its response URL, in a window in that window, on the home page in a new one. */
final class PressReplies {
    private final SlackVoice voice;

    PressReplies(SlackVoice voice) {
        this.voice = voice;
    }

    Response onMessage(Origin.MessagePress press, Reply reply, Texts texts) {
        switch (reply) {
            case Reply.Nothing() -> {}
            case Reply.Public(var message) -> respond(press, "in_channel", false, message);
            case Reply.Replace(var message) -> respond(press, "in_channel", true, message);
            case Reply.TryLater(var message) -> respond(press, "ephemeral", false, message);
            case Reply.Open(var form) -> open(press, form, texts);
            case Reply.Private _, Reply.Home _, Reply.Invalid _ ->
                respond(press, "ephemeral", press.ownMessage(), Shown.message(reply));
        }
        return Answers.ok();
    }

    private void open(Origin.MessagePress press, Form form, Texts texts) {
        if (!voice.open(press.trigger(), SlackForms.form(form, press.place()))) {
            respond(press, "ephemeral", false, Shown.late(texts));
        }
    }

    private void respond(Origin.MessagePress press, String type, boolean replace, Message message) {
        voice.respond(
                press.responseUrl(), Shown.body(type, message, press.place()).put("replace_original", replace));
    }

    Response inWindow(Origin.WindowPress press, Reply reply, Texts texts) {
        switch (reply) {
            case Reply.Nothing() -> {}
            case Reply.Open(var form) -> voice.updateWindow(press.view(), SlackForms.form(form, press.place()));
            case Reply.Public(var message)
            when !press.place().channel().isEmpty() -> voice.say(press.place(), Optional.empty(), message);
            case Reply.Public _, Reply.Private _, Reply.Replace _, Reply.Home _, Reply.TryLater _, Reply.Invalid _ ->
                voice.updateWindow(press.view(), Shown.window(Shown.message(reply), press.place(), texts));
        }
        return Answers.ok();
    }

    Response onHome(Origin.HomePress press, Reply reply, Texts texts) {
        Place place = press.place();
        switch (reply) {
            case Reply.Nothing() -> {}
            case Reply.Home(var page) -> voice.publish(press.user(), SlackForms.home(page, place));
            case Reply.Replace(var page) -> voice.publish(press.user(), SlackForms.home(page, place));
            case Reply.Open(var form) -> {
                if (!voice.open(press.trigger(), SlackForms.form(form, place))) {
                    var inPrivate = new Place(place.workspace(), press.user(), Place.Kind.PERSONAL, "");
                    voice.say(inPrivate, Optional.empty(), Shown.late(texts));
                }
            }
            case Reply.Private _, Reply.Public _, Reply.TryLater _, Reply.Invalid _ ->
                voice.openSoon(press.trigger(), Shown.window(Shown.message(reply), place, texts));
        }
        return Answers.ok();
    }
}
