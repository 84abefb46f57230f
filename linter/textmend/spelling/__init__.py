"""What a word that no list has may have been meant for.

Rules ask `Document.misspellings`; nothing is read before the first word that may be one.
"""
