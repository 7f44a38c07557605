# One word for each chore, the same in CI. Needs the environment of CONTRIBUTING.md to be active.

# everything that must hold before a change is merged
check: lint types contracts docs-check test

# the tests that take seconds; `just test-all` has the slow ones too
test *arguments:
    python -m pytest -m "not slow" {{arguments}}

# every test: builds wheels and environments, runs the real pre-commit; needs the network
test-all *arguments:
    python -m pytest {{arguments}}

lint:
    ruff check .

types:
    mypy

contracts:
    lint-imports

# are the rule pages and the help in docs/ what the code says?
docs-check:
    python docs/generate.py --check

# write them anew
docs:
    python docs/generate.py

# a clean environment, all checks, as CI does it
ci:
    .ci/run

# has a change made the hot path dearer? counts instructions with valgrind
guard:
    python -m benchmarks.guard.run
