package apical.recording;

import apical.circuit.Preparation;
import apical.circuit.TissuePathway;
import apical.circuit.TissueSite;
import apical.network.Shape;
import apical.state.State;
import java.util.stream.IntStream;

/**
 * A preparation of which everything is known beforehand: each number is a tenth of its step, plus a number for what it is
 * ({@link #of}).
 */
final class Ramp implements Preparation {

    private final Shape shape;
    private final double stepMs;
    private final boolean filtered;
    private long steps;

    Ramp(Shape shape, double stepMs, boolean filtered) {
        this.shape = shape;
        this.stepMs = stepMs;
        this.filtered = filtered;
    }

    /** What {@code unit} of layer {@code k} shows after {@code steps}; {@code what} is 1 for the first compartment or kind. */
    static double of(long steps, int what, int k, int unit, int pre) {
        return 0.1 * steps + 1000 * what + 100 * k + unit + 0.01 * pre;
    }

    @Override
    public void checkpoint(State state) {
        steps = state.number("steps", steps);
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public double stepMs() {
        return stepMs;
    }

    @Override
    public double timeMs() {
        return steps * stepMs;
    }

    @Override
    public void rest() {
    }

    @Override
    public void show(double[] rates, double[] targetPotentials) {
    }

    @Override
    public void showUntaught(double[] rates) {
    }

    @Override
    public void step(boolean plastic) {
        steps++;
    }

    @Override
    public double[] activity(TissueSite compartment, int k) {
        boolean interneurons = compartment.name().startsWith("INTERNEURON");
        return neurons(1 + compartment.ordinal(), k, shape.units(interneurons ? k + 1 : k));
    }

    @Override
    public double[] interneuronRates(int k) {
        return neurons(50, k, shape.units(k + 1));
    }

    private double[] neurons(int what, int k, int n) {
        return IntStream.range(0, n).mapToDouble(unit -> of(steps, what, k, unit, 0)).toArray();
    }

    @Override
    public double[][] weights(TissuePathway kind, int k) {
        return synapses(10 + kind.ordinal(), kind, k);
    }

    @Override
    public double[][] filters(TissuePathway kind, int k) {
        return filtered ? synapses(20 + kind.ordinal(), kind, k) : new double[0][];
    }

    private double[][] synapses(int what, TissuePathway kind, int k) {
        int post = shape.units(kind == TissuePathway.TO_INTERNEURON ? k + 1 : k);
        int pre = shape.units(kind == TissuePathway.BOTTOM_UP ? k - 1 : kind == TissuePathway.TO_INTERNEURON ? k : k + 1);
        return IntStream.range(0, post).mapToObj(unit -> IntStream.range(0, pre)
                .mapToDouble(p -> of(steps, what, k, unit, p)).toArray()).toArray(double[][]::new);
    }
}
