package apical.experiment;

import apical.dynamics.NotFiniteException;
import apical.results.ResultTables;

/** A run whose numbers are no numbers any more. The message says which run, when, and what may help. */
public final class DivergenceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ResultTables found;

    private DivergenceException(String message, ResultTables found, Throwable cause) {
        super(message, cause);
        this.found = found;
    }

    DivergenceException(Run run, int epoch) {
        this("model \"" + run.model().name() + "\", seed " + run.seed() + ": output rates are not finite after epoch " + epoch
                + (epoch == 0 ? ". Maybe smaller initialWeights" : ". Maybe smaller rule.learningRates"), ResultTables.EMPTY, null);
    }

    /** A potential that was caught leaving the numbers, in epoch 1, 2, ..., or 0 before the first. */
    DivergenceException(Run run, int epoch, NotFiniteException cause) {
        this("model \"" + run.model().name() + "\", seed " + run.seed() + ", epoch " + epoch + ": " + cause.getMessage(),
                ResultTables.EMPTY, cause);
    }

    /** @param what what is no number any more, when, and what may help */
    DivergenceException(String model, long seed, String what) {
        this("model \"" + model + "\", seed " + seed + ": " + what);
    }

    /** As another one said it, perhaps in another process. */
    public DivergenceException(String message) {
        this(message, ResultTables.EMPTY, null);
    }

    DivergenceException having(ResultTables measured) {
        return new DivergenceException(getMessage(), measured, this);
    }

    /** What all runs had measured by then. */
    public ResultTables found() {
        return found;
    }
}
