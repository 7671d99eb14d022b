package org.entrain.core.badges;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.PathIterator;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.entrain.core.drawing.Letters;
import org.entrain.core.drawing.Png;

/**
 * A badge's picture, drawn once as coloured shapes: from them come the SVG and the PNG, letters as outlines, so that neither
 * needs a font. The family gives the shape and what stands in it, the level the colours and how many of three marks are full.
 * All that has to be told apart stands out by 4.5 to 1 at least (WCAG 2.2, 1.4.3).
 */
record Emblem(Family family, int level, String name) {
    /** Pixels of each side of the PNG, and units of the SVG. */
    static final int SIDE = 512;

    private static final float MIDDLE = SIDE / 2f;
    private static final float BODY_AT = 252;
    private static final float RIM = 242;
    private static final float BODY = 226;
    private static final float LINE = 211;
    private static final float BAND_TOP = 280;
    private static final float BAND_HEIGHT = 112;
    private static final float BAND_EDGE = 28;
    private static final float ICON = 164;
    private static final float ICON_AT = 96;
    private static final float WIDEST = SIDE - 2 * BAND_EDGE - 36;
    private static final float LARGEST = 54;
    private static final float SMALLEST = 27;
    private static final float ALONE = 44;
    private static final float MARKS_AT = 426;

    /**
     * What a level looks like.
     *
     * @param deep of the body, and of what is written
     * @param lit of the body where the light falls on it
     * @param light of the rim, the band, and what stands in the body
     * @param warm of the marks, full or not, and of what shines
     * @param shade of what lies behind
     */
    private record Colours(Color deep, Color lit, Color light, Color warm, Color shade) {
        static Colours of(int level) {
            return switch (level) {
                case 1 -> of(0x0A5A4B, 0x0D6B59, 0xE9F7F0, 0xA9E5CB, 0x063A31);
                case 2 -> of(0x1F3F90, 0x274CA8, 0xEAF0FD, 0xB4CCFA, 0x132760);
                default -> of(0x622060, 0x752A72, 0xFDF1E3, 0xFFCB74, 0x3E113B);
            };
        }

        private static Colours of(int deep, int lit, int light, int warm, int shade) {
            return new Colours(new Color(deep), new Color(lit), new Color(light), new Color(warm), new Color(shade));
        }
    }

    /** Something filled with a colour. */
    record Layer(Shape shape, Color colour) {}

    /** From the lowest to the highest. */
    List<Layer> layers() {
        Colours colours = Colours.of(level);
        var layers = new ArrayList<Layer>();
        layers.add(new Layer(body(RIM), colours.light()));
        layers.add(new Layer(body(BODY), colours.deep()));
        layers.add(new Layer(placed(EmblemShapes.lit(EmblemShapes.body(family)), BODY), colours.lit()));
        layers.add(new Layer(new BasicStroke(4).createStrokedShape(body(LINE)), colours.warm()));
        var place = new AffineTransform(ICON, 0, 0, ICON, MIDDLE - ICON / 2, ICON_AT);
        layers.add(new Layer(place.createTransformedShape(EmblemIcons.of(family)), colours.light()));
        layers.add(new Layer(place.createTransformedShape(EmblemIcons.accent(family)), colours.warm()));
        for (int i = 0; i < Badge.LEVELS; i++) {
            layers.add(new Layer(i < level ? mark(i) : new BasicStroke(3).createStrokedShape(mark(i)), colours.warm()));
        }
        layers.add(new Layer(
                EmblemShapes.mirrored(EmblemShapes.tail(BAND_EDGE, BAND_TOP, BAND_HEIGHT), MIDDLE), colours.shade()));
        layers.add(new Layer(
                new RoundRectangle2D.Float(
                        BAND_EDGE - 5, BAND_TOP - 5, SIDE - 2 * BAND_EDGE + 10, BAND_HEIGHT + 10, 30, 30),
                colours.deep()));
        layers.add(new Layer(
                new RoundRectangle2D.Float(BAND_EDGE, BAND_TOP, SIDE - 2 * BAND_EDGE, BAND_HEIGHT, 22, 22),
                colours.light()));
        layers.addAll(words(colours.deep()));
        return layers;
    }

    private Shape body(float radius) {
        return placed(EmblemShapes.body(family), radius);
    }

    private static Shape placed(Shape body, float radius) {
        return new AffineTransform(radius, 0, 0, radius, MIDDLE, BODY_AT).createTransformedShape(body);
    }

    private static Shape mark(int number) {
        float x = MIDDLE + (number - 1) * 34;
        return new Ellipse2D.Float(x - 10, MARKS_AT - 10, 20, 20);
    }

    private List<Layer> words(Color ink) {
        List<String> lines = EmblemText.lines(drawable(), WIDEST, ALONE);
        float size = LARGEST;
        while (size > SMALLEST && EmblemText.width(lines, size) > WIDEST) {
            size--;
        }
        if (lines.size() > 1) {
            size = Math.min(size, 46);
        }
        float height = lines.size() > 1 ? size * 1.08f : 0;
        float y = BAND_TOP + BAND_HEIGHT / 2 - height / 2 + size * 0.36f;
        var words = new ArrayList<Layer>();
        for (String line : lines) {
            String fitting = Letters.BOLD.fitting(line, size, WIDEST);
            float x = MIDDLE - Letters.BOLD.width(fitting, size) / 2;
            words.add(new Layer(Letters.BOLD.outline(fitting, size, x, y), ink));
            y += height;
        }
        return words;
    }

    /** The name without what there are no letters for. */
    private String drawable() {
        return name.codePoints()
                .filter(point -> Letters.BOLD.have(Character.toString(point)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** As PNG, without anything behind it. */
    byte[] png() {
        var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_ARGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        for (Layer layer : layers()) {
            canvas.setColor(layer.colour());
            canvas.fill(layer.shape());
        }
        canvas.dispose();
        return Png.encoded(image, "Entrain");
    }

    /** As SVG. */
    String svg() {
        var svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" role="img"><title>%2$s</title>
                """.formatted(SIDE, escaped(name)));
        for (Layer layer : layers()) {
            svg.append("<path fill=\"#%06x\" d=\"".formatted(layer.colour().getRGB() & 0xFFFFFF));
            boolean isEvenOdd = write(svg, layer.shape());
            svg.append(isEvenOdd ? "\" fill-rule=\"evenodd\"/>\n" : "\"/>\n");
        }
        return svg.append("</svg>\n").toString();
    }

    private static boolean write(StringBuilder svg, Shape shape) {
        PathIterator path = shape.getPathIterator(null);
        var p = new float[6];
        for (; !path.isDone(); path.next()) {
            switch (path.currentSegment(p)) {
                case PathIterator.SEG_MOVETO -> add(svg, 'M', p, 2);
                case PathIterator.SEG_LINETO -> add(svg, 'L', p, 2);
                case PathIterator.SEG_QUADTO -> add(svg, 'Q', p, 4);
                case PathIterator.SEG_CUBICTO -> add(svg, 'C', p, 6);
                default -> svg.append('Z');
            }
        }
        return path.getWindingRule() == PathIterator.WIND_EVEN_ODD;
    }

    /** To a tenth of a unit, which nobody sees at any size a badge is shown in. */
    private static void add(StringBuilder svg, char segment, float[] points, int many) {
        svg.append(segment);
        for (int i = 0; i < many; i++) {
            svg.append(i == 0 ? "" : " ").append(Math.round(points[i] * 10) / 10.0);
        }
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
