package apical.results;

import apical.arrays.StateFile;
import apical.files.Draft;
import apical.files.Folders;
import apical.files.WholeFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Folders on their way between machines that see no file system in common: zipped, in memory. */
public final class RunParcel {

    /** Of what is sent in one piece [bytes]. */
    private static final long LARGEST = 1L << 30;

    private RunParcel() {
    }

    /** All definitions of a folder of results: what a process elsewhere needs to know what is to be done. */
    public static byte[] ofDefinitions(Path result) throws IOException {
        return packed(result,
                file -> file.toString().endsWith(".json") && !result.relativize(file).startsWith(OpenExperiment.RUNS));
    }

    /** All that a run has written, its last checkpoints among it. */
    public static byte[] ofRun(Path folder) throws IOException {
        return packed(folder, file -> !file.getFileName().toString().equals(RunFiles.LOCK) && !WholeFile.isPart(file)
                && !StateFile.isPart(file));
    }

    private static byte[] packed(Path folder, Predicate<Path> wanted) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).filter(wanted).sorted().toList();
        }
        long size = 0;
        for (Path file : files) {
            size += Files.size(file);
        }
        if (size > LARGEST) {
            throw new IOException(folder + " has " + size + " bytes; expected at most " + LARGEST + " where runs come back through"
                    + " memory. Maybe a folder of results that all machines see");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (Path file : files) {
                zip.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /**
     * Puts a run in the place of one that is not as far, unless a process is at that.
     *
     * @param parcel of {@link #ofRun}
     * @param place  the run's folder, which need not be there
     * @return whether it did
     */
    public static boolean receive(byte[] parcel, Path place) throws IOException {
        try (Draft draft = Draft.in(place.getParent())) {
            unpack(parcel, draft.folder());
            double here = RunFiles.progress(place);
            double there = RunFiles.progress(draft.folder());
            boolean isFurther = !RunFiles.isHeld(place)
                    && (there > here || (there == here && (here == 0 || RunFiles.checkpoints(place).isEmpty())));
            if (isFurther) {
                Folders.delete(place);
                draft.moveTo(place);
            }
            return isFurther;
        }
    }

    /** @param folder that is there */
    public static void unpack(byte[] parcel, Path folder) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(parcel))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                if (!file.startsWith(folder)) {
                    throw new IOException("a parcel names " + entry.getName() + "; expected files of its folder");
                }
                Files.createDirectories(file.getParent());
                Files.copy(zip, file);
                WholeFile.force(file);
            }
        }
    }
}
