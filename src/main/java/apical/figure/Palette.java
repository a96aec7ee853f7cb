package apical.figure;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Pixels by the numbers of at most {@value #MOST} colours: a third of the bytes, on disk and in a repository. An image of more
 * colours keeps the most frequent ones; the others, shades along the edges of lines and letters, become the nearest of them.
 */
final class Palette {

    static final int MOST = 256;
    private static final int OPAQUE = 0xFF000000;

    private Palette() {
    }

    /** The image with a palette of its own. */
    static BufferedImage indexed(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        int[] colours = mostFrequent(pixels);
        Map<Integer, Integer> places = new HashMap<>();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = places.computeIfAbsent(pixels[i], colour -> nearest(colours, colour));
        }
        BufferedImage indexed = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE));
        indexed.getRaster().setPixels(0, 0, width, height, pixels);
        return indexed;
    }

    /** At most {@value #MOST}, the most frequent first; of equals the darker one first. */
    private static int[] mostFrequent(int[] pixels) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int pixel : pixels) {
            counts.merge(pixel | OPAQUE, 1, Integer::sum);
        }
        List<Map.Entry<Integer, Integer>> byCount = counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST).toList();
        return byCount.stream().mapToInt(Map.Entry::getKey).toArray();
    }

    private static int nearest(int[] colours, int colour) {
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
