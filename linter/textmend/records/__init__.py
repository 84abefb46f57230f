"""Containers of records: JSON lines, JSON arrays, CSV, Parquet; and compressed files.

A container is read record by record in bounded memory, and written anew with nothing changed but
the texts that were mended. Nothing here is imported before such a file is met.
"""
