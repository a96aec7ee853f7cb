package apical.plot;

import java.awt.Color;

/**
 * The colours of heat maps, from dark violet through green to yellow: viridis (Smith, van der Walt &amp; Firing, 2015), whose
 * lightness rises evenly, so that it is read alike by all eyes and in grey.
 */
public final class Colours {

    /** Its colours at 0, 1/9, ... 1. */
    private static final int[] VIRIDIS = {0x440154, 0x482878, 0x3E4989, 0x31688E, 0x26828E, 0x1F9E89, 0x35B779, 0x6DCD59, 0xB4DE2C,
            0xFDE725};

    private Colours() {
    }

    /** @param place from 0, dark, to 1, light; beyond them as at the ends */
    public static Color at(double place) {
        double along = Math.max(0, Math.min(1, place)) * (VIRIDIS.length - 1);
        int i = Math.min((int) along, VIRIDIS.length - 2);
        Color a = new Color(VIRIDIS[i]);
        Color b = new Color(VIRIDIS[i + 1]);
        return new Color(between(a.getRed(), b.getRed(), along - i), between(a.getGreen(), b.getGreen(), along - i),
                between(a.getBlue(), b.getBlue(), along - i));
    }

    private static int between(int a, int b, double share) {
        return (int) Math.round(a + share * (b - a));
    }

    /** Black on what is light, white on what is dark. */
    public static Color readableOn(Color background) {
        double luma = 0.299 * background.getRed() + 0.587 * background.getGreen() + 0.114 * background.getBlue();
        return luma > 128 ? Color.BLACK : Color.WHITE;
    }
}
