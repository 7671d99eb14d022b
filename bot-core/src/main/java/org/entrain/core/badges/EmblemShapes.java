package org.entrain.core.badges;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The bodies of badges, about the origin with a radius of 1, and the shapes that others are made of. */
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

    static Shape circle(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    private static Shape rounded(int corners, double radius, double first, double cut) {
        IntFunction<Point2D> corner = i -> new Point2D.Double(
                radius * Math.cos(first + 2 * Math.PI * i / corners),
                radius * Math.sin(first + 2 * Math.PI * i / corners));
        return rounded(IntStream.range(0, corners).mapToObj(corner).toList(), cut);
    }

    /** A polygon whose corners are cut round. */
    static Shape rounded(List<Point2D> corners, double cut) {
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
}
