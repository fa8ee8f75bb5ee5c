//! Words of importing and exporting rosters: columns, what a row is, why it is left out.

use std::path::Path;

use super::limits;
use crate::domain::clean::clean;
use crate::domain::household::parse_part;
use crate::domain::privacy::{mask_phone, scrub};
use crate::domain::roster::{Change, Class, Column, List, Note, Reason, Words};
use crate::store::import::{PlanRow, Summary};

/// What new grids are put under in a file without any organisation.
pub const BRANCH: &str = "社区党支部";
pub const GROUP: &str = "社区党小组";
/// Heading of the first column of the sheet of rows that were left out.
pub const WHY: &str = "退回原因";
/// What the sheet of rows that were left out is called, behind the name of its source.
pub const LEFT_OUT: &str = "退回";
/// The name of that sheet's tab, and of the roster's.
pub const LEFT_OUT_TAB: &str = "退回的行";
pub const ROSTER_TAB: &str = "花名册";
/// What pasted cells are called.
pub const PASTED: &str = "粘贴的单元格";

/// A masked list was to be imported.
pub const MASKED: &str = "这是遮住的名单，不能导入；要改好再导回来，请用 --full 导出";
/// The data file itself was to be imported.
pub const OWN_FILE: &str = "这是正在用的数据文件，不是花名册；请选一个表格文件";
/// A sheet without headings was to be imported.
pub const NO_HEADER: &str =
    "没有找到表头，请在第1行写上各栏的名称（如 楼栋、单元、室、姓名、联系电话）再导入";

/// What a column means.
pub fn column(column: Column) -> &'static str {
    match column {
        Column::Grid => "网格",
        Column::Estate => "小区",
        Column::Building => "楼栋",
        Column::Unit => "单元",
        Column::Room => "室",
        Column::Address => "现住址",
        Column::HouseholdNumber => "户编号",
        Column::Head => "户主",
        Column::Relation => "与户主关系",
        Column::Name => "姓名",
        Column::Sex => "性别",
        Column::IdNumber => "身份证号",
        Column::Born => "出生日期",
        Column::Phone => "联系电话",
        Column::Size => "人口数",
        Column::Living => "人户情况",
        Column::Housing => "房屋性质",
        Column::Tags => "标签",
        Column::Contact => "联户党员",
        Column::Backup => "备联系人",
        Column::BuildingHead => "楼栋长",
        Column::MovedOut => "迁出日期",
        Column::Died => "死亡日期",
        Column::Note => "备注",
    }
}

/// What becomes of a row.
pub fn class(class: Class) -> &'static str {
    match class {
        Class::New => "新增",
        Class::Changed => "改动",
        Class::Same => "相同",
        Class::Conflict => "冲突",
        Class::Rejected => "退回",
    }
}

/// A column as the spreadsheet names it: 1 is A, 27 is AA.
pub fn letters(at: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = at;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// Where a row stands.
pub fn place(sheet: &str, row: u32) -> String {
    if sheet.is_empty() {
        format!("第{row}行")
    } else {
        format!("{} 第{row}行", clean(sheet))
    }
}

/// A reason with the column it stands in.
pub fn note(note: &Note) -> String {
    match note.cell {
        Some((at, of)) => format!("{}列 {}：{}", letters(at), column(of), reason(&note.reason)),
        None => reason(&note.reason),
    }
}

/// Why a row is left out, or a cell was not taken as it stands; with the cure.
pub fn reason(reason: &Reason) -> String {
    match reason {
        Reason::NoName => "没有姓名也没有户主，请补上".to_owned(),
        Reason::NoDoor => "没有门牌，请补上楼栋、单元、室，或一栏写全的住址".to_owned(),
        Reason::BadAddress => "门牌认不出，请写成 3栋2单元501 或 17号".to_owned(),
        Reason::NoPlace => "不知道是哪个网格哪个小区，请补上网格和小区".to_owned(),
        Reason::NoEstate => "不知道是哪个小区，请补上小区".to_owned(),
        Reason::NoGrid => "这个小区不知道属于哪个网格，请补上网格".to_owned(),
        Reason::LostDigits => {
            "数字太长，在表格里丢了末几位，请把这一栏设为文本后重新填写".to_owned()
        }
        Reason::CellError => "公式出错或没有结果，请填成值".to_owned(),
        Reason::Garbled => "有认不出的乱码，请从原来的系统重新导出".to_owned(),
        Reason::Steering { code } => format!(
            "有看不见的控制字符（U+{code:04X}），会打乱屏幕或颠倒先后，请把这一格删掉重新打字"
        ),
        Reason::TooLong { most } => limits::cell_too_long(*most),
        Reason::OpenQuote => "双引号没有配对，几行并成了一格，请改好引号".to_owned(),
        Reason::IdLength { found } => {
            format!("身份证号应为18位，这里是{found}位，请核对")
        }
        Reason::IdCharacter => "身份证号里有不该有的字，请核对".to_owned(),
        Reason::IdDate => "身份证号里的出生日期不存在，请核对".to_owned(),
        Reason::IdCheckDigit => "身份证号的校验位对不上，有一位抄错了，请核对".to_owned(),
        Reason::NotADay => "日期认不出，请写成 1980-01-01".to_owned(),
        Reason::NotANumber => "人口数不是数字，请只填数字".to_owned(),
        Reason::TooMany { most } => {
            format!("一户超过{most}行，不像一户人家，请核对门牌")
        }
        Reason::TwoRows { field, row } => {
            format!("「{}」与第{row}行说法不一，请改成一致", column(*field))
        }
        Reason::IdTwoNames { row: Some(row) } => {
            format!("同一个身份证号在第{row}行是另一个名字，请核对")
        }
        Reason::IdTwoNames { row: None } => {
            "文件里这个身份证号是另一个名字，请核对；确实改名的请在程序里改".to_owned()
        }
        Reason::IdTwoHomes { row } => {
            format!("同一个人在第{row}行是另一户，请只留一处")
        }
        Reason::LivesElsewhere { door } => {
            format!("文件里这个人住在{}，请先在程序里办迁出或搬家", clean(door))
        }
        Reason::TwoOfThatName => "这一户有两个人叫这个名字，请补上身份证号".to_owned(),
        Reason::DoorTaken { head } if head.is_empty() => {
            "文件里这个门牌住着另外一户，请核对门牌，或先办迁出".to_owned()
        }
        Reason::DoorTaken { head } => format!(
            "文件里这个门牌住的是{}一家，请核对门牌，或先给那一户办迁出",
            clean(head)
        ),
        Reason::ByHand { field } => format!(
            "「{}」后来在程序里手工改过，没有覆盖；要用表里的请在程序里改",
            column(*field)
        ),
        Reason::Ambiguous { name, count } => format!(
            "有{count}位骨干叫{}，请在名字后面写上电话后四位",
            clean(name)
        ),
        Reason::GridUnclear => "这个小区或楼栋在几个网格里都有，请补上网格".to_owned(),
        Reason::WithOthers { row } => format!("同一户的第{row}行有冲突，改好后一起导入"),
        Reason::UnknownPerson { name } => format!(
            "骨干里没有{}，没有登记；请先在「党员」里登记这个人",
            clean(name)
        ),
        Reason::UnknownValue { text } => {
            format!("不认识「{}」，这一格没有导入", clean(text))
        }
        Reason::SensitiveTag { tag } => format!(
            "「{}」是敏感信息，没有导入；要先在设置里打开，并登记这一户的同意",
            clean(tag)
        ),
        Reason::NoConsent { tag } => format!(
            "「{}」是敏感信息，没有导入；先在这一户登记同意，再导入一次",
            clean(tag)
        ),
        Reason::UnknownTag { tag } => {
            format!("标签表里没有「{}」，没有导入", clean(tag))
        }
        Reason::OddPhone => "电话不像号码，会照原样导入".to_owned(),
        Reason::PhoneRemark => "电话旁边的说明没有导入".to_owned(),
        Reason::IdConverted => "15位身份证号，已转成18位".to_owned(),
        Reason::AgainstId { field } => {
            format!("「{}」与身份证号不符，以身份证号为准", column(*field))
        }
        Reason::HeadNotListed { name } => {
            format!("户主{}不在这一户的人里，没有设户主", clean(name))
        }
        Reason::OtherBuildingHead { name } => {
            format!("这一栋已有楼栋长{}，没有改", clean(name))
        }
        Reason::Duplicate { row } => format!("与第{row}行是同一个人"),
        Reason::LeftAlready => "已经迁出或去世，文件里没有，不用登记".to_owned(),
        Reason::Tidied => "这一格里的换行改成了空格，看不见的字符去掉了".to_owned(),
        Reason::Hidden => "名字里有看不见的字符，原样保存，比对时不算".to_owned(),
    }
}

/// What a row is about: its door and the name.
pub fn about(row: &PlanRow) -> (String, String) {
    let Some(told) = &row.told else {
        return (raw_door(row), raw(row, Column::Name));
    };
    let spot = &told.spot;
    let door = format!("{} {}", clean(&spot.estate), spot.door());
    let name = told.person.as_ref().map_or("", |person| &person.name);
    (door.trim().to_owned(), clean(name).into_owned())
}

/// The door of a row that could not be read, as far as it is told.
fn raw_door(row: &PlanRow) -> String {
    let told = |column| {
        let text = raw(row, column);
        parse_part(&text).unwrap_or(text)
    };
    let mut parts = [Column::Building, Column::Unit, Column::Room]
        .map(told)
        .to_vec();
    parts.retain(|part| !part.is_empty());
    let door = if parts.is_empty() {
        raw(row, Column::Address)
    } else {
        parts.join("-")
    };
    format!("{} {door}", raw(row, Column::Estate))
        .trim()
        .to_owned()
}

/// What stands in a column.
fn raw(row: &PlanRow, column: Column) -> String {
    let found = row.cells.iter().find(|(_, of, _)| *of == column);
    found.map_or_else(String::new, |(_, _, text)| clean(text).trim().to_owned())
}

/// Why, or what it changes, in one line.
pub fn what(row: &PlanRow) -> String {
    let mut parts: Vec<String> = row.changes.iter().map(change).collect();
    parts.extend(row.notes.iter().map(note));
    parts.join("；")
}

/// A changed value, masked.
pub fn change(change: &Change) -> String {
    let shown = |text: &str| match text {
        "" => "（空）".to_owned(),
        text => value(change.field, text),
    };
    format!(
        "{} {} 改为 {}",
        column(change.field),
        shown(&change.old),
        shown(&change.new)
    )
}

/// A value as the screen may show it: telephones and identity numbers masked, codes in words.
pub fn value(field: Column, text: &str) -> String {
    match field {
        Column::Phone => {
            let phones: Vec<String> = text.split_whitespace().map(mask_phone).collect();
            phones.join(" ")
        }
        Column::IdNumber => mask_number(text),
        Column::Sex => Words::builtin().word(List::Sex, text).to_owned(),
        Column::Living => Words::builtin().word(List::Living, text).to_owned(),
        Column::Housing => Words::builtin().word(List::Housing, text).to_owned(),
        _ => clean(text).into_owned(),
    }
}

/// A cell as it stood in the sheet, numbers masked.
pub fn cell(column: Column, text: &str) -> String {
    match column {
        Column::IdNumber => mask_number(text),
        Column::Phone => scrub(text),
        _ => clean(text).into_owned(),
    }
}

/// An identity number as it is shown: valid or not, never whole.
pub fn mask_number(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    if chars.len() <= 8 {
        return "*".repeat(chars.len());
    }
    let head: String = chars[..4].iter().collect();
    let tail: String = chars[chars.len() - 4..].iter().collect();
    format!("{head}**********{tail}")
}

/// The counts of a plan in one sentence.
pub fn counts(summary: &Summary) -> String {
    format!(
        "共{}行：新增{}行（{}户、{}人），改动{}行，相同{}行，冲突{}行，退回{}行",
        summary.rows,
        summary.of(Class::New),
        summary.households_new,
        summary.persons_new,
        summary.of(Class::Changed),
        summary.of(Class::Same),
        summary.of(Class::Conflict),
        summary.of(Class::Rejected)
    )
}

/// A row with what is to be said about it, in one line.
pub fn finding(row: &PlanRow) -> String {
    format!(
        "{} [{}] {}",
        place(&row.sheet, row.row),
        class(row.class),
        what(row)
    )
}

/// There is more to be said than is listed.
pub fn more(total: u64) -> String {
    format!("共{total}处说明，这里只列出前面的；加 --json 看全部")
}

/// Where the copy of the file lies.
pub fn copy_lies(path: &str) -> String {
    format!("导入前的文件留底在 {}", clean(path))
}

/// Where the rows that were left out lie.
pub fn left_out_lie(written: Result<&String, &String>) -> String {
    match written {
        Ok(path) => format!("没有导入的行和原因写在 {}，改好后可以再导入", clean(path)),
        Err(why) => format!("没有导入的行写不成表（{}）", clean(why)),
    }
}

/// How it ended.
pub fn ended(preview: bool, applied: bool) -> &'static str {
    match (preview, applied) {
        (true, _) => "只是预览，什么都没有改",
        (false, true) => "已导入，在界面里按 F8 或在「操作记录」里可以撤销",
        (false, false) => "没有要写的，文件没有改",
    }
}

/// Sheets that are not read, if there are any, and how they can be.
pub fn sheets_left_out(names: &[String]) -> Option<String> {
    let first = names.first()?;
    let more = match names.len() {
        1 => String::new(),
        many => format!("等{many}张"),
    };
    let first = clean(first);
    Some(format!(
        "工作表「{first}」{more}没有读：栏目不同或已隐藏，要导入请另存成一个文件"
    ))
}

/// Places the plan makes; nothing when it makes none.
pub fn new_places(summary: &Summary, made: bool) -> Option<String> {
    if summary.grids_new.is_empty() && summary.sections_new == 0 {
        return None;
    }
    let names: Vec<String> = summary
        .grids_new
        .iter()
        .take(5)
        .map(|name| clean(name).into_owned())
        .collect();
    let more = if summary.grids_new.len() > 5 {
        "等"
    } else {
        ""
    };
    let makes = if made { "新建了" } else { "会新建" };
    Some(match names.len() {
        0 => format!("{makes}{}个楼栋或片区", summary.sections_new),
        _ => format!(
            "{makes}{}个网格（{}{more}）、{}个楼栋或片区",
            summary.grids_new.len(),
            names.join("、"),
            summary.sections_new
        ),
    })
}

/// Where new grids lie until someone says otherwise.
pub fn new_grids(summary: &Summary) -> Option<&'static str> {
    const FIRST: &str = "新网格先记在第一个党小组，不对的到网格卡片里改";
    (!summary.grids_new.is_empty()).then_some(FIRST)
}

/// The same where there is no room for names.
pub fn new_places_short(summary: &Summary) -> String {
    format!(
        "会新建{}网格、{}楼栋片区",
        summary.grids_new.len(),
        summary.sections_new
    )
}

/// What the journal calls an import.
pub fn subject(source: &str, summary: &Summary) -> String {
    format!(
        "{}（新增{}户{}人，改动{}行）",
        clean(source),
        summary.households_new,
        summary.persons_new,
        summary.of(Class::Changed)
    )
}

/// A file by its name alone.
pub fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    clean(&name).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_spreadsheets_name_them() {
        for (at, name) in [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (703, "AAA")] {
            assert_eq!(letters(at), name);
        }
    }

    #[test]
    fn changes_show_no_number_in_full() {
        let shown = change(&Change {
            field: Column::Phone,
            old: "12300000001".to_owned(),
            new: "12300000002 12300000003".to_owned(),
        });
        assert_eq!(shown, "联系电话 123****0001 改为 123****0002 123****0003");
        let shown = change(&Change {
            field: Column::IdNumber,
            old: String::new(),
            new: "421303189001010013".to_owned(),
        });
        assert_eq!(shown, "身份证号 （空） 改为 4213**********0013");
    }
}
