package apical.circuit;

import apical.network.Projection;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;

/**
 * Plasticity with held weights as plainly as can be: in double precision, every step's outer product at once, sample by sample;
 * what has been learned shows in the weights at the end of each block.
 */
final class HeldByHand implements PlasticSynapses {

    private final class Learned {
        final double[][] w;
        final double[][] delta;
        int steps;

        Learned(Projection projection) {
            int post = projection.weights().numRows, pre = projection.weights().numCols;
            w = new double[post][pre + 1];
            delta = new double[post][pre + 1];
            for (int i = 0; i < post; i++) {
                for (int j = 0; j < pre; j++) {
                    w[i][j] = projection.weights().get(i, j);
                }
                w[i][pre] = projection.biases().numRows == 0 ? 0 : projection.biases().data[i];
            }
        }

        void learn(double eta, FMatrixRMaj error, FMatrixRMaj rates) {
            int pre = rates.numRows, batch = rates.numCols;
            for (int i = 0; i < w.length; i++) {
                for (int j = 0; j <= pre; j++) {
                    double mean = 0;
                    for (int s = 0; s < batch; s++) {
                        mean += error.get(i, s) * (j < pre ? rates.get(j, s) : 1.0) / batch;
                    }
                    w[i][j] += dt * eta * (share == 1 ? mean : delta[i][j]);
                    delta[i][j] += share * (mean - delta[i][j]);
                }
            }
            steps++;
        }

        void show(Projection projection) {
            int pre = projection.weights().numCols;
            for (int i = 0; i < w.length; i++) {
                for (int j = 0; j < pre; j++) {
                    projection.weights().set(i, j, (float) w[i][j]);
                }
                if (projection.biases().numRows > 0) {
                    projection.biases().data[i] = (float) w[i][pre];
                }
            }
            steps = 0;
        }
    }

    private final Map<Projection, Learned> learned = new IdentityHashMap<>();
    private final Map<Projection, Double> etas = new IdentityHashMap<>();
    private final double dt;
    private final double share;
    private final int block;

    HeldByHand(FastTissue tissue, ContinuousPlasticity plasticity, double dt, int block) {
        this.dt = dt;
        this.share = plasticity.filterTime() == 0 ? 1 : dt / plasticity.filterTime();
        this.block = block;
        List<Double> eta = new ArrayList<>();
        for (int k = 1; k < tissue.shape().depth(); k++) {            // in the order of Kind
            eta.addAll(List.of(plasticity.bottomUp().get(k - 1), plasticity.toInterneuron().get(k - 1),
                    plasticity.lateral().get(k - 1), plasticity.topDown().get(k - 1)));
        }
        eta.add(plasticity.bottomUp().get(tissue.shape().depth() - 1));
        for (int p = 0; p < eta.size(); p++) {
            etas.put(tissue.projections().get(p), eta.get(p));
            learned.put(tissue.projections().get(p), new Learned(tissue.projections().get(p)));
        }
    }

    @Override
    public void change(Projection projection, FMatrixRMaj error, FMatrixRMaj pre) {
        Learned mine = learned.get(projection);
        mine.learn(etas.get(projection), error, pre);
        if (mine.steps == block) {
            mine.show(projection);
        }
    }

    @Override
    public void endPresentation() {
        settle();
    }

    @Override
    public void settle() {
        learned.forEach((projection, mine) -> mine.show(projection));
    }
}
