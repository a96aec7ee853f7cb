package apical.experiment;

import apical.data.Batches;
import apical.data.LabelledImages;
import apical.data.Targets;
import apical.learning.LearningRule;
import org.ejml.data.FMatrixRMaj;

/**
 * How well a network answers with the teacher off.
 *
 * @param error in the unit of the {@link Score} that goes with the targets: share of the images whose most active output
 *              unit is not that of their class, in percent (of units that are equally active the first counts); or mean
 *              squared error of a reconstructed pixel, as brightness
 * @param cost  mean over images of 1/2 |target - rate|^2 at the output
 */
record Performance(double error, double cost) {

    /** Wide enough for fast products, narrow enough for the cache. */
    static final int BATCH = 500;

    static Performance of(LearningRule rule, LabelledImages images, Targets targets, int classes) {
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
