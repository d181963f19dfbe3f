"""``python -m congvan`` is the command ``congvan``."""

import sys

from congvan.cli import main

if __name__ == "__main__":
    sys.exit(main())
