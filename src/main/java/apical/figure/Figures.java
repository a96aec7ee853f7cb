package apical.figure;

import apical.files.WholeFile;
import apical.plot.Gif;
import apical.plot.Page;
import apical.plot.Png;
import apical.plot.Svg;
import apical.plot.Text;
import apical.results.Results;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The catalogue of figures. Draws them into a folder, each as PNG and as SVG, those that move as GIF. Same numbers
 * and title, same bytes.
 */
public final class Figures {

    /** The figures there are, each registered once, in the order in which people look at them. */
    public static final List<Figure> ALL = List.of(
            LearningCurvesFigure.FIGURE,
            LearningCurvesOverFigures.OVER_EPOCHS,
            LearningCurvesOverFigures.OVER_TIME,
            LearningCurvesOverFigures.OVER_MULTIPLY_ADDS,
            EverySeedFigure.FIGURE,
            RuleByRuleFigure.FIGURE,
            CostFigure.FIGURE,
            HeatMapFigure.FIGURE,
            RobustnessFigure.FIGURE,
            ResponseCurvesFigure.FIGURE,
            ParameterImportanceFigure.FIGURE,
            SettingsHeatMapFigure.FIGURE,
            ParallelCoordinatesFigure.FIGURE,
            BestSoFarFigure.FIGURE,
            PresentationTimeFigure.FIGURE,
            ReconstructionsFigure.FIGURE,
            TracesFigure.FIGURE,
            TissueFigures.APICAL_SILENCE,
            TissueFigures.WEIGHT_DISTANCES,
            TissueFigures.ALIGNMENT,
            TissueFigures.TEST_ERROR,
            SteadyStateFigure.FIGURE,
            InformationFigure.FIGURE,
            InformationPlaneFigure.FIGURE,
            DiagnosticFigures.UPDATE_ANGLES,
            DiagnosticFigures.ERROR_ANGLES,
            GradientCosineFigure.FIGURE,
            DiagnosticFigures.ERROR_SIGN_BITS,
            WithinPresentationFigure.FIGURE,
            DiagnosticFigures.FEEDBACK_ANGLES,
            GradientTermsFigure.FIGURE,
            DiagnosticFigures.WEIGHTS,
            DiagnosticFigures.APICAL_DENDRITES,
            EstimatedInformationFigures.TEST,
            EstimatedInformationFigures.TRAINING,
            EstimatedInformationFigures.PROPERTIES,
            CompartmentInformationFigure.FIGURE,
            SubsetInformationFigure.FIGURE,
            InformationPlanesFigure.FIGURE,
            InformationPlanesFigure.ANIMATION,
            InformationBySizeFigure.FIGURE,
            CalibrationFigure.FIGURE,
            EstimatorBiasFigure.FIGURE);

    /** Those that compare models: error over epochs, over time and over multiply-adds. */
    public static final List<Figure> OF_COMPARISONS =
            List.of(LearningCurvesOverFigures.OVER_EPOCHS, LearningCurvesOverFigures.OVER_TIME,
                    LearningCurvesOverFigures.OVER_MULTIPLY_ADDS);

    /** Those of the settings of a sweep. */
    public static final List<Figure> OF_SWEEPS = List.of(RobustnessFigure.FIGURE, ResponseCurvesFigure.FIGURE,
            ParameterImportanceFigure.FIGURE, SettingsHeatMapFigure.FIGURE, ParallelCoordinatesFigure.FIGURE,
            BestSoFarFigure.FIGURE);

    /** Of these, what is drawn of a sweep whose definition names none. */
    public static final List<Figure> OF_SWEEPS_UNASKED = List.of(ResponseCurvesFigure.FIGURE);

    private Figures() {
    }

    /** The figure of this id; empty if there is none. */
    public static Optional<Figure> withId(String id) {
        return ALL.stream().filter(figure -> figure.id().equals(id)).findFirst();
    }

    /**
     * Writes {@code learning-curves.png}, {@code learning-curves.svg}, ... for every wanted figure whose numbers are there. Files
     * of those names are replaced; each appears whole or not at all.
     *
     * @param title     stands over every figure, as a rule the name of the experiment; may be empty
     * @param directory where to write; must exist
     * @return the files written, in the order wanted; a figure that is not among them had nothing to show
     * @throws IOException if a file cannot be written, or this Java has no font to write with
     */
    public static List<Path> draw(Results results, String title, List<Figure> wanted, Path directory) throws IOException {
        List<Path> written = new ArrayList<>();
        for (Figure figure : wanted) {
            List<Page> frames = figure.frames(results, title);
            if (frames.isEmpty()) continue;

            Text.requireFonts();
            if (figure.moves()) {
                written.add(write(directory.resolve(figure.fileName() + ".gif"), out -> Gif.write(frames, out)));
                continue;
            }
            Page page = frames.get(0);
            written.add(write(directory.resolve(figure.fileName() + ".png"), out -> Png.write(page, out)));
            written.add(write(directory.resolve(figure.fileName() + ".svg"), out -> Svg.write(page, out)));
        }
        return written;
    }

    private interface Content {
        void to(OutputStream out) throws IOException;
    }

    private static Path write(Path file, Content content) throws IOException {
        try {
            WholeFile.write(file, part -> {
                try (OutputStream out = Files.newOutputStream(part)) {
                    content.to(out);
                }
            });
            return file;
        } catch (OutOfMemoryError e) {
            throw (OutOfMemoryError) new OutOfMemoryError("while " + file + " was drawn").initCause(e);
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {                                  // what is written in pieces does not say where
            throw new IOException(file + ": cannot be written (" + e.getMessage() + ")", e);
        }
    }
}
