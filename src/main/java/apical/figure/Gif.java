package apical.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Pages as an animation that runs for ever. Of each frame only the pixels that differ from the one before are there, the others are
 * transparent; all share the colours of the last frame.
 */
final class Gif {

    static final double SCALE = 1.25;
    /** How long a frame is seen [ms]. */
    static final int FRAME_MS = 400;
    static final int LAST_FRAME_MS = 2_000;

    private static final int TRANSPARENT = 255;
    private static final String FORMAT = "javax_imageio_gif_image_1.0";

    private Gif() {
    }

    static void write(List<Page> frames, OutputStream out) throws IOException {
        int[] colours = colours(paint(frames.get(frames.size() - 1)));
        IndexColorModel model = new IndexColorModel(8, TRANSPARENT + 1, colours, 0, true, TRANSPARENT, 0);
        Map<Integer, Integer> places = new HashMap<>();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            int[] before = new int[0];
            for (int i = 0; i < frames.size(); i++) {
                BufferedImage painted = paint(frames.get(i));
                int width = painted.getWidth();
                int[] now = painted.getRGB(0, 0, width, painted.getHeight(), null, 0, width);
                for (int p = 0; p < now.length; p++) now[p] = places.computeIfAbsent(now[p], colour -> nearest(colours, colour));
                BufferedImage image = new BufferedImage(width, painted.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
                image.getRaster().setPixels(0, 0, width, painted.getHeight(), changed(before, now));
                before = now;
                writer.writeToSequence(new IIOImage(image, null, metadata(writer, image, i == 0,
                        i == frames.size() - 1 ? LAST_FRAME_MS : FRAME_MS)), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
    }

    static BufferedImage paint(Page page) {
        BufferedImage image = new BufferedImage((int) Math.ceil(page.width() * SCALE), (int) Math.ceil(page.height() * SCALE),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.scale(SCALE, SCALE);
        page.paint(g);
        g.dispose();
        return image;
    }

    private static int[] changed(int[] before, int[] now) {
        int[] changed = now.clone();
        for (int p = 0; p < before.length; p++) {
            if (before[p] == now[p]) changed[p] = TRANSPARENT;
        }
        return changed;
    }

    /** The most frequent colours, and a last one for what is transparent. */
    private static int[] colours(BufferedImage image) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int pixel : image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())) {
            counts.merge(pixel, 1, Integer::sum);
        }
        int[] found = counts.entrySet().stream()
                .sorted(Comparator.<Map.Entry<Integer, Integer>>comparingInt(Map.Entry::getValue).reversed()
                        .thenComparing(Map.Entry::getKey))
                .limit(TRANSPARENT).mapToInt(Map.Entry::getKey).toArray();
        int[] colours = Arrays.copyOf(found, TRANSPARENT + 1);
        Arrays.fill(colours, found.length, TRANSPARENT, found[0]);
        return colours;
    }

    private static int nearest(int[] colours, int colour) {
        int nearest = 0;
        for (int i = 1; i < TRANSPARENT; i++) {
            if (distance(colours[i], colour) < distance(colours[nearest], colour)) nearest = i;
        }
        return nearest;
    }

    private static int distance(int a, int b) {
        int red = (a >> 16 & 0xFF) - (b >> 16 & 0xFF);
        int green = (a >> 8 & 0xFF) - (b >> 8 & 0xFF);
        int blue = (a & 0xFF) - (b & 0xFF);
        return red * red + green * green + blue * blue;
    }

    /** @param first whether the animation's own words go with it: once is enough */
    private static IIOMetadata metadata(ImageWriter writer, BufferedImage image, boolean first, int ms) throws IOException {
        IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
        control.setAttribute("disposalMethod", "doNotDispose");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "TRUE");
        control.setAttribute("transparentColorIndex", Integer.toString(TRANSPARENT));
        control.setAttribute("delayTime", Integer.toString(ms / 10));
        IIOMetadataNode endless = new IIOMetadataNode("ApplicationExtension");
        endless.setAttribute("applicationID", "NETSCAPE");
        endless.setAttribute("authenticationCode", "2.0");
        endless.setUserObject(new byte[] {1, 0, 0});

        IIOMetadataNode root = new IIOMetadataNode(FORMAT);
        root.appendChild(control);
        if (first) root.appendChild(new IIOMetadataNode("ApplicationExtensions")).appendChild(endless);
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);   // with its palette
        metadata.mergeTree(FORMAT, root);
        return metadata;
    }
}
