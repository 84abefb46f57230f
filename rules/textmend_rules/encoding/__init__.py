"""Rules about characters that are not what they were."""
