package apical.conformance;

import apical.learning.Learner;
import apical.learning.LearningRule;
import apical.learning.RecordedChanges;
import apical.linalg.Plain;
import apical.network.Projection;
import apical.network.Site;
import apical.rule.Expectation.AtMost;
import apical.rule.Finding;
import apical.rule.Law;
import apical.rule.ModelUnderTest;
import apical.rule.RuleDefinition;
import apical.rule.Stimulus;
import apical.state.Snapshot;
import apical.state.StateException;
import apical.validation.InvalidValueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.ejml.data.FMatrixRMaj;

/** What every rule has promised, whatever it learns by: {@link LearningRule}. Measured on few units a layer. */
final class Contract implements Law<RuleDefinition> {

    private static final int PATTERNS = 4;
    private static final int FURTHER = 3;

    /** Presenting, predicting and responding change no weight and no bias, bit by bit. */
    static final Contract UNTOUCHED = new Contract("the rule touches no weight", Contract::touched, new AtMost(0));
    /** Two networks of one seed report the same, bit by bit; a rule with random numbers draws them from streams of its own. */
    static final Contract REPEATABLE = new Contract("the same seed reports the same", Contract::unrepeated, new AtMost(0));
    /** What the teacher said is forgotten when a prediction is made, bit by bit. */
    static final Contract FORGOTTEN = new Contract("predictions know no teacher", Contract::remembered, new AtMost(0));
    /** What is reported of a batch is the mean of what is reported of its samples, largest difference. */
    static final Contract MEAN = new Contract("a batch is the mean of its samples", Contract::fromMean, new AtMost(2e-6));

    /** Put back where another network of its seed stood, it learns and predicts on as that one does, bit by bit. */
    static final Contract RESUMED = new Contract("it goes on from a checkpoint", Contract::unresumed, new AtMost(0));

    static final List<Contract> LAWS = List.of(UNTOUCHED, REPEATABLE, FORGOTTEN, MEAN, RESUMED);

    private final String name;
    private final ToDoubleFunction<Bench> measurement;
    private final AtMost expected;

    private Contract(String name, ToDoubleFunction<Bench> measurement, AtMost expected) {
        this.name = name;
        this.measurement = measurement;
        this.expected = expected;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<String> exemption(ModelUnderTest<? extends RuleDefinition> model) {
        try {
            model.rule().checkTraining();
        } catch (InvalidValueException e) {
            return Optional.of(model.rule().kind().id() + " cannot be trained as it stands: " + e.getMessage());
        }
        if (this != MEAN) {
            return Optional.empty();
        }
        if (model.rule().isStochastic()) {
            return Optional.of(model.rule().kind().id() + " draws random numbers");
        }
        return model.rule().anatomy(model.shape()).isInContinuousTime()
                ? Optional.of(model.rule().kind().id() + " goes on where the last presentation ended") : Optional.empty();
    }

    /** Fresh networks, and what is shown to them. */
    private record Bench(ModelUnderTest<? extends RuleDefinition> model, FMatrixRMaj input, FMatrixRMaj target) {
        LearningRule rule() {
            return model.build().rule();
        }

        /** Shows the batch twice: what a rule keeps from the first, the second may feel. */
        void teach(Learner learner) {
            learner.rule().present(input, target, learner.plasticity());
            learner.rule().present(input, target, learner.plasticity());
        }
    }

    @Override
    public List<Finding> measure(ModelUnderTest<? extends RuleDefinition> model) {
        ModelUnderTest<? extends RuleDefinition> small = model.small();
        List<Stimulus> stimuli = small.stimuli(PATTERNS, 11);
        Bench bench = new Bench(small, Stimulus.inputs(stimuli), Stimulus.targets(stimuli));
        try {
            return List.of(new Finding(name, measurement.applyAsDouble(bench), expected));
        } catch (StateException unfit) {
            return List.of(new Finding(name, Double.NaN, expected, unfit.getMessage()));
        }
    }

    /** Numbers that changed. */
    private static double touched(Bench bench) {
        LearningRule rule = bench.rule();
        List<float[]> before = weights(rule);
        RecordedChanges.of(rule, bench.input, bench.target);
        rule.predict(bench.input);
        rule.respond(bench.input);
        rule.respond(bench.input, bench.target);
        return different(before, weights(rule));
    }

    /** Copies of all weights and biases. */
    private static List<float[]> weights(LearningRule rule) {
        return rule.projections().stream()
                .flatMap(p -> List.of(p.weights().data.clone(), p.biases().data.clone()).stream()).toList();
    }

    private static double different(List<float[]> a, List<float[]> b) {
        int different = 0;
        for (int i = 0; i < a.size(); i++) {
            for (int j = 0; j < a.get(i).length; j++) {
                different += Float.floatToIntBits(a.get(i)[j]) == Float.floatToIntBits(b.get(i)[j]) ? 0 : 1;
            }
        }
        return different;
    }

    /** Numbers that differ. */
    private static double unrepeated(Bench bench) {
        return different(reports(bench), reports(bench));
    }

    private static List<float[]> reports(Bench bench) {
        LearningRule rule = bench.rule();
        RecordedChanges changes = RecordedChanges.of(rule, bench.input, bench.target);
        return rule.projections().stream()
                .flatMap(p -> List.of(changes.weights(p).data.clone(), changes.biases(p).data.clone()).stream()).toList();
    }

    /** Rates that differ before and after the teacher was on; NaN where they are no output rates. */
    private static double remembered(Bench bench) {
        LearningRule rule = bench.rule();
        float[] before = elements(rule.predict(bench.input));
        RecordedChanges.of(rule, bench.input, bench.target);
        FMatrixRMaj taught = rule.respond(bench.input, bench.target).of("output", Site.RATE).orElseThrow();
        float[] after = elements(rule.predict(bench.input));
        return taught.getNumElements() == before.length ? different(List.of(before), List.of(after)) : Double.NaN;
    }

    /** Numbers that differ: predictions, and all that it shows to a state. */
    private static double unresumed(Bench bench) {
        Learner undisturbed = bench.model.build(), resumed = bench.model.build();
        bench.teach(undisturbed);
        Snapshot.of(undisturbed).restore(resumed);
        List<List<float[]>> predictions = new ArrayList<>();
        for (Learner learner : List.of(undisturbed, resumed)) {
            List<float[]> seen = new ArrayList<>();
            for (int n = 0; n < FURTHER; n++) {
                seen.add(elements(learner.rule().predict(bench.input)));
                bench.teach(learner);
            }
            learner.plasticity().settle();
            seen.addAll(weights(learner.rule()));
            predictions.add(seen);
        }
        return different(predictions.get(0), predictions.get(1))
                + Snapshot.of(undisturbed).differences(Snapshot.of(resumed)).size();
    }

    private static float[] elements(FMatrixRMaj matrix) {
        return Arrays.copyOf(matrix.data, matrix.getNumElements());
    }

    private static double difference(FMatrixRMaj a, FMatrixRMaj b) {
        return Plain.difference(Plain.matrix(a), Plain.matrix(b));
    }

    /** The largest difference of a change, of a weight or a bias. */
    private static double fromMean(Bench bench) {
        LearningRule rule = bench.rule();
        RecordedChanges together = RecordedChanges.of(rule, bench.input, bench.target);
        RecordedChanges apart = new RecordedChanges(rule.projections());
        for (int s = 0; s < PATTERNS; s++) {
            apart.begin(1);
            rule.present(Stimulus.columns(List.of(Plain.column(bench.input, s))),
                    Stimulus.columns(List.of(Plain.column(bench.target, s))),
                    apart);
        }
        double largest = 0;
        for (Projection projection : rule.projections()) {
            largest = Math.max(largest, Plain.difference(together.mean(projection), apart.mean(projection)));
            largest = Math.max(largest, difference(together.biases(projection), apart.biases(projection)) / PATTERNS);
        }
        return largest;
    }
}
