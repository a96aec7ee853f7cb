package apical.information;

import java.util.random.RandomGenerator;

/**
 * How an estimate is doubted.
 *
 * @param permutations of the variable, at least 2; expensive estimators may make fewer, and say so
 * @param random       where permutations, folds and subsets come from; it is advanced
 */
public record ControlSettings(int permutations, RandomGenerator random) {

    public ControlSettings {
        if (permutations < 2) {
            throw new IllegalArgumentException("permutations is " + permutations + "; expected at least 2");
        }
    }
}
