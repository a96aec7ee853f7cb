package apical.rules.tissue;

import apical.circuit.ContinuousMicrocircuit;
import apical.circuit.ContinuousSynapses;
import apical.circuit.FastContinuousMicrocircuit;
import apical.circuit.PlasticSynapses;
import apical.circuit.TimeStep;
import apical.circuit.TissuePathway;
import apical.dynamics.ForwardEuler;
import apical.dynamics.Trajectory;
import apical.linalg.Plain;
import apical.rule.Deviations;
import apical.rule.Expectation;
import apical.rule.Expectation.AtMost;
import apical.rule.Finding;
import apical.rule.Law;
import apical.rule.ModelUnderTest;
import apical.rule.Stimulus;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.ejml.data.FMatrixRMaj;

/**
 * The stored runs of an independent implementation, every recorded value and every final weight, in both engines: their scheme is
 * forward Euler on the flat state. The runs have networks and stimuli of their own; they are a check of the engines.
 */
public final class OracleTrajectories implements Law<ContinuousMicrocircuitRule> {

    private static final Expectation PLAIN = new AtMost(1e-9), FAST = new AtMost(2e-5);

    @Override
    public String name() {
        return "oracle";
    }

    @Override
    public List<Finding> measure(ModelUnderTest<? extends ContinuousMicrocircuitRule> model) {
        List<Finding> findings = new ArrayList<>();
        for (String run : OracleRun.NAMES) {
            findings.add(finding("plain", run, plain(OracleRun.named(run)), PLAIN));
            findings.add(finding("fast", run, fast(OracleRun.named(run), 1, synapses -> synapses), FAST));
        }
        return findings;
    }

    private Finding finding(String engine, String run, Deviations deviations, Expectation expected) {
        return new Finding(name() + " " + run + ", " + engine + " engine", deviations.worst(), expected,
                "worst: " + deviations.where());
    }

    /** How far the plain engine is from a run. */
    public static Deviations plain(OracleRun run) {
        ContinuousMicrocircuit circuit = run.circuit();
        double[] y = run.start(circuit);
        var trajectory = new Trajectory(circuit, new ForwardEuler(), run.dt(), y);
        Deviations deviations = new Deviations();
        Iterator<JsonNode> trace = run.trace().iterator();
        int steps = 0;
        for (JsonNode pattern : run.patterns()) {
            run.show(circuit, pattern);
            for (int n = 0; n < pattern.get("steps").asInt(); n++) {
                circuit.observe(y);                                 // dendrites belong to the start of the step
                Potentials dendrites = Potentials.dendrites(circuit);
                trajectory.advance(1);
                if (++steps % run.recordEverySteps() == 0) {
                    OracleRun.recorded(trace.next(), steps, trajectory.time())
                            .compare(dendrites.and(Potentials.somata(circuit, y)), deviations);
                }
            }
        }
        run.requireEnd(trace);
        for (int k = 1; k <= circuit.shape().depth(); k++) {
            for (TissuePathway kind : OracleRun.kinds(circuit, k)) {
                deviations.add(kind.id() + " weights of layer " + k, run.weights("final_weights", k, kind),
                        circuit.synapses(kind, k).weights(y));
            }
        }
        return deviations;
    }

    /**
     * How far the fast engine is from a run.
     *
     * @param copies that all see the same
     * @param as     how its synapses are used
     */
    public static Deviations fast(OracleRun run, int copies, UnaryOperator<PlasticSynapses> as) {
        ContinuousMicrocircuit plain = run.circuit();
        ContinuousTissue tissue = ContinuousTissue.of(plain, run.phi(), run.start(plain));
        var step = new TimeStep(TimeStep.Scheme.FORWARD_EULER, run.dt());
        FastContinuousMicrocircuit circuit = tissue.fast(step);
        ContinuousSynapses synapses = tissue.synapses(run.plasticity(), step);
        PlasticSynapses used = as.apply(synapses);
        Deviations deviations = new Deviations();
        Iterator<JsonNode> trace = run.trace().iterator();
        int steps = 0;
        for (JsonNode pattern : run.patterns()) {
            show(circuit, pattern, copies);
            for (int n = 0; n < pattern.get("steps").asInt(); n++) {
                circuit.step(used);
                if (++steps % run.recordEverySteps() == 0) {
                    Potentials last = Potentials.dendrites(circuit, copies - 1).and(Potentials.somata(circuit, copies - 1));
                    OracleRun.recorded(trace.next(), steps, steps * run.dt()).compare(last, deviations);
                }
            }
            synapses.settle();
        }
        run.requireEnd(trace);
        for (int k = 1; k <= tissue.shape().depth(); k++) {
            for (TissuePathway kind : tissue.kinds(k)) {
                deviations.add(kind.id() + " weights of layer " + k, run.weights("final_weights", k, kind),
                        Plain.matrix(tissue.projection(kind, k).weights()));
            }
        }
        return deviations;
    }

    private static void show(FastContinuousMicrocircuit circuit, JsonNode pattern, int copies) {
        FMatrixRMaj input = repeated(pattern.get("input_rates"), copies);
        if (pattern.get("target_potentials").isNull()) {
            circuit.showUntaught(input);
        } else {
            circuit.show(input, repeated(pattern.get("target_potentials"), copies));
        }
    }

    private static FMatrixRMaj repeated(JsonNode vector, int copies) {
        return Stimulus.columns(Collections.nCopies(copies, OracleRun.vector(vector)));
    }
}
