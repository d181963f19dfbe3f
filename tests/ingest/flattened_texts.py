"""Task tables as converters leave them in plain text, by form; each with the rows that they hold."""

from __future__ import annotations

ONE_LINE_A_CELL = """\
TT
Nội dung công việc
Cơ quan chủ trì
Cơ quan phối hợp
Thời gian
1
Khơi thông cống ngang đường liên thôn
Phòng Kinh tế và Hạ tầng
UBND xã Hòa Lộc
Trước 15/9/2023
2
Kiểm tra trạm bơm tiêu úng
Chi cục Thủy lợi
Hợp tác xã Phú Thịnh
20/9/2023
"""

EMPTY_CELLS_LEAVE_NO_LINE = """\
STT
Nhiệm vụ
Chủ trì
Phối hợp
Thời hạn
Sản phẩm
01
Biên soạn tài liệu hỏi đáp về
bình đẳng giới của
tỉnh
Hội Liên hiệp Phụ nữ tỉnh
Quý III/2022
Sổ tay
02
Đối thoại với công nhân khu nhà trọ
Liên đoàn Lao động tỉnh
Công an tỉnh, Ban Quản lý các
khu công nghiệp
Trước ngày 25/11/2022
03
Chiếu phim lưu động
Trung tâm Văn hóa tỉnh
Đài Phát thanh và Truyền hình tỉnh
hằng tháng
"""

BLANK_LINES_BETWEEN_CELLS = """\
Số TT

Nội dung

Đơn vị thực hiện

Thời gian hoàn thành

1.

Kiểm kê máy chủ, thiết bị
lưu trữ tại các khoa

Phòng Công nghệ thông tin

30/4/2024

2

2.

Thay khóa từ phòng thí nghiệm

Phòng Quản trị
thiết bị

Tháng 5/2024

"""

BLANK_LINE_IS_AN_EMPTY_CELL = """\
STT    Nội dung công việc    Đơn vị phụ trách    Đơn vị phối hợp    Thời hạn

1      Dựng rạp, kê ghế đại biểu
       Đội Hậu cần
       Đoàn Thanh niên
       06/3/2021

2      In thẻ cho khách mời
       Văn phòng Hội

       Trước 01/3/2021
"""

SECTIONS = """\
TT
NHIỆM VỤ
ĐƠN VỊ
CHỦ TRÌ
THỜI GIAN
THỰC HIỆN
I
TUYÊN TRUYỀN
1
Treo băng rôn tại chợ trung tâm
Đài Truyền thanh huyện
Tháng 6
II
KIỂM TRA
1
Kiểm tra cân đối chứng
Đội Quản lý thị trường số 2
Quý III
XỬ LÝ VI PHẠM
2
Thu hồi cân không đạt
Ban Quản lý chợ
Quý IV
"""

PAGE_BREAK = """\
TT
Việc phải làm
Người phụ trách
Hoàn thành
1
Sửa mái nhà xe
Ông Trần Văn Bảy
12/7/2020

- 4 -
\f
TT
Việc phải làm
Người phụ trách
Hoàn thành
2
Thay bóng đèn hành lang
tầng hai
Cô Lê Thị Sáu
15/7/2020
"""

SIDE_BY_SIDE = """\
  TT    Nội dung công việc             Cơ quan            Cơ quan              Thời gian
                                       chủ trì            phối hợp             hoàn thành
  I     Công tác chuẩn bị
  1     Lập danh sách hộ dân           UBND xã Tân An     Trưởng thôn, Tổ      Trước ngày
        trong vùng ngập                                   dân phố              10/8/2019
  2     Mua 200 áo phao                Văn phòng                               15/8/2019
                                       UBND huyện
  II    Công tác ứng phó
  3     Trực 24/24 giờ tại các         Ban Chỉ huy        Công an, Y tế        Khi có tin
        điểm ngầm, tràn                Quân sự huyện                           bão
"""

TWO_LEVELS_SIDE_BY_SIDE = """\
 STT   Nhiệm vụ                    Phân công                           Thời hạn
                                   Chủ trì           Phối hợp
 (1)   (2)                         (3)               (4)               (5)
 1     Chấm báo tường              Tổ Ngữ văn        Chi đoàn          18/11
 2     Tập văn nghệ                Tổ Âm nhạc        Các lớp khối 8    Tuần 2 tháng 11
"""

NUMBERS_AMID_THEIR_ROWS = """\
  TT    Nhiệm vụ                  Đơn vị chủ trì        Thời gian

        Rà phá vật liệu nổ tại    Ban Chỉ huy Quân
  1     khu đất xây trường                              Tháng 2/2018
        mầm non                   sự thị xã

        Cắm mốc ranh giới         Phòng Tài nguyên
  2     hành lang đê              và Môi trường         Tháng 3/2018

"""

FOOTNOTE = """\
TT
Nhiệm vụ
Đơn vị thực hiện
Thời hạn
1
Lập đề án vị trí việc làm<sup>1</sup>
Phòng Nội vụ
Quý I/2023
<sup>1</sup> Theo hướng dẫn của Sở Nội vụ.

2
Chuyển xếp lương viên chức
Phòng Giáo dục và Đào tạo
Quý II/2023
"""

FOLLOWED_BY_ITEMS = """\
TT
Nội dung
Đơn vị thực hiện
Thời gian
1
Quét vôi cổng chào
Chi hội Cựu chiến binh
02/9
2
Dọn đường hoa
Chi hội Phụ nữ
04/9

3. Kinh phí: Thôn trích quỹ 2.000.000 đồng.

4. Tổ chức thực hiện
"""

NUMBERED_COLUMNS = """\
TT
Nội dung
Chủ trì
Thời gian
(1)
(2)
(3)
(4)
1
Phun khử khuẩn chợ đầu mối
Trạm Y tế phường
Thứ Bảy hằng tuần
2
Thu gom rác thải y tế
Công ty Môi trường đô thị
Hằng ngày
"""

TABLES: dict[str, tuple[str, list[list[str]]]] = {
    "one line a cell": (
        ONE_LINE_A_CELL,
        [
            [
                "1",
                "Khơi thông cống ngang đường liên thôn",
                "Phòng Kinh tế và Hạ tầng",
                "UBND xã Hòa Lộc",
                "Trước 15/9/2023",
            ],
            ["2", "Kiểm tra trạm bơm tiêu úng", "Chi cục Thủy lợi", "Hợp tác xã Phú Thịnh", "20/9/2023"],
        ],
    ),
    "empty cells leave no line": (
        EMPTY_CELLS_LEAVE_NO_LINE,
        [
            [
                "01",
                "Biên soạn tài liệu hỏi đáp về bình đẳng giới của tỉnh",
                "Hội Liên hiệp Phụ nữ tỉnh",
                "",
                "Quý III/2022",
                "Sổ tay",
            ],
            [
                "02",
                "Đối thoại với công nhân khu nhà trọ",
                "Liên đoàn Lao động tỉnh",
                "Công an tỉnh, Ban Quản lý các khu công nghiệp",
                "Trước ngày 25/11/2022",
                "",
            ],
            [
                "03",
                "Chiếu phim lưu động",
                "Trung tâm Văn hóa tỉnh",
                "Đài Phát thanh và Truyền hình tỉnh",
                "hằng tháng",
                "",
            ],
        ],
    ),
    "blank lines between cells": (
        BLANK_LINES_BETWEEN_CELLS,
        [
            ["1.", "Kiểm kê máy chủ, thiết bị lưu trữ tại các khoa", "Phòng Công nghệ thông tin", "30/4/2024"],
            ["2.", "Thay khóa từ phòng thí nghiệm", "Phòng Quản trị thiết bị", "Tháng 5/2024"],
        ],
    ),
    "blank line is an empty cell": (
        BLANK_LINE_IS_AN_EMPTY_CELL,
        [
            ["1", "Dựng rạp, kê ghế đại biểu", "Đội Hậu cần", "Đoàn Thanh niên", "06/3/2021"],
            ["2", "In thẻ cho khách mời", "Văn phòng Hội", "", "Trước 01/3/2021"],
        ],
    ),
    "sections": (
        SECTIONS,
        [
            ["I", "TUYÊN TRUYỀN", "", ""],
            ["1", "Treo băng rôn tại chợ trung tâm", "Đài Truyền thanh huyện", "Tháng 6"],
            ["II", "KIỂM TRA", "", ""],
            ["1", "Kiểm tra cân đối chứng", "Đội Quản lý thị trường số 2", "Quý III"],
            ["", "XỬ LÝ VI PHẠM", "", ""],
            ["2", "Thu hồi cân không đạt", "Ban Quản lý chợ", "Quý IV"],
        ],
    ),
    "page break": (
        PAGE_BREAK,
        [
            ["1", "Sửa mái nhà xe", "Ông Trần Văn Bảy", "12/7/2020"],
            ["2", "Thay bóng đèn hành lang tầng hai", "Cô Lê Thị Sáu", "15/7/2020"],
        ],
    ),
    "side by side": (
        SIDE_BY_SIDE,
        [
            ["I", "Công tác chuẩn bị", "", "", ""],
            [
                "1",
                "Lập danh sách hộ dân trong vùng ngập",
                "UBND xã Tân An",
                "Trưởng thôn, Tổ dân phố",
                "Trước ngày 10/8/2019",
            ],
            ["2", "Mua 200 áo phao", "Văn phòng UBND huyện", "", "15/8/2019"],
            ["II", "Công tác ứng phó", "", "", ""],
            [
                "3",
                "Trực 24/24 giờ tại các điểm ngầm, tràn",
                "Ban Chỉ huy Quân sự huyện",
                "Công an, Y tế",
                "Khi có tin bão",
            ],
        ],
    ),
    "two levels of names": (
        TWO_LEVELS_SIDE_BY_SIDE,
        [
            ["(1)", "(2)", "(3)", "(4)", "(5)"],
            ["1", "Chấm báo tường", "Tổ Ngữ văn", "Chi đoàn", "18/11"],
            ["2", "Tập văn nghệ", "Tổ Âm nhạc", "Các lớp khối 8", "Tuần 2 tháng 11"],
        ],
    ),
    "numbers amid their rows": (
        NUMBERS_AMID_THEIR_ROWS,
        [
            ["1", "Rà phá vật liệu nổ tại khu đất xây trường mầm non", "Ban Chỉ huy Quân sự thị xã", "Tháng 2/2018"],
            ["2", "Cắm mốc ranh giới hành lang đê", "Phòng Tài nguyên và Môi trường", "Tháng 3/2018"],
        ],
    ),
    "footnote": (
        FOOTNOTE,
        [
            ["1", "Lập đề án vị trí việc làm", "Phòng Nội vụ", "Quý I/2023"],
            ["2", "Chuyển xếp lương viên chức", "Phòng Giáo dục và Đào tạo", "Quý II/2023"],
        ],
    ),
    "followed by items": (
        FOLLOWED_BY_ITEMS,
        [
            ["1", "Quét vôi cổng chào", "Chi hội Cựu chiến binh", "02/9"],
            ["2", "Dọn đường hoa", "Chi hội Phụ nữ", "04/9"],
        ],
    ),
    "numbered columns": (
        NUMBERED_COLUMNS,
        [
            ["(1)", "(2)", "(3)", "(4)"],
            ["1", "Phun khử khuẩn chợ đầu mối", "Trạm Y tế phường", "Thứ Bảy hằng tuần"],
            ["2", "Thu gom rác thải y tế", "Công ty Môi trường đô thị", "Hằng ngày"],
        ],
    ),
}

NO_TABLES: dict[str, str] = {
    "figures": "TT\nNội dung\nĐơn vị\nSố lượng\n1\nXi măng\nBao\n120\n2\nCát vàng\nKhối\n35\n",
    "figures side by side": (
        "TT   Nội dung        Đơn vị     Số lượng\n"
        "1    Xi măng         Bao        120\n"
        "2    Cát vàng        Khối       35\n"
    ),
    "names": "TT\nHọ và tên\nChức vụ\nĐơn vị\n1\nTrần Văn Bảy\nTrưởng ban\nPhòng Nội vụ\n",
    "items": ("Nội dung công việc và thời gian:\n1. Quét vôi\nPhòng Nội vụ\n30/6\n2. Dọn cỏ\nBan Quản lý chợ\n15/7\n"),
    "numbers out of order": (
        "TT\nNội dung\nChủ trì\nThời gian\n3\nQuét vôi\nPhòng Nội vụ\n30/6\n7\nDọn cỏ\nBan Quản lý chợ\n15/7\n"
    ),
    "letterhead": "SỞ TT VÀ TT     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTT      Độc lập - Tự do - Hạnh phúc\n",
    "signature": "TT\nNơi nhận:          KT. CHỦ TỊCH\n- Như trên;        PHÓ CHỦ TỊCH\n",
    # Which of the two lines of units begins the second cell nothing tells.
    "untold": (
        "TT\nNội dung\nChủ trì\nPhối hợp\nThời gian\n1\nQuét vôi\nPhòng Nội vụ\nBan Quản lý chợ\nĐội Hậu cần\n30/6\n"
    ),
    "crossed columns": (
        "TT   Nội dung        Chủ trì        Thời gian\n1    Quét vôi toàn bộ cổng chào   Phòng Nội vụ  30/6\n"
    ),
}
