/**
 * What came out?
 *
 * <p>A {@link apical.results.FinishedExperiment} is what was asked, where the numbers come from
 * ({@link apical.results.Provenance}) and all {@link apical.results.ResultTables}. Each of the {@link apical.results.Tables} is
 * declared once, by a record for its rows; {@link apical.results.Measurement} is a row of {@code metrics.csv}, and
 * {@link apical.results.InformationRow} one of {@code information.csv}. A {@link apical.results.ResultStore} finds or
 * makes the folder of an experiment; as long as not all of its runs have ended it is an {@link apical.results.OpenExperiment},
 * in which each run writes a {@link apical.results.RunJournal} of its own.
 *
 * <p>Nothing here trains. Figures, comparisons and reports are made of this room's tables, and need no file outside the folder.
 */
package apical.results;
