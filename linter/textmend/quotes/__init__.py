"""Which way every quotation mark of a paragraph faces, and which marks are apostrophes.

Rules ask `Document.quotes`, which is `view.Quotes`.
"""
