package apical.arrays;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an array is made of. All are read into doubles, exactly but for whole numbers beyond 2^53. */
public enum ElementType {
    FLOAT32("f4", Float.BYTES, ByteBuffer::getFloat, (to, value) -> to.putFloat(value.floatValue())),
    FLOAT64("f8", Double.BYTES, ByteBuffer::getDouble, ByteBuffer::putDouble),
    INT8("i1", 1, ByteBuffer::get, (to, value) -> to.put(value.byteValue())),
    UINT8("u1", 1, from -> Byte.toUnsignedInt(from.get()), (to, value) -> to.put((byte) value.intValue())),
    INT16("i2", Short.BYTES, ByteBuffer::getShort, (to, value) -> to.putShort(value.shortValue())),
    UINT16("u2", Short.BYTES, from -> Short.toUnsignedInt(from.getShort()), (to, value) -> to.putShort((short) value.intValue())),
    INT32("i4", Integer.BYTES, ByteBuffer::getInt, (to, value) -> to.putInt(value.intValue())),
    INT64("i8", Long.BYTES, ByteBuffer::getLong, (to, value) -> to.putLong(value.longValue()));

    private final String code;
    private final int bytes;
    private final ToDoubleFunction<ByteBuffer> get;
    private final BiConsumer<ByteBuffer, Double> put;

    ElementType(String code, int bytes, ToDoubleFunction<ByteBuffer> get, BiConsumer<ByteBuffer, Double> put) {
        this.code = code;
        this.bytes = bytes;
        this.get = get;
        this.put = put;
    }

    /** As NumPy writes it, without the sign of its byte order: {@code f4}. */
    String code() {
        return code;
    }

    /** Of one element. */
    public int bytes() {
        return bytes;
    }

    double get(ByteBuffer from) {
        return get.applyAsDouble(from);
    }

    void put(double value, ByteBuffer to) {
        put.accept(to, value);
    }

    static Optional<ElementType> withCode(String code) {
        return Stream.of(values()).filter(type -> type.code.equals(code)).findFirst();
    }

    /** All codes, for messages. */
    static String codes() {
        return Stream.of(values()).map(ElementType::code).collect(Collectors.joining(", "));
    }
}
