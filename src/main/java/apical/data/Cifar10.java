package apical.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * CIFAR-10 in its binary format (Krizhevsky, 2009): five files to learn from and one to be judged on, of records without a header:
 * <pre>
 *   label   1 byte, 0 .. 9
 *   image   3 x 32 x 32 bytes: the red plane, the green, the blue, each row by row
 * </pre>
 */
final class Cifar10 extends DataFormat {

    static final List<String> TRAINING = Stream.of(1, 2, 3, 4, 5).map("data_batch_%s.bin"::formatted).toList();
    static final String TEST = "test_batch.bin";

    static final int CLASSES = 10;
    static final int PLANES = 3;
    static final int SIDE = 32;

    /** As the archive unpacks. */
    private static final String UNPACKED = "cifar-10-batches-bin";
    private static final int IMAGE_BYTES = PLANES * SIDE * SIDE;
    private static final int RECORD_BYTES = 1 + IMAGE_BYTES;

    /** Records of one file, whole and with good labels. */
    private record Batch(Path file, byte[] records) {
        private int count() {
            return records.length / RECORD_BYTES;
        }
    }

    Cifar10() {
        super("a folder with the six files of CIFAR-10 in its binary format (" + TRAINING.get(0) + ", ...)");
    }

    @Override
    public boolean recognises(Path path) {
        return folder(path).isPresent();
    }

    /** Where in {@code folder} its files are: there or in the folder that the archive makes; empty if in neither. */
    private static Optional<Path> folder(Path folder) {
        return Stream.of(folder, folder.resolve(UNPACKED)).filter(place -> Stream.concat(TRAINING.stream(), Stream.of(TEST))
                .anyMatch(file -> Files.exists(place.resolve(file)))).findFirst();
    }

    @Override
    public Dataset read(String name, Path path, int validationImages, long validationSeed) {
        Path folder = folder(path).orElse(path);
        List<Batch> training = TRAINING.stream().map(file -> batch(folder.resolve(file))).toList();
        Batch test = batch(folder.resolve(TEST));
        int count = training.get(0).count();
        for (Batch batch : training) {
            if (batch.count() != count) {                            // so that a file cut between two records is noticed
                throw new DataException(batch.file, "%s images, as in %s".formatted(count, training.get(0).file),
                        batch.count() + ". Maybe a file is truncated: fetch it again");
            }
        }
        Map<String, String> sha256 = new TreeMap<>();
        training.forEach(batch -> sha256.put(batch.file.getFileName().toString(), Sha256.of(batch.records)));
        sha256.put(TEST, Sha256.of(test.records));
        return Dataset.split(name, folder, images(training), images(List.of(test)), CLASSES, validationImages, validationSeed,
                sha256);
    }

    private static Batch batch(Path file) {
        try {
            byte[] records = Files.readAllBytes(file);
            if (records.length == 0 || records.length % RECORD_BYTES != 0) {
                throw new DataException(file, "whole records of %s bytes, a label and 3 x 32 x 32 pixels".formatted(RECORD_BYTES),
                        records.length == 0 ? "an empty file"
                                : "%s of them and %s bytes more. Maybe the file is damaged: fetch it again"
                                        .formatted(records.length / RECORD_BYTES, records.length % RECORD_BYTES));
            }
            for (int i = 0; i < records.length / RECORD_BYTES; i++) {
                int label = Byte.toUnsignedInt(records[i * RECORD_BYTES]);
                if (label >= CLASSES) {
                    throw new DataException(file, "labels in 0 .. %s".formatted(CLASSES - 1),
                            "label %s at image %s".formatted(label, i));
                }
            }
            return new Batch(file, records);
        } catch (NoSuchFileException e) {
            throw new DataException(file, "a file of CIFAR-10's binary format", "no such file", e);
        } catch (IOException e) {
            throw new DataException(file, "a readable file of CIFAR-10's binary format", DataException.found(e), e);
        }
    }

    private static LabelledImages images(List<Batch> batches) {
        int count = batches.stream().mapToInt(Batch::count).sum();
        byte[] brightness = new byte[Math.multiplyExact(count, IMAGE_BYTES)];
        List<Integer> labels = new ArrayList<>();
        for (Batch batch : batches) {
            for (int i = 0; i < batch.count(); i++) {
                int record = i * RECORD_BYTES;
                System.arraycopy(batch.records, record + 1, brightness, labels.size() * IMAGE_BYTES, IMAGE_BYTES);
                labels.add((int) batch.records[record]);
            }
        }
        return new LabelledImages(brightness, PLANES, SIDE, SIDE, labels.stream().mapToInt(Integer::intValue).toArray());
    }
}
