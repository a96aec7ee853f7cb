package apical.conformance;

import apical.learning.LearningRule;
import apical.learning.Plasticity;
import apical.linalg.Plain;
import apical.network.Projection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;

/** What a rule reports of one presentation, summed in double precision; nothing is changed by it. */
final class Reports implements Plasticity {

    private final Map<Projection, double[][]> changes = new IdentityHashMap<>();

    static Reports of(LearningRule rule, List<Stimulus> stimuli) {
        Reports reports = new Reports();
        rule.present(Stimulus.inputs(stimuli), Stimulus.targets(stimuli), reports);
        return reports;
    }

    @Override public void change(Projection projection, FMatrixRMaj error, FMatrixRMaj pre) {
        double[][] mean = changes.computeIfAbsent(projection, any -> new double[error.numRows][pre.numRows]);
        for (int s = 0; s < error.numCols; s++) {
            Plain.addOuter(mean, 1.0 / error.numCols, Plain.column(error, s), Plain.column(pre, s));
        }
    }

    /** Mean over the batch of error pre', [post][pre]: the change of weights at rate 1. */
    double[][] weights(Projection projection) {
        return changes.get(projection);
    }
}
