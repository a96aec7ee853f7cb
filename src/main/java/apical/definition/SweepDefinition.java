package apical.definition;

import apical.definition.SweepParameter.Level;
import apical.json.Default;
import apical.json.DefinitionException;
import apical.sweep.UnitPoints;
import apical.validation.InvalidValueException;
import apical.validation.Printable;
import apical.validation.Require;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Many settings of every model of an experiment, and how the best is chosen among them: on validation data alone. What is chosen is
 * then trained once more with fresh seeds, and only that is measured on test data.
 *
 * @param parameters what is varied; none: this is no sweep
 * @param sampling   which combinations
 * @param number     how many settings; 0 for a grid, which has as many as it has
 * @param seed       of what is drawn
 * @param halving    who may train longer; by default all train to the end
 * @param selection  by what the best is chosen, and its fresh seeds
 */
@JsonPropertyOrder({"parameters", "sampling", "number", "seed", "halving", "selection"})
public record SweepDefinition(List<SweepParameter> parameters, @Default("\"grid\"") Sampling sampling, @Default("0") int number,
        @Default("1") long seed, @Default("{}") HalvingDefinition halving, @Default("{}") SelectionDefinition selection) {

    /** No sweep. */
    static final String NONE = "{\"parameters\": []}";
    private static final int MOST_SETTINGS = 1_000_000;

    /** Which combinations of values are tried. */
    public enum Sampling {
        /** All of lists of values. */
        GRID("grid"),
        /** Independent draws. */
        RANDOM("random"),
        /** A Sobol sequence, shifted at random: as random ones, but more even. */
        SOBOL("sobol");

        private final String id;

        Sampling(String id) {
            this.id = id;
        }

        @JsonValue
        public String id() {
            return id;
        }
    }

    /**
     * One setting.
     *
     * @param number from 1
     * @param levels by the name of the parameter, in the order of the parameters
     */
    public record Setting(int number, Map<String, Level> levels) {
        public Setting {
            levels = new LinkedHashMap<>(levels);
        }
    }

    public SweepDefinition {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < parameters.size(); i++) {
            SweepParameter parameter = parameters.get(i);
            if (!names.add(parameter.name())) {
                throw new InvalidValueException("parameters[" + i + "].name", "is \"" + parameter.name()
                        + "\", as of another parameter; expected each name once");
            }
            if (sampling == Sampling.GRID && parameter.levels().isEmpty()) {
                throw new InvalidValueException("parameters[" + i + "]", "has no list of values; expected type \"values\" or"
                        + " \"choice\", since sampling is \"grid\". Maybe \"random\"");
            }
        }
        if (parameters.isEmpty() || sampling == Sampling.GRID) {
            if (number != 0) {
                throw new InvalidValueException("number", "is " + number + "; expected 0, since a grid has as many settings as it"
                        + " has. Maybe sampling \"random\"");
            }
        } else {
            Require.atLeast("number", number, 1);
        }
        double settings = sampling == Sampling.GRID
                ? parameters.stream().mapToDouble(each -> each.levels().size()).reduce(1, (x, y) -> x * y) : number;
        if (settings > MOST_SETTINGS) {
            throw new InvalidValueException("number", "of settings is above " + MOST_SETTINGS + "; expected fewer");
        }
        parameters = List.copyOf(parameters);
    }

    /**
     * What {@code --sweep path=value,value,...} replaces in an experiment: all parameters of its sweep, by a grid.
     *
     * @param options each for a parameter; if there are none, nothing is replaced
     */
    public static List<Assignment> assignments(List<String> options) {
        if (options.isEmpty()) {
            return List.of();
        }
        ArrayNode parameters = Vocabulary.JSON.mapper().createArrayNode();
        for (String option : options) {
            int equals = option.indexOf('=');
            String path = option.substring(0, Math.max(0, equals));
            if (Assignment.steps(path).isEmpty()) {
                throw new DefinitionException("--sweep " + Printable.shortened(option)
                        + ": expected path=value,value,..., for example --sweep rule.learningRates[0]=1,3,10");
            }
            ObjectNode parameter = parameters.addObject().put("type", "values").put("name", path).put("change", "set");
            parameter.putArray("paths").add(path);
            parameter.set("values", values(option.substring(equals + 1)));
        }
        return List.of(Assignment.of("sweep.sampling", "grid"), Assignment.of("sweep.number", "0"),
                Assignment.of("sweep.parameters", parameters.toString()));
    }

    /** As JSON, or as texts between commas where it is not JSON. */
    private static ArrayNode values(String text) {
        try {
            return (ArrayNode) Vocabulary.JSON.mapper().readTree("[" + text + "]");
        } catch (JsonProcessingException e) {
            ArrayNode texts = Vocabulary.JSON.mapper().createArrayNode();
            Stream.of(text.split(",", -1)).forEach(texts::add);
            return texts;
        }
    }

    /** No sweep. */
    static SweepDefinition none() {
        return new SweepDefinition(List.of(), Sampling.GRID, 0, 1,
                new HalvingDefinition(List.of(), HalvingDefinition.Unit.EPOCHS, 2),
                new SelectionDefinition(SelectionDefinition.Chosen.SCORE, List.of()));
    }

    /** Whether anything is varied. */
    public boolean isRequested() {
        return !parameters.isEmpty();
    }

    /** All settings, in the order of their numbers. In a grid the last parameter changes first. */
    public List<Setting> settings() {
        List<Setting> settings = new ArrayList<>();
        if (sampling == Sampling.GRID) {
            List<Map<String, Level>> all = List.of(Map.of());
            for (SweepParameter parameter : parameters) {
                all = all.stream().flatMap(each -> parameter.levels().stream().map(level -> with(each, parameter, level))).toList();
            }
            all.forEach(levels -> settings.add(new Setting(settings.size() + 1, levels)));
            return settings;
        }
        double[][] points = sampling == Sampling.SOBOL ? UnitPoints.sobol(number, parameters.size(), seed)
                : UnitPoints.random(number, parameters.size(), seed);
        for (double[] point : points) {
            Map<String, Level> levels = new LinkedHashMap<>();
            for (int p = 0; p < point.length; p++) {
                levels.put(parameters.get(p).name(), parameters.get(p).at(point[p]));
            }
            settings.add(new Setting(settings.size() + 1, levels));
        }
        return settings;
    }

    private static Map<String, Level> with(Map<String, Level> levels, SweepParameter parameter, Level level) {
        Map<String, Level> more = new LinkedHashMap<>(levels);
        more.put(parameter.name(), level);
        return more;
    }
}
