"""Sentences that open like an order and tell how things are: they give nobody a task."""

from __future__ import annotations

import pytest

from congvan.document import Passage
from congvan.pipeline import Pipeline
from congvan.recognition.clauses import read_clauses


def instructs(text: str) -> bool:
    return any(clause.instructs for clause in read_clauses(Passage(text, 0)))


@pytest.mark.parametrize(
    "text",
    [
        "Theo kinh nghiệm các năm, thời điểm đông nhất là từ 20 giờ.",
        "Qua theo dõi, có 19 xã chưa lập sổ.",
        "Trong hai năm, toàn tỉnh kiên cố hóa 1.650 km đường.",
        "Đến nay toàn huyện mới có 412 tàu lắp thiết bị.",
        "Trung tâm là đơn vị sự nghiệp hạng ba, quy mô 200 giường.",
        "Đơn vị được kiểm tra không phải chuẩn bị báo cáo riêng.",
        "Các đơn vị thực hiện tốt sẽ được xem xét khen thưởng.",
        "Tổ hòa giải được thành lập trước năm 2014 vẫn hoạt động.",
        "Ban Quản lý dự án ghi nhận sự cố gắng của các nhà thầu.",
        "Đã giao chỉ tiêu cho 12 xã.",
        "Chưa xem xét trong năm 2016.",
        "Phương tiện chở hàng qua cửa khẩu phải khai báo trên Nền tảng.",
        "Phương tiện chở hàng qua Hữu Nghị, Tân Thanh phải khai báo trên Nền tảng.",
        "Tòa án cấp sơ thẩm gửi hồ sơ chậm thì xử lý thế nào?",
        "UBND xã được giao 21 biên chế.",
        "Chi nhánh nào để xảy ra sai sót thì Giám đốc Chi nhánh chịu trách nhiệm trước Tổng Giám đốc.",
        "Đơn vị nào không báo cáo thì bị trừ điểm thi đua.",
        "Chi phí đi lại do Công ty chi trả một lần.",
        "Phần chênh lệch do học sinh tự nguyện đóng góp.",
        "Theo hồ sơ do Cục Hải quan tỉnh gửi kèm, máy có bồn trộn quay.",
        "Kiểm tra học kỳ II toàn trường tổ chức từ ngày 10 đến ngày 15/5/2018.",
        "Các lớp khối 6 không thay đổi.",
        "Tổ Xã hội đề xuất đi 03 ngày là nhiều so với kế hoạch.",
        "Bà Lê Thị Mai, chuyên viên, điện thoại 0258 355 240, là đầu mối giải đáp biểu mẫu.",
        "Ba xã An Bình, An Lạc, An Sơn đăng ký về đích nhưng hiện còn thiếu 3 tiêu chí.",
        "Điện lực dự kiến đóng điện lại lúc 17 giờ.",
        "Trong thời gian này, tổ chức, công dân nộp hồ sơ tại điểm số 1.",
        "Số đơn vị đóng đủ: 171 đơn vị, được biểu dương.",
        "Người không đạt được đánh giá lại ở đợt 3, không phải nộp lại hồ sơ.",
        "Trạm vẫn ở chỗ cũ thì không phải làm thủ tục.",
        "Mức hỗ trợ do Sở Tài chính xác định theo hồ sơ.",
        "Trung tâm Y tế mong người bệnh và người nhà thông cảm cho sự bất tiện này.",
        "Từ ngày 28/8/2023, Bộ phận Một cửa làm việc tại tầng 2.",
    ],
)
def test_what_is_told_is_no_order(text: str) -> None:
    assert not instructs(text)


@pytest.mark.parametrize(
    "text",
    [
        "Trước ngày 15/6 gửi báo cáo về Sở Nội vụ.",
        "Trong quý II hoàn thiện hồ sơ.",
        "Phát huy kết quả đó, Sở Xây dựng rà soát quy hoạch.",
        "Từ kinh nghiệm năm 2023, các xã bố trí lực lượng trực.",
        "Vụ Pháp chế có văn bản hướng dẫn các đơn vị trước ngày 31/10/2018.",
        "Tòa án huyện được chọn làm điểm, bố trí phòng xử trước ngày 31/12/2021.",
        "Giáo viên nhắc học sinh mặc đồng phục, có mặt đúng giờ.",
        "Vào thứ Sáu hằng tuần các trạm báo cáo số ca mắc.",
        "Chiều thứ Hai, Văn phòng tổng hợp.",
        "Báo cáo do Văn phòng Sở tổng hợp.",
    ],
)
def test_what_is_asked_stays_an_order(text: str) -> None:
    assert instructs(text)


def test_what_an_earlier_year_or_a_law_opens_is_told() -> None:
    head = """\
BỘ Y TẾ
BỆNH VIỆN AN HÒA

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 214/BV-VP
An Hòa, ngày 07 tháng 3 năm 2022

THÔNG BÁO
Kết luận giao ban

"""
    body = "1. Năm {year}, khoa Dược tổ chức đấu thầu tập trung.\n\n2. Khoa Dược kiểm kê kho trước ngày 30/4/2022.\n"
    law = "3. Theo quy định tại Luật Khám bệnh, chữa bệnh năm 2009, các khoa có trách nhiệm lưu hồ sơ bệnh án.\n"
    end = "\nNơi nhận:\n- Các khoa;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nLê Thị Vĩnh An\n"
    for year, items in (("2021", ["2"]), ("2022", ["1", "2"])):
        tasks = Pipeline().extract_text(head + body.format(year=year) + law + end).tasks
        assert [task.directive for task in tasks] == items
