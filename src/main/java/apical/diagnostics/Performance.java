package apical.diagnostics;

import apical.data.Batches;
import apical.data.LabelledImages;
import apical.data.Targets;
import apical.learning.LearningRule;
import apical.quantity.Quantity;
import apical.quantity.Quantity.Scale;
import org.ejml.data.FMatrixRMaj;

/**
 * How well a network answers with the teacher off.
 *
 * @param error in the unit of the {@link Score} that goes with the targets: share of the images whose most active
 *              output unit is not that of their class, in percent (of units that are equally active the first counts); or mean
 *              squared error of a reconstructed pixel, as brightness
 * @param cost  mean over images of 1/2 |target - rate|^2 at the output
 */
public record Performance(double error, double cost) {

    /** Mean over images of 1/2 |target - rate|^2. */
    public static final Quantity COST = Quantity.ofNetwork("cost", "1", Scale.RATIOS, "cost (dimensionless)",
            "half the squared distance of the output rates from their targets, mean over images");
    /** Of an image, of models in continuous time. */
    public static final Quantity PRESENTATION_TIME = Quantity.ofNetwork("presentation time", "ms", Scale.RATIOS,
            "presentation time of an image (ms)", "time for which a tissue is shown an image");
    /** Of experiments that go on in this case. */
    public static final Quantity DIVERGED = Quantity.ofNetwork("diverged", "1", Scale.DIFFERENCES, "diverged (share of runs)",
            "1 of a run that diverged, 0 of one that did not");

    /** Wide enough for fast products, narrow enough for the cache. */
    public static final int BATCH = 500;

    public static Performance of(LearningRule rule, LabelledImages images, Targets targets, int classes) {
        FMatrixRMaj input = new FMatrixRMaj(0, 0);
        FMatrixRMaj target = new FMatrixRMaj(0, 0);
        int wrong = 0;
        double cost = 0;
        for (int[] samples : Batches.inOrder(images.size(), BATCH)) {
            images.copyTo(samples, input);
            targets.copyTo(images, samples, classes, target);
            FMatrixRMaj rates = rule.predict(input);
            if (targets instanceof Targets.Classes) {
                wrong += wrong(rates, images.labels(samples));
            }
            cost += halfSquaredDistance(target, rates);
        }
        cost /= images.size();
        return new Performance(targets instanceof Targets.Image image ? ofReconstructions(image, cost, images.pixels())
                : 100.0 * wrong / images.size(), cost);
    }

    /** |target - rate|^2 as brightnesses, over the pixels. */
    private static double ofReconstructions(Targets.Image targets, double cost, int pixels) {
        double range = targets.high() - targets.low();
        return 2 * cost / (range * range * pixels);
    }

    private static int wrong(FMatrixRMaj rates, int[] labels) {
        int wrong = 0;
        for (int s = 0; s < labels.length; s++) {
            wrong += mostActive(rates, s) == labels[s] ? 0 : 1;
        }
        return wrong;
    }

    private static int mostActive(FMatrixRMaj rates, int sample) {
        int best = 0;
        for (int unit = 1; unit < rates.numRows; unit++) {
            if (rates.get(unit, sample) > rates.get(best, sample)) {
                best = unit;
            }
        }
        return best;
    }

    private static double halfSquaredDistance(FMatrixRMaj target, FMatrixRMaj rates) {
        double sum = 0;
        for (int i = 0; i < rates.getNumElements(); i++) {
            double difference = (double) target.data[i] - rates.data[i];
            sum += difference * difference;
        }
        return sum / 2;
    }
}
