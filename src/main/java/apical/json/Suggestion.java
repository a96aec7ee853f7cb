package apical.json;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The likely cure for a misspelt name. */
public final class Suggestion {

    /** Whatever is longer is misspelt by more than a slip. */
    private static final int LONGEST = 100;

    private Suggestion() {
    }

    /** {@code . Maybe "apical"?}, to end a sentence with, or nothing if no known name is near. */
    public static String among(Collection<String> known, String misspelt) {
        if (misspelt.length() > LONGEST) {
            return "";
        }
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        return known.stream()
                .min(Comparator.comparing(name -> distance.apply(name.toLowerCase(Locale.ROOT), misspelt.toLowerCase(Locale.ROOT))))
                .filter(name -> distance.apply(name.toLowerCase(Locale.ROOT), misspelt.toLowerCase(Locale.ROOT))
                        <= 1 + misspelt.length() / 4)
                .map(name -> ". Maybe \"" + name + "\"?")
                .orElse("");
    }
}
