package apical.plot;

import java.awt.Dimension;
import java.io.IOException;
import java.io.OutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.ext.awt.image.spi.ImageWriterRegistry;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A page as SVG. Its words are shapes (see {@link Text}); the same words stand as text in its title and description, where
 * searches and screen readers find them.
 */
public final class Svg {

    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    /** Stands for a character that cannot be told. */
    private static final int UNREADABLE = 0xfffd;

    static {
        ImageWriterRegistry.getInstance().register(new PngInSvg());
    }

    private Svg() {
    }

    public static void write(Page page, OutputStream out) throws IOException {
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
        context.setComment(null);
        context.setPrecision(2);
        SVGGraphics2D g = new SVGGraphics2D(context, true);
        g.setSVGCanvasSize(new Dimension(page.width(), page.height()));
        page.paint(g);

        Element root = g.getRoot();
        root.setAttribute("viewBox", "0 0 " + page.width() + " " + page.height());
        root.setAttribute("role", "img");
        root.insertBefore(words(root, "desc", page.description()), root.getFirstChild());
        root.insertBefore(words(root, "title", page.heading()), root.getFirstChild());
        serialise(root, out);
    }

    /** Not with Batik's own writer: it names a document type, which makes readers call the address of the W3C. */
    private static void serialise(Element root, OutputStream out) throws IOException {
        try {
            Transformer asItIs = TransformerFactory.newInstance().newTransformer();
            asItIs.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            asItIs.setOutputProperty(OutputKeys.STANDALONE, "yes");
            asItIs.setOutputProperty(OutputKeys.INDENT, "yes");
            asItIs.transform(new DOMSource(root), new StreamResult(out));
        } catch (TransformerException e) {
            throw new IOException("cannot write SVG: " + e.getMessage(), e);
        }
    }

    private static Element words(Element root, String name, String text) {
        Element element = root.getOwnerDocument().createElementNS(NAMESPACE, name);
        element.setTextContent(readable(text));
        return element;
    }

    /** Without what XML 1.0 forbids, as which no parser reads a file: control characters and halves of characters. */
    static String readable(String text) {
        return text.codePoints()
                .map(c -> c == '\t' || c == '\n' || (c >= ' ' && c < 0xd800) || (c > 0xdfff && c < 0xfffe) || c > 0xffff ? c
                        : UNREADABLE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().getDOMImplementation()
                    .createDocument(NAMESPACE, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java has no XML parser", e);
        }
    }
}
