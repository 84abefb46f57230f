"""Rules about words that lost or gained letters."""
