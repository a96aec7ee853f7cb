package apical.circuit;

import apical.network.Activity;
import apical.network.Activity.Recording;
import apical.network.Projection;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.state.Checkpointed;
import apical.state.RandomStream;
import apical.state.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ejml.data.FMatrixRMaj;

/**
 * The tissue of {@link ContinuousMicrocircuit} again, equations (1) to (5) and (7) to (10), for the hot loop: single precision,
 * a fixed step, and a batch of independent copies that share their weights; all potentials are [neurons x batch]. The plain
 * engine is its measure.
 *
 * <p>The order of evaluation within a step is part of the definition. With <em>instantaneous</em> rates all rates come from the
 * somata at the start of the step, then
 * <ol>
 * <li>dendritic potentials (3) to (5) from those rates and the present weights;
 * <li>errors (7) to (10), which are reported;
 * <li>somata move (1), (2).
 * </ol>
 * With <em>prospective</em> rates, phi(u + tau du/dt), a step is a sweep up with feedback one step late:
 * <ol>
 * <li>for k = 1 ... N: v_B,k from the rates of layer k-1 in this step; v_A,k from the rates of layer k+1 and of the interneurons
 *     of layer k in the step before; the prospective potential they lead to, and its rate; the errors (7), (9), (10), each with
 *     the presynaptic rate that has just arrived;
 * <li>for k = 1 ... N-1: v_I,k from the rates of layer k in this step; the teaching current of (2) from the prospective potential
 *     of layer k+1 in this step; the prospective potential they lead to, its rate, the error (8);
 * <li>somata move; nothing depends on them, for the prospective potential is where the soma would come to rest, whatever it is
 *     now. So membranes delay nothing, and the length of the step matters to plasticity alone.
 * </ol>
 * Evaluating all units at once from the rates of the step before would bring back a transient at each change of input. At
 * rest, rates are phi(0) in both cases, and are what feedback brings in the first step.
 *
 * <p>Low-passed input, target and predictions move at the end of a step, too: within it they are what they were at its start.
 * Noise is drawn layer by layer, pyramidal neurons first and in the order of layers, then interneurons, as the plain engine does.
 *
 * <p>The file is long because it has the whole step, in the order above, and all that can be seen of it.
 *
 * <p>Weights are not part of its state: errors go to whoever changes weights, {@link PlasticSynapses}.
 */
public final class FastContinuousMicrocircuit implements Checkpointed {

    private final Shape shape;
    private final TransferFunction phi;
    private final Physiology physiology;
    private final Conductances g;
    private final FastHiddenLayer[] hidden;              // hidden[k - 1] is layer k
    private final Projection ontoOutput;
    private final FastPopulation output;
    private final RandomStream noise;
    private final FMatrixRMaj outputBasal = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj feedForward = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj feedForwardRates = new FMatrixRMaj(0, 0);

    private final FastLowPass input;                           // r_0
    private final FastLowPass target;                          // u_target
    private boolean taught;
    private boolean changed;                             // the input, since the last step
    private int batch;
    private final FiniteSomata finite;
    private long steps;

    /** The tissue as published but for the rates, {@link Physiology#plain}, with biases. */
    public FastContinuousMicrocircuit(Shape shape, TransferFunction phi, Conductances conductances, TimeStep step,
            RateTiming code, List<Synapses> hidden, Projection ontoOutput, boolean fixedFeedback) {
        this(shape, phi, Physiology.plain(conductances, 1).with(code), step, hidden, ontoOutput, fixedFeedback,
                new RandomStream(0));
    }

    /**
     * @param hidden        synapses of the hidden layers, first to last; kept
     * @param ontoOutput    W_N,N-1; kept
     * @param fixedFeedback whether neither lateral nor top-down weights will ever change; if they then mirror each other, one
     *                      product serves both
     * @param random        of the noise; not asked without
     */
    public FastContinuousMicrocircuit(Shape shape, TransferFunction phi, Physiology physiology, TimeStep step,
            List<Synapses> hidden, Projection ontoOutput, boolean fixedFeedback,
            RandomStream random) {
        this.shape = shape;
        this.phi = phi;
        this.physiology = physiology;
        this.g = physiology.conductances();
        this.ontoOutput = ontoOutput;
        this.noise = random;
        this.hidden = new FastHiddenLayer[hidden.size()];
        for (int k = 1; k < shape.depth(); k++) {
            boolean mirrored = fixedFeedback && SelfPrediction.cancels(hidden.get(k - 1));
            this.hidden[k - 1] = new FastHiddenLayer(g, phi, hidden.get(k - 1), mirrored,
                    new FastPopulation(phi, step, shape.units(k), physiology, random),
                    new FastPopulation(phi, step, shape.units(k + 1), physiology, random));
        }
        this.output = new FastPopulation(phi, step, shape.units(shape.depth()), physiology, random);
        this.input = new FastLowPass(step, physiology.inputFilterMs());
        this.target = new FastLowPass(step, physiology.targetFilterMs());
        this.finite = new FiniteSomata(this, g, step);
        rest(1);
    }

    /** Potentials, filters, noise and time, but for what is shown: as it stands when something else will be shown next. */
    @Override
    public void checkpoint(State state) {
        batch = (int) state.number("batch", batch);
        steps = state.number("steps", steps);
        taught = state.flag("taught", taught);
        changed = state.flag("changed", changed);
        for (int k = 1; k < shape.depth(); k++) {
            state.part("hidden" + k, hidden[k - 1]);
        }
        state.part("output", output);
        state.matrix("vBasal", outputBasal);
        state.part("input", input);
        state.part("target", target);
        state.part("noise", noise);
    }

    /** What is shown beside that, for who stops within a presentation. */
    void checkpointShown(State state) {
        input.checkpointShown(state.part("input"));
        target.checkpointShown(state.part("target"));
    }

    /** Where the stream of its noise stands. */
    public Checkpointed noise() {
        return noise;
    }

    /** All potentials, low-passed input, target and predictions zero, in that many copies. */
    public void rest(int batch) {
        this.batch = batch;
        for (FastHiddenLayer layer : hidden) {
            layer.rest(batch);
        }
        output.rest(batch);
        input.rest(shape.units(0), batch);
        target.rest(shape.units(shape.depth()), batch);
        changed = true;
    }

    /**
     * Shows a pattern to each copy, with the teacher on, until something else is shown. If there are as many patterns as
     * copies, each goes on from where it is; otherwise all begin at rest.
     *
     * @param rates            r_0 [input units x batch]; kept, not copied, and not changed by anybody while it is shown
     * @param targetPotentials u_target [output units x batch]; kept, too; null: no teacher
     */
    public void show(FMatrixRMaj rates, FMatrixRMaj targetPotentials) {
        if (targetPotentials != null) {
            requireOneForEach(targetPotentials, rates.numCols);
        }
        showUntaught(rates);
        if (targetPotentials != null) {
            target.show(targetPotentials);
            taught = true;
        }
    }

    private void requireOneForEach(FMatrixRMaj targets, int patterns) {
        int outputs = shape.units(shape.depth());
        if (targets.numRows != outputs || targets.numCols != patterns) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "targets [%d x %d] do not fit [%d x %d]",
                    targets.numRows, targets.numCols, outputs, patterns));
        }
    }

    /** Shows patterns with the teacher off; otherwise as {@link #show}. */
    public void showUntaught(FMatrixRMaj rates) {
        if (rates.numCols != batch) {
            rest(rates.numCols);
        }
        input.show(rates);
        taught = false;
        changed = true;
    }

    /**
     * One step; weights learn if the synapses let them.
     *
     * @throws apical.dynamics.NotFiniteException as soon as a somatic potential is no finite number
     */
    public void step(PlasticSynapses synapses) {
        for (int k = 1; k < shape.depth(); k++) {
            if (changed) {
                hidden[k - 1].compareWeights(bottomUp(k + 1), k + 1 == shape.depth());
            }
            hidden[k - 1].predictAlike(synapses, bottomUp(k + 1));
        }
        announceInput(synapses);
        boolean prospective = physiology.rates() == RateTiming.PROSPECTIVE;
        if (!prospective) {
            fire();
        }
        FMatrixRMaj below = input.now();
        for (int k = 1; k < shape.depth(); k++) {
            FastHiddenLayer layer = hidden[k - 1];
            FMatrixRMaj above = population(k + 1).rates;
            layer.pyramidalDendrites(synapses, below, above);
            if (prospective) {
                layer.pyramidal.fireProspectively();
            }
            layer.pyramidalPlasticity(synapses, below, above);
            below = layer.pyramidal.rates;
        }
        outputStep(synapses, below, prospective);
        for (int k = 1; k < shape.depth(); k++) {
            FastHiddenLayer layer = hidden[k - 1];
            FastPopulation partners = population(k + 1);
            layer.interneuronDendrites(synapses, partners);
            if (prospective) {
                layer.fireInterneurons();
            }
            layer.interneuronPlasticity(synapses);
        }
        for (int k = 1; k < shape.depth(); k++) {
            hidden[k - 1].moveDifference(population(k + 1), k + 1 < shape.depth() ? g.ontoHidden() : g.ontoOutput(taught));
        }
        for (FastHiddenLayer layer : hidden) {
            layer.move();
        }
        output.move(g.ontoOutput(taught));
        input.move();
        if (taught) {
            target.move();
        }
        steps++;
        finite.check(steps);
    }

    /** What there is to know about the rates that arrive at the first layer, for whoever can use it. */
    private void announceInput(PlasticSynapses synapses) {
        if (input.isFiltered()) {
            if (changed) {
                synapses.drift(bottomUp(1), input.from(), input.shown());
            }
            synapses.progress(bottomUp(1), input.progress());
        } else if (changed) {
            synapses.stand(bottomUp(1), input.now());
        }
        changed = false;
    }

    private void outputStep(PlasticSynapses synapses, FMatrixRMaj below, boolean prospective) {
        synapses.drive(ontoOutput, below, outputBasal);                                                 // (3)
        FMatrixRMaj towards = taught ? target.now() : outputBasal;                                      // (1)
        output.leadTowards(g.outputAttenuation(), outputBasal, taught ? g.outputMixing() : 0, towards, g.ontoOutput(taught));
        if (prospective) {
            output.fireProspectively();
        }
        if (synapses.isPlastic(ontoOutput)) {
            synapses.change(ontoOutput, output.unpredicted(), below);                                       // (7)
        }
    }

    private void fire() {
        output.fire();
        for (FastHiddenLayer layer : hidden) {
            layer.fire();
        }
    }

    /**
     * Output rates [output units x batch] of the network without feedback and teacher, at rest under {@code rates}: every soma is
     * its basal prediction, u_k = v^_B,k. That is where the tissue comes to rest without a teacher in the self-predicting state.
     * Nothing that {@link #step} knows is touched.
     *
     * @return a view, valid until the next call
     */
    public FMatrixRMaj feedForward(FMatrixRMaj rates) {
        FMatrixRMaj below = rates;
        for (int k = 1; k <= shape.depth(); k++) {
            bottomUp(k).drive(below, (float) physiology.biasRate(), feedForward);
            float attenuation = (float) (k < shape.depth() ? g.hiddenAttenuation() : g.outputAttenuation());
            for (int i = 0, n = feedForward.getNumElements(); i < n; i++) {
                feedForward.data[i] *= attenuation;
            }
            Elementwise.rates(phi, feedForward, feedForwardRates);
            below = feedForwardRates;
        }
        return feedForwardRates;
    }

    public Shape shape() {
        return shape;
    }

    public Physiology physiology() {
        return physiology;
    }

    /** Number of hidden layers, N - 1. */
    public int hiddenLayers() {
        return hidden.length;
    }

    /** Synapses of hidden layer {@code k}, 1 to N-1. */
    public Synapses synapses(int k) {
        return hidden[k - 1].synapses();
    }

    /** W_N,N-1. */
    public Projection ontoOutput() {
        return ontoOutput;
    }

    /** All, layer by layer from the first. */
    public List<Projection> projections() {
        List<Projection> all = new ArrayList<>();
        for (FastHiddenLayer layer : hidden) {
            all.addAll(layer.synapses().projections());
        }
        all.add(ontoOutput);
        return all;
    }

    /** u^P_k, k = 1 ... N; a view, like all below. */
    public FMatrixRMaj soma(int k) {
        return population(k).soma;
    }

    /** r_k of the last step, k = 1 ... N: phi of u at its start, or of u + tau du/dt in it. */
    public FMatrixRMaj rates(int k) {
        return population(k).rates;
    }

    /** u^I_k, k = 1 ... N-1. */
    public FMatrixRMaj interneuronSoma(int k) {
        return hidden[k - 1].interneurons.soma;
    }

    /** Rates of the interneurons of layer k in the last step. */
    public FMatrixRMaj interneuronRates(int k) {
        return hidden[k - 1].interneurons.rates;
    }

    /** v_B,k of the last step, k = 1 ... N. */
    public FMatrixRMaj vBasal(int k) {
        return k == shape.depth() ? outputBasal : hidden[k - 1].vBasal;
    }

    /** v_A,k of the last step, k = 1 ... N-1. */
    public FMatrixRMaj vApical(int k) {
        return hidden[k - 1].vApical;
    }

    /** v_I,k of the last step, k = 1 ... N-1. */
    public FMatrixRMaj vInterneuron(int k) {
        return hidden[k - 1].vInterneuron;
    }

    /** A copy of every compartment's potential, and of the rates: somata after the last step, all else in it. */
    public Activity activity() {
        List<Recording> recordings = new ArrayList<>();
        for (int k = 1; k <= shape.depth(); k++) {
            String name = shape.name(k);
            recordings.add(new Recording(name, TissueSite.RATE.site(), rates(k).copy()));
            recordings.add(new Recording(name, TissueSite.SOMA.site(), soma(k).copy()));
            recordings.add(new Recording(name, TissueSite.BASAL.site(), vBasal(k).copy()));
            if (k < shape.depth()) {
                recordings.add(new Recording(name, TissueSite.APICAL.site(), vApical(k).copy()));
                recordings.add(new Recording(name, TissueSite.INTERNEURON_SOMA.site(), interneuronSoma(k).copy()));
                recordings.add(new Recording(name, TissueSite.INTERNEURON_DENDRITE.site(), vInterneuron(k).copy()));
            }
        }
        return new Activity(recordings);
    }

    private Projection bottomUp(int k) {
        return k == shape.depth() ? ontoOutput : hidden[k - 1].synapses().bottomUp();
    }

    private FastPopulation population(int k) {
        return k == shape.depth() ? output : hidden[k - 1].pyramidal;
    }
}
