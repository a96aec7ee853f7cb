package apical.rules.tissue;

import static apical.rule.Assumptions.Answer.no;
import static apical.rule.Assumptions.Answer.partly;

import apical.circuit.Conductances;
import apical.circuit.ContinuousPlasticity;
import apical.circuit.Noise;
import apical.circuit.Physiology;
import apical.circuit.Prediction;
import apical.circuit.RateTiming;
import apical.circuit.TimeStep;
import apical.circuit.TissuePathway;
import apical.circuit.TissueSite;
import apical.dynamics.IntegrationMethod;
import apical.json.FormerName;
import apical.learning.Anatomy;
import apical.learning.Anatomy.Equivalent;
import apical.learning.Cost;
import apical.learning.Learner;
import apical.learning.Plasticity;
import apical.learning.Teaching;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.network.WeightInit;
import apical.rule.Assumptions;
import apical.rule.Blueprint;
import apical.rule.Costs;
import apical.rule.Engine;
import apical.rule.InContinuousTime;
import apical.rule.Law;
import apical.rule.RuleDefinition;
import apical.rule.RuleKind;
import apical.rule.SimulatedTissue;
import apical.rules.microcircuit.InitialSynapses;
import apical.rules.microcircuit.InterneuronStart;
import apical.rules.microcircuit.Microcircuit.LearningRates;
import apical.rules.microcircuit.TissueAssumptions;
import apical.rules.microcircuit.TopDownLearning;
import apical.rules.tissue.ContinuousDendriticLearning.Presentation;
import apical.validation.InvalidValueException;
import apical.validation.Require;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

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
 * @param biasRate             rate of the unit that carries the biases, usually 1; 0: there are none
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
public record ContinuousMicrocircuitRule(Conductances conductances, IntegrationMethod method, RateTiming rates,
        Prediction prediction, double inputFilterMs, double targetFilterMs, Noise noise,
        @FormerName("thresholdRate") double biasRate, double stepMs, double presentationMs,
        double plasticityFilterMs, int block,
        boolean resetBetweenPresentations, double plasticityDelayMs,
        List<WeightInit> topDownWeights, InterneuronStart interneurons,
        LearningRates learningRates) implements RuleDefinition, InContinuousTime {

    public static final RuleKind<ContinuousMicrocircuitRule> KIND = new RuleKind<>("continuousMicrocircuit",
            "the same tissue in continuous time, plasticity on in every step", ContinuousMicrocircuitRule.class,
            "Sacramento et al., 2018", "Haider et al., 2021") {

        /** All five conductances differ, all kinds of synapses learn, through a filter. */
        @Override
        public ContinuousMicrocircuitRule example(Shape layers) {
            return of(layers, RateTiming.INSTANTANEOUS, new Noise.Wiener(0.05), 1, 5);
        }

        @Override
        public List<ContinuousMicrocircuitRule> variants(Shape layers) {
            return List.of(of(layers, RateTiming.PROSPECTIVE, new Noise.None(), 4, 0));
        }

        private ContinuousMicrocircuitRule of(Shape layers, RateTiming rates, Noise noise, int block, double filterMs) {
            return new ContinuousMicrocircuitRule(new Conductances(0.1, 1, 0.8, 0.9, 0.7), IntegrationMethod.FORWARD_EULER, rates,
                    Prediction.INSTANTANEOUS, 0, 0, noise, 1, 0.1, 10, filterMs, block, false, 0,
                    Collections.nCopies(layers.depth() - 1, new WeightInit.Uniform(0.5)), new InterneuronStart.SelfPredicting(),
                    LearningRates.example(layers));
        }

        @Override
        public List<Law<? super ContinuousMicrocircuitRule>> laws() {
            return List.of(new ApicalSilenceAtRest(), WeakNudgingAtRest.againstBackprop(),
                    WeakNudgingAtRest.againstFeedbackAlignment(),
                    new SteadyState(), new StepperOrder(), new NoiseVariance(), new FastAgainstPlain(), new WeakCoupling(),
                    new OracleTrajectories());
        }
    };

    public ContinuousMicrocircuitRule {
        topDownWeights = List.copyOf(topDownWeights);
        Physiology physiology =
                new Physiology(conductances, rates, prediction, inputFilterMs, targetFilterMs, noise, biasRate);
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
        if (method == IntegrationMethod.FORWARD_EULER) {
            isStable(stepMs, physiology, plasticityFilterMs);
        }
        if (!method.hasFixedStep() && !noise.isSilent()) {
            throw new InvalidValueException("method",
                    "is " + method.id() + "; expected one with a fixed step, since there is noise. "
                            + "Maybe rungeKutta4");
        }
        if (!method.evaluatesOnce() && rates == RateTiming.PROSPECTIVE) {
            throw new InvalidValueException("method", "is " + method.id() + "; expected forwardEuler or exponentialEuler, since "
                    + "prospective rates follow from one step to the next");
        }
    }

    private static void wholeSteps(String field, double ms, double stepMs) {
        if (!InContinuousTime.isWhole(ms, stepMs)) {
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

    @Override
    public RuleKind<ContinuousMicrocircuitRule> kind() {
        return KIND;
    }

    @Override
    public boolean isStochastic() {
        return !noise.isSilent();
    }

    /** Changes wait in several places to be written, some of them for later presentations. */
    @Override
    public boolean ratesMayFall() {
        return false;
    }

    @Override
    public Teaching teaching() {
        return Teaching.ofPotentials(Cost.SQUARED);
    }

    @Override
    public Anatomy anatomy(Shape layers) {
        Equivalent perceptron = new Equivalent(conductances.hiddenAttenuation(), conductances.outputAttenuation(), biasRate);
        return new Anatomy(TissueSite.byLayer(layers), TissuePathway.all(), Optional.of(perceptron),
                Collections.nCopies(layers.depth() - 1, conductances.apicalMixing()), true);
    }

    @Override
    public void check(Shape layers, TransferFunction phi) {
        Require.size("rule.topDownWeights", topDownWeights, layers.depth() - 1, "one for each hidden layer");
        learningRates.check(layers);
    }

    /** How its neurons work. */
    public Physiology physiology() {
        return new Physiology(conductances, rates, prediction, inputFilterMs, targetFilterMs, noise, biasRate);
    }

    /**
     * The steps of the fast engine.
     *
     * @throws InvalidValueException if it does not know the method
     */
    public TimeStep timeStep() {
        return switch (method) {
            case FORWARD_EULER -> new TimeStep(TimeStep.Scheme.FORWARD_EULER, stepMs);
            case EXPONENTIAL_EULER -> new TimeStep(TimeStep.Scheme.EXPONENTIAL_EULER, stepMs);
            default -> throw new InvalidValueException("rule.method", "is " + method.id() + "; expected forwardEuler or "
                    + "exponentialEuler, which the fast engine knows; the others are for simulations with the plain one");
        };
    }

    @Override
    public void checkTraining() {
        timeStep();
    }

    private int steps() {
        return (int) Math.rint(presentationMs / stepMs);
    }

    /** Methods other than Euler's are the plain engine's, blocks the fast one's. */
    @Override
    public void checkSimulation(Engine engine) {
        if (engine == Engine.PLAIN && block > 1) {
            throw new InvalidValueException("rule.block", "is " + block + "; expected 1, since the plain engine holds"
                    + " no weights. Maybe engine \"fast\"");
        }
        if (engine == Engine.FAST) {
            timeStep();
        }
    }

    @Override
    public SimulatedTissue prepare(Blueprint network, Engine engine) {
        return TissueFactory.prepare(network, this, engine);
    }

    /** Also of a tissue that can only be simulated. */
    @Override
    public void checkWeights(Blueprint network) {
        var unused = TissueFactory.synapses(network, this);
    }

    @Override
    public List<String> remarks() {
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
        return said;
    }

    @Override
    public String presentation() {
        return "each batch shown for " + presentationMs + " ms, " + (resetBetweenPresentations ? "from rest" : "without reset")
                + ", plasticity " + (plasticityDelayMs > 0 ? "off for the first " + plasticityDelayMs + " ms" : "always on");
    }

    /**
     * The first layer's weights once for their drive and once for their changes, or twice for each if the input or plasticity is
     * filtered; all others in every step, once for potentials and once for their changes. Mirrored lateral weights cost nothing.
     * A tissue that gathers changes of few samples before it writes them makes more products, to read fewer weights.
     *
     * <p>Kept are weights and biases as in the two-sweep microcircuit; if plasticity is filtered, a filter for each plastic
     * weight, too.
     */
    @Override
    public Costs costs(Shape layers) {
        boolean twice = inputFilterMs > 0 || plasticityFilterMs > 0;
        boolean mirrored = learningRates.feedbackIsFixed() && interneurons.isSelfPredicting();
        long first = Costs.synapses(layers, 1) - Costs.synapses(layers, 2);
        long firstPlastic = learningRates.bottomUp().get(0) > 0 ? first : 0;
        long plastic = Costs.plasticSynapses(layers, 1, learningRates.bottomUp())
                + Costs.plasticSynapses(layers, 2, learningRates.toInterneuron())
                + Costs.plasticSynapses(layers, 2, learningRates.lateral())
                + Costs.plasticSynapses(layers, 2, learningRates.topDown());
        long everyStep = (mirrored ? 3 : 4) * Costs.synapses(layers, 2) + plastic - firstPlastic;
        long weights =
                Costs.synapses(layers, 1) + 3 * Costs.synapses(layers, 2) + Costs.neurons(layers, 1) + Costs.neurons(layers, 2);
        return new Costs((twice ? 2 : 1) * (first + firstPlastic) + steps() * everyStep,
                weights + (plasticityFilterMs > 0 ? plastic : 0),
                5 * Costs.neurons(layers, 1) + 3 * Costs.neurons(layers, 2), 0, presentationMs);
    }

    @Override
    public Assumptions assumptions(Shape layers) {
        boolean prospective = rates == RateTiming.PROSPECTIVE;
        return TissueAssumptions.of(new TopDownLearning.Dendritic(), interneurons, plasticityDelayMs > 0
                ? partly("the teacher is on throughout, but plasticity waits " + plasticityDelayMs + " ms after each switch")
                : no("the teacher is on throughout, and plasticity in every step"
                        + (prospective ? "; rates look ahead of potentials, so that nothing lags" : "")),
                prospective ? List.of("Haider et al., 2021") : List.of());
    }

    @Override
    public Learner build(Blueprint network) {
        InitialSynapses drawn = TissueFactory.synapses(network, this);
        TimeStep step = timeStep();
        Presentation presentation = new Presentation(steps(), (int) Math.rint(plasticityDelayMs / stepMs),
                resetBetweenPresentations);
        Plasticity descent = new ContinuousDescent(drawn.hidden(), drawn.ontoOutput(), plasticity(), step, block, biasRate);
        return new Learner(
                new ContinuousDendriticLearning(
                        TissueFactory.circuit(network, this, physiology(), step, drawn),
                        TissueFactory.circuit(network, this, physiology().with(new Noise.None()), step, drawn),
                        network.transferFunction(), presentation, descent),
                descent);
    }

    /** How its synapses change. */
    public ContinuousPlasticity plasticity() {
        return new ContinuousPlasticity(learningRates.bottomUp(), learningRates.toInterneuron(), learningRates.lateral(),
                learningRates.topDown(), plasticityFilterMs);
    }
}
