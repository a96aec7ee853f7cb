package apical.state;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ejml.data.FMatrixRMaj;

/**
 * Where something stood: a copy of all its changing values by name, in the order in which it showed them.
 *
 * <p>It takes as much memory as the values themselves.
 */
public final class Snapshot {

    private final Map<String, Numbers> values;

    /**
     * Of values that were written down before.
     *
     * @param values by name; kept, not copied
     */
    public Snapshot(Map<String, Numbers> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    /**
     * Of something as it stands.
     *
     * @throws StateException if it shows two values under one name
     */
    public static Snapshot of(Checkpointed source) {
        Map<String, Numbers> values = new LinkedHashMap<>();
        source.checkpoint(new Saving("", values));
        return new Snapshot(values);
    }

    /** By name, to be read only. */
    public Map<String, Numbers> values() {
        return values;
    }

    /**
     * Puts {@code target} where the source stood.
     *
     * @param target modified; if this fails, nobody knows how far
     * @throws StateException naming the value, if it shows one that is not here or is here in another size, or does not show one
     *                        that is here
     */
    public void restore(Checkpointed target) {
        Set<String> left = new HashSet<>(values.keySet());
        target.checkpoint(new Restoring("", values, left));
        for (String name : values.keySet()) {
            if (left.contains(name)) {
                throw new StateException(name + " was written down, and is not asked for"
                        + (left.size() > 1 ? ", nor are " + (left.size() - 1) + " more" : "")
                        + "; expected what the same definition writes");
            }
        }
    }

    /** Of each name that stands for other bits here than there, or is only in one of the two. */
    public Set<String> differences(Snapshot other) {
        Set<String> differing = new HashSet<>(values.keySet());
        differing.addAll(other.values.keySet());
        differing.removeIf(name -> values.containsKey(name) && values.get(name).equals(other.values.get(name)));
        return differing;
    }

    private record Saving(String prefix, Map<String, Numbers> values) implements State {

        @Override
        public State part(String name) {
            return new Saving(prefix + name + ".", values);
        }

        private void put(String name, Numbers numbers) {
            if (values.put(prefix + name, numbers) != null) {
                throw new StateException(prefix + name + " is shown twice; expected each name once");
            }
        }

        private void put(String name, int length, Object copy) {
            put(name, new Numbers(List.of(length), copy));
        }

        @Override
        public long number(String name, long now) {
            put(name, new Numbers(List.of(), new long[] {now}));
            return now;
        }

        @Override
        public double real(String name, double now) {
            put(name, new Numbers(List.of(), new double[] {now}));
            return now;
        }

        @Override
        public boolean flag(String name, boolean now) {
            put(name, new Numbers(List.of(), new byte[] {(byte) (now ? 1 : 0)}));
            return now;
        }

        @Override
        public void array(String name, double[] now) {
            put(name, now.length, now.clone());
        }

        @Override
        public void array(String name, float[] now) {
            put(name, now.length, now.clone());
        }

        @Override
        public void array(String name, long[] now) {
            put(name, now.length, now.clone());
        }

        @Override
        public void array(String name, int[] now) {
            put(name, now.length, now.clone());
        }

        @Override
        public double[] growing(String name, double[] now) {
            array(name, now);
            return now;
        }

        @Override
        public long[] growing(String name, long[] now) {
            array(name, now);
            return now;
        }

        @Override
        public int[] growing(String name, int[] now) {
            array(name, now);
            return now;
        }

        @Override
        public void matrix(String name, FMatrixRMaj now) {
            float[] copy = new float[now.getNumElements()];
            System.arraycopy(now.data, 0, copy, 0, copy.length);
            put(name, new Numbers(List.of(now.numRows, now.numCols), copy));
        }
    }

    private record Restoring(String prefix, Map<String, Numbers> values, Set<String> left) implements State {

        @Override
        public State part(String name) {
            return new Restoring(prefix + name + ".", values, left);
        }

        private <A> Numbers get(String name, Class<A> type, int dimensions) {
            Numbers numbers = values.get(prefix + name);
            if (numbers == null) {
                throw new StateException(prefix + name + " is missing; expected what the same definition writes");
            }
            if (!left.remove(prefix + name)) {
                throw new StateException(prefix + name + " is asked for twice; expected each name once");
            }
            if (!type.isInstance(numbers.array()) || numbers.shape().size() != dimensions) {
                throw new StateException(prefix + name + " is " + numbers + "; expected " + type.getComponentType()
                        + " in " + dimensions + " dimensions");
            }
            return numbers;
        }

        private <A> A single(String name, Class<A> type) {
            return type.cast(get(name, type, 0).array());
        }

        private <A> A row(String name, Class<A> type) {
            return type.cast(get(name, type, 1).array());
        }

        /** Copies the row of that name. */
        private <A> void fill(String name, Class<A> type, A values, int length) {
            Numbers numbers = get(name, type, 1);
            if (numbers.size() != length) {
                throw new StateException(prefix + name + " has " + numbers.size() + " numbers; expected " + length);
            }
            System.arraycopy(numbers.array(), 0, values, 0, length);
        }

        @Override
        public long number(String name, long now) {
            return single(name, long[].class)[0];
        }

        @Override
        public double real(String name, double now) {
            return single(name, double[].class)[0];
        }

        @Override
        public boolean flag(String name, boolean now) {
            return single(name, byte[].class)[0] != 0;
        }

        @Override
        public void array(String name, double[] values) {
            fill(name, double[].class, values, values.length);
        }

        @Override
        public void array(String name, float[] values) {
            fill(name, float[].class, values, values.length);
        }

        @Override
        public void array(String name, long[] values) {
            fill(name, long[].class, values, values.length);
        }

        @Override
        public void array(String name, int[] values) {
            fill(name, int[].class, values, values.length);
        }

        @Override
        public double[] growing(String name, double[] now) {
            return row(name, double[].class).clone();
        }

        @Override
        public long[] growing(String name, long[] now) {
            return row(name, long[].class).clone();
        }

        @Override
        public int[] growing(String name, int[] now) {
            return row(name, int[].class).clone();
        }

        @Override
        public void matrix(String name, FMatrixRMaj matrix) {
            Numbers numbers = get(name, float[].class, 2);
            matrix.reshape(numbers.shape().get(0), numbers.shape().get(1));
            System.arraycopy(numbers.array(), 0, matrix.data, 0, numbers.size());
        }
    }
}
