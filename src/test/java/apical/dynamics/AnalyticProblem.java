package apical.dynamics;

/** A system whose solution is known. Leaks are told in part only, since that is where an exponential method can go wrong. */
sealed interface AnalyticProblem extends LeakySystem {

    double[] start();

    /** y(t) for y(0) = start. */
    double[] solution(double t);

    /** y' = -rate y, of which {@code told} is told. */
    record Decay(double rate, double told) implements AnalyticProblem {
        @Override
        public int dimension() {
            return 1;
        }

        @Override
        public void derivative(double[] y, double[] dy) {
            dy[0] = -rate * y[0];
        }

        @Override
        public void decayRates(double[] a) {
            a[0] = told;
        }

        @Override
        public double[] start() {
            return new double[] {2};
        }

        @Override
        public double[] solution(double t) {
            return new double[] {2 * Math.exp(-rate * t)};
        }
    }

    /** y' = y (1 - y): not linear. */
    record LogisticGrowth() implements AnalyticProblem {
        @Override
        public int dimension() {
            return 1;
        }

        @Override
        public void derivative(double[] y, double[] dy) {
            dy[0] = y[0] * (1 - y[0]);
        }

        @Override
        public void decayRates(double[] a) {
            a[0] = 0.3;
        }

        @Override
        public double[] start() {
            return new double[] {0.1};
        }

        @Override
        public double[] solution(double t) {
            return new double[] {1 / (1 + 9 * Math.exp(-t))};
        }
    }

    /** z' = (-0.2 + 1.5 i) z, its real and imaginary part: elements that drive each other. */
    record DampedRotation() implements AnalyticProblem {
        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public void derivative(double[] y, double[] dy) {
            dy[0] = -0.2 * y[0] - 1.5 * y[1];
            dy[1] = 1.5 * y[0] - 0.2 * y[1];
        }

        @Override
        public void decayRates(double[] a) {
            a[0] = 0.2;
            a[1] = 0.2;
        }

        @Override
        public double[] start() {
            return new double[] {1, 0};
        }

        @Override
        public double[] solution(double t) {
            return new double[] {Math.exp(-0.2 * t) * Math.cos(1.5 * t), Math.exp(-0.2 * t) * Math.sin(1.5 * t)};
        }
    }
}
