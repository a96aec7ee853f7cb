package apical.results;

import apical.estimators.Estimators;
import apical.information.Estimand;
import apical.information.EstimatorLabel;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A record as a row of cells: one for each component, those of a component that is a record in its place. A component is a text, a
 * number, true or false, a constant of an enum (by its method {@code id()}), a number that may be missing, several numbers, or one
 * of the {@link #TEXTS}. The last one may be a map from the names of further columns to their cells.
 *
 * @param <R> the record
 */
final class CsvRow<R extends Record> {

    /** Records that are one cell each, written by their {@code toString()}, and how they are read. */
    private static final Map<Class<?>, Function<String, ?>> TEXTS =
            Map.of(Estimand.class, Estimand::of, EstimatorLabel.class, Estimators::label);

    private final Class<R> type;
    private final RecordComponent[] components;
    /** Of each component that is a record itself; else null. */
    private final CsvRow<Record>[] inner;
    private final Constructor<R> constructor;
    private final boolean isOpen;

    @SuppressWarnings("unchecked")
    CsvRow(Class<R> type) {
        this.type = type;
        RecordComponent[] all = type.getRecordComponents();
        this.isOpen = all[all.length - 1].getType() == Map.class;
        this.components = isOpen ? Arrays.copyOf(all, all.length - 1) : all;
        this.inner = Stream.of(components).map(component -> isInner(component.getType())
                ? new CsvRow<>((Class<Record>) component.getType()) : null).toArray(CsvRow[]::new);
        try {
            this.constructor =
                    type.getDeclaredConstructor(Stream.of(all).map(RecordComponent::getType).toArray(Class[]::new));
            constructor.setAccessible(true);
            for (RecordComponent component : all) {
                component.getAccessor().setAccessible(true);
            }
        } catch (NoSuchMethodException e) {
            throw new AssertionError("every record has its canonical constructor", e);
        }
    }

    private static boolean isInner(Class<?> type) {
        return type.isRecord() && !TEXTS.containsKey(type);
    }

    /** Names of the components that are cells. */
    List<String> columns() {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < components.length; i++) {
            if (inner[i] != null) {
                columns.addAll(inner[i].columns());
            } else {
                columns.add(components[i].getName());
            }
        }
        return columns;
    }

    List<String> cells(R row) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < components.length; i++) {
            Object value = call(components[i].getAccessor(), row);
            if (inner[i] != null) {
                cells.addAll(inner[i].cells((Record) value));
            } else {
                cells.add(write(value));
            }
        }
        return cells;
    }

    /** Whether a row may have further columns, each row its own. */
    boolean isOpen() {
        return isOpen;
    }

    /** Cells of further columns, by their names. */
    @SuppressWarnings("unchecked")
    Map<String, String> further(R row) {
        RecordComponent[] all = type.getRecordComponents();
        return isOpen ? (Map<String, String>) call(accessible(all[all.length - 1].getAccessor()), row) : Map.of();
    }

    private static Method accessible(Method method) {
        method.setAccessible(true);
        return method;
    }

    /**
     * @param further cells of further columns, by their names
     * @throws IllegalArgumentException of a cell that is not what its column holds, or of values that the record refuses
     */
    R parse(List<String> cells, Map<String, String> further) {
        return parse(cells.iterator(), further);
    }

    private R parse(Iterator<String> cells, Map<String, String> further) {
        Object[] values = new Object[components.length + (isOpen ? 1 : 0)];
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            values[i] = inner[i] != null ? inner[i].parse(cells, further)
                    : read(component.getName(), cells.next(), component.getType());
        }
        if (isOpen) {
            values[components.length] = further;
        }
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException refusal ? refusal : new IllegalStateException(e.getCause());
        } catch (InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }

    private static String write(Object value) {
        if (value instanceof OptionalDouble number) {
            return number.isPresent() ? Double.toString(number.getAsDouble()) : "";
        }
        if (value instanceof double[] numbers) {
            return Arrays.stream(numbers).mapToObj(Double::toString).collect(Collectors.joining(" "));
        }
        if (value instanceof List<?> numbers) {
            return numbers.stream().map(number -> writeShort((Double) number)).collect(Collectors.joining(" "));
        }
        return value instanceof Enum<?> constant ? id(constant) : String.valueOf(value);
    }

    /** Whole numbers without a point: most of those in lists are. */
    private static String writeShort(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
    }

    private static Object read(String name, String cell, Class<?> type) {
        if (type == String.class) {
            return cell;
        } else if (TEXTS.containsKey(type)) {
            return TEXTS.get(type).apply(cell);
        } else if (type == double.class) {
            return Double.valueOf(cell);
        } else if (type == int.class) {
            return Integer.valueOf(cell);
        } else if (type == long.class) {
            return Long.valueOf(cell);
        } else if (type == boolean.class) {
            return trueOrFalse(name, cell);
        } else if (type == OptionalDouble.class) {
            return cell.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(cell));
        } else if (type == double[].class) {
            return Arrays.stream(cell.split(" ")).filter(number -> !number.isBlank()).mapToDouble(Double::parseDouble).toArray();
        } else if (type == List.class) {
            return cell.isEmpty() ? List.of() : Arrays.stream(cell.split(" ")).map(Double::valueOf).toList();
        } else if (type.isEnum()) {
            return Stream.of(type.getEnumConstants()).filter(constant -> id((Enum<?>) constant).equals(cell)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(name + " \"" + cell + "\" is unknown"));
        }
        throw new IllegalStateException("no cell holds " + type);
    }

    private static boolean trueOrFalse(String name, String cell) {
        if (!cell.equals("true") && !cell.equals("false")) {
            throw new IllegalArgumentException(name + " is \"" + cell + "\"; expected true or false");
        }
        return Boolean.parseBoolean(cell);
    }

    private static String id(Enum<?> constant) {
        try {
            Method id = constant.getDeclaringClass().getDeclaredMethod("id");
            id.setAccessible(true);
            return (String) call(id, constant);
        } catch (NoSuchMethodException e) {
            return constant.name().toLowerCase(Locale.ROOT);
        }
    }

    private static Object call(Method method, Object of) {
        try {
            return method.invoke(of);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(method + " cannot be called", e);
        }
    }
}
