package apical.plot;

import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;
import org.apache.batik.ext.awt.image.spi.ImageWriter;
import org.apache.batik.ext.awt.image.spi.ImageWriterParams;

/** Lets Java write the pictures within an SVG; Batik's own codec is left out. */
public final class PngInSvg implements ImageWriter {

    @Override
    public void writeImage(RenderedImage image, OutputStream out) throws IOException {
        ImageIO.write(image, "png", out);
    }

    @Override
    public void writeImage(RenderedImage image, OutputStream out, ImageWriterParams ignored) throws IOException {
        writeImage(image, out);
    }

    @Override
    public String getMIMEType() {
        return "image/png";
    }
}
