package apical.circuit;

import apical.dynamics.LeakySystem;
import apical.dynamics.Stepper;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.state.Checkpointed;
import apical.state.State;
import apical.validation.InvalidValueException;
import apical.validation.Require;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The dendritic microcircuit of Sacramento et al. (2018) in continuous time, one pattern at a time, in double precision: the
 * engine that reads like the paper, and by which faster ones are measured. For hidden layers k = 1 ... N-1 and the output N:
 * <pre>
 *   du^P_k/dt = -g_lk u^P_k + g_B (v_B,k - u^P_k) + g_A (v_A,k - u^P_k) + sigma xi          {@link PyramidalLayer}     (1)
 *   du^P_N/dt = -g_lk u^P_N + g_B (v_B,N - u^P_N) + g_som (u_target - u^P_N) + sigma xi     {@link OutputLayer}        (1)
 *   du^I_k/dt = -g_lk u^I_k + g_D (v_I,k - u^I_k) + g_som (u^P_k+1 - u^I_k) + sigma xi      {@link InterneuronLayer}   (2)
 * </pre>
 * with dendritic potentials (3) to (5) that follow rates at once, r = phi(u), and with plasticity (7) to (10) that is on unless
 * it is paused. Input and target may be low-passed, and predictions in (7) and (8) lag-matched ({@link Physiology}); what that
 * adds is part of the state too.
 *
 * <p>With prospective rates, r = phi(u + tau du/dt), an evaluation of the derivative is a sweep up with feedback one step late,
 * in the order that {@link FastContinuousMicrocircuit} gives line by line. What the last evaluation sent is remembered outside
 * the state, so only methods that evaluate once a step may be used, and only for one state at a time.
 *
 * <p>Somata, weights and all filters are one flat state, so that any method integrates all of it, plasticity included.
 * The state lies outside: the circuit is the equations, and what is shown. Which element is what depends on the shape, on
 * whether there are biases and on what is filtered, but not on learning rates or conductances: circuits that differ in
 * those alone (one frozen, say, to test) can share a state.
 *
 * <p>The file is long because it is read from top to bottom beside the paper: the state, the equations, and what can be observed.
 */
public final class ContinuousMicrocircuit implements LeakySystem, Checkpointed {

    private final Shape shape;
    private final Physiology physiology;
    private final Conductances g;
    private final ContinuousPlasticity plasticity;
    private final StateLayout layout = new StateLayout();

    private final double[] shown;
    private final double[] input;                        // r_0, and the rate of the unit of the biases
    private final LowPass inputFilter;
    private final PyramidalLayer[] pyramidal;            // hidden layer k at [k - 1], like its interneurons
    private final InterneuronLayer[] interneurons;
    private final OutputLayer output;
    private final int firstWeight;                       // in the state; weights and plasticity filters are the end of it
    private boolean plastic = true;

    /** The tissue as published, {@link Physiology#plain}. */
    public ContinuousMicrocircuit(Shape shape, TransferFunction phi, Conductances conductances,
            ContinuousPlasticity plasticity, double biasRate) {
        this(shape, phi, Physiology.plain(conductances, biasRate), plasticity);
    }

    /** The input is silent and the teacher off until something is shown. */
    public ContinuousMicrocircuit(Shape shape, TransferFunction phi, Physiology physiology, ContinuousPlasticity plasticity) {
        plasticity.requireFits(shape);
        this.shape = shape;
        this.physiology = physiology;
        this.g = physiology.conductances();
        this.plasticity = plasticity;

        int top = shape.depth();
        StateSlice[] somata = new StateSlice[top + 1];
        StateSlice[] inhibitorySomata = new StateSlice[top];
        for (int k = 1; k <= top; k++) {
            somata[k] = layout.place("soma potential of " + layer(k), shape.units(k), 1);
        }
        for (int k = 1; k < top; k++) {
            inhibitorySomata[k] = layout.place("interneuron soma potential of " + layer(k), shape.units(k + 1), 1);
        }
        Population[] neurons = new Population[top + 1];
        Population[] inhibitory = new Population[top];
        for (int k = 1; k <= top; k++) {
            neurons[k] = population(phi, somata[k], "low-passed prediction of " + layer(k));
        }
        for (int k = 1; k < top; k++) {
            inhibitory[k] = population(phi, inhibitorySomata[k], "low-passed interneuron prediction of " + layer(k));
        }
        this.inputFilter = LowPass.placed(layout, "low-passed input", shape.units(0), physiology.inputFilterMs() > 0);
        LowPass targetFilter = LowPass.placed(layout, "low-passed target", shape.units(top), physiology.targetFilterMs() > 0);
        this.firstWeight = layout.size();

        this.shown = new double[shape.units(0)];
        this.input = new double[shape.units(0) + 1];
        this.input[shape.units(0)] = physiology.biasRate();
        this.pyramidal = new PyramidalLayer[top - 1];
        this.interneurons = new InterneuronLayer[top - 1];
        for (int k = 1; k < top; k++) {
            pyramidal[k - 1] = new PyramidalLayer(g, phi, neurons[k],
                    synapses(TissuePathway.BOTTOM_UP, k, shape.units(k), shape.units(k - 1), plasticity.bottomUp().get(k - 1)),
                    synapses(TissuePathway.LATERAL, k, shape.units(k), shape.units(k + 1), plasticity.lateral().get(k - 1)),
                    synapses(TissuePathway.TOP_DOWN, k, shape.units(k), shape.units(k + 1), plasticity.topDown().get(k - 1)));
            interneurons[k - 1] = new InterneuronLayer(g, inhibitory[k], neurons[k + 1],
                    synapses(TissuePathway.TO_INTERNEURON, k, shape.units(k + 1), shape.units(k),
                            plasticity.toInterneuron().get(k - 1)));
        }
        this.output = new OutputLayer(g, neurons[top],
                synapses(TissuePathway.BOTTOM_UP, top, shape.units(top), shape.units(top - 1), plasticity.bottomUp().get(top - 1)),
                targetFilter, physiology.targetFilterMs());
        rest();
    }

    private Population population(TransferFunction phi, StateSlice soma, String lag) {
        boolean lagMatched = physiology.prediction() == Prediction.LAG_MATCHED;
        return new Population(phi, soma, LowPass.placed(layout, lag, soma.length(), lagMatched), physiology.biasRate());
    }

    private ContinuousProjection synapses(TissuePathway kind, int k, int post, int pre, double eta) {
        boolean withBiases = physiology.biasRate() != 0
                && (kind == TissuePathway.BOTTOM_UP || kind == TissuePathway.TO_INTERNEURON);
        return new ContinuousProjection(layout, layer(k), kind, post, pre, withBiases, eta, plasticity.filterTime());
    }

    /** A new state: everything is zero, weights too; and what was sent before is forgotten. */
    public double[] rest() {
        double[] y = new double[dimension()];
        rest(y);
        return y;
    }

    /**
     * Brings somata, low-passed input, target and predictions, noise and what was sent to rest; weights and plasticity filters
     * stay.
     *
     * @param y modified
     */
    public void rest(double[] y) {
        Arrays.fill(y, 0, firstWeight, 0);
        for (int k = 1; k < shape.depth(); k++) {
            hidden(k).neurons.rest(y);
            inhibition(k).neurons.rest(y);
        }
        output.neurons.rest(y);
    }

    /**
     * What is shown, what was observed last, which prospective rates remember, and the noise of the last step. The flat state
     * belongs to whoever holds it.
     */
    @Override
    public void checkpoint(State state) {
        state.array("shown", shown);
        state.array("input", input);
        plastic = state.flag("plastic", plastic);
        for (int k = 1; k < shape.depth(); k++) {
            state.part("hidden" + k, hidden(k));
            state.part("interneurons" + k, inhibition(k));
        }
        state.part("output", output);
    }

    /** Whether weights, and plasticity filters with them, move from now on. They do until this is said. */
    public void learn(boolean plastic) {
        this.plastic = plastic;
    }

    /**
     * Draws the noise of the next step; it is a current that stands still until this is called again. Nothing is drawn where the
     * physiology has none.
     *
     * @param stepper that will step
     * @param dt      of that step [ms]
     */
    public void disturb(Stepper stepper, double dt, RandomGenerator random) {
        if (physiology.noise().isSilent()) {
            return;
        }
        for (int k = 1; k < shape.depth(); k++) {
            disturb(hidden(k).neurons, g.ontoHidden(), stepper, dt, random);
        }
        disturb(output.neurons, g.ontoOutput(output.isTaught()), stepper, dt, random);
        for (int k = 1; k < shape.depth(); k++) {
            disturb(inhibition(k).neurons, g.ontoInterneuron(), stepper, dt, random);
        }
    }

    private void disturb(Population neurons, double a, Stepper stepper, double dt, RandomGenerator random) {
        neurons.disturb(a * physiology.noise().displacement(a, stepper.share(a, dt), dt), random);
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
        System.arraycopy(rates, 0, shown, 0, rates.length);
        if (!inputFilter.isOn()) {
            System.arraycopy(rates, 0, input, 0, rates.length);
        }
        output.leaveUntaught();
    }

    @Override
    public int dimension() {
        return layout.size();
    }

    @Override
    public void derivative(double[] y, double[] dy) {
        Arrays.fill(dy, 0);                                                // for frozen weights
        inputFilter.derivative(y, shown, 1 / physiology.inputFilterMs(), dy);
        if (remembers()) {
            prospectiveSweep(y, dy);
        } else {
            observe(y);
            allAtOnce(y, dy);
        }
        if (!plastic) {
            Arrays.fill(dy, firstWeight, dy.length, 0);
        }
    }

    /** Equations (1), (2), (7) to (10) of the rates and dendritic potentials observed. */
    private void allAtOnce(double[] y, double[] dy) {
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
     * The same where each layer sends phi(u + tau du/dt) before the next one looks: bottom-up rates are those of this step, what
     * comes from above and from interneurons is still that of the step before.
     */
    private void prospectiveSweep(double[] y, double[] dy) {
        inputFilter.read(y, shown, input);
        for (int k = 1; k < shape.depth(); k++) {
            PyramidalLayer layer = hidden(k);
            double[] fromInterneurons = inhibition(k).neurons.rates;
            layer.dendrites(y, firing(k - 1), firing(k + 1), fromInterneurons);                         // (3), (4)
            layer.soma(y, dy);                                                                          // (1)
            layer.neurons.fireProspectively(y, dy, g.ontoHidden());
            layer.plasticity(y, dy, firing(k - 1), firing(k + 1), fromInterneurons);                    // (7), (9), (10)
        }
        output.dendrites(y, firing(shape.depth() - 1));                                                 // (3)
        output.soma(y, dy);                                                                             // (1)
        output.neurons.fireProspectively(y, dy, g.ontoOutput(output.isTaught()));
        output.plasticity(y, dy, firing(shape.depth() - 1));                                            // (7)
        for (int k = 1; k < shape.depth(); k++) {
            InterneuronLayer inhibition = inhibition(k);
            inhibition.dendrites(y, firing(k));                                                         // (5)
            inhibition.soma(y, dy);                                                                     // (2)
            inhibition.neurons.fireProspectively(y, dy, g.ontoInterneuron());
            inhibition.plasticity(y, dy, firing(k));                                                    // (8)
        }
    }

    /** With prospective rates. */
    @Override
    public boolean remembers() {
        return physiology.rates() == RateTiming.PROSPECTIVE;
    }

    /**
     * Computes rates and dendritic potentials (3) to (5) of a state, to be read below; they follow the somata without delay.
     * Prospective ones do not follow from the state alone: they stay what they were in the last step.
     *
     * @param y not modified
     */
    public void observe(double[] y) {
        if (remembers()) {
            return;
        }
        inputFilter.read(y, shown, input);
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

    /** Somata leak through all their conductances, filters with tau_0 and tau_w, weights not at all. */
    @Override
    public void decayRates(double[] a) {
        Arrays.fill(a, 0);
        inputFilter.decayRates(a, 1 / physiology.inputFilterMs());
        for (int k = 1; k < shape.depth(); k++) {
            hidden(k).neurons.decayRates(a, g.ontoHidden());
            inhibition(k).neurons.decayRates(a, g.ontoInterneuron());
            hidden(k).bottomUp.decayRates(a);
            hidden(k).lateral.decayRates(a);
            hidden(k).topDown.decayRates(a);
            inhibition(k).toInterneuron.decayRates(a);
        }
        output.decayRates(a);
    }

    @Override
    public String nameOf(int i) {
        return layout.nameOf(i);
    }

    public Shape shape() {
        return shape;
    }

    public Physiology physiology() {
        return physiology;
    }

    public Conductances conductances() {
        return g;
    }

    /** Where u^P_k lies in the state, k = 1 ... N. */
    public StateSlice soma(int k) {
        return population(k).soma;
    }

    /** Where u^I_k lies in the state, k = 1 ... N-1. */
    public StateSlice interneuronSoma(int k) {
        return inhibition(k).neurons.soma;
    }

    /** The synapses of one kind onto layer {@code k}: 1 to N for {@link TissuePathway#BOTTOM_UP}, 1 to N-1 for the others. */
    public ContinuousProjection synapses(TissuePathway kind, int k) {
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

    /** r_k with the unit of the biases behind it. */
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

    private static void requireFinite(String field, double[] values, int expected) {
        if (values.length != expected) {
            throw new InvalidValueException(field, "has " + values.length + " elements; expected " + expected);
        }
        for (int i = 0; i < values.length; i++) {
            Require.finite(field + "[" + i + "]", values[i]);
        }
    }
}
