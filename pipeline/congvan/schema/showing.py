"""How a result is shown in a notebook: the models offer it, `congvan.export.html` knows how.

The models stand below the formats and import none; whoever draws one registers here.
"""

from __future__ import annotations

from functools import singledispatch


@singledispatch
def as_html(value: object) -> str | None:
    """``value`` as HTML; None, by which a notebook falls back on its ``repr``, where nobody has registered."""
    return None
