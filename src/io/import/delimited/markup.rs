//! Web pages and XML that bear the name of a workbook: told apart by how they begin.

use super::super::Foreign;

/// What a text is when it is no table; `start` is its beginning.
pub(super) fn recognise(start: &str) -> Option<Foreign> {
    let start: String = start.chars().take(4096).collect();
    let start = start.trim_start().to_ascii_lowercase();
    if start.starts_with("mime-version:") {
        return Some(Foreign::Html);
    }
    if !start.starts_with('<') {
        return None;
    }
    let has = |word: &str| start.contains(word);
    if has("urn:schemas-microsoft-com:office:spreadsheet") {
        Some(Foreign::SpreadsheetXml)
    } else if [
        "<html",
        "<!doctype html",
        "<table",
        "<head",
        "<meta",
        "<body",
    ]
    .iter()
    .any(|tag| has(tag))
    {
        Some(Foreign::Html)
    } else {
        has("<?xml").then_some(Foreign::Xml)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_and_xml_are_told_by_their_beginning() {
        for (start, foreign) in [
            ("<html xmlns:x=\"urn:x\">", Some(Foreign::Html)),
            ("\r\n <!DOCTYPE HTML PUBLIC>", Some(Foreign::Html)),
            ("<table><tr><td>姓名", Some(Foreign::Html)),
            ("MIME-Version: 1.0\r\n", Some(Foreign::Html)),
            (
                "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
                Some(Foreign::SpreadsheetXml),
            ),
            ("<?xml version=\"1.0\"?><a/>", Some(Foreign::Xml)),
            ("姓名,电话\n<张三>,1", None),
            ("<张三>,1", None),
        ] {
            assert_eq!(recognise(start), foreign, "{start}");
        }
    }
}
