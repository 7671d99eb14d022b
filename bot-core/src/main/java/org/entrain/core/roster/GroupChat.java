package org.entrain.core.roster;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.people.Groups;
import org.entrain.core.people.Groups.Kind;
import org.entrain.core.text.Texts;

/** Somebody sees and says which groups of the organisation they belong to; nobody else is shown that. */
public final class GroupChat implements Feature {
    static final String EDIT = "groups.edit";

    private final Groups groups;

    /** Talks about these. */
    public GroupChat(Groups groups) {
        this.groups = groups;
    }

    @Override
    public void register(Routes routes) {
        routes.command("groups", Right.SELF, GroupChat.class, (turn, rest) -> show(turn))
                .press(EDIT, Right.SELF, (turn, action) -> open(turn))
                .form(EDIT, Right.SELF, this::keep);
    }

    private Reply show(Turn turn) {
        Texts texts = texts(turn);
        Map<Kind, String> own = own(turn);
        Block first = own.isEmpty()
                ? new Block.Text(texts.words("groups.none"))
                : new Block.Facts(own.entrySet().stream()
                        .map(group -> new Block.Fact(label(group.getKey(), texts), group.getValue()))
                        .toList());
        return new Reply.Private(Message.of(
                first,
                new Block.Note(texts.words("groups.why")),
                Buttons.of(Button.opening(texts.say("groups.edit"), Action.of(EDIT)))));
    }

    private Reply open(Turn turn) {
        Texts texts = texts(turn);
        Map<Kind, String> own = own(turn);
        return new Reply.Open(new Form(
                Action.of(EDIT),
                texts.say("groups.title"),
                List.of(),
                Arrays.stream(Kind.values())
                        .<Form.Field>map(kind -> new Form.TextField(
                                field(kind),
                                label(kind, texts),
                                texts.say("group.hint." + kind),
                                true,
                                false,
                                Groups.LONGEST_NAME,
                                own.getOrDefault(kind, "")))
                        .toList(),
                texts.say("groups.submit"),
                texts.say("import.cancel")));
    }

    private Reply keep(Turn turn, Interaction.Submission form) {
        var said = new EnumMap<Kind, String>(Kind.class);
        var errors = new HashMap<String, String>();
        for (Kind kind : Kind.values()) {
            String name = form.value(field(kind)).replaceAll("\\p{Cntrl}+", " ").strip();
            if (name.length() > Groups.LONGEST_NAME) {
                errors.put(field(kind), texts(turn).say("groups.too-long", Groups.LONGEST_NAME));
            } else if (!name.isEmpty()) {
                said.put(kind, name);
            }
        }
        if (!errors.isEmpty()) {
            return new Reply.Invalid(errors);
        }
        groups.set(turn.tx(), turn.person().id(), said);
        return new Reply.Private(Message.of(texts(turn).words("groups.kept")));
    }

    private Map<Kind, String> own(Turn turn) {
        return groups.of(turn.tx(), List.of(turn.person().id()))
                .getOrDefault(turn.person().id(), Map.of());
    }

    private static String field(Kind kind) {
        return switch (kind) {
            case DEPARTMENT -> "department";
            case SITE -> "site";
            case COUNTRY -> "country";
            case LEVEL -> "level";
        };
    }

    private static String label(Kind kind, Texts texts) {
        return texts.say("group.label." + kind);
    }

    private static Texts texts(Turn turn) {
        return turn.texts(GroupChat.class);
    }
}
