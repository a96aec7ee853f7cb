package apical.arrays;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.stream.Stream;

/** What an array is made of. All are read into doubles, exactly but for whole numbers beyond 2^53. */
public enum ElementType {
    FLOAT32("f4", Float.BYTES) {
        @Override double get(ByteBuffer from) {
            return from.getFloat();
        }

        @Override void put(double value, ByteBuffer to) {
            to.putFloat((float) value);
        }
    },
    FLOAT64("f8", Double.BYTES) {
        @Override double get(ByteBuffer from) {
            return from.getDouble();
        }

        @Override void put(double value, ByteBuffer to) {
            to.putDouble(value);
        }
    },
    INT32("i4", Integer.BYTES) {
        @Override double get(ByteBuffer from) {
            return from.getInt();
        }

        @Override void put(double value, ByteBuffer to) {
            to.putInt((int) value);
        }
    },
    INT64("i8", Long.BYTES) {
        @Override double get(ByteBuffer from) {
            return from.getLong();
        }

        @Override void put(double value, ByteBuffer to) {
            to.putLong((long) value);
        }
    };

    private final String code;
    private final int bytes;

    ElementType(String code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    /** As NumPy writes it, without the sign of its byte order: {@code f4}. */
    String code() {
        return code;
    }

    /** Of one element. */
    public int bytes() {
        return bytes;
    }

    abstract double get(ByteBuffer from);

    abstract void put(double value, ByteBuffer to);

    static Optional<ElementType> withCode(String code) {
        return Stream.of(values()).filter(type -> type.code.equals(code)).findFirst();
    }
}
