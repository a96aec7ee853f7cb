package apical.circuit;

import apical.dynamics.LeakySystem;
import apical.network.Projection.Kind;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.validation.InvalidValueException;
import apical.validation.Require;
import java.util.Arrays;

/**
 * The dendritic microcircuit of Sacramento et al. (2018) in continuous time, one pattern at a time, in double precision: the
 * engine that reads like the paper, and by which faster ones are measured. For hidden layers k = 1 ... N-1 and the output N:
 * <pre>
 *   du^P_k/dt = -g_lk u^P_k + g_B (v_B,k - u^P_k) + g_A (v_A,k - u^P_k)              {@link PyramidalLayer}     (1)
 *   du^P_N/dt = -g_lk u^P_N + g_B (v_B,N - u^P_N) + g_som (u_target - u^P_N)         {@link OutputLayer}        (1)
 *   du^I_k/dt = -g_lk u^I_k + g_D (v_I,k - u^I_k) + g_som (u^P_k+1 - u^I_k)          {@link InterneuronLayer}   (2)
 * </pre>
 * with dendritic potentials (3) to (5) that follow rates at once, r = phi(u), and with plasticity (7) to (10) that is always on.
 *
 * <p>Somata, weights and plasticity filters are one flat state, so that any method integrates all of it, plasticity included.
 * The state lies outside: the circuit is the equations, and what is shown. Which element is what depends on the shape, on
 * whether there are thresholds and on whether plasticity is filtered, but not on learning rates or conductances: circuits that
 * differ in those alone (one frozen, say, to test) can share a state.
 */
public final class ContinuousMicrocircuit implements LeakySystem {

    private final Shape shape;
    private final Conductances g;
    private final ContinuousPlasticity plasticity;
    private final boolean thresholds;
    private final StateLayout layout = new StateLayout();

    private final double[] input;                        // r_0, and the rate of the unit of the thresholds
    private final PyramidalLayer[] pyramidal;            // hidden layer k at [k - 1], like its interneurons
    private final InterneuronLayer[] interneurons;
    private final OutputLayer output;
    private boolean plastic = true;

    /**
     * The input is silent and the teacher off until something is shown.
     *
     * @param thresholdRate rate of the unit that carries the thresholds of basal and interneuron dendrites: usually 1; 0 for a
     *                      network without thresholds
     */
    public ContinuousMicrocircuit(Shape shape, TransferFunction phi, Conductances conductances,
                                  ContinuousPlasticity plasticity, double thresholdRate) {
        plasticity.requireFits(shape);
        Require.finite("thresholdRate", thresholdRate);
        this.shape = shape;
        this.g = conductances;
        this.plasticity = plasticity;
        this.thresholds = thresholdRate != 0;

        int top = shape.depth();
        Population[] neurons = new Population[top + 1];
        Population[] inhibitory = new Population[top];
        for (int k = 1; k <= top; k++) {
            neurons[k] = new Population(phi, layout.place("soma potential of " + layer(k), shape.units(k), 1), thresholdRate);
        }
        for (int k = 1; k < top; k++) {
            Span soma = layout.place("interneuron soma potential of " + layer(k), shape.units(k + 1), 1);
            inhibitory[k] = new Population(phi, soma, thresholdRate);
        }

        this.input = new double[shape.units(0) + 1];
        this.input[shape.units(0)] = thresholdRate;
        this.pyramidal = new PyramidalLayer[top - 1];
        this.interneurons = new InterneuronLayer[top - 1];
        for (int k = 1; k < top; k++) {
            pyramidal[k - 1] = new PyramidalLayer(g, phi, neurons[k],
                    synapses(Kind.BOTTOM_UP, k, shape.units(k), shape.units(k - 1), plasticity.bottomUp().get(k - 1)),
                    synapses(Kind.LATERAL, k, shape.units(k), shape.units(k + 1), plasticity.lateral().get(k - 1)),
                    synapses(Kind.TOP_DOWN, k, shape.units(k), shape.units(k + 1), plasticity.topDown().get(k - 1)));
            interneurons[k - 1] = new InterneuronLayer(g, phi, inhibitory[k], neurons[k + 1].soma,
                    synapses(Kind.TO_INTERNEURON, k, shape.units(k + 1), shape.units(k),
                            plasticity.toInterneuron().get(k - 1)));
        }
        this.output = new OutputLayer(g, phi, neurons[top],
                synapses(Kind.BOTTOM_UP, top, shape.units(top), shape.units(top - 1), plasticity.bottomUp().get(top - 1)));
    }

    private ContinuousProjection synapses(Kind kind, int k, int post, int pre, double eta) {
        boolean withThresholds = thresholds && (kind == Kind.BOTTOM_UP || kind == Kind.TO_INTERNEURON);
        return new ContinuousProjection(layout, layer(k), kind, post, pre, withThresholds, eta, plasticity.filterTime());
    }

    /** A new state: everything is zero, weights too. */
    public double[] rest() {
        return new double[dimension()];
    }

    /**
     * Shows a pattern with the teacher on, until something else is shown.
     *
     * @param rates            r_0 of the input units
     * @param targetPotentials u_target of the output neurons
     */
    public void show(double[] rates, double[] targetPotentials) {
        requireFinite("targetPotentials", targetPotentials, shape.units(shape.depth()));
        showUntaught(rates);
        output.teach(targetPotentials);
    }

    /** Shows a pattern with the teacher off, until something else is shown. */
    public void showUntaught(double[] rates) {
        requireFinite("rates", rates, shape.units(0));
        System.arraycopy(rates, 0, input, 0, rates.length);
        output.leaveUntaught();
    }

    /** Whether weights, and plasticity filters with them, move from now on. They do until this is said. */
    public void learn(boolean plastic) {
        this.plastic = plastic;
    }

    /**
     * Puts all potentials to rest; weights and plasticity filters stay.
     *
     * @param y modified
     */
    public void rest(double[] y) {
        for (int k = 1; k <= shape.depth(); k++) {
            fill(y, soma(k), 0);
        }
        for (int k = 1; k < shape.depth(); k++) {
            fill(y, interneuronSoma(k), 0);
        }
    }

    @Override public int dimension() {
        return layout.size();
    }

    @Override public void derivative(double[] y, double[] dy) {
        observe(y);
        Arrays.fill(dy, 0);                                                // for frozen weights
        for (int k = 1; k < shape.depth(); k++) {
            PyramidalLayer layer = hidden(k);
            InterneuronLayer inhibition = inhibition(k);
            layer.soma(y, dy);                                                                          // (1)
            inhibition.soma(y, dy);                                                                     // (2)
        }
        output.soma(y, dy);                                                                             // (1)
        if (plastic) {
            plasticity(y, dy);
        }
    }

    private void plasticity(double[] y, double[] dy) {
        for (int k = 1; k < shape.depth(); k++) {
            PyramidalLayer layer = hidden(k);
            InterneuronLayer inhibition = inhibition(k);
            layer.plasticity(y, dy, firing(k - 1), firing(k + 1), inhibition.neurons.rates);            // (7), (9), (10)
            inhibition.plasticity(y, dy, firing(k));                                                    // (8)
        }
        output.plasticity(y, dy, firing(shape.depth() - 1));                                            // (7)
    }

    /**
     * Computes rates and dendritic potentials (3) to (5) of a state, to be read below; they follow the somata without delay.
     *
     * @param y not modified
     */
    public void observe(double[] y) {
        for (int k = 1; k < shape.depth(); k++) {
            hidden(k).neurons.fire(y);
            inhibition(k).neurons.fire(y);
        }
        output.neurons.fire(y);
        for (int k = 1; k < shape.depth(); k++) {
            hidden(k).dendrites(y, firing(k - 1), firing(k + 1), inhibition(k).neurons.rates);          // (3), (4)
            inhibition(k).dendrites(y, firing(k));                                                      // (5)
        }
        output.dendrites(y, firing(shape.depth() - 1));                                                 // (3)
    }

    /** Somata leak through all their conductances, plasticity filters with tau_w, weights not at all. */
    @Override public void decayRates(double[] a) {
        Arrays.fill(a, 0);
        for (int k = 1; k < shape.depth(); k++) {
            fill(a, soma(k), g.ontoHidden());
            fill(a, interneuronSoma(k), g.ontoInterneuron());
            hidden(k).bottomUp.decayRates(a);
            hidden(k).lateral.decayRates(a);
            hidden(k).topDown.decayRates(a);
            inhibition(k).toInterneuron.decayRates(a);
        }
        fill(a, soma(shape.depth()), g.ontoOutput(output.isTaught()));
        output.bottomUp.decayRates(a);
    }

    @Override public String nameOf(int i) {
        return layout.nameOf(i);
    }

    public Shape shape() {
        return shape;
    }

    public Conductances conductances() {
        return g;
    }

    /** Where u^P_k lies in the state, k = 1 ... N. */
    public Span soma(int k) {
        return population(k).soma;
    }

    /** Where u^I_k lies in the state, k = 1 ... N-1. */
    public Span interneuronSoma(int k) {
        return inhibition(k).neurons.soma;
    }

    /** The synapses of one kind onto layer {@code k}: 1 to N for {@link Kind#BOTTOM_UP}, 1 to N-1 for the others. */
    public ContinuousProjection synapses(Kind kind, int k) {
        return switch (kind) {
            case BOTTOM_UP -> k == shape.depth() ? output.bottomUp : hidden(k).bottomUp;
            case TO_INTERNEURON -> inhibition(k).toInterneuron;
            case LATERAL -> hidden(k).lateral;
            case TOP_DOWN -> hidden(k).topDown;
        };
    }

    /** r_k of the state last observed, a copy like all below; k = 0 ... N. */
    public double[] rates(int k) {
        return k == 0 ? Arrays.copyOf(input, shape.units(0)) : population(k).ownRates();
    }

    /** phi(u^I_k) of the state last observed, k = 1 ... N-1. */
    public double[] interneuronRates(int k) {
        return inhibition(k).neurons.ownRates();
    }

    /** v_B,k of the state last observed, k = 1 ... N. */
    public double[] vBasal(int k) {
        return (k == shape.depth() ? output.vBasal : hidden(k).vBasal).clone();
    }

    /** v_A,k of the state last observed, k = 1 ... N-1. */
    public double[] vApical(int k) {
        return hidden(k).vApical.clone();
    }

    /** v_I,k of the state last observed, k = 1 ... N-1. */
    public double[] vInterneuron(int k) {
        return inhibition(k).vInterneuron.clone();
    }

    /** r_k with the unit of the thresholds behind it. */
    private double[] firing(int k) {
        return k == 0 ? input : population(k).rates;
    }

    private Population population(int k) {
        return k == shape.depth() ? output.neurons : hidden(k).neurons;
    }

    private PyramidalLayer hidden(int k) {
        return pyramidal[index(k)];
    }

    private InterneuronLayer inhibition(int k) {
        return interneurons[index(k)];
    }

    private int index(int k) {
        if (k < 1 || k >= shape.depth()) {
            throw new IllegalArgumentException("layer " + k + " is not hidden; hidden layers are 1 to " + (shape.depth() - 1));
        }
        return k - 1;
    }

    private String layer(int k) {
        return k == shape.depth() ? "output layer" : "hidden layer " + k;
    }

    private static void fill(double[] a, Span span, double value) {
        Arrays.fill(a, span.from(), span.from() + span.length(), value);
    }

    private static void requireFinite(String field, double[] values, int expected) {
        if (values.length != expected) {
            throw new InvalidValueException(field, "has " + values.length + " elements; expected " + expected);
        }
        for (int i = 0; i < values.length; i++) {
            Require.finite(field + "[" + i + "]", values[i]);
        }
    }
}
