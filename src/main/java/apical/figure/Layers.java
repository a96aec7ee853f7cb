package apical.figure;

import apical.network.Shape;
import apical.network.Words;
import apical.quantity.Quantity;
import apical.results.Measurement;
import apical.results.Metrics;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The layers of a table: {@code hidden1}, {@code hidden1.apical}, ..., {@code output}. */
final class Layers {

    /** From input to output. */
    static final Comparator<String> FROM_INPUT = Comparator.comparingInt(Layers::depth).thenComparing(Comparator.naturalOrder());

    private Layers() {
    }

    /** Layers for which {@code quantity} was measured on the test images, from input to output. */
    static List<String> with(Metrics metrics, String quantity) {
        return with(metrics, quantity, "test");
    }

    /** Layers for which a quantity was measured on some split, from input to output. */
    static List<String> with(Metrics metrics, Quantity quantity, String split) {
        return with(metrics, quantity.id(), split);
    }

    /** The same on another split. */
    static List<String> with(Metrics metrics, String quantity, String split) {
        return metrics.where(m -> m.quantity().equals(quantity) && m.split().equals(split) && !m.layer().isEmpty())
                .map(Measurement::layer).distinct().sorted(FROM_INPUT).toList();
    }

    private static int depth(String layer) {
        return Shape.hiddenLayer(layer.substring(0, endOfName(layer))).orElse(Integer.MAX_VALUE);
    }

    /** Of the layer alone, before site and teacher. */
    private static int endOfName(String layer) {
        int end = 0;
        while (end < layer.length() && layer.charAt(end) != '.' && layer.charAt(end) != ',') end++;
        return end;
    }

    /** Whether each layer is followed by its twin with the teacher on: {@code hidden1}, {@code hidden1, teacher on}, ... */
    static boolean areTwins(List<String> layers) {
        return layers.size() % 2 == 0 && IntStream.range(0, layers.size() / 2)
                .allMatch(i -> layers.get(2 * i + 1).equals(layers.get(2 * i) + ", teacher on"));
    }

    /** {@code hidden layer 1}, {@code hidden layer 1, interneuron soma}, {@code output layer}. */
    static String inWords(String layer) {
        int end = endOfName(layer);
        boolean hasSite = end < layer.length() && layer.charAt(end) == '.';
        return Shape.inWords(layer.substring(0, end))
                + (hasSite ? ", " + Words.of(layer.substring(end + 1)) : layer.substring(end));
    }
}
