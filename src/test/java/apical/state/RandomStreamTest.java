package apical.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.BaseStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RandomStreamTest {

    private static final int SEEDS = 200;

    /** All there are in this Java, with arguments of several sizes, in an order that mixes them. */
    @Test
    void everyMethodGivesTheNumbersOfJavasSplittableRandom() throws ReflectiveOperationException {
        List<Method> methods = Stream.of(RandomGenerator.class.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.getName().equals("isDeprecated"))
                .sorted(Comparator.comparing(Method::toString)).toList();
        assertTrue(methods.size() > 25, methods::toString);
        for (int seed = 0; seed < SEEDS; seed++) {
            long start =
                    seed < 4 ? List.of(0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE).get(seed) : new SplittableRandom(seed).nextLong();
            RandomGenerator java = new SplittableRandom(start), ours = new RandomStream(start);
            SplittableRandom which = new SplittableRandom(seed);
            for (int n = 0; n < 300; n++) {
                Method method = methods.get(which.nextInt(methods.size()));
                Object[] arguments = arguments(method, which);
                assertEquals(called(method, java, arguments), called(method, ours, arguments), method.toString());
            }
        }
    }

    private static Object[] arguments(Method method, SplittableRandom which) {
        Class<?>[] types = method.getParameterTypes();
        Object[] arguments = new Object[types.length];
        boolean stream = BaseStream.class.isAssignableFrom(method.getReturnType());
        double size = Math.scalb(1.0, which.nextInt(1, 31));
        for (int i = 0; i < types.length; i++) {
            double value = size * (i + 1) * (1 - 0.3 * which.nextDouble());             // a bound is above the origin before it
            if (types[i] == byte[].class) {
                arguments[i] = new byte[which.nextInt(30)];
            } else if (stream && i == 0 && types.length % 2 == 1) {
                arguments[i] = 7L;                                                      // how many
            } else if (types[i] == int.class) {
                arguments[i] = (int) Math.min(value, Integer.MAX_VALUE - 2 + i);
            } else if (types[i] == long.class) {
                arguments[i] = (long) (value * value);
            } else {
                arguments[i] = types[i] == float.class ? (Object) (float) value : (Object) value;
            }
        }
        return arguments;
    }

    /** Bytes as a list, and the first numbers of a stream. */
    private static Object called(Method method, RandomGenerator random, Object[] arguments) throws ReflectiveOperationException {
        try {
            Object returned = method.invoke(random, arguments);
            if (returned instanceof BaseStream<?, ?> stream) {
                List<Object> first = new ArrayList<>();
                var numbers = stream.iterator();
                for (int i = 0; i < 7; i++) {
                    first.add(numbers.next());
                }
                return first;
            }
            if (arguments.length == 1 && arguments[0] instanceof byte[] bytes) {
                List<Byte> list = new ArrayList<>();
                for (byte b : bytes) {
                    list.add(b);
                }
                return list;
            }
            return returned;
        } catch (InvocationTargetException e) {
            throw new AssertionError(method.toString(), e.getCause());
        }
    }

    @Test
    void gaussiansAreTheSameForLong() {
        SplittableRandom java = new SplittableRandom(5);
        RandomStream ours = new RandomStream(5);
        assertArrayEquals(java.doubles(1).toArray(), ours.doubles(1).toArray());
        for (int i = 0; i < 200_000; i++) {
            assertEquals(java.nextGaussian(), ours.nextGaussian());             // tails are drawn in another way, and rare
            assertEquals(java.nextExponential(), ours.nextExponential());
        }
    }
}
