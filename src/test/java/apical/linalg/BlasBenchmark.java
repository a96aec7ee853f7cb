package apical.linalg;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.ejml.data.FMatrixRMaj;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * How many floating-point operations a second do the three products of learning reach, on one core, by batch? The largest
 * product (1024 x 1024 x 1024) stands for what the core can do.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class BlasBenchmark {

    /** Units of the layer above x units of the layer below x batch. */
    @Param({"500x784x1", "500x784x10", "500x784x16", "500x784x100", "500x500x10", "500x500x100", "1024x1024x1024"})
    public String shape;

    private FMatrixRMaj weights;
    private FMatrixRMaj below;
    private FMatrixRMaj above;
    private long operations;

    /** Operations, two for each multiply-add, as a counter beside the score. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Operations {
        public double gigaflop;
    }

    @Setup
    public void draw() {
        String[] sizes = shape.split("x");
        int post = Integer.parseInt(sizes[0]);
        int pre = Integer.parseInt(sizes[1]);
        int batch = Integer.parseInt(sizes[2]);
        SplittableRandom random = new SplittableRandom(1);
        weights = random(post, pre, random);
        below = random(pre, batch, random);
        above = random(post, batch, random);
        operations = 2L * post * pre * batch;
    }

    private static FMatrixRMaj random(int rows, int columns, SplittableRandom random) {
        FMatrixRMaj matrix = new FMatrixRMaj(rows, columns);
        for (int i = 0; i < matrix.getNumElements(); i++) {
            matrix.data[i] = (float) random.nextDouble(-0.1, 0.1);
        }
        return matrix;
    }

    /** W r: potentials from the rates below. */
    @Benchmark
    public FMatrixRMaj forward(Operations counter) {
        Blas.mult(weights, below, above);
        counter.gigaflop += operations * 1e-9;
        return above;
    }

    /** W' e: errors through the transposed weights. */
    @Benchmark
    public FMatrixRMaj down(Operations counter) {
        Blas.multTransA(weights, above, below);
        counter.gigaflop += operations * 1e-9;
        return below;
    }

    /** W = W + eta e r': weight changes summed over the batch. */
    @Benchmark
    public FMatrixRMaj change(Operations counter) {
        Blas.multAddTransB(1e-9f, above, below, weights);
        counter.gigaflop += operations * 1e-9;
        return weights;
    }
}
