"""What is a task, whose and by when: whole small dispatches through the pipeline, one rule of the guideline each."""

from __future__ import annotations

import pytest
import short_letter
from short_letter import TAIL

from congvan.pipeline import Pipeline
from congvan.schema import Dispatch, Task

HEAD = short_letter.HEAD + short_letter.ORDER


DECISION = """
An Hòa, ngày 07 tháng 3 năm 2022

QUYẾT ĐỊNH
Về việc ban hành Kế hoạch kiểm tra công vụ

GIÁM ĐỐC SỞ NỘI VỤ

Căn cứ Luật Cán bộ, công chức năm 2008;

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch kiểm tra công vụ.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
"""
PLAN = """
KẾ HOẠCH
Kiểm tra công vụ năm 2022
(Ban hành kèm theo Quyết định số 214/QĐ-SNV ngày 07/3/2022)

I. NỘI DUNG

1. Thanh tra Sở kiểm tra việc chấp hành giờ giấc trước ngày 30/6/2022.
"""


def extract(body: str, *, head: str = HEAD) -> Dispatch:
    return Pipeline().extract_text(head + body.strip("\n") + TAIL)


def row(task: Task) -> tuple[str | None, list[str], list[str], str | None]:
    leads = [one.name for one in task.assignees if one.role == "lead"]
    supports = [one.name for one in task.assignees if one.role == "support"]
    deadline = task.deadline
    return task.directive, leads, supports, deadline and (deadline.date or deadline.rrule or deadline.duration)


OFFICES = "Phòng Nội vụ các huyện"
CASES = [
    pytest.param(
        "1. Rà soát hồ sơ tồn đọng. Đơn vị chủ trì: Phòng Kế hoạch. Đơn vị phối hợp: Văn phòng Sở; Thanh tra Sở. "
        "Thời hạn: trước ngày 15/4/2022.\n\n2. Kiểm tra kho lưu trữ (chủ trì: Thanh tra Sở; thời gian: Quý II/2022).",
        [
            ("1", ["Phòng Kế hoạch"], ["Văn phòng Sở", "Thanh tra Sở"], "2022-04-15"),
            ("2", ["Thanh tra Sở"], [], "2022-06-30"),
        ],
        id="labels behind an item's own words",
    ),
    pytest.param(
        "1. Sở Tài chính chủ trì cùng Sở Xây dựng thẩm định dự toán trước ngày 15/4/2022; "
        "trình phê duyệt trước ngày 20/5/2022.",
        [
            ("1", ["Sở Tài chính"], ["Sở Xây dựng"], "2022-04-15"),
            ("1", ["Sở Tài chính"], ["Sở Xây dựng"], "2022-05-20"),
        ],
        id="who supports holds for what a semicolon joins",
    ),
    pytest.param(
        "+ Phòng Tổ chức:\n- Rà soát hồ sơ trước ngày 15/4/2022.\n- Lập danh sách.\n+ Phòng Tài vụ: đối chiếu công nợ.",
        [
            ("+1.-1", ["Phòng Tổ chức"], [], "2022-04-15"),
            ("+1.-2", ["Phòng Tổ chức"], [], None),
            ("+2", ["Phòng Tài vụ"], [], None),
        ],
        id="a list whose outer bullets are plus signs",
    ),
    pytest.param(
        "1. Sở Xây dựng chủ trì kiểm tra hiện trường trước ngày 15/4/2022; Phòng Pháp chế phối hợp.",
        [("1", ["Sở Xây dựng"], ["Phòng Pháp chế"], "2022-04-15")],
        id="who is only named behind a semicolon supports",
    ),
    pytest.param(
        "1. Mục đích: nâng cao chất lượng hồ sơ.\n\n2. Rà soát toàn bộ hồ sơ.\n\n"
        "Rất mong các đơn vị quan tâm phối hợp.",
        [("2", [OFFICES], [], None)],
        id="aims and wishes order nothing",
    ),
    pytest.param(
        "1. Rà soát toàn bộ hồ sơ.\n\n2. Giao Văn phòng Sở tổng hợp.",
        [("1", [OFFICES], [], None), ("2", ["Văn phòng Sở"], [], None)],
        id="a leaf item is one task, its lead stated or addressed",
    ),
    pytest.param(
        "1. Sở Tài chính chủ trì, phối hợp với Sở Xây dựng thẩm định dự toán trước ngày 15/4/2022.",
        [("1", ["Sở Tài chính"], ["Sở Xây dựng"], "2022-04-15")],
        id="lead, support and date",
    ),
    pytest.param(
        "1. Rà soát hồ sơ, bảo đảm các yêu cầu:\n- Hồ sơ đầy đủ.\n- Danh mục được công khai.",
        [("1", [OFFICES], [], None)],
        id="bullets that describe belong to the item",
    ),
    pytest.param(
        "1. Sở Y tế có trách nhiệm:\n- Rà soát cơ số thuốc.\n- Tổ chức trực 24/24 giờ trước ngày 01/5/2022.",
        [("1.-1", ["Sở Y tế"], [], None), ("1.-2", ["Sở Y tế"], [], "2022-05-01")],
        id="bullets that order are one task each, the lead-in none",
    ),
    pytest.param(
        "1. Sở Y tế:\na) Rà soát cơ số thuốc.\nb) Chủ trì, phối hợp với Công an tỉnh kiểm tra.",
        [("1.a", ["Sở Y tế"], [], None), ("1.b", ["Sở Y tế"], ["Công an tỉnh"], None)],
        id="an actor as heading holds for its list",
    ),
    pytest.param(
        "1. Rà soát hồ sơ\n\nCác phòng rà soát hồ sơ đang quản lý.\n\nThời hạn hoàn thành: trước ngày 30/4/2022.",
        [("1", ["Các phòng"], [], "2022-04-30")],
        id="a label line gives the item its deadline",
    ),
    pytest.param(
        "1. Rà soát hồ sơ của đơn vị.\n\nHoàn thành và gửi kết quả về Văn phòng Sở trước ngày 30/4/2022.",
        [("1", [OFFICES], [], "2022-04-30")],
        id="a completion clause is no task",
    ),
    pytest.param(
        "1. Các phòng rà soát hồ sơ. Hằng tháng, thống kê số hồ sơ tồn đọng.",
        [("1", ["Các phòng"], [], None), ("1", ["Các phòng"], [], "FREQ=MONTHLY")],
        id="an own deadline for another action is a task of its own",
    ),
    pytest.param(
        "1. Các phòng ban hành kế hoạch trước ngày 10/4/2022; báo cáo kết quả trước ngày 15/12/2022.",
        [("1", ["Các phòng"], [], "2022-04-10"), ("1", ["Các phòng"], [], "2022-12-15")],
        id="two firm limits make two tasks",
    ),
    pytest.param(
        "1. Các phòng kiểm tra ít nhất 20 hồ sơ trong tháng 6, tháng 7; báo cáo kết quả trước ngày 10/8/2022.",
        [("1", ["Các phòng"], [], "2022-08-10")],
        id="a report's day is the limit of work that a month only places",
    ),
    pytest.param(
        "1. Các phòng lập danh mục hồ sơ giai đoạn 2023 - 2025 trong quý II/2022; công bố quy trình giải quyết.",
        [("1", ["Các phòng"], [], "2022-06-30"), ("1", ["Các phòng"], [], None)],
        id="a task ends with its limit where another order follows",
    ),
    pytest.param(
        "1. Các phòng rà soát hồ sơ trước ngày 30/4/2022; bảo đảm không để sót hồ sơ.",
        [("1", ["Các phòng"], [], "2022-04-30")],
        id="how it is done is no task",
    ),
    pytest.param(
        "1. Các phòng phát tin 02 lần/ngày liên tục đến hết ngày 31/12/2022.",
        [("1", ["Các phòng"], [], "2022-12-31")],
        id="a day is surer than how often",
    ),
    pytest.param(
        "1. Các phòng rà soát hồ sơ trước ngày 30/4/2022.\n2. Thanh tra Sở kiểm tra theo thời hạn tại khoản 1.",
        [("1", ["Các phòng"], [], "2022-04-30"), ("2", ["Thanh tra Sở"], [], "2022-04-30")],
        id="a limit by reference is the other item's",
    ),
    pytest.param(
        "1. Rà soát hồ sơ.\n\nĐề nghị các đơn vị nghiêm túc triển khai thực hiện./.",
        [("1", [OFFICES], [], None)],
        id="the general clause is no task",
    ),
    pytest.param(
        "1. Rà soát hồ sơ.\n\nGiao Thanh tra Sở theo dõi, đôn đốc việc thực hiện Công văn này./.",
        [("1", [OFFICES], [], None), (None, ["Thanh tra Sở"], [], None)],
        id="a named unit that follows up has a task",
    ),
    pytest.param(
        "I. KẾT QUẢ ĐẠT ĐƯỢC\n1. Các phòng đã rà soát 120 hồ sơ.\n2. Cải cách hành chính được đẩy mạnh.\n"
        "II. NHIỆM VỤ\n1. Rà soát hồ sơ.",
        [("II.1", [OFFICES], [], None)],
        id="a part that reports orders nothing",
    ),
    pytest.param(
        "| STT | Nhiệm vụ | Đơn vị chủ trì | Đơn vị phối hợp | Thời hạn |\n|---|---|---|---|---|\n"
        "| 1 | Rà soát hồ sơ | Phòng Tổ chức | Thanh tra Sở | 30/6/2022 |\n"
        "| 2 | Công khai kết quả | Văn phòng Sở | | Hằng quý |",
        [
            ("1", ["Phòng Tổ chức"], ["Thanh tra Sở"], "2022-06-30"),
            ("2", ["Văn phòng Sở"], [], "FREQ=MONTHLY;INTERVAL=3"),
        ],
        id="a row of a task table is a task",
    ),
    pytest.param(
        "| STT | Số ký hiệu văn bản | Nội dung được giao | Cơ quan chủ công thực hiện | TG hoàn thành |\n"
        "|---|---|---|---|---|\n"
        "| | PHÒNG TỔ CHỨC | | | |\n"
        "| 1 | Thông báo số 31/TB-SNV ngày 04/3/2022 | Lập danh sách | Phòng Tổ chức | |\n"
        "| 2 | Công văn số 40/SNV-TTr ngày 09/3/2022 | Kiểm tra kho | Thanh tra Sở | 30/6/2022 |",
        [("1", ["Phòng Tổ chức"], [], None), ("2", ["Thanh tra Sở"], [], "2022-06-30")],
        id="a table that follows up what was ordered",
    ),
    pytest.param(
        "| TT | Nội dung | Chủ trì | Phối hợp | Thời hạn |\n|---|---|---|---|---|\n"
        "| I | CÔNG TÁC LƯU TRỮ | | | |\n| 1 | Lập danh mục | Phòng Tổ chức | Thanh tra Sở | 30/4/2022 |\n"
        "| 2 | Số hóa tài liệu | | | 30/6/2022 |",
        [
            ("1", ["Phòng Tổ chức"], ["Thanh tra Sở"], "2022-04-30"),
            ("2", ["Phòng Tổ chức"], ["Thanh tra Sở"], "2022-06-30"),
        ],
        id="an empty cell holds what stands above it, a group's title is no row",
    ),
    pytest.param(
        "| Tháng | Nội dung | Người phụ trách |\n|---|---|---|\n| 4/2022 | Hội nghị viên chức | Phòng Tổ chức |\n"
        "| | Thi tay nghề | Thanh tra Sở |",
        [("1", ["Phòng Tổ chức"], [], "2022-04-30"), ("2", ["Thanh tra Sở"], [], "2022-04-30")],
        id="a calendar of months",
    ),
    pytest.param(
        "1. Phòng Tổ chức lập bảng lương.\n\n2. Thanh tra Sở thống kê đơn thư.\n\n"
        "Tài liệu gửi về Văn phòng Sở trước ngày 28/4/2022.",
        [("1", ["Phòng Tổ chức"], [], "2022-04-28"), ("2", ["Thanh tra Sở"], [], "2022-04-28")],
        id="a day for all papers",
    ),
    pytest.param(
        "1. Rà soát các dự án chậm; đề xuất hướng xử lý từng dự án, báo cáo Giám đốc trước ngày 30/4/2022.",
        [("1", [OFFICES], [], "2022-04-30")],
        id="the limit of handing in is that of the work before it",
    ),
    pytest.param(
        "1. Công tác chuẩn bị (từ nay đến ngày 30/4/2022)\n\na) Lập danh sách.\n\nb) Tập huấn trước ngày 20/4/2022.",
        [("1.a", [OFFICES], [], "2022-04-30"), ("1.b", [OFFICES], [], "2022-04-20")],
        id="the time of a heading holds for what stands below it",
    ),
    pytest.param(
        "1. Đề án quản lý chợ.\nĐơn vị trình: Phòng Tổ chức. Phối hợp: Thanh tra Sở. Thời hạn trình: 10/10/2022.\n\n"
        "THÁNG 11/2022\n\n2. Kế hoạch kiểm tra.\nCơ quan soạn thảo: Văn phòng Sở. Tiến độ: Quý IV/2022.",
        [
            ("1", ["Phòng Tổ chức"], ["Thanh tra Sở"], "2022-10-10"),
            ("2", ["Văn phòng Sở"], [], "2022-12-31"),
        ],
        id="label lines of a programme, with its months between the items",
    ),
    pytest.param(
        "1. Về số hóa tài liệu\n\nPhòng Tổ chức chủ trì, phối hợp với Thanh tra Sở thực hiện các việc sau:\n\n"
        "- Rà soát hồ sơ;\n\n- Công khai kết quả.\n\n2. Lập danh sách.",
        [
            ("1.-1", ["Phòng Tổ chức"], ["Thanh tra Sở"], None),
            ("1.-2", ["Phòng Tổ chức"], ["Thanh tra Sở"], None),
            ("2", [OFFICES], [], None),
        ],
        id="the paragraph that leads in to bullets names who does them",
    ),
    pytest.param(
        "1. Chi cục Văn thư yêu cầu doanh nghiệp nộp lưu hồ sơ.\n\n2. Thanh tra Sở kiểm tra việc nộp lưu.",
        [("1", ["Chi cục Văn thư"], [], None), ("2", ["Thanh tra Sở"], [], None)],
        id="who is to order outsiders about has the task",
    ),
    pytest.param(
        "1. Thống nhất gia hạn cho Phòng Nội vụ huyện Tân Sơn nộp báo cáo, chậm nhất ngày 30/4/2022.\n\n"
        "2. Rà soát hồ sơ.",
        [("1", ["Phòng Nội vụ huyện Tân Sơn"], [], "2022-04-30"), ("2", [OFFICES], [], None)],
        id="consent with a day binds whom it is given to",
    ),
    pytest.param(
        "Phòng Tổ chức lập danh sách công chức.\n\nThanh tra Sở kiểm tra việc chấp hành kỷ luật.",
        [(None, ["Phòng Tổ chức"], [], None), (None, ["Thanh tra Sở"], [], None)],
        id="plain paragraphs behind the order are its items",
    ),
]


@pytest.mark.parametrize(("body", "expected"), CASES)
def test_tasks(body: str, expected: list[tuple[str | None, list[str], list[str], str | None]]) -> None:
    assert [row(task) for task in extract(body).tasks] == expected


@pytest.mark.parametrize(
    "kind",
    ["TỜ TRÌNH\nVề việc bổ sung biên chế", "BÁO CÁO\nKết quả cải cách hành chính", "GIẤY MỜI\nHọp giao ban tháng 3"],
)
def test_submissions_reports_and_invitations_assign_nothing(kind: str) -> None:
    head = HEAD.split("V/v")[0] + "\nAn Hòa, ngày 07 tháng 3 năm 2022\n\n" + kind + "\n\nKính gửi: UBND tỉnh.\n\n"
    body = "Sở Nội vụ đã rà soát hồ sơ.\n\n1. Các phòng đã báo cáo.\n\n2. Kính đề nghị UBND tỉnh xem xét, phê duyệt."
    dispatch = extract(body, head=head)
    assert dispatch.tasks == () and dispatch.directives == ()


def test_a_letter_that_reports_orders_nothing() -> None:
    head = HEAD.split("Giám đốc Sở yêu cầu", maxsplit=1)[0]
    body = "Thực hiện yêu cầu trên, Sở Nội vụ báo cáo kết quả như sau:\n\n1. Đề nghị Sở Tài chính bố trí kinh phí."
    assert extract(body, head=head).tasks == ()
    ordered = "Sở Nội vụ đề nghị các phòng, các đơn vị báo cáo kết quả như sau:\n\n1. Rà soát hồ sơ."
    assert len(extract(ordered, head=head).tasks) == 1


def test_a_conclusion_hands_out_what_it_decides() -> None:
    head = HEAD.split("V/v")[0].replace("SNV-VP", "TB-SNV") + "\nTHÔNG BÁO\nKết luận kiểm tra công vụ\n\n"
    body = "Giám đốc Sở kết luận như sau:\n\n1. Công bố kết quả kiểm tra.\n\n2. Phòng Tổ chức:\n\na) Thu hồi thẻ cũ."
    assert [row(task) for task in extract(body, head=head).tasks] == [("2.a", ["Phòng Tổ chức"], [], None)]


def test_a_reply_orders_public_bodies_it_answers() -> None:
    head = HEAD.split("Kính gửi")[0] + "Kính gửi:\n- Ông Trần Quang Nhật;\n- UBND phường 5.\n\n"
    body = (
        "Trả lời đơn của ông Trần Quang Nhật, Sở Nội vụ có ý kiến như sau:\n\n"
        "1. Ông Trần Quang Nhật nộp đơn theo quy định.\n\n2. UBND phường 5 giám sát việc tháo dỡ trước ngày 30/4/2022."
    )
    assert [row(task) for task in extract(body, head=head).tasks] == [("2", ["UBND phường 5"], [], "2022-04-30")]


def test_a_telegram_tells_its_hour_and_addressees() -> None:
    text = (
        "UBND TỈNH AN HÒA\n\nSố: 05/CĐ-UBND\n\nAn Hòa, hồi 15 giờ 30 ngày 08 tháng 8 năm 2022\n\nCÔNG ĐIỆN\n"
        "V/v ứng phó bão số 6\n\nCHỦ TỊCH UBND TỈNH\n\nĐiện: - Ban Chỉ huy PCTT các huyện;\n"
        "- Công ty Thủy điện An Hòa.\n\n"
        "Để ứng phó với bão số 6, yêu cầu:\n\n1. Công ty Thủy điện An Hòa vận hành hồ chứa.\n\n2. Sơ tán dân ven sông."
    )
    dispatch = Pipeline().extract_text(text + TAIL)
    assert (dispatch.place, dispatch.issued) == ("An Hòa", "2022-08-08")
    assert dispatch.recipients == ("Ban Chỉ huy PCTT các huyện", "Công ty Thủy điện An Hòa")
    assert [row(task)[:2] for task in dispatch.tasks] == [
        ("1", ["Công ty Thủy điện An Hòa"]),
        ("2", ["Ban Chỉ huy PCTT các huyện", "Công ty Thủy điện An Hòa"]),
    ]


def test_a_plan_that_names_nobody_binds_its_maker_by_the_whole_name() -> None:
    text = (
        "UBND XÃ TÂN KỲ\nBAN THƯỜNG TRỰC\n\nSố: 52/KH-BTT\n\nTân Kỳ, ngày 14 tháng 10 năm 2022\n\nKẾ HOẠCH\n"
        "Tổ chức Ngày hội\n\nNhân kỷ niệm ngày truyền thống, "
        "Ban Thường trực Ủy ban Mặt trận Tổ quốc xã xây dựng kế hoạch như sau:"
        "\n\n1. Vận động xây mới 3 căn nhà.\n\n2. Tổng kết trước ngày 30/11/2022."
    )
    leads = {name for task in Pipeline().extract_text(text + TAIL).tasks for name in row(task)[1]}
    assert leads == {"Ban Thường trực Ủy ban Mặt trận Tổ quốc xã"}


def test_a_sheet_that_follows_up_orders_has_no_letterhead() -> None:
    text = (
        "BẢNG THEO DÕI VIỆC ĐƯỢC GIAO\n\n| STT | Văn bản giao | Nội dung | Phòng thực hiện | Thời hạn |\n"
        "|---|---|---|---|---|\n| 1 | Công văn số 40/SNV-TTr ngày 09/3/2022 | Kiểm kê | Phòng Tổ chức | Quý II/2022 |"
    )
    dispatch = Pipeline().extract_text(text)
    assert (dispatch.issuer, dispatch.number, dispatch.issued) == (None, None, None)
    assert [row(task)[1] for task in dispatch.tasks] == [["Phòng Tổ chức"]]
    cited = {citation.id: citation.number for citation in dispatch.citations}
    assert [cited[one] for one in dispatch.tasks[0].citations] == ["40/SNV-TTr"]


def test_who_is_asked_item_by_item_is_not_answered() -> None:
    head = HEAD.split("Kính gửi")[0] + "Kính gửi:\n- Công ty Cổ phần Sao Hôm;\n- Ngân hàng An Hòa.\n\n"
    body = (
        "Công ty nợ tiền thuê trụ sở và có vướng mắc về hồ sơ. Sở Nội vụ đề nghị:\n\n"
        "1. Công ty Cổ phần Sao Hôm nộp tiền trước ngày 30/4/2022.\n\n2. Chế độ báo cáo\n\n"
        "Ngân hàng An Hòa báo cáo số dư hằng tháng."
    )
    assert [row(task)[0] for task in extract(body, head=head).tasks] == ["1", "2"]


def test_the_line_above_bullets_names_who_does_them() -> None:
    head = HEAD.split("Giám đốc Sở yêu cầu", maxsplit=1)[0]
    body = "Giám đốc Sở chỉ đạo:\n\nPhòng Tổ chức:\n\n- Lập danh sách;\n\n- Rà soát hồ sơ trước ngày 30/4/2022."
    assert [row(task)[1] for task in extract(body, head=head).tasks] == [["Phòng Tổ chức"], ["Phòng Tổ chức"]]


def test_a_decision_with_its_plan() -> None:
    text = HEAD.split("V/v")[0].replace("SNV-VP", "QĐ-SNV") + DECISION + TAIL + PLAN
    tasks = Pipeline().extract_text(text).tasks
    assert [row(task) for task in tasks] == [("I.1", ["Thanh tra Sở"], [], "2022-06-30")]


def test_a_limit_counts_from_the_day_of_effect() -> None:
    decision = DECISION.replace("có hiệu lực kể từ ngày ký", "có hiệu lực kể từ ngày 15/3/2022")
    ordered = "Giao Văn phòng Sở công bố danh mục trong thời hạn 10 ngày kể từ ngày Quyết định này có hiệu lực."
    text = HEAD.split("V/v")[0].replace("SNV-VP", "QĐ-SNV") + decision + f"Điều 3. {ordered}" + TAIL
    limits = [task.deadline for task in Pipeline().extract_text(text).tasks]
    assert [(limit.date, limit.needs) for limit in limits if limit] == [("2022-03-25", None)]


def test_another_dispatch_in_the_file_is_told_and_left() -> None:
    second = HEAD.replace("214", "999") + "1. Giao Kho bạc Nhà nước đối chiếu số liệu." + TAIL
    dispatch = Pipeline().extract_text(HEAD + "1. Rà soát hồ sơ." + TAIL + "\n\n" + second)
    assert [row(task)[1] for task in dispatch.tasks] == [[OFFICES]]
    assert [issue.code for issue in dispatch.issues] == ["second_dispatch"]


def test_every_value_points_into_the_text() -> None:
    pipeline = Pipeline()
    for case in CASES:
        body = str(case.values[0])
        text = HEAD + body + TAIL
        dispatch = pipeline.extract_text(text)
        for task in dispatch.tasks:
            spans = [one.evidence for one in task.assignees] + [task.evidence, *task.field_evidence.values()]
            spans += [task.deadline.evidence] if task.deadline else []
            assert all(0 <= one.start < one.end <= len(text) for one in spans)
            assert all(one.rule and 0 < one.score <= 1 for one in spans)


def test_a_label_names_what_the_item_yields() -> None:
    tasks = extract(
        "1. Phòng Nội vụ rà soát hồ sơ, báo cáo Giám đốc Sở trước ngày 15/3/2022.\n\n"
        "Sản phẩm: Báo cáo rà soát hồ sơ.\n\n2. Phòng Nội vụ lưu hồ sơ."
    ).tasks
    assert [task.deliverable for task in tasks] == ["Báo cáo rà soát hồ sơ", None]


def test_a_decision_gives_standing_offices_tasks_and_the_body_it_sets_up_only_rules() -> None:
    head = DECISION[: DECISION.index("Điều 1.")].replace(
        "Về việc ban hành Kế hoạch kiểm tra công vụ", "Thành lập Đoàn kiểm tra"
    )
    body = """\
Điều 1. Thành lập Đoàn kiểm tra công vụ gồm 05 thành viên.
Điều 2. Văn phòng Sở bố trí phương tiện cho Đoàn kiểm tra trước ngày 15/3/2022.
Đoàn kiểm tra tự giải thể sau khi hoàn thành nhiệm vụ.
Điều 3. Quyết định này có hiệu lực kể từ ngày ký.
"""
    top = HEAD[: HEAD.index("Số:")] + "Số: 214/QĐ-SNV"
    tasks = Pipeline().extract_text(top + head + body + TAIL).tasks
    assert [(task.directive, [one.name for one in task.assignees]) for task in tasks] == [("Điều 2", ["Văn phòng Sở"])]
