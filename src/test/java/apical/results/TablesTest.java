package apical.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.information.Decoder;
import apical.information.Estimand;
import apical.information.Estimate;
import apical.information.Interval;
import apical.information.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every table that is registered, and of those that have an estimate in each row. */
class TablesTest {

    private static final Estimate WITHOUT_CODE =
            new Estimate(Estimand.INFORMATION, Decoder.LABEL, "", 500, 10_000, 1 / 3.0, Double.NaN,
                    new Interval(0.3, 0.4), "pointwise", -0.1, -0.05, Double.NaN, Verdict.LOWER_BOUND,
                    "a decoder, however good, loses some");
    private static final InformationRow ROW = new InformationRow("microcircuit", "a, b", 3, 5, 275_000, "test", "hidden1",
            "apical", "on", "label", WITHOUT_CODE);

    @TempDir
    private Path folder;

    static Stream<CsvTable<?>> tables() {
        return Tables.ALL.stream();
    }

    @Test
    void eachHasAFileOfItsOwn() {
        assertEquals(Tables.ALL.size(), tables().map(CsvTable::file).distinct().count());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void columnsHaveDifferentNamesAndWhatRowsAreIsSaid(CsvTable<?> table) {
        assertEquals(table.columns().size(), new HashSet<>(table.columns()).size());
        assertFalse(table.what().isBlank());
    }

    /** Every file of the results that come with Apical: a column that is renamed or moved shows here. */
    @ParameterizedTest
    @MethodSource("tables")
    void committedResultsAreReadAndWrittenAsTheyAre(CsvTable<?> table) throws IOException {
        try (Stream<Path> results = Files.list(Path.of("results"))) {
            for (Path result : results.filter(Files::isDirectory).toList()) {
                assertWrittenAsRead(table, result.resolve(table.file()));
            }
        }
    }

    private <R extends Record> void assertWrittenAsRead(CsvTable<R> table, Path file) throws IOException {
        if (Files.exists(file)) {
            Path copy = folder.resolve(table.file());
            table.write(copy, table.read(file));
            assertEquals(-1, Files.mismatch(file, copy), file.toString());
        }
    }

    @Test
    void anEstimateIsReadToTheLastBit() throws IOException {
        assertComesBack(InformationRow.TABLE, ROW);
        assertComesBack(AnalysisRow.TABLE, new AnalysisRow("rates", "labels", WITHOUT_CODE));
        assertTrue(Files.readString(folder.resolve("analysis.csv")).startsWith("population,variable,quantity,estimator,code,width,"
                + "samples,value,unit,bias,lower,upper,interval,permuted mean,permuted quantile,seen once,verdict,why\n"));
    }

    @Test
    void cellsThatAreNotKnownAreEmpty() throws IOException {
        assertComesBack(GridRow.TABLE, new GridRow("m", "g", "rate", 0.5));
        assertTrue(Files.readString(folder.resolve("grid.csv")).endsWith("\nm,g,rate,0.5,,\n"));
    }

    private <R extends Record> void assertComesBack(CsvTable<R> table, R row) throws IOException {
        Path file = folder.resolve(table.file());
        table.write(file, List.of(row));
        assertEquals(List.of(row), table.read(file));
    }

    @Test
    void aVerdictThatNobodyGivesIsRefusedWithItsLine() throws IOException {
        Path file = folder.resolve("information.csv");
        InformationRow.TABLE.write(file, List.of(ROW));
        Files.writeString(file, Files.readString(file).replace("lower bound", "splendid"));
        String message = assertThrows(IOException.class, () -> InformationRow.TABLE.read(file)).getMessage();
        assertTrue(message.contains("line 2") && message.contains("splendid"), message);
    }

    @Test
    void onlyTablesWithRowsBecomeFilesAndMetricsAlways() throws IOException {
        ResultTables.EMPTY.write(folder);
        assertEquals(List.of("metrics.csv"), Stream.of(folder.toFile().list()).toList());
        assertEquals(List.of(), ResultTables.read(folder).rows(InformationRow.TABLE));

        ResultTables some = ResultTables.EMPTY.with(InformationRow.TABLE, List.of(ROW));
        some.write(folder);
        assertEquals(List.of(ROW), ResultTables.read(folder).rows(InformationRow.TABLE));
        assertEquals(List.of(ROW, ROW), ResultTables.join(List.of(some, ResultTables.EMPTY, some)).rows(InformationRow.TABLE));
    }

    @Test
    void aPlaceSaysLayerCompartmentAndTeacher() {
        assertEquals("hidden1.apical, teacher on", ROW.place());
        assertEquals("output",
                new InformationRow("r", "m", 1, 0, 0, "test", "output", "rate", "off", "label", WITHOUT_CODE).place());
    }
}
