"""The scanned pages of a file: each is rendered, recognized within its time and put among the others."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from congvan.document.model import Notice
from congvan.ingest.ocr.cache import cache_key, cache_of
from congvan.ingest.ocr.engine import RecognitionTimeoutError, engine_name, missing
from congvan.ingest.ocr.page import fill, recognize_picture
from congvan.ingest.ocr.picture import Picture
from congvan.ingest.ocr.recognition import Recognition
from congvan.ingest.pdf_page import PageContent
from congvan.options import Options

DPI = 200.0
"""Measured: at 300 dpi a page takes half as long again and is read no better."""

Render = Callable[[PageContent], tuple[Picture, float]]
"""Gives a page's picture and its resolution in dots an inch; called from one thread only."""


def recognize_scans(contents: Sequence[PageContent], render: Render, options: Options, sha256: str) -> None:
    """Fills every page that is marked as a scan with what is recognized on its picture.

    Where something is missing, a page's notice names it; where a page fails, the others go on.
    """
    scans = [content for content in contents if content.scanned]
    lacking = missing()
    if lacking is not None:
        for content in scans:
            _renotice(
                content,
                "scanned_page",
                f"Page {content.number} is a scan and was not read: OCR is not installed. {lacking}.",
            )
        return
    cache = cache_of(options)
    keys = {content.number: cache_key(sha256, content.number, engine_name(), DPI) for content in scans}
    waiting: list[tuple[PageContent, Future[Recognition]]] = []

    def settle() -> None:
        content, future = waiting.pop(0)
        try:
            recognition = future.result()
        except RecognitionTimeoutError:
            message = f"Page {content.number} took longer than {options.ocr_page_timeout:g} seconds to recognize."
            _renotice(content, "ocr_timeout", f"{message} Raise the time limit of a page, or get the digital file.")
        else:
            cache.keep(keys[content.number], recognition)
            _take(content, recognition)

    jobs = _jobs(len(scans))
    with ThreadPoolExecutor(jobs) as pool:
        for content in scans:
            known = cache.load(keys[content.number])
            if known is not None:
                _take(content, known)
                continue
            picture, dpi = render(content)
            waiting.append((content, pool.submit(recognize_picture, picture, dpi, options.ocr_page_timeout)))
            # No more pictures in memory than are worked on.
            while len(waiting) > jobs:
                settle()
        while waiting:
            settle()


def _jobs(pages: int) -> int:
    """How many pages are recognized at once: one where files are already read in several processes."""
    if multiprocessing.parent_process() is not None:
        return 1
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(pages, processors))


def _take(content: PageContent, recognition: Recognition) -> None:
    if any(notice.code == "damaged_page" for notice in content.notices):
        content.notices = [notice for notice in content.notices if notice.code != "scanned_page"]
    elif not recognition.words:
        told = f"Page {content.number} is a picture on which OCR found no text. If it has some, scan it again."
        _renotice(content, "scanned_page", told)
    else:
        content.notices = [notice for notice in content.notices if notice.code != "scanned_page"]
        fill(content, recognition)


def _renotice(content: PageContent, code: str, message: str) -> None:
    kept = [notice for notice in content.notices if notice.code != "scanned_page"]
    content.notices = [*kept, Notice(code, message, page=content.number, partial=True)]
