"""The text model: a document and its lines, blocks, sentences and words, as half-open spans; no input or output."""
