package apical.results;

import apical.validation.InvalidValueException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of the runs of each stage: those at the places {@code number}, {@code number} + {@code of}, ... of their order.
 *
 * @param number from 1
 */
public record Shard(int number, int of) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})/(\\d{1,9})");

    public Shard {
        if (of < 1 || number < 1 || number > of) {
            throw new InvalidValueException("shard", "is " + number + "/" + of + "; expected a number from 1 to " + of);
        }
    }

    /** Of {@code 2/8}. */
    public static Shard parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new InvalidValueException("shard", "is \"" + text + "\"; expected one like 2/8, the second of eight");
        }
        return new Shard(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
    }

    /** @param place in the order of a stage, from 0 */
    boolean has(int place) {
        return place % of == number - 1;
    }

    @Override
    public String toString() {
        return number + "/" + of;
    }
}
