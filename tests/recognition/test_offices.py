"""Names of offices, firms and posts as ministries, communes and companies write them, each before its predicate."""

from __future__ import annotations

import pytest

from congvan.recognition.actors import read_actors

# What names the actors, and the verb behind it.
WHOLE = [
    ("Cục Quản lý, giám sát chính sách thuế, phí và lệ phí", "rà soát"),
    ("Cục Kinh tế hợp tác và Phát triển nông thôn", "hướng dẫn"),
    ("Cục Quản lý Chất lượng hàng hóa", "kiểm tra"),
    ("Vụ Quản lý quy hoạch", "chủ trì"),
    ("Vụ Giáo dục Thường xuyên", "hướng dẫn"),
    ("Vụ Pháp luật hình sự - hành chính", "góp ý"),
    ("Cục Phổ biến, giáo dục pháp luật", "theo dõi"),
    ("Viện Chiến lược, Chính sách tài nguyên và môi trường", "nghiên cứu"),
    ("Viện Nghiên cứu hải sản", "điều tra"),
    ("Trung tâm Giống cây trồng, vật nuôi và thủy sản", "cung ứng"),
    ("Trung tâm Kiểm soát và Bảo vệ rừng", "tuần tra"),
    ("Trung tâm Tư vấn, dịch vụ tài chính", "thẩm định"),
    ("Ban Quản lý Khu kinh tế, khu công nghiệp tỉnh", "rà soát"),
    ("Ban Quản lý di tích cố đô Huế", "báo cáo"),
    ("Ban Quản lý bảo trì công trình đường bộ", "kiểm tra"),
    ("Đội Quản lý trật tự đô thị", "tháo dỡ"),
    ("Phòng Tiếp công dân, xử lý đơn thư", "tiếp nhận"),
    ("Phòng Nghiệp vụ Dược", "thẩm định"),
    ("Phòng Bảo vệ chính trị nội bộ", "thẩm tra"),
    ("Phòng Quản lý hành chính về trật tự xã hội", "cấp"),
    ("Phòng Cảnh sát quản lý hành chính về trật tự xã hội Công an tỉnh", "cấp"),
    ("Phòng Văn xã - Nội vụ", "tổng hợp"),
    ("Phòng Nghiên cứu tổng hợp", "tham mưu"),
    ("Phòng Quản trị - Tài vụ", "bố trí"),
    ("Phòng Hậu cần", "bảo đảm"),
    ("Phòng Kỹ thuật và Công nghệ", "vận hành"),
    ("Phân xưởng Khai thác 5", "dừng"),
    ("Xí nghiệp Thủy nông Đan Hoài", "vận hành"),
    ("Trạm Trồng trọt và Bảo vệ thực vật", "điều tra"),
    ("Hội Bảo trợ người khuyết tật và trẻ mồ côi", "vận động"),
    ("Hội Nạn nhân chất độc da cam/dioxin", "lập danh sách"),
    ("Hội Liên hiệp Văn học - Nghệ thuật", "phát động"),
    ("Hiệp hội Chế biến và Xuất khẩu thủy sản Việt Nam", "phổ biến"),
    ("Hiệp hội Lương thực Việt Nam", "theo dõi"),
    ("Hội đồng tư vấn thuế phường", "họp"),
    ("Hội đồng bồi thường, hỗ trợ và tái định cư", "lập"),
    ("Tổ Giúp việc Ban Chỉ đạo", "tổng hợp"),
    ("Đoàn Kiểm tra liên ngành 389", "kiểm tra"),
    ("Khoa Dược - Vật tư y tế", "cấp phát"),
    ("Khoa Kiểm soát nhiễm khuẩn", "giám sát"),
    ("Khoa Công nghệ thông tin", "triển khai"),
    ("Bộ môn Giải phẫu", "rà soát"),
    ("Kho bạc Nhà nước khu vực XII", "hướng dẫn"),
    ("Thuế tỉnh Lâm Đồng", "rà soát"),
    ("Thuế cơ sở 3", "rà soát"),
    ("Hải quan khu vực IV", "kiểm tra"),
    ("Chi cục Hải quan khu vực III", "kiểm tra"),
    ("Thống kê tỉnh Quảng Trị", "cung cấp"),
    ("Bảo hiểm xã hội cơ sở Nam Đàn", "chi trả"),
    ("Ngân hàng Nhà nước Chi nhánh Khu vực 5", "chỉ đạo"),
    ("Công an xã Tam Hợp", "tuần tra"),
    ("Ban Chỉ huy Quân sự xã", "huy động"),
    ("Ban Chỉ huy Phòng thủ khu vực 3 - Kỳ Sơn", "huy động"),
    ("Bộ Chỉ huy Bộ đội Biên phòng tỉnh", "tuần tra"),
    ("Đồn Biên phòng Cửa khẩu quốc tế Cha Lo", "kiểm soát"),
    ("Viện kiểm sát nhân dân khu vực 2", "kiểm sát"),
    ("Tòa án nhân dân khu vực 5 - Lào Cai", "thụ lý"),
    ("Thi hành án dân sự tỉnh Gia Lai", "xác minh"),
    ("Phòng Thi hành án dân sự khu vực 7", "xác minh"),
    ("Trung tâm Phục vụ hành chính công xã Yên Thành", "tiếp nhận"),
    ("Trung tâm Cung ứng dịch vụ công xã", "quản lý"),
    ("Trung tâm Dịch vụ sự nghiệp công", "quản lý"),
    ("Phòng Văn hóa - Xã hội xã", "tham mưu"),
    ("Phòng Kinh tế, Hạ tầng và Đô thị phường", "tham mưu"),
    ("Văn phòng HĐND và UBND xã", "đôn đốc"),
    ("Chánh Văn phòng HĐND và UBND huyện", "theo dõi"),
    ("Phó Chánh Văn phòng Đoàn ĐBQH và HĐND tỉnh", "theo dõi"),
    ("Ban Xây dựng Đảng Đảng ủy xã", "tham mưu"),
    ("Ủy ban Kiểm tra Đảng ủy", "giám sát"),
    ("Đảng ủy các cơ quan Đảng tỉnh", "lãnh đạo"),
    ("Ban Tuyên giáo và Dân vận Tỉnh ủy", "hướng dẫn"),
    ("Trưởng Phòng Kinh tế", "chịu trách nhiệm"),
    ("Trưởng các phòng, ban chuyên môn", "phân công"),
    ("Người đứng đầu cấp ủy, chính quyền", "chịu trách nhiệm"),
    ("Các trường mầm non, tiểu học, THCS trên địa bàn", "tổ chức"),
    ("Tổng Giám đốc Tập đoàn Điện lực Việt Nam", "chỉ đạo"),
    ("Tập đoàn Công nghiệp Than - Khoáng sản Việt Nam", "bảo đảm"),
    ("Tổng công ty Đường sắt Việt Nam", "kiểm tra"),
    ("Công ty TNHH Một thành viên Khai thác công trình thủy lợi Bắc Đuống", "vận hành"),
    ("Công ty Cổ phần Môi trường và Dịch vụ đô thị Vinh", "thu gom"),
    ("Điện lực Diễn Châu", "cấp điện"),
    ("Vườn Quốc gia Pù Mát", "tuần tra"),
    ("Khu Bảo tồn thiên nhiên Đakrông", "tuần tra"),
    ("Cảng vụ Hàng hải Nghệ An", "cấp phép"),
    ("Đài Khí tượng Thủy văn khu vực Bắc Trung Bộ", "dự báo"),
    ("Các địa phương ven biển từ Quảng Ninh đến Bình Định", "kiểm đếm"),
    ("Ủy ban nhân dân các tỉnh, thành phố Quảng Ninh, Hải Phòng", "chỉ đạo"),
    ("Chủ tịch UBND các xã, phường, đặc khu", "chỉ đạo"),
    ("Thành phố Hà Nội", "khẩn trương"),
    ("Tỉnh Bắc Ninh", "chỉ đạo"),
    ("Xã Tân Kỳ", "hoàn thành"),
    ("Ban Bảo vệ, chăm sóc sức khỏe cán bộ tỉnh", "chuẩn bị"),
    ("Trung tâm Xúc tiến đầu tư, thương mại và du lịch tỉnh", "tổ chức"),
    ("Cục Kiểm soát và Bảo vệ tài nguyên biển, hải đảo", "hướng dẫn"),
    ("Ủy ban Bảo vệ người tiêu dùng quốc gia", "tiếp nhận"),
    ("Ban Quản lý vịnh Hạ Long", "kiểm tra"),
    ("Người đại diện vốn tại Công ty CP Bao bì Trà Nóc", "biểu quyết"),
    ("Chi cục Thuỷ lợi và Phòng, chống lụt bão", "thường trực"),
]

# The same for several: also the names.
SEVERAL = [
    (
        "CĐCS các trường THPT; CĐCS các Trung tâm GDTX và đơn vị trực thuộc",
        "rà soát",
        ["CĐCS các trường THPT", "CĐCS các Trung tâm GDTX và đơn vị trực thuộc"],
    ),
    (
        "Ủy ban MTTQ Việt Nam xã và các tổ chức chính trị - xã hội",
        "tuyên truyền",
        ["Ủy ban MTTQ Việt Nam xã", "các tổ chức chính trị - xã hội"],
    ),
    (
        "Hiệu trưởng các trường THPT, Giám đốc trung tâm GDNN-GDTX",
        "tổ chức",
        ["Hiệu trưởng các trường THPT", "Giám đốc trung tâm GDNN-GDTX"],
    ),
    ("Bí thư Chi bộ, Trưởng thôn Đông Hạ", "vận động", ["Bí thư Chi bộ", "Trưởng thôn Đông Hạ"]),
    (
        "Bưu điện tỉnh, Viettel Quảng Bình, VNPT Quảng Bình",
        "bảo đảm",
        ["Bưu điện tỉnh", "Viettel Quảng Bình", "VNPT Quảng Bình"],
    ),
    ("Các Bộ: Quốc phòng, Công an, Xây dựng", "chỉ đạo", ["Bộ Quốc phòng", "Bộ Công an", "Bộ Xây dựng"]),
    ("Bộ trưởng các Bộ: Tài chính, Nội vụ", "chỉ đạo", ["Bộ trưởng Bộ Tài chính", "Bộ trưởng Bộ Nội vụ"]),
    ("Báo Giao thông, Báo Nhân Dân", "thông tin", ["Báo Giao thông", "Báo Nhân Dân"]),
]


@pytest.mark.parametrize(("name", "verb"), WHOLE)
def test_a_name_ends_where_its_predicate_begins(name: str, verb: str) -> None:
    mention = read_actors(f"{name} {verb} các hồ sơ.")
    assert mention is not None
    assert [actor.name for actor in mention.members] == [name]
    assert mention.span.end == len(name)


@pytest.mark.parametrize(("named", "verb", "names"), SEVERAL)
def test_several_end_there_too(named: str, verb: str, names: list[str]) -> None:
    mention = read_actors(f"{named} {verb} các hồ sơ.")
    assert mention is not None
    assert [actor.name for actor in mention.members] == names
