"""What importing the plugin costs: numpy only once there is something to compare."""

import subprocess
import sys


def test_numpy_is_not_imported_with_the_plugin() -> None:
    code = "import sys, scrapelint_duplicates; raise SystemExit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
