//! What is wrong with an identity number or a day, and what to do about it.

use super::dates;
use crate::domain::identity::{DayFault, IdFault};

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

/// Says why a text is no day.
pub fn day(text: &str, fault: DayFault) -> String {
    match fault {
        DayFault::NotADay => format!("「{text}」不是日期，请填如 1980-01-01 或 1980年1月"),
        DayFault::ShortYear => format!("「{text}」的年份不足四位，请写全，如 1980"),
        DayFault::Impossible => format!("「{text}」这一天不存在，请核对"),
        DayFault::Future => format!("「{text}」还没到，请核对"),
    }
}
