package apical.information;

/**
 * Minimises a smooth convex cost by the limited-memory method of Broyden, Fletcher, Goldfarb and Shanno (Nocedal &amp; Wright,
 * Numerical Optimization, algorithm 7.5), halving steps until the cost falls as it should (Armijo).
 */
final class LimitedMemory {

    private static final int MEMORY = 10;
    private static final double SUFFICIENT = 1e-4;
    private static final int MOST_HALVINGS = 30;

    private LimitedMemory() {
    }

    /** What is minimised. */
    interface Objective {
        /**
         * The cost at w.
         *
         * @param gradient modified
         */
        double at(double[] w, double[] gradient);
    }

    /**
     * Improves {@code w} until a step lowers the cost by less than {@code tolerance}, or for {@code mostSteps} steps.
     *
     * @param w modified
     * @return steps made
     */
    static int minimise(Objective cost, double[] w, double tolerance, int mostSteps) {
        int n = w.length;
        double[][] moves = new double[MEMORY][n];
        double[][] bends = new double[MEMORY][n];
        double[] gradient = new double[n];
        double[] there = new double[n];
        double[] gradientThere = new double[n];
        double here = cost.at(w, gradient);
        int remembered = 0;
        for (int step = 0; step < mostSteps; step++) {
            double[] direction = direction(gradient, moves, bends, remembered);
            double slope = dot(direction, gradient);
            if (!(slope < 0)) return step;
            double length = remembered == 0 ? Math.min(1, 1 / Math.sqrt(-slope)) : 1;
            double next = Double.POSITIVE_INFINITY;
            for (int halving = 0; halving < MOST_HALVINGS; halving++, length /= 2) {
                for (int i = 0; i < n; i++) there[i] = w[i] + length * direction[i];
                next = cost.at(there, gradientThere);
                if (next <= here + SUFFICIENT * length * slope) break;
            }
            if (!(next < here)) return step;
            double[] move = moves[remembered % MEMORY];
            double[] bend = bends[remembered % MEMORY];
            for (int i = 0; i < n; i++) {
                move[i] = there[i] - w[i];
                bend[i] = gradientThere[i] - gradient[i];
            }
            if (dot(move, bend) > 0) remembered++;
            System.arraycopy(there, 0, w, 0, n);
            System.arraycopy(gradientThere, 0, gradient, 0, n);
            double gain = here - next;
            here = next;
            if (gain < tolerance) return step + 1;
        }
        return mostSteps;
    }

    /** Minus the inverse curvature, as far as it is remembered, times the gradient. */
    private static double[] direction(double[] gradient, double[][] moves, double[][] bends, int remembered) {
        double[] direction = gradient.clone();
        int first = Math.max(0, remembered - MEMORY);
        double[] shares = new double[MEMORY];
        for (int m = remembered - 1; m >= first; m--) {
            double[] move = moves[m % MEMORY];
            double[] bend = bends[m % MEMORY];
            shares[m % MEMORY] = dot(move, direction) / dot(move, bend);
            add(direction, -shares[m % MEMORY], bend);
        }
        if (remembered > 0) {
            double[] move = moves[(remembered - 1) % MEMORY];
            double[] bend = bends[(remembered - 1) % MEMORY];
            double scale = dot(move, bend) / dot(bend, bend);
            for (int i = 0; i < direction.length; i++) direction[i] *= scale;
        }
        for (int m = first; m < remembered; m++) {
            double[] move = moves[m % MEMORY];
            double[] bend = bends[m % MEMORY];
            add(direction, shares[m % MEMORY] - dot(bend, direction) / dot(move, bend), move);
        }
        for (int i = 0; i < direction.length; i++) direction[i] = -direction[i];
        return direction;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
        return sum;
    }

    private static void add(double[] to, double factor, double[] what) {
        for (int i = 0; i < to.length; i++) to[i] += factor * what[i];
    }
}
