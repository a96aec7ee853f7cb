"""Writes weak-coupling-in-time.json: what a presentation tells the synapses of a small tissue in continuous time, in fifty digits.

Nothing of Apical is in it: equations (1) to (5) and (7) to (9) as they stand, in the order of a step that the fast engine documents, in
Python's decimal arithmetic. The self-predicting state is exact here. Weights, inputs and targets are multiples of 2^-12.
    python3 weak-coupling-in-time.py >weak-coupling-in-time.json
"""
import json
from decimal import Decimal as D

from digits import Draws, minus, numbers, phi, times

SIZES = [12, 9, 8, 10]
COUPLINGS = ["0.1", "0.03", "0.01", "0.003", "0.001", "0.0003", "0.0001"]
LEAK, BASAL, DENDRITE = D("0.125"), D(1), D(1)
STEP_MS = D("0.25")
TOP = len(SIZES) - 1
# rates, steps, of which the first ones change nothing
PRESENTATIONS = [("prospective", 8, 0), ("instantaneous", 40, 0), ("instantaneous", 200, 192)]

draws = Draws(20182)


def mean(total, *parts):
    """Sum of conductance times potential over the sum of all conductances."""
    return [sum(g * v[i] for g, v in parts) / total for i in range(len(parts[0][1]))]


up = [None] + [draws.matrix(SIZES[k], SIZES[k - 1], 1) for k in range(1, TOP + 1)]
down = [None] + [draws.matrix(SIZES[k], SIZES[k + 1], 1) for k in range(1, TOP)]
r0 = [(draws.number(1) + 1) / 2 for _ in range(SIZES[0])]
target = [draws.number(2) for _ in range(SIZES[TOP])]


def presentation(coupling, rates, steps, waits):
    c = D(coupling)
    apical = somatic = c * (LEAK + BASAL) / (1 - c)               # all mixing factors are c
    onto = [None] + [LEAK + BASAL + apical] * (TOP - 1) + [LEAK + BASAL + somatic]
    onto_inter = LEAK + DENDRITE + somatic
    attenuation = [None] + [BASAL / (LEAK + BASAL + apical)] * (TOP - 1) + [BASAL / (LEAK + BASAL)]
    of_inter = DENDRITE / (LEAK + DENDRITE)
    to = [None] + [[[attenuation[k + 1] / of_inter * w for w in row] for row in up[k + 1]] for k in range(1, TOP)]
    total = {}

    def learn(kind, k, error, pre):
        if step < waits:
            return
        rows = total.setdefault(kind + str(k), [[D(0)] * len(pre) for _ in error])
        for row, e in zip(rows, error):
            for j, p in enumerate(pre):
                row[j] += e * p

    u = [None] + [[D(0)] * SIZES[k] for k in range(1, TOP + 1)]
    ui = [None] + [[D(0)] * SIZES[k + 1] for k in range(1, TOP)]
    r, ri = [r0] + [phi(x) for x in u[1:]], [None] + [phi(x) for x in ui[1:]]
    for step in range(steps):
        before, before_inter = list(r), list(ri)
        if rates == "instantaneous":
            r, ri = [r0] + [phi(x) for x in u[1:]], [None] + [phi(x) for x in ui[1:]]
            before, before_inter = list(r), list(ri)
        steady, steady_inter = [None] * (TOP + 1), [None] * TOP
        for k in range(1, TOP + 1):
            vb = times(up[k], r[k - 1])                                                            # (3)
            if k < TOP:
                va = minus(times(down[k], before[k + 1]), times(down[k], before_inter[k]))         # (4)
                steady[k] = mean(onto[k], (BASAL, vb), (apical, va))                               # (1)
            else:
                steady[k] = mean(onto[k], (BASAL, vb), (somatic, target))
            if rates == "prospective":
                r[k] = phi(steady[k])
            learn("bottomUp", k, minus(r[k], phi([attenuation[k] * x for x in vb])), r[k - 1])     # (7)
            if k < TOP:
                learn("lateral", k, [-x for x in va], before_inter[k])                             # (9)
        for k in range(1, TOP):
            vi = times(to[k], r[k])                                                                # (5)
            above = steady[k + 1] if rates == "prospective" else u[k + 1]
            steady_inter[k] = mean(onto_inter, (DENDRITE, vi), (somatic, above))                   # (2)
            if rates == "prospective":
                ri[k] = phi(steady_inter[k])
            learn("toInterneuron", k, minus(ri[k], phi([of_inter * x for x in vi])), r[k])         # (8)
        for k in range(1, TOP + 1):
            u[k] = [x + STEP_MS * onto[k] * (s - x) for x, s in zip(u[k], steady[k])]
        for k in range(1, TOP):
            ui[k] = [x + STEP_MS * onto_inter * (s - x) for x, s in zip(ui[k], steady_inter[k])]
    return total


print(json.dumps({
    "layers": SIZES, "leak": float(LEAK), "basal": float(BASAL), "dendrite": float(DENDRITE), "stepMs": float(STEP_MS),
    "bottomUp": numbers(up[1:]), "topDown": numbers(down[1:]), "input": numbers(r0), "targetPotentials": numbers(target),
    "presentations": [{"rates": rates, "steps": steps, "waits": waits, "coupling": float(c),
                       "changes": {key: numbers(w) for key, w in sorted(presentation(c, rates, steps, waits).items())}}
                      for rates, steps, waits in PRESENTATIONS for c in COUPLINGS]}))
