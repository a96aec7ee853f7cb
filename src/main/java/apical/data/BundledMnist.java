package apical.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Function;

/**
 * The four files of MNIST inside the program (resources {@code /mnist}; their licence is beside them), so that nothing need
 * be fetched. Each is held against its checksum, since a silently damaged copy would change every number.
 */
final class BundledMnist extends DataSource {

    /** SHA-256 of the unpacked files. */
    static final Map<String, String> SHA256 = Map.of(
            IdxFolder.TRAINING_IMAGES, "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
            IdxFolder.TRAINING_LABELS, "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
            IdxFolder.TEST_IMAGES, "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
            IdxFolder.TEST_LABELS, "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");

    BundledMnist() {
        super("mnist", "handwritten digits, grey, 28 x 28 pixels (LeCun, Cortes & Burges)",
                new Contents(70_000, 28 * 28, IdxFolder.CLASSES));
    }

    @Override
    protected Dataset read(int validationImages, long validationSeed) {
        return IdxFolder.assemble("MNIST", BundledMnist::read, validationImages, validationSeed);
    }

    /**
     * Reads the bundled file of that standard name.
     *
     * @throws DataException if it is missing or not MNIST's
     */
    static IdxFile read(IdxFile.Kind kind, String fileName) {
        return read(kind, fileName, BundledMnist.class::getResourceAsStream);
    }

    /** @param resources opens a resource, null if there is none */
    static IdxFile read(IdxFile.Kind kind, String fileName, Function<String, InputStream> resources) {
        String resource = "/mnist/" + fileName + ".gz";
        try (InputStream in = resources.apply(resource)) {
            if (in == null) throw new DataException(resource, "a file bundled with the program", "none. Maybe rebuild it");
            IdxFile file = IdxFile.read(kind, resource, in);
            String sha256 = SHA256.get(fileName);
            if (!file.sha256().equals(sha256)) {
                throw new DataException(resource, "SHA-256 " + sha256,
                        file.sha256() + ". Maybe rebuild the program from a clean checkout");
            }
            return file;
        } catch (IOException e) {
            throw new DataException(resource, "a readable file bundled with the program", DataException.found(e), e);
        }
    }
}
