package org.entrain.core.matching;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The rounds that are left: everybody has as many left to meet, and each round is to be one in which all meet somebody. In other
 * words, a colouring of the edges of a regular graph with as many colours as each vertex has edges. One edge after another gets
 * a colour; where none is free at both ends, two colours change places along the path that they make (Kempe, 1879); where that
 * does not help, another edge gives up its colour. The search is by chance from fixed seeds: it soon gives up and begins anew, for
 * where it is caught, to go on helps less than another beginning. It may miss a colouring that there is.
 */
final class Factors {
    private static final int NONE = -1;
    /** Of 100 people over 99 rounds, one beginning of 400 steps missed the end; twenty of 40 found it, in half the time. */
    private static final int BEGINNINGS = 20;

    private static final int STEPS_FOR_AN_EDGE = 40;

    private final int colours;
    private final List<int[]> edges = new ArrayList<>();
    private final int[][] at;
    private final int[] colourOf;
    private final SplittableRandom chance;

    private Factors(boolean[][] graph, int degree, int beginning) {
        this.colours = degree;
        this.at = new int[graph.length][degree];
        for (int one = 0; one < graph.length; one++) {
            Arrays.fill(at[one], NONE);
            for (int other = 0; other < one; other++) {
                if (graph[one][other]) {
                    edges.add(new int[] {one, other});
                }
            }
        }
        this.colourOf = new int[edges.size()];
        this.chance = new SplittableRandom(1_000_000L * beginning + graph.length * 1000L + degree);
        Arrays.fill(colourOf, NONE);
    }

    /** Rounds as lists of who meets whom, each by their mate; empty where none were found. */
    static Optional<List<int[]>> of(boolean[][] graph, int degree) {
        return IntStream.range(0, BEGINNINGS)
                .mapToObj(beginning -> new Factors(graph, degree, beginning))
                .filter(Factors::colour)
                .findFirst()
                .map(Factors::rounds);
    }

    private boolean colour() {
        var open = new ArrayDeque<Integer>();
        for (int edge = 0; edge < edges.size(); edge++) {
            open.add(edge);
        }
        long steps = (long) STEPS_FOR_AN_EDGE * edges.size();
        while (!open.isEmpty()) {
            if (steps-- < 0) {
                return false;
            }
            int edge = open.removeLast();
            if (!colour(edge)) {
                open.addLast(takeFrom(edge));
            }
        }
        return true;
    }

    private boolean colour(int edge) {
        int one = edges.get(edge)[0];
        int other = edges.get(edge)[1];
        for (int colour = 0; colour < colours; colour++) {
            if (at[one][colour] == NONE && at[other][colour] == NONE) {
                give(edge, colour);
                return true;
            }
        }
        int here = free(one);
        int there = free(other);
        if (flip(other, here, there, one)) {
            give(edge, here);
            return true;
        }
        return false;
    }

    private int free(int vertex) {
        int begin = chance.nextInt(colours);
        for (int i = 0; i < colours; i++) {
            int colour = (begin + i) % colours;
            if (at[vertex][colour] == NONE) {
                return colour;
            }
        }
        throw new IllegalStateException("Not regular");
    }

    private void give(int edge, int colour) {
        colourOf[edge] = colour;
        for (int end : edges.get(edge)) {
            at[end][colour] = edge;
        }
    }

    private void take(int edge) {
        for (int end : edges.get(edge)) {
            at[end][colourOf[edge]] = NONE;
        }
        colourOf[edge] = NONE;
    }

    /** Two colours change places along the path from a vertex, unless it ends in another. */
    private boolean flip(int from, int first, int second, int unless) {
        var path = new ArrayList<Integer>();
        int vertex = from;
        int colour = first;
        while (at[vertex][colour] != NONE) {
            int edge = at[vertex][colour];
            path.add(edge);
            vertex = other(edge, vertex);
            colour = colour == first ? second : first;
        }
        if (vertex == unless) {
            return false;
        }
        int[] before = path.stream().mapToInt(edge -> colourOf[edge]).toArray();
        path.forEach(this::take);
        for (int i = 0; i < before.length; i++) {
            give(path.get(i), before[i] == first ? second : first);
        }
        return true;
    }

    private int other(int edge, int vertex) {
        int[] ends = edges.get(edge);
        return ends[0] == vertex ? ends[1] : ends[0];
    }

    /** Gives an edge a colour that is free at one end, and says which edge had it at the other. */
    private int takeFrom(int edge) {
        int end = chance.nextInt(2);
        int colour = free(edges.get(edge)[end]);
        int robbed = at[edges.get(edge)[1 - end]][colour];
        take(robbed);
        give(edge, colour);
        return robbed;
    }

    private List<int[]> rounds() {
        var rounds = new ArrayList<int[]>();
        for (int colour = 0; colour < colours; colour++) {
            int[] mates = new int[at.length];
            for (int vertex = 0; vertex < mates.length; vertex++) {
                mates[vertex] = other(at[vertex][colour], vertex);
            }
            rounds.add(mates);
        }
        return rounds;
    }
}
