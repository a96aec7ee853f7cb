package apical.results;

import apical.definition.Definitions;
import apical.definition.ResolvedExperiment;
import apical.definition.ResolvedTraining;
import apical.json.DefinitionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An experiment or a simulation that was run, wholly or in part: what was asked, what was found, and where the numbers come from.
 * All of it stands in one folder; nothing outside that folder is needed to draw it, to compare it or to report it.
 */
public record FinishedExperiment(ResolvedExperiment definition, Provenance provenance, ResultTables tables) {

    /** Of what its runs found, with the tables that follow from it. */
    public static FinishedExperiment of(ResolvedExperiment definition, Provenance provenance, ResultTables found) {
        FinishedExperiment finished = new FinishedExperiment(definition, provenance,
                found.with(GridRow.TABLE, GridRow.of(definition))
                        .with(CostRow.TABLE, CostRow.of(definition)).with(RunRow.TABLE, RunRow.of(found))
                        .with(SweepRow.TABLE, SweepRow.of(RunSchedule.of(definition), found))
                        .with(DataProcessingRow.TABLE, DataProcessingRow.of(found.rows(InformationRow.TABLE))));
        return finished.with(CostRow.TABLE, Stream.concat(CostRow.of(definition).stream(),
                finished.chosenSettings().stream().flatMap(chosen -> CostRow.of(chosen).stream())).toList());
    }

    /** The settings that a sweep has chosen, under the names of their models; empty if it is none. */
    private Optional<ResolvedTraining> chosenSettings() {
        RunSchedule schedule = RunSchedule.of(definition);
        if (!schedule.isSweep()) {
            return Optional.empty();
        }
        ResolvedTraining training = (ResolvedTraining) definition;
        Map<String, Integer> chosen = new LinkedHashMap<>();
        tables.rows(SweepRow.TABLE).stream().filter(SweepRow::chosen).forEach(row -> chosen.put(row.model(), row.setting()));
        List<ResolvedExperiment.Model> models = training.models().stream().filter(model -> schedule
                .setting(model.definition().name()).orElseThrow().isOf(chosen)).map(model -> model.named(
                        schedule.base(model.definition().name())))
                .toList();
        return Optional.of(training.reduced(models));
    }

    /**
     * What readers of a sweep want to see beside the sweep itself: the settings that were chosen, each under the name of its model,
     * with their fresh seeds. Of other experiments, all.
     */
    public FinishedExperiment chosen() {
        return chosenSettings().map(reduced -> new FinishedExperiment(reduced, provenance, tables.ofModels(
                reduced.models().stream().map(model -> model.definition().name()).collect(Collectors.toSet())))).orElse(this);
    }

    /**
     * Reads a folder of results, of all runs or, where some have not ended, of what there is. Folders of earlier versions are read
     * as if this one had written them.
     *
     * @throws DefinitionException in one line, if the folder holds no results
     */
    public static FinishedExperiment read(Path folder) {
        if (OpenExperiment.isOpen(folder)) {
            return readOpen(folder);
        }
        if (!Files.exists(folder.resolve(Measurement.TABLE.file()))) {
            throw new DefinitionException(folder, "has no metrics.csv; expected a folder that 'apical run' wrote");
        }
        try {
            ResolvedExperiment definition = Definitions.resolveFinished(folder.resolve(ResultStore.DEFINITION));
            ResultTables tables = FormerInformation.translated(ResultTables.read(folder), definition);
            return new FinishedExperiment(definition, ResultStore.readProvenance(folder),
                    tables.rows(CostRow.TABLE).isEmpty() ? tables.with(CostRow.TABLE, CostRow.of(definition)) : tables);
        } catch (IOException e) {
            throw new DefinitionException(e.getMessage());
        }
    }

    private static FinishedExperiment readOpen(Path folder) {
        try {
            ResolvedExperiment definition = Definitions.resolveFinished(folder.resolve(ResultStore.DEFINITION));
            ResultTables found = OpenExperiment.of(folder, definition).found();
            if (found.rows(Measurement.TABLE).isEmpty()) {
                throw new DefinitionException(folder, "has nothing measured yet; its runs go on with 'apical resume " + folder
                        + "'");
            }
            return of(definition, ResultStore.readProvenance(folder), found);
        } catch (IOException e) {
            throw new DefinitionException(e.getMessage());
        }
    }

    /** This experiment with other rows of a table. */
    public <R extends Record> FinishedExperiment with(CsvTable<R> table, List<R> rows) {
        return new FinishedExperiment(definition, provenance, tables.with(table, rows));
    }

    /** Means over seeds after the last epoch; of a sweep, of the settings that were chosen. */
    public Summary summary() {
        return Summary.of(definition.name(), chosen().tables);
    }
}
