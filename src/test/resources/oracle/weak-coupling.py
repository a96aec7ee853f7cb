"""Writes weak-coupling.json: what one batch tells the synapses of a small microcircuit, by two sweeps, in fifty digits.

Nothing of Apical is in it: equations (M1) to (M9) as they stand, in Python's decimal arithmetic, where differences may be as small as
they like. All weights, biases, inputs and targets are multiples of 2^-12, so that every precision holds them exactly.
    python3 weak-coupling.py >weak-coupling.json
"""
import json
from decimal import Decimal as D

from digits import Draws, add, numbers, phi, times

SIZES = [12, 9, 8, 10]
PATTERNS = 4
COUPLINGS = ["0.1", "0.03", "0.01", "0.003", "0.001", "0.0003", "0.0001"]
TOP = len(SIZES) - 1

draws = Draws(20181)


def mix(a, share, b):
    return [(1 - share) * x + share * y for x, y in zip(a, b)]


up = [None] + [draws.matrix(SIZES[k], SIZES[k - 1], 1) for k in range(1, TOP + 1)]
bias = [None] + [[draws.number(0.5) for _ in range(SIZES[k])] for k in range(1, TOP + 1)]
down = [None] + [draws.matrix(SIZES[k], SIZES[k + 1], 1) for k in range(1, TOP)]
inputs = [[(draws.number(1) + 1) / 2 for _ in range(SIZES[0])] for _ in range(PATTERNS)]
targets = [[draws.number(2) for _ in range(SIZES[TOP])] for _ in range(PATTERNS)]      # potentials
own_to = [None] + [draws.matrix(SIZES[k + 1], SIZES[k], 1) for k in range(1, TOP)]
own_lateral = [None] + [draws.matrix(SIZES[k], SIZES[k + 1], 1) for k in range(1, TOP)]


def changes(coupling, to, to_bias, lateral):
    """Mean over patterns of error pre' for each kind of synapse and layer."""
    c = D(coupling)
    total = {}

    def learn(kind, k, error, pre):
        rows = total.setdefault(kind + str(k), [[D(0)] * len(pre) for _ in error])
        for row, e in zip(rows, error):
            for j, p in enumerate(pre):
                row[j] += e * p / PATTERNS

    for r0, target in zip(inputs, targets):
        r, v = [r0], [None]
        for k in range(1, TOP + 1):
            v.append(add(times(up[k], r[k - 1]), bias[k]))                                   # (M1)
            r.append(phi(v[k]))
        u = mix(v[TOP], c, target)                                                           # (M3)
        learn("bottomUp", TOP, [a - b for a, b in zip(phi(u), r[TOP])], r[TOP - 1])          # (M7)
        for k in range(TOP - 1, 0, -1):
            vi = add(times(to[k], r[k]), to_bias[k])                                         # (M2)
            ui = mix(vi, c, u)                                                               # (M4)
            ri = phi(ui)
            va = add(times(down[k], phi(u)), times(lateral[k], ri))                          # (M5)
            learn("toInterneuron", k, [a - b for a, b in zip(ri, phi(vi))], r[k])            # (M8)
            learn("lateral", k, [-x for x in va], ri)                                        # (M9)
            u = [a + c * b for a, b in zip(v[k], va)]                                        # (M6)
            learn("bottomUp", k, [a - b for a, b in zip(phi(u), r[k])], r[k - 1])            # (M7)
    return total


def negative(w):
    return [[-x for x in row] for row in w]


circuits = {
    "self-predicting": ([None] + [up[k + 1] for k in range(1, TOP)], [None] + [bias[k + 1] for k in range(1, TOP)],
                        [None] + [negative(down[k]) for k in range(1, TOP)]),
    "of their own": (own_to, [None] + [[D(0)] * SIZES[k + 1] for k in range(1, TOP)], own_lateral)}
print(json.dumps({
    "layers": SIZES, "bottomUp": numbers(up[1:]), "biases": numbers(bias[1:]), "topDown": numbers(down[1:]),
    "inputs": numbers(inputs), "targetPotentials": numbers(targets),
    "circuits": [{"interneurons": name, "toInterneuron": numbers(to[1:]), "interneuronBiases": numbers(to_bias[1:]),
                  "lateral": numbers(lateral[1:]),
                  "changes": [{"coupling": float(c), **{key: numbers(w) for key, w in sorted(changes(c, to, to_bias, lateral).items())}}
                              for c in COUPLINGS]}
                 for name, (to, to_bias, lateral) in circuits.items()]}))
