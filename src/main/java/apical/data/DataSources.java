package apical.data;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All data there is, by name or by path. A new source is a line in {@link #ALL}, a new format of files a line in
 * {@link #FORMATS}, and no line anywhere else.
 */
public final class DataSources {

    /** By name, in the order in which they are listed. */
    public static final List<DataSource> ALL = List.of(
            new BundledMnist(),
            new FashionMnist(),
            new TwelveBits(),
            new TeacherStudent());

    /** By path, in the order in which they are listed. */
    public static final List<DataFormat> FORMATS = List.of(
            new IdxFolder(),
            new Cifar10());

    private DataSources() {
    }

    /** Names of sources. */
    public static List<String> ids() {
        return ALL.stream().map(DataSource::id).toList();
    }

    /** The source of that name. */
    public static Optional<DataSource> withId(String id) {
        return ALL.stream().filter(source -> source.id().equals(id)).findFirst();
    }

    /** What a definition may name as its source, for messages: each name and each format. */
    public static String expected() {
        return String.join(", ", ids()) + ", or " + formats();
    }

    private static String formats() {
        return FORMATS.stream().map(DataFormat::summary).collect(Collectors.joining(" or "));
    }

    /**
     * The data that a definition names: by the name of a source or, where there is none of that name, by the path of a folder
     * or file.
     *
     * @param source           a name, or a path relative to the working directory
     * @param validationImages how many examples are held out of those to learn from
     * @param validationSeed   decides which
     * @return empty if there is neither such a name nor such a path
     * @throws DataException in one line, if there is, but the data cannot be loaded
     */
    public static Optional<Dataset> load(String source, int validationImages, long validationSeed) {
        return withId(source).map(named -> named.load(validationImages, validationSeed))
                .or(() -> path(source).map(path -> read(path, validationImages, validationSeed)));
    }

    private static Optional<Path> path(String source) {
        try {
            return Optional.of(Path.of(source)).filter(Files::exists);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /**
     * A data set of the user's own, named after its folder or file. In which format it is, the files that are there say.
     *
     * @throws DataException in one line, if it is in none of the {@link #FORMATS}, or in several, or damaged
     */
    public static Dataset read(Path path, int validationImages, long validationSeed) {
        List<DataFormat> formats = FORMATS.stream().filter(format -> format.recognises(path)).toList();
        if (formats.size() != 1) {                       // of several not the first, or a new format would change what is read
            throw new DataException(path, formats(), formats.isEmpty() ? whatElse(path)
                    : "files of %s of these. Maybe move each data set to a folder of its own".formatted(formats.size()));
        }
        Path name = path.toAbsolutePath().normalize().getFileName();
        return formats.get(0).read(name == null ? path.toString() : name.toString(), path, validationImages, validationSeed);
    }

    private static String whatElse(Path path) {
        if (Files.isDirectory(path)) return "a folder with none of these files";
        return Files.exists(path) ? "a file" : "no such folder";
    }
}
