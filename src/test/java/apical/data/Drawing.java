package apical.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small grey images drawn by hand, a character a pixel: {@code #} white, {@code +} grey, anything else black. */
final class Drawing {

    private Drawing() {
    }

    /** One image of these rows. */
    static LabelledImages of(String... rows) {
        return of(List.of(List.of(rows)));
    }

    /** Several images of one size. */
    static LabelledImages of(List<List<String>> drawings) {
        int rows = drawings.get(0).size();
        int columns = drawings.get(0).get(0).length();
        byte[] brightness = new byte[drawings.size() * rows * columns];
        int pixel = 0;
        for (List<String> drawing : drawings) {
            for (String row : drawing) {
                for (int column = 0; column < row.length(); column++) {
                    char c = row.charAt(column);
                    brightness[pixel++] = (byte) (c == '#' ? 255 : c == '+' ? 100 : 0);
                }
            }
        }
        return new LabelledImages(brightness, rows, columns, new int[drawings.size()]);
    }

    /** Images of random pixels. */
    static LabelledImages noise(int images, int rows, int columns, long seed) {
        byte[] brightness = new byte[images * rows * columns];
        new Random(seed).nextBytes(brightness);
        return new LabelledImages(brightness, rows, columns, new int[images]);
    }

    /** Where a pixel of a new image is taken from: {row, column}. */
    interface Origin {
        int[] of(int row, int column);
    }

    /** Each image the other way round, left and right exchanged. */
    static LabelledImages mirrored(LabelledImages images) {
        return moved(images, images.rows(), images.columns(), (row, column) -> new int[] {row, images.columns() - 1 - column});
    }

    /** Each image head down. */
    static LabelledImages flipped(LabelledImages images) {
        return moved(images, images.rows(), images.columns(), (row, column) -> new int[] {images.rows() - 1 - row, column});
    }

    /** Each image turned clockwise by 90 degrees. */
    static LabelledImages turned(LabelledImages images) {
        int rows = images.columns();
        int columns = images.rows();
        return moved(images, rows, columns, (row, column) -> new int[] {images.rows() - 1 - column, row});
    }

    private static LabelledImages moved(LabelledImages images, int rows, int columns, Origin origin) {
        byte[] brightness = new byte[images.size() * rows * columns];
        int pixel = 0;
        for (int sample = 0; sample < images.size(); sample++) {
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    int[] from = origin.of(row, column);
                    brightness[pixel++] = (byte) images.brightness(sample, from[0], from[1]);
                }
            }
        }
        return new LabelledImages(brightness, rows, columns, images.labels());
    }

    /** A stroke of some width: white where its distance from the line through the middle of the image is at most half the width. */
    static LabelledImages stroke(int size, double width, double degrees, double length) {
        List<String> rows = new ArrayList<>();
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        for (int row = 0; row < size; row++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < size; column++) {
                double x = column - (size - 1) / 2.0;
                double y = (size - 1) / 2.0 - row;
                boolean inside = Math.abs(-sin * x + cos * y) <= width / 2 && Math.abs(cos * x + sin * y) <= length / 2;
                line.append(inside ? '#' : '.');
            }
            rows.add(line.toString());
        }
        return of(List.of(rows));
    }
}
