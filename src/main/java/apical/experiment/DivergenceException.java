package apical.experiment;

/** A run whose numbers are no numbers any more. The message says which run, when, and what may help. */
public final class DivergenceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DivergenceException(Run run, int epoch) {
        super("model \"" + run.model().name() + "\", seed " + run.seed() + ": output rates are not finite after epoch " + epoch
                + (epoch == 0 ? ". Maybe smaller initialWeights" : ". Maybe smaller rule.learningRates"));
    }
}
