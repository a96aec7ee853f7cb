"""Writes the files beside it, which the tests read: python3 make.py. They were made by NumPy 2.4.6."""
import numpy

numpy.save("float64.npy", numpy.array([[1.5, -2, numpy.pi], [0, 1e-300, 7]]))
numpy.save("float32-fortran.npy", numpy.asfortranarray(numpy.arange(24, dtype="float32").reshape(2, 3, 4)))
numpy.save("int64.npy", numpy.array([1, -2, 2**40]))
with open("int32-big-endian-version2.npy", "wb") as file:
    numpy.lib.format.write_array(file, numpy.array([[1], [-2]], dtype=">i4"), version=(2, 0))
numpy.save("one-number.npy", numpy.float64(0.1))
numpy.save("no-numbers.npy", numpy.zeros((0, 4)))
numpy.save("booleans.npy", numpy.array([True, False]))
numpy.save("records.npy", numpy.zeros(2, dtype=[("x", "f4"), ("y", "f4")]))
numpy.savez("two-arrays.npz", a=numpy.array([[1.5, -2]]), **{"x.y": numpy.array([3], dtype="int32")})
numpy.savez_compressed("compressed.npz", a=numpy.arange(100.0).reshape(10, 10))

# A network of 3-2-2 for backprop, thresholds included.
numpy.savez("network.npz", **{
    "hidden1.bottomUp": numpy.array([[1, 2, 3], [-1, -2, -3]], dtype="float32"),
    "hidden1.bottomUp.thresholds": numpy.array([0.5, -0.5], dtype="float32"),
    "output.bottomUp": numpy.asfortranarray([[1.0, 2.0], [3.0, 4.0]]),
    "output.bottomUp.thresholds": numpy.array([0, 1]),
})

# Activity of five units to sixty samples of three kinds, for `apical analyze`: samples x units, and units x samples.
random = numpy.random.default_rng(1)
labels = numpy.arange(60) % 3
rates = random.normal(size=(60, 5)) + 2 * (labels[:, None] == numpy.arange(5) % 3)
numpy.savez("activity.npz", rates=rates, transposed=rates.T.astype("float32"), labels=labels.astype("uint8"))
numpy.save("rates.npy", rates)
numpy.save("labels.npy", labels)
