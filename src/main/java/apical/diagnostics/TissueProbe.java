package apical.diagnostics;

import apical.circuit.Conductances;
import apical.circuit.PlainMicrocircuit;
import apical.circuit.Preparation;
import apical.circuit.TissuePathway;
import apical.circuit.TissueSite;
import apical.data.Pattern;
import apical.linalg.Angle;
import apical.linalg.Plain;
import apical.network.TransferFunction;
import apical.quantity.Quantity;
import apical.quantity.Quantity.Scale;
import java.util.List;
import java.util.stream.Stream;

/** Measures a tissue to which nobody else shows anything meanwhile: at rest, without noise, its weights held. */
public final class TissueProbe {

    public static final Quantity SQUARED_ERROR = Quantity.ofNetwork("squared error", "1", Scale.RATIOS, "test error (squared rate)",
            "squared distance of output rates from their targets, mean over patterns");
    public static final Quantity PATTERNS = Quantity.ofNetwork("patterns", "1", Scale.DIFFERENCES, "patterns",
            "patterns with targets behind the squared error");
    public static final Quantity LATERAL_DISTANCE = Quantity.ofLayers("weight distance lateral", "1", Scale.DIFFERENCES,
            "|W_PI + W_TD| / |W_TD|", "distance of the weights from interneurons from the self-predicting state");
    public static final Quantity TO_INTERNEURON_DISTANCE =
            Quantity.ofLayers("weight distance toInterneuron", "1", Scale.DIFFERENCES,
                    "|W_IP - W_IP*| / |W_IP*|", "distance of the weights to interneurons from the self-predicting state");
    public static final Quantity ALIGNMENT = Quantity.angle("alignment",
            "between the top-down weights onto a layer and the transpose of the forward weights from it");
    public static final Quantity STEADY_STATE_DIFFERENCE = Quantity.ofLayers("steady state difference", "1", Scale.RATIOS,
            "relative difference of somata",
            "difference of somata at rest from two sweeps, relative to how far the teacher moves them");
    public static final Quantity MIXING_FACTOR = Quantity.ofNetwork("apical mixing factor", "1", Scale.RATIOS,
            "apical mixing factor (dimensionless)", "g_A / (g_lk + g_B + g_A) of the model");

    /** Told what was found: {@code hidden1}, ..., {@code output}, or empty where it belongs to the network. */
    @FunctionalInterface
    public interface Listener {
        void found(String split, String layer, Quantity quantity, double value);
    }

    private final Preparation tissue;
    private final Conductances g;
    private final TransferFunction phi;
    private final long steps;
    private final int top;
    private final Listener listener;

    /**
     * @param g     of the tissue
     * @param steps for which a pattern is shown before potentials are read
     */
    public TissueProbe(Preparation tissue, Conductances g, TransferFunction phi, long steps, Listener listener) {
        this.tissue = tissue;
        this.g = g;
        this.phi = phi;
        this.steps = steps;
        this.top = tissue.shape().depth();
        this.listener = listener;
    }

    /** Measures what is asked for. */
    public void measure(List<Measurand> quantities, List<Pattern> patterns) {
        if (Stream.of(Measurand.APICAL_POTENTIAL, Measurand.INTERNEURON_DISTANCE, Measurand.TEST_ERROR)
                .anyMatch(quantities::contains)) {
            withoutTeacher(quantities, patterns);
        }
        if (quantities.contains(Measurand.WEIGHT_DISTANCE)) {
            weights();
        }
        if (quantities.contains(Measurand.ALIGNMENT)) {
            alignment();
        }
        if (quantities.contains(Measurand.STEADY_STATE)) {
            steadyState(patterns);
        }
    }

    private void withoutTeacher(List<Measurand> quantities, List<Pattern> patterns) {
        Distance[] silence = distances(), partners = distances();
        Distance error = new Distance();
        int targets = 0;
        for (Pattern pattern : patterns) {
            tissue.rest();
            tissue.showUntaught(pattern.rates());
            live();
            for (int k = 1; k < top; k++) {
                double[] apical = tissue.activity(TissueSite.APICAL, k);
                silence[k].add(apical, new double[apical.length]);
                partners[k].add(tissue.activity(TissueSite.INTERNEURON_SOMA, k), tissue.activity(TissueSite.SOMA, k + 1));
            }
            if (pattern.isTaught()) {
                error.add(tissue.activity(TissueSite.RATE, top), pattern.target());
                targets++;
            }
        }
        for (int k = 1; k < top; k++) {
            if (quantities.contains(Measurand.APICAL_POTENTIAL)) {
                listener.found("test", name(k), ApicalTerms.APICAL_POTENTIAL, silence[k].rootMeanSquare());
            }
            if (quantities.contains(Measurand.INTERNEURON_DISTANCE)) {
                listener.found("test", name(k), ApicalTerms.INTERNEURON_DISTANCE, partners[k].relative());
            }
        }
        if (quantities.contains(Measurand.TEST_ERROR)) {
            double perNeuron = error.rootMeanSquare();
            listener.found("test", "", SQUARED_ERROR, perNeuron * perNeuron * tissue.shape().units(top));
            listener.found("test", "", PATTERNS, targets);
        }
    }

    /** Distances from the self-predicting state of these bottom-up and top-down weights. */
    private void weights() {
        for (int k = 1; k < top; k++) {
            Distance lateral = new Distance(), toInterneuron = new Distance();
            lateral.add(tissue.weights(TissuePathway.LATERAL, k), Plain.scaled(-1, tissue.weights(TissuePathway.TOP_DOWN, k)));
            double above = k + 1 == top ? g.outputAttenuation() : g.hiddenAttenuation();
            toInterneuron.add(tissue.weights(TissuePathway.TO_INTERNEURON, k),
                    Plain.scaled(above / g.interneuronAttenuation(), tissue.weights(TissuePathway.BOTTOM_UP, k + 1)));
            listener.found("train", name(k), LATERAL_DISTANCE, lateral.relative());
            listener.found("train", name(k), TO_INTERNEURON_DISTANCE, toInterneuron.relative());
        }
    }

    private void alignment() {
        for (int k = 1; k < top; k++) {
            double[][] down = tissue.weights(TissuePathway.TOP_DOWN, k);
            double[][] up = tissue.weights(TissuePathway.BOTTOM_UP, k + 1);
            listener.found("train", name(k), ALIGNMENT, Angle.degrees(down, Plain.transpose(up)));
        }
    }

    /** |u - u of two sweeps| / |u of two sweeps - u without feedback and teacher|, over all neurons of a layer and all patterns. */
    private void steadyState(List<Pattern> patterns) {
        PlainMicrocircuit sweeps = PlainMicrocircuit.of(tissue, g, phi);
        Distance[] difference = distances(), nudge = distances();
        for (Pattern pattern : patterns) {
            if (!pattern.isTaught()) {
                continue;
            }
            double[] target = potentials(pattern.target());
            tissue.rest();
            tissue.show(pattern.rates(), target);
            live();
            sweeps.show(pattern.rates(), target);
            for (int k = 1; k <= top; k++) {
                difference[k].add(tissue.activity(TissueSite.SOMA, k), sweeps.soma[k]);
                nudge[k].add(sweeps.soma[k], sweeps.vBasal[k]);
            }
        }
        for (int k = 1; k <= top; k++) {
            listener.found("test", name(k), STEADY_STATE_DIFFERENCE,
                    difference[k].rootMeanSquare() / nudge[k].rootMeanSquare());
        }
        listener.found("train", "", MIXING_FACTOR, g.apicalMixing());
    }

    private void live() {
        for (long n = 0; n < steps; n++) {
            tissue.step(false);
        }
    }

    private double[] potentials(double[] rates) {
        double[] potentials = new double[rates.length];
        for (int i = 0; i < rates.length; i++) {
            potentials[i] = phi.potential(rates[i]);
        }
        return potentials;
    }

    /** One for each layer, [k]. */
    private Distance[] distances() {
        return Stream.generate(Distance::new).limit(top + 1).toArray(Distance[]::new);
    }

    private String name(int k) {
        return tissue.shape().name(k);
    }
}
