//! The sheets of a workbook and the parts that hold them.

use std::collections::HashMap;

use quick_xml::events::Event;

use super::super::grid::Sheet;
use super::super::xml::{Xml, attribute};
use super::super::zipped::Parts;
use super::super::{Limits, ReadError};

const WORKBOOK: &str = "xl/workbook.xml";
const RELATIONS: &str = "xl/_rels/workbook.xml.rels";

/// Sheets of cells in the order of the tabs, each with the name of its part; charts are left out.
pub(super) fn find(parts: &mut Parts, limits: &Limits) -> Result<Vec<(Sheet, String)>, ReadError> {
    let targets = worksheets(parts)?;
    let mut found = Vec::new();
    let mut xml = Xml::new(parts.stream(WORKBOOK)?);
    loop {
        match xml.next()? {
            Event::Start(tag) if tag.local_name().as_ref() == "sheet" => {
                let target = attribute(&tag, "r:id").or_else(|| attribute(&tag, "id"));
                let part = target.and_then(|id| targets.get(&id));
                let state = attribute(&tag, "state");
                let sheet = Sheet {
                    name: attribute(&tag, "name").unwrap_or_default().into(),
                    hidden: state.is_some_and(|state| state != "visible"),
                };
                found.extend(part.map(|part| (sheet, part.clone())));
            }
            Event::Eof => break,
            _ => {}
        }
        if limits.sheets.is_passed_by(found.len() as u64) {
            break;
        }
    }
    drop(xml);
    found.retain(|(_, part)| parts.has(part));
    Ok(found)
}

/// Identifiers of the relations that lead to sheets of cells.
fn worksheets(parts: &mut Parts) -> Result<HashMap<String, String>, ReadError> {
    let mut targets = HashMap::new();
    let mut xml = Xml::new(parts.stream(RELATIONS)?);
    loop {
        match xml.next()? {
            Event::Start(tag) if tag.local_name().as_ref() == "Relationship" => {
                let kind = attribute(&tag, "Type").unwrap_or_default();
                let target = attribute(&tag, "Target").filter(|_| kind.ends_with("/worksheet"));
                if let (Some(id), Some(target)) = (attribute(&tag, "Id"), target) {
                    targets.insert(id, part(&target));
                }
            }
            Event::Eof => return Ok(targets),
            _ => {}
        }
    }
}

/// Targets are written from the root or from the workbook's folder.
fn part(target: &str) -> String {
    match target.strip_prefix('/') {
        Some(rooted) => rooted.to_owned(),
        None => format!("xl/{}", target.trim_start_matches("./")),
    }
}
