"""People by their work, rank, degree and post, and what stands beside their names."""

from __future__ import annotations

import pytest

from congvan.document import Passage
from congvan.recognition.actors import read_actors
from congvan.recognition.sentences import split_sentences


@pytest.mark.parametrize(
    ("named", "behind", "members"),
    [
        # a verb and `viên`, a body and `trưởng`: made at will
        ("Điều độ viên", "ghi nhật ký ca trực.", ["Điều độ viên"]),
        ("các huấn luyện viên", "lập giáo án.", ["các huấn luyện viên"]),
        ("Kíp trưởng", "niêm phong thiết bị.", ["Kíp trưởng"]),
        ("Toán trưởng", "báo cáo quân số.", ["Toán trưởng"]),
        # ranks and degrees before a name
        ("đồng chí Đại tá Phạm Văn Bình", "chỉ đạo chung.", ["Phạm Văn Bình"]),
        ("BSCKII. Lê Thị Mai", "kiểm tra kíp mổ.", ["Lê Thị Mai"]),
        ("Mỗi đồng chí Ủy viên Ban Chấp hành", "theo dõi một xã.", ["Mỗi đồng chí Ủy viên Ban Chấp hành"]),
        # a post and who holds it
        ("Thư ký Ban Tổ chức - bà Trần Thị Nga", "đôn đốc tiến độ.", ["Trần Thị Nga"]),
        ("Đ/c Y sĩ Lê Văn Tám", "trực cấp cứu.", ["Lê Văn Tám"]),
        ("Bà Trần Thị Nga, công chức tư pháp - hộ tịch", ": tiếp nhận hồ sơ.", ["Trần Thị Nga"]),
        ("Kế toán Lê Thị Mai", "cân đối tiền.", ["Lê Thị Mai"]),
        ("Kế toán Vàng Thị Mai", "cân đối tiền.", ["Vàng Thị Mai"]),
        ("Các ông, bà Trưởng phòng Tổ chức", "rà soát hồ sơ.", ["Trưởng phòng Tổ chức"]),
        ("Các chi nhánh loại II", "huy động tiền gửi.", ["Các chi nhánh loại II"]),
        ("Các bệnh viện hạng đặc biệt", "rà soát quy trình.", ["Các bệnh viện hạng đặc biệt"]),
        ("Hội đồng xét tốt nghiệp", "họp xét.", ["Hội đồng xét tốt nghiệp"]),
        ("Phòng Dịch vụ và Marketing", "triển khai chương trình.", ["Phòng Dịch vụ và Marketing"]),
        ("Công chức Địa chính", "rà soát hồ sơ.", ["Công chức Địa chính"]),
        ("Thôn đội trưởng, buôn đội trưởng", "rà soát công dân.", ["Thôn đội trưởng", "buôn đội trưởng"]),
        ("Đ/c Vân", "lập dự toán.", ["Vân"]),
        ("Thanh tra viên được phân công địa bàn", "tham gia kiểm tra.", ["Thanh tra viên được phân công địa bàn"]),
        # a given name alone, with the post in brackets
        ("Cô Hà (kế toán), cô Sương (văn thư)", ": mua nước uống.", ["Hà", "Sương"]),
        ("Ông Trương Văn Lực - tổ trưởng", "lên lịch bơm nước.", ["Trương Văn Lực"]),
        # numbers in a row, places whose name ends in a small word's letters
        ("các đội trưởng đội 1 đến đội 7", "đăng ký giống.", ["các đội trưởng đội 1 đến đội 7"]),
        ("Công an huyện Đại Từ", "bố trí lực lượng.", ["Công an huyện Đại Từ"]),
        ("Hội Sinh viên tỉnh", "thành lập đội hình.", ["Hội Sinh viên tỉnh"]),
        # names that go on behind a stroke or a comma, and those that end there
        ("Văn phòng Đảng ủy - Hội đồng thành viên", "đăng tin.", ["Văn phòng Đảng ủy - Hội đồng thành viên"]),
        (
            "các doanh nghiệp viễn thông, truyền hình cáp",
            "thu hồi cáp hỏng.",
            ["các doanh nghiệp viễn thông, truyền hình cáp"],
        ),
        ("Trưởng thôn, xóm, tổ dân phố", "rà soát từng hộ.", ["Trưởng thôn, xóm, tổ dân phố"]),
        ("Vụ Phục vụ hoạt động đại biểu", "tổng hợp ý kiến.", ["Vụ Phục vụ hoạt động đại biểu"]),
        ("Đài Tiếng nói Việt Nam", "sản xuất chuyên mục.", ["Đài Tiếng nói Việt Nam"]),
        ("Hội đồng khoa học của đơn vị", "phải họp xét chọn.", ["Hội đồng khoa học của đơn vị"]),
        ("Các cơ quan nêu tại Mục II", "gửi hồ sơ.", ["Các cơ quan nêu tại Mục II"]),
        ("Tòa Dân sự, Tòa Lao động", "tập hợp vướng mắc.", ["Tòa Dân sự", "Tòa Lao động"]),
        ("Các doanh nghiệp trong khu công nghiệp", "đấu nối nước thải.", ["Các doanh nghiệp trong khu công nghiệp"]),
        ("Các doanh nghiệp trong KKT Gò và các KCN", "chia ca ăn.", ["Các doanh nghiệp trong KKT Gò và các KCN"]),
        ("Văn phòng đại diện tại các KCN", "kiểm tra việc chấp hành.", ["Văn phòng đại diện tại các KCN"]),
        ("Xí nghiệp Xếp dỡ", "bố trí xe.", ["Xí nghiệp Xếp dỡ"]),
        ("Phó Thủ tướng Lê Văn An", "đồng ý dự thảo.", ["Phó Thủ tướng Lê Văn An"]),
        ("Uỷ ban nhân dân quận - huyện", "rà soát.", ["Uỷ ban nhân dân quận - huyện"]),
        ("UBND các phường - xã - thị trấn", "rà soát.", ["UBND các phường - xã - thị trấn"]),
        ("sở, ban, ngành liên quan", "rà soát.", ["sở, ban, ngành liên quan"]),
        (
            "Sở Văn hóa, Thông tin, Thể thao và Du lịch các tỉnh",
            "báo cáo.",
            ["Sở Văn hóa, Thông tin, Thể thao và Du lịch các tỉnh"],
        ),
        ("Tòa án nhân dân tối cao", "rà soát.", ["Tòa án nhân dân tối cao"]),
        ("Viện kiểm sát nhân dân cấp cao tại Đà Nẵng", "rà soát.", ["Viện kiểm sát nhân dân cấp cao tại Đà Nẵng"]),
        ("các doanh nghiệp vận tải hành khách", "khẩn trương rà soát.", ["các doanh nghiệp vận tải hành khách"]),
        # a bare noun and a body by its name are two
        ("Các phòng, Công an các huyện", "báo cáo kết quả.", ["Các phòng", "Công an các huyện"]),
    ],
)
def test_ends_where_the_predicate_begins(named: str, behind: str, members: list[str]) -> None:
    mention = read_actors(f"{named} {behind}")
    assert mention is not None
    names = [actor.name for actor in mention.members]
    assert names == members
    assert f"{named} {behind}"[mention.span.start : mention.span.end] == named


@pytest.mark.parametrize("text", ["Tổ chức Lễ phát động Tháng Thanh niên.", "Tăng trưởng tín dụng đạt 12%."])
def test_verbs_and_matters_are_nobody(text: str) -> None:
    assert read_actors(text) is None


def test_a_degree_ends_no_sentence() -> None:
    text = "Giao BSCKI. Lê Thị Mai kiểm tra kíp mổ. Báo cáo Giám đốc."
    assert [text[one.start : one.end] for one in split_sentences(Passage(text, 0))] == [
        "Giao BSCKI. Lê Thị Mai kiểm tra kíp mổ.",
        "Báo cáo Giám đốc.",
    ]
