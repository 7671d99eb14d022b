package org.entrain.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.entrain.core.chat.Block;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws what is looked at more than read: pictures, and bars of text. */
final class SlackPictures {
    private static final Logger LOG = LoggerFactory.getLogger(SlackPictures.class);

    /** How many characters the longest bar has. */
    private static final int BAR = 10;

    private static final int URL_LIMIT = 3_000;
    private static final int ALTERNATIVE_LIMIT = 2_000;
    /** Ten bars with these limits are within the 3,000 characters of a section. */
    private static final int BARS_IN_SECTION = 10;

    private static final int BAR_LABEL_LIMIT = 200;
    private static final int BAR_VALUE_LIMIT = 60;

    private SlackPictures() {}

    static ObjectNode progress(Block.Progress progress) {
        String label = SlackText.shortened(progress.label(), SlackBlocks.FIELD_LIMIT);
        return text(label + "\n" + line(progress.done(), progress.of(), progress.value()));
    }

    /** A chart, in as many sections as it needs. */
    static List<ObjectNode> bars(Block.Bars chart) {
        var sections = new ArrayList<ObjectNode>();
        List<Block.Bar> bars = chart.bars();
        for (int from = 0; from < bars.size(); from += BARS_IN_SECTION) {
            sections.add(text(bars.subList(from, Math.min(bars.size(), from + BARS_IN_SECTION)).stream()
                    .map(bar -> bar(bar, chart.most()))
                    .collect(Collectors.joining("\n"))));
        }
        return sections;
    }

    private static String bar(Block.Bar bar, int most) {
        String value = SlackText.shortened(bar.value(), BAR_VALUE_LIMIT);
        return SlackText.shortened(bar.name(), BAR_LABEL_LIMIT) + "\n" + line(bar.count(), Math.max(1, most), value);
    }

    private static String line(int done, int of, String value) {
        int filled = (int) Math.round((double) BAR * done / of);
        return "▰".repeat(filled) + "▱".repeat(BAR - filled) + "  " + value;
    }

    /** A section that is read as it stands. */
    static ObjectNode text(String text) {
        return SlackBlocks.section(SlackBlocks.plain(text, SlackBlocks.SECTION_LIMIT));
    }

    /** A picture; what it shows, in words, where its address is longer than Slack takes. */
    static ObjectNode picture(Block.Picture picture) {
        String alternative = SlackText.shortened(picture.alternative(), ALTERNATIVE_LIMIT);
        String url = picture.at().toString();
        if (url.length() > URL_LIMIT) {
            LOG.error("A picture is told in words: its address is longer than Slack takes");
            return text(alternative);
        }
        return SlackBlocks.block("image").put("image_url", url).put("alt_text", alternative);
    }
}
