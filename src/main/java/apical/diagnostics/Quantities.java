package apical.diagnostics;

import apical.quantity.Quantity;
import java.util.List;

/** All quantities of {@code metrics.csv}, each registered once; of quantities of synapses, that of the way forward. */
public final class Quantities {

    /** In the order in which people look at them. */
    public static final List<Quantity> ALL = List.of(
            Score.ERROR.quantity(), Score.RECONSTRUCTION.quantity(), Performance.COST, Performance.PRESENTATION_TIME,
            Performance.DIVERGED,
            LayerComparison.UPDATE_ANGLE, LayerComparison.UPDATE_ANGLE_IN_RATES, LayerComparison.UPDATE_ANGLE_OF_BIASES,
            LayerComparison.ERROR_ANGLE, LayerComparison.ERROR_ANGLE_LEFT_OUT,
            WeightTerms.FEEDBACK_ANGLE, WeightTerms.NORM, WeightTerms.CHANGE,
            GradientTerms.OUTPUT_ERROR, GradientTerms.BACKPROPAGATED_ERROR, GradientTerms.SLOPE, GradientTerms.PRESYNAPTIC_RATE,
            GradientTerms.GRADIENT,
            ApicalTerms.APICAL_POTENTIAL, ApicalTerms.APICAL_POTENTIAL_TAUGHT, ApicalTerms.INTERNEURON_DISTANCE,
            ApicalTerms.FEEDBACK_OVER_BOTTOM_UP,
            ErrorSigns.AGREEMENT, ErrorSigns.BITS, ErrorSigns.BITS_IN_APICAL, ErrorSigns.ENTROPY,
            GradientCosine.COSINE, GradientCosine.EXPECTED,
            TissueProbe.SQUARED_ERROR, TissueProbe.PATTERNS, TissueProbe.LATERAL_DISTANCE, TissueProbe.TO_INTERNEURON_DISTANCE,
            TissueProbe.ALIGNMENT, TissueProbe.STEADY_STATE_DIFFERENCE, TissueProbe.MIXING_FACTOR);

    private Quantities() {
    }
}
