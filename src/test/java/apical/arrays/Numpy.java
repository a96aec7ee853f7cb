package apical.arrays;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** Files that NumPy wrote; {@code make.py} beside them says with which lines. */
public final class Numpy {

    private Numpy() {
    }

    public static Path file(String name) {
        try {
            return Path.of(Numpy.class.getResource("/numpy/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
