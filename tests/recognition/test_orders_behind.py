"""Orders that stand behind what only tells why, and what an issuer does by writing it."""

from __future__ import annotations

import pytest

from congvan.document import Passage
from congvan.document.mentions import Clause
from congvan.recognition.clauses import read_clauses


def read(text: str) -> Clause:
    [clause] = read_clauses(Passage(text, 0))
    return clause


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        # what the press wrote, then the order of a post
        ("Báo Tin tức đăng bài về bãi rác, Chủ tịch UBND tỉnh giao Sở Y tế kiểm tra.", ["Sở Y tế"]),
        ("Ngày 14/4 Báo Tin tức đăng bài về bãi rác, Chủ tịch UBND tỉnh giao Sở Y tế kiểm tra.", ["Sở Y tế"]),
        # consent, then the order
        ("Thủ tướng Chính phủ đồng ý và giao Bộ Y tế trình Quốc hội.", ["Bộ Y tế"]),
        ("Phó Thủ tướng Lê Văn An đồng ý dự thảo Báo cáo và giao Bộ Y tế trình Quốc hội.", ["Bộ Y tế"]),
        ("Xét đề nghị của Bộ Y tế, Phó Thủ tướng Lê Văn An đồng ý và giao Bộ Tài chính bố trí vốn.", ["Bộ Tài chính"]),
        # the matter before a colon, a condition behind it
        ("Gỡ khó cho nhà đầu tư: Khi nhà đầu tư kiến nghị, yêu cầu các sở trả lời.", ["các sở"]),
        # circumstances that no comma parts from it
        ("Nhận được thông báo này yêu cầu Hiệu trưởng các trường chuẩn bị tốt.", ["Hiệu trưởng các trường"]),
        ("Để kịp thời tổng hợp đề nghị các xã báo cáo kết quả trước ngày 15/6.", ["các xã"]),
        ("Thực hiện Kế hoạch số 12/KH-UBND của UBND tỉnh Phòng Nội vụ đề nghị các xã báo cáo.", ["các xã"]),
        # an issuer by initials that no table knows
        ("Được sự đồng ý của Bí thư, VPĐU đề nghị Bí thư các chi bộ báo cáo.", ["Bí thư các chi bộ"]),
        ("BHXH tỉnh phân công như sau: Phòng Quản lý thu lập biên bản.", ["Phòng Quản lý thu"]),
    ],
)
def test_the_order_decides(text: str, leads: list[str]) -> None:
    clause = read(text)
    assert (clause.frame, [actor.name for actor in clause.leads]) == ("order", leads)


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Các kiến nghị này, theo chức năng nhiệm vụ, Bộ Y tế tiếp tục chủ trì thực hiện.", ["Bộ Y tế"]),
        ("Đối với môn Thể dục, cơ sở giáo dục trung học chủ động điều chỉnh.", ["cơ sở giáo dục trung học"]),
        ("Văn bản hỏi của Chi cục đối với Cục phải nêu rõ tình huống.", ["Chi cục"]),
        ("Bộ Y tế chủ trì xem xét đề nghị của tỉnh, trả lời cho địa phương biết.", ["Bộ Y tế"]),
        ("Sau khi nhận được văn bản này Phòng Tài chính thẩm định.", ["Phòng Tài chính"]),
        ("Thực hiện Kế hoạch ngày 02 tháng 5 năm 2022 Phòng Nội vụ tổng hợp danh sách.", ["Phòng Nội vụ"]),
        (
            "Trường hợp Chi cục có vướng mắc đề nghị Cục hướng dẫn thì văn bản hỏi của Chi cục phải nêu rõ lý do.",
            ["Chi cục"],
        ),
    ],
)
def test_who_is_obliged_behind_what_it_is_about(text: str, leads: list[str]) -> None:
    clause = read(text)
    assert (clause.frame, [actor.name for actor in clause.leads]) == ("obligation", leads)


@pytest.mark.parametrize(
    "text",
    [
        "Chấp thuận đề xuất của Sở Xây dựng tại Tờ trình số 12/TTr-SXD.",
        "Bộ Y tế đồng ý dự thảo Báo cáo.",
        "Bản nhận xét của Phó Bí thư do Bí thư Đảng ủy ký.",
        "Mọi chi tiết xin liên hệ: Vụ Pháp chế, chuyên viên Lê Văn An, điện thoại 0123.",
        "Bộ Y tế đề nghị UBND các tỉnh quan tâm chỉ đạo các đơn vị chức năng thực hiện các nội dung nêu trên./.",
        "Trong các năm qua, cơ sở giáo dục có nguy cơ cháy nổ.",
        "Vỉa hè các tuyến có trường học, bệnh viện không được sử dụng vào việc kinh doanh.",
        "Cơ bản thống nhất với bố cục và nội dung dự thảo Quy chế do Sở Ngoại vụ soạn thảo.",
    ],
)
def test_nobody_is_told_to_do_it(text: str) -> None:
    assert not any(clause.instructs for clause in read_clauses(Passage(text, 0)))


def test_where_opinions_are_to_be_sent_names_no_doer() -> None:
    text = "Ý kiến góp ý bằng văn bản xin gửi về Bộ trước ngày 15/6/2011 theo địa chỉ: Cục Nhà giáo quản lý hồ sơ."
    assert (read(text).frame, read(text).leads, read(text).completion) == ("imperative", (), True)


@pytest.mark.parametrize(
    ("text", "supports"),
    [
        (
            "Giao Sở Y tế chủ trì phối hợp Sở Tài chính, Kho bạc nhà nước thành phố và các cơ quan liên quan rà soát.",
            ["Sở Tài chính", "Kho bạc nhà nước thành phố", "các cơ quan liên quan"],
        ),
        (
            "Giao Sở Y tế chủ trì phối hợp với sở, ngành chức năng, UBND các huyện kiểm tra.",
            ["sở, ngành chức năng", "UBND các huyện"],
        ),
    ],
)
def test_who_helps(text: str, supports: list[str]) -> None:
    assert [actor.name for actor in read(text).supports] == supports


@pytest.mark.parametrize("tone", ["Ủy", "Uỷ"])
def test_whom_to_report_to_has_either_tone_placement(tone: str) -> None:
    text = f"Giao Sở Y tế tổng hợp kết quả kiểm tra báo cáo {tone} ban nhân dân tỉnh để xem xét."
    span = read(text).report_to
    assert span is not None
    assert text[span.start : span.end] == f"{tone} ban nhân dân tỉnh"


@pytest.mark.parametrize(
    "text",
    [
        "Căn cứ Công văn số 12/SNV-VP của Sở Nội vụ đề nghị các huyện báo cáo kết quả;",
        "Theo đề nghị của Sở Nội vụ các xã báo cáo.",
        "Khi NNT đề nghị Chi cục Thuế hoàn trả tiền nộp thừa, hồ sơ gồm văn bản đề nghị.",
        "NNT đề nghị Chi cục Thuế hoàn trả tiền nộp thừa.",
        "Thực hiện Công văn số 12/SNV-VP của Sở Nội vụ đề nghị các huyện báo cáo kết quả.",
        "Trước đây Sở Nội vụ yêu cầu các xã báo cáo hằng tháng.",
        "Căn cứ Công văn số 12/SNV-VP của Sở Nội vụ V/v đề nghị các huyện báo cáo kết quả.",
    ],
)
def test_what_tells_of_a_request_orders_nothing(text: str) -> None:
    assert read(text).frame != "order"
