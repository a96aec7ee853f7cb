package apical.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A page as pixels, {@value #DPI} per inch, and says so in its header. */
public final class Png {

    public static final int DPI = 300;
    private static final int COLOURS = 256;
    public static final double SCALE = DPI / Page.PIXELS_PER_INCH;

    private Png() {
    }

    public static void write(Page page, OutputStream out) throws IOException {
        BufferedImage image = indexed(paint(page, SCALE));
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
            metadata.mergeTree("javax_imageio_png_1.0", resolution());
            writer.write(new IIOImage(image, null, metadata));
        } finally {
            writer.dispose();
        }
    }

    /** Pixels by the numbers of at most 256 colours. */
    private static BufferedImage indexed(BufferedImage image) {
        ColourQuantiser quantiser = ColourQuantiser.of(image, COLOURS);
        BufferedImage indexed = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, quantiser.size(), quantiser.colours(quantiser.size()), 0, false, -1, DataBuffer.TYPE_BYTE));
        indexed.getRaster().setPixels(0, 0, image.getWidth(), image.getHeight(), quantiser.numbers(image));
        return indexed;
    }

    /** @param scale pixels of the image over those of the page */
    public static BufferedImage paint(Page page, double scale) {
        BufferedImage image = new BufferedImage((int) Math.ceil(page.width() * scale), (int) Math.ceil(page.height() * scale),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.scale(scale, scale);
        page.paint(g);
        g.dispose();
        return image;
    }

    private static IIOMetadataNode resolution() {
        String pixelsPerMetre = Long.toString(Math.round(DPI / 0.0254));
        IIOMetadataNode physical = new IIOMetadataNode("pHYs");
        physical.setAttribute("pixelsPerUnitXAxis", pixelsPerMetre);
        physical.setAttribute("pixelsPerUnitYAxis", pixelsPerMetre);
        physical.setAttribute("unitSpecifier", "meter");
        IIOMetadataNode root = new IIOMetadataNode("javax_imageio_png_1.0");
        root.appendChild(physical);
        return root;
    }
}
