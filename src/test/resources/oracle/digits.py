"""What both oracles of weak coupling are made of: Python's decimal arithmetic in fifty digits."""
from decimal import Decimal as D, getcontext

getcontext().prec = 50


class Draws:
    """A linear congruential generator of multiples of 2^-12, which every precision holds exactly."""

    def __init__(self, seed):
        self.state = seed

    def number(self, bound):
        """The next, in [-bound, bound)."""
        self.state = (self.state * 1103515245 + 12345) % 2 ** 31
        return D(int((self.state / 2 ** 31 * 2 - 1) * bound * 4096)) / 4096

    def vector(self, size, bound):
        return [self.number(bound) for _ in range(size)]

    def matrix(self, rows, columns, bound):
        return [self.vector(columns, bound) for _ in range(rows)]


def times(w, r):
    return [sum(a * b for a, b in zip(row, r)) for row in w]


def add(a, b):
    return [x + y for x, y in zip(a, b)]


def minus(a, b):
    return [x - y for x, y in zip(a, b)]


def phi(u):
    """The logistic function."""
    return [1 / (1 + (-x).exp()) for x in u]


def numbers(x):
    """As floats, for JSON."""
    return [numbers(y) for y in x] if isinstance(x, list) else float(x)
