package apical.definition;

import apical.definition.Edit.Change;
import apical.json.Default;
import apical.json.StrictJson;
import apical.validation.InvalidValueException;
import apical.validation.Require;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What is varied in a sweep, and over which values. A path leads into every model that has it, {@code rule.learningRates}, into one
 * of them, {@code models.backprop.rule.learningRates}, or into the training, {@code training.batch}; {@code layers[1:-1]} are all
 * hidden layers, as Python would say.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = StrictJson.TYPE)
@JsonSubTypes({
        @JsonSubTypes.Type(value = SweepParameter.Values.class, name = "values"),
        @JsonSubTypes.Type(value = SweepParameter.Uniform.class, name = "uniform"),
        @JsonSubTypes.Type(value = SweepParameter.Logarithmic.class, name = "logarithmic"),
        @JsonSubTypes.Type(value = SweepParameter.Whole.class, name = "integer"),
        @JsonSubTypes.Type(value = SweepParameter.Choice.class, name = "choice")})
public sealed interface SweepParameter {

    /** In tables, names and at the axes of figures. */
    String name();

    /** All its levels; none if there are too many to list. */
    default List<Level> levels() {
        return List.of();
    }

    /** @param u from 0 to below 1: which level, if they are numbered evenly */
    Level at(double u);

    /**
     * A value that a parameter has in a setting.
     *
     * @param text   as a reader sees it
     * @param number what is drawn at an axis; empty where it is none
     * @param edits  what it does to a definition
     */
    record Level(String text, OptionalDouble number, List<Edit> edits) {

        /** As a cell of a table: the number alone, if it is one. */
        public String cell() {
            return number.isPresent() ? SweepParameter.number(number.getAsDouble()) : text;
        }
    }

    /** One level on several paths. */
    private static Level level(Change change, List<String> paths, JsonNode value) {
        String text = value.isNumber() ? number(value.doubleValue()) : value.isTextual() ? value.textValue() : value.toString();
        return new Level((change == Change.SCALE ? "x " : "") + text,
                value.isNumber() ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty(),
                paths.stream().map(path -> new Edit(path, change, value)).toList());
    }

    /** {@code 2} rather than {@code 2.0}. */
    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
    }

    /** Drawn values have four digits: who types them again has the same. */
    private static double rounded(double value) {
        return new BigDecimal(value).round(new MathContext(4)).doubleValue();
    }

    private static <T> T pick(List<T> all, double u) {
        return all.get((int) Math.min(all.size() - 1, Math.floor(u * all.size())));
    }

    private static void checkPaths(String name, List<String> paths) {
        Require.name("name", name);
        Require.each("paths", paths, Require::text);
        Require.distinct("paths", paths);
    }

    private static void checkRange(double low, double high) {
        Require.finite("low", low);
        Require.finite("high", high);
        if (!(low < high)) {
            throw new InvalidValueException("high", "is " + high + "; expected more than low, " + low);
        }
    }

    /**
     * A list of values; in a random sweep each is as likely as the others.
     *
     * @param values set at the paths, or factors of the numbers there; each once
     */
    @JsonPropertyOrder({"type", "name", "change", "paths", "values"})
    record Values(String name, @Default("\"set\"") Change change, List<String> paths, List<JsonNode> values)
            implements SweepParameter {
        public Values {
            checkPaths(name, paths);
            Require.notEmpty("values", values);
            Require.distinct("values", values);
            for (int i = 0; i < values.size(); i++) {
                if (change == Change.SCALE && !(values.get(i).doubleValue() > 0)) {
                    throw new InvalidValueException("values[" + i + "]", "is " + values.get(i) + "; expected a factor above 0");
                }
            }
            paths = List.copyOf(paths);
            values = List.copyOf(values);
        }

        @Override
        public List<Level> levels() {
            return values.stream().map(value -> level(change, paths, value)).toList();
        }

        @Override
        public Level at(double u) {
            return pick(levels(), u);
        }
    }

    /** All numbers of an interval, evenly. */
    @JsonPropertyOrder({"type", "name", "change", "paths", "low", "high"})
    record Uniform(String name, @Default("\"set\"") Change change, List<String> paths, double low, double high)
            implements SweepParameter {
        public Uniform {
            checkPaths(name, paths);
            checkRange(low, high);
            paths = List.copyOf(paths);
        }

        @Override
        public Level at(double u) {
            return level(change, paths, DoubleNode.valueOf(rounded(low + u * (high - low))));
        }
    }

    /** All numbers of an interval, evenly in their logarithm. */
    @JsonPropertyOrder({"type", "name", "change", "paths", "low", "high"})
    record Logarithmic(String name, @Default("\"set\"") Change change, List<String> paths, double low, double high)
            implements SweepParameter {
        public Logarithmic {
            checkPaths(name, paths);
            Require.positive("low", low);
            checkRange(low, high);
            paths = List.copyOf(paths);
        }

        @Override
        public Level at(double u) {
            return level(change, paths, DoubleNode.valueOf(rounded(low * Math.pow(high / low, u))));
        }
    }

    /**
     * All whole numbers of an interval, both ends included.
     *
     * @param logarithmic whether evenly in their logarithm
     */
    @JsonPropertyOrder({"type", "name", "paths", "low", "high", "logarithmic"})
    record Whole(String name, List<String> paths, int low, int high, @Default("false") boolean logarithmic)
            implements SweepParameter {
        public Whole {
            checkPaths(name, paths);
            checkRange(low, high);
            if (logarithmic) {
                Require.atLeast("low", low, 1);
            }
            paths = List.copyOf(paths);
        }

        @Override
        public Level at(double u) {
            double value = logarithmic ? low * Math.pow((high + 1.0) / low, u) : low + u * (high - (double) low + 1);
            return level(Change.SET, paths, IntNode.valueOf((int) Math.min(high, Math.floor(value))));
        }
    }

    /** Several values at once, under a name: depth, say, with the rates of as many layers. In a random sweep each is as likely. */
    @JsonPropertyOrder({"type", "name", "choices"})
    record Choice(String name, List<ModelEntry.Variant> choices) implements SweepParameter {
        public Choice {
            Require.name("name", name);
            Require.notEmpty("choices", choices);
            Require.distinct("choices", choices.stream().map(ModelEntry.Variant::name).toList());
            choices = List.copyOf(choices);
        }

        @Override
        public List<Level> levels() {
            return choices.stream().map(Choice::level).toList();
        }

        @Override
        public Level at(double u) {
            return pick(levels(), u);
        }

        private static Level level(ModelEntry.Variant choice) {
            return new Level(choice.name(), number(choice.name()), choice.edits());
        }

        private static OptionalDouble number(String name) {
            return Stream.of(name).filter(text -> text.matches("-?\\d{1,9}(\\.\\d{1,9})?")).mapToDouble(Double::parseDouble)
                    .findFirst();
        }
    }
}
