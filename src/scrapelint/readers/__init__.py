"""Bytes into documents: one file a format, and the walk over folders."""
