"""What all tests share."""

import signal

collect_ignore_glob = ["cases/*"]  # tests/test_rules.py runs them, so that it works before the plugin is installed

# A run in the background of a shell (`.ci/run &`) ignores Ctrl-C, and so would the programs that the tests interrupt.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
