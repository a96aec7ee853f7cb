package apical.data;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Which images of the training file are kept for validation. The choice hangs on its own seed alone, never on a run's, so
 * that all runs of an experiment learn from the same images and are judged on the same others.
 *
 * @param training   image numbers, ascending
 * @param validation image numbers, ascending
 */
record Split(int[] training, int[] validation) {

    /**
     * Draws {@code validationImages} of {@code images} without replacement: the first of a random order of all,
     * {@link Batches#shuffledOrder} by a {@link SplittableRandom} of {@code seed}.
     */
    static Split of(int images, int validationImages, long seed) {
        int[] order = Batches.shuffledOrder(images, new SplittableRandom(seed));
        int[] validation = Arrays.copyOf(order, validationImages);
        int[] training = Arrays.copyOfRange(order, validationImages, images);
        Arrays.sort(validation);
        Arrays.sort(training);
        return new Split(training, validation);
    }
}
