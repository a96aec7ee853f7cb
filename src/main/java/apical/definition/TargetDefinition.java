package apical.definition;

import apical.network.Seed;
import apical.network.Shape;
import apical.network.TransferFunction;
import apical.network.WeightInit;
import apical.state.Checkpointed;
import apical.state.RandomStream;
import apical.state.State;
import apical.validation.InvalidValueException;
import apical.validation.Require;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.ejml.data.FMatrixRMaj;

/** Target rates of the output units for random inputs. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
        @JsonSubTypes.Type(value = TargetDefinition.None.class, name = "none"),
        @JsonSubTypes.Type(value = TargetDefinition.RandomRates.class, name = "randomRates"),
        @JsonSubTypes.Type(value = TargetDefinition.OfTeacherNetwork.class, name = "teacherNetwork")})
public sealed interface TargetDefinition {

    /** Gives each input its target rates; where these are drawn, each time others. */
    interface Teacher extends Checkpointed {
        double[] rates(double[] input);

        /** Whatever the input, the same rates for the same. */
        static Teacher of(UnaryOperator<double[]> rates) {
            return new Teacher() {
                @Override
                public double[] rates(double[] input) {
                    return rates.apply(input);
                }

                @Override
                public void checkpoint(State state) {
                }
            };
        }
    }

    /** Who knows the target rates of inputs. */
    Teacher teacher(StimulusDefinition.Source source);

    /**
     * @throws InvalidValueException if output neurons with this transfer function cannot have these rates
     */
    void check(Shape layers, TransferFunction phi);

    /** No teacher. */
    record None() implements TargetDefinition {
        @Override
        public Teacher teacher(StimulusDefinition.Source source) {
            return Teacher.of(input -> new double[0]);
        }

        @Override
        public void check(Shape layers, TransferFunction phi) {
        }
    }

    /** Drawn independently from U(low, high), whatever the input. */
    record RandomRates(double low, double high) implements TargetDefinition {
        public RandomRates {
            isRange(low, high);
        }

        @Override
        public Teacher teacher(StimulusDefinition.Source source) {
            RandomStream random = source.seed().stream("targets of " + source.purpose());
            Shape layers = source.model().layers();
            return new Teacher() {
                @Override
                public double[] rates(double[] input) {
                    return draw(layers.units(layers.depth()), low, high, random);
                }

                @Override
                public void checkpoint(State state) {
                    random.checkpoint(state);
                }
            };
        }

        @Override
        public void check(Shape layers, TransferFunction phi) {
            isReached("target.low", low, phi);
            isReached("target.high", high, phi);
        }
    }

    /**
     * Rates of {@link apical.network.TeacherNetwork}. Its weights depend on the seed alone, so that all who are taught by a teacher
     * of this definition have the same one.
     *
     * @param hidden  units of its hidden layers, first to last
     * @param gains   k of each layer, the output's last
     * @param weights distribution of all its weights
     */
    record OfTeacherNetwork(List<Integer> hidden, List<Double> gains, WeightInit weights) implements TargetDefinition {
        public OfTeacherNetwork {
            Require.each("hidden", hidden, (field, n) -> Require.atLeast(field, n, 1));
            Require.size("gains", gains, hidden.size() + 1, "one for each layer but the input");
            for (int k = 0; k < gains.size(); k++) {
                Require.positive("gains[" + k + "]", gains.get(k));
            }
            hidden = List.copyOf(hidden);
            gains = List.copyOf(gains);
        }

        @Override
        public Teacher teacher(StimulusDefinition.Source source) {
            return Teacher.of(network(source.model(), source.seed())::rates);
        }

        /** The teacher of students of this model. */
        apical.network.TeacherNetwork network(ModelDefinition model, Seed seed) {
            Shape student = model.layers();
            List<Integer> units = new ArrayList<>(hidden);
            units.add(0, student.units(0));
            units.add(student.units(student.depth()));
            List<FMatrixRMaj> drawn = new ArrayList<>();
            for (int k = 1; k < units.size(); k++) {
                drawn.add(weights.draw(units.get(k), units.get(k - 1), seed.stream("teacher weights " + k)));
            }
            return new apical.network.TeacherNetwork(model.transferFunction(), drawn, gains);
        }

        /** Its output neurons have the student's transfer function, so that the student reaches what it reaches. */
        @Override
        public void check(Shape layers, TransferFunction phi) {
        }
    }

    /** Refuses a rate that no finite potential has. */
    static void isReached(String field, double rate, TransferFunction phi) {
        if (!phi.reaches(rate)) {
            throw new InvalidValueException(field, "is " + rate + "; expected a rate that a finite potential has, since potentials "
                    + "are nudged");
        }
    }

    /** Refuses a range from which nothing can be drawn. */
    static void isRange(double low, double high) {
        Require.finite("low", low);
        Require.finite("high", high);
        if (!(low < high)) {
            throw new InvalidValueException("high", "is " + high + "; expected a value above low, which is " + low);
        }
    }

    /** {@code n} numbers from U(low, high). */
    static double[] draw(int n, double low, double high, RandomGenerator random) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = low + (high - low) * random.nextDouble();
        }
        return values;
    }
}
