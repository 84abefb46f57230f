"""What is known about words: which there are, how likely each is here, and what one has lost.

Rules ask `Document.evidence`, which is `view.Evidence`; it imports the rest where it needs it.
"""
