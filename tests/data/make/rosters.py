"""Writes rosters with openpyxl, XlsxWriter and xlwt, and texts in the encodings of Chinese offices."""
import csv
import datetime
import io
import pathlib
import sys

DATA = pathlib.Path(sys.argv[1])
HEAD = ["序号", "网格", "小区", "楼栋", "单元", "室", "户主", "与户主关系", "姓名", "身份证号", "出生日期",
        "联系电话", "人口数", "是否人户分离", "户类别", "独居老人", "残疾", "联户党员", "茶水", "备注"]
DOOR = "BCDEFG"  # the columns that are merged over a household


def row(number, door, *person):
    return [number, *door, *person]


FIRST = ["第一网格", "演练小区", "3栋", "2单元", 501, "张某甲"]
SECOND = ["第一网格", "演练小区", "3栋", "2单元", 502, "王\ue000明"]
THIRD = ["第一网格", "演练小区", "3栋", "2单元", 601, "李\U000313f5华"]
NONE = [None] * 6
MESSY = [
    row(1, FIRST, "户主", "张某甲", "421303189001010013", datetime.date(1890, 1, 1), 12000000001, 3, "否", "一般户",
        "否", None, "赵某", "绿茶", None),
    row(2, NONE, "配偶", "李\u200b某乙", 421303189612319992, "1896.12.31", "120 0000 0002", None, None, None, None,
        "或许", None, None, "号码是数字，丢了末位"),
    row(3, NONE, "子", "张某丙", "４２１３０３１８８８０８０８８８８８", "1888年8月", "12000000003/0722-3333333", None, "√",
        None, None, "肢体二级", None, None, "第一行\n第二行"),
    row(4, SECOND, "户主", "王\ue000明", "4.21303E+17", 29221, None, 1, "是", "低保户、独居老人", "√", "无", "赵某", None, None),
    row(5, THIRD, "户主", "李\U000313f5华", "110105491231002", "18900101", "12000000005", 2, 1, None, "有", "N", None, None, None),
    row(6, NONE, "母亲", "欧阳\U00020bb7龙", None, "=DATE(1990,1,2)", "=1/0", None, "=1=1", None, "Y", None, None, None,
        "=\"算\"&\"出来的\""),
    row(7, THIRD, "户主", "李\U000313f5华", "110105491231002", "18900101", "12000000005", 2, 1, None, "有", "N", None, None, "重复的一行"),
    HEAD,
    row(8, ["第二网格", "演练小区", "4#", "1", "101", "阿卜杜拉•买买提"], "户主", "阿卜杜拉•买买提", None, "1980-1-1",
        "+86 12000000008", 1, "0", None, None, None, None, None, "\u202e反向\u202c"),
]
MERGED = [(4, 6), (8, 9)]


def messy():
    import openpyxl
    from openpyxl.styles import PatternFill
    book = openpyxl.Workbook()
    notes = book.active
    notes.title = "填表说明"
    notes.append(["请如实填写，不要改表头"])
    sheet = book.create_sheet("花名册")
    sheet.append(["演练社区居民花名册（二〇二六年）"])
    sheet.merge_cells("A1:T1")
    sheet.append(["填报单位：演练社区", None, None, None, "填表人：某某"])
    sheet.merge_cells("A2:D2")
    sheet.append([head if head != "姓名" else "姓　名" for head in HEAD])
    for cells in MESSY:
        sheet.append(cells)
    for first, last in MERGED:
        for column in DOOR:
            sheet.merge_cells(f"{column}{first}:{column}{last}")
    for number in range(len(MESSY) + 4, 300):  # an empty tail with colour
        sheet.cell(number, 2).fill = PatternFill("solid", fgColor="FFFF00")
    sheet.append([None, "　", " "])
    hidden = book.create_sheet("旧表")
    hidden.sheet_state = "hidden"
    hidden.append(HEAD)
    book.save(DATA / "messy.xlsx")


def plain():
    import xlsxwriter
    for name, options in [("plain.xlsx", {}), ("inline.xlsx", {"constant_memory": True})]:
        book = xlsxwriter.Workbook(DATA / name, options)
        sheet = book.add_worksheet("居民")
        day = book.add_format({"num_format": 'yyyy"年"m"月"d"日"'})
        sheet.write_row(0, 0, ["姓名", "居住地址", None, None, "联系人", None, "生日"])
        sheet.write_row(1, 0, [None, "楼栋", "单元", "室", "姓名", "电话", None])
        sheet.write_row(2, 0, ["张某甲", 3, 2, 501, "赵某", "12000000009"])
        sheet.write_datetime(2, 6, datetime.datetime(1980, 1, 1), day)
        sheet.write_row(3, 0, ["李某乙", 3, 2])
        sheet.write_formula(3, 3, "=D3+1", None, 502)
        sheet.write_formula(3, 4, '=IF(1,"钱某","")', None, "钱某")
        sheet.write_formula(3, 6, "=G3", day, 29222)
        book.close()


def old():
    import xlwt
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("封面")
    sheet.visibility = 1
    sheet = book.add_sheet("人员")
    day = xlwt.easyxf(num_format_str="yyyy/m/d")
    for at, head in enumerate(["姓名：", "门牌号", "出生年月", "手机", "备注", "人口", "残疾人"]):
        sheet.write(0, at, head)
    sheet.write(1, 0, "张某甲")
    sheet.write_merge(1, 2, 1, 1, "17号")
    sheet.write(1, 2, datetime.date(1980, 1, 1), day)
    sheet.write(1, 3, 12000000001)
    sheet.write(1, 4, "长" * 5000 + "a" * 5000 + "\U00020bb7")  # runs on over several records
    sheet.write(1, 5, 3.5)
    sheet.write(1, 6, True)
    sheet.write(2, 0, "王\ue000明")
    sheet.write(2, 2, 421303189612319992)
    sheet.write(2, 3, xlwt.Formula("1/0"))
    sheet.write(2, 4, "\u0001控制")
    sheet.write(2, 6, "肢体二级")
    book.save(str(DATA / "old.xls"))


def text(name, encoding, separator=",", end="\r\n", extra=()):
    lines = [["居民花名册"], [], ["楼栋", "单元", "室", "姓名", "与户主关系", "身份证号码", "联系电话", "党员", "备注"],
             ["3", "2", "501", "张某甲", "户主", "421303189001010013", "12000000001", "是", "一行，\n两行"],
             ["", "", "", "李某乙", "配偶", "4.21303E+17", "=\"07223333333\"", "", "他说\"好\""],
             ["", "", "502", "钱某", "户主", "'421303188808088888", "12000000004", "否"],
             *extra, [], []]
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator=end).writerows(lines)
    (DATA / name).write_bytes(out.getvalue().encode(encoding))


def texts():
    rare = [["4", "1", "101", "李\U000313f5华", "户主"], ["", "", "102", "王\ue000明", "户主"],
            ["", "", "103", "阿卜杜拉·买买提", "户主"]]
    text("gbk.csv", "gbk")
    text("gb18030.csv", "gb18030", extra=rare)
    text("utf16.txt", "utf-16", separator="\t")
    text("utf16be.csv", "utf-16-be")
    text("bom.csv", "utf-8-sig", separator=";")
    text("named.xlsx", "utf-8", end="\n", extra=rare)
    hidden = [["4", "1", "104", "张\u200b三\x1b[31m\x07", "户主", "", "12000000009\t", "√"]]
    text("hidden.csv", "utf-8", extra=hidden)
    (DATA / "xml2003.xls").write_text(
        '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table><Row><Cell>'
        '<Data>姓名</Data></Cell></Row></Table></Worksheet></Workbook>\n', "utf-8")
    broken = "楼栋,室,姓名\r\n3,501,张某\r\n3,502,李".encode("gbk") + b"\xff\xff" + ",\r\n3,503,王某\r\n".encode("gbk")
    (DATA / "broken.csv").write_bytes(broken)


def locked():
    import msoffcrypto
    from msoffcrypto.format.ooxml import OOXMLFile
    assert msoffcrypto
    with open(DATA / "plain.xlsx", "rb") as source, open(DATA / "locked.xlsx", "wb") as out:
        OOXMLFile(source).encrypt("12345", out)


if len(sys.argv) > 2:
    locked()
else:
    messy()
    plain()
    old()
    texts()
