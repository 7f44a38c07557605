"""What all tests share."""

collect_ignore_glob = ["cases/*"]  # tests/test_rules.py runs them, so that it works before the plugin is installed
