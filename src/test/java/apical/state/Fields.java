package apical.state;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ejml.data.FMatrixRMaj;

/**
 * All numbers that an object has, its own and those of whatever of Apical it can reach, whether they are shown to a state or not:
 * so a field that nobody thought of is found, though it moves no number yet.
 */
final class Fields {

    private final Set<String> ignored;
    private final Map<Object, Object> seen = new IdentityHashMap<>();
    private final List<String> differing = new ArrayList<>();

    private Fields(Set<String> ignored) {
        this.ignored = ignored;
    }

    /**
     * Where two objects of one class differ in a bit, as paths.
     *
     * @param ignored {@code Class.field}, not looked at
     */
    static List<String> differences(Object a, Object b, Set<String> ignored) {
        Fields fields = new Fields(ignored);
        fields.compare(a.getClass().getSimpleName(), a, b);
        return fields.differing;
    }

    private void compare(String path, Object a, Object b) {
        if (a == null || b == null) {
            expect(path, a == b);
        } else if (a instanceof FMatrixRMaj x && b instanceof FMatrixRMaj y) {
            expect(path, new Numbers(List.of(x.numRows, x.numCols), x.copy().data)
                    .equals(new Numbers(List.of(y.numRows, y.numCols), y.copy().data)));
        } else if (a instanceof Number || a instanceof Boolean || a instanceof String || a instanceof Enum) {
            expect(path, a.equals(b));
        } else if (seen.put(a, b) != null || a == b) {
            return;                                                         // once is enough
        } else if (a.getClass() != b.getClass()) {
            differing.add(path + " is a " + a.getClass() + " and a " + b.getClass());
        } else if (a.getClass().isArray()) {
            expect(path, Array.getLength(a) == Array.getLength(b));
            for (int i = 0; i < Math.min(Array.getLength(a), Array.getLength(b)); i++) {
                compare(path + "[" + i + "]", Array.get(a, i), Array.get(b, i));
            }
        } else if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
            expect(path, x.size() == y.size());                             // keys are identities here, and have no order
        } else if (a instanceof Collection<?> x && b instanceof Collection<?> y) {
            expect(path, x.size() == y.size());
            Iterator<?> other = y.iterator();
            int i = 0;
            for (Object each : x) {
                compare(path + "[" + i++ + "]", each, other.hasNext() ? other.next() : null);
            }
        } else if (a.getClass().getName().startsWith("apical.")) {
            for (Class<?> type = a.getClass(); type != Object.class; type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    compareField(path, type, field, a, b);
                }
            }
        }
    }

    private void compareField(String path, Class<?> type, Field field, Object a, Object b) {
        if (!Modifier.isStatic(field.getModifiers()) && !ignored.contains(type.getSimpleName() + "." + field.getName())) {
            try {
                field.setAccessible(true);
                compare(path + "." + field.getName(), field.get(a), field.get(b));
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }
    }

    private void expect(String path, boolean same) {
        if (!same && differing.size() < 20) {
            differing.add(path);
        }
    }
}
