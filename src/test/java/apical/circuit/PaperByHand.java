package apical.circuit;

import apical.network.TransferFunction;

/**
 * Equations (1) to (5) and (7) to (10) once more, as plainly as matrices and sums allow and without any class of the engine but
 * to read weights: the errors of plasticity are returned, the teaching current is the paper's, with two conductances.
 */
final class PaperByHand {

    static final double EXCITATORY = 1;
    static final double INHIBITORY = -1;

    private final ContinuousMicrocircuit circuit;
    private final Conductances g;
    private final TransferFunction phi;
    private final double biasRate;
    private final int top;
    private final double[] y;

    PaperByHand(ContinuousMicrocircuit circuit, TransferFunction phi, double biasRate, double[] y) {
        this.circuit = circuit;
        this.g = circuit.conductances();
        this.phi = phi;
        this.biasRate = biasRate;
        this.top = circuit.shape().depth();
        this.y = y;
    }

    double[] u(int k) {
        return circuit.soma(k).of(y);
    }

    double[] uI(int k) {
        return circuit.interneuronSoma(k).of(y);
    }

    double[] r(int k) {
        return k == 0 ? circuit.rates(0) : phi(u(k));
    }

    double[] vBasal(int k) {
        return plus(times(TissuePathway.BOTTOM_UP, k, r(k - 1)), biases(TissuePathway.BOTTOM_UP, k));
    }

    double[] vTopDown(int k) {
        return times(TissuePathway.TOP_DOWN, k, r(k + 1));
    }

    double[] vApical(int k) {
        return plus(vTopDown(k), times(TissuePathway.LATERAL, k, phi(uI(k))));
    }

    double[] vInterneuron(int k) {
        return plus(times(TissuePathway.TO_INTERNEURON, k, r(k)), biases(TissuePathway.TO_INTERNEURON, k));
    }

    double[] duHidden(int k) {
        double[] du = new double[u(k).length];
        for (int n = 0; n < du.length; n++) {
            du[n] = g.basal() * vBasal(k)[n] + g.apical() * vApical(k)[n] - (g.leak() + g.basal() + g.apical()) * u(k)[n];
        }
        return du;
    }

    double[] duInterneuron(int k) {
        double[] du = new double[uI(k).length];
        for (int n = 0; n < du.length; n++) {
            du[n] = g.dendrite() * vInterneuron(k)[n] + g.somatic() * u(k + 1)[n]
                    - (g.leak() + g.dendrite() + g.somatic()) * uI(k)[n];
        }
        return du;
    }

    /** With the teaching current as the paper writes it; {@code target} null: no teacher. */
    double[] duOutput(double[] target, double eExc, double eInh) {
        double[] u = u(top);
        double[] du = new double[u.length];
        for (int n = 0; n < du.length; n++) {
            du[n] = -g.leak() * u[n] + g.basal() * (vBasal(top)[n] - u[n]);
            if (target != null) {
                double gExc = g.somatic() * (target[n] - eInh) / (eExc - eInh);
                double gInh = -g.somatic() * (target[n] - eExc) / (eExc - eInh);
                du[n] += gExc * (eExc - u[n]) + gInh * (eInh - u[n]);
            }
        }
        return du;
    }

    /** The bracket of (7), (8), (9) or (10). */
    double[] error(TissuePathway kind, int k) {
        return switch (kind) {
            case BOTTOM_UP -> minus(r(k), phi(scaled(k == top ? g.basal() / (g.leak() + g.basal())
                    : g.basal() / (g.leak() + g.basal() + g.apical()), vBasal(k))));
            case TO_INTERNEURON -> minus(phi(uI(k)), phi(scaled(g.dendrite() / (g.leak() + g.dendrite()), vInterneuron(k))));
            case LATERAL -> scaled(-1, vApical(k));
            case TOP_DOWN -> minus(r(k), phi(vTopDown(k)));
        };
    }

    double[] presynaptic(TissuePathway kind, int k) {
        return switch (kind) {
            case BOTTOM_UP -> r(k - 1);
            case TO_INTERNEURON -> r(k);
            case LATERAL -> phi(uI(k));
            case TOP_DOWN -> r(k + 1);
        };
    }

    private double[] times(TissuePathway kind, int k, double[] r) {
        double[][] w = circuit.synapses(kind, k).weights(y);
        double[] v = new double[w.length];
        for (int i = 0; i < w.length; i++) {
            for (int j = 0; j < r.length; j++) {
                v[i] += w[i][j] * r[j];
            }
        }
        return v;
    }

    private double[] biases(TissuePathway kind, int k) {
        double[] b = circuit.synapses(kind, k).biases(y);
        return b.length == 0 ? new double[circuit.synapses(kind, k).post()] : scaled(biasRate, b);
    }

    private double[] phi(double[] u) {
        double[] r = new double[u.length];
        for (int n = 0; n < u.length; n++) {
            r[n] = phi.rate(u[n]);
        }
        return r;
    }

    static double[] scaled(double factor, double[] a) {
        double[] c = new double[a.length];
        for (int n = 0; n < a.length; n++) {
            c[n] = factor * a[n];
        }
        return c;
    }

    static double[] plus(double[] a, double[] b) {
        double[] c = new double[a.length];
        for (int n = 0; n < a.length; n++) {
            c[n] = a[n] + b[n];
        }
        return c;
    }

    static double[] minus(double[] a, double[] b) {
        return plus(a, scaled(-1, b));
    }
}
