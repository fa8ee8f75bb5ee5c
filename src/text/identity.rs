//! What is wrong with an identity number or a day, and what to do about it.

use super::dates;
use crate::domain::identity::{BornDiffers, DayFault, IdFault, read_day};

/// Says why a text is no identity number.
pub fn id_number(fault: IdFault) -> String {
    match fault {
        IdFault::Length { found } => format!("身份证号应为18位（旧号15位），现在是{found}位"),
        IdFault::Character { found } => {
            format!("身份证号里有「{found}」，只能是数字，末位可以是 X")
        }
        IdFault::Date => "身份证号里的出生日期不存在，请对照证件核对第7至14位".to_owned(),
        IdFault::Future { born } => format!(
            "身份证号里的出生日期{}还没到，请对照证件核对",
            dates::full(born)
        ),
        IdFault::CheckDigit { expected } => format!(
            "身份证号的校验位不对（按前17位应为「{expected}」），有一位抄错了，请对照证件核对"
        ),
        IdFault::LostDigits => {
            "身份证号被表格当成数字，后几位已丢失，请把该列设为文本后重新填写".to_owned()
        }
    }
}

/// Says that a birth and an identity number contradict each other.
pub fn born_differs(differs: &BornDiffers) -> String {
    format!(
        "出生日期{}和身份证号里的{}不一致，请对照证件改其中一个；出生日期空着就按身份证号填",
        differs.born, differs.number
    )
}

/// Says that a number cannot be a telephone number.
pub fn odd_phone(number: &str) -> String {
    format!(
        "「{number}」不像电话号码（手机11位，固话带区号），请核对；确实没错就勾选「{PHONE_AS_TYPED}」"
    )
}

/// Says that a field for telephone numbers holds words too.
pub fn phone_words(words: &str) -> String {
    format!("电话里有「{words}」，这里只填号码，请去掉；几个号码之间写「、」，分机前写「-」")
}

/// The box that says a number is right as it stands.
pub const PHONE_AS_TYPED: &str = "号码就是这样";

/// Says why a text is no date: one sentence for a day that does not exist, wherever it is typed.
pub fn date(text: &str) -> String {
    match read_day(text) {
        _ if text.trim().is_empty() => "没有填日期，请填如 2026-11-23 或 11.23".to_owned(),
        Err(fault @ DayFault::Impossible) => day(text, fault),
        _ => format!("「{text}」不是日期，请填如 2026-11-23 或 11.23"),
    }
}

/// Says why a text is no day.
pub fn day(text: &str, fault: DayFault) -> String {
    match fault {
        DayFault::NotADay => format!("「{text}」不是日期，请填如 1980-01-01 或 1980年1月"),
        DayFault::ShortYear => format!("「{text}」的年份不足四位，请写全，如 1980"),
        DayFault::Impossible => format!("「{text}」这一天不存在，请核对"),
        DayFault::Future => format!("「{text}」还没到，请核对"),
    }
}
