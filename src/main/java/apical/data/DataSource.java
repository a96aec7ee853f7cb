package apical.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Where data comes from, by a name: what a definition calls its {@code source}. A source is registered once, in
 * {@link DataSources#ALL}; everything else that must know which sources there are learns it from there.
 */
public abstract class DataSource {

    /**
     * What is in it, known without loading it: how many input units and output units a network needs for it.
     *
     * @param examples to learn from, to tune by and to be judged on, together
     * @param inputs   numbers of one example
     * @param classes  labels are 0 .. classes - 1
     */
    public record Contents(int examples, int inputs, int classes) {

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%,d examples, %s inputs, %s classes", examples, inputs, classes);
        }
    }

    /**
     * What must be done before a source that does not come with Apical can be loaded.
     *
     * @param command puts the files there
     * @param folder  where they then are
     */
    public record Installation(String command, Path folder) {
    }

    private final String id;
    private final String summary;
    private final Contents contents;
    private final Optional<Installation> installation;

    /**
     * A source that comes with Apical.
     *
     * @param id      its name in definitions
     * @param summary what the examples and classes are and who says so, in one line
     */
    protected DataSource(String id, String summary, Contents contents) {
        this(id, summary, contents, Optional.empty());
    }

    /** A source that must be installed. */
    protected DataSource(String id, String summary, Contents contents, Installation installation) {
        this(id, summary, contents, Optional.of(installation));
    }

    private DataSource(String id, String summary, Contents contents, Optional<Installation> installation) {
        this.id = id;
        this.summary = summary;
        this.contents = contents;
        this.installation = installation;
    }

    /**
     * Reads or makes the data. The same numbers give the same data on every machine.
     *
     * @param validationImages how many examples are held out of those to learn from
     * @param validationSeed   decides which
     */
    protected abstract Dataset read(int validationImages, long validationSeed);

    /**
     * The data.
     *
     * @param validationImages how many examples are held out of those to learn from
     * @param validationSeed   decides which; leave it alone between experiments that shall be compared
     * @throws DataException in one line, if the source is not installed (it then says how to), if its files are not as they should
     *                       be, or if no example would be left to learn from
     */
    public final Dataset load(int validationImages, long validationSeed) {
        installation.filter(needed -> !Files.isDirectory(needed.folder())).ifPresent(needed -> {
            throw new DataException(needed.folder(), "the files of " + id + " there",
                    "no such folder. Maybe " + needed.command() + ", or name the folder that has them");
        });
        return read(validationImages, validationSeed);
    }

    public final String id() {
        return id;
    }

    public final String summary() {
        return summary;
    }

    public final Contents contents() {
        return contents;
    }

    /** Empty: it comes with Apical. */
    public final Optional<Installation> installation() {
        return installation;
    }

    /** How a reader gets it. */
    public final String origin() {
        return installation.map(Installation::command).orElse("comes with Apical");
    }

    @Override
    public final String toString() {
        return id;
    }
}
