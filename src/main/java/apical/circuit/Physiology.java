package apical.circuit;

import apical.validation.InvalidValueException;
import apical.validation.Require;

/**
 * How neurons of a tissue in continuous time work, whatever their number, weights and plasticity, and whichever engine
 * integrates them.
 *
 * @param conductances   [1/ms]
 * @param rates          which potential rates follow
 * @param prediction     which dendritic prediction plasticity compares with them
 * @param inputFilterMs  tau_0 of the input, tau_0 dr_0/dt = -r_0 + (what is shown) [ms]; 0: r_0 is what is shown
 * @param targetFilterMs tau_0 of u_target [ms]; while the teacher is off, u_target stands still
 * @param noise          on all somata
 * @param biasRate  rate of the unit that carries the biases of basal and interneuron dendrites, usually 1; 0 for a tissue
 *                       without biases
 */
public record Physiology(Conductances conductances, RateTiming rates, Prediction prediction, double inputFilterMs,
        double targetFilterMs, Noise noise, double biasRate) {

    public Physiology {
        Require.nonNegative("inputFilterMs", inputFilterMs);
        Require.nonNegative("targetFilterMs", targetFilterMs);
        Require.finite("biasRate", biasRate);
        if (rates == RateTiming.PROSPECTIVE && prediction == Prediction.LAG_MATCHED) {
            throw new InvalidValueException("prediction", "is lagMatched; expected instantaneous, since prospective rates have no "
                    + "lag to match");
        }
    }

    /** The tissue as published: present rates and predictions, inputs that switch, no noise. */
    public static Physiology plain(Conductances conductances, double biasRate) {
        return new Physiology(conductances, RateTiming.INSTANTANEOUS, Prediction.INSTANTANEOUS, 0, 0, new Noise.None(),
                biasRate);
    }

    /** This physiology with other rates. */
    public Physiology with(RateTiming code) {
        return new Physiology(conductances, code, prediction, inputFilterMs, targetFilterMs, noise, biasRate);
    }

    /** This physiology with another prediction. */
    public Physiology with(Prediction other) {
        return new Physiology(conductances, rates, other, inputFilterMs, targetFilterMs, noise, biasRate);
    }

    /** This physiology with low-passed input and target. */
    public Physiology filtered(double inputMs, double targetMs) {
        return new Physiology(conductances, rates, prediction, inputMs, targetMs, noise, biasRate);
    }

    /** This physiology under other noise. */
    public Physiology with(Noise other) {
        return new Physiology(conductances, rates, prediction, inputFilterMs, targetFilterMs, other, biasRate);
    }

    /** The fastest decay of anything but plasticity filters [1/ms]: forward Euler is stable below 2 over it. */
    public double fastestDecay() {
        double fastest = Math.max(conductances.ontoHidden(),
                Math.max(conductances.ontoOutput(true), conductances.ontoInterneuron()));
        for (double ms : new double[] {inputFilterMs, targetFilterMs}) {
            fastest = ms > 0 ? Math.max(fastest, 1 / ms) : fastest;
        }
        return fastest;
    }
}
