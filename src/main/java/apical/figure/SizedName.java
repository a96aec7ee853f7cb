package apical.figure;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A model's name of the form {@code SERIES, SIZE}: {@code microcircuit, 15} or {@code microcircuit, 15 hidden neurons}. */
record SizedName(String series, int size) {

    private static final Pattern NAME = Pattern.compile("(.*), \\D*(\\d{1,6})\\D*");

    /** Empty if it is not of that form. */
    static Optional<SizedName> of(String model) {
        Matcher name = NAME.matcher(model);
        return name.matches() ? Optional.of(new SizedName(name.group(1), Integer.parseInt(name.group(2)))) : Optional.empty();
    }
}
