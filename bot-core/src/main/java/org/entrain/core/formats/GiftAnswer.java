package org.entrain.core.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of the answers between the braces of a GIFT question.
 *
 * @param at the offset where it begins
 * @param marked whether it has the sign {@code =}
 */
record GiftAnswer(int at, boolean marked, double percent, String text, String feedback) {
    private static final Pattern WEIGHT = Pattern.compile("\\s*+%(-?[0-9]{1,3}(?:\\.[0-9]*+)?)%");

    /** The answers of a block, each with its sign; a single one may go without. */
    static List<GiftAnswer> read(Stretch block, GiftFormat format) throws Unreadable {
        List<Stretch> parts = block.cutBefore("=~");
        if (parts.size() == 1) {
            return List.of(read(true, block, format, ""));
        }
        if (!parts.getFirst().stripped().isEmpty()) {
            throw new Unreadable(block.from(), "no-sign");
        }
        return signed(parts, format, "");
    }

    /** The answers of a numerical block; the first may go without a sign, a wrong one without a number means any other. */
    static List<GiftAnswer> readNumbers(Stretch block, GiftFormat format) throws Unreadable {
        List<Stretch> parts = block.cutBefore("=~");
        var answers = new ArrayList<GiftAnswer>();
        if (!parts.getFirst().stripped().isEmpty()) {
            answers.add(read(true, parts.getFirst(), format, ""));
        }
        answers.addAll(signed(parts, format, "*"));
        return answers;
    }

    private static List<GiftAnswer> signed(List<Stretch> parts, GiftFormat format, String otherwise) throws Unreadable {
        var answers = new ArrayList<GiftAnswer>();
        for (Stretch part : parts.subList(1, parts.size())) {
            boolean marked = part.startsWith("=");
            answers.add(read(marked, part.startingAt(part.from() + 1), format, marked ? "" : otherwise));
        }
        return answers;
    }

    /** Reads one without its sign; {@code otherwise} is its text where it has none. */
    private static GiftAnswer read(boolean marked, Stretch answer, GiftFormat format, String otherwise)
            throws Unreadable {
        Matcher weight = answer.beginning(WEIGHT);
        boolean weighted = weight.lookingAt();
        double percent = weighted ? Double.parseDouble(weight.group(1)) : marked ? 100 : 0;
        if (Math.abs(percent) > 100) {
            throw new Unreadable(answer.from(), "weight", weight.group(1));
        }
        Stretch said = weighted ? answer.startingAt(weight.end()) : answer;
        int hash = said.find("#");
        String written = format.plain(hash == Stretch.NONE ? said : said.endingAt(hash));
        String text = written.isBlank() ? otherwise : written;
        if (text.isEmpty()) {
            throw new Unreadable(answer.from(), "empty-answer");
        }
        String feedback = hash == Stretch.NONE ? "" : format.plain(said.startingAt(hash + 1));
        return new GiftAnswer(answer.from(), marked, percent, text, feedback);
    }

    /** Whether these are pairs to match; an arrow in a feedback makes none. */
    static boolean areMatches(Stretch block) {
        return block.cutBefore("=").stream().skip(1).anyMatch(GiftAnswer::isMatch);
    }

    private static boolean isMatch(Stretch part) {
        int arrow = part.find("->");
        int hash = part.find("#");
        return arrow != Stretch.NONE && (hash == Stretch.NONE || arrow < hash);
    }
}
