package apical.experiment;

import apical.data.Batches;
import apical.data.LabelledImages;
import apical.data.Targets;
import apical.learning.LearningRule;
import org.ejml.data.FMatrixRMaj;

/**
 * How well a network answers with the teacher off.
 *
 * @param error share of the images whose most active output unit is not that of their class, in percent (of units that are
 *              equally active the first counts)
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
            int[] labels = images.labels(samples);
            images.copyTo(samples, input);
            targets.copyTo(labels, classes, target);
            FMatrixRMaj rates = rule.predict(input);
            for (int s = 0; s < samples.length; s++) {
                wrong += mostActive(rates, s) == labels[s] ? 0 : 1;
            }
            cost += halfSquaredDistance(target, rates);
        }
        return new Performance(100.0 * wrong / images.size(), cost / images.size());
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
