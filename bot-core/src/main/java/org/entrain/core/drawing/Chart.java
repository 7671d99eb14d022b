package org.entrain.core.drawing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A few shares of groups as a picture: a bar for each, labelled where it is, the one before it in grey. It says in its title
 * what there is to see, and uses no colour that does not stand out from white by 4.5 to 1 (WCAG 2.2, 1.4.3).
 *
 * @param title what there is to see
 * @param rows from top to bottom
 * @param note of whom and when it speaks
 */
public record Chart(String title, List<Row> rows, String note) {
    private static final Color INK = new Color(0x1B2733);
    private static final Color QUIET = new Color(0x5A6672);
    private static final Color GOOD = new Color(0x0B5CAD);
    private static final Color SHAKY = new Color(0xA8470A);
    private static final Color RAIL = new Color(0xE6EBF0);

    private static final int WIDTH = 1200;
    private static final int EDGE = 56;
    private static final int BAR_WIDTH = 760;
    private static final float TITLE = 40;
    private static final float LABEL = 30;
    private static final float VALUE = 30;
    private static final float SMALL = 25;
    private static final int GAP = 20;
    private static final int TALL = 34;
    private static final int LOW = 16;

    public Chart {
        rows = List.copyOf(rows);
    }

    /**
     * What is shown of one thing.
     *
     * @param label what it is
     * @param of of how many people
     * @param before in percent, where it is known
     * @param now in percent
     * @param beforeInWords what stands at the end of the bar of before
     * @param nowInWords what stands at the end of the bar of now
     * @param shaky whether it is too little
     */
    public record Row(
            String label,
            String of,
            Optional<Integer> before,
            int now,
            String beforeInWords,
            String nowInWords,
            boolean shaky) {}

    /**
     * Draws it.
     *
     * @param secret is kept in the picture, so that its address, which is made of its content, cannot be guessed
     */
    public byte[] png(String secret) {
        List<String> titles = wrapped(title);
        int height = height(titles.size());
        var image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, WIDTH, height);
        float y = EDGE + TITLE * 0.8f;
        for (String line : titles) {
            write(canvas, Letters.BOLD, line, TITLE, EDGE, y, INK);
            y += TITLE * 1.25f;
        }
        y += 18;
        for (Row row : rows) {
            y = draw(canvas, row, y);
        }
        write(
                canvas,
                Letters.REGULAR,
                Letters.REGULAR.fitting(note, SMALL, WIDTH - 2 * EDGE),
                SMALL,
                EDGE,
                height - EDGE + SMALL * 0.4f,
                QUIET);
        canvas.dispose();
        return Png.encoded(image, secret);
    }

    private int height(int titles) {
        float height = EDGE + titles * TITLE * 1.25f + 18;
        for (Row row : rows) {
            height += heightOf(row);
        }
        return Math.round(height + SMALL + EDGE + 12);
    }

    private static float heightOf(Row row) {
        return LABEL * 0.8f + 16 + (row.before().isPresent() ? LOW + 8 : 0) + TALL + 34;
    }

    private static float draw(Graphics2D canvas, Row row, float top) {
        float y = top + LABEL * 0.8f;
        float of = Letters.REGULAR.width(row.of(), SMALL);
        String label = fit(row.label(), LABEL, WIDTH - 2 * EDGE - of - GAP);
        write(canvas, Letters.BOLD, label, LABEL, EDGE, y, INK);
        write(canvas, Letters.REGULAR, row.of(), SMALL, EDGE + Letters.BOLD.width(label, LABEL) + GAP, y, QUIET);
        y += 16;
        if (row.before().isPresent()) {
            bar(canvas, y, LOW, row.before().get(), QUIET);
            write(
                    canvas,
                    Letters.REGULAR,
                    row.beforeInWords(),
                    SMALL,
                    EDGE + BAR_WIDTH + GAP,
                    y + LOW / 2f + SMALL * 0.36f - 3,
                    QUIET);
            y += LOW + 8;
        }
        Color colour = row.shaky() ? SHAKY : GOOD;
        bar(canvas, y, TALL, row.now(), colour);
        write(
                canvas,
                Letters.BOLD,
                row.nowInWords(),
                VALUE,
                EDGE + BAR_WIDTH + GAP,
                y + TALL / 2f + VALUE * 0.36f,
                colour);
        return top + heightOf(row);
    }

    private static void bar(Graphics2D canvas, float y, int tall, int percent, Color colour) {
        canvas.setColor(RAIL);
        canvas.fill(new RoundRectangle2D.Float(EDGE, y, BAR_WIDTH, tall, tall / 2f, tall / 2f));
        canvas.setColor(colour);
        canvas.fill(new RoundRectangle2D.Float(EDGE, y, BAR_WIDTH * percent / 100f, tall, tall / 2f, tall / 2f));
    }

    private static void write(
            Graphics2D canvas, Letters letters, String text, float size, float x, float y, Color colour) {
        canvas.setColor(colour);
        canvas.fill(letters.outline(text, size, x, y));
    }

    private static String fit(String text, float size, float widest) {
        return Letters.BOLD.fitting(text, size, widest);
    }

    /** In two lines at the most. */
    private static List<String> wrapped(String text) {
        float widest = WIDTH - 2f * EDGE;
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && lines.isEmpty() && Letters.BOLD.width(line + " " + word, TITLE) > widest) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(fit(line.toString(), TITLE, widest));
        return lines;
    }
}
