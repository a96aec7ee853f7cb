package apical.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import apical.validation.InvalidValueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShapeTest {

    @Test
    void layersAreNamedFromTheInputToTheOutput() {
        Shape shape = new Shape(List.of(784, 500, 300, 10));
        assertEquals(3, shape.depth());
        assertEquals(List.of("input", "hidden1", "hidden2", "output"),
                IntStream.rangeClosed(0, 3).mapToObj(shape::name).toList());
        assertEquals(List.of(784, 500, 300, 10), IntStream.rangeClosed(0, 3).mapToObj(shape::units).toList());
        assertEquals("output", new Shape(List.of(2, 3)).name(1));
    }

    @Test
    void aShapeDoesNotChangeAfterwards() {
        List<Integer> units = new ArrayList<>(List.of(2, 3, 4));
        Shape shape = new Shape(units);
        units.set(1, -7);
        assertEquals(3, shape.units(1));
        assertThrows(UnsupportedOperationException.class, () -> shape.units().set(0, 5));
    }

    @Test
    void whatIsNoNetworkIsRefused() {
        refused("layers is empty; expected at least one element", List.of());
        refused("layers is empty; expected at least one element", null);
        refused("layers has 1 element; expected at least an input and an output layer", List.of(3));
        refused("layers[1] is 0; expected at least 1", List.of(3, 0, 2));
        refused("layers[2] is -4; expected at least 1", List.of(3, 1, -4));
        refused("layers[0] is null; expected a number of units", Arrays.asList(null, 2));
    }

    private static void refused(String message, List<Integer> units) {
        assertEquals(message, assertThrows(InvalidValueException.class, () -> new Shape(units)).getMessage());
    }
}
