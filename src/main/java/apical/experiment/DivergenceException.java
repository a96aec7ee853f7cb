package apical.experiment;

/** A run whose numbers are no numbers any more. The message says which run, when, and what may help. */
public final class DivergenceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DivergenceException(Run run, int epoch) {
        super("model \"" + run.model().name() + "\", seed " + run.seed() + ": output rates are not finite after epoch " + epoch
                + (epoch == 0 ? ". Maybe smaller initialWeights" : ". Maybe smaller rule.learningRates"));
    }

    /** @param what what is no number any more, when, and what may help */
    DivergenceException(String model, long seed, String what) {
        super("model \"" + model + "\", seed " + seed + ": " + what);
    }
}
