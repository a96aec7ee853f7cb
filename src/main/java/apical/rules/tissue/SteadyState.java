package apical.rules.tissue;

import apical.circuit.Conductances;
import apical.circuit.ContinuousMicrocircuit;
import apical.circuit.PlainMicrocircuit;
import apical.circuit.SelfPredictingState;
import apical.linalg.Plain;
import apical.rule.Deviation;
import apical.rule.Expectation;
import apical.rule.Expectation.AtLeast;
import apical.rule.Expectation.AtMost;
import apical.rule.Finding;
import apical.rule.Law;
import apical.rule.ModelUnderTest;
import apical.rule.Stimulus;
import apical.rules.microcircuit.InterneuronStart;
import apical.rules.microcircuit.WeakNudgingLimit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the full dynamics come to rest. First, at the closed form, which the conductances give:
 * <pre>
 *   u_k   = v^_B,k + lambda_k v_A,k        u_N = (1 - lambda_N) v^_B,N + lambda_N u_target
 *   u_I,k = (1 - lambda_I) v^_I,k + lambda_I u_k+1
 * </pre>
 * Second, as coupling weakens, where two sweeps end; these know nothing of what the teacher's nudge does on its way up again, so
 * the nudges differ by a part that vanishes with lambda.
 */
final class SteadyState implements Law<ContinuousMicrocircuitRule> {

    private static final double[] LAMBDA = {0.1, 0.03, 0.01};
    private static final Expectation CLOSED_FORM = new AtMost(1e-10), SLOPE = new AtLeast(0.9);
    private static final int PATTERNS = 2;
    private static final int MOST_SWEEPS = 1000;

    @Override
    public String name() {
        return "rest";
    }

    @Override
    public Optional<String> remark(ModelUnderTest<? extends ContinuousMicrocircuitRule> model) {
        return InterneuronStart.setToSelfPrediction(model, model.rule().interneurons());
    }

    @Override
    public List<Finding> measure(ModelUnderTest<? extends ContinuousMicrocircuitRule> model) {
        List<Stimulus> stimuli = Stimulus.draw(model.shape(), PATTERNS, 3);
        ContinuousTissue tissue = ContinuousTissue.of(model);
        double[] deviation = new double[LAMBDA.length];
        for (int i = 0; i < LAMBDA.length; i++) {
            ContinuousTissue weak = tissue.under(WeakNudgingAtRest.weak(tissue.g(), LAMBDA[i]));
            deviation[i] = fromTwoSweeps(weak, weak.g(), stimuli);
        }
        return List.of(
                new Finding(name() + " against the closed form", fromClosedForm(tissue, tissue.g(), stimuli), CLOSED_FORM),
                new Finding(name() + " against two sweeps: slope", WeakNudgingLimit.slope(deviation), SLOPE,
                        String.format(Locale.ROOT, "nudges differ by %.2g, %.2g, %.2g at 0.1, 0.03, 0.01",
                                deviation[0], deviation[1], deviation[2])));
    }

    /**
     * The largest difference of a somatic potential, relative to the largest potential.
     *
     * @param supposed conductances of the closed form
     */
    static double fromClosedForm(ContinuousTissue tissue, Conductances supposed, List<Stimulus> stimuli) {
        ContinuousMicrocircuit circuit = tissue.frozen();
        double[] start = tissue.state(circuit);
        SelfPredictingState.impose(circuit, start);
        double worst = 0;
        for (Stimulus stimulus : stimuli) {
            double[] rest = start.clone();
            stimulus.show(circuit, tissue.phi());
            Rest.reach(circuit, rest);
            double[] fixedPoint = start.clone();
            double[] target = stimulus.targetPotentials(tissue.phi());
            int sweeps = 0;
            while (sweep(circuit, supposed, fixedPoint, target) && sweeps < MOST_SWEEPS) {
                sweeps++;
            }
            worst = Math.max(worst, Deviation.of(Rest.somata(circuit, fixedPoint), Rest.somata(circuit, rest)));
        }
        return worst;
    }

    /** One application of the closed form to somata in {@code y}, modified; whether anything moved. */
    private static boolean sweep(ContinuousMicrocircuit circuit, Conductances g, double[] y, double[] target) {
        double[] before = Rest.somata(circuit, y);
        int top = circuit.shape().depth();
        circuit.observe(y);
        circuit.soma(top).set(y, mixed(1 - g.outputMixing(), g.outputAttenuation(), circuit.vBasal(top), g.outputMixing(), target));
        for (int k = top - 1; k >= 1; k--) {
            circuit.interneuronSoma(k).set(y, mixed(1 - g.interneuronMixing(), g.interneuronAttenuation(), circuit.vInterneuron(k),
                    g.interneuronMixing(), circuit.soma(k + 1).of(y)));
            circuit.soma(k).set(y, mixed(1, g.hiddenAttenuation(), circuit.vBasal(k), g.apicalMixing(), circuit.vApical(k)));
        }
        return Deviation.of(before, Rest.somata(circuit, y)) > 1e-13;
    }

    /** share attenuation v + lambda other. */
    private static double[] mixed(double share, double attenuation, double[] v, double lambda, double[] other) {
        return Plain.add(Plain.apply(x -> share * attenuation * x, v), lambda, other);
    }

    /**
     * The two sweeps measure weights at the soma, so they get attenuated ones; both are in the self-predicting state.
     *
     * @param supposed conductances of the two sweeps
     * @return of all layers the largest |difference of u| / |nudge of u|
     */
    static double fromTwoSweeps(ContinuousTissue tissue, Conductances supposed, List<Stimulus> stimuli) {
        ContinuousMicrocircuit circuit = tissue.frozen();
        double[] start = tissue.state(circuit);
        SelfPredictingState.impose(circuit, start);
        PlainMicrocircuit sweeps = twoSweeps(tissue.under(supposed));
        double worst = 0;
        for (Stimulus stimulus : stimuli) {
            double[] y = start.clone();
            stimulus.show(circuit, tissue.phi());
            Rest.reach(circuit, y);
            sweeps.show(stimulus.input(), stimulus.targetPotentials(tissue.phi()));
            for (int k = 1; k <= sweeps.top(); k++) {
                double[] difference = Plain.add(circuit.soma(k).of(y), -1, sweeps.soma[k]);
                double[] nudge = Plain.add(sweeps.soma[k], -1, sweeps.vBasal[k]);
                worst = Math.max(worst, norm(difference) / norm(nudge));
            }
        }
        return worst;
    }

    private static PlainMicrocircuit twoSweeps(ContinuousTissue tissue) {
        PlainMicrocircuit sweeps = new PlainMicrocircuit(tissue.phi(),
                tissue.g().mixingFactors(tissue.shape().depth() - 1), tissue.hidden(), tissue.ontoOutput());
        var atSoma = WeakNudgingAtRest.perceptron(tissue);
        for (int k = 1; k <= sweeps.top(); k++) {
            sweeps.bottomUp[k] = atSoma.weights[k];
            sweeps.biases[k] = atSoma.biases[k];
        }
        sweeps.imposeSelfPrediction();
        return sweeps;
    }

    private static double norm(double[] a) {
        return Plain.norm(new double[][] {a});
    }
}
