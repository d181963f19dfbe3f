"""Dispatches that tell the public, answer or invite: what assigns something in them, and what does not."""

from __future__ import annotations

import pytest
from short_letter import LETTERHEAD, TAIL

from congvan.pipeline import Pipeline


def tasks(
    body: str, *, title: str = "THÔNG BÁO", subject: str = "", issuer: str = "SỞ NỘI VỤ"
) -> list[tuple[str | None, list[str]]]:
    head = LETTERHEAD.format(issuer=issuer, number="31/TB-SNV", opening=f"{title}\n{subject}")
    found = Pipeline().extract_text(head + body + TAIL).tasks
    return [(one.directive, [a.name for a in one.assignees if a.role == "lead"]) for one in found]


_RULES = """Sở Nội vụ thông báo như sau:

1. Hồ sơ nộp trước ngày 15/4/2022, mỗi người 01 bộ.

2. Hội đồng kiểm tra hồ sơ, niêm yết danh sách. Người nộp phải mang theo giấy tờ tùy thân.

3. Không nhận hồ sơ gửi qua bưu điện."""


@pytest.mark.parametrize(
    "subject",
    [
        "Tuyển dụng viên chức năm 2022",
        "Về việc mời báo giá thiết bị",
        "Lựa chọn tổ chức đấu giá tài sản",
        "phân luồng giao thông phục vụ lễ hội",
        "tạm ngừng cấp nước khu vực phía bắc",
        "Cấm đường phục vụ lễ hội",
        "phát động và Thể lệ cuộc thi viết về An Hòa",
        "kê khai, nộp thuế của hộ kinh doanh năm 2022",
        "Rút kinh nghiệm vụ án tranh chấp đất đai",
    ],
)
def test_rules_for_whoever_comes_are_no_tasks(subject: str) -> None:
    assert tasks(_RULES, subject=subject) == []


def test_the_same_items_are_tasks_where_units_are_told_them() -> None:
    assert tasks(_RULES, subject="Kết luận cuộc họp giao ban tháng 3") != []


def test_who_is_told_decides_where_the_subject_does_not() -> None:
    body = _RULES.replace("thông báo như sau", "thông báo đến nhân dân trên địa bàn như sau")
    assert tasks(body, subject="Việc tổ chức chợ Tết") == []


def test_a_notice_that_names_nobody_gives_its_issuer_no_work() -> None:
    body = "Sở thông báo:\n\n1. Cấm xe tải trên đường Nguyễn Du.\n\n2. Không xem xét hồ sơ nộp muộn."
    assert tasks(body, subject="Bảo đảm trật tự dịp lễ hội") == []


def test_who_only_tells_others_has_no_work() -> None:
    body = "Sở thông báo:\n\n1. Cấm xe tải trên đường Nguyễn Du.\n\nSở Nội vụ thông báo để các đơn vị biết, thực hiện."
    assert tasks(body, subject="Bảo đảm trật tự dịp lễ hội") == []


def test_the_public_is_asked_and_not_ordered() -> None:
    body = "Công an xã thông báo:\n\n1. {} không làm theo và báo ngay cho Công an xã."
    assert tasks(body.format("Đề nghị người dân"), subject="Cảnh báo lừa đảo") == []
    assert tasks(body.format("Đề nghị các trường"), subject="Cảnh báo lừa đảo") == [("1", ["các trường"])]


@pytest.mark.parametrize("first", ["Bộ Tài chính", "Bộ Chỉ huy quân sự tỉnh"])
def test_what_a_province_asks_a_ministry_for_is_no_order(first: str) -> None:
    body = f"Kính gửi: {first}.\n\nUBND tỉnh báo cáo tình hình sạt lở bờ sông.\n\nĐề nghị {first} cử cán bộ khảo sát."
    found = tasks(body, title="", issuer="ỦY BAN NHÂN DÂN")
    assert bool(found) == first.endswith("tỉnh")


def test_a_notice_still_orders_in_so_many_words() -> None:
    body = f"{_RULES}\n\n4. Giao Phòng Công chức tổng hợp hồ sơ trước ngày 20/4/2022."
    assert tasks(body, subject="Tuyển dụng viên chức năm 2022") == [("4", ["Phòng Công chức"])]


def test_an_invitation_hands_out_what_is_to_be_prepared() -> None:
    body = """Sở Nội vụ trân trọng kính mời các đơn vị dự họp.

1. Thời gian: 8 giờ ngày 15/3/2022.

2. Phân công chuẩn bị:

- Phòng Công chức hoàn chỉnh báo cáo trước ngày 12/3/2022;

- Văn phòng Sở bố trí phòng họp.

Sở Nội vụ đề nghị quý đại biểu đến dự đúng giờ."""
    found = tasks(body, title="GIẤY MỜI", subject="Dự họp triển khai công tác quý II")
    assert found == [("2.-1", ["Phòng Công chức"]), ("2.-2", ["Văn phòng Sở"])]


def letter(body: str, *, to: str = "Công ty TNHH Sao Mai", subject: str = "trả lời Công ty về hóa đơn") -> list[str]:
    text = (
        "TỔNG CỤC THUẾ\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 14/TCT-CS\n"
        f"V/v {subject}\n\nHà Nội, ngày 07 tháng 3 năm 2022\n\nKính gửi: {to}.\n\n{body}{TAIL}"
    )
    return [one.assignees[0].name for one in Pipeline().extract_text(text).tasks]


def test_a_reply_to_a_firm_quotes_who_is_given_work_by_law() -> None:
    body = "Căn cứ tình hình thực tế, giao Cục trưởng Cục Thuế địa phương quyết định về nơi kê khai thuế."
    assert letter(body) == []


@pytest.mark.parametrize(
    ("end", "leads"),
    [
        ("hướng dẫn đơn vị thực hiện theo quy định", ["Cục Thuế tỉnh An Hòa"]),
        ("để hướng dẫn Chi nhánh Công ty TNHH Sao Mai thực hiện đúng quy định", ["Cục Thuế tỉnh An Hòa"]),
        ("và tình hình thực tế để xử lý theo quy định", ["Cục Thuế tỉnh An Hòa"]),
        ("thực hiện theo đúng quy định của pháp luật", []),
    ],
)
def test_an_office_that_is_to_act_by_the_law_has_a_task(end: str, leads: list[str]) -> None:
    body = f"Tổng cục Thuế có ý kiến như sau:\n\nĐề nghị Cục Thuế tỉnh An Hòa căn cứ quy định nêu trên {end}."
    assert letter(body, to="Cục Thuế tỉnh An Hòa", subject="trả lời chính sách thuế") == leads


@pytest.mark.parametrize(
    ("deed", "leads"),
    [
        ("Trường hợp Công ty không nộp lại số tiền trên thì Cục Thuế thực hiện thu hồi hoàn thuế.", ["Cục Thuế"]),
        ("Trường hợp Công ty không có hồ sơ thì Cục Thuế không xem xét miễn giảm.", []),
        ("Cục Thuế có trách nhiệm giải thích cho người nộp thuế.", []),
    ],
)
def test_who_is_answered_may_be_called_by_the_kind_alone(deed: str, leads: list[str]) -> None:
    body = f"Tổng cục Thuế có ý kiến như sau:\n\nCông ty TNHH Sao Mai đã được hoàn thuế năm 2020. {deed}"
    assert letter(body, to="Cục Thuế tỉnh An Hòa", subject="trả lời chính sách thuế") == leads


def test_what_a_firm_asks_of_its_partners_is_no_order_of_who_answers_it() -> None:
    body = "Trường hợp hóa đơn ghi sai thì Công ty đề nghị nhà cung cấp thu hồi hóa đơn đã lập để lập lại hóa đơn mới."
    assert letter(body) == []


def test_paragraphs_behind_a_lead_in_are_tasks_of_whom_they_name() -> None:
    body = (
        "Ban Thường vụ có ý kiến như sau:\n\nVăn phòng Sở cung cấp danh sách viên chức vào ngày 25/3/2022.\n\n"
        "Giao Phòng Kế hoạch chủ trì:\n\n+ Hướng dẫn mẫu biểu.\n\n+ Thẩm định hồ sơ."
    )
    assert letter(body, to="Các phòng thuộc Sở", subject="kiểm điểm năm 2022") == [
        "Văn phòng Sở", "Phòng Kế hoạch", "Phòng Kế hoạch"
    ]  # fmt: skip


def test_a_letter_to_the_public_explains() -> None:
    body = """Sở Công Thương thông tin như sau:

1. Hàng nhập khẩu phải có nhãn phụ bằng tiếng Việt.

2. Người bán lập biên bản, báo cơ quan thuế trong 05 ngày."""
    assert letter(body, to="Các tổ chức, cá nhân kinh doanh hàng nhập khẩu", subject="quy định về nhãn hàng") == []


def test_a_letter_that_sends_papers_orders_only_in_so_many_words() -> None:
    papers = (
        "Tổng cục Thuế trân trọng gửi Quý Cục bộ tài liệu để nghiên cứu, gồm:\n\n"
        "1. Báo cáo kết quả khảo sát năm 2021;\n\n2. Phân bổ dự toán năm 2022;\n\n"
    )
    assert letter(papers, to="Cục Thuế tỉnh An Hòa", subject="gửi tài liệu") == []
    asked = f"{papers}Đề nghị Cục Thuế tỉnh An Hòa niêm yết bộ tài liệu tại bộ phận một cửa."
    assert letter(asked, to="Cục Thuế tỉnh An Hòa", subject="gửi tài liệu") == ["Cục Thuế tỉnh An Hòa"]


@pytest.mark.parametrize(
    ("subject", "told"),
    [
        ("đính chính Công văn số 5/TCT-CS", True),
        ("thay đổi trụ sở làm việc, số điện thoại", True),
        ("sửa mẫu biểu số 5", False),
    ],
)
def test_corrections_and_notices_of_where_an_office_is_tell_only(subject: str, told: bool) -> None:
    body = "Tổng cục Thuế thông báo như sau:\n\n1. Thay cụm từ “tháng 3” bằng “tháng 4”.\n\n2. Bỏ dòng thứ 5."
    assert (letter(body, to="Cục Thuế các tỉnh, thành phố", subject=subject) == []) is told


def test_who_asks_for_himself_orders_nobody() -> None:
    body = "Bà Nhạn đề nghị cấp Giấy chứng nhận, đồng thời đề nghị Cục Thuế tỉnh An Hòa hoàn thuế cho hộ ông Tịnh."
    assert letter(body, to="Cục Thuế tỉnh An Hòa", subject="xử lý đơn") == []


def test_a_name_that_ends_in_a_verb_is_no_order() -> None:
    body = "Đồng chí Tôn Nữ Quỳnh Giao, Phó Cục trưởng, Bí thư chi bộ thôi giữ chức Phó Cục trưởng."
    assert letter(body, to="Cục Thuế tỉnh An Hòa", subject="công tác cán bộ") == []


@pytest.mark.parametrize(
    "told",
    [
        "Cử tri phản ánh: hồ sơ chậm được trả; đề nghị ngành Thuế giải thích rõ.",
        "Đề nghị ngành chức năng sớm sửa chữa.",
        "Bên mời thầu yêu cầu nhà thầu làm rõ hồ sơ dự thầu.",
        "Tổng cục Thuế nhất trí với vị trí do Cục Thuế tỉnh An Hòa giới thiệu.",
        "Theo khoản 3 Điều 18 của Nghị định số 12/2020/NĐ-CP, cơ quan đăng ký kiểm tra hồ sơ trước khi cấp giấy.",
    ],
)
def test_an_answer_tells_what_others_ask_and_what_the_law_says(told: str) -> None:
    body = f"Tổng cục Thuế trả lời kiến nghị của cử tri như sau:\n\n1. {told}\n\n2. Nội dung này đã được giải quyết."
    assert letter(body, to="Cục Thuế tỉnh An Hòa", subject="trả lời kiến nghị của cử tri") == []


def test_an_answer_may_order_all_the_same() -> None:
    body = (
        "Tổng cục Thuế trả lời như sau:\n\n1. Đề nghị Cục Thuế tỉnh An Hòa hoàn thuế cho Công ty trước ngày 20/3/2022."
    )
    found = letter(body, to="Cục Thuế tỉnh An Hòa", subject="trả lời vướng mắc")
    assert found == ["Cục Thuế tỉnh An Hòa"]


def test_a_letter_of_prices_to_customers_tells_only() -> None:
    body = "Công ty thông báo:\n\n1. Giữ nguyên mức giá tại Quyết định số 5/QĐ-CT.\n\n2. Thu tiền theo biểu giá mới."
    assert letter(body, to="Quý Hãng tàu", subject="thông báo giá dịch vụ") == []
