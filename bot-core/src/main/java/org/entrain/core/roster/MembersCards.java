package org.entrain.core.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Option;
import org.entrain.core.communities.Community;
import org.entrain.core.text.Texts;

/** How lists of people look, and what became of them. */
final class MembersCards {
    private static final int PROBLEMS_SHOWN = 10;
    /** What both platforms let a person type into one field. */
    private static final int LONGEST_TEXT = 3000;

    private MembersCards() {}

    static Message invitation(Community community, Texts texts) {
        return Message.of(
                new Block.Text(texts.words("import.intro", community.name())),
                new Block.Note(texts.words("import.columns")),
                Buttons.of(Button.opening(texts.say("import.title"), Action.of(MembersChat.PASTE, community.id()))));
    }

    static Form form(Community community, Texts texts) {
        return new Form(
                Action.of(MembersChat.PASTE, community.id()),
                texts.say("import.title"),
                List.of(),
                List.of(new Form.TextField(
                        "text",
                        texts.say("import.text"),
                        texts.say("import.text.hint"),
                        false,
                        true,
                        LONGEST_TEXT,
                        "")),
                texts.say("import.look"),
                texts.say("import.cancel"));
    }

    /** Asks for whom a file is. */
    static Message destinations(UUID draft, List<Destinations.Destination> possible, boolean administers, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Text(texts.words("import.which")));
        if (!possible.isEmpty()) {
            blocks.add(new Block.Choice(
                    texts.say("import.community"),
                    Action.of(MembersChat.INTO, draft),
                    possible.stream()
                            .map(one -> new Option(one.id().toString(), one.name()))
                            .toList()));
        }
        if (administers) {
            blocks.add(Buttons.of(Button.of(texts.say("import.everybody"), Action.of(MembersChat.ALL, draft))));
            blocks.add(new Block.Note(texts.words("import.everybody.note")));
        }
        return Message.of(blocks);
    }

    /** What taking a list would do, and the button that does it. */
    static Message preview(UUID draft, Roll roll, Target target, Texts texts) {
        var blocks = new ArrayList<Block>();
        addProblems(blocks, roll, texts);
        int good = roll.good().size();
        if (good == 0) {
            blocks.add(new Block.Note(texts.words("import.none-good")));
            return Message.of(blocks);
        }
        blocks.add(new Block.Text(
                target.community().isPresent()
                        ? texts.words(
                                "preview.members",
                                target.community().get().name(),
                                roll.fresh(),
                                roll.already(),
                                roll.changed())
                        : texts.words("preview.everybody", roll.fresh(), roll.already())));
        addNotes(blocks, roll, target, texts);
        blocks.add(Buttons.of(Button.primary(
                roll.problems().isEmpty() ? texts.say("import.all", good) : texts.say("import.good", good),
                target.community()
                        .map(community -> Action.of(MembersChat.IMPORT, draft, community.id()))
                        .orElseGet(() -> Action.of(MembersChat.IMPORT_ALL, draft)))));
        if (!roll.problems().isEmpty()) {
            blocks.add(new Block.Note(texts.words("import.mend")));
        }
        return Message.of(blocks);
    }

    private static void addProblems(List<Block> blocks, Roll roll, Texts texts) {
        int count = roll.problems().size();
        if (count == 0) {
            return;
        }
        blocks.add(new Block.Text(texts.words("import.problems", count)));
        roll.problems().stream()
                .limit(PROBLEMS_SHOWN)
                .map(problem -> new Block.Text(problem.say(texts)))
                .forEach(blocks::add);
        if (count > PROBLEMS_SHOWN) {
            blocks.add(new Block.Note(texts.words("import.more", count - PROBLEMS_SHOWN)));
        }
    }

    private static void addNotes(List<Block> blocks, Roll roll, Target target, Texts texts) {
        if (roll.unmet() > 0) {
            blocks.add(new Block.Note(texts.words("preview.unmet", roll.unmet())));
        }
        Set<Column> columns = roll.columns();
        if (!target.administers()
                && columns.stream()
                        .anyMatch(column ->
                                column == Column.MANAGER || column.group().isPresent())) {
            blocks.add(new Block.Note(texts.words("preview.administrators-only")));
        }
        if (target.community().isEmpty() && columns.contains(Column.ROLE)) {
            blocks.add(new Block.Note(texts.words("preview.no-roles")));
        }
    }

    static Message done(Roll roll, Target target, Texts texts) {
        return Message.of(
                target.community().isPresent()
                        ? texts.words(
                                "done.members",
                                target.community().get().name(),
                                roll.fresh(),
                                roll.already(),
                                roll.changed())
                        : texts.words("done.everybody", roll.fresh(), roll.already()));
    }
}
