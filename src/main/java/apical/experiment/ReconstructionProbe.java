package apical.experiment;

import apical.data.Dataset;
import apical.data.LabelledImages;
import apical.data.Targets;
import apical.learning.LearningRule;
import apical.network.Activity;
import apical.network.Site;
import apical.results.ReconstructionRow;
import apical.results.ReconstructionRow.What;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;

/** Shows an autoencoder the first test image of each class and notes what comes out, with the teacher off. */
final class ReconstructionProbe {

    private static final double WHITE = 100;
    /** Of rates in codes: enough for pictures. */
    private static final double DIGITS = 1000;

    private ReconstructionProbe() {
    }

    /** Images, codes and reconstructions; nothing if the network learned other targets than images. */
    static List<ReconstructionRow> measure(Run run, int epoch, LearningRule rule, Dataset data, Targets targets) {
        if (!(targets instanceof Targets.Image image)) {
            return List.of();
        }
        LabelledImages shown = data.test().select(firstOfEachClass(data));
        FMatrixRMaj input = new FMatrixRMaj(0, 0);
        shown.copyTo(IntStream.range(0, shown.size()).toArray(), input);
        Activity activity = rule.respond(input);
        FMatrixRMaj code = narrowest(activity);
        FMatrixRMaj output = activity.of("output", Site.RATE).orElseThrow();

        List<ReconstructionRow> rows = new ArrayList<>();
        for (int s = 0; s < shown.size(); s++) {
            rows.add(new ReconstructionRow("", 0, 0, shown.label(s), What.IMAGE, shown.planes(), shown.rows(), shown.columns(),
                    column(input, s, x -> Math.rint(x * WHITE))));
        }
        for (int s = 0; s < shown.size(); s++) {
            rows.add(new ReconstructionRow(run.model().name(), run.seed(), epoch, shown.label(s), What.CODE, 1, 1, code.numRows,
                    column(code, s, rate -> Math.rint(rate * DIGITS) / DIGITS)));
            rows.add(new ReconstructionRow(run.model().name(), run.seed(), epoch, shown.label(s), What.RECONSTRUCTION,
                    shown.planes(),
                    shown.rows(), shown.columns(), column(output, s, rate -> Math.rint(image.brightness(rate) * WHITE))));
        }
        return rows;
    }

    private static int[] firstOfEachClass(Dataset data) {
        int[] labels = data.test().labels();
        return IntStream.range(0, data.classes())
                .flatMap(label -> IntStream.range(0, labels.length).filter(sample -> labels[sample] == label).limit(1)).toArray();
    }

    /** Rates of the hidden layer with the fewest units, the first of equals; of the output if there is no hidden layer. */
    private static FMatrixRMaj narrowest(Activity activity) {
        FMatrixRMaj narrowest = null;
        for (Activity.Recording recording : activity.of(Site.RATE)) {
            if (narrowest == null
                    || (!recording.layer().equals("output") && recording.values().numRows < narrowest.numRows)) {
                narrowest = recording.values();
            }
        }
        return narrowest;
    }

    private static List<Double> column(FMatrixRMaj matrix, int column, DoubleUnaryOperator scale) {
        return IntStream.range(0, matrix.numRows).mapToObj(row -> scale.applyAsDouble(matrix.get(row, column)) + 0.0).toList();
    }
}
