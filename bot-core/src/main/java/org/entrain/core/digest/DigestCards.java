package org.entrain.core.digest;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Words;
import org.entrain.core.insights.Finding;
import org.entrain.core.insights.Told;
import org.entrain.core.text.Dates;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** How a digest reads: one screen, and every line says something or does something. */
final class DigestCards {
    private static final int HELPERS = 5;

    private DigestCards() {}

    /** The whole of it, with its picture where there is one. */
    static Message digest(Digest digest, Optional<Block.Picture> picture, ZoneId zone, Language language) {
        var sentences = Sentences.in(language);
        Texts texts = sentences.texts();
        Told told = digest.told();
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(digest.community()
                .map(community -> texts.say("title.community", community.name()))
                .orElseGet(() -> texts.say("title.group"))));
        picture.ifPresent(blocks::add);
        section(blocks, texts, "gains", Sentences.gains(told).stream().map(sentences::line));
        section(blocks, texts, "shaky.title", Sentences.shaky(told).stream().map(sentences::line));
        section(
                blocks,
                texts,
                "helped.title",
                told.all(Finding.Helped.class).stream().limit(HELPERS).map(sentences::line));
        section(blocks, texts, "life", life(told, sentences));
        section(blocks, texts, "coming", digest.coming().stream().map(coming -> coming(coming, zone, texts)));
        section(
                blocks,
                texts,
                "next",
                told.all(Finding.Advice.class).stream()
                        .map(advice -> advice.words().apply(language)));
        if (digest.withHints()) {
            section(blocks, texts, "quiet", quiet(told, texts));
        }
        if (!digest.proposals().isEmpty()) {
            String action = digest.community().isPresent() ? DeedChat.DO : DeedChat.SUGGEST;
            blocks.add(new Buttons(digest.proposals().stream()
                    .map(proposal -> Button.of(proposal.label(texts), proposal.as(action)))
                    .toList()));
        }
        blocks.add(new Block.Note(texts.words(digest.community().isPresent() ? "note.community" : "note.group")));
        blocks.add(Buttons.of(button(Rhythm.MONTHLY, texts), button(Rhythm.NEVER, texts)));
        return Message.of(blocks);
    }

    private static void section(List<Block> blocks, Texts texts, String title, Stream<Words> lines) {
        List<Words> all = lines.toList();
        if (!all.isEmpty()) {
            blocks.add(new Block.Text(Words.lines(
                    Stream.concat(Stream.of(texts.words(title)), all.stream()).toList())));
        }
    }

    private static Stream<Words> life(Told told, Sentences sentences) {
        return Stream.of(
                        told.all(Finding.Lively.class).stream().map(sentences::line),
                        told.all(Finding.Participation.class).stream().map(sentences::line),
                        told.all(Finding.Mood.class).stream().map(sentences::line))
                .flatMap(lines -> lines);
    }

    private static Stream<Words> quiet(Told told, Texts texts) {
        List<String> names =
                told.all(Finding.Quiet.class).stream().map(Finding.Quiet::name).toList();
        return names.isEmpty() ? Stream.empty() : Stream.of(texts.words("quiet.names", String.join(", ", names)));
    }

    private static Words coming(Digest.Coming coming, ZoneId zone, Texts texts) {
        return texts.words(
                "coming.line",
                Dates.MOMENT.of(coming.at(), zone, texts.language()),
                coming.title().apply(texts.language()));
    }

    /** How often it comes, and what else there is to choose. */
    static Message rhythm(Rhythm now, Texts texts) {
        return Message.of(
                new Block.Text(texts.words("rhythm." + now.name())),
                new Buttons(Stream.of(Rhythm.values())
                        .filter(other -> other != now)
                        .map(other -> button(other, texts))
                        .toList()));
    }

    private static Button button(Rhythm rhythm, Texts texts) {
        return Button.of(texts.say("rhythm.button." + rhythm.name()), Action.of(DigestChat.RHYTHM, rhythm));
    }

    /** On somebody's page: whether their name may be said. */
    static List<Block> consent(boolean given, Texts texts) {
        return List.of(
                new Block.Heading(texts.say("name.title")),
                new Block.Text(texts.words("name." + given)),
                Buttons.of(Button.of(texts.say("name.button." + given), Action.of(DigestChat.NAME, !given))));
    }

    /** To the crew: what somebody who manages members would like them to do. */
    static Message suggestion(String manager, String community, Proposal proposal, Texts texts) {
        return Message.of(
                new Block.Heading(texts.say("suggested.title", community)),
                new Block.Text(texts.words("suggested.text", manager)),
                Buttons.of(Button.primary(proposal.label(texts), proposal.as(DeedChat.DO))),
                new Block.Note(texts.words("suggested.note")));
    }

    /** To somebody who did nothing of late. */
    static Message invitation(String community, Texts texts) {
        return Message.of(
                new Block.Heading(texts.say("invitation.title", community)),
                new Block.Text(texts.words("invitation.text", community)),
                new Block.Note(texts.words("invitation.note")));
    }
}
