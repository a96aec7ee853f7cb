package apical.information;

import java.util.random.RandomGenerator;

/**
 * How an estimate is doubted.
 *
 * @param permutations of the variable, at least 2; expensive estimators may make fewer, and say so
 * @param random       where permutations, folds and subsets come from; it is advanced
 */
public record Doubts(int permutations, RandomGenerator random) {

    public Doubts {
        if (permutations < 2) {
            throw new IllegalArgumentException("permutations is " + permutations + "; expected at least 2");
        }
    }
}
