"""The text model: a document and its lines, blocks, sentences and words, as half-open spans; no I/O, no configuration."""
