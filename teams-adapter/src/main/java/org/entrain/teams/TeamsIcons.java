package org.entrain.teams;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/**
 * Entrain's two icons: three people in a circle, each linked to the next. Shapes only: a bare machine has no font to
 * draw a letter with.
 */
final class TeamsIcons {
    static final String ACCENT = "#0B7A75";

    private static final int PEOPLE = 3;

    private TeamsIcons() {}

    /** The icon in colour, 192 by 192, as PNG. */
    static byte[] color() {
        return drawn(192, Color.decode(ACCENT), Color.WHITE);
    }

    /** The icon in white on nothing, 32 by 32, as PNG. */
    static byte[] outline() {
        return drawn(32, new Color(0, 0, 0, 0), Color.WHITE);
    }

    private static byte[] drawn(int size, Color background, Color foreground) {
        var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(background);
        graphics.fillRect(0, 0, size, size);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(foreground);
        graphics.setStroke(new BasicStroke(size / 16f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (int person = 0; person < PEOPLE; person++) {
            double x = x(size, person);
            double y = y(size, person);
            graphics.draw(new Line2D.Double(x, y, x(size, person + 1), y(size, person + 1)));
            double radius = size / 9.0;
            graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
        }
        graphics.dispose();
        return png(image);
    }

    private static double x(int size, int person) {
        return size / 2.0 + size * 0.28 * Math.sin(2 * Math.PI * person / PEOPLE);
    }

    private static double y(int size, int person) {
        return size * 0.55 - size * 0.28 * Math.cos(2 * Math.PI * person / PEOPLE);
    }

    private static byte[] png(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return bytes.toByteArray();
    }
}
