package apical.recording;

import apical.arrays.ElementType;

/** In which files a recording lies. Times are in double precision in all of them. */
public enum Format {
    /** A NumPy array in single precision for each request, {@code LAYER.QUANTITY.npy}. */
    NPY("npy", ElementType.FLOAT32),
    /** An array in double precision, for comparison with another simulator. */
    NPY_DOUBLE("npyDouble", ElementType.FLOAT64),
    /** One table for a few traces, {@code recording.csv}, all digits. */
    CSV("csv", ElementType.FLOAT64);

    private final String id;
    private final ElementType type;

    Format(String id, ElementType type) {
        this.id = id;
        this.type = type;
    }

    /** As written in definitions. */
    public String id() {
        return id;
    }

    ElementType type() {
        return type;
    }
}
