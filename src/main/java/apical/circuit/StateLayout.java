package apical.circuit;

import java.util.ArrayList;
import java.util.List;

/** Which quantity lies where in the flat state; filled once, while a circuit is built. */
final class StateLayout {

    private record Entry(String name, StateSlice slice, int columns) {
        String nameOf(int i) {
            int n = i - slice.from();
            return name + (columns == 1 ? " [" + n + "]" : " [" + n / columns + ", " + n % columns + "]");
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private int size;

    /**
     * Room for a matrix, row-major, behind all that was placed before.
     *
     * @param name as it stands in messages: "soma potential of hidden layer 2"
     */
    StateSlice place(String name, int rows, int columns) {
        StateSlice slice = new StateSlice(size, Math.multiplyExact(rows, columns));
        entries.add(new Entry(name, slice, columns));
        size = Math.addExact(size, slice.length());
        return slice;
    }

    int size() {
        return size;
    }

    /** "soma potential of hidden layer 2 [3]": the quantity and the place of element {@code i} in it, counted from 0. */
    String nameOf(int i) {
        for (Entry entry : entries) {
            if (i >= entry.slice().from() && i < entry.slice().from() + entry.slice().length()) {
                return entry.nameOf(i);
            }
        }
        throw new IndexOutOfBoundsException("element " + i + " of a state of " + size);
    }
}
