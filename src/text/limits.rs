//! How full a text is, and that something found no room.

use crate::domain::limits::{Fill, Limit};

/// A word at the end of a field; none while there is room.
pub fn mark(fill: Fill) -> Option<String> {
    match fill {
        Fill::Room => None,
        Fill::Near { left, .. } => Some(format!("还能写{}字", left / 2)),
        Fill::Full { .. } => Some("已满".to_owned()),
        Fill::Over { over, .. } => Some(format!("多{}字", over.div_ceil(2))),
        Fill::LeftOut { count, .. } => Some(format!("已满，{count}字没放进")),
    }
}

/// The same as a sentence with the cure; none while there is room.
pub fn sentence(fill: Fill) -> Option<String> {
    match fill {
        Fill::Room => None,
        Fill::Near { left, most } => Some(format!("最多{}，还能写{}字", size(most), left / 2)),
        Fill::Full { most } => Some(format!("最多{}，已经写满", size(most))),
        Fill::Over { over, most } => Some(format!(
            "这一栏最多{}，原来的内容多了{}字：不改可以照样保存，要改请先删短",
            size(most),
            over.div_ceil(2)
        )),
        Fill::LeftOut { count, most } => Some(format!(
            "最多{}：后面的{count}个字没有放进来，请删短或分开写",
            size(most)
        )),
    }
}

/// A text that a command or a sheet wanted to write.
pub fn too_long(begins: &str, most: usize, over: usize) -> String {
    format!(
        "以「{begins}」开头的这一段太长，最多{}，多了{}字，没有保存；请删短后再试",
        size(most),
        over.div_ceil(2)
    )
}

/// Most that a cell of a sheet may hold.
pub fn cell_too_long(most: usize) -> String {
    format!("这一格太长，最多{}，请删短", size(most))
}

/// Cells as whoever types counts them.
fn size(cells: usize) -> String {
    if cells == Limit::Number.cells() {
        format!("{cells}位")
    } else {
        format!("{}个汉字", cells / 2)
    }
}
