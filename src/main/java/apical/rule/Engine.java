package apical.rule;

/** Who integrates the equations. */
public enum Engine {
    /** Double precision. */
    PLAIN("plain"),
    /** Single precision. */
    FAST("fast");

    private final String id;

    Engine(String id) {
        this.id = id;
    }

    /** As written in definitions. */
    public String id() {
        return id;
    }
}
