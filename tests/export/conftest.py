from __future__ import annotations

import pytest

from congvan.schema import Assignee, Citation, CitationMention, Deadline, Directive, Dispatch, Evidence, Source, Task


def evidence(page: int | None = None) -> Evidence:
    return Evidence(start=0, end=4, page=page, rule="test", score=1.0)


@pytest.fixture
def dispatch() -> Dispatch:
    """A dispatch of one directive with one task that fills every column."""
    return Dispatch(
        status="complete",
        source=Source(path="den/1210.pdf", sha256="0" * 64, format="pdf", pages=2),
        issuer="Sở Nội vụ",
        number="1210",
        symbol="SNV-CCHC",
        issued="2024-05-20",
        subject="rà soát thủ tục hành chính",
        directives=(Directive(path="1", label="1", heading=None, text="Văn phòng Sở …", evidence=evidence(1)),),
        citations=(
            Citation(
                id="c1",
                type="Quyết định",
                number="933/QĐ-TTg",
                mentions=(CitationMention(text="Quyết định số 933/QĐ-TTg", evidence=evidence(1)),),
            ),
            Citation(
                id="c2",
                type="Luật Đất đai năm 2024",
                mentions=(CitationMention(text="Luật Đất đai năm 2024", evidence=evidence(1)),),
            ),
        ),
        tasks=(
            Task(
                id="t1",
                directive="1",
                text="Văn phòng Sở chủ trì, phối hợp với Phòng Tổ chức rà soát, báo cáo trước ngày 05/6/2024.",
                action="rà soát, báo cáo",
                assignees=(
                    Assignee(name="Văn phòng Sở", role="lead", source="stated", evidence=evidence(1)),
                    Assignee(name="Phòng Tổ chức", role="support", source="stated", evidence=evidence(1)),
                ),
                deadline=Deadline(
                    text="trước ngày 05/6/2024", kind="date", date="2024-06-05", bound="before", evidence=evidence(1)
                ),
                citations=("c1", "c2"),
                report_to="Giám đốc Sở",
                evidence=evidence(2),
                confidence=0.934,
            ),
        ),
    )
