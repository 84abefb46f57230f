"""The weights of the evidence, as `bench/evidence/fit.py` found them.

Generated: to change them, change the fit.
"""

from __future__ import annotations

SHARES: tuple[float, ...] = (
    0.4987,  # paragraph starts
    0.2856,  # sentence starts
    -0.0306,  # capitalised
    0.1872,  # lower
    0.2262,  # dictionary
    -0.0066,  # not in the lexicon
    0.5919,  # in no list
    0.6499,  # pair
    0.4954,  # triple
    0.4009,  # here capitalised
    0.1596,  # here at starts
    -0.5209,  # here lower
    0.5317,  # any here capitalised
    0.3917,  # any here at starts
    0.5031,  # any here lower
    0.7259,  # any here pair
    0.5942,  # here pairs
    0.6329,  # capitalised just before
    0.0270,  # lower just before
    1.3338,  # more here than usual
    0.0588,  # name before a capital
    -0.1728,  # unlisted before a capital
    -1.1589,  # two lost
    -1.0514,  # three lost
    0.1327,  # vouched
    0.4023,  # any vouched
    0.0531,  # name at document start
    0.1688,  # pair seen
    -0.8737,  # never at a start
    0.3545,  # unlisted and here a name
    1.2668,  # here a name, never lower
    0.3216,  # skip
    0.1082,  # later in the sentence
    0.7118,  # end of the sentence
)

ABSENT: tuple[float, ...] = (
    0.2922,  # constant
    -0.7353,  # letters left
    0.3827,  # before a capital
    -0.0632,  # short
    0.1466,  # at document start
)

LOSS: tuple[float, ...] = (
    0.5553,  # constant
    0.7000,  # damaged: start
    -0.5336,  # as it stands: word
    -0.8014,  # as it stands: next
    0.5628,  # log odds of the share
    0.6673,  # no word
    1.0315,  # no word, new here
    -0.3893,  # here lower
    -1.1077,  # here capitalised
    -0.2077,  # as it stands: a name
    -1.2134,  # others lower
    -0.4469,  # share of others lower
    -0.4712,  # sentences lower
    0.7772,  # before: ended
    0.4663,  # before: nothing
    -0.6484,  # before: open
    0.3682,  # ends
    0.1309,  # capitals inside
    0.8743,  # best: here capitalised
    0.8468,  # best: here a name
    0.6825,  # best: here pair
    1.1410,  # before a capital
    0.7592,  # short remainder
    0.2930,  # long paragraph
    -0.3632,  # short paragraph
    -0.2560,  # mark after it
    -0.0730,  # damaged: next
    0.0349,  # best here capitalised, remainder no word
    0.0075,  # before: heading
    0.3978,  # log odds where no word, new here
    0.1864,  # damaged: after next
    -0.0271,  # damaged: skip
    -0.0113,  # as it stands: after next
    -0.2842,  # as it stands: skip
    0.1368,  # damaged: later
    0.2768,  # damaged: end
    -0.0273,  # as it stands: later
    0.2867,  # as it stands: end
    0.2185,  # as it stands: a name, new here
    -0.1566,  # no word, before: heading
    -0.1408,  # before: a colon
    0.0044,  # before: an ellipsis
    0.4468,  # no word, before: ended
)
