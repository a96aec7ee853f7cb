package apical.results;

/** Which run of an experiment: one model with one seed. */
public record RunKey(String model, long seed) {

    @Override
    public String toString() {
        return "model \"" + model + "\", seed " + seed;
    }
}
