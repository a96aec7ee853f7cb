package apical.data;

import java.nio.file.Path;

/** Fashion-MNIST (Xiao, Rasul &amp; Vollgraf, 2017): pieces of clothing in MNIST's four files, as Debian packages them. */
final class FashionMnist extends DataSource {

    private final Path folder;

    FashionMnist() {
        this(Path.of("/usr/share/datasets/fashion-mnist"));
    }

    /** @param folder where the package puts it */
    FashionMnist(Path folder) {
        super("fashion-mnist", "pieces of clothing, grey, 28 x 28 pixels (Xiao, Rasul & Vollgraf, 2017)",
                new Contents(70_000, 28 * 28, IdxFolder.CLASSES),
                new Installation("apt-get install dataset-fashion-mnist", folder));
        this.folder = folder;
    }

    @Override
    protected Dataset read(int validationImages, long validationSeed) {
        return new IdxFolder().read("Fashion-MNIST", folder, validationImages, validationSeed);
    }
}
