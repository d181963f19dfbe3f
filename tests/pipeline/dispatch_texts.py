"""Dispatches by chance, put together from what dispatches are made of, with what is sure to stand in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import strategies as st

PARENTS = st.sampled_from(["UBND TỈNH AN HÒA", "BỘ NỘI VỤ", "ỦY BAN NHÂN DÂN HUYỆN PHÚ THỊNH"])
ISSUERS = st.sampled_from(["SỞ NỘI VỤ", "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "CỤC THUẾ"])
SYMBOLS = st.sampled_from(["SNV-VP", "UBND-TH", "LĐTB&XH-VP", "VP-HCTH"])
UNITS = st.sampled_from(
    [
        "Văn phòng Sở",
        "Thanh tra Sở",
        "Sở Tài chính",
        "Phòng Tổ chức cán bộ",
        "Trung tâm Lưu trữ lịch sử",
        "UBND xã Hòa Bình",
        "Trưởng các phòng",
        "các phòng chuyên môn thuộc Sở",
    ]
)
ACTIONS = st.sampled_from(
    [
        "rà soát danh mục thủ tục hành chính",
        "báo cáo kết quả thực hiện",
        "lập danh sách hồ sơ còn thiếu giấy tờ",
        "kiểm tra việc chi trả trợ cấp",
        "tham mưu kế hoạch điều dưỡng năm sau",
    ]
)
NAMES = st.sampled_from(["Lê Thị Vĩnh An", "Đỗ Hữu Nhân", "Trần Bảo Quyên"])
ISSUED = st.dates(min_value=dt.date(2024, 1, 2), max_value=dt.date(2024, 12, 31))
DUE = st.dates(min_value=dt.date(2025, 1, 2), max_value=dt.date(2026, 12, 31))
DAY_FORMS: list[Callable[[dt.date], str]] = [
    lambda day: f"trước ngày {day.day:02}/{day.month}/{day.year}",
    lambda day: f"chậm nhất ngày {day.day}/{day.month}/{day.year}",
    lambda day: f"trước ngày {day.day:02} tháng {day.month:02} năm {day.year}",
    lambda day: f"xong trước ngày {day.day:02}/{day.month:02}/{day.year}",
]


@dataclass(frozen=True)
class Duty:
    """What one item says: who does what until when; a duty without a unit has that of the item above."""

    action: str
    due: dt.date | None
    form: int

    @property
    def words(self) -> str:
        return self.action + (f" {DAY_FORMS[self.form](self.due)}" if self.due else "")


@dataclass(frozen=True)
class Item:
    """``1. Văn phòng Sở báo cáo …`` with one duty, ``1. Giao Văn phòng Sở:`` with several below."""

    unit: str
    duties: tuple[Duty, ...]

    def lines(self, number: int, *, stated: bool = False) -> list[str]:
        """The item as written; ``stated`` repeats the unit in each duty below."""
        unit = self.unit[0].upper() + self.unit[1:]
        if len(self.duties) == 1:
            return [f"{number}. {unit} {self.duties[0].words}."]
        below = [
            f"{label}) {f'{unit} {duty.words}' if stated else duty.words[0].upper() + duty.words[1:]}."
            for label, duty in zip("abcd", self.duties, strict=False)
        ]
        return [f"{number}. Giao {self.unit}:", *below]

    def tasks(self, number: int) -> list[tuple[str, str, str | None]]:
        """Path, lead and date of each task."""
        paths = [str(number)] if len(self.duties) == 1 else [f"{number}.{label}" for label in "abcd"]
        return [
            (path, self.unit.casefold(), duty.due.isoformat() if duty.due else None)
            for path, duty in zip(paths, self.duties, strict=False)
        ]


@dataclass(frozen=True)
class Written:
    """A dispatch and what it says."""

    parent: str
    issuer: str
    number: int
    symbol: str
    issued: dt.date
    signed: str
    items: tuple[Item, ...]

    def text(self, *, stated: bool = False) -> str:
        body = [line for number, item in enumerate(self.items, 1) for line in item.lines(number, stated=stated)]
        blocks = [
            f"{self.parent}\n{self.issuer}",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
            f"Số: {self.number}/{self.symbol}\nV/v rà soát hồ sơ",
            f"An Hòa, ngày {self.issued.day:02} tháng {self.issued.month:02} năm {self.issued.year}",
            "Kính gửi: Phòng Nội vụ các huyện.",
            "Căn cứ Công văn số 12/SNV-CCHC ngày 05/01/2023 của Sở Nội vụ về việc rà soát hồ sơ, Giám đốc Sở yêu cầu "
            "Phòng Nội vụ các huyện thực hiện các nội dung sau:",
            *body,
            "Nơi nhận:\n- Như trên;\n- Lưu: VT.",
            f"KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\n{self.signed}",
        ]
        return "\n\n".join(blocks) + "\n"


DUTIES = st.builds(
    Duty, action=ACTIONS, due=st.none() | DUE, form=st.integers(min_value=0, max_value=len(DAY_FORMS) - 1)
)
ITEMS = st.builds(Item, unit=UNITS, duties=st.lists(DUTIES, min_size=1, max_size=4).map(tuple))
DISPATCHES = st.builds(
    Written,
    parent=PARENTS,
    issuer=ISSUERS,
    number=st.integers(min_value=1, max_value=9999),
    symbol=SYMBOLS,
    issued=ISSUED,
    signed=NAMES,
    items=st.lists(ITEMS, min_size=1, max_size=6).map(tuple),
)

_PIECES = st.sampled_from(
    [
        "I. ", "II. ", "1. ", "1.1. ", "a) ", "- ", "+ ", "Điều 2. ", "PHẦN II", "* ", "(1) ", "Kính gửi: ",
        "Nơi nhận:", "KT. GIÁM ĐỐC", "Số: 9/UBND-NC", "V/v ", "QUYẾT ĐỊNH", "Căn cứ Luật Đất đai năm 2024;", "giao ",
        "yêu cầu ", "chủ trì, phối hợp với ", "thực hiện các nội dung sau:", "trước ngày 05/6/2025",
        "ngày 31/02/2025", "hằng quý",
        "trong thời hạn 05 ngày làm việc kể từ ngày nhận được Công văn này", "Quyết định số 1085/QĐ-TTg ", "của ",
        "ngày 15/9/2022 ", "“", "”", "(", ")", ";", ".", ":", "./.", "<sup>1</sup>", "[^1]", "[^1]: ngày 05/6/2024",
        "| STT | Nhiệm vụ | Đơn vị |", "|---|---|---|", "| 1 | Báo cáo | Văn phòng Sở |", "**", "–", "\t", "      ",
        "\n", "\n\n", "\f", "--- PAGE 2 ---", " ",
    ]
)  # fmt: skip


@st.composite
def disorder(draw: st.DrawFn) -> str:
    """A dispatch some of whose lines are lost, doubled, moved, or pieces of others."""
    lines = draw(DISPATCHES).text().split("\n")
    for _ in range(draw(st.integers(min_value=1, max_value=8))):
        place = draw(st.integers(min_value=0, max_value=len(lines)))
        pieces = st.lists(_PIECES | UNITS | ACTIONS, min_size=1, max_size=6).map("".join)
        lines[place : place + draw(st.integers(min_value=0, max_value=2))] = [
            draw(pieces | st.sampled_from(lines or [""]))
        ]
    return "\n".join(lines)
