package apical.circuit;

import apical.network.Projection;
import apical.network.TransferFunction;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Prospective rates once more, in double precision, one equation after the other: the derivative is written out and then used,
 * all rates of the step before are kept in arrays of their own, weights change at the end of the step.
 */
final class ProspectiveByHand {

    /** One projection: weights [post][pre] with the biases as one more column, and the filter. */
    private static final class Matrix {
        final double[][] w;
        final double[][] delta;
        final boolean biases;
        final double eta;

        Matrix(Projection from, double eta) {
            this.eta = eta;
            biases = from.biases().numRows > 0;
            int post = from.weights().numRows, pre = from.weights().numCols;
            w = new double[post][pre + 1];
            delta = new double[post][pre + 1];
            for (int i = 0; i < post; i++) {
                for (int j = 0; j < pre; j++) {
                    w[i][j] = from.weights().get(i, j);
                }
                w[i][pre] = biases ? from.biases().data[i] : 0;
            }
        }

        double rate(double[] r, int j) {
            return j < r.length ? r[j] : biases ? 1 : 0;
        }

        double[] times(double[] r) {
            double[] v = new double[w.length];
            for (int i = 0; i < v.length; i++) {
                for (int j = 0; j < w[i].length; j++) {
                    v[i] += w[i][j] * rate(r, j);
                }
            }
            return v;
        }
    }

    private final FastTissue tissue;
    private final TransferFunction phi;
    private final ContinuousPlasticity plasticity;
    private final TimeStep step;
    private final Map<Projection, Matrix> matrices = new IdentityHashMap<>();
    private final int top;
    final double[][] u;
    final double[][] uI;
    final double[][] r;
    final double[][] rI;
    final double[][] vApical;

    ProspectiveByHand(FastTissue tissue, TransferFunction phi, ContinuousPlasticity plasticity, TimeStep step) {
        this.tissue = tissue;
        this.phi = phi;
        this.plasticity = plasticity;
        this.step = step;
        this.top = tissue.shape().depth();
        u = new double[top + 1][];
        uI = new double[top][];
        r = new double[top + 1][];
        rI = new double[top][];
        vApical = new double[top][];
        for (int k = 1; k <= top; k++) {
            u[k] = new double[tissue.shape().units(k)];
            r[k] = phi(u[k]);
            add(k == top ? tissue.ontoOutput() : tissue.hidden().get(k - 1).bottomUp(), plasticity.bottomUp().get(k - 1));
            if (k < top) {
                uI[k] = new double[tissue.shape().units(k + 1)];
                rI[k] = phi(uI[k]);
                Synapses s = tissue.hidden().get(k - 1);
                add(s.toInterneuron(), plasticity.toInterneuron().get(k - 1));
                add(s.lateral(), plasticity.lateral().get(k - 1));
                add(s.topDown(), plasticity.topDown().get(k - 1));
            }
        }
    }

    private void add(Projection projection, double eta) {
        matrices.put(projection, new Matrix(projection, eta));
    }

    double[] weights(Projection projection) {
        Matrix matrix = matrices.get(projection);
        int pre = projection.weights().numCols;
        double[] all = new double[matrix.w.length * pre];
        for (int i = 0; i < all.length; i++) {
            all[i] = matrix.w[i / pre][i % pre];
        }
        return all;
    }

    double[] biases(Projection projection) {
        double[] b = new double[projection.weights().numRows];
        for (int i = 0; i < b.length; i++) {
            b[i] = matrices.get(projection).w[i][projection.weights().numCols];
        }
        return b;
    }

    void step(double[] input, double[] target) {
        Conductances g = tissue.g();
        double[][] late = r.clone();
        double[][] lateI = rI.clone();
        double[][] breve = new double[top + 1][];
        double[][] du = new double[top + 1][];
        double[][] duI = new double[top][];
        double[][] vBasal = new double[top + 1][];
        double[][] vI = new double[top][];
        r[0] = input;
        for (int k = 1; k <= top; k++) {
            boolean output = k == top;
            vBasal[k] = of(output ? tissue.ontoOutput() : tissue.hidden().get(k - 1).bottomUp()).times(r[k - 1]);
            double total = output ? g.leak() + g.basal() + (target == null ? 0 : g.somatic()) : g.leak() + g.basal() + g.apical();
            if (!output) {
                Synapses s = tissue.hidden().get(k - 1);
                vApical[k] = PaperByHand.plus(of(s.topDown()).times(late[k + 1]), of(s.lateral()).times(lateI[k]));
            }
            du[k] = new double[u[k].length];
            breve[k] = new double[u[k].length];
            for (int i = 0; i < u[k].length; i++) {
                double third = output ? target == null ? 0 : g.somatic() * (target[i] - u[k][i])
                        : g.apical() * (vApical[k][i] - u[k][i]);
                du[k][i] = -g.leak() * u[k][i] + g.basal() * (vBasal[k][i] - u[k][i]) + third;
                breve[k][i] = u[k][i] + du[k][i] / total;
            }
            r[k] = phi(breve[k]);
        }
        for (int k = 1; k < top; k++) {
            vI[k] = of(tissue.hidden().get(k - 1).toInterneuron()).times(r[k]);
            duI[k] = new double[uI[k].length];
            double[] breveI = new double[uI[k].length];
            for (int i = 0; i < uI[k].length; i++) {
                // the partner's prospective potential, and the interneuron's own present one
                duI[k][i] =
                        -g.leak() * uI[k][i] + g.dendrite() * (vI[k][i] - uI[k][i]) + g.somatic() * (breve[k + 1][i] - uI[k][i]);
                breveI[i] = uI[k][i] + duI[k][i] / (g.leak() + g.dendrite() + g.somatic());
            }
            rI[k] = phi(breveI);
        }
        for (int k = 1; k <= top; k++) {
            boolean output = k == top;
            double attenuation = output ? g.basal() / (g.leak() + g.basal()) : g.basal() / (g.leak() + g.basal() + g.apical());
            learn(output ? tissue.ontoOutput() : tissue.hidden().get(k - 1).bottomUp(),
                    PaperByHand.minus(r[k], phi(PaperByHand.scaled(attenuation, vBasal[k]))), r[k - 1]);
            if (!output) {
                Synapses s = tissue.hidden().get(k - 1);
                learn(s.toInterneuron(), PaperByHand.minus(rI[k],
                        phi(PaperByHand.scaled(g.dendrite() / (g.leak() + g.dendrite()), vI[k]))), r[k]);
                learn(s.lateral(), PaperByHand.scaled(-1, vApical[k]), lateI[k]);
                double[] vTopDown = of(s.topDown()).times(late[k + 1]);
                learn(s.topDown(), PaperByHand.minus(r[k], phi(vTopDown)), late[k + 1]);
            }
        }
        for (int k = 1; k <= top; k++) {
            double decay = k == top ? g.leak() + g.basal() + (target == null ? 0 : g.somatic())
                    : g.leak() + g.basal() + g.apical();
            u[k] = PaperByHand.plus(u[k], PaperByHand.scaled(reach(decay), du[k]));
            if (k < top) {
                uI[k] = PaperByHand.plus(uI[k], PaperByHand.scaled(reach(g.leak() + g.dendrite() + g.somatic()), duI[k]));
            }
        }
    }

    /** By how much of its slope a quantity that decays with {@code a} moves. */
    private double reach(double a) {
        return step.method() == TimeStep.Scheme.FORWARD_EULER ? step.ms() : (1 - Math.exp(-a * step.ms())) / a;
    }

    private void learn(Projection projection, double[] error, double[] pre) {
        Matrix m = of(projection);
        for (int i = 0; i < m.w.length; i++) {
            for (int j = 0; j < m.w[i].length; j++) {
                double change = error[i] * m.rate(pre, j);
                if (plasticity.filterTime() == 0) {
                    m.w[i][j] += step.ms() * m.eta * change;
                } else {
                    m.w[i][j] += step.ms() * m.eta * m.delta[i][j];
                    m.delta[i][j] += reach(1 / plasticity.filterTime()) / plasticity.filterTime() * (change - m.delta[i][j]);
                }
            }
        }
    }

    private Matrix of(Projection projection) {
        return matrices.get(projection);
    }

    private double[] phi(double[] v) {
        double[] rates = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            rates[i] = phi.rate(v[i]);
        }
        return rates;
    }
}
