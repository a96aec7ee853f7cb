package apical.diagnostics;

import apical.learning.Cost;
import apical.learning.LearningRule;
import apical.learning.RecordedChanges;
import apical.linalg.Angle;
import apical.network.Perceptron;
import apical.network.Projection;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.quantity.Quantity;
import apical.quantity.Quantity.Scale;
import apical.rules.gradient.GradientRule;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/**
 * Mean cosine between what a rule reports and what backpropagation of the same cost reports at the same weights, of all layers
 * together. A random estimate of the gradient has only so many draws for all of its directions: the angle in one layer says
 * nothing that theory could be held against.
 * <pre>
 *   cos(e, e*)     e  = (e_1 ... e_N), for each sample; e* of backpropagation                   of errors
 *   cos(dW, dW*)   dW = (dW_1, db_1 ... dW_N, db_N), for each batch; dW* of backpropagation     of changes
 * </pre>
 * The network is a plain perceptron: nothing attenuates what arrives at a soma.
 */
public final class GradientCosine {

    public static final Quantity COSINE = Quantity.ofNetwork("gradient cosine", "1", Scale.RATIOS, "mean cosine to the gradient",
            "cosine between a random estimate of the gradient and backprop's, all layers together");
    public static final Quantity EXPECTED = Quantity.ofNetwork("gradient cosine expected", "1", Scale.RATIOS,
            "mean cosine to the gradient", "what theory expects of the gradient cosine");

    private final LearningRule rule;
    private final List<Projection> bottomUp;
    private final GradientRule backprop;
    private final Function<RecordedChanges, FMatrixRMaj> vectors;
    private double sum;
    private long cosines;

    private GradientCosine(LearningRule rule, Shape shape, TransferFunction phi, Cost cost, boolean ofErrors) {
        this.rule = rule;
        this.bottomUp = rule.projections().stream().filter(p -> p.pathway().isForward()).toList();
        this.backprop = GradientRule.backpropagation(new Perceptron(shape, phi, bottomUp), cost, true);
        this.vectors = ofErrors ? this::errors : this::changes;
    }

    /**
     * A cosine for each sample.
     *
     * @param rule that reports outer products, and that nobody else shows anything meanwhile; no weight of it is changed
     */
    public static GradientCosine ofErrors(LearningRule rule, Shape shape, TransferFunction phi, Cost cost) {
        return new GradientCosine(rule, shape, phi, cost, true);
    }

    /**
     * A cosine for each batch.
     *
     * @param rule that nobody else shows anything meanwhile; no weight of it is changed
     */
    public static GradientCosine ofChanges(LearningRule rule, Shape shape, TransferFunction phi, Cost cost) {
        return new GradientCosine(rule, shape, phi, cost, false);
    }

    /**
     * Shows a batch to the rule and to backpropagation.
     *
     * @param input  [input units x batch]
     * @param target rates [output units x batch]
     */
    public void show(FMatrixRMaj input, FMatrixRMaj target) {
        FMatrixRMaj reported = vectors.apply(RecordedChanges.of(rule, input, target));
        FMatrixRMaj gradient = vectors.apply(RecordedChanges.of(backprop, input, target));
        for (double degrees : Angle.ofColumns(reported, gradient)) {
            if (!Double.isNaN(degrees)) {                    // a vector of zeros has no direction
                sum += Math.cos(Math.toRadians(degrees));
                cosines++;
            }
        }
    }

    /** [all units x batch] */
    private FMatrixRMaj errors(RecordedChanges changes) {
        return stacked(bottomUp.stream().map(projection -> changes.errors(projection).orElseThrow()));
    }

    /** [all weights and biases x 1] */
    private FMatrixRMaj changes(RecordedChanges changes) {
        return stacked(bottomUp.stream().flatMap(p -> Stream.of(column(changes.weights(p)), changes.biases(p))));
    }

    private static FMatrixRMaj column(FMatrixRMaj matrix) {
        return FMatrixRMaj.wrap(matrix.getNumElements(), 1, matrix.data);
    }

    private static FMatrixRMaj stacked(Stream<FMatrixRMaj> parts) {
        return CommonOps_FDRM.concatRowsMulti(parts.toArray(FMatrixRMaj[]::new));
    }

    /** Tells the mean over all that was shown, as of the whole network. */
    public void report(Findings findings) {
        findings.addIfThere("", COSINE, sum / cosines);
    }
}
