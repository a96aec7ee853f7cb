package apical.results;

import apical.information.Estimate;

/**
 * What {@code apical analyze} found in arrays that somebody saved.
 *
 * @param population name of the array
 * @param variable   name of the array
 */
public record AnalysisRow(String population, String variable, Estimate estimate) {

    /** Its last columns are those of {@code information.csv}. */
    public static final CsvTable<AnalysisRow> TABLE =
            InformationRow.ofEstimates("analysis", "estimates of information of saved arrays", AnalysisRow.class);
}
