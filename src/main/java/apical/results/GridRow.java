package apical.results;

import apical.definition.GridDefinition;
import apical.definition.ResolvedExperiment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Where a model stands in its grid; {@code model} joins with the other tables.
 *
 * @param grid  its grid's name
 * @param axis2 empty, like {@code value2}, where the grid has one axis
 */
public record GridRow(String model, String grid, String axis1, double value1, String axis2, OptionalDouble value2) {

    /** {@code grid.csv}. */
    public static final CsvTable<GridRow> TABLE = CsvTable.of("grid", "where models stand in their grids", GridRow.class);

    /**
     * Where a model stands on one axis.
     *
     * @param axis what {@code value} is a value of
     */
    public record Setting(String axis, double value) {
    }

    /** Of a grid with one axis. */
    public GridRow(String model, String grid, String axis, double value) {
        this(model, grid, axis, value, "", OptionalDouble.empty());
    }

    /** Of a grid with two axes. */
    public GridRow(String model, String grid, String axis1, double value1, String axis2, double value2) {
        this(model, grid, axis1, value1, axis2, OptionalDouble.of(value2));
    }

    /** One on each axis. */
    public List<Setting> settings() {
        return Stream.concat(Stream.of(new Setting(axis1, value1)), value2.stream().mapToObj(value -> new Setting(axis2, value)))
                .toList();
    }

    /** All models of an experiment that are of grids, in its order. */
    static List<GridRow> of(ResolvedExperiment experiment) {
        Map<String, GridRow> byModel = new HashMap<>();
        grids(experiment).forEach(
                grid -> grid.cells().forEach(cell -> byModel.computeIfAbsent(cell.name(), name -> of(grid, cell))));
        return experiment.models().stream().filter(model -> byModel.containsKey(model.definition().name()))
                .map(model -> byModel.get(model.definition().name())).toList();
    }

    private static Stream<GridDefinition> grids(ResolvedExperiment experiment) {
        return experiment.models().stream().flatMap(model -> model.origin().stream())
                .flatMap(origin -> origin instanceof ResolvedExperiment.OfGrid of ? Stream.of(of.grid()) : Stream.empty());
    }

    private static GridRow of(GridDefinition grid, GridDefinition.Cell cell) {
        List<String> headings = grid.axes().stream().map(GridDefinition.Axis::heading).toList();
        return headings.size() == 1 ? new GridRow(cell.name(), grid.name(), headings.get(0), cell.values().get(0))
                : new GridRow(cell.name(), grid.name(), headings.get(0), cell.values().get(0), headings.get(1),
                        cell.values().get(1));
    }
}
