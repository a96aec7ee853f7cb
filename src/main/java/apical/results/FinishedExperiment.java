package apical.results;

import apical.definition.Definitions;
import apical.definition.ResolvedExperiment;
import apical.json.DefinitionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An experiment or a simulation that was run, wholly or in part: what was asked, what was found, and where the numbers come from.
 * All of it stands in one folder; nothing outside that folder is needed to draw it, to compare it or to report it.
 */
public record FinishedExperiment(ResolvedExperiment definition, Provenance provenance, ResultTables tables) {

    /** Of what its runs found, with the tables that follow from it. */
    public static FinishedExperiment of(ResolvedExperiment definition, Provenance provenance, ResultTables found) {
        return new FinishedExperiment(definition, provenance, found.with(GridRow.TABLE, GridRow.of(definition))
                .with(CostRow.TABLE, CostRow.of(definition)).with(RunRow.TABLE, RunRow.of(found))
                .with(DataProcessingRow.TABLE, DataProcessingRow.of(found.rows(InformationRow.TABLE))));
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

    /** Means over seeds after the last epoch. */
    public Summary summary() {
        return Summary.of(definition.name(), tables);
    }
}
