package apical.data;

/**
 * Where an image is bright: the quadrants of images with an even number of rows and of columns, and its halves. The brightness of a
 * coloured pixel is the sum over its planes.
 */
final class Quadrants {

    private Quadrants() {
    }

    /** The quadrant with the greatest summed brightness, numbered as in {@link #sums}; the first of equals. */
    static int brightest(LabelledImages images, int sample) {
        int[] sum = sums("brightestQuadrant", images, sample);
        int brightest = 0;
        for (int quadrant = 1; quadrant < sum.length; quadrant++) {
            if (sum[quadrant] > sum[brightest]) brightest = quadrant;
        }
        return brightest;
    }

    /** The quadrant with the least summed brightness, numbered as in {@link #sums}; the first of equals. */
    static int darkest(LabelledImages images, int sample) {
        int[] sum = sums("darkestQuadrant", images, sample);
        int darkest = 0;
        for (int quadrant = 1; quadrant < sum.length; quadrant++) {
            if (sum[quadrant] < sum[darkest]) darkest = quadrant;
        }
        return darkest;
    }

    /** Row by row: 0 upper left, 1 upper right, 2 lower left, 3 lower right. */
    private static int[] sums(String asked, LabelledImages images, int sample) {
        int height = images.rows() / 2;
        int width = images.columns() / 2;
        if (images.rows() % 2 != 0 || images.columns() % 2 != 0) {
            throw new DataException(asked, "images of even height and width",
                    "%s x %s pixels".formatted(images.rows(), images.columns()));
        }
        int[] sum = new int[4];
        for (int row = 0; row < images.rows(); row++) {
            for (int column = 0; column < images.columns(); column++) {
                sum[2 * (row / height) + column / width] += images.brightness(sample, row, column);
            }
        }
        return sum;
    }

    /** How much brighter the right half is than the left one, over all brightness, -1 to 1; a middle column is in neither. */
    static double leftRight(LabelledImages images, int sample) {
        long difference = 0;
        for (int row = 0; row < images.rows(); row++) {
            for (int column = 0; column < images.columns(); column++) {
                difference += (long) Integer.signum(2 * column + 1 - images.columns()) * images.brightness(sample, row, column);
            }
        }
        return overInk(difference, images, sample);
    }

    /** How much brighter the lower half is than the upper one, over the brightness of all, -1 to 1; a middle row is in neither. */
    static double upDown(LabelledImages images, int sample) {
        long difference = 0;
        for (int row = 0; row < images.rows(); row++) {
            for (int column = 0; column < images.columns(); column++) {
                difference += (long) Integer.signum(2 * row + 1 - images.rows()) * images.brightness(sample, row, column);
            }
        }
        return overInk(difference, images, sample);
    }

    /** 0 on a black image. */
    private static double overInk(long difference, LabelledImages images, int sample) {
        return difference == 0 ? 0 : (double) difference / ink(images, sample);
    }

    /** Summed brightness of the whole image. */
    static long ink(LabelledImages images, int sample) {
        long sum = 0;
        for (int row = 0; row < images.rows(); row++) {
            for (int column = 0; column < images.columns(); column++) sum += images.brightness(sample, row, column);
        }
        return sum;
    }
}
