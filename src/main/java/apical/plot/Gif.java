package apical.plot;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
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
public final class Gif {

    public static final double SCALE = 1.25;
    /** How long a frame is seen [ms]. */
    public static final int FRAME_MS = 400;
    public static final int LAST_FRAME_MS = 2_000;

    private static final int TRANSPARENT = 255;
    private static final String FORMAT = "javax_imageio_gif_image_1.0";

    private Gif() {
    }

    public static void write(List<Page> frames, OutputStream out) throws IOException {
        ColourQuantiser quantiser = ColourQuantiser.of(Png.paint(frames.get(frames.size() - 1), SCALE), TRANSPARENT);
        IndexColorModel model = new IndexColorModel(8, TRANSPARENT + 1, quantiser.colours(TRANSPARENT + 1), 0, true, TRANSPARENT,
                DataBuffer.TYPE_BYTE);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            int[] before = new int[0];
            for (int i = 0; i < frames.size(); i++) {
                BufferedImage painted = Png.paint(frames.get(i), SCALE);
                int width = painted.getWidth();
                int[] now = quantiser.numbers(painted);
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

    private static int[] changed(int[] before, int[] now) {
        int[] changed = now.clone();
        for (int p = 0; p < before.length; p++) {
            if (before[p] == now[p]) changed[p] = TRANSPARENT;
        }
        return changed;
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
