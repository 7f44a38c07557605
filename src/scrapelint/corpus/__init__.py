"""Whole corpora: what a run over many documents adds up to, what repeats across them, and the report on it."""
