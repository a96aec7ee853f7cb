package apical.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * Something wrong, or perhaps wrong, that somebody hands to a command.
 *
 * @param what    was done, for messages
 * @param command that is called
 * @param made    by the command if it works; nothing else may appear in the mutant's folder
 */
record Mutant(String what, List<String> command, List<Path> made) {

    /** A kind of mutants; the same random numbers make the same one. */
    interface Kind {

        String name();

        /** @param folder of this mutant alone, empty */
        Mutant make(Random random, Path folder) throws Exception;
    }

    /** One of several. */
    @SafeVarargs
    static <T> T any(Random random, T... values) {
        return values[random.nextInt(values.length)];
    }

    static <T> T any(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
