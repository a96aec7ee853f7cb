package apical.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.information.Estimate;
import apical.information.Interval;
import apical.information.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InformationTableTest {

    private static final Estimate WITHOUT_CODE = new Estimate("I(X;T)", "decoder", "", 500, 10_000, 1 / 3.0, Double.NaN,
            new Interval(0.3, 0.4), "pointwise", -0.1, -0.05, Double.NaN, Verdict.LOWER_BOUND, "a decoder, however good, loses some");
    private static final InformationTable.Row ROW = new InformationTable.Row("microcircuit", "a, b", 3, 5, 275_000, "test", "hidden1",
            "apical", "on", "label", WITHOUT_CODE);

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsReadToTheLastBit() throws IOException {
        InformationTable table = new InformationTable(List.of(ROW));
        table.write(folder.resolve("information.csv"));
        assertEquals(table, InformationTable.read(folder.resolve("information.csv")));

        AnalysisTable analysis = new AnalysisTable(List.of(new AnalysisTable.Row("rates", "labels", WITHOUT_CODE)));
        analysis.write(folder.resolve("analysis.csv"));
        assertEquals(analysis, AnalysisTable.read(folder.resolve("analysis.csv")));

        CalibrationTable calibration = new CalibrationTable(List.of(new CalibrationTable.Row("m", 1, "hidden1", "rate", "decoder", "I(X;T)",
                "", 500, 10_000, 1.1, 0.5, 1.5, 0.02, 1.4, -0.02, 1.3, 1.5, "lower bound", true)));
        calibration.write(folder.resolve("calibration.csv"));
        assertEquals(calibration, CalibrationTable.read(folder.resolve("calibration.csv")));
    }

    @Test
    void aVerdictThatNobodyGivesIsRefusedWithItsLine() throws IOException {
        Path file = folder.resolve("information.csv");
        new InformationTable(List.of(ROW)).write(file);
        Files.writeString(file, Files.readString(file).replace("lower bound", "splendid"));
        String message = assertThrows(IOException.class, () -> InformationTable.read(file)).getMessage();
        assertTrue(message.contains("line 2") && message.contains("splendid"), message);
    }

    @Test
    void onlyTablesWithRowsBecomeFiles() throws IOException {
        Further none = Further.NONE;
        none.write(folder);
        assertFalse(Files.exists(folder.resolve("information.csv")));
        assertEquals(none, Further.read(folder));

        Further some = new Further(new InformationTable(List.of(ROW)), none.calibration());
        some.write(folder);
        assertEquals(some, Further.read(folder));
        assertEquals(List.of(ROW, ROW), Further.of(List.of(some, none, some)).information().rows());
    }

    @Test
    void aPlaceSaysLayerCompartmentAndTeacher() {
        assertEquals("hidden1.apical, teacher on", ROW.place());
        assertEquals("output", new InformationTable.Row("r", "m", 1, 0, 0, "test", "output", "rate", "off", "label", WITHOUT_CODE).place());
    }
}
