package apical.plot;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The most frequent colours of an image, so that pixels can be their numbers: less than half of the bytes, on disk and in a
 * repository. What is left out, shades along the edges of lines and letters, becomes the nearest of them.
 */
public final class ColourQuantiser {

    private static final int OPAQUE = 0xFF000000;

    private final int[] colours;
    private final Map<Integer, Integer> places = new HashMap<>();

    private ColourQuantiser(int[] colours) {
        this.colours = colours;
    }

    /**
     * At most so many, the most frequent first; of equals the darker one first.
     *
     * @param image of {@link BufferedImage#TYPE_INT_RGB}
     */
    public static ColourQuantiser of(BufferedImage image, int most) {
        int[] pixels = pixels(image);
        Map<Integer, Integer> counts = new HashMap<>();
        for (int i = 0, end; i < pixels.length; i = end) {
            end = endOfRun(pixels, i);
            counts.merge(pixels[i], end - i, Integer::sum);
        }
        return new ColourQuantiser(counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(most).mapToInt(Map.Entry::getKey).toArray());
    }

    /** Red, green and blue, with others like the first behind them until there are {@code count}. */
    public int[] colours(int count) {
        int[] all = Arrays.copyOf(colours, count);
        if (count > colours.length) {
            Arrays.fill(all, colours.length, count, colours[0]);
        }
        return all;
    }

    public int size() {
        return colours.length;
    }

    /**
     * Every pixel as the number of its colour or of the nearest, row by row.
     *
     * @param image of {@link BufferedImage#TYPE_INT_RGB}
     */
    public int[] numbers(BufferedImage image) {
        int[] numbers = pixels(image);
        for (int i = 0, end; i < numbers.length; i = end) {
            end = endOfRun(numbers, i);
            Arrays.fill(numbers, i, end, places.computeIfAbsent(numbers[i], this::nearest));
        }
        return numbers;
    }

    /** Most pixels are like their neighbour: a colour is looked up once for all that are alike in a row. */
    private static int endOfRun(int[] pixels, int from) {
        int end = from + 1;
        while (end < pixels.length && pixels[end] == pixels[from]) {
            end++;
        }
        return end;
    }

    /** As {@link BufferedImage#getRGB} says them, but all at once. */
    private static int[] pixels(BufferedImage image) {
        int[] pixels = (int[]) image.getRaster().getDataElements(0, 0, image.getWidth(), image.getHeight(), null);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] |= OPAQUE;
        }
        return pixels;
    }

    private int nearest(int colour) {
        int nearest = 0;
        for (int i = 1; i < colours.length; i++) {
            if (distance(colours[i], colour) < distance(colours[nearest], colour)) {
                nearest = i;
            }
        }
        return nearest;
    }

    private static int distance(int a, int b) {
        int red = (a >> 16 & 0xFF) - (b >> 16 & 0xFF);
        int green = (a >> 8 & 0xFF) - (b >> 8 & 0xFF);
        int blue = (a & 0xFF) - (b & 0xFF);
        return red * red + green * green + blue * blue;
    }
}
