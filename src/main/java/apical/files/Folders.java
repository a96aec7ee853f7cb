package apical.files;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What is done with folders as a whole. */
public final class Folders {

    /** Of the names of files that are made from names of models: with what is added to them, short enough for every system. */
    private static final int LONGEST = 100;

    private Folders() {
    }

    /** Whether nothing has this name: no file, no folder, and no link either, wherever it leads. */
    public static boolean isFree(Path name) {
        return !Files.exists(name, LinkOption.NOFOLLOW_LINKS);
    }

    /** {@code folder} itself if nothing has its name, else {@code folder.2}, {@code folder.3}, ..., the first that is free. */
    public static Path nextFree(Path folder) {
        Path free = folder;
        for (int n = 2; !isFree(free); n++) {
            free = numbered(folder, n);
        }
        return free;
    }

    /** {@code folder.2} for 2; the folder itself for 1. */
    public static Path numbered(Path folder, int n) {
        return n == 1 ? folder : folder.resolveSibling(folder.getFileName() + "." + n);
    }

    /** What went wrong with a file, in words: what the system said is often but the file's name, and its kind says the rest. */
    public static String reason(FileSystemException e) {
        return e.getReason() != null ? e.getReason() : e.getClass().getSimpleName().replace("Exception", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** Waits until the disk has all files of a folder; if there is none, there is nothing to wait for. */
    public static void force(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                WholeFile.force(file);
            }
        }
    }

    /**
     * Puts a copy in the place of each file of a folder: what another process still writes to a file that it has open is lost. If
     * there is no folder, there is nothing to copy.
     */
    public static void renew(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                WholeFile.write(file, part -> Files.copy(file, part));
            }
        }
    }

    /**
     * Copies what is in a folder into another one that is there.
     *
     * @param wanted which files
     */
    public static void copy(Path from, Path to, Predicate<Path> wanted) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else if (wanted.test(file)) {
                    Files.copy(file, copy);
                    WholeFile.force(copy);
                }
            }
        }
    }

    /** Whether there are folders in a folder. */
    public static boolean hasFolders(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(Files::isDirectory);
        }
    }

    /** Deletes a folder with all that is in it, as far as it is still there. */
    public static void delete(Path folder) throws IOException {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                    return gone(e);
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
                    if (e != null) {
                        gone(e);
                    }
                    Files.deleteIfExists(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (NoSuchFileException e) {
            // somebody else was faster
        }
    }

    private static FileVisitResult gone(IOException e) throws IOException {
        if (e instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw e;
    }

    /**
     * A name of a file for each of several names, all different, also where upper and lower case are one: letters beyond ASCII and
     * signs become hyphens, and long names are cut.
     *
     * @return by name, in the order of the names
     */
    public static Map<String, String> fileNames(List<String> names) {
        Map<String, String> files = new LinkedHashMap<>();
        Set<String> taken = new TreeSet<>();
        for (String name : names) {
            String plain = name.replaceAll("[^A-Za-z0-9_.-]", "-");
            plain = plain.substring(0, Math.min(LONGEST, plain.length()));
            String file = plain;
            for (int n = 2; !taken.add(file.toLowerCase(Locale.ROOT)); n++) {
                file = plain + "-" + n;
            }
            files.put(name, file);
        }
        return files;
    }
}
