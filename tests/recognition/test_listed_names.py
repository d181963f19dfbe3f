"""Names that a list shares out, persons with their titles, and where neither is a name."""

from __future__ import annotations

import pytest

from congvan.recognition.actors import read_actors

_THREE = ("Lê Lợi", "Nguyễn Huệ", "Hàm Nghi")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "các Chi cục Hải quan cửa khẩu: Lao Bảo, La Lay, cảng Cửa Việt",
            [
                "Chi cục Hải quan cửa khẩu Lao Bảo",
                "Chi cục Hải quan cửa khẩu La Lay",
                "Chi cục Hải quan cửa khẩu cảng Cửa Việt",
            ],
        ),
        ("Các phòng: Tổ chức, Thanh tra rà soát", ["Phòng Tổ chức", "Phòng Thanh tra"]),
        (
            "Các Công ty Điện lực Quảng Trị và Thừa Thiên Huế chuẩn bị 02 đội xung kích",
            ["Công ty Điện lực Quảng Trị", "Công ty Điện lực Thừa Thiên Huế"],
        ),
        ("Các Trạm Kiểm lâm Cúc Phương, Bồng Lai tuần tra", ["Trạm Kiểm lâm Cúc Phương", "Trạm Kiểm lâm Bồng Lai"]),
        ("ba Trường THPT Lê Lợi, Nguyễn Huệ, Hàm Nghi nộp hồ sơ", [f"Trường THPT {one}" for one in _THREE]),
        ("02 phòng Kế toán và Tổng hợp rà soát", ["Phòng Kế toán", "Phòng Tổng hợp"]),
        ("05 đơn vị có liên quan báo cáo", ["05 đơn vị có liên quan"]),
        ("UBND huyện Ba Tri rà soát", ["UBND huyện Ba Tri"]),
        ("các Trường THPT Lê Lợi, Nguyễn Huệ nộp hồ sơ", ["Trường THPT Lê Lợi", "Trường THPT Nguyễn Huệ"]),
        (
            "các Chi cục Thuế Gò Đồi, Hàm Suối và Thành phố An Hòa rà soát",
            ["Chi cục Thuế Gò Đồi", "Chi cục Thuế Hàm Suối", "Chi cục Thuế Thành phố An Hòa"],
        ),
        ("các Sở Tài chính, Xây dựng rà soát", ["Sở Tài chính", "Sở Xây dựng"]),
        ("Cục Thuế các tỉnh, thành phố: Hà Nam, Nam Định báo cáo", ["Cục Thuế Hà Nam", "Cục Thuế Nam Định"]),
        ("Cục Thuế các tỉnh, thành phố báo cáo", ["Cục Thuế các tỉnh, thành phố"]),
        ("Các phòng: Rà soát hồ sơ, báo cáo Sở", ["Các phòng"]),
        ("UBND xã Trà Đa, Diên Phú rà soát", ["UBND xã Trà Đa", "UBND xã Diên Phú"]),
        ("Khu Quản lý đường bộ II, III rà soát", ["Khu Quản lý đường bộ II", "Khu Quản lý đường bộ III"]),
        (
            "Viện Nghiên cứu nuôi trồng thủy sản II, III xây dựng hướng dẫn",
            ["Viện Nghiên cứu nuôi trồng thủy sản II", "Viện Nghiên cứu nuôi trồng thủy sản III"],
        ),
        (
            "Các phòng: Nghiệp vụ I, Nghiệp vụ II và Nghiệp vụ III nắm tình hình",
            ["Phòng Nghiệp vụ I", "Phòng Nghiệp vụ II", "Phòng Nghiệp vụ III"],
        ),
        ("UBND các phường 1, 2 và 3 rà soát", ["UBND phường 1", "UBND phường 2", "UBND phường 3"]),
        ("UBND các quận 1, 10 và Phú Nhuận rà soát", ["UBND quận 1", "UBND quận 10", "UBND quận Phú Nhuận"]),
        ("UBND các quận 1, 3, 2 ngày một lần báo cáo", ["UBND quận 1", "UBND quận 3"]),
        ("UBND các huyện Văn Chấn, Trạm Tấu rà soát", ["UBND huyện Văn Chấn", "UBND huyện Trạm Tấu"]),
        ("UBND các huyện Văn Chấn, Viện KSND tỉnh rà soát", ["UBND các huyện Văn Chấn", "Viện KSND tỉnh"]),
        ("Đồn BP Thổ Châu, Nam Du: bố trí", ["Đồn BP Thổ Châu", "Đồn BP Nam Du"]),
        ("Trung tâm Cứu hộ biển và Đồn Biên phòng Sầm Sơn", ["Trung tâm Cứu hộ biển", "Đồn Biên phòng Sầm Sơn"]),
        ("Đ/c Mai Liễu (cụm Long Bình), đ/c Cao Rạng (cụm Tân Hiệp) rà soát", ["Mai Liễu", "Cao Rạng"]),
        ("Đồng chí Trần Quốc Hoạt, Giám đốc Sở Y tế, Ủy viên Thường trực: rà soát", ["Trần Quốc Hoạt"]),
        ("Ông Đặng Quốc Thới, Phó Trưởng ban Kinh tế, thư ký Đoàn, tổng hợp", ["Đặng Quốc Thới"]),
        ("Anh Lê Văn Tám, cán bộ kỹ thuật của Trạm, phụ trách cụm các xã.", ["Lê Văn Tám"]),
        ("Ông Trần Văn An, Giám đốc Sở Y tế, Giám đốc Sở Nội vụ rà soát", ["Trần Văn An", "Giám đốc Sở Nội vụ"]),
        ("Ban quản lý chợ Gò, chợ Ga Đồi sắp xếp", ["Ban quản lý chợ Gò", "Ban quản lý chợ Ga Đồi"]),
        ("Ban quản lý chợ Gò, Công an phường sắp xếp", ["Ban quản lý chợ Gò", "Công an phường"]),
        (
            "MTTQ và các đoàn thể: Hội Nông dân, Hội Phụ nữ nhận tuyến kênh",
            ["MTTQ", "Hội Nông dân", "Hội Phụ nữ"],
        ),
        ("Điện lực: Yên Đồi, Sơn Gò, Hàm Suối", ["Điện lực Yên Đồi", "Điện lực Sơn Gò", "Điện lực Hàm Suối"]),
        ("Công an: Nguyễn Văn An, Lê Văn Ba, Trần Thị Ca rà soát", ["Công an"]),
        ("các Đoàn xã, thị trấn tổ chức", ["các Đoàn xã, thị trấn"]),
        ("Các huyện, thành ủy, đảng ủy trực thuộc rà soát", ["Các huyện, thành ủy, đảng ủy trực thuộc"]),
        ("Trưởng ban: chỉ đạo chung", ["Trưởng ban"]),
        ("các thành viên báo cáo", ["các thành viên"]),
        ("TVGS họp giao ban", ["TVGS"]),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    found = read_actors(text)
    assert found is not None
    assert [actor.name for actor in found.members] == names


@pytest.mark.parametrize("text", ["17 vụ nêu trên rà soát", "171 đơn vị, được biểu dương", "02 bộ hồ sơ gửi về Sở"])
def test_what_is_counted_is_no_unit(text: str) -> None:
    assert read_actors(text) is None
