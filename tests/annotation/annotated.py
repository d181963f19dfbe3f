"""One small annotated dispatch, as an annotator writes it: quotes without places."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from congvan.annotation.session import Session

TEXT = """UBND TỈNH HÒA AN
SỞ NỘI VỤ

Số: 215/SNV-CCHC
Hòa An, ngày 04 tháng 3 năm 2024

Kính gửi:
- Các sở: Tài chính, Y tế;
- UBND các huyện.

Thực hiện Kế hoạch số 12/KH-UBND ngày 15/01/2024 của UBND tỉnh, Sở Nội vụ đề nghị:

1. Các sở rà soát vị trí việc làm,
gửi kết quả về Sở Nội vụ trước ngày 20/3/2024.

2. Giao Văn phòng Sở tổng hợp theo Kế hoạch số 12/KH-UBND.

Nơi nhận:
- Như trên;
- Lưu: VT.

GIÁM ĐỐC

Lê Thị Hoài
"""


def annotation() -> dict[str, Any]:
    """A new copy, to be changed by a test."""
    return {
        "source": "snv.txt",
        "issuer": "Sở Nội vụ",
        "parent_issuer": "UBND tỉnh Hoà An",
        "number": "215",
        "symbol": "SNV-CCHC",
        "place": "Hòa An",
        "issued": "2024-03-04",
        "document_type": "công văn",
        "subject": None,
        "urgency": None,
        "secrecy": None,
        "recipients": ["Sở Tài chính", "Sở Y tế", "UBND các huyện"],
        "distribution": ["Như trên", "Lưu: VT"],
        "signature": {"authority": None, "title": "GIÁM ĐỐC", "name": "Lê Thị Hoài"},
        "directives": ["1", "2"],
        "citations": [
            {"type": "Kế hoạch", "number": "12/KH-UBND", "date": "2024-01-15", "issuer": "UBND tỉnh", "subject": None}
        ],
        "tasks": [
            {
                "directive": "1",
                "assignees": [{"name": "Các sở", "role": "lead", "source": "stated"}],
                "deadline": {
                    "text": "trước ngày 20/3/2024",
                    "kind": "date",
                    "date": "2024-03-20",
                    "bound": "before",
                },
                "citations": [],
                "report_to": "Sở Nội vụ",
                "text": "Các sở rà soát vị trí việc làm, gửi kết quả về Sở Nội vụ trước ngày 20/3/2024.",
            },
            {
                "directive": "2",
                "assignees": [{"name": "Văn phòng Sở", "role": "lead", "source": "stated"}],
                "deadline": None,
                "citations": ["12/KH-UBND"],
                "report_to": None,
                "text": "Giao Văn phòng Sở tổng hợp theo Kế hoạch số 12/KH-UBND.",
            },
        ],
        "author": "a",
        "split_issuer": "snv-hoa-an",
    }


def opened(folder: Path, annotator: str = "lan") -> Session:
    return Session.of_folder(folder, folder.parent / "store", annotator=annotator)
