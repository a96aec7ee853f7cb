package apical.diagnostics;

import java.util.List;

/**
 * What must be known of a network to tell which perceptron it is without feedback and teacher.
 *
 * @param hiddenAttenuation what of the basal potential of a hidden layer arrives at its somata; 1 where weights are measured at the
 *                          soma
 * @param outputAttenuation likewise at the output
 * @param thresholdRate     rate of the unit that carries the thresholds
 * @param apicalMixing      lambda_k of each hidden layer, first to last: what of the apical potential arrives at the soma; empty
 *                          where there are no apical dendrites
 * @param livesInTime       whether a presentation begins where the last one ended
 */
public record Anatomy(double hiddenAttenuation, double outputAttenuation, double thresholdRate, List<Double> apicalMixing,
                      boolean livesInTime) {

    /** A perceptron and nothing else. */
    public static final Anatomy PERCEPTRON = ofTwoSweeps(List.of());

    public Anatomy {
        apicalMixing = List.copyOf(apicalMixing);
    }

    /** The two-sweep microcircuit, whose weights are measured at the soma. */
    public static Anatomy ofTwoSweeps(List<Double> apicalMixing) {
        return new Anatomy(1, 1, 1, apicalMixing, false);
    }
}
