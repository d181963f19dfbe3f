"""Actor groups inside whole sentences: «» marks the group, the text behind » is what must follow it."""

from __future__ import annotations

import pytest

from congvan.document.model import Passage, Span
from congvan.recognition.actor_splitting import split_actors
from congvan.recognition.actors import find_actors, is_action_start, read_actors

_UNDER = "các xã, thị trấn thuộc đối tượng giám sát trực tiếp"
GROUPS = [
    ("«Công ty may Đông Thịnh» rà soát.", ["Công ty may Đông Thịnh"]),
    ("«Công ty cổ phần Thiết bị đo Tân Kỳ» bàn giao máy.", ["Công ty cổ phần Thiết bị đo Tân Kỳ"]),
    ("«Công ty TNHH In và quảng cáo Sao Việt» in tài liệu.", ["Công ty TNHH In và quảng cáo Sao Việt"]),
    ("«Công ty cổ phần Cấp nước» gửi Sở Tài chính báo cáo.", ["Công ty cổ phần Cấp nước"]),
    ("«Công ty» báo cáo Sở Công Thương.", ["Công ty"]),
    ("«Trưởng PGD» kiểm tra kho quỹ.", ["Trưởng PGD"]),
    ("«Ban Chỉ đạo phòng, chống dịch Covid-19 các cấp» rà soát.", ["Ban Chỉ đạo phòng, chống dịch Covid-19 các cấp"]),
    ("«Ông Hà Văn Tới» phụ trách rà soát.", ["Hà Văn Tới"]),
    ("«các xã, thị trấn thuộc đối tượng giám sát trực tiếp» xây dựng báo cáo.", [_UNDER]),
    ("yêu cầu «thủ trưởng các đơn vị» chỉ đạo thực hiện các nội dung", ["thủ trưởng các đơn vị"]),
    ("đề nghị «các cơ sở y tế» chỉ đạo triển khai tiêm chủng", ["các cơ sở y tế"]),
    # ---- provincial departments and their parts
    ("Giao «Sở Nội vụ» rà soát, tổng hợp danh sách trước ngày 15/9.", ["Sở Nội vụ"]),
    ("Đề nghị «Sở Tài chính» cân đối nguồn kinh phí.", ["Sở Tài chính"]),
    ("«Sở Xây dựng» xây dựng kế hoạch phát triển nhà ở.", ["Sở Xây dựng"]),
    ("«Ban Tổ chức Tỉnh ủy» tổ chức hội nghị vào tuần tới.", ["Ban Tổ chức Tỉnh ủy"]),
    ("Giao «Sở Kế hoạch và Đầu tư» chủ trì, phối hợp với các ngành.", ["Sở Kế hoạch và Đầu tư"]),
    ("«Sở Văn hóa, Thể thao và Du lịch» hướng dẫn các địa phương.", ["Sở Văn hóa, Thể thao và Du lịch"]),
    (
        "«Sở Lao động - Thương binh và Xã hội» khẩn trương báo cáo kết quả.",
        ["Sở Lao động - Thương binh và Xã hội"],
    ),
    ("«Sở LĐTB&XH» theo dõi, đôn đốc việc thực hiện.", ["Sở LĐTB&XH"]),
    ("«Sở Nông nghiệp và Phát triển nông thôn» có trách nhiệm kiểm tra.", ["Sở Nông nghiệp và Phát triển nông thôn"]),
    ("«Sở Nông nghiệp và Môi trường» chịu trách nhiệm tổng hợp.", ["Sở Nông nghiệp và Môi trường"]),
    ("«Sở Dân tộc và Tôn giáo» phải gửi báo cáo trước ngày 20/6/2025.", ["Sở Dân tộc và Tôn giáo"]),
    ("«Sở Giáo dục và Đào tạo tỉnh Hà Giang» triển khai kế hoạch.", ["Sở Giáo dục và Đào tạo tỉnh Hà Giang"]),
    ("«Sở Y tế (Phòng Nghiệp vụ Y)» tiếp nhận và xử lý.", ["Sở Y tế"]),
    ("Giao «Văn phòng Sở» đôn đốc các phòng.", ["Văn phòng Sở"]),
    ("Giao «Thanh tra Sở» kiểm tra việc chấp hành.", ["Thanh tra Sở"]),
    ("Yêu cầu «Chánh Văn phòng Sở» tham mưu Giám đốc.", ["Chánh Văn phòng Sở"]),
    ("«Phòng Tổ chức cán bộ» tham mưu Giám đốc Sở quyết định.", ["Phòng Tổ chức cán bộ"]),
    ("Giao «phòng Kế hoạch - Tài chính» lập dự toán.", ["phòng Kế hoạch - Tài chính"]),
    ("Giao «phòng Quản lý chất lượng» thẩm định hồ sơ.", ["phòng Quản lý chất lượng"]),
    ("«Chi cục Quản lý thị trường» tăng cường kiểm tra.", ["Chi cục Quản lý thị trường"]),
    ("«Chi cục Chăn nuôi và Thú y» hướng dẫn tiêm phòng.", ["Chi cục Chăn nuôi và Thú y"]),
    ("«Trung tâm Kiểm soát bệnh tật tỉnh» giám sát chặt chẽ ca bệnh.", ["Trung tâm Kiểm soát bệnh tật tỉnh"]),
    ("«Trung tâm Dịch vụ việc làm» tư vấn cho người lao động.", ["Trung tâm Dịch vụ việc làm"]),
    # ---- lists of departments
    ("Giao «Sở Tài chính, Sở Nội vụ» thẩm định trình UBND tỉnh.", ["Sở Tài chính", "Sở Nội vụ"]),
    (
        "Giao «các Sở: Tài chính, Kế hoạch và Đầu tư, Xây dựng» cho ý kiến.",
        ["Sở Tài chính", "Sở Kế hoạch và Đầu tư", "Sở Xây dựng"],
    ),
    (
        "Yêu cầu «các sở: Y tế, Giáo dục và Đào tạo và Văn phòng UBND tỉnh» phối hợp thực hiện.",
        ["Sở Y tế", "Sở Giáo dục và Đào tạo", "Văn phòng UBND tỉnh"],
    ),
    (
        "Giao «các Sở Nội vụ, Tư pháp và Công an tỉnh» rà soát.",
        ["Sở Nội vụ", "Sở Tư pháp", "Công an tỉnh"],
    ),
    (
        "«Giám đốc các Sở: Công Thương, Y tế» chịu trách nhiệm trước UBND tỉnh.",
        ["Giám đốc Sở Công Thương", "Giám đốc Sở Y tế"],
    ),
    (
        "Giao «các phòng: Nội vụ, Tư pháp, Kinh tế - Hạ tầng» báo cáo.",
        ["Phòng Nội vụ", "Phòng Tư pháp", "Phòng Kinh tế - Hạ tầng"],
    ),
    (
        "đề nghị «các Bộ: Công an, Quốc phòng, Tài chính» nghiên cứu.",
        ["Bộ Công an", "Bộ Quốc phòng", "Bộ Tài chính"],
    ),
    (
        "«Các Ban Đảng, Văn phòng Tỉnh ủy» theo dõi, kiểm tra.",
        ["Các Ban Đảng", "Văn phòng Tỉnh ủy"],
    ),
    # ---- collectives
    ("Yêu cầu «các sở, ban, ngành» nghiêm túc thực hiện.", ["các sở, ban, ngành"]),
    (
        "phối hợp với «các Sở - ban - ngành Thành phố và Ủy ban nhân dân các quận - huyện» tham mưu",
        ["các Sở - ban - ngành Thành phố", "Ủy ban nhân dân các quận - huyện"],
    ),
    ("«Hiệu trưởng các trường học trực thuộc» triển khai", ["Hiệu trưởng các trường học trực thuộc"]),
    ("Đề nghị «các trường THPT và các TTGDTX huyện, thị xã» báo cáo.", ["các trường THPT", "các TTGDTX huyện, thị xã"]),
    ("«Phòng GD & ĐT, Sở NN& PTNT» phối hợp", ["Phòng GD & ĐT", "Sở NN& PTNT"]),
    ("«Các sở, ban, ngành tỉnh» chủ động xây dựng kế hoạch.", ["Các sở, ban, ngành tỉnh"]),
    (
        "yêu cầu «các sở, ban, ngành, đoàn thể tỉnh; UBND các huyện, thành phố» tập trung chỉ đạo.",
        ["các sở, ban, ngành, đoàn thể tỉnh", "UBND các huyện, thành phố"],
    ),
    (
        "«Các Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ» rà soát văn bản.",
        ["Các Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ"],
    ),
    (
        "«các Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ, Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương»"
        " tổ chức thi hành.",
        [
            "các Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ",
            "Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương",
        ],
    ),
    ("«Các phòng, ban đơn vị trực thuộc Sở» hoàn thành việc rà soát.", ["Các phòng, ban đơn vị trực thuộc Sở"]),
    ("phối hợp với «các phòng, đơn vị, bộ phận có liên quan» tham mưu.", ["các phòng, đơn vị, bộ phận có liên quan"]),
    (
        "«các phòng chuyên môn, đơn vị sự nghiệp công lập thuộc Sở» thực hiện.",
        ["các phòng chuyên môn", "đơn vị sự nghiệp công lập thuộc Sở"],
    ),
    (
        "«các cấp, các địa phương, đơn vị liên quan» chấp hành lệnh cấm.",
        ["các cấp, các địa phương", "đơn vị liên quan"],
    ),
    (
        "Yêu cầu «các sở, cơ quan thuộc UBND tỉnh; UBND huyện, thành phố» triển khai.",
        ["các sở, cơ quan thuộc UBND tỉnh", "UBND huyện, thành phố"],
    ),
    ("«Các cơ quan, đơn vị, địa phương» báo cáo về Sở Nội vụ.", ["Các cơ quan, đơn vị, địa phương"]),
    ("phối hợp với «các sở, ngành, địa phương liên quan» để xử lý.", ["các sở, ngành, địa phương liên quan"]),
    ("«Tổ chức, cá nhân có liên quan» thực hiện theo đúng quy định.", ["Tổ chức, cá nhân có liên quan"]),
    ("«Các cơ quan, tổ chức, cá nhân» phải chấp hành.", ["Các cơ quan, tổ chức, cá nhân"]),
    ("«Các Vụ, Cục, đơn vị thuộc Bộ» gửi báo cáo.", ["Các Vụ, Cục, đơn vị thuộc Bộ"]),
    ("«các Cục, Vụ và đơn vị trực thuộc Bộ» phối hợp.", ["các Cục, Vụ và đơn vị trực thuộc Bộ"]),
    (
        "«các khoa, phòng, trung tâm thuộc Trường» triển khai đến sinh viên.",
        ["các khoa, phòng, trung tâm thuộc Trường"],
    ),
    ("«Các khoa, phòng» nộp báo cáo tự đánh giá.", ["Các khoa, phòng"]),
    # ---- people's committees and territories
    ("«UBND các huyện, thị xã, thành phố» rà soát trường chuyên.", ["UBND các huyện, thị xã, thành phố"]),
    ("«Ủy ban nhân dân các xã, phường, đặc khu» niêm yết công khai.", ["Ủy ban nhân dân các xã, phường, đặc khu"]),
    ("«UBND các xã, phường, thị trấn» tuyên truyền đến nhân dân.", ["UBND các xã, phường, thị trấn"]),
    ("«Uỷ ban nhân dân tỉnh Bắc Kạn» báo cáo Thủ tướng.", ["Uỷ ban nhân dân tỉnh Bắc Kạn"]),
    ("«UBND thành phố Hồ Chí Minh» chủ động phương án.", ["UBND thành phố Hồ Chí Minh"]),
    ("«UBND TP. Huế» kiểm tra, xử lý nghiêm vi phạm.", ["UBND TP. Huế"]),
    (
        "«UBND các huyện Lục Nam, Lục Ngạn và thành phố Bắc Giang» rà soát.",
        ["UBND huyện Lục Nam", "UBND huyện Lục Ngạn", "UBND thành phố Bắc Giang"],
    ),
    (
        "«Cục Thuế các tỉnh, thành phố trực thuộc Trung ương» triển khai.",
        ["Cục Thuế các tỉnh, thành phố trực thuộc Trung ương"],
    ),
    ("«Chi cục Thuế khu vực I» tổ chức đối thoại.", ["Chi cục Thuế khu vực I"]),
    ("«Phòng Nội vụ các huyện, thành phố» tổng hợp.", ["Phòng Nội vụ các huyện, thành phố"]),
    ("«Trung tâm Y tế các huyện, thị xã, thành phố» bố trí nhân lực.", ["Trung tâm Y tế các huyện, thị xã, thành phố"]),
    ("«Các xã, phường, thị trấn» thống kê thiệt hại.", ["Các xã, phường, thị trấn"]),
    ("«Các huyện, thành phố» rà soát, báo cáo.", ["Các huyện, thành phố"]),
    ("«HĐND, UBND các xã» tổ chức thực hiện.", ["HĐND", "UBND các xã"]),
    ("«Thường trực HĐND các xã, phường» chuẩn bị kỳ họp.", ["Thường trực HĐND các xã, phường"]),
    ("«UBND cấp xã» phân công công chức phụ trách.", ["UBND cấp xã"]),
    ("«UBND cấp huyện, cấp xã» rà soát hộ nghèo.", ["UBND cấp huyện, cấp xã"]),
    ("«Chủ tịch UBND các huyện, thị xã, thành phố» chịu trách nhiệm.", ["Chủ tịch UBND các huyện, thị xã, thành phố"]),
    # ---- posts
    (
        "yêu cầu «Trưởng các phòng chuyên môn nghiệp vụ, Thủ trưởng các đơn vị trực thuộc Sở» chỉ đạo.",
        ["Trưởng các phòng chuyên môn nghiệp vụ", "Thủ trưởng các đơn vị trực thuộc Sở"],
    ),
    (
        "«Thủ trưởng các sở, ban, ngành, Chủ tịch UBND các huyện, thành phố» tổ chức thực hiện.",
        ["Thủ trưởng các sở, ban, ngành", "Chủ tịch UBND các huyện, thành phố"],
    ),
    (
        "«Chánh Văn phòng UBND tỉnh; Giám đốc Sở Nội vụ; Thủ trưởng các cơ quan có liên quan» thi hành.",
        ["Chánh Văn phòng UBND tỉnh", "Giám đốc Sở Nội vụ", "Thủ trưởng các cơ quan có liên quan"],
    ),
    ("Yêu cầu «Hiệu trưởng các trường THCS, THPT» quán triệt.", ["Hiệu trưởng các trường THCS, THPT"]),
    ("«Hiệu trưởng các trường» báo cáo về Phòng GD&ĐT.", ["Hiệu trưởng các trường"]),
    ("«Trưởng phòng Nội vụ» tham mưu văn bản.", ["Trưởng phòng Nội vụ"]),
    ("«Bí thư Đảng ủy, Chủ tịch UBND các xã» trực tiếp chỉ đạo.", ["Bí thư Đảng ủy", "Chủ tịch UBND các xã"]),
    ("giao «Bộ trưởng Bộ Y tế» chỉ đạo việc mua vắc xin.", ["Bộ trưởng Bộ Y tế"]),
    ("«Người đứng đầu cơ quan, đơn vị» chịu trách nhiệm nếu để xảy ra.", ["Người đứng đầu cơ quan, đơn vị"]),
    ("đề nghị «các đồng chí Bí thư cấp ủy» quan tâm lãnh đạo.", ["các đồng chí Bí thư cấp ủy"]),
    ("Giao «đồng chí Nguyễn Văn An, Phó Giám đốc Sở» trực tiếp chỉ đạo.", ["Nguyễn Văn An"]),
    ("Giao «ông Trần Văn Bình - Trưởng phòng Kế hoạch» chuẩn bị tài liệu.", ["Trần Văn Bình"]),
    ("«Phó Chủ tịch Hội đồng nhân dân» tiếp công dân định kỳ.", ["Phó Chủ tịch Hội đồng nhân dân"]),
    ("«Thủ tướng Chính phủ» yêu cầu các địa phương.", ["Thủ tướng Chính phủ"]),
    ("«Lãnh đạo các phòng, đơn vị» quán triệt tới toàn thể cán bộ.", ["Lãnh đạo các phòng, đơn vị"]),
    ("«Giám đốc Công an tỉnh» chỉ đạo lực lượng.", ["Giám đốc Công an tỉnh"]),
    # ---- people
    ("Yêu cầu «100% công chức, viên chức» sử dụng hộp thư công vụ.", ["công chức, viên chức"]),
    (
        "«Cán bộ, công chức, viên chức và người lao động» chấp hành giờ làm việc.",
        ["Cán bộ, công chức, viên chức và người lao động"],
    ),
    (
        "«Tập thể giáo viên, nhân viên và Bí thư chi đoàn» họp bình xét thi đua.",
        ["Tập thể giáo viên, nhân viên", "Bí thư chi đoàn"],
    ),
    (
        "«Công chức được phân công nhận hồ sơ giải quyết TTHC tại Trung tâm Phục vụ hành chính công tỉnh»"
        " hướng dẫn, hỗ trợ người dân.",
        ["Công chức được phân công nhận hồ sơ giải quyết TTHC tại Trung tâm Phục vụ hành chính công tỉnh"],
    ),
    ("«Giáo viên chủ nhiệm» thông báo tới phụ huynh.", ["Giáo viên chủ nhiệm"]),
    ("«Sinh viên các lớp» nộp học phí đúng hạn.", ["Sinh viên các lớp"]),
    ("«Đảng viên trong chi bộ» phải gương mẫu.", ["Đảng viên trong chi bộ"]),
    ("«người có thẩm quyền» phải trả lời bằng văn bản.", ["người có thẩm quyền"]),
    ("«Toàn thể cán bộ, đảng viên» tham gia học tập.", ["Toàn thể cán bộ, đảng viên"]),
    ("«Kế toán đơn vị» đối chiếu số liệu với Kho bạc.", ["Kế toán đơn vị"]),
    # ---- ministries, party, unions, army, courts
    ("«Bộ Giáo dục và Đào tạo» ban hành hướng dẫn.", ["Bộ Giáo dục và Đào tạo"]),
    ("«Bộ KH&CN» chủ trì xây dựng nghị định.", ["Bộ KH&CN"]),
    ("«Văn phòng Chính phủ» theo dõi, đôn đốc, báo cáo.", ["Văn phòng Chính phủ"]),
    ("«Ngân hàng Nhà nước Việt Nam» chỉ đạo các tổ chức tín dụng.", ["Ngân hàng Nhà nước Việt Nam"]),
    ("«Bảo hiểm xã hội tỉnh» chi trả kịp thời.", ["Bảo hiểm xã hội tỉnh"]),
    ("«Kho bạc Nhà nước khu vực X» thanh toán theo quy định.", ["Kho bạc Nhà nước khu vực X"]),
    (
        "«Tòa án nhân dân tỉnh, Viện kiểm sát nhân dân tỉnh» phối hợp giải quyết.",
        ["Tòa án nhân dân tỉnh", "Viện kiểm sát nhân dân tỉnh"],
    ),
    (
        "«Bộ Chỉ huy Quân sự tỉnh, Bộ Chỉ huy Bộ đội Biên phòng tỉnh» sẵn sàng lực lượng.",
        ["Bộ Chỉ huy Quân sự tỉnh", "Bộ Chỉ huy Bộ đội Biên phòng tỉnh"],
    ),
    ("«Ban Tuyên giáo và Dân vận Tỉnh ủy» định hướng công tác tuyên truyền.", ["Ban Tuyên giáo và Dân vận Tỉnh ủy"]),
    (
        "«các huyện ủy, thị ủy, thành ủy và đảng ủy trực thuộc» lãnh đạo tổ chức đại hội.",
        ["các huyện ủy, thị ủy, thành ủy và đảng ủy trực thuộc"],
    ),
    (
        "«Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội» vận động nhân dân.",
        ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "các tổ chức chính trị - xã hội"],
    ),
    ("«Công đoàn cơ sở các trường» tổ chức lấy ý kiến.", ["Công đoàn cơ sở các trường"]),
    ("«Liên đoàn Lao động các quận, huyện» triển khai.", ["Liên đoàn Lao động các quận, huyện"]),
    (
        "«Tỉnh đoàn, Hội Liên hiệp Phụ nữ tỉnh, Hội Nông dân tỉnh» phát động phong trào.",
        ["Tỉnh đoàn", "Hội Liên hiệp Phụ nữ tỉnh", "Hội Nông dân tỉnh"],
    ),
    ("«Đoàn TNCS Hồ Chí Minh» tổ chức ra quân.", ["Đoàn TNCS Hồ Chí Minh"]),
    ("«Hội Bảo vệ môi trường và nông thôn tỉnh» tổng kết nhiệm kỳ.", ["Hội Bảo vệ môi trường và nông thôn tỉnh"]),
    # ---- state firms, press, hospitals, schools, boards
    ("«Tập đoàn Điện lực Việt Nam» bảo đảm cung ứng điện.", ["Tập đoàn Điện lực Việt Nam"]),
    ("«Công ty Điện lực Bắc Giang» thông báo lịch cắt điện.", ["Công ty Điện lực Bắc Giang"]),
    (
        "«Công ty TNHH MTV Khai thác công trình thủy lợi Nam Sông Thương» vận hành trạm bơm.",
        ["Công ty TNHH MTV Khai thác công trình thủy lợi Nam Sông Thương"],
    ),
    (
        "«Đài Phát thanh và Truyền hình tỉnh, Báo Bắc Giang» tăng thời lượng.",
        ["Đài Phát thanh và Truyền hình tỉnh", "Báo Bắc Giang"],
    ),
    ("Đề nghị «Báo Hà Nam» đăng tải nội dung.", ["Báo Hà Nam"]),
    ("«Bệnh viện Đa khoa tỉnh» thu dung điều trị.", ["Bệnh viện Đa khoa tỉnh"]),
    ("«Trạm Y tế các xã, phường» báo cáo hằng ngày.", ["Trạm Y tế các xã, phường"]),
    ("«Trường THPT Ngô Sĩ Liên» chuẩn bị cơ sở vật chất.", ["Trường THPT Ngô Sĩ Liên"]),
    ("«Ban Quản lý dự án đầu tư xây dựng tỉnh» đẩy nhanh tiến độ.", ["Ban Quản lý dự án đầu tư xây dựng tỉnh"]),
    ("«Ban Quản lý các khu công nghiệp tỉnh» kiểm tra các doanh nghiệp.", ["Ban Quản lý các khu công nghiệp tỉnh"]),
    ("«Ban Chỉ đạo các cấp» kiện toàn thành viên.", ["Ban Chỉ đạo các cấp"]),
    ("«Tổ công tác liên ngành» kiểm tra đột xuất.", ["Tổ công tác liên ngành"]),
    (
        "«các doanh nghiệp kinh doanh xăng dầu trên địa bàn tỉnh» niêm yết giá.",
        ["các doanh nghiệp kinh doanh xăng dầu trên địa bàn tỉnh"],
    ),
    ("«các tổ chức tín dụng trên địa bàn» cơ cấu lại nợ.", ["các tổ chức tín dụng trên địa bàn"]),
    ("«Các cơ sở giáo dục trực thuộc» xây dựng kế hoạch năm học.", ["Các cơ sở giáo dục trực thuộc"]),
    ("«Nhà đầu tư» hoàn thiện hồ sơ.", ["Nhà đầu tư"]),
    ("phối hợp với «cơ quan Công an» điều tra, làm rõ.", ["cơ quan Công an"]),
    ("«Bộ phận Tiếp nhận và Trả kết quả» trả kết quả đúng hẹn.", ["Bộ phận Tiếp nhận và Trả kết quả"]),
    ("«Bộ phận Một cửa các cấp» tiếp nhận hồ sơ.", ["Bộ phận Một cửa các cấp"]),
    ("«Đơn vị chủ trì» có trách nhiệm lấy ý kiến.", ["Đơn vị chủ trì"]),
    ("«các đơn vị được giao nhiệm vụ» chủ động triển khai.", ["các đơn vị được giao nhiệm vụ"]),
    ("«các phòng chuyên môn có thủ tục hành chính» thực hiện số hóa.", ["các phòng chuyên môn có thủ tục hành chính"]),
    ("«Công ty» liên hệ Cục Thuế để được hướng dẫn.", ["Công ty"]),
    # ---- communes, schools, hospitals, firms, boards
    ("Giao «Phòng Văn hóa - Xã hội» chủ trì, phối hợp với Công an xã rà soát.", ["Phòng Văn hóa - Xã hội"]),
    ("Giao Phòng Văn hóa - Xã hội chủ trì, phối hợp với «Công an xã» rà soát.", ["Công an xã"]),
    ("Giao «Trung tâm Phục vụ hành chính công xã» bố trí công chức trực.", ["Trung tâm Phục vụ hành chính công xã"]),
    ("«Phòng Kinh tế, Hạ tầng và Đô thị» tham mưu UBND phường.", ["Phòng Kinh tế, Hạ tầng và Đô thị"]),
    ("«Trưởng các thôn, tổ dân phố» thông báo trên loa truyền thanh.", ["Trưởng các thôn, tổ dân phố"]),
    ("«Các thôn, bản, tổ dân phố» vận động nhân dân.", ["Các thôn, bản, tổ dân phố"]),
    (
        "Đề nghị «Ủy ban MTTQ Việt Nam xã và các tổ chức chính trị - xã hội» tuyên truyền.",
        ["Ủy ban MTTQ Việt Nam xã", "các tổ chức chính trị - xã hội"],
    ),
    (
        "«Hiệu trưởng các trường mầm non, tiểu học, THCS trên địa bàn» triển khai.",
        ["Hiệu trưởng các trường mầm non, tiểu học, THCS trên địa bàn"],
    ),
    (
        "«Ban Giám hiệu, Tổ trưởng các tổ chuyên môn» kiểm tra hồ sơ sổ sách.",
        ["Ban Giám hiệu", "Tổ trưởng các tổ chuyên môn"],
    ),
    ("«Trưởng các khoa, phòng, bộ môn» phổ biến tới toàn thể viên chức.", ["Trưởng các khoa, phòng, bộ môn"]),
    (
        "«Phòng Đào tạo, Phòng Công tác sinh viên» phối hợp với các Khoa thông báo.",
        ["Phòng Đào tạo", "Phòng Công tác sinh viên"],
    ),
    ("Phòng Đào tạo, Phòng Công tác sinh viên phối hợp với «các Khoa» thông báo.", ["các Khoa"]),
    ("«Khoa Công nghệ thông tin» lập danh sách sinh viên.", ["Khoa Công nghệ thông tin"]),
    (
        "«Giám đốc các bệnh viện, trung tâm y tế» chịu trách nhiệm toàn diện.",
        ["Giám đốc các bệnh viện, trung tâm y tế"],
    ),
    (
        "«Các bệnh viện, trung tâm y tế trên địa bàn tỉnh» báo cáo hằng tuần.",
        ["Các bệnh viện, trung tâm y tế trên địa bàn tỉnh"],
    ),
    ("«Phòng Kế hoạch tổng hợp, Phòng Điều dưỡng» giám sát.", ["Phòng Kế hoạch tổng hợp", "Phòng Điều dưỡng"]),
    ("«Khoa Dược» dự trù thuốc, hóa chất.", ["Khoa Dược"]),
    ("«Tổng Giám đốc các Tổng công ty thành viên» chỉ đạo.", ["Tổng Giám đốc các Tổng công ty thành viên"]),
    ("«Các Ban chức năng Tập đoàn» thẩm định.", ["Các Ban chức năng Tập đoàn"]),
    ("«Giám đốc các Công ty Điện lực» chủ động phương án.", ["Giám đốc các Công ty Điện lực"]),
    ("«Chi nhánh Ngân hàng Chính sách xã hội tỉnh» giải ngân.", ["Chi nhánh Ngân hàng Chính sách xã hội tỉnh"]),
    ("«các chi bộ trực thuộc Đảng bộ» sinh hoạt chuyên đề.", ["các chi bộ trực thuộc Đảng bộ"]),
    ("«Ban Thường vụ các huyện ủy, thành ủy» lãnh đạo.", ["Ban Thường vụ các huyện ủy, thành ủy"]),
    ("«Cấp ủy, chính quyền các cấp» tập trung chỉ đạo.", ["Cấp ủy, chính quyền các cấp"]),
    (
        "«Cấp ủy, tổ chức đảng, người đứng đầu các cơ quan, đơn vị» nêu gương.",
        ["Cấp ủy, tổ chức đảng", "người đứng đầu các cơ quan, đơn vị"],
    ),
    ("«Ban Dân vận Huyện ủy, Ủy ban MTTQ huyện» giám sát.", ["Ban Dân vận Huyện ủy", "Ủy ban MTTQ huyện"]),
    ("«Công an các đơn vị, địa phương» mở đợt cao điểm.", ["Công an các đơn vị, địa phương"]),
    ("«Bộ đội Biên phòng tỉnh» tuần tra, kiểm soát.", ["Bộ đội Biên phòng tỉnh"]),
    (
        "«Bộ Quốc phòng, Bộ Công an, Ủy ban nhân dân các tỉnh, thành phố ven biển» chủ động ứng phó.",
        ["Bộ Quốc phòng", "Bộ Công an", "Ủy ban nhân dân các tỉnh, thành phố ven biển"],
    ),
    (
        "«Chủ tịch Ủy ban nhân dân các tỉnh, thành phố từ Quảng Ninh đến Thanh Hóa» huy động.",
        ["Chủ tịch Ủy ban nhân dân các tỉnh, thành phố từ Quảng Ninh đến Thanh Hóa"],
    ),
    ("«Đài Khí tượng Thủy văn tỉnh» cung cấp kịp thời bản tin.", ["Đài Khí tượng Thủy văn tỉnh"]),
    ("«Chi cục Thủy lợi» kiểm tra an toàn đê.", ["Chi cục Thủy lợi"]),
    ("«Hạt Kiểm lâm các huyện» tuần tra rừng.", ["Hạt Kiểm lâm các huyện"]),
    ("«các chủ rừng» bố trí lực lượng trực.", ["các chủ rừng"]),
    (
        "Giao «Sở Công Thương» chủ trì, phối hợp với Sở Khoa học và Công nghệ, Cục Quản lý thị trường tỉnh kiểm tra.",
        ["Sở Công Thương"],
    ),
    (
        "Giao Sở Công Thương chủ trì, phối hợp với «Sở Khoa học và Công nghệ, Cục Quản lý thị trường tỉnh» kiểm tra.",
        ["Sở Khoa học và Công nghệ", "Cục Quản lý thị trường tỉnh"],
    ),
    ("Giao «Sở GTVT, Sở TN&MT, Sở NN&PTNT» tham mưu.", ["Sở GTVT", "Sở TN&MT", "Sở NN&PTNT"]),
    ("«Các Sở: LĐTB&XH, GD&ĐT; Bảo hiểm xã hội tỉnh» rà soát.", ["Sở LĐTB&XH", "Sở GD&ĐT", "Bảo hiểm xã hội tỉnh"]),
    ("đề nghị «Quý cơ quan» cho ý kiến trước ngày 10/8.", ["Quý cơ quan"]),
    ("Đề nghị «Quý Công ty» liên hệ Cục Thuế.", ["Quý Công ty"]),
    (
        "Yêu cầu «các đồng chí Trưởng phòng, Phó Trưởng phòng» gương mẫu.",
        ["các đồng chí Trưởng phòng", "Phó Trưởng phòng"],
    ),
    ("«Đồng chí Chánh Văn phòng» tổng hợp.", ["Đồng chí Chánh Văn phòng"]),
    ("Giao «bà Lê Thị Hoa, Phó Chánh Văn phòng» theo dõi.", ["Lê Thị Hoa"]),
    ("«Các Thứ trưởng phụ trách lĩnh vực» chỉ đạo.", ["Các Thứ trưởng phụ trách lĩnh vực"]),
    (
        "Giao «Cục Kiểm soát thủ tục hành chính, Vụ Pháp chế» thẩm tra.",
        ["Cục Kiểm soát thủ tục hành chính", "Vụ Pháp chế"],
    ),
    ("«Vụ Tổ chức cán bộ» tham mưu Bộ trưởng.", ["Vụ Tổ chức cán bộ"]),
    ("«Văn phòng Bộ» đôn đốc.", ["Văn phòng Bộ"]),
    ("«Các đơn vị thuộc, trực thuộc Bộ» báo cáo.", ["Các đơn vị thuộc, trực thuộc Bộ"]),
    (
        "«Các cơ quan chuyên môn thuộc UBND huyện, UBND các xã, thị trấn» niêm yết.",
        ["Các cơ quan chuyên môn thuộc UBND huyện", "UBND các xã, thị trấn"],
    ),
    (
        "«Phòng Giáo dục và Đào tạo các huyện, thị xã, thành phố và các trường trực thuộc» tổ chức thi.",
        ["Phòng Giáo dục và Đào tạo các huyện, thị xã, thành phố", "các trường trực thuộc"],
    ),
    ("«Trung tâm Văn hóa, Thông tin và Thể thao» treo băng rôn.", ["Trung tâm Văn hóa, Thông tin và Thể thao"]),
    ("«Ban Quản lý rừng phòng hộ» trồng bổ sung.", ["Ban Quản lý rừng phòng hộ"]),
    ("«Ban Quản lý di tích» bảo quản hiện vật.", ["Ban Quản lý di tích"]),
    ("«Tổ chuyển đổi số cộng đồng» hướng dẫn người dân.", ["Tổ chuyển đổi số cộng đồng"]),
    ("«Đội Quản lý trật tự xây dựng đô thị» kiểm tra.", ["Đội Quản lý trật tự xây dựng đô thị"]),
    ("«Hội đồng thi đua, khen thưởng» xét chọn.", ["Hội đồng thi đua, khen thưởng"]),
    ("«Ban Chỉ huy Phòng thủ dân sự các cấp» trực ban 24/24.", ["Ban Chỉ huy Phòng thủ dân sự các cấp"]),
    ("«Nhóm công tác» họp hằng tuần.", ["Nhóm công tác"]),
    ("«Các thành viên Ban Chỉ đạo» bám sát địa bàn.", ["Các thành viên Ban Chỉ đạo"]),
    ("«Các cơ quan báo chí trên địa bàn» đưa tin.", ["Các cơ quan báo chí trên địa bàn"]),
    ("«Chủ đầu tư các dự án» hoàn thiện thủ tục.", ["Chủ đầu tư các dự án"]),
    ("«các nhà thầu thi công» đẩy nhanh tiến độ.", ["các nhà thầu thi công"]),
    ("«Các hộ kinh doanh, doanh nghiệp» kê khai thuế.", ["Các hộ kinh doanh, doanh nghiệp"]),
    ("«Sở Ngoại vụ» xúc tiến, Sở Du lịch quảng bá.", ["Sở Ngoại vụ"]),
    ("Sở Ngoại vụ xúc tiến, «Sở Du lịch» quảng bá.", ["Sở Du lịch"]),
    ("«Cục Hải quan tỉnh, Cục Thống kê tỉnh» cung cấp số liệu.", ["Cục Hải quan tỉnh", "Cục Thống kê tỉnh"]),
    ("«Ngân hàng Nhà nước chi nhánh tỉnh» chỉ đạo.", ["Ngân hàng Nhà nước chi nhánh tỉnh"]),
    ("«Sở Thương mại - Du lịch» hướng dẫn.", ["Sở Thương mại - Du lịch"]),
    ("«Sở Bưu chính, Viễn thông» chủ trì.", ["Sở Bưu chính, Viễn thông"]),
    ("«Ủy ban Dân số, Gia đình và Trẻ em tỉnh» tổng kết.", ["Ủy ban Dân số, Gia đình và Trẻ em tỉnh"]),
    ("«Thường trực Tỉnh ủy» cho ý kiến.", ["Thường trực Tỉnh ủy"]),
    ("«Đoàn đại biểu Quốc hội tỉnh» giám sát.", ["Đoàn đại biểu Quốc hội tỉnh"]),
    ("«các ban của HĐND tỉnh» thẩm tra.", ["các ban của HĐND tỉnh"]),
    ("«Các đơn vị dự toán cấp I» phân bổ.", ["Các đơn vị dự toán cấp I"]),
    ("«Cán bộ, giáo viên, nhân viên và học sinh» thực hiện 5K.", ["Cán bộ, giáo viên, nhân viên và học sinh"]),
    ("«Các cơ sở sản xuất, kinh doanh thực phẩm» tuân thủ.", ["Các cơ sở sản xuất, kinh doanh thực phẩm"]),
    ("«Lực lượng Công an» xử lý nghiêm.", ["Lực lượng Công an"]),
    ("«lực lượng Quản lý thị trường» kiểm tra.", ["lực lượng Quản lý thị trường"]),
    ("«Chính quyền địa phương các cấp» kiểm soát.", ["Chính quyền địa phương các cấp"]),
    ("«Công đoàn các đơn vị» vận động.", ["Công đoàn các đơn vị"]),
    ("«Phòng Tài chính – Kế hoạch huyện» cấp kinh phí.", ["Phòng Tài chính – Kế hoạch huyện"]),
    (
        "«UBND quận 1, quận 3 và thành phố Thủ Đức» khảo sát.",
        ["UBND quận 1", "UBND quận 3", "UBND thành phố Thủ Đức"],
    ),
    ("«UBND xã Tân Sơn, huyện Lục Ngạn» báo cáo.", ["UBND xã Tân Sơn, huyện Lục Ngạn"]),
    ("Giao «Sở Tài chính, Xây dựng và Tư pháp» cho ý kiến.", ["Sở Tài chính", "Sở Xây dựng", "Sở Tư pháp"]),
    ("«Sở Giáo dục, Khoa học và Công nghệ» triển khai.", ["Sở Giáo dục, Khoa học và Công nghệ"]),
    (
        "«UBND các xã: Tân Sơn, Cấm Sơn, Phong Vân» giải phóng mặt bằng.",
        ["UBND xã Tân Sơn", "UBND xã Cấm Sơn", "UBND xã Phong Vân"],
    ),
    ("«Công ty CP xây dựng Hoàng Mai» nộp hồ sơ hoàn thuế.", ["Công ty CP xây dựng Hoàng Mai"]),
    # ---- more of every kind
    (
        "Giao «Sở Khoa học và Công nghệ» chủ trì, phối hợp với Văn phòng UBND tỉnh, các sở, ban, ngành, "
        "UBND các xã, phường rà soát.",
        ["Sở Khoa học và Công nghệ"],
    ),
    (
        "Giao Sở Khoa học và Công nghệ chủ trì, phối hợp với «Văn phòng UBND tỉnh, các sở, ban, ngành, "
        "UBND các xã, phường» rà soát.",
        ["Văn phòng UBND tỉnh", "các sở, ban, ngành", "UBND các xã, phường"],
    ),
    (
        "Yêu cầu «Thủ trưởng các sở, ban, ngành thuộc UBND tỉnh, Chủ tịch UBND các xã, phường, đặc khu "
        "và các cơ quan, đơn vị liên quan» khẩn trương thực hiện.",
        [
            "Thủ trưởng các sở, ban, ngành thuộc UBND tỉnh",
            "Chủ tịch UBND các xã, phường, đặc khu",
            "các cơ quan, đơn vị liên quan",
        ],
    ),
    ("Đề nghị «Ban Tuyên giáo Tỉnh ủy» chỉ đạo các cơ quan báo chí tuyên truyền.", ["Ban Tuyên giáo Tỉnh ủy"]),
    ("Đề nghị Ban Tuyên giáo Tỉnh ủy chỉ đạo «các cơ quan báo chí» tuyên truyền.", ["các cơ quan báo chí"]),
    ("«Các cục thuế, chi cục thuế» công khai.", ["Các cục thuế, chi cục thuế"]),
    ("«Tổng cục Đường bộ Việt Nam» cắm biển.", ["Tổng cục Đường bộ Việt Nam"]),
    ("«Thanh tra tỉnh» thanh tra đột xuất.", ["Thanh tra tỉnh"]),
    ("«Thanh tra Chính phủ» tổng hợp báo cáo Thủ tướng.", ["Thanh tra Chính phủ"]),
    ("«Kiểm toán Nhà nước khu vực VII» kiểm toán.", ["Kiểm toán Nhà nước khu vực VII"]),
    ("«Viện Khoa học Lao động và Xã hội» nghiên cứu.", ["Viện Khoa học Lao động và Xã hội"]),
    ("«Trường Đại học Nông - Lâm Bắc Giang» công bố điểm chuẩn.", ["Trường Đại học Nông - Lâm Bắc Giang"]),
    ("«Học viện Chính trị quốc gia Hồ Chí Minh» biên soạn giáo trình.", ["Học viện Chính trị quốc gia Hồ Chí Minh"]),
    ("«Ủy ban Dân tộc» phối hợp với Bộ Nội vụ kiểm tra.", ["Ủy ban Dân tộc"]),
    ("Ủy ban Dân tộc phối hợp với «Bộ Nội vụ» kiểm tra.", ["Bộ Nội vụ"]),
    ("«Bộ Văn hóa - Thông tin, Bộ Thương mại» cấp phép.", ["Bộ Văn hóa - Thông tin", "Bộ Thương mại"]),
    ("«Các doanh nghiệp có vốn đầu tư nước ngoài» kê khai.", ["Các doanh nghiệp có vốn đầu tư nước ngoài"]),
    ("«Các tổ chức, cá nhân hoạt động khoáng sản» nộp báo cáo.", ["Các tổ chức, cá nhân hoạt động khoáng sản"]),
    (
        "«Các cơ sở khám bệnh, chữa bệnh trên địa bàn thành phố» thực hiện.",
        ["Các cơ sở khám bệnh, chữa bệnh trên địa bàn thành phố"],
    ),
    ("«Trung tâm Y tế Yên Dũng» lấy mẫu xét nghiệm.", ["Trung tâm Y tế Yên Dũng"]),
    ("«Phòng Quản lý bảo vệ rừng» theo dõi.", ["Phòng Quản lý bảo vệ rừng"]),
    ("«phòng Tham mưu, phòng Hậu cần» bảo đảm phương tiện.", ["phòng Tham mưu", "phòng Hậu cần"]),
    ("«Ban Chỉ huy Quân sự các xã» huy động dân quân.", ["Ban Chỉ huy Quân sự các xã"]),
    ("«Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh» tổ chức lấy ý kiến.", ["Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh"]),
    (
        "«Đảng ủy các cơ quan Đảng tỉnh, Đảng ủy UBND tỉnh» lãnh đạo.",
        ["Đảng ủy các cơ quan Đảng tỉnh", "Đảng ủy UBND tỉnh"],
    ),
    ("«Các ban xây dựng Đảng, Văn phòng Tỉnh ủy» phối hợp.", ["Các ban xây dựng Đảng", "Văn phòng Tỉnh ủy"]),
    ("Các nội dung do «Phòng Hành chính - Tổng hợp» chuẩn bị.", ["Phòng Hành chính - Tổng hợp"]),
    ("giao cho «Trạm Y tế phường» tiêm chủng.", ["Trạm Y tế phường"]),
    ("«Trưởng Ban Quản lý Khu kinh tế» chịu trách nhiệm.", ["Trưởng Ban Quản lý Khu kinh tế"]),
    ("«Trưởng Công an các xã, thị trấn» nắm tình hình.", ["Trưởng Công an các xã, thị trấn"]),
    ("«Tổng Giám đốc Tập đoàn Dầu khí Việt Nam» quyết định.", ["Tổng Giám đốc Tập đoàn Dầu khí Việt Nam"]),
    ("«Các đơn vị sản xuất» lập kế hoạch sửa chữa lớn.", ["Các đơn vị sản xuất"]),
    (
        "«Phòng Kỹ thuật, Phòng Vật tư, Phòng Tài chính Kế toán» nghiệm thu.",
        ["Phòng Kỹ thuật", "Phòng Vật tư", "Phòng Tài chính Kế toán"],
    ),
    (
        "«các Phòng Kỹ thuật, An toàn và Văn phòng Công ty» kiểm tra.",
        ["Phòng Kỹ thuật", "Phòng An toàn", "Văn phòng Công ty"],
    ),
    ("«Công đoàn Tổng công ty» phát động thi đua.", ["Công đoàn Tổng công ty"]),
    ("«Giáo viên bộ môn, nhân viên thư viện» cập nhật điểm.", ["Giáo viên bộ môn, nhân viên thư viện"]),
    ("«Phụ huynh học sinh» đăng ký trước ngày 5/8.", ["Phụ huynh học sinh"]),
    ("«Học sinh khối 12» nộp hồ sơ dự thi.", ["Học sinh khối 12"]),
    ("«Bí thư các chi đoàn» lập danh sách.", ["Bí thư các chi đoàn"]),
    ("«Chi đoàn khối cơ quan» tổ chức.", ["Chi đoàn khối cơ quan"]),
    ("«Người đứng đầu các cơ sở tôn giáo» vận động tín đồ.", ["Người đứng đầu các cơ sở tôn giáo"]),
    ("«cơ quan, đơn vị, cá nhân có liên quan» chịu trách nhiệm thi hành.", ["cơ quan, đơn vị, cá nhân có liên quan"]),
    (
        "«UBND thị xã Việt Yên, UBND các huyện: Hiệp Hòa, Tân Yên» bàn giao mốc giới.",
        ["UBND thị xã Việt Yên", "UBND huyện Hiệp Hòa", "UBND huyện Tân Yên"],
    ),
    ("«Sở Nội vụ tỉnh» xin ý kiến Bộ Nội vụ.", ["Sở Nội vụ tỉnh"]),
    ("Sở Nội vụ tỉnh xin ý kiến «Bộ Nội vụ».", ["Bộ Nội vụ"]),
    ("«Các Phó Chủ tịch UBND tỉnh» theo lĩnh vực được phân công kiểm tra.", ["Các Phó Chủ tịch UBND tỉnh"]),
    ("«Công chức Tư pháp - Hộ tịch» cập nhật dữ liệu.", ["Công chức Tư pháp - Hộ tịch"]),
    ("«Công chức Địa chính - Xây dựng» đo đạc.", ["Công chức Địa chính - Xây dựng"]),
    ("«Bộ phận Văn thư» phát hành văn bản.", ["Bộ phận Văn thư"]),
    ("«Bộ phận kế toán» thanh toán.", ["Bộ phận kế toán"]),
    ("«Cục Công nghệ thông tin, Bộ Tư pháp» vận hành hệ thống.", ["Cục Công nghệ thông tin", "Bộ Tư pháp"]),
    (
        "«Báo Nhân Dân, Đài Truyền hình Việt Nam, Thông tấn xã Việt Nam» đưa tin.",
        ["Báo Nhân Dân", "Đài Truyền hình Việt Nam", "Thông tấn xã Việt Nam"],
    ),
    ("Giao «Phòng Kinh tế xã» tổng hợp số liệu.", ["Phòng Kinh tế xã"]),
    ("«Trung tâm Dịch vụ tổng hợp» tu sửa hệ thống loa.", ["Trung tâm Dịch vụ tổng hợp"]),
    ("«Hội Cựu chiến binh, Hội Nông dân xã» nhận ủy thác.", ["Hội Cựu chiến binh", "Hội Nông dân xã"]),
    ("«Hợp tác xã dịch vụ nông nghiệp» điều tiết nước.", ["Hợp tác xã dịch vụ nông nghiệp"]),
    ("«Các tổ chức Hội cơ sở» kết nạp hội viên.", ["Các tổ chức Hội cơ sở"]),
    (
        "«Sở Thông tin và Truyền thông, Viettel Bắc Giang, VNPT Bắc Giang» khắc phục sự cố.",
        ["Sở Thông tin và Truyền thông", "Viettel Bắc Giang", "VNPT Bắc Giang"],
    ),
    ("«Thư viện tỉnh, Bảo tàng tỉnh» mở cửa phục vụ.", ["Thư viện tỉnh", "Bảo tàng tỉnh"]),
    ("«Trường Cao đẳng Y tế, Bệnh viện Phổi» cử cán bộ.", ["Trường Cao đẳng Y tế", "Bệnh viện Phổi"]),
    ("«Giám đốc Đại học Thái Nguyên» phê duyệt.", ["Giám đốc Đại học Thái Nguyên"]),
    ("«Ban Tổ chức Hội thi» chấm bài.", ["Ban Tổ chức Hội thi"]),
    ("«Tiểu ban Nội dung» hoàn thiện kịch bản.", ["Tiểu ban Nội dung"]),
    ("«Chủ nhiệm các Chương trình» báo cáo tiến độ.", ["Chủ nhiệm các Chương trình"]),
    ("«Vụ Giáo dục Mầm non, Cục Quản lý chất lượng» thẩm định.", ["Vụ Giáo dục Mầm non", "Cục Quản lý chất lượng"]),
    ("«Phó Giám đốc phụ trách» ký duyệt.", ["Phó Giám đốc phụ trách"]),
    ("«Toàn thể giáo viên, nhân viên nhà trường» thực hiện nghiêm.", ["Toàn thể giáo viên, nhân viên nhà trường"]),
    (
        "«Hiệu trưởng Trường THPT Chuyên, Giám đốc Trung tâm GDTX tỉnh» triển khai.",
        ["Hiệu trưởng Trường THPT Chuyên", "Giám đốc Trung tâm GDTX tỉnh"],
    ),
    ("«mỗi cơ quan, đơn vị» cử 01 đầu mối.", ["mỗi cơ quan, đơn vị"]),
    (
        "«Bộ Tư lệnh Thủ đô Hà Nội, Công an Thành phố» bảo đảm an ninh.",
        ["Bộ Tư lệnh Thủ đô Hà Nội", "Công an Thành phố"],
    ),
    (
        "«UBND các quận, huyện, thị xã; các sở, ngành Thành phố» kiểm tra.",
        ["UBND các quận, huyện, thị xã", "các sở, ngành Thành phố"],
    ),
    ("«Cục Thi hành án dân sự tỉnh» phối hợp.", ["Cục Thi hành án dân sự tỉnh"]),
    ("«Liên minh Hợp tác xã tỉnh» tư vấn.", ["Liên minh Hợp tác xã tỉnh"]),
    ("«Quỹ Bảo vệ và Phát triển rừng» chi trả.", ["Quỹ Bảo vệ và Phát triển rừng"]),
    ("«Bưu điện tỉnh» chuyển phát hồ sơ.", ["Bưu điện tỉnh"]),
    ("«các cơ quan, đơn vị, doanh nghiệp nhà nước» tiết kiệm điện.", ["các cơ quan, đơn vị, doanh nghiệp nhà nước"]),
    ("«Chủ tịch Công đoàn cơ sở» phổ biến tới đoàn viên.", ["Chủ tịch Công đoàn cơ sở"]),
    ("Giao «Tổ Thư ký» ghi biên bản.", ["Tổ Thư ký"]),
    ("«Sở Nội vụ - cơ quan thường trực» tổng hợp.", ["Sở Nội vụ"]),
    ("«Văn phòng HĐND và UBND xã» trình Chủ tịch UBND xã.", ["Văn phòng HĐND và UBND xã"]),
    ("«Văn phòng Đoàn ĐBQH và HĐND tỉnh» tham mưu.", ["Văn phòng Đoàn ĐBQH và HĐND tỉnh"]),
    ("«Hội Liên hiệp Phụ nữ các cấp» hỗ trợ.", ["Hội Liên hiệp Phụ nữ các cấp"]),
    # ---- recognised text without its accents
    ("«co quan Thuế» hướng dẫn người nộp thuế.", ["co quan Thuế"]),
    ("«Cục Thuế các tỉnh thành phố» gửi số liệu.", ["Cục Thuế các tỉnh thành phố"]),
    ("«Uy ban nhan dan huyện» chỉ đạo.", ["Uy ban nhan dan huyện"]),
]

NOTHING = [
    "công tác cải cách hành chính", "Công văn số 12/SNV", "bộ tiêu chí đánh giá", "ban hành kế hoạch", "sở hữu trí tuệ",
    "phòng, chống dịch bệnh", "Phòng, chống tham nhũng", "phòng chống thiên tai", "cục bộ địa phương", "vụ án hình sự",
    "vụ việc phức tạp", "hội nghị trực tuyến", "Hội nghị tổng kết năm", "tổ chức thực hiện nghiêm", "Tổ chức thực hiện",
    "đoàn kết nội bộ", "Đoàn kết toàn dân", "báo cáo kết quả", "Báo cáo tình hình", "trường hợp vướng mắc",
    "Trường hợp cần thiết", "khoa học và công nghệ", "Khoa học công nghệ", "viện trợ không hoàn lại",
    "hội thảo khoa học",
    "ban đầu", "các nội dung sau", "các nhiệm vụ được giao", "những khó khăn", "các vụ việc tồn đọng",
    "các bộ tiêu chí", "các phòng học", "các hội nghị", "xã hội hóa", "thị trường lao động", "bản thân",
    "kế hoạch năm", "quyết định của cấp trên", "thời gian tới", "trên cơ sở kết quả", "tổ hợp sản xuất",
    "đội ngũ", "phòng họp số 1", "bộ phim tài liệu", "trạm biến áp", "đại diện cho quyền lợi", "cấp phát kinh phí",
    "Thanh tra, kiểm tra đột xuất", "thanh tra việc chấp hành", "ngành nghề đào tạo", "lãnh đạo, chỉ đạo thực hiện",
    "Bộ luật Lao động", "trưởng thành", "Ban hành quy chế", "kho dữ liệu dùng chung", "tỉnh giản biên chế",
]  # fmt: skip


def _marked(text: str) -> tuple[str, int, int]:
    begin, end = text.index("«"), text.index("»") - 1
    return text.replace("«", "").replace("»", ""), begin, end


@pytest.mark.parametrize(("marked", "members"), GROUPS)
def test_reads_the_group_that_begins_here(marked: str, members: list[str]) -> None:
    text, begin, end = _marked(marked)
    mention = read_actors(text, begin, base=100)
    assert mention is not None
    assert [member.name for member in mention.members] == members
    assert text[mention.span.end - 100 :] == text[end:]
    assert mention.span.start == 100 + begin
    assert all(mention.span.holds(member.span) for member in mention.members)


@pytest.mark.parametrize(("marked", "members"), GROUPS)
def test_finds_the_group_in_its_sentence(marked: str, members: list[str]) -> None:
    text, begin, end = _marked(marked)
    found = {mention.span: mention for mention in find_actors(Passage(text, 7))}
    assert Span(7 + begin, 7 + end) in found
    assert [member.name for member in found[Span(7 + begin, 7 + end)].members] == members


@pytest.mark.parametrize("text", NOTHING)
def test_reads_no_actor_in_other_nouns_and_verbs(text: str) -> None:
    assert read_actors(text) is None


@pytest.mark.parametrize(
    ("text", "members"),
    [
        (
            "Các sở, cơ quan thuộc UBND tỉnh; UBND huyện, thành phố.",
            ["Các sở, cơ quan thuộc UBND tỉnh", "UBND huyện, thành phố"],
        ),
        (
            "Các phòng chuyên môn, đơn vị sự nghiệp công lập thuộc Sở.",
            ["Các phòng chuyên môn", "đơn vị sự nghiệp công lập thuộc Sở"],
        ),
        ("- Các phòng thuộc Sở;", ["Các phòng thuộc Sở"]),
        ("Công ty TNHH gạch ngói Kiến Hưng (Địa chỉ: thôn 3, xã Đông Anh)", ["Công ty TNHH gạch ngói Kiến Hưng"]),
        ("Sở Tài chính, Văn phòng UBND tỉnh", ["Sở Tài chính", "Văn phòng UBND tỉnh"]),
        ("Sở Nội vụ (qua phòng Cải cách hành chính)", ["Sở Nội vụ"]),
        ("Trung tâm Giáo dục thường xuyên - Hướng nghiệp", ["Trung tâm Giáo dục thường xuyên - Hướng nghiệp"]),
        ("Các doanh nghiệp trong KCN Hoa Mai, Sông Trà", ["Các doanh nghiệp trong KCN Hoa Mai, Sông Trà"]),
        ("Như Điều 3, Hoa Mai, Sở Y tế", ["Như Điều 3", "Hoa Mai", "Sở Y tế"]),
        ("", []),
        (" ; - ;", []),
    ],
)
def test_splits_a_list_of_actors(text: str, members: list[str]) -> None:
    found = split_actors(Passage(text, 50))
    assert [member.name for member in found] == members
    for member in found:
        assert member.name.split()[0] in text[member.span.start - 50 : member.span.end - 50]


@pytest.mark.parametrize(
    ("text", "index", "expected"),
    [
        ("Sở Nội vụ rà soát", 10, True),
        ("Sở Nội vụ rà soát", 0, False),
        ("Sở Nội vụ rà soát", 11, False),
        ("Rà soát, thống kê", 0, True),
        ("khẩn trương thực hiện", 0, True),
        ("có trách nhiệm báo cáo", 0, True),
        ("kết quả thực hiện", 0, False),
        ("nội dung sau", 0, False),
        ("", 0, False),
        ("rà soát", 40, False),
    ],
)
def test_knows_where_an_action_begins(text: str, index: int, expected: bool) -> None:
    assert is_action_start(text, index) is expected


def test_leaves_out_what_belongs_to_something_else() -> None:
    text = "Quyết định số 12/QĐ-UBND của UBND tỉnh; giao Sở Nội vụ tham mưu."
    found = find_actors(Passage(text, 0), masked=[Span(0, text.index(";"))])
    assert [member.name for mention in found for member in mention.members] == ["Sở Nội vụ"]


HOSTILE = [
    "(gọi " * 4000,
    "( " + " " * 40000,
    "các " * 4000,
    "Sở, " * 4000,
    "thuộc Sở " * 4000,
    "Sở (" * 4000,
    "các sở: " * 4000,
    "Chủ tịch " * 4000,
    "đồng chí các " * 4000,
    "Công chức được phân công " * 3000,
    "đơn vị có " * 4000,
    "Nguyễn " * 8000,
    "ông Nguyễn Văn An, " * 2000,
    "A" * 40000,
    "-" * 40000,
    "Công ty TNHH thương mại " * 2000,
    "các huyện, thị xã từ Hà đến " * 2000,
    "Trưởng các Phó các " * 3000,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_read_to_its_end(text: str) -> None:
    split_actors(Passage(text, 0))
    for mention in find_actors(Passage(text, 0)):
        assert text[mention.span.start : mention.span.end].strip()
