package apical.rules.tissue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import apical.circuit.Noise;
import apical.circuit.Prediction;
import apical.circuit.Preparation;
import apical.circuit.RateTiming;
import apical.circuit.TissuePathway;
import apical.circuit.TissueSite;
import apical.definition.Definitions;
import apical.dynamics.IntegrationMethod;
import apical.linalg.Matrices;
import apical.network.Projection;
import apical.network.Shape;
import apical.rule.Blueprint;
import apical.rule.Engine;
import apical.rule.InContinuousTime;
import apical.rule.SimulatedTissue;
import apical.rules.Benches;
import apical.state.Resumed;
import apical.validation.InvalidValueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both engines can be put back at any moment, within a presentation too, whatever neurons, noise and filters they have. */
class ResumedTissuesTest {

    /** Computed anew before they are read; what a tissue that only answers has. */
    private static final Set<String> IGNORED = Set.of("SimulatedTissue.probe", "SimulatedTissue.synapses",
            "StationaryInputUpdate.overlaps", "DeferredUpdate.overlaps", "DeferredUpdate.driveOfFilter",
            "StationaryInputUpdate.mixed", "OutputLayer.target");
    /** Needed by some moment, method or tissue, and not by every one. */
    private static final Pattern COMPUTED_ANEW =
            Pattern.compile("circuit\\..*(steadyState|noise|rates|sent|vApical|vBasal|vInterneuron)"
                    + "|circuit\\.input(\\.between|\\.shown)?|observed|.*\\.standing\\.p");
    private static final Shape LARGE = new Shape(List.of(4, 260, 260, 4));               // more than 2^16 synapses between layers

    @TempDir
    Path folder;

    /** When it stops. */
    private enum Moment {
        BEFORE_ANYTHING, SHOWN, WITHIN, AT_THE_END, UNTAUGHT, AT_REST
    }

    private record Tissue(String name, InContinuousTime rule, Blueprint network, Engine engine, Moment moment) {
        SimulatedTissue prepare() {
            return rule.prepare(network, engine);
        }

        Stream<Tissue> atAllMoments() {
            return Stream.of(Moment.values()).map(other -> new Tissue(name, rule, network, engine, other));
        }

        @Override
        public String toString() {
            return name + ", " + engine + ", " + moment;
        }
    }

    /** All that can be chosen, in all combinations that are allowed, by a method that evaluates a step once and by another. */
    static Stream<Tissue> combinations() {
        List<Tissue> all = new ArrayList<>();
        for (IntegrationMethod method : List.of(IntegrationMethod.FORWARD_EULER, IntegrationMethod.HEUN)) {
            for (RateTiming rates : RateTiming.values()) {
                for (Prediction prediction : Prediction.values()) {
                    for (double low : List.of(0.0, 3.0)) {
                        for (double filter : List.of(0.0, 4.0)) {
                            for (Noise noise : List.of(new Noise.None(), new Noise.Wiener(0.05))) {
                                for (int block : List.of(1, 3)) {
                                    add(all, method, rates, prediction, low, filter, noise, block, Benches.SHAPE);
                                }
                            }
                        }
                    }
                }
            }
        }
        return all.stream();
    }

    /** All methods, of the engines that know them. */
    static Stream<Tissue> methods() {
        List<Tissue> all = new ArrayList<>();
        for (IntegrationMethod method : IntegrationMethod.values()) {
            add(all, method, RateTiming.INSTANTANEOUS, Prediction.LAG_MATCHED, 3, 4, new Noise.None(), 1, Benches.SHAPE);
        }
        return all.stream();
    }

    /** Weights for which changes wait. */
    static Stream<Tissue> large() {
        List<Tissue> all = new ArrayList<>();
        for (double low : List.of(0.0, 3.0)) {
            for (double filter : List.of(0.0, 4.0)) {
                for (int block : List.of(1, 3)) {
                    add(all, IntegrationMethod.FORWARD_EULER, RateTiming.INSTANTANEOUS, Prediction.INSTANTANEOUS, low, filter,
                            new Noise.None(), block, LARGE);
                }
            }
        }
        return all.stream().filter(tissue -> tissue.engine == Engine.FAST);
    }

    private static void add(List<Tissue> all, IntegrationMethod method, RateTiming rates, Prediction prediction, double low,
            double filter, Noise noise, int block, Shape shape) {
        for (Engine engine : Engine.values()) {
            try {
                ContinuousMicrocircuitRule of = ContinuousMicrocircuitRule.KIND.example(shape);
                ContinuousMicrocircuitRule rule = new ContinuousMicrocircuitRule(of.conductances(), method, rates, prediction, low,
                        low, noise, of.biasRate(), of.stepMs(), of.presentationMs(), filter, block,
                        false, 0, of.topDownWeights(), of.interneurons(), of.learningRates());
                rule.checkSimulation(engine);
                String name =
                        String.join(" ", method.id(), rates.id(), prediction.id(), "" + low, "" + filter, "" + noise, "" + block);
                all.add(new Tissue(name, rule, Benches.model(name, rule, shape).network(), engine, Moment.WITHIN));
            } catch (InvalidValueException refused) {
                // not every combination has a meaning
            }
        }
    }

    static Stream<Tissue> moments() {
        return combinations().filter(tissue -> tissue.name.contains(" 3.0 4.0 ")).flatMap(Tissue::atAllMoments);
    }

    static Stream<Tissue> shipped() throws IOException {
        List<Tissue> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("models"))) {
            for (Path file : files.sorted().toList()) {
                var model = Definitions.readModel(file).underTest().small();
                for (Engine engine : Engine.values()) {
                    model.rule().as(InContinuousTime.class).filter(rule -> allows(rule, engine)).ifPresent(
                            rule -> all.add(new Tissue(file.toString(), rule, model.network(), engine, Moment.WITHIN)));
                }
            }
        }
        return all.stream();
    }

    private static boolean allows(InContinuousTime rule, Engine engine) {
        try {
            rule.checkSimulation(engine);
            return true;
        } catch (InvalidValueException refused) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource({"combinations", "methods", "moments", "large", "shipped"})
    void aTissueGoesOnFromItsCheckpointBitForBit(Tissue tissue) throws IOException {
        Resumed.law(folder, tissue::prepare, living -> begin(living.learning(), tissue.moment),
                living -> goOn(living, tissue.moment), IGNORED);
    }

    /** A few tissues that have all there is. */
    static Stream<Tissue> rich() {
        return combinations().filter(tissue -> tissue.name.contains("lagMatched 3.0 4.0 Wiener")
                || tissue.name.contains("prospective instantaneous 3.0 4.0 no noise"));
    }

    /** Or the law above would not be worth much: one value that is not put back, and something is seen to differ. */
    @ParameterizedTest
    @MethodSource("rich")
    void whateverIsLeftOutIsNoticedButWhatIsComputedAnew(Tissue tissue) {
        Set<String> unnoticed = Resumed.unnoticed(tissue::prepare, living -> begin(living.learning(), tissue.moment),
                living -> goOn(living, tissue.moment));
        assertEquals(List.of(), unnoticed.stream().filter(name -> !COMPUTED_ANEW.matcher(name).matches()).toList());
    }

    private static void begin(Preparation living, Moment moment) {
        if (moment == Moment.BEFORE_ANYTHING) {
            return;
        }
        present(living, 1, true, 11);
        present(living, 2, true, 11);
        switch (moment) {
            case SHOWN -> present(living, 3, true, 0);
            case WITHIN -> present(living, 3, true, 5);
            case UNTAUGHT -> present(living, 3, false, 5);
            case AT_REST -> living.rest();
            default -> {
            }
        }
    }

    private static void present(Preparation living, long pattern, boolean taught, int steps) {
        SplittableRandom random = new SplittableRandom(pattern);
        double[] rates = random.doubles(living.shape().units(0)).toArray();
        double[] target = random.doubles(living.shape().units(living.shape().depth()), -1, 1).toArray();
        if (taught) {
            living.show(rates, target);
        } else {
            living.showUntaught(rates);
        }
        for (int n = 0; n < steps; n++) {
            living.step(n != 2);
        }
    }

    /** Looks first, goes on within the presentation, and through others. */
    private static List<float[]> goOn(SimulatedTissue tissue, Moment moment) {
        Preparation living = tissue.learning();
        List<float[]> seen = new ArrayList<>();
        boolean shown = Set.of(Moment.SHOWN, Moment.WITHIN, Moment.AT_THE_END, Moment.UNTAUGHT).contains(moment);
        boolean lived = shown && moment != Moment.SHOWN;
        look(living, lived, seen);
        for (int n = 0; shown && n < 6; n++) {
            living.step(n > 1);
            look(living, true, seen);
        }
        present(living, 4, false, 7);
        look(living, true, seen);
        present(living, 5, true, 18);                                       // more than can wait
        look(living, true, seen);
        Preparation probe = tissue.probe().get();
        present(probe, 6, true, 4);
        look(probe, true, seen);
        present(living, 7, true, 3);
        look(living, true, seen);
        for (Projection projection : tissue.synapses().get()) {
            seen.add(Matrices.elements(projection.weights()));
            seen.add(Matrices.elements(projection.biases()));
        }
        return seen;
    }

    private static void look(Preparation living, boolean lived, List<float[]> seen) {
        int top = living.shape().depth();
        seen.add(bits(living.timeMs()));
        for (int k = 1; k <= top; k++) {
            for (TissueSite site : TissueSite.values()) {
                boolean hiddenOnly = site != TissueSite.SOMA && site != TissueSite.RATE && site != TissueSite.BASAL;
                boolean soma = site == TissueSite.SOMA || site == TissueSite.INTERNEURON_SOMA;
                if ((k < top || !hiddenOnly) && (lived || soma)) {
                    seen.add(bits(living.activity(site, k)));
                }
            }
            if (k < top && lived) {
                seen.add(bits(living.interneuronRates(k)));
            }
            for (TissuePathway kind : k < top ? TissuePathway.values() : new TissuePathway[] {TissuePathway.BOTTOM_UP}) {
                Stream.of(living.weights(kind, k), living.filters(kind, k)).flatMap(Stream::of).forEach(row -> seen.add(bits(row)));
            }
        }
    }

    /** All bits of doubles, in floats that are compared. */
    private static float[] bits(double... values) {
        float[] bits = new float[3 * values.length];
        for (int i = 0; i < values.length; i++) {
            long all = Double.doubleToLongBits(values[i]);
            for (int part = 0; part < 3; part++) {
                bits[3 * i + part] = (all >>> (24 * part)) & 0xffffff;
            }
        }
        return bits;
    }
}
