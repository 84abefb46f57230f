"""Rules about what a scraper left behind."""
