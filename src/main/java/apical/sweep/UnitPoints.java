package apical.sweep;

import apical.network.Seed;
import apical.state.RandomStream;
import apical.validation.InvalidValueException;
import org.apache.commons.math3.random.SobolSequenceGenerator;

/**
 * Points of the unit cube, [points x dimensions], each coordinate from 0 to below 1. The first points are the same however many are
 * asked for, so that a search can be made larger and keeps what it has.
 */
public final class UnitPoints {

    /** Of the table of direction numbers (Joe and Kuo, 2008) that Commons Math brings. */
    private static final int MOST_DIMENSIONS = 1000;

    private UnitPoints() {
    }

    /** Independent and uniform. */
    public static double[][] random(int points, int dimensions, long seed) {
        RandomStream random = new Seed(seed).stream("sweep");
        double[][] all = new double[points][dimensions];
        for (double[] point : all) {
            fill(point, random);
        }
        return all;
    }

    /**
     * A Sobol sequence, which covers the cube more evenly, shifted by one random vector modulo 1 (Cranley and Patterson, 1976):
     * each point alone is then uniform.
     *
     * @throws InvalidValueException of {@code parameters}, if there are too many dimensions
     */
    public static double[][] sobol(int points, int dimensions, long seed) {
        if (dimensions > MOST_DIMENSIONS) {
            throw new InvalidValueException("parameters", "has " + dimensions + " elements; expected at most " + MOST_DIMENSIONS
                    + " for a Sobol sequence");
        }
        double[] shift = new double[dimensions];
        fill(shift, new Seed(seed).stream("sweep"));
        SobolSequenceGenerator sequence = new SobolSequenceGenerator(dimensions);
        double[][] all = new double[points][];
        for (int i = 0; i < points; i++) {
            all[i] = sequence.nextVector();
            for (int d = 0; d < dimensions; d++) {
                double shifted = all[i][d] + shift[d];
                all[i][d] = shifted < 1 ? shifted : shifted - 1;
            }
        }
        return all;
    }

    private static void fill(double[] point, RandomStream random) {
        for (int d = 0; d < point.length; d++) {
            point[d] = random.nextDouble();
        }
    }
}
