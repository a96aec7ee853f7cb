package apical.cli;

import static apical.cli.Mutant.any;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Texts, numbers and bytes as nobody should write them. */
final class MutantText {

    private MutantText() {
    }

    /** A text for a name, a word or a path. */
    static String text(Random random) {
        return any(random, "", " ", "x", "..", ".", "/", "~", "NaN", "Infinity", "null", "a/b", "a\u0000b", "a\u001b[31mb", "a\nb",
                "a\rb",
                "\ud800", "a\udc00b", "\u202e\u2066", "\uffff", "f\u00fcr \u4e09 \ud83e\udde0", "n".repeat(240), "n".repeat(5000),
                "<b>&amp;",
                "%s%n", "${user.home}", "$1", "\\", "\"", "'", "@", "-1", "1e400", "con", "../".repeat(80), "a b", ",", "=", "[0]",
                "--");
    }

    /** A number, as it is written. */
    static String number(Random random) {
        return any(random, "0", "-0.0", "-1", "1", "2", "0.5", "1e-320", "1e308", "1e400", "-1e400", "NaN", "Infinity", ".5", "1.",
                "01",
                "2147483647", "2147483648", "-2147483648", "9223372036854775807", "9223372036854775808", "1000000000", "65537",
                "9".repeat(999), "9".repeat(1001), "0." + "3".repeat(900), "1e" + "9".repeat(20), "0x10", "1_000", "1e5");
    }

    /** Bytes of a file with one thing wrong. */
    static byte[] damaged(byte[] bytes, Random random) {
        byte[] copy = bytes.clone();
        int at = bytes.length == 0 ? 0 : random.nextInt(random.nextBoolean() ? bytes.length : Math.min(bytes.length, 128));
        switch (random.nextInt(7)) {
            case 0 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 1 -> {
                return Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(100));
            }
            case 2 -> {
                return "<!DOCTYPE html><title>503</title>\n".getBytes(StandardCharsets.US_ASCII);
            }
            case 3 -> {
                return new byte[0];
            }
            case 4 -> Arrays.fill(copy, at, Math.min(copy.length, at + 8), (byte) (random.nextBoolean() ? 0xff : 0));
            default -> {
                for (int flips = 1 + random.nextInt(3); flips > 0 && copy.length > 0; flips--) {
                    copy[Math.min(copy.length - 1, at + random.nextInt(8))] ^= (byte) (1 << random.nextInt(8));
                }
            }
        }
        return copy;
    }
}
