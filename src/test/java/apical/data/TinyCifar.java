package apical.data;

import java.nio.file.Path;

/** Images in CIFAR-10's binary format, made by hand: four in each of the five files to learn from, ten to be judged on. */
public final class TinyCifar {

    static final int PER_BATCH = 4;

    private TinyCifar() {
    }

    /** Writes the six files into {@code folder}. */
    public static Path write(Path folder) {
        for (int batch = 0; batch < 5; batch++) {
            TenImages.write(folder.resolve(Cifar10.TRAINING.get(batch)), batch(PER_BATCH * batch, PER_BATCH));
        }
        TenImages.write(folder.resolve(Cifar10.TEST), batch(100, 10));
        return folder;
    }

    static int label(int image) {
        return 7 * image % 10;
    }

    static int brightness(int image, int plane, int row, int column) {
        return (80 * plane + 31 * image + 5 * row + 3 * column) % 256;
    }

    /** Records of images {@code first}, {@code first + 1}, ... */
    static byte[] batch(int first, int count) {
        byte[] records = new byte[count * 3073];
        int at = 0;
        for (int image = first; image < first + count; image++) {
            records[at++] = (byte) label(image);
            for (int plane = 0; plane < 3; plane++) {
                for (int row = 0; row < 32; row++) {
                    for (int column = 0; column < 32; column++) records[at++] = (byte) brightness(image, plane, row, column);
                }
            }
        }
        return records;
    }
}
