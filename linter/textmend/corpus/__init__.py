"""Runs over a corpus that survive: planned, done shard by shard, finished.

`plan` lists the shards, `lint_shard` does one of them, `finalize` sums up what they came to.
Nothing here knows how the shards are shared out: `pool` does so on one machine, and so can any
engine that calls `lint_shard` for each.
"""
