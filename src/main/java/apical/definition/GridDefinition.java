package apical.definition;

import apical.definition.Edit.Change;
import apical.validation.InvalidValueException;
import apical.validation.Require;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.node.DoubleNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * A grid of models made from one: one or two of its settings, each with several values, and a model for each value or each pair
 * of them.
 *
 * @param name of the grid, and the beginning of its models' names: {@code backprop, learning rate x 0.3, initial weights 2}
 * @param axes one or two
 */
@JsonPropertyOrder({"name", "axes"})
public record GridDefinition(String name, List<Axis> axes) {

    public GridDefinition {
        Require.name("name", name);
        if (axes.isEmpty() || axes.size() > 2) {
            throw new InvalidValueException("axes", "has " + axes.size() + " elements; expected 1 or 2, the sides of the grid");
        }
        if (axes.size() == 2 && axes.get(0).label().equals(axes.get(1).label())) {
            throw new InvalidValueException("axes[1].label", "is \"" + axes.get(1).label() + "\", as of axes[0]; expected another");
        }
        axes = List.copyOf(axes);
    }

    /**
     * One side.
     *
     * @param label  what the values are of, in the models' names and at the axis of a figure
     * @param change what is done to the model
     * @param paths  where, each as in {@code --set}: {@code rule.learningRates}
     * @param values the values set, or the factors; each once
     */
    @JsonPropertyOrder({"label", "change", "paths", "values"})
    public record Axis(String label, Change change, List<String> paths, List<Double> values) {
        public Axis {
            Require.name("label", label);
            Require.each("paths", paths, Require::text);
            Require.distinct("paths", paths);
            Require.each("values", values, change == Change.SCALE ? Require::positive : Require::finite);
            Require.distinct("values", values);
            paths = List.copyOf(paths);
            values = List.copyOf(values);
        }

        /** What the values are of, and that they are factors where they are. */
        public String heading() {
            return change == Change.SCALE ? label + " (factor)" : label;
        }

        /** What gives a model this value. */
        List<Edit> edits(double value) {
            return paths.stream().map(path -> new Edit(path, change, DoubleNode.valueOf(value))).toList();
        }

        private String at(double value) {
            return label + (change == Change.SCALE ? " x " : " ") + text(value);
        }
    }

    /**
     * A model of a grid.
     *
     * @param name   of the model
     * @param values one on each axis
     */
    public record Cell(String name, List<Double> values) {
        private Cell with(Axis axis, double value) {
            return new Cell(name + ", " + axis.at(value), Stream.concat(values.stream(), Stream.of(value)).toList());
        }
    }

    /** All models, along the last axis first. */
    public List<Cell> cells() {
        List<Cell> cells = List.of(new Cell(name, List.of()));
        for (Axis axis : axes) {
            cells = cells.stream().flatMap(cell -> axis.values().stream().map(value -> cell.with(axis, value))).toList();
        }
        return cells;
    }

    /** {@code 2} rather than {@code 2.0}. */
    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
    }
}
