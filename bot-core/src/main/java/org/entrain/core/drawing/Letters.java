package org.entrain.core.drawing;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Letters as outlines. Java draws text only where the machine has fonts, and a slim container has none; an outline is filled
 * anywhere, and the same everywhere.
 */
public final class Letters {
    /** For what is read. */
    public static final Letters REGULAR = new Letters('r');

    /** For what is looked at. */
    public static final Letters BOLD = new Letters('b');

    private static final int UNKNOWN = 0xFFFD;
    private static final float UNITS = 1000;

    private final Map<Integer, Letter> letters = new HashMap<>();

    private record Letter(float width, Path2D outline) {}

    private Letters(char weight) {
        try (InputStream stream = Objects.requireNonNull(Letters.class.getResourceAsStream("letters.txt"))) {
            new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.charAt(0) == weight)
                    .forEach(this::read);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the letters", e);
        }
    }

    private void read(String line) {
        String[] parts = line.split(" ", -1);
        var outline = new Path2D.Float(Path2D.WIND_NON_ZERO);
        Arrays.stream(parts).skip(3).forEach(part -> add(outline, part));
        letters.put(Integer.parseInt(parts[1], 16), new Letter(Float.parseFloat(parts[2]) / UNITS, outline));
    }

    private static void add(Path2D outline, String part) {
        if (part.equals("Z")) {
            outline.closePath();
            return;
        }
        String[] at = part.substring(1).split(",", -1);
        var p = new float[at.length];
        for (int i = 0; i < p.length; i++) {
            p[i] = Float.parseFloat(at[i]) / UNITS;
        }
        switch (part.charAt(0)) {
            case 'M' -> outline.moveTo(p[0], p[1]);
            case 'L' -> outline.lineTo(p[0], p[1]);
            case 'Q' -> outline.quadTo(p[0], p[1], p[2], p[3]);
            case 'C' -> outline.curveTo(p[0], p[1], p[2], p[3], p[4], p[5]);
            default -> throw new IllegalStateException("No part of an outline: " + part);
        }
    }

    /** Whether every letter of a text can be drawn. */
    public boolean have(String text) {
        return text.codePoints().allMatch(letters::containsKey);
    }

    /** How wide a text is, in pixels, at a size in pixels. */
    public float width(String text, float size) {
        return size
                * (float) text.codePoints().mapToDouble(c -> letter(c).width()).sum();
    }

    /** A text at a size in pixels, its first letter on the line at {@code x}, {@code y}. */
    public Shape outline(String text, float size, float x, float y) {
        var outline = new Path2D.Float(Path2D.WIND_NON_ZERO);
        float at = x;
        for (int c : text.codePoints().toArray()) {
            var place = new AffineTransform(size, 0, 0, size, at, y);
            outline.append(letter(c).outline().getPathIterator(place), false);
            at += size * letter(c).width();
        }
        return outline;
    }

    private Letter letter(int codePoint) {
        return Objects.requireNonNull(letters.getOrDefault(codePoint, letters.get(UNKNOWN)));
    }

    /** A text that is no wider than so many pixels: what is too much of it is left out. */
    public String fitting(String text, float size, float widest) {
        String fitting = text;
        while (width(fitting, size) > widest && !fitting.isEmpty()) {
            int end = fitting.offsetByCodePoints(fitting.length(), fitting.endsWith("…") ? -2 : -1);
            fitting = fitting.substring(0, Math.max(0, end)).stripTrailing() + "…";
        }
        return fitting;
    }
}
