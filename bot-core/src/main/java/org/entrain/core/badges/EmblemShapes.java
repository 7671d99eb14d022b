package org.entrain.core.badges;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The shapes that badges are made of: bodies about the origin with a radius of 1, icons in a square from 0 to 1. */
final class EmblemShapes {
    private EmblemShapes() {}

    static Shape body(Family family) {
        return switch (family) {
            case LEARNING -> rounded(6, 1.0, -Math.PI / 2, 0.16);
            case REMEMBERING -> circle(0, 0, 0.97);
            case WRITING -> squircle();
            case HELPING -> scalloped(12);
            case TOGETHER -> rounded(8, 1.02, -Math.PI / 2 + Math.PI / 8, 0.14);
            case LEADING -> shield();
        };
    }

    /** What a family is about. */
    static Shape icon(Family family) {
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

    /** The end of a ribbon that is seen behind the band on its left, with a notch. */
    static Shape tail(double edge, double top, double height) {
        var path = new Path2D.Double();
        path.moveTo(edge - 26, top + 22);
        path.lineTo(edge + 56, top + 22);
        path.lineTo(edge + 56, top + height + 22);
        path.lineTo(edge - 26, top + height + 22);
        path.lineTo(edge - 8, top + height / 2 + 22);
        path.closePath();
        return path;
    }

    /** A shape of the left half, and the same on the right of the middle. */
    static Shape mirrored(Shape left, double middle) {
        var both = new Area(left);
        both.add(new Area(new AffineTransform(-1, 0, 0, 1, 2 * middle, 0).createTransformedShape(left)));
        return both;
    }

    /** What the light falls on: a body's upper left, up to a slanting line. */
    static Shape lit(Shape body) {
        var light = new Path2D.Double();
        light.moveTo(-2, -2);
        light.lineTo(0.62, -2);
        light.lineTo(-0.62, 2);
        light.lineTo(-2, 2);
        light.closePath();
        var lit = new Area(body);
        lit.intersect(new Area(light));
        return lit;
    }

    private static Shape circle(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    private static Shape rounded(int corners, double radius, double first, double cut) {
        IntFunction<Point2D> corner = i -> new Point2D.Double(
                radius * Math.cos(first + 2 * Math.PI * i / corners),
                radius * Math.sin(first + 2 * Math.PI * i / corners));
        return rounded(IntStream.range(0, corners).mapToObj(corner).toList(), cut);
    }

    /** A polygon whose corners are cut round. */
    private static Shape rounded(List<Point2D> corners, double cut) {
        var path = new Path2D.Double();
        for (int i = 0; i < corners.size(); i++) {
            Point2D before = corners.get((i + corners.size() - 1) % corners.size());
            Point2D corner = corners.get(i);
            Point2D after = corners.get((i + 1) % corners.size());
            Point2D from = towards(corner, before, cut);
            Point2D to = towards(corner, after, cut);
            if (i == 0) {
                path.moveTo(from.getX(), from.getY());
            } else {
                path.lineTo(from.getX(), from.getY());
            }
            path.quadTo(corner.getX(), corner.getY(), to.getX(), to.getY());
        }
        path.closePath();
        return path;
    }

    private static Point2D towards(Point2D from, Point2D to, double distance) {
        double share = distance / from.distance(to);
        return new Point2D.Double(
                from.getX() + share * (to.getX() - from.getX()), from.getY() + share * (to.getY() - from.getY()));
    }

    private static Shape squircle() {
        var path = new Path2D.Double();
        double a = 0.93;
        double c = 0.86;
        path.moveTo(0, -a);
        path.curveTo(c, -a, a, -c, a, 0);
        path.curveTo(a, c, c, a, 0, a);
        path.curveTo(-c, a, -a, c, -a, 0);
        path.curveTo(-a, -c, -c, -a, 0, -a);
        path.closePath();
        return path;
    }

    /** Waves about a circle. */
    private static Shape scalloped(int waves) {
        var path = new Path2D.Double();
        int steps = waves * 16;
        for (int i = 0; i < steps; i++) {
            double angle = 2 * Math.PI * i / steps;
            double radius = 0.925 + 0.055 * Math.cos(waves * angle);
            double x = radius * Math.sin(angle);
            double y = -radius * Math.cos(angle);
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        path.closePath();
        return path;
    }

    private static Shape shield() {
        var path = new Path2D.Double();
        path.moveTo(0, -0.98);
        path.curveTo(0.3, -0.82, 0.6, -0.78, 0.86, -0.8);
        path.curveTo(0.9, -0.8, 0.93, -0.77, 0.93, -0.73);
        path.curveTo(0.97, 0.1, 0.82, 0.72, 0.06, 0.99);
        path.curveTo(0.02, 1.005, -0.02, 1.005, -0.06, 0.99);
        path.curveTo(-0.82, 0.72, -0.97, 0.1, -0.93, -0.73);
        path.curveTo(-0.93, -0.77, -0.9, -0.8, -0.86, -0.8);
        path.curveTo(-0.6, -0.78, -0.3, -0.82, 0, -0.98);
        path.closePath();
        return path;
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
        sprout.add(new Area(new RoundRectangle2D.Double(0.455, 0.3, 0.09, 0.58, 0.06, 0.06)));
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
