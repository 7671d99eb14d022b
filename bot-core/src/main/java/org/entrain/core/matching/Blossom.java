package org.entrain.core.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A perfect matching of least cost in a complete graph, exactly: Edmonds' blossom algorithm (Paths, trees and flowers, 1965;
 * Maximum matching and a polyhedron with 0,1-vertices, 1965) with the search for all free vertices at once. Each phase grows
 * trees of alternating edges without slack from every free vertex until two of them meet; where a tree has no such edge left, the
 * prices of its vertices are changed. Odd circles are shrunk to blossoms, which are vertices from then on.
 *
 * <p>Every vertex remembers its cheapest edge to an even one, so a step costs O(n), a phase mostly O(n^2), the whole O(n^3). All
 * numbers are whole: costs are doubled, so that a price may be changed by half a slack. Costs may be up to 2^58.
 */
final class Blossom {
    private static final int NONE = -1;
    private static final long FAR = Long.MAX_VALUE;

    private enum Label {
        FREE,
        EVEN,
        ODD
    }

    private final int size;
    private final long[][] costs;
    private final long[] price;
    private final int[] mate;
    private final Petal[] leaf;
    private final Petal[] outer;
    private final Label[] label;
    private final int[] nearest;
    private final long[] slack;
    private final int[] due;
    private int dues;
    private int stamp;

    private Blossom(long[][] costs) {
        this.size = costs.length;
        this.costs = costs;
        this.price = new long[size];
        this.mate = new int[size];
        this.leaf = new Petal[size];
        this.outer = new Petal[size];
        this.label = new Label[size];
        this.nearest = new int[size];
        this.slack = new long[size];
        this.due = new int[size];
        Arrays.fill(mate, NONE);
        Arrays.setAll(leaf, vertex -> new Petal(vertex));
        System.arraycopy(leaf, 0, outer, 0, size);
    }

    /**
     * Whom each is matched with.
     *
     * @param costs of each two, the same both ways; the number of rows is even
     */
    static int[] mates(long[][] costs) {
        var blossom = new Blossom(costs);
        blossom.begin();
        int free =
                (int) Arrays.stream(blossom.mate).filter(mate -> mate == NONE).count();
        for (int phase = 0; phase < free / 2; phase++) {
            blossom.phase();
        }
        return blossom.mate;
    }

    private long slack(int one, int other) {
        return 4 * costs[one][other] - price[one] - price[other];
    }

    /** First prices, and the edges that have no slack then. */
    private void begin() {
        for (int one = 0; one < size; one++) {
            long least = FAR;
            for (int other = 0; other < size; other++) {
                least = other == one ? least : Math.min(least, costs[one][other]);
            }
            price[one] = 2 * least;
        }
        for (int one = 0; one < size; one++) {
            if (mate[one] == NONE) {
                beginWith(one);
            }
        }
    }

    private void beginWith(int one) {
        int best = NONE;
        long least = FAR;
        for (int other = 0; other < size; other++) {
            long found = other == one ? FAR : slack(one, other);
            if (found < least || (found == least && best != NONE && mate[best] != NONE && mate[other] == NONE)) {
                least = found;
                best = other;
            }
        }
        price[one] += least;
        if (mate[best] == NONE) {
            match(one, best);
        }
    }

    private void match(int one, int other) {
        mate[one] = other;
        mate[other] = one;
    }

    /** Has one more pair of free vertices matched. */
    private void phase() {
        dues = 0;
        Arrays.fill(nearest, NONE);
        Arrays.fill(slack, FAR);
        Arrays.fill(label, Label.FREE);
        for (Petal petal : outer) {
            petal.label = Label.FREE;
        }
        for (int vertex = 0; vertex < size; vertex++) {
            if (mate[outer[vertex].base] == NONE && outer[vertex].label == Label.FREE) {
                even(outer[vertex], NONE, NONE);
            }
        }
        boolean grows = true;
        while (grows) {
            look();
            grows = step();
        }
    }

    private void even(Petal petal, int from, int to) {
        petal.enter(Label.EVEN, from, to);
        petal.each(vertex -> {
            label[vertex] = Label.EVEN;
            due[dues++] = vertex;
        });
    }

    private void label(Petal petal, Label as) {
        petal.label = as;
        petal.each(vertex -> label[vertex] = as);
    }

    /** From vertices that became even: are they the nearest to others now? */
    private void look() {
        while (dues > 0) {
            int one = due[--dues];
            Petal home = outer[one];
            long[] row = costs[one];
            long own = price[one];
            for (int other = 0; other < size; other++) {
                long found = 4 * row[other] - own - price[other];
                if (found < slack[other] && outer[other] != home) {
                    slack[other] = found;
                    nearest[other] = one;
                }
            }
        }
    }

    /** The nearest even vertex outside of an even one's own blossom, anew. */
    private void lookAgain(int one) {
        nearest[one] = NONE;
        slack[one] = FAR;
        Petal home = outer[one];
        for (int other = 0; other < size; other++) {
            if (label[other] == Label.EVEN && outer[other] != home) {
                long found = slack(one, other);
                if (found < slack[one]) {
                    slack[one] = found;
                    nearest[one] = other;
                }
            }
        }
    }

    /** The change of prices that lets something happen, and that; false when a path was found and the phase is over. */
    private boolean step() {
        long least = FAR;
        int at = NONE;
        for (int vertex = 0; vertex < size; vertex++) {
            long change = change(vertex);
            if (change < least) {
                least = change;
                at = vertex;
            }
        }
        if (at == NONE) {
            throw new IllegalStateException("No perfect matching");
        }
        if (least > 0) {
            reprice(least);
        }
        return switch (label[at]) {
            case FREE -> grow(nearest[at], at);
            case EVEN -> meet(nearest[at], at);
            case ODD -> expand(outer[at]);
        };
    }

    private long change(int vertex) {
        return switch (label[vertex]) {
            case FREE -> slack[vertex];
            case EVEN -> {
                if (nearest[vertex] != NONE && outer[nearest[vertex]] == outer[vertex]) {
                    lookAgain(vertex);
                }
                yield slack[vertex] == FAR ? FAR : slack[vertex] / 2;
            }
            case ODD -> outer[vertex].isVertex() ? FAR : outer[vertex].price / 2;
        };
    }

    private void reprice(long by) {
        stamp++;
        for (int vertex = 0; vertex < size; vertex++) {
            Petal petal = outer[vertex];
            switch (label[vertex]) {
                case FREE -> slack[vertex] -= by;
                case EVEN -> {
                    price[vertex] += by;
                    slack[vertex] -= slack[vertex] == FAR ? 0 : 2 * by;
                    petal.raise(2 * by, stamp);
                }
                case ODD -> {
                    price[vertex] -= by;
                    petal.raise(-2 * by, stamp);
                }
            }
        }
    }

    /** A pair joins a tree: the one odd, its mate even. */
    private boolean grow(int from, int to) {
        Petal petal = outer[to];
        label(petal, Label.ODD);
        petal.enter(Label.ODD, from, to);
        even(outer[mate[petal.base]], petal.base, mate[petal.base]);
        return true;
    }

    private boolean meet(int one, int other) {
        Petal top = common(outer[one], outer[other]);
        if (top == null) {
            rise(one);
            rise(other);
            match(one, other);
            return false;
        }
        shrink(top, one, other);
        return true;
    }

    private @Nullable Petal above(Petal even) {
        return even.from == NONE ? null : outer[outer[even.from].from];
    }

    private @Nullable Petal common(Petal one, Petal other) {
        stamp++;
        Petal climbing = one;
        Petal waiting = other;
        while (climbing != null || waiting != null) {
            if (climbing != null) {
                if (climbing.seen == stamp) {
                    return climbing;
                }
                climbing.seen = stamp;
                climbing = above(climbing);
            }
            Petal turn = climbing;
            climbing = waiting;
            waiting = turn;
        }
        return null;
    }

    /** The path from an even vertex to the root of its tree: what was matched is not, what was not is. */
    private void rise(int from) {
        int one = from;
        while (true) {
            Petal even = outer[one];
            int above = even.from;
            base(even, one);
            if (above == NONE) {
                return;
            }
            Petal odd = outer[above];
            base(odd, odd.to);
            match(odd.from, odd.to);
            one = odd.from;
        }
    }

    /** Has a blossom be matched inside so that this vertex of it is free for an edge that leaves it. */
    private void base(Petal petal, int vertex) {
        if (petal.base == vertex) {
            return;
        }
        petal.turn(petal.place(leaf[vertex]));
        base(petal.petals[0], vertex);
        petal.base = vertex;
        for (int i = 1; i < petal.petals.length; i += 2) {
            base(petal.petals[i], petal.ends[i]);
            base(petal.petals[i + 1], petal.begins[i]);
            match(petal.ends[i], petal.begins[i]);
        }
    }

    /** An edge within a tree closes an odd circle. */
    private void shrink(Petal top, int one, int other) {
        var petals = new ArrayList<Petal>();
        var edges = new ArrayList<int[]>();
        petals.add(top);
        List<Petal> down = climb(outer[one], top).reversed();
        down.forEach(petal -> {
            petals.add(petal);
            edges.add(new int[] {petal.from, petal.to});
        });
        edges.add(new int[] {one, other});
        climb(outer[other], top).forEach(petal -> {
            petals.add(petal);
            edges.add(new int[] {petal.to, petal.from});
        });
        var blossom = new Petal(top, petals.toArray(Petal[]::new), edges);
        for (Petal petal : petals) {
            petal.within = blossom;
            if (petal.label == Label.ODD) {
                even(petal, petal.from, petal.to);
            }
        }
        blossom.each(vertex -> outer[vertex] = blossom);
    }

    /** From a vertex of a tree up to another, without that. */
    private List<Petal> climb(Petal from, Petal top) {
        var path = new ArrayList<Petal>();
        for (Petal petal = from; petal != top; petal = outer[petal.from]) {
            path.add(petal);
        }
        return path;
    }

    /** An odd blossom whose price is down to nothing falls apart; the path through it stays in the tree. */
    private boolean expand(Petal blossom) {
        int length = blossom.petals.length;
        int at = blossom.place(leaf[blossom.to]);
        for (Petal petal : blossom.petals) {
            petal.within = null;
            petal.each(vertex -> outer[vertex] = petal);
            label(petal, Label.FREE);
        }
        boolean up = at % 2 == 1;
        int from = blossom.from;
        int to = blossom.to;
        boolean odd = true;
        while (true) {
            Petal petal = blossom.petals[at];
            if (odd) {
                label(petal, Label.ODD);
                petal.enter(Label.ODD, from, to);
            } else {
                even(petal, from, to);
            }
            if (at == 0) {
                return true;
            }
            int edge = up ? at : at - 1;
            from = up ? blossom.ends[edge] : blossom.begins[edge];
            to = up ? blossom.begins[edge] : blossom.ends[edge];
            at = up ? (at + 1) % length : at - 1;
            odd = !odd;
        }
    }

    /** A vertex, or a blossom: an odd circle of such. */
    private static final class Petal {
        private final Petal[] petals;
        /** Edge i goes from a vertex in petal i, ends[i], to one in the next, begins[i]. */
        private final int[] ends;

        private final int[] begins;
        private int base;
        private @Nullable Petal within;
        private long price;
        private Label label = Label.FREE;
        private int from = NONE;
        private int to = NONE;
        private int seen;
        private int priced;

        private Petal(int vertex) {
            this.petals = new Petal[0];
            this.ends = new int[0];
            this.begins = new int[0];
            this.base = vertex;
        }

        private Petal(Petal top, Petal[] petals, List<int[]> edges) {
            this.petals = petals;
            this.ends = edges.stream().mapToInt(edge -> edge[0]).toArray();
            this.begins = edges.stream().mapToInt(edge -> edge[1]).toArray();
            this.base = top.base;
            enter(Label.EVEN, top.from, top.to);
        }

        private interface Visit {
            void vertex(int vertex);
        }

        private boolean isVertex() {
            return petals.length == 0;
        }

        /** By an edge of its tree. */
        private void enter(Label as, int outside, int inside) {
            label = as;
            from = outside;
            to = inside;
        }

        private void raise(long by, int stamp) {
            if (priced != stamp) {
                priced = stamp;
                price += by;
            }
        }

        private void each(Visit visit) {
            if (isVertex()) {
                visit.vertex(base);
                return;
            }
            for (Petal petal : petals) {
                petal.each(visit);
            }
        }

        /** Which of its petals something lies in. */
        private int place(Petal inside) {
            Petal petal = inside;
            while (petal.within != null && petal.within != this) {
                petal = petal.within;
            }
            for (int i = 0; i < petals.length; i++) {
                if (petals[i] == petal) {
                    return i;
                }
            }
            throw new IllegalStateException("Not in this blossom");
        }

        /** Round, until another petal comes first. */
        private void turn(int first) {
            Petal[] petalsBefore = petals.clone();
            int[] endsBefore = ends.clone();
            int[] beginsBefore = begins.clone();
            for (int i = 0; i < petals.length; i++) {
                int at = (i + first) % petals.length;
                petals[i] = petalsBefore[at];
                ends[i] = endsBefore[at];
                begins[i] = beginsBefore[at];
            }
        }
    }
}
