#!/usr/bin/env bash
# Makes .venv with the first Python that is new enough, and installs the project into it with the given pip arguments.
#   create_venv.sh -e .             what users need
#   create_venv.sh -e . --group dev what tests and checks need
set -euo pipefail
cd "$(dirname "$0")/.."

if ! .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
  scripts/system_packages.sh python
  for python in "${PYTHON:-python3}" python3.13 python3.12 python3.11; do
    "$python" -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break
  done
  "$python" -m venv --clear .venv
fi
echo "installing into .venv, which takes a minute when it is new" >&2
pip() { .venv/bin/python -m pip --disable-pip-version-check --quiet "$@"; }
pip install --upgrade 'pip>=25.1' # the first that knows dependency groups
pip install "$@"
