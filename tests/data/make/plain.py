"""Writes tests/data/plain.xlsx with openpyxl: a roster under two title rows, households merged."""
import datetime
import pathlib
import openpyxl

HERE = pathlib.Path(__file__).resolve().parent.parent

book = openpyxl.Workbook()
sheet = book.active
sheet.title = "花名册"
sheet.append(["演练社区居民花名册"])
sheet.merge_cells("A1:L1")
sheet.append(["填报单位：演练社区", None, None, None, None, None, "2026年11月"])
sheet.append(["序号", "网格", "楼栋", "单元", "室", "户主", "与户主关系", "姓名", "身份证号", "出生日期", "联系电话", "独居老人"])
sheet.append([1, "第一网格", 3, 2, 501, "张某甲", "户主", "张某甲", "421303189001010013", datetime.date(1890, 1, 1), 12000000001, "否"])
sheet.append([2, None, None, None, None, None, "配偶", "李某乙", 421303189612319992, "1896.12.31", "120 0000 0002", None])
sheet.append([3, "第一网格", 3, 2, 502, "王\ue000明", "户主", "王\ue000明", None, None, "0722-3333333", "是"])
for column in "BCDEF":
    sheet.merge_cells(f"{column}4:{column}5")
book.save(HERE / "plain.xlsx")
