package apical.data;

import java.nio.file.Path;

/**
 * How a folder or a file of the user's own holds a data set. A format is registered once, in {@link DataSources#FORMATS}.
 * Definitions do not name it: what is there says which it is.
 */
public abstract class DataFormat {

    private final String summary;

    /** @param summary what must be there, with an article and an example of a file's name */
    protected DataFormat(String summary) {
        this.summary = summary;
    }

    /** Whether a folder or file that exists is meant to be in this format. If it is damaged, {@link #read} says so. */
    public abstract boolean recognises(Path path);

    /**
     * Reads a folder or file that is recognised.
     *
     * @param name             what the data set is called in messages and results
     * @param validationImages how many examples are held out of those to learn from
     * @param validationSeed   decides which
     * @throws DataException in one line, if a file is missing, damaged, or does not fit the others
     */
    public abstract Dataset read(String name, Path path, int validationImages, long validationSeed);

    public final String summary() {
        return summary;
    }

    @Override
    public final String toString() {
        return summary;
    }
}
