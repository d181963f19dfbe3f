"""The view of a session in a notebook (extra ``notebook``): messages from the page become events, states go back.

The page has no state of its own but what is chosen; every answer is the session's. States go out as a trait, wishes
come in as messages, so that what happens is in one place.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import anywidget
import traitlets

from congvan.annotation.session import Session
from congvan.annotation.values import FIELDS
from congvan.errors import CongvanError

_VIEW = Path(__file__).parent / "view"
_PARTS = ("text.js", "cards.js", "header.js", "main.js")


def _module() -> str:
    """The page's script: its parts in order, as one ES module, since a widget's module cannot import a neighbour."""
    return "\n".join((_VIEW / name).read_text(encoding="utf-8") for name in _PARTS)


class Annotator(anywidget.AnyWidget):
    """Shows a session: ``Annotator(Session.of_folder("incoming", "annotations", annotator="lan"))``."""

    _esm = _module()
    _css = (_VIEW / "style.css").read_text(encoding="utf-8")

    text = traitlets.Unicode().tag(sync=True)
    layers = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, session: Session) -> None:
        self.session = session
        layers = {layer: list(fields) for layer, fields in FIELDS.items()}
        super().__init__(text=session.text, layers=layers, state=self._shown())
        self.on_msg(self._asked)

    def _shown(self) -> dict[str, Any]:
        """The text goes first: the page asks for the suggestions once it has painted it."""
        return self.session.view() if self.session.begun else self.session.opening()

    def _asked(self, _widget: Any, message: dict[str, Any], _buffers: Any) -> None:
        told, answer = "", None
        try:
            with self.session.writing_later():  # the page is answered before
                try:
                    answer = self._answer(message)
                except CongvanError as error:
                    told = _said(error)
                with self.hold_sync():  # text and values arrive together
                    self.text = self.session.text
                    self.state = {**self._shown(), "told": told, "answer": answer, "turn": message.get("turn")}
        except CongvanError as error:
            self.state = {**self.state, "told": _said(error)}

    def _answer(self, message: dict[str, Any]) -> Any:
        session = self.session
        match message.get("ask"):
            case "mark":
                return session.mark(message["layer"], message["start"], message["end"], task=message.get("task"))
            case "take":
                session.take(message["field"], message["start"], message["end"])
            case "correct":
                session.correct(message["field"])
            case "link":
                session.link(message["citation"], message["task"])
            case "inherit":
                return session.inherit(message["id"], message["task"])
            case "accept_above":
                return session.accept_above(float(message["threshold"]))
            case "refuse_suggestions":
                return session.refuse_suggestions()
            case "search":
                return session.search(str(message["words"]))
            case "finish":
                return session.finish()
            case "begin":
                session.begin()
            case "go":
                session.go(int(message["index"]))
            case "next" | "previous" | "skip" | "undo" | "redo" as name:
                getattr(session, name)()
            case _:
                session.do(message["event"])
        return None


def _said(error: CongvanError) -> str:
    return f"{error.reason}. {error.remedy}".strip()
