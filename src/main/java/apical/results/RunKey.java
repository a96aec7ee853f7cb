package apical.results;

import java.io.Serializable;

/** Which run of an experiment: one model with one seed. */
public record RunKey(String model, long seed) implements Serializable {

    @Override
    public String toString() {
        return "model \"" + model + "\", seed " + seed;
    }
}
