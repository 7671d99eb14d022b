package org.entrain.core.bot;

import java.util.ArrayList;
import java.util.List;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;

/** What a person sees of a reply. */
public final class Shown {
    private Shown() {}

    /** The message that a reply shows; throws {@link AssertionError} where it shows none. */
    public static Message message(Reply reply) {
        return switch (reply) {
            case Reply.Private(Message message) -> message;
            case Reply.Public(Message message) -> message;
            case Reply.Replace(Message message) -> message;
            case Reply.Home(Message page) -> page;
            case Reply.TryLater(Message message) -> message;
            case Reply.Open _, Reply.Invalid _, Reply.Nothing _ -> throw new AssertionError("No message: " + reply);
        };
    }

    /** What only the person who acted reads; throws {@link AssertionError} where others read it too. */
    public static String privately(Reply reply) {
        if (reply instanceof Reply.Private(Message message)) {
            return message.plain();
        }
        throw new AssertionError("Not private: " + reply);
    }

    /** The form that a reply opens; throws {@link AssertionError} where it opens none. */
    public static Form form(Reply reply) {
        if (reply instanceof Reply.Open(Form form)) {
            return form;
        }
        throw new AssertionError("No form: " + reply);
    }

    /** What stands in a field when its form opens, or {@code ""}. */
    public static String initial(Form.Field field) {
        return switch (field) {
            case Form.TextField text -> text.initial();
            case Form.ChoiceField choice ->
                choice.initial().stream().findFirst().orElse("");
            case Form.PersonField _, Form.DateField _ -> "";
        };
    }

    /** The labels of all buttons and options, from top to bottom. */
    public static List<String> labels(Message message) {
        return choices(message).stream().map(Choice::label).toList();
    }

    /** What the button or the option of this label means; throws {@link AssertionError} where there is none. */
    public static Action action(Message message, String label) {
        return choices(message).stream()
                .filter(choice -> choice.label().equals(label))
                .map(Choice::action)
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError("No '" + label + "' in " + labels(message) + " of\n" + message.plain()));
    }

    private record Choice(String label, Action action) {}

    private static List<Choice> choices(Message message) {
        var choices = new ArrayList<Choice>();
        for (Block block : message.blocks()) {
            switch (block) {
                case Block.Buttons(var buttons) ->
                    buttons.forEach(button -> choices.add(new Choice(button.label(), button.action())));
                case Block.Choice list ->
                    list.options()
                            .forEach(option ->
                                    choices.add(new Choice(option.label(), with(list.action(), option.value()))));
                case Block.Heading _,
                        Block.Text _,
                        Block.Note _,
                        Block.Facts _,
                        Block.Progress _,
                        Block.Bars _,
                        Block.Picture _,
                        Block.Links _,
                        Block.Chat _,
                        Block.Divider _ -> {}
            }
        }
        return choices;
    }

    private static Action with(Action action, String value) {
        var arguments = new ArrayList<>(action.arguments());
        arguments.add(value);
        return new Action(action.name(), arguments);
    }
}
