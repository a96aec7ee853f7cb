package apical.rule;

import apical.circuit.ContinuousMicrocircuit;
import apical.network.Shape;
import apical.network.TransferFunction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.FMatrixRMaj;

/**
 * A pattern with its target; of values that single precision has too, so that both engines see the same.
 *
 * @param input  r_0
 * @param target rates; empty: no teacher
 */
public record Stimulus(double[] input, double[] target) {

    private static final double LOW = 0.1, HIGH = 0.8;
    /** Above so many inputs, most are silent, as the pixels of a digit are. */
    private static final int DENSE_INPUTS = 50;
    private static final double ACTIVE = 0.2;

    /** Inputs uniform on [0, 1), one unit's target high. */
    public static List<Stimulus> draw(Shape shape, int n, long seed) {
        var random = new SplittableRandom(seed);
        List<Stimulus> drawn = new ArrayList<>();
        for (int s = 0; s < n; s++) {
            double[] input = new double[shape.units(0)];
            for (int i = 0; i < input.length; i++) {
                boolean active = input.length <= DENSE_INPUTS || random.nextDouble() < ACTIVE;
                input[i] = active ? (float) random.nextDouble() : 0;
            }
            double[] target = new double[shape.units(shape.depth())];
            Arrays.fill(target, (float) LOW);
            target[random.nextInt(target.length)] = (float) HIGH;
            drawn.add(new Stimulus(input, target));
        }
        return drawn;
    }

    public Stimulus untaught() {
        return new Stimulus(input, new double[0]);
    }

    public boolean isTaught() {
        return target.length > 0;
    }

    /** u_target, to single precision; null without a teacher. */
    public double[] targetPotentials(TransferFunction phi) {
        return isTaught() ? Arrays.stream(target).map(rate -> (float) phi.potential(rate)).toArray() : null;
    }

    public void show(ContinuousMicrocircuit circuit, TransferFunction phi) {
        if (isTaught()) {
            circuit.show(input, targetPotentials(phi));
        } else {
            circuit.showUntaught(input);
        }
    }

    /** All inputs [units x patterns]. */
    public static FMatrixRMaj inputs(List<Stimulus> stimuli) {
        return columns(stimuli.stream().map(Stimulus::input).toList());
    }

    /** All target rates [units x patterns]. */
    public static FMatrixRMaj targets(List<Stimulus> stimuli) {
        return columns(stimuli.stream().map(Stimulus::target).toList());
    }

    /** Vectors side by side, in single precision. */
    public static FMatrixRMaj columns(List<double[]> vectors) {
        FMatrixRMaj matrix = new FMatrixRMaj(vectors.get(0).length, vectors.size());
        for (int s = 0; s < vectors.size(); s++) {
            for (int i = 0; i < matrix.numRows; i++) {
                matrix.set(i, s, (float) vectors.get(s)[i]);
            }
        }
        return matrix;
    }
}
