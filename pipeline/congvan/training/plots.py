"""The figures of a corpus of one's own, drawn (matplotlib, extra ``notebook``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

_BLUE, _ORANGE, _GREY = "#0072b2", "#d55e00", "#888888"


def draw_f1(table: pd.DataFrame, title: str, *, most: int = 15) -> Figure:
    """A row a field or issuer: F1 as a point, its 95 % interval as a line."""
    from matplotlib.figure import Figure

    shown = table.head(most).iloc[::-1]
    figure = Figure(figsize=(7, 0.9 + 0.3 * len(shown)), layout="constrained")
    axes = figure.subplots()
    rows = range(len(shown))
    axes.hlines(rows, shown["low"], shown["high"], color=_BLUE, linewidth=2, alpha=0.5)
    axes.plot(shown["F1"], rows, "o", color=_BLUE)
    axes.set_yticks(rows, [str(name) for name in shown.index])
    axes.set_xlim(0, 1.02)
    axes.set_xlabel("F1, with 95 % interval over dispatches")
    axes.set_title(title, loc="left")
    axes.grid(axis="x", alpha=0.3)
    return figure


def draw_reliability(table: pd.DataFrame) -> Figure:
    """What the model says against what is true; the size of a point is the number of tasks."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(4.5, 4.5), layout="constrained")
    axes = figure.subplots()
    axes.plot([0, 1], [0, 1], color=_GREY, linestyle="--", linewidth=1)
    if len(table):
        sizes = [30 + 300 * count / max(table["tasks"]) for count in table["tasks"]]
        axes.scatter(table["said"], table["true"], s=sizes, color=_ORANGE, alpha=0.75)
    axes.set(xlim=(0, 1.02), ylim=(0, 1.02), xlabel="probability said", ylabel="share that is right")
    axes.set_title("Reliability of the confidences", loc="left")
    return figure


def draw_learning_curve(table: pd.DataFrame) -> Figure:
    """The squared error on unseen issuers as the number of annotated dispatches grows."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(6, 3.6), layout="constrained")
    axes = figure.subplots()
    axes.fill_between(table.index, table["low"], table["high"], color=_BLUE, alpha=0.2)
    axes.plot(table.index, table["error"], "o-", color=_BLUE)
    axes.set(xlabel="annotated dispatches", ylabel="squared error on unseen issuers", ylim=(0, None))
    axes.set_title("Learning curve", loc="left")
    return figure
