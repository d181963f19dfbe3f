"""A small letter of one department, whose body a test sets between its head and its tail."""

LETTERHEAD = """\
UBND TỈNH AN HÒA
{issuer}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: {number}

An Hòa, ngày 07 tháng 3 năm 2022

{opening}

"""
HEAD = LETTERHEAD.format(
    issuer="SỞ NỘI VỤ",
    number="214/SNV-VP\nV/v rà soát hồ sơ",
    opening="Kính gửi: Phòng Nội vụ các huyện.",
)
ORDER = "Giám đốc Sở yêu cầu Phòng Nội vụ các huyện thực hiện các nội dung sau:\n\n"
TAIL = """

Nơi nhận:
- Như trên;
- Lưu: VT.

GIÁM ĐỐC

Lê Thị Vĩnh An
"""


def letter(
    body: str,
    *,
    issuer: str = "SỞ NỘI VỤ",
    number: str = "214/SNV-VP",
    subject: str = "rà soát hồ sơ",
    to: str = "Phòng Nội vụ các huyện",
) -> str:
    """The whole text of a letter with this body."""
    head = LETTERHEAD.format(issuer=issuer, number=f"{number}\nV/v {subject}", opening=f"Kính gửi: {to}.")
    return head + body + TAIL
