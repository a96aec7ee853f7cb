package apical.experiment;

import apical.circuit.Conductances;
import apical.circuit.PlainMicrocircuit;
import apical.circuit.Preparation;
import apical.circuit.TissuePathway;
import apical.circuit.TissueSite;
import apical.data.Pattern;
import apical.definition.Measurand;
import apical.linalg.Angle;
import apical.linalg.Plain;
import apical.network.TransferFunction;
import java.util.List;
import java.util.stream.Stream;

/** Measures a tissue that nobody else shows anything meanwhile: at rest, without noise, its weights held. */
final class TissueProbe {

    /** Told what was found: {@code hidden1}, ..., {@code output}, or empty where it belongs to the network. */
    @FunctionalInterface
    interface Findings {
        void add(String split, String layer, String quantity, String unit, double value);
    }

    private final Preparation tissue;
    private final Conductances g;
    private final TransferFunction phi;
    private final long steps;
    private final int top;
    private final Findings findings;

    /**
     * @param g     of the tissue
     * @param steps for which a pattern is shown before potentials are read
     */
    TissueProbe(Preparation tissue, Conductances g, TransferFunction phi, long steps, Findings findings) {
        this.tissue = tissue;
        this.g = g;
        this.phi = phi;
        this.steps = steps;
        this.top = tissue.shape().depth();
        this.findings = findings;
    }

    void measure(List<Measurand> quantities, List<Pattern> patterns) {
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
                findings.add("test", name(k), "apical potential", "1", silence[k].rootMeanSquare());
            }
            if (quantities.contains(Measurand.INTERNEURON_DISTANCE)) {
                findings.add("test", name(k), "interneuron distance", "1", partners[k].relative());
            }
        }
        if (quantities.contains(Measurand.TEST_ERROR)) {
            double perNeuron = error.rootMeanSquare();
            findings.add("test", "", "squared error", "1", perNeuron * perNeuron * tissue.shape().units(top));
            findings.add("test", "", "patterns", "1", targets);
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
            findings.add("train", name(k), "weight distance lateral", "1", lateral.relative());
            findings.add("train", name(k), "weight distance toInterneuron", "1", toInterneuron.relative());
        }
    }

    private void alignment() {
        for (int k = 1; k < top; k++) {
            double[][] down = tissue.weights(TissuePathway.TOP_DOWN, k);
            double[][] up = tissue.weights(TissuePathway.BOTTOM_UP, k + 1);
            findings.add("train", name(k), "alignment", "deg", Angle.degrees(down, Plain.transpose(up)));
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
            findings.add("test", name(k), "steady state difference", "1",
                    difference[k].rootMeanSquare() / nudge[k].rootMeanSquare());
        }
        findings.add("train", "", "apical mixing factor", "1", g.apicalMixing());
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
