"""Judgments beside each other: through time, along a framework, and body by body."""
