"""Rules about what stands twice."""
