package org.entrain.core.badges;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Option;
import org.entrain.core.chat.Words;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** Lists of badges. */
final class BadgeCards {
    /** What both platforms show in one list. */
    private static final int OFFERED = 90;

    /** A badge that somebody has. */
    record Mine(Award award, Badge badge) {}

    /** A badge that somebody does not have yet. */
    record Near(Badge badge, List<Progress.Missing> missing) {
        /** How much is done of what is least done, from 0 to 1: what was not begun is not near. */
        double share() {
            return missing.stream()
                    .mapToDouble(one -> (double) one.done() / Math.max(1, one.done() + one.missing()))
                    .min()
                    .orElse(1);
        }
    }

    private BadgeCards() {}

    /** What somebody has, what is near, and how to get others. */
    static Message mine(List<Mine> mine, List<Near> near, Instant now, Language language) {
        Texts texts = texts(language);
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(texts.say("mine.title")));
        if (mine.isEmpty()) {
            blocks.add(new Block.Text(texts.words("mine.none")));
        } else {
            blocks.add(new Block.Text(Words.lines(
                    mine.stream().map(one -> line(one, now, language)).toList())));
            blocks.add(new Block.Choice(
                    texts.say("mine.look"),
                    Action.of(AwardChat.SHOW),
                    mine.stream()
                            .limit(OFFERED)
                            .map(one -> new Option(
                                    one.award().id().toString(),
                                    one.badge().in(language).name()))
                            .toList()));
        }
        if (!near.isEmpty()) {
            blocks.add(new Block.Text(texts.words("mine.near")));
            blocks.add(new Block.Text(Words.lines(near.stream()
                    .map(one -> texts.words(
                            "mine.near-one", one.badge().in(language).name(), AwardCards.left(one.missing(), language)))
                    .toList())));
        }
        blocks.add(new Block.Note(texts.words("mine.note")));
        return Message.of(blocks);
    }

    private static Words line(Mine one, Instant now, Language language) {
        Texts texts = texts(language);
        String name = one.badge().in(language).name();
        String level = texts.say("level." + one.badge().look().level());
        String earned = AwardCards.day(one.award().earnedAt(), language);
        if (one.award().isRevoked()) {
            return texts.words("mine.revoked", name);
        }
        if (one.award().isLapsed(now)) {
            return texts.words(
                    "mine.lapsed",
                    name,
                    one.badge()
                            .rule()
                            .lasts()
                            .map(lasting -> RuleWords.of(lasting.keptBy(), language))
                            .orElse(""));
        }
        return one.award()
                .until()
                .map(until -> texts.words("mine.until", name, level, earned, AwardCards.day(until, language)))
                .orElseGet(() -> texts.words("mine.one", name, level, earned));
    }

    /** All there is, family by family. */
    static Message list(List<Badge> badges, Set<UUID> held, Language language) {
        Texts texts = texts(language);
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(texts.say("list.title")));
        Arrays.stream(Family.values()).forEach(family -> {
            List<Words> lines = badges.stream()
                    .filter(badge -> badge.look().family() == family)
                    .map(badge -> texts.words(
                            held.contains(badge.id()) ? "list.held" : "list.one",
                            badge.in(language).name(),
                            texts.say("level." + badge.look().level()),
                            badge.in(language).criteria(),
                            badge.key()))
                    .toList();
            if (!lines.isEmpty()) {
                blocks.add(new Block.Text(texts.words("list.family", texts.say("family." + family))));
                blocks.add(new Block.Text(Words.lines(lines)));
            }
        });
        blocks.add(new Block.Note(texts.words("list.note")));
        return Message.of(blocks);
    }

    /** The line on somebody's home page. */
    static List<Block> home(int count, Language language) {
        Texts texts = texts(language);
        return List.of(
                new Block.Text(texts.words("home.badges", count)),
                Block.Buttons.of(Button.of(texts.say("home.look"), Action.of(BadgeChat.MINE))));
    }

    private static Texts texts(Language language) {
        return Texts.of(BadgeCards.class, language);
    }
}
