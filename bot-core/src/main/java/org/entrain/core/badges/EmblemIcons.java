package org.entrain.core.badges;

import static org.entrain.core.badges.EmblemShapes.circle;
import static org.entrain.core.badges.EmblemShapes.mirrored;
import static org.entrain.core.badges.EmblemShapes.rounded;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;

/** What stands in the bodies of badges, in a square from 0 to 1. */
final class EmblemIcons {
    private EmblemIcons() {}

    /** What a family is about. */
    static Shape of(Family family) {
        return switch (family) {
            case LEARNING -> book();
            case REMEMBERING -> sprout();
            case WRITING -> pencil();
            case HELPING -> bubble();
            case TOGETHER -> people();
            case LEADING -> mountains();
        };
    }

    /** What shines in it. */
    static Shape accent(Family family) {
        return switch (family) {
            case LEARNING -> circle(0.5, 0.06, 0.075);
            case REMEMBERING -> new RoundRectangle2D.Double(0.14, 0.9, 0.72, 0.07, 0.07, 0.07);
            case WRITING -> new RoundRectangle2D.Double(0.46, 0.88, 0.46, 0.08, 0.08, 0.08);
            case HELPING -> heart(0.5, 0.4, 0.2);
            case TOGETHER -> circle(0.5, 0.27, 0.155);
            case LEADING -> flag();
        };
    }

    private static Shape book() {
        var page = new Path2D.Double();
        page.moveTo(0.475, 0.3);
        page.curveTo(0.36, 0.2, 0.17, 0.18, 0.02, 0.22);
        page.lineTo(0.02, 0.86);
        page.curveTo(0.17, 0.82, 0.36, 0.84, 0.475, 0.94);
        page.closePath();
        return mirrored(page, 0.5);
    }

    private static Shape sprout() {
        var leaf = new Path2D.Double();
        leaf.moveTo(0.5, 0.52);
        leaf.curveTo(0.5, 0.24, 0.3, 0.08, 0.02, 0.1);
        leaf.curveTo(0.02, 0.38, 0.2, 0.54, 0.5, 0.52);
        leaf.closePath();
        var sprout = new Area(leaf);
        sprout.add(new Area(new AffineTransform(-0.8, 0, 0, 0.8, 0.9, -0.06).createTransformedShape(leaf)));
        sprout.add(new Area(new RoundRectangle2D.Double(0.455, 0.4, 0.09, 0.48, 0.08, 0.08)));
        return sprout;
    }

    private static Shape pencil() {
        var pencil = new Path2D.Double();
        pencil.moveTo(-0.105, -0.36);
        pencil.lineTo(0.105, -0.36);
        pencil.lineTo(0.105, 0.3);
        pencil.lineTo(0, 0.54);
        pencil.lineTo(-0.105, 0.3);
        pencil.closePath();
        var area = new Area(pencil);
        area.add(new Area(new RoundRectangle2D.Double(-0.105, -0.56, 0.21, 0.15, 0.08, 0.08)));
        area.subtract(new Area(new Rectangle2D.Double(-0.2, 0.275, 0.4, 0.03)));
        return new AffineTransform(
                        Math.cos(Math.PI / 4),
                        Math.sin(Math.PI / 4),
                        -Math.sin(Math.PI / 4),
                        Math.cos(Math.PI / 4),
                        0.5,
                        0.42)
                .createTransformedShape(area);
    }

    private static Shape bubble() {
        var area = new Area(new RoundRectangle2D.Double(0.02, 0.04, 0.96, 0.7, 0.34, 0.34));
        var tail = new Path2D.Double();
        tail.moveTo(0.2, 0.66);
        tail.lineTo(0.18, 0.97);
        tail.lineTo(0.52, 0.7);
        tail.closePath();
        area.add(new Area(tail));
        area.subtract(new Area(heart(0.5, 0.4, 0.27)));
        return area;
    }

    private static Shape heart(double x, double y, double size) {
        var heart = new Path2D.Double();
        heart.moveTo(0, 0.9);
        heart.curveTo(-1.4, -0.1, -1.0, -1.0, -0.45, -0.85);
        heart.curveTo(-0.2, -0.8, -0.05, -0.6, 0, -0.42);
        heart.curveTo(0.05, -0.6, 0.2, -0.8, 0.45, -0.85);
        heart.curveTo(1.0, -1.0, 1.4, -0.1, 0, 0.9);
        heart.closePath();
        return new AffineTransform(size, 0, 0, size, x, y).createTransformedShape(heart);
    }

    private static Shape people() {
        var middle = new Area(shoulders(0.5, 0.96, 0.27));
        var gap = new Area(new BasicStroke(0.1f).createStrokedShape(shoulders(0.5, 0.96, 0.27)));
        gap.add(new Area(circle(0.5, 0.27, 0.2)));
        var sides = new Area(mirrored(circle(0.14, 0.38, 0.115), 0.5));
        sides.add(new Area(mirrored(shoulders(0.14, 0.86, 0.2), 0.5)));
        sides.subtract(gap);
        sides.subtract(middle);
        middle.add(sides);
        return middle;
    }

    private static Shape shoulders(double x, double bottom, double half) {
        var path = new Path2D.Double();
        path.moveTo(x - half, bottom);
        path.curveTo(x - half, bottom - 1.5 * half, x - 0.6 * half, bottom - 1.75 * half, x, bottom - 1.75 * half);
        path.curveTo(x + 0.6 * half, bottom - 1.75 * half, x + half, bottom - 1.5 * half, x + half, bottom);
        path.closePath();
        return path;
    }

    private static Shape mountains() {
        var high = rounded(
                List.of(new Point2D.Double(0.44, 0.32), new Point2D.Double(0.86, 0.97), new Point2D.Double(0.02, 0.97)),
                0.06);
        var low = rounded(
                List.of(new Point2D.Double(0.76, 0.5), new Point2D.Double(1.04, 0.97), new Point2D.Double(0.5, 0.97)),
                0.05);
        var area = new Area(low);
        area.subtract(new Area(new BasicStroke(0.06f).createStrokedShape(high)));
        area.add(new Area(high));
        area.add(new Area(new RoundRectangle2D.Double(0.41, 0, 0.055, 0.4, 0.03, 0.03)));
        return area;
    }

    private static Shape flag() {
        var path = new Path2D.Double();
        path.moveTo(0.49, 0.0);
        path.lineTo(0.82, 0.1);
        path.lineTo(0.49, 0.21);
        path.closePath();
        return path;
    }
}
