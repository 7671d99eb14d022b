package org.entrain.core.badges;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.text.Dates;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** What somebody sees of a badge they have. */
final class AwardCards {
    /**
     * An award, with all that its person sees of it.
     *
     * @param picture where it can be fetched
     * @param page of the credential
     * @param open whether everybody may see that page
     * @param giver their name; empty where nobody gave it, or nobody knows who any more
     */
    record Seen(Award award, Badge badge, URI picture, URI page, boolean open, Optional<String> giver) {}

    private AwardCards() {}

    /** That somebody has a badge now, and what they can do with it. */
    static Message earned(Seen seen, Language language) {
        Texts texts = texts(language);
        Wording words = seen.badge().in(language);
        String heading = seen.award().gift().isPresent() ? "earned.given" : "earned.title";
        return card(seen, texts.say(heading, words.name()), language);
    }

    /** A badge that somebody has, when they look at it again. */
    static Message again(Seen seen, Instant now, Language language) {
        Message card = card(seen, seen.badge().in(language).name(), language);
        if (!seen.award().isRevoked() && !seen.award().isLapsed(now)) {
            return card;
        }
        var blocks = new ArrayList<>(card.blocks());
        blocks.removeIf(Buttons.class::isInstance);
        blocks.add(new Block.Text(texts(language)
                .words(
                        seen.award().isRevoked() ? "award.revoked" : "award.lapsed",
                        day(
                                seen.award()
                                        .revokedAt()
                                        .or(() -> seen.award().until())
                                        .orElse(now),
                                language))));
        return Message.of(blocks);
    }

    private static Message card(Seen seen, String heading, Language language) {
        Texts texts = texts(language);
        Wording words = seen.badge().in(language);
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(heading));
        blocks.add(picture(seen.badge(), seen.picture(), language));
        blocks.add(new Block.Text(texts.words("award.for", words.description(), words.criteria())));
        seen.award()
                .gift()
                .filter(gift -> !gift.reason().isEmpty())
                .ifPresent(gift -> blocks.add(new Block.Text(seen.giver()
                        .map(name -> texts.words("award.by", name, gift.reason()))
                        .orElseGet(() -> texts.words("award.by-somebody", gift.reason())))));
        seen.award()
                .until()
                .ifPresent(until -> blocks.add(new Block.Note(texts.words(
                        "award.until",
                        day(until, language),
                        seen.badge()
                                .rule()
                                .lasts()
                                .map(lasting -> RuleWords.of(lasting.keptBy(), language))
                                .orElse("")))));
        blocks.addAll(choices(seen, texts));
        return Message.of(blocks);
    }

    private static List<Block> choices(Seen seen, Texts texts) {
        var id = seen.award().id();
        var buttons = new ArrayList<Button>();
        buttons.add(Button.of(texts.say("award.channel"), Action.of(AwardChat.CHANNEL, id)));
        buttons.add(
                seen.open()
                        ? Button.of(texts.say("award.close"), Action.of(AwardChat.CLOSE, id))
                        : Button.of(texts.say("award.open"), Action.of(AwardChat.OPEN, id)));
        if (!seen.open()) {
            buttons.add(Button.of(texts.say("award.quiet"), Action.of(AwardChat.QUIET, id)));
            return List.of(new Buttons(buttons));
        }
        return List.of(new Buttons(buttons), Block.Links.of(new Block.Link(texts.say("award.page"), seen.page())));
    }

    /** A badge's picture, and in words what it shows. */
    static Block picture(Badge badge, URI picture, Language language) {
        Texts texts = texts(language);
        return new Block.Picture(
                picture,
                texts.say(
                        "picture.alternative",
                        badge.in(language).name(),
                        texts.say("family." + badge.look().family()),
                        texts.say("level." + badge.look().level())));
    }

    /** What the channel reads of somebody who wants it to. */
    static Message shown(Seen seen, String person, Language language) {
        Texts texts = texts(language);
        Wording words = seen.badge().in(language);
        return Message.of(
                new Block.Text(texts.words("channel.earned", person, words.name(), words.description())),
                picture(seen.badge(), seen.picture(), language));
    }

    /** That a badge lasts longer. */
    static Message kept(Badge badge, Instant until, Language language) {
        return Message.of(texts(language).words("kept", badge.in(language).name(), day(until, language)));
    }

    /** That a badge soon lapses, and what keeps it. */
    static Message lapses(Badge badge, Instant until, List<Progress.Missing> missing, Language language) {
        return Message.of(texts(language)
                .words("lapses", badge.in(language).name(), day(until, language), left(missing, language)));
    }

    /** That a badge was taken back. */
    static Message revoked(Badge badge, String reason, Language language) {
        return Message.of(texts(language).words("revoked", badge.in(language).name(), reason));
    }

    /** What is left to do. */
    static String left(List<Progress.Missing> missing, Language language) {
        Texts texts = texts(language);
        return missing.stream()
                .map(one -> switch (one.what()) {
                    case Criterion.AtLeast(var measure, var _) ->
                        texts.say("left", measure.words(language), one.missing());
                    case Criterion.QuizDone(var name) -> texts.say("left.quiz", name);
                    case Criterion.All _, Criterion.Any _ -> throw new IllegalStateException("No leaf: " + one);
                })
                .collect(Collectors.joining(", "));
    }

    static String day(Instant at, Language language) {
        return Dates.DATE_OF_YEAR.of(at, ZoneOffset.UTC, language);
    }

    private static Texts texts(Language language) {
        return Texts.of(AwardCards.class, language);
    }
}
