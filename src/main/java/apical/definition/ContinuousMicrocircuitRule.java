package apical.definition;

import apical.circuit.Conductances;
import apical.circuit.ContinuousPlasticity;
import apical.circuit.FastContinuousMicrocircuit;
import apical.circuit.Noise;
import apical.circuit.Physiology;
import apical.circuit.Prediction;
import apical.circuit.RateCode;
import apical.circuit.Synapses;
import apical.circuit.TimeStep;
import apical.dynamics.Method;
import apical.learning.ContinuousDendriticLearning;
import apical.learning.ContinuousDendriticLearning.Presentation;
import apical.learning.ContinuousDescent;
import apical.learning.Learner;
import apical.network.Projection;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.network.WeightInit;
import apical.validation.InvalidValueException;
import apical.validation.Require;
import java.util.ArrayList;
import java.util.List;

/**
 * The dendritic microcircuit of Sacramento et al. (2018) in continuous time. Whatever changes the science is said here.
 *
 * @param conductances              [1/ms]
 * @param method                    how somata and plasticity filters are stepped
 * @param rates                     which potential rates follow
 * @param prediction                which dendritic prediction plasticity compares with them
 * @param inputFilterMs             tau_0 of the input [ms]; 0: it switches
 * @param targetFilterMs            tau_0 of the target potentials [ms]; 0: they switch
 * @param noise                     on all somata while the tissue learns; tests are without
 * @param thresholdRate             rate of the unit that carries the thresholds, usually 1; 0: there are none
 * @param stepMs                    dt [ms]
 * @param presentationMs            how long each batch is shown [ms], a whole number of steps
 * @param plasticityFilterMs        tau_w [ms]; 0: no filter
 * @param block                     for how many steps weights are held, at least 1; 1 is the plain scheme
 * @param resetBetweenPresentations whether all potentials are zero when a batch is shown; otherwise they go on
 * @param plasticityDelayMs         for how long plasticity, filters included, waits after a change of input [ms], a whole number of
 *                                  steps; 0: it is always on
 * @param topDownWeights            distribution of the top-down weights onto each hidden layer, first to last
 * @param interneurons              how interneuron weights start
 * @param learningRates             eta of each kind of plasticity [1/ms]
 */
public record ContinuousMicrocircuitRule(Conductances conductances, Method method, RateCode rates,
                                         Prediction prediction, double inputFilterMs, double targetFilterMs, Noise noise,
                                         double thresholdRate, double stepMs, double presentationMs,
                                         double plasticityFilterMs, int block,
                                         boolean resetBetweenPresentations, double plasticityDelayMs,
                                         List<WeightInit> topDownWeights, InterneuronStart interneurons,
                                         Microcircuit.LearningRates learningRates) implements RuleDefinition {

    static final String ID = "continuousMicrocircuit";
    static final Kind KIND = new Kind(ID, "the same tissue in continuous time, plasticity on in every step");

    public ContinuousMicrocircuitRule {
        topDownWeights = List.copyOf(topDownWeights);
        Physiology physiology =
                new Physiology(conductances, rates, prediction, inputFilterMs, targetFilterMs, noise, thresholdRate);
        Require.positive("stepMs", stepMs);
        Require.positive("presentationMs", presentationMs);
        Require.nonNegative("plasticityFilterMs", plasticityFilterMs);
        Require.atLeast("block", block, 1);
        Require.nonNegative("plasticityDelayMs", plasticityDelayMs);
        wholeSteps("presentationMs", presentationMs, stepMs);
        wholeSteps("plasticityDelayMs", plasticityDelayMs, stepMs);
        if (plasticityDelayMs >= presentationMs) {
            throw new InvalidValueException("plasticityDelayMs", "is " + plasticityDelayMs + "; expected less than presentationMs, "
                    + presentationMs + ", or nothing is ever learned");
        }
        if (method == Method.FORWARD_EULER) {
            isStable(stepMs, physiology, plasticityFilterMs);
        }
        if (!method.hasFixedStep() && !noise.isSilent()) {
            throw new InvalidValueException("method", "is " + method.id() + "; expected one with a fixed step, since there is noise. "
                    + "Maybe rungeKutta4");
        }
        if (!method.evaluatesOnce() && rates == RateCode.PROSPECTIVE) {
            throw new InvalidValueException("method", "is " + method.id() + "; expected forwardEuler or exponentialEuler, since "
                    + "prospective rates follow from one step to the next");
        }
    }

    /** Whether a time is a whole number of steps. */
    public static boolean isWhole(double ms, double stepMs) {
        double steps = ms / stepMs;
        return Math.abs(steps - Math.rint(steps)) <= 1e-9 * Math.max(1, steps) && steps <= Integer.MAX_VALUE;
    }

    private static void wholeSteps(String field, double ms, double stepMs) {
        if (!isWhole(ms, stepMs)) {
            throw new InvalidValueException(field, "is " + ms + "; expected a whole number of steps of stepMs, " + stepMs);
        }
    }

    /** Forward Euler multiplies a perturbation by 1 - a dt in every step. */
    private static void isStable(double stepMs, Physiology physiology, double filterMs) {
        double fastest = physiology.fastestDecay();
        if (filterMs > 0) {
            fastest = Math.max(fastest, 1 / filterMs);
        }
        if (!(stepMs < 2 / fastest)) {
            throw new InvalidValueException("stepMs", "is " + stepMs + "; forward Euler is stable below " + 2 / fastest
                    + ", 2 over the fastest decay rate. Maybe exponentialEuler");
        }
    }

    @Override public Kind kind() {
        return KIND;
    }

    /** Changes wait in several places to be written, some of them for later presentations. */
    @Override public boolean ratesMayFall() {
        return false;
    }

    @Override public boolean nudgesPotentials() {
        return true;
    }

    @Override public void check(Shape layers, TransferFunction phi) {
        Require.size("rule.topDownWeights", topDownWeights, layers.depth() - 1, "one for each hidden layer");
        learningRates.check(layers);
    }

    /** How its neurons work. */
    public Physiology physiology() {
        return new Physiology(conductances, rates, prediction, inputFilterMs, targetFilterMs, noise, thresholdRate);
    }

    /**
     * The steps of the fast engine.
     *
     * @throws InvalidValueException if it does not know the method
     */
    public TimeStep timeStep() {
        return switch (method) {
            case FORWARD_EULER -> new TimeStep(TimeStep.Method.FORWARD_EULER, stepMs);
            case EXPONENTIAL_EULER -> new TimeStep(TimeStep.Method.EXPONENTIAL_EULER, stepMs);
            default -> throw new InvalidValueException("rule.method", "is " + method.id() + "; expected forwardEuler or "
                    + "exponentialEuler, which the fast engine knows; the others are for simulations with the plain one");
        };
    }

    @Override public void checkTraining() {
        timeStep();
    }

    private int steps() {
        return (int) Math.rint(presentationMs / stepMs);
    }

    @Override public String choices() {
        List<String> said = new ArrayList<>();
        said.add(method.id() + " in steps of " + stepMs + " ms");
        said.add(rates.id() + " rates");
        if (prediction == Prediction.LAG_MATCHED) {
            said.add(prediction.id() + " prediction");
        }
        said.add("weights held for " + (block == 1 ? "1 step" : block + " steps"));
        said.add(plasticityFilterMs > 0 ? "tau_w " + plasticityFilterMs + " ms" : "no plasticity filter");
        said.add(inputFilterMs > 0 ? "input low-passed, tau_0 " + inputFilterMs + " ms" : "input switches");
        if (targetFilterMs > 0) {
            said.add("target low-passed, tau_0 " + targetFilterMs + " ms");
        }
        said.add(noise.toString());
        return String.join(", ", said);
    }

    @Override public String presentation() {
        return "each batch shown for " + presentationMs + " ms, " + (resetBetweenPresentations ? "from rest" : "without reset")
                + ", plasticity " + (plasticityDelayMs > 0 ? "off for the first " + plasticityDelayMs + " ms" : "always on");
    }

    /**
     * The first layer's weights once for their drive and once for their changes, or twice for each if the input or plasticity is
     * filtered; all others in every step, once for potentials and once for their changes. Mirrored lateral weights cost nothing.
     * A tissue that gathers changes of few samples before it writes them makes more products, to read fewer weights.
     */
    @Override public long multiplyAdds(Shape layers) {
        boolean twice = inputFilterMs > 0 || plasticityFilterMs > 0;
        boolean mirrored = learningRates.feedbackIsFixed() && interneurons instanceof InterneuronStart.SelfPredicting;
        long first = RuleDefinition.synapses(layers, 1) - RuleDefinition.synapses(layers, 2);
        long firstPlastic = learningRates.bottomUp().get(0) > 0 ? first : 0;
        long everyStep = (mirrored ? 3 : 4) * RuleDefinition.synapses(layers, 2)
                + RuleDefinition.plasticSynapses(layers, 1, learningRates.bottomUp()) - firstPlastic
                + RuleDefinition.plasticSynapses(layers, 2, learningRates.toInterneuron())
                + RuleDefinition.plasticSynapses(layers, 2, learningRates.lateral())
                + RuleDefinition.plasticSynapses(layers, 2, learningRates.topDown());
        return (twice ? 2 : 1) * (first + firstPlastic) + steps() * everyStep;
    }

    /** As the two-sweep microcircuit; if plasticity is filtered, a filter for each plastic weight, too. */
    @Override public long storedNumbers(Shape layers) {
        long onto = RuleDefinition.neurons(layers, 1);
        long ontoInterneurons = RuleDefinition.neurons(layers, 2);
        long weights = RuleDefinition.synapses(layers, 1) + 3 * RuleDefinition.synapses(layers, 2) + onto + ontoInterneurons;
        long filters = RuleDefinition.plasticSynapses(layers, 1, learningRates.bottomUp())
                + RuleDefinition.plasticSynapses(layers, 2, learningRates.toInterneuron())
                + RuleDefinition.plasticSynapses(layers, 2, learningRates.lateral())
                + RuleDefinition.plasticSynapses(layers, 2, learningRates.topDown());
        return weights + (plasticityFilterMs > 0 ? filters : 0);
    }

    /** Likewise. */
    @Override public long numbersOfSample(Shape layers) {
        return 5 * RuleDefinition.neurons(layers, 1) + 3 * RuleDefinition.neurons(layers, 2);
    }

    @Override public Assumptions assumptions(Shape layers) {
        boolean prospective = rates == RateCode.PROSPECTIVE;
        return Assumptions.ofTissue(new TopDownLearning.Dendritic(), interneurons, plasticityDelayMs > 0
                        ? "partly: the teacher is on throughout, but plasticity waits " + plasticityDelayMs + " ms after each switch"
                        : "no: the teacher is on throughout, and plasticity in every step"
                                + (prospective ? "; rates look ahead of potentials, so that nothing lags" : ""),
                prospective ? List.of(Assumptions.HAIDER) : List.of());
    }

    @Override public Learner build(ModelDefinition model, Seed seed) {
        DrawnTissue tissue = DrawnTissue.of(model, topDownWeights, seed);
        List<Synapses> hidden = tissue.hidden();
        Projection ontoOutput = tissue.ontoOutput();
        interneurons.apply(hidden, ontoOutput, conductances, seed);
        model.initialWeights().replace(tissue.projections());

        TimeStep step = timeStep();
        Presentation presentation = new Presentation(steps(), (int) Math.rint(plasticityDelayMs / stepMs),
                resetBetweenPresentations);
        return new Learner(
                new ContinuousDendriticLearning(
                        circuit(model, physiology(), step, tissue, seed),
                        circuit(model, physiology().with(new Noise.None()), step, tissue, seed),
                        model.transferFunction(), presentation),
                new ContinuousDescent(hidden, ontoOutput, plasticity(), step, block, thresholdRate));
    }

    private FastContinuousMicrocircuit circuit(ModelDefinition model, Physiology physiology, TimeStep step, DrawnTissue tissue,
                                               Seed seed) {
        return new FastContinuousMicrocircuit(model.layers(), model.transferFunction(), physiology, step, tissue.hidden(),
                tissue.ontoOutput(), learningRates.feedbackIsFixed(), seed.stream("noise"));
    }

    /** How its synapses change. */
    public ContinuousPlasticity plasticity() {
        return new ContinuousPlasticity(learningRates.bottomUp(), learningRates.toInterneuron(), learningRates.lateral(),
                learningRates.topDown(), plasticityFilterMs);
    }
}
