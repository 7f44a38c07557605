"""Thin adapters to other programs, each behind an extra and imported only when it is asked for."""
