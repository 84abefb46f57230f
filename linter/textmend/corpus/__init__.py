"""Runs over a corpus that survive: planned, done shard by shard, finished.

`plan` lists the shards, and `cut_up` cuts the large ones into stretches. `lint_shard` does a small
shard; `lint_stretch` lints a stretch, and `bind` puts the file together when all of its stretches
are done. `finalize` sums up what the shards came to. Nothing here knows how they are shared out:
`pool` does so on one machine, and so can any engine that calls these functions for each.
"""
