package apical.where;

/** Text that a shell is to take as one word. */
final class ShellWord {

    private ShellWord() {
    }

    static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./=:+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
