//! Why a table was not written, as one sentence with the cure.

use super::SheetError;
use crate::domain::clean::clean;
use crate::text::faults::failure;

/// Says what is wrong and what to do.
pub fn sheet_error(error: &SheetError) -> String {
    match error {
        SheetError::Exists(path) => format!(
            "「{}」已经有了，没有覆盖；请换一个文件名",
            clean(&path.to_string_lossy())
        ),
        SheetError::NoFolder(path) => {
            let folder = path.parent().unwrap_or(path);
            format!(
                "没有「{}」这个文件夹；请先建好，或换一个地方",
                clean(&folder.to_string_lossy())
            )
        }
        SheetError::UnknownKind(path) => format!(
            "「{}」不知道要写成什么表；请用 .xlsx 或 .csv 结尾的文件名",
            clean(&path.to_string_lossy())
        ),
        SheetError::TooManyRows => "行数超过一张表能放的，请改用 .csv".to_owned(),
        SheetError::Failed(broken) => failure(broken),
    }
}
