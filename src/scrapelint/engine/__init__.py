"""The engine: loads plugins, builds the rules that are selected, and runs them over documents."""
