package apical.experiment;

import apical.dynamics.NotFiniteException;

/** A run whose numbers are no numbers any more. The message says which run, when, and what may help. */
public final class DivergenceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient MetricsTable metrics;

    private DivergenceException(String message, MetricsTable metrics, Throwable cause) {
        super(message, cause);
        this.metrics = metrics;
    }

    DivergenceException(Run run, int epoch) {
        this("model \"" + run.model().name() + "\", seed " + run.seed() + ": output rates are not finite after epoch " + epoch
                + (epoch == 0 ? ". Maybe smaller initialWeights" : ". Maybe smaller rule.learningRates"), MetricsTable.EMPTY, null);
    }

    /** A potential that was caught leaving the numbers, in epoch 1, 2, ..., or 0 before the first. */
    DivergenceException(Run run, int epoch, NotFiniteException cause) {
        this("model \"" + run.model().name() + "\", seed " + run.seed() + ", epoch " + epoch + ": " + cause.getMessage(),
                MetricsTable.EMPTY, cause);
    }

    /** @param what what is no number any more, when, and what may help */
    DivergenceException(String model, long seed, String what) {
        this("model \"" + model + "\", seed " + seed + ": " + what, MetricsTable.EMPTY, null);
    }

    DivergenceException having(MetricsTable measured) {
        return new DivergenceException(getMessage(), measured, this);
    }

    /** What all runs had measured by then. */
    public MetricsTable metrics() {
        return metrics;
    }
}
