from __future__ import annotations

import pytest

from congvan.document import Passage, Span
from congvan.document.mentions import Clause
from congvan.recognition.clauses import read_clauses

CLAUSES = [
    # sentence, frame, leads, supports, how the action begins
    ("Giao Văn phòng Sở tổng hợp báo cáo.", "order", ["Văn phòng Sở"], [], "tổng hợp"),
    ("Đề nghị UBND các huyện rà soát hồ sơ.", "order", ["UBND các huyện"], [], "rà soát"),
    ("Yêu cầu các phòng báo cáo kết quả.", "order", ["các phòng"], [], "báo cáo"),
    (
        "Chủ tịch UBND tỉnh yêu cầu Sở Y tế chỉ đạo các bệnh viện bố trí giường bệnh.",
        "order",
        ["Sở Y tế"],
        [],
        "chỉ đạo",
    ),
    (
        "Sở Tài chính chủ trì, phối hợp với Sở Xây dựng thẩm định dự toán.",
        "obligation",
        ["Sở Tài chính"],
        ["Sở Xây dựng"],
        "chủ trì",
    ),
    (
        "Tháo gỡ khó khăn, nắm chắc tình hình, UBND tỉnh yêu cầu các sở, ngành thực hiện các nội dung sau:",
        "order",
        ["các sở, ngành"],
        [],
        "thực hiện",
    ),
    ("Định kỳ ngày 25 hàng tháng các đơn vị báo cáo kết quả.", "obligation", ["các đơn vị"], [], "báo cáo"),
    ("Hết ngày 30/6 Phòng Kỹ thuật tổng kết, đề xuất thưởng.", "obligation", ["Phòng Kỹ thuật"], [], "tổng kết"),
    (
        "Trong 03 tháng kể từ ngày UBND tỉnh ban hành Thông báo này, các hội hoàn thành việc thanh toán nợ.",
        "obligation",
        ["các hội"],
        [],
        "hoàn thành",
    ),
    ("Phòng Kế hoạch: Là đầu mối theo dõi tiến độ.", "obligation", ["Phòng Kế hoạch"], [], "Là đầu mối"),
    ("16h30 hằng ngày tổng hợp số liệu báo cáo Chủ tịch UBND xã.", "imperative", [], [], "16h30"),
    ("Kết thúc đợt hoạt động, phòng Nghiệp vụ tổng hợp số liệu.", "obligation", ["phòng Nghiệp vụ"], [], "tổng hợp"),
    ("Cấp 250 lít hóa chất cho 11 thôn.", "imperative", [], [], "Cấp"),
    ("Phòng Hậu cần cấp 60 bộ đèn chiếu.", "obligation", ["Phòng Hậu cần"], [], "cấp 60"),
    ("Phòng Hậu cần ngày 15/6 đã nhận đủ.", "statement", [], [], ""),
    ("PC06 mở lớp tập huấn cho Công an xã.", "obligation", ["PC06"], [], "mở lớp"),
    ("Riêng xã An Lạc, thị trấn An Phú sửa chữa cầu.", "obligation", ["xã An Lạc", "thị trấn An Phú"], [], "sửa chữa"),
    (
        "Các cơ quan, đơn vị nêu tại mục 1, 2, 3 báo cáo kết quả bằng văn bản.",
        "obligation",
        ["Các cơ quan, đơn vị nêu tại mục 1, 2, 3"],
        [],
        "báo cáo",
    ),
    ("Là cơ quan thường trực, đôn đốc các đơn vị.", "imperative", [], [], "Là cơ quan"),
    (
        "Phòng Nội vụ cùng với Công an xã rà soát nhân khẩu.",
        "obligation",
        ["Phòng Nội vụ"],
        ["Công an xã"],
        "rà soát",
    ),
    ("Các đơn vị, địa phương trên báo cáo hằng ngày.", "obligation", ["Các đơn vị, địa phương trên"], [], "báo cáo"),
    (
        "Văn phòng Sở liên hệ với các nhà tài trợ tiếp nhận chăn ấm.",
        "obligation",
        ["Văn phòng Sở"],
        [],
        "liên hệ",
    ),
    (
        "Trên đây là kế hoạch, đề nghị các bộ phận thực hiện tốt phần việc được phân công.",
        "courtesy",
        ["các bộ phận"],
        [],
        "thực hiện",
    ),
    (
        "Trên đây là nội dung trả lời, kính đề nghị Tổ đại biểu thông tin đến cử tri được biết./.",
        "courtesy",
        [],
        [],
        "",
    ),
    (
        "Đồng ý cho Phòng Văn hóa và Thông tin tạm hoãn hội thi, nhưng phải tổ chức xong trước ngày 30/11/2019.",
        "consent",
        ["Phòng Văn hóa và Thông tin"],
        [],
        "Đồng ý",
    ),
    ("Sở Nội vụ có trách nhiệm tổng hợp.", "obligation", ["Sở Nội vụ"], [], "có trách nhiệm"),
    ("Sở Y tế: rà soát cơ số thuốc.", "obligation", ["Sở Y tế"], [], "rà soát"),
    ("Công an tỉnh tăng cường tuần tra.", "obligation", ["Công an tỉnh"], [], "tăng cường"),
    (
        "Căn cứ kết quả kiểm tra, Sở Tư pháp tham mưu UBND tỉnh ban hành văn bản.",
        "obligation",
        ["Sở Tư pháp"],
        [],
        "tham mưu",
    ),
    ("Đối với các dự án chậm, giao Sở Xây dựng kiểm tra.", "order", ["Sở Xây dựng"], [], "kiểm tra"),
    ("Đề nghị Sở Tài chính cho biết đã có hướng dẫn chưa?", "order", ["Sở Tài chính"], [], "cho biết"),
    (
        "Xã nào chưa có quy hoạch thì lập, trình UBND huyện trong năm 2011.",
        "obligation",
        ["Xã nào chưa có quy hoạch"],
        [],
        "lập",
    ),
    (
        "Ban QLDA các công trình giao thông và dân dụng, Sở Xây dựng tổ chức thi công.",
        "obligation",
        ["Ban QLDA các công trình giao thông và dân dụng", "Sở Xây dựng"],
        [],
        "tổ chức",
    ),
    (
        "Đội Cảnh sát điều tra tội phạm về TTXH: tập trung điều tra.",
        "obligation",
        ["Đội Cảnh sát điều tra tội phạm về TTXH"],
        [],
        "tập trung",
    ),
    (
        "Công khai kết quả trên Báo An Hòa, Cổng thông tin điện tử tỉnh, bắt đầu từ ngày 25/8.",
        "imperative",
        [],
        [],
        "Công khai",
    ),
    ("UBND 14 phường và HTX vận tải Bến Đá:", "heading", ["UBND 14 phường", "HTX vận tải Bến Đá"], [], ""),
    ("Rà soát toàn bộ hồ sơ.", "imperative", [], [], "Rà soát"),
    ("Định kỳ hằng tháng, thống kê số hồ sơ.", "imperative", [], [], "thống kê"),
    ("Phối hợp với Công an huyện rà soát cư trú.", "imperative", [], ["Công an huyện"], "Phối hợp"),
    ("Không để xảy ra tiêu cực.", "imperative", [], [], "Không để"),
    ("Đối với UBND các xã:", "heading", ["UBND các xã"], [], ""),
    ("Sở Nội vụ", "heading", ["Sở Nội vụ"], [], ""),
    ("Sở Nội vụ đã báo cáo UBND tỉnh.", "report", ["Sở Nội vụ"], [], ""),
    ("Sở Y tế sẽ kiểm tra đột xuất.", "report", ["Sở Y tế"], [], ""),
    ("Các trường có thể tổ chức dạy bù.", "permission", ["Các trường"], [], ""),
    ("Thí sinh nộp hồ sơ tại trường.", "statement", ["Thí sinh"], [], ""),
    ("Chỉ số năm 2022 đạt 90 điểm.", "statement", [], [], ""),
    ("Người nộp thuế đề nghị Chi cục Thuế gia hạn.", "statement", ["Người nộp thuế"], [], ""),
    ("Doanh nghiệp bán hàng qua kho ngoại quan.", "statement", ["Doanh nghiệp"], [], ""),
    (
        "Các xã chưa nộp hồ sơ theo Công văn số 12/UBND nêu trên khẩn trương hoàn thiện.",
        "obligation",
        ["Các xã chưa nộp hồ sơ"],
        [],
        "khẩn trương",
    ),
    ("Các sở có ý kiến bằng văn bản về danh mục.", "obligation", ["Các sở"], [], "có ý kiến"),
    ("Các trường đang giữ học bạ nào thì niêm phong học bạ đó.", "obligation", ["Các trường"], [], "thì"),
    ("Các đơn vị còn lúng túng, chưa chủ động tham mưu.", "report", ["Các đơn vị"], [], ""),
    ("UBND các quận giao chỉ tiêu cụ thể đến từng phường.", "obligation", ["UBND các quận"], [], "giao"),
    ("Kết quả thực hiện, các trường báo cáo Phòng.", "obligation", ["các trường"], [], "báo cáo"),
    ("Yêu cầu chung đối với các phòng", "heading", ["các phòng"], [], ""),
    ("Giao Vụ Pháp chế.", "heading", ["Vụ Pháp chế"], [], ""),
    ("Do Phòng Thanh tra chuyển đến.", "statement", [], [], ""),
    ("Lưu ý:", "statement", [], [], ""),
    ("CTĐL Hòa An, CTĐL Tân Kỳ kiểm tra tủ điện.", "obligation", ["CTĐL Hòa An", "CTĐL Tân Kỳ"], [], "kiểm tra"),
    ("QUY CHẾ quản lý chợ", "statement", [], [], ""),
    ("Tổ chức thực hiện:", "statement", [], [], ""),
    ("Việc lưu hồ sơ tại Phòng Nội vụ cần bảo đảm đúng hạn.", "obligation", ["Phòng Nội vụ"], [], ""),
    ("Chủ động xây dựng quy chế phối hợp với các sở, ngành.", "imperative", [], [], "Chủ động"),
    (
        "Trường hợp Chi cục có phát sinh vướng mắc cần hướng dẫn thì văn bản hỏi của Chi cục phải nêu rõ sự việc.",
        "obligation",
        ["Chi cục"],
        [],
        "văn bản",
    ),
    (
        "Trên cơ sở rủi ro, rà soát các tổ chức, doanh nghiệp tại tỉnh có thuê kho, cơ quan thuế lập danh sách.",
        "obligation",
        ["cơ quan thuế"],
        [],
        "lập",
    ),
    (
        "Phối hợp với các hiệp hội về thủy sản tổ chức hội thảo.",
        "imperative",
        [],
        ["các hiệp hội về thủy sản"],
        "Phối hợp",
    ),
    (
        "Yêu cầu các sở, ngành và đề nghị các hội, đoàn thể tuyên truyền.",
        "order",
        ["các sở, ngành", "các hội, đoàn thể"],
        [],
        "tuyên truyền",
    ),
    (
        "Trường hợp Sở Xây dựng trả hồ sơ chậm thì phải có văn bản xin lỗi.",
        "obligation",
        ["Sở Xây dựng"],
        [],
        "phải",
    ),
    ("Không có giấy phép khai thác.", "statement", [], [], ""),
    ("Thông tin về giá đất đã được đăng tải trên Cổng thông tin.", "statement", [], [], ""),
    ("Để Quý cơ quan tra cứu, sử dụng trong năm học.", "statement", [], [], ""),
    ("Sở Công Thương xin gửi danh mục kèm theo.", "report", ["Sở Công Thương"], [], ""),
    ("Nếu hộ dân đề nghị cấp lại giấy, mức thu không đổi thì phí được miễn.", "statement", [], [], ""),
    (
        "Trường hợp đơn vị cấp dưới đề nghị giải thích thì Cục Thuế hướng dẫn bằng văn bản.",
        "obligation",
        ["Cục Thuế"],
        [],
        "hướng dẫn",
    ),
    (
        "Nếu còn vướng thì kịp thời phối hợp với Sở Nội vụ, Sở Tư pháp báo cáo UBND tỉnh.",
        "imperative",
        [],
        ["Sở Nội vụ", "Sở Tư pháp"],
        "kịp thời",
    ),
    ("Hằng quý tổng hợp báo cáo Giám đốc, Chủ tịch Hội đồng theo quy định.", "imperative", [], [], "Hằng quý"),
    (
        "Trong 03 ngày làm việc, người ra quyết định kiểm tra, xác minh phải trả hồ sơ.",
        "obligation",
        ["người ra quyết định kiểm tra, xác minh"],
        [],
        "phải",
    ),
    (
        "Khi máy của Công ty TNHH gạch Hòa An - Đất Mới phải tạm ngừng thì chi phí được tính.",
        "statement",
        [],
        [],
        "",
    ),
    ("Báo cáo của Sở Y tế cho thấy số ca giảm.", "statement", [], [], ""),
    ("Hướng dẫn này thay thế Hướng dẫn số 5.", "statement", [], [], ""),
    ("Đề nghị các đơn vị nghiêm túc triển khai thực hiện./.", "courtesy", ["các đơn vị"], [], ""),
    ("Nếu có khó khăn, vướng mắc đề nghị liên hệ với Phòng Nội vụ.", "courtesy", [], [], ""),
    ("Sở Y tế trả lời để Công ty biết và thực hiện.", "report", ["Sở Y tế"], [], ""),
    (
        "Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này.",
        "courtesy",
        ["Chánh Văn phòng"],
        [],
        "",
    ),
    ("Văn bản của cơ quan Thuế phải bảo đảm đúng thẩm quyền.", "obligation", ["cơ quan Thuế"], [], ""),
    ("Bản nhận xét do Phòng Nội vụ tổng hợp.", "obligation", ["Phòng Nội vụ"], [], ""),
    ("Danh sách của các xã gửi về Phòng Nội vụ trước ngày 15/9.", "obligation", ["các xã"], [], ""),
    ("Danh sách của các đơn vị gửi về Phòng Nội vụ trước ngày 15/9.", "imperative", [], [], ""),
    ("Dự thảo do Sở Y tế xây dựng đã được Sở Tài chính góp ý.", "statement", [], [], ""),
    # a charge, a time or an event before the work
    ("Nhóm 3 phụ trách tiêu chuẩn 6, 7.", "obligation", ["Nhóm 3"], [], "phụ trách"),
    ("Hội Nông dân phường phụ trách gian hàng ẩm thực.", "obligation", ["Hội Nông dân phường"], [], "phụ trách"),
    ("6 tháng 1 lần thực hiện giám sát môi trường.", "imperative", [], [], "6 tháng"),
    ("Kết thúc Ngày hội, Hội Nông dân xã báo cáo kết quả.", "obligation", ["Hội Nông dân xã"], [], "báo cáo"),
    # what is only let known, and what is done besides
    ("Xây dựng lịch thu nộp, thông báo cho các cơ quan biết.", "imperative", [], [], "Xây dựng"),
    ("Công đoàn thông báo để các công đoàn cơ sở nắm.", "courtesy", ["Công đoàn"], [], "thông báo"),
    # a difficulty of others is no reason to call
    (
        "Trường hợp doanh nghiệp có vướng mắc thì Cục Thuế có trách nhiệm hướng dẫn.",
        "obligation",
        ["Cục Thuế"],
        [],
        "có trách nhiệm",
    ),
    # whoever stands between an order and its action, or before a duty, though no table names them
    ("Yêu cầu các đầu bếp rà soát thực đơn.", "order", ["các đầu bếp"], [], "rà soát"),
    (
        "Giao Nhạc trưởng Đoàn chèo chuẩn bị tiết mục.",
        "order",
        ["Nhạc trưởng Đoàn chèo"],
        [],
        "chuẩn bị",
    ),
    ("Nhạc công ca đêm có trách nhiệm kiểm tra đàn.", "obligation", ["Nhạc công ca đêm"], [], "có trách nhiệm"),
    ("Yêu cầu các nội dung trên được thực hiện ngay.", "imperative", [], [], "Yêu cầu"),
    ("Giao các nhiệm vụ này theo phân công.", "imperative", [], [], "Giao"),
    # a unit with its name, and a verb that no table holds
    ("Công an xã gác cầu tràn ngày đêm.", "obligation", ["Công an xã"], [], "gác cầu"),
    ("UBND huyện nằm ở phía bắc tỉnh.", "statement", [], [], ""),
    # papers handed on, consent with a time
    (
        "Văn phòng UBND tỉnh chuyển đơn của ông A đến UBND huyện Tân Sơn để xem xét, giải quyết theo thẩm quyền.",
        "order",
        ["UBND huyện Tân Sơn"],
        [],
        "để xem xét",
    ),
    ("Sở Nội vụ chuyển giao hồ sơ cho UBND xã để lưu trữ.", "obligation", ["Sở Nội vụ"], [], "chuyển giao"),
    ("Đồng ý cho gia hạn thời gian nộp hồ sơ đến hết ngày 15/9.", "consent", [], [], "Đồng ý"),
    # telling the people is work, telling the reader is courtesy
    ("Trạm Y tế thông báo cho người dân trong xóm biết lịch tiêm.", "obligation", ["Trạm Y tế"], [], "thông báo"),
    ("Kinh phí tổ chức do các đơn vị tự bảo đảm.", "statement", [], [], ""),
    ("Mục tiêu tổng quát: nâng cao chất lượng phục vụ.", "statement", [], [], ""),
    ("Dự thảo giấy mời, gửi Văn phòng trước ngày 20/4.", "imperative", [], [], "Dự thảo"),
]


def read(text: str) -> list[Clause]:
    return read_clauses(Passage(text, 100))


@pytest.mark.parametrize(("text", "frame", "leads", "supports", "action"), CLAUSES)
def test_clause(text: str, frame: str, leads: list[str], supports: list[str], action: str) -> None:
    clause = read(text)[0]
    assert clause.frame == frame
    if leads or frame in {"imperative", "order", "obligation"}:
        assert [actor.name for actor in clause.leads] == leads
    if frame in {"imperative", "order", "obligation"}:
        assert [actor.name for actor in clause.supports] == supports
    assert text[clause.action.start - 100 :].startswith(action)


def test_semicolon_joins() -> None:
    clauses = read("Giao Sở A chủ trì; Sở Nội vụ tổng hợp. Rà soát hồ sơ.".replace("Sở A", "Sở Y tế"))
    assert [(clause.frame, clause.joined) for clause in clauses] == [
        ("order", False),
        ("obligation", True),
        ("imperative", False),
    ]


def test_an_actor_in_brackets_has_a_clause_of_its_own() -> None:
    clauses = read("Báo cáo hằng tháng (Sở Tài chính chịu trách nhiệm tổng hợp báo cáo chung).")
    assert [clause.aside for clause in clauses] == [False, True]
    assert [actor.name for actor in clauses[1].leads] == ["Sở Tài chính"]


def test_how_much_each_gives_is_no_clause() -> None:
    text = "Danh sách gửi về Sở Nội vụ trước ngày 05/3/2024 (mỗi đơn vị gửi 02 bản)."
    assert [clause.aside for clause in read(text)] == [False]


@pytest.mark.parametrize(
    ("text", "receiver"),
    [
        ("Gửi kết quả về Văn phòng Sở trước ngày 08/11/2023.", "Văn phòng Sở"),
        (
            "Sở Y tế báo cáo Chủ tịch UBND tỉnh (qua Văn phòng UBND tỉnh) kết quả.",
            "Chủ tịch UBND tỉnh (qua Văn phòng UBND tỉnh)",
        ),
        ("Tham mưu trình Chủ tịch UBND tỉnh ban hành kế hoạch.", None),
    ],
)
def test_report_to(text: str, receiver: str | None) -> None:
    place = read(text)[0].report_to
    assert (text[place.start - 100 : place.end - 100] if place else None) == receiver


def test_clauses_lie_in_their_passage() -> None:
    for text, *_ in CLAUSES:
        for clause in read(text):
            assert 100 <= clause.span.start < clause.span.end <= 100 + len(text)
            assert clause.span.start <= clause.action.start <= clause.action.end <= clause.span.end


def test_names_behind_the_semicolon_of_a_heading_are_of_it() -> None:
    clauses = read_clauses(Passage("Ban Tuyên giáo các huyện ủy; tuyên giáo các đảng ủy trực thuộc", 0))
    names = [actor.name for actor in clauses[-1].leads]
    assert clauses[-1].frame == "heading"
    assert names == ["Ban Tuyên giáo các huyện ủy", "tuyên giáo các đảng ủy trực thuộc"]


def test_actions_with_a_limit_each_are_clauses_each() -> None:
    text = "Sở Y tế phê duyệt phương án trước 05/9 và bàn giao mặt bằng trước ngày 15/10."
    limits = [Span(text.index("trước 05/9"), text.index(" và bàn")), Span(text.index("trước ngày"), len(text) - 1)]
    clauses = read_clauses(Passage(text, 0), limits=limits)
    assert [text[one.span.start : one.span.end].split(" ")[0] for one in clauses] == ["Sở", "bàn"]
    assert clauses[1].joined
    assert len(read_clauses(Passage(text, 0))) == 1
