"""A small letter of one department to others, whose body a test sets between its head and its tail."""

HEAD = """\
UBND TỈNH AN HÒA
SỞ NỘI VỤ

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 214/SNV-VP
V/v rà soát hồ sơ

An Hòa, ngày 07 tháng 3 năm 2022

Kính gửi: Phòng Nội vụ các huyện.

"""
ORDER = "Giám đốc Sở yêu cầu Phòng Nội vụ các huyện thực hiện các nội dung sau:\n\n"
TAIL = """

Nơi nhận:
- Như trên;
- Lưu: VT.

GIÁM ĐỐC

Lê Thị Vĩnh An
"""
