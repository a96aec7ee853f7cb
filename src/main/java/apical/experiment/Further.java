package apical.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What runs found beside their measurements: the tables that a result folder has only if somebody asked.
 *
 * @param information {@code information.csv}
 * @param calibration {@code calibration.csv}
 */
public record Further(InformationTable information, CalibrationTable calibration) {

    public static final Further NONE = new Further(InformationTable.EMPTY, CalibrationTable.EMPTY);

    /** Of several runs, in their order. */
    static Further of(List<Further> runs) {
        List<InformationTable.Row> information = new ArrayList<>();
        List<CalibrationTable.Row> calibration = new ArrayList<>();
        for (Further run : runs) {
            information.addAll(run.information.rows());
            calibration.addAll(run.calibration.rows());
        }
        return new Further(new InformationTable(information), new CalibrationTable(calibration));
    }

    /** Writes those tables that have rows. */
    void write(Path folder) throws IOException {
        if (!information.rows().isEmpty()) {
            information.write(folder.resolve(InformationTable.FILE));
        }
        if (!calibration.rows().isEmpty()) {
            calibration.write(folder.resolve(CalibrationTable.FILE));
        }
    }

    /** Reads those that are there. */
    static Further read(Path folder) throws IOException {
        Path information = folder.resolve(InformationTable.FILE);
        Path calibration = folder.resolve(CalibrationTable.FILE);
        return new Further(Files.exists(information) ? InformationTable.read(information) : InformationTable.EMPTY,
                Files.exists(calibration) ? CalibrationTable.read(calibration) : CalibrationTable.EMPTY);
    }
}
