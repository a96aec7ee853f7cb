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
 * @param within      {@code within-presentation.csv}
 */
public record Further(InformationTable information, CalibrationTable calibration, WithinPresentationTable within) {

    public static final Further NONE = new Further(InformationTable.EMPTY, CalibrationTable.EMPTY);

    /** Nothing within presentations. */
    public Further(InformationTable information, CalibrationTable calibration) {
        this(information, calibration, WithinPresentationTable.EMPTY);
    }

    /** Of several runs, in their order. */
    static Further of(List<Further> runs) {
        List<InformationTable.Row> information = new ArrayList<>();
        List<CalibrationTable.Row> calibration = new ArrayList<>();
        List<WithinPresentationTable.Row> within = new ArrayList<>();
        for (Further run : runs) {
            within.addAll(run.within.rows());
            information.addAll(run.information.rows());
            calibration.addAll(run.calibration.rows());
        }
        return new Further(new InformationTable(information), new CalibrationTable(calibration),
                new WithinPresentationTable(within));
    }

    /** Writes those tables that have rows. */
    void write(Path folder) throws IOException {
        if (!information.rows().isEmpty()) {
            information.write(folder.resolve(InformationTable.FILE));
        }
        if (!calibration.rows().isEmpty()) {
            calibration.write(folder.resolve(CalibrationTable.FILE));
        }
        if (!within.rows().isEmpty()) {
            within.write(folder.resolve(WithinPresentationTable.FILE));
        }
    }

    /** Reads those that are there. */
    static Further read(Path folder) throws IOException {
        Path information = folder.resolve(InformationTable.FILE);
        Path calibration = folder.resolve(CalibrationTable.FILE);
        Path within = folder.resolve(WithinPresentationTable.FILE);
        return new Further(Files.exists(information) ? InformationTable.read(information) : InformationTable.EMPTY,
                Files.exists(calibration) ? CalibrationTable.read(calibration) : CalibrationTable.EMPTY,
                Files.exists(within) ? WithinPresentationTable.read(within) : WithinPresentationTable.EMPTY);
    }
}
