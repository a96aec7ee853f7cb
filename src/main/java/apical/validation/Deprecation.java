package apical.validation;

import java.util.logging.Logger;

/** Old names that are still read. */
public final class Deprecation {

    private static final Logger LOG = Logger.getLogger(Deprecation.class.getName());

    private Deprecation() {
    }

    /**
     * Says the new name in one line.
     *
     * @param where the file, for people
     */
    public static void warn(Object where, String former, String now) {
        LOG.warning(where + ": " + former + " is called " + now + " now; the old name is deprecated, but still read");
    }
}
