"""Rules about quotation marks and apostrophes."""
