"""The weights of the evidence, as `bench/evidence/fit.py` found them.

Generated: to change them, change the fit.
"""

from __future__ import annotations

SHARES: tuple[float, ...] = (
    0.5327,  # paragraph starts
    0.2476,  # sentence starts
    -0.0728,  # capitalised
    0.1780,  # lower
    0.3709,  # dictionary
    0.0195,  # not in the lexicon
    0.5045,  # in no list
    0.6003,  # pair
    0.3585,  # triple
    0.2451,  # here capitalised
    0.0162,  # here at starts
    -0.3584,  # here lower
    0.3343,  # any here capitalised
    0.5904,  # any here at starts
    0.5251,  # any here lower
    0.9380,  # any here pair
    0.7592,  # here pairs
    0.6021,  # capitalised just before
    -0.1840,  # lower just before
    1.4326,  # more here than usual
    0.1414,  # name before a capital
    -0.1192,  # unlisted before a capital
    -0.7625,  # two lost
    -0.9513,  # three lost
    0.1149,  # vouched
    0.3426,  # any vouched
    0.0463,  # name at document start
    0.1827,  # pair seen
    -0.8591,  # never at a start
    0.3708,  # unlisted and here a name
    1.3069,  # here a name, never lower
    0.3891,  # skip
)

ABSENT: tuple[float, ...] = (
    0.3238,  # constant
    -0.7519,  # letters left
    0.4105,  # before a capital
    0.0109,  # short
    0.1238,  # at document start
)

CONFIDENCE: tuple[float, ...] = (
    0.4646,  # constant
    0.9632,  # log odds of the share
    -0.2815,  # a name, not heard of here
    1.3561,  # a name, heard of here
    -0.2974,  # one or two letters left
    -0.2805,  # three letters left
    0.0932,  # here a name, never lower
    0.6443,  # never at a start
    0.8839,  # in no list
    -0.1423,  # before a capital
)

LOSS: tuple[float, ...] = (
    0.1031,  # constant
    0.7279,  # damaged: start
    -0.5483,  # as it stands: word
    -0.9367,  # as it stands: next
    0.6950,  # confidence
    0.4207,  # no word
    0.7089,  # no word, new here
    -0.4458,  # here lower
    -0.6903,  # here capitalised
    -0.2351,  # as it stands: a name
    -1.0484,  # others lower
    -0.3086,  # share of others lower
    -0.1756,  # sentences lower
    0.7158,  # before: ended
    0.5131,  # before: nothing
    -0.4327,  # before: open
    0.4000,  # ends
    0.0945,  # capitals inside
    0.9124,  # best: here capitalised
    0.4340,  # best: here a name
    0.8544,  # best: here pair
    0.7435,  # before a capital
    0.9424,  # short remainder
    0.1153,  # long paragraph
    -0.1466,  # short paragraph
    -0.1527,  # mark after it
    -0.1334,  # damaged: next
    0.0389,  # best here capitalised, remainder no word
    -0.3433,  # before: heading
    0.5770,  # confidence where no word, new here
    0.1512,  # damaged: after next
    0.1958,  # damaged: skip
    -0.0346,  # as it stands: after next
    -0.4637,  # as it stands: skip
    0.3828,  # as it stands: a name, new here
    0.0439,  # no word, before: heading
    -0.4777,  # before: a colon
    0.0021,  # before: an ellipsis
    0.2508,  # no word, before: ended
)
