package apical.definition;

import apical.data.DataSources;
import apical.data.Dataset;
import apical.data.LabelledImages;
import apical.data.Pattern;
import apical.data.Patterns;
import apical.data.Targets;
import apical.network.Seed;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.state.RandomStream;
import apical.state.State;
import apical.validation.InvalidValueException;
import apical.validation.Require;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.function.Function;

/** Which patterns are shown. Phases of a schedule with equal definitions share them, and go on where the last one ended. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
        @JsonSubTypes.Type(value = StimulusDefinition.Values.class, name = "values"),
        @JsonSubTypes.Type(value = StimulusDefinition.Random.class, name = "random"),
        @JsonSubTypes.Type(value = StimulusDefinition.Data.class, name = "data")})
public sealed interface StimulusDefinition {

    /** What patterns are drawn from. */
    record Source(ModelDefinition model, Seed seed, String purpose, Function<Data, Dataset> data) {
    }

    /** Patterns without end; the same for the same seed and purpose. */
    Patterns patterns(Source source);

    /**
     * @throws InvalidValueException if a network of this shape cannot be shown these patterns
     */
    void check(Shape layers, TransferFunction phi);

    /** Whether there are targets, at least for some patterns. */
    boolean hasTargets();

    /** Given by value, shown in their order, again and again. */
    record Values(List<Value> patterns) implements StimulusDefinition {

        /**
         * @param rates  r_0 of the input units
         * @param target target rates of the output units; empty: the teacher is off for this pattern
         */
        public record Value(List<Double> rates, List<Double> target) {
            public Value {
                rates = List.copyOf(rates);
                target = List.copyOf(target);
            }

            private Pattern pattern() {
                return new Pattern(rates.stream().mapToDouble(Double::doubleValue).toArray(),
                        target.stream().mapToDouble(Double::doubleValue).toArray());
            }
        }

        public Values {
            Require.notEmpty("patterns", patterns);
            patterns = List.copyOf(patterns);
        }

        @Override
        public Patterns patterns(Source source) {
            return Patterns.cycle(patterns.stream().map(Value::pattern).toList());
        }

        @Override
        public void check(Shape layers, TransferFunction phi) {
            for (int i = 0; i < patterns.size(); i++) {
                Value value = patterns.get(i);
                Require.size("patterns[" + i + "].rates", value.rates(), layers.units(0), "one for each input unit");
                for (int j = 0; j < value.rates().size(); j++) {
                    Require.finite("patterns[" + i + "].rates[" + j + "]", value.rates().get(j));
                }
                String target = "patterns[" + i + "].target";
                if (!value.target().isEmpty()) {
                    Require.size(target, value.target(), layers.units(layers.depth()), "one for each output unit, or none");
                }
                for (int j = 0; j < value.target().size(); j++) {
                    TargetDefinition.isReached(target + "[" + j + "]", value.target().get(j), phi);
                }
            }
        }

        @Override
        public boolean hasTargets() {
            return patterns.stream().anyMatch(value -> !value.target().isEmpty());
        }
    }

    /**
     * Input rates drawn independently from U(low, high).
     *
     * @param distinct how many different patterns there are, shown again and again, and the same wherever as many are asked for; 0:
     *                 each presentation has a new one
     */
    record Random(double low, double high, int distinct, TargetDefinition target) implements StimulusDefinition {
        public Random {
            TargetDefinition.isRange(low, high);
            Require.atLeast("distinct", distinct, 0);
        }

        @Override
        public Patterns patterns(Source source) {
            Source own = distinct == 0 ? source
                    : new Source(source.model(), source.seed(), distinct + " distinct patterns", source.data());
            RandomStream random = own.seed().stream(own.purpose());
            TargetDefinition.Teacher teacher = target.teacher(own);
            int units = source.model().layers().units(0);
            Patterns each = new Patterns() {
                @Override
                public Pattern next() {
                    double[] rates = TargetDefinition.draw(units, low, high, random);
                    return new Pattern(rates, teacher.rates(rates));
                }

                @Override
                public void checkpoint(State state) {
                    state.part("random", random);
                    state.part("teacher", teacher);
                }
            };
            return distinct == 0 ? each : Patterns.cycle(each.next(distinct));
        }

        @Override
        public void check(Shape layers, TransferFunction phi) {
            target.check(layers, phi);
        }

        @Override
        public boolean hasTargets() {
            return !(target instanceof TargetDefinition.None);
        }
    }

    /**
     * Labelled images, each pass in a new order.
     *
     * @param source  name of one of {@link DataSources}, as {@code apical list} shows them, or path of a folder with files in one
     *                of the formats that it shows, relative to the working directory
     * @param images  those to learn from, or those to test with
     * @param targets target rates of the output units
     */
    record Data(String source, Part images, Targets targets) implements StimulusDefinition {

        /** Which images of a data set. */
        public enum Part {
            TRAINING("training"), TEST("test");

            private final String id;

            Part(String id) {
                this.id = id;
            }

            /** As written in definitions. */
            @JsonValue
            public String id() {
                return id;
            }
        }

        public Data {
            Require.text("source", source);
        }

        @Override
        public Patterns patterns(Source from) {
            Dataset data = from.data().apply(this);
            LabelledImages shown = images == Part.TRAINING ? data.training() : data.test();
            return Patterns.shuffled(shown, targets, data.classes(), from.seed().stream(from.purpose()));
        }

        @Override
        public void check(Shape layers, TransferFunction phi) {
            TargetDefinition.isReached("targets.low", targets.low(), phi);
            TargetDefinition.isReached("targets.high", targets.high(), phi);
        }

        @Override
        public boolean hasTargets() {
            return true;
        }
    }
}
