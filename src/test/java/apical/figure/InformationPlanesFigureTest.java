package apical.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import apical.information.Verdict;
import apical.plot.Gif;
import apical.plot.Glyph;
import apical.plot.Label;
import apical.plot.Page;
import apical.plot.Panel;
import apical.plot.Png;
import apical.results.Results;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InformationPlanesFigureTest {

    private static final List<Integer> EPOCHS = List.of(0, 2, 5);

    @TempDir
    Path directory;

    /** One model, two layers, one kernel. */
    private static Results small() {
        SyntheticEstimates few = new SyntheticEstimates();
        for (int epoch : EPOCHS) {
            for (String layer : List.of("hidden1", "output")) {
                SyntheticEstimates.At at =
                        new SyntheticEstimates.At("backprop", "m", 1, epoch, "test", layer, "rate", "off", "label");
                Verdict verdict = layer.equals("hidden1") ? Verdict.SATURATED : Verdict.LOWER_BOUND;
                few.add(at, SyntheticEstimates.estimate("kernel-lower-bound", "noise 1", "I(X;T)", 1 + epoch / 5.0, 0, 0.1, verdict,
                        "why not"));
                few.add(at, SyntheticEstimates.estimate("kernel-lower-bound", "noise 1", "I(image;T)", 9 - epoch, 0, 0.1,
                        Verdict.SOUND, ""));
            }
        }
        return few.results();
    }

    private static List<Glyph.Line> lines(Panel panel) {
        return panel.glyphs().stream().filter(Glyph.Line.class::isInstance).map(Glyph.Line.class::cast).toList();
    }

    @Test
    void eachLayersWayIsALineAndWhatIsSaturatedIsHollow() {
        Panel panel = InformationPlanesFigure.FIGURE.compose(small(), "").orElseThrow().rows().get(0).get(0);
        assertEquals("m", panel.title());
        assertEquals(2, lines(panel).size());
        assertArrayEquals(new double[] {9, 7, 4}, lines(panel).get(0).x());
        assertArrayEquals(new double[] {1, 1.4, 2}, lines(panel).get(0).y());
        List<Glyph.Dot> dots = panel.glyphs().stream().filter(Glyph.Dot.class::isInstance).map(Glyph.Dot.class::cast).toList();
        dots.forEach(dot -> assertEquals(dot.style().equals(dots.get(0).style()), dot.hollow()));
    }

    @Test
    void lowerBoundsGoWithLowerOnesAndACodesInformationOfTheImageIsItsEntropy() {
        Page page = InformationPlanesFigure.FIGURE.compose(SyntheticEstimates.all(1), "").orElseThrow();
        assertEquals(List.of("Plug-in, code: mean", "Kernel lower bound, code: noise 0.1, usually a lower bound",
                "Kernel upper bound, code: noise 0.1, usually an upper bound",
                "Kernel lower bound, code: noise 1.0, usually a lower bound",
                "Kernel upper bound, code: noise 1.0, usually an upper bound"), page.over(),
                "of each code the first estimator alone");
        assertEquals("H(code) (bit)", page.rows().get(0).get(0).x().label());
        assertEquals("I(image; layer) (bit)", page.rows().get(1).get(0).x().label());
        page.rows().forEach(row -> assertEquals(3, row.size(), "models side by side"));
        assertTrue(page.caption().contains("defined only by the noise that the analysis adds, or by the code"), page.caption());
    }

    @Test
    void aLongWayHasTheNumberOfAnEpochInItsMiddle() {
        for (int last : new int[] {9, 20}) {
            SyntheticEstimates few = new SyntheticEstimates();
            for (int epoch = 0; epoch <= last; epoch++) {
                SyntheticEstimates.At at =
                        new SyntheticEstimates.At("backprop", "m", 1, epoch, "test", "hidden1", "rate", "off", "label");
                few.add(at,
                        SyntheticEstimates.estimate("kernel-lower-bound", "", "I(X;T)", epoch, 0, 0.1, Verdict.LOWER_BOUND, ""));
                few.add(at, SyntheticEstimates.estimate("kernel-lower-bound", "", "I(image;T)", epoch, 0, 0.1, Verdict.LOWER_BOUND,
                        ""));
            }
            Panel panel = InformationPlanesFigure.FIGURE.compose(few.results(), "").orElseThrow().rows().get(0).get(0);
            assertEquals(last > 10 ? List.of("0", "10", "20") : List.of("0", "9"),
                    panel.labels().stream().map(Label::text).toList());
        }
    }

    @Test
    void theAnimationIsOfThePlaneOfWhichMostCanBeBelieved() {
        Page frame = InformationPlanesFigure.ANIMATION.frames(SyntheticEstimates.all(1), "").get(0);
        assertEquals(1, frame.rows().size());
        assertTrue(frame.over().get(0).startsWith("Kernel"), "the plug-in is saturated: " + frame.over());
    }

    @Test
    void modelsOfSeveralSizesHaveARowForEachSeries() {
        SyntheticEstimates few = new SyntheticEstimates();
        for (String model : List.of("a, 15", "a, 60", "b, 15", "b, 60", "c, 15", "c, 60")) {
            SyntheticEstimates.At at =
                    new SyntheticEstimates.At("backprop", model, 1, 0, "test", "hidden1", "rate", "off", "label");
            few.add(at, SyntheticEstimates.estimate("kernel-lower-bound", "", "I(X;T)", 1, 0, 0.1, Verdict.LOWER_BOUND, ""));
            few.add(at, SyntheticEstimates.estimate("kernel-lower-bound", "", "I(image;T)", 2, 0, 0.1, Verdict.LOWER_BOUND, ""));
        }
        Page page = InformationPlanesFigure.FIGURE.compose(few.results(), "").orElseThrow();
        page.rows().forEach(row -> assertEquals(List.of("15 neurons", "60 neurons"), row.stream().map(Panel::title).toList()));
        assertEquals(List.of("a", "b", "c"), page.over().stream().map(over -> over.substring(0, over.indexOf(':'))).toList());
    }

    @Test
    void framesShowTheWaySoFarOnTheAxesOfTheWholeWay() {
        List<Page> frames = InformationPlanesFigure.ANIMATION.frames(small(), "");
        assertEquals(EPOCHS.size(), frames.size());
        Panel whole = InformationPlanesFigure.FIGURE.compose(small(), "").orElseThrow().rows().get(0).get(0);
        for (int i = 0; i < frames.size(); i++) {
            Panel panel = frames.get(i).rows().get(0).get(0);
            assertEquals(i + 1, lines(panel).get(0).x().length);
            assertEquals(whole.x(), panel.x());
            assertEquals(whole.y(), panel.y());
            assertEquals("Information planes, epoch " + EPOCHS.get(i), frames.get(i).heading());
            assertEquals(frames.get(0).height(), frames.get(i).height());
        }
    }

    @Test
    void theAnimationHasAFrameForEachEpochLoopsAndEndsWithTheWholeFigure() throws IOException {
        Path file = draw(directory.resolve("one"));
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(Files.readAllBytes(file))));
        assertEquals(EPOCHS.size(), reader.getNumImages(true));
        assertEquals(List.of(40, 40, 200), IntStream.range(0, 3).mapToObj(i -> delay(reader, i)).toList());
        assertEquals(1, metadata(reader, 0).getElementsByTagName("ApplicationExtension").getLength(), "it loops");

        Page last = InformationPlanesFigure.ANIMATION.compose(small(), "x").orElseThrow();
        BufferedImage expected = Png.paint(last, Gif.SCALE);
        BufferedImage seen = new BufferedImage(expected.getWidth(), expected.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 3; i++) seen.createGraphics().drawImage(reader.read(i), 0, 0, null);
        int width = seen.getWidth();
        int[] there = expected.getRGB(0, 0, width, seen.getHeight(), null, 0, width);
        int[] here = seen.getRGB(0, 0, width, seen.getHeight(), null, 0, width);
        int[] before = Png.paint(InformationPlanesFigure.ANIMATION.frames(small(), "x").get(0), Gif.SCALE)
                .getRGB(0, 0, width, seen.getHeight(), null, 0, width);
        long wrong = IntStream.range(0, here.length).filter(i -> distance(here[i], there[i]) > 60).count();
        long moved = IntStream.range(0, here.length).filter(i -> distance(before[i], there[i]) > 60).count();
        assertTrue(20 * wrong < moved, wrong + " pixels have another colour, while " + moved + " were to change");
        assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(draw(directory.resolve("other"))),
                "same numbers, same bytes");
    }

    private static int distance(int a, int b) {
        return IntStream.of(0, 8, 16).map(shift -> Math.abs((a >> shift & 0xFF) - (b >> shift & 0xFF))).max().orElseThrow();
    }

    private static Path draw(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> written = Figures.draw(small(), "x", List.of(InformationPlanesFigure.ANIMATION), folder);
        assertEquals(List.of(folder.resolve("information-planes-animated.gif")), written);
        return written.get(0);
    }

    private static int delay(ImageReader reader, int frame) {
        IIOMetadataNode control = (IIOMetadataNode) metadata(reader, frame).getElementsByTagName("GraphicControlExtension").item(0);
        return Integer.parseInt(control.getAttribute("delayTime"));
    }

    private static IIOMetadataNode metadata(ImageReader reader, int frame) {
        try {
            return (IIOMetadataNode) reader.getImageMetadata(frame).getAsTree("javax_imageio_gif_image_1.0");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
