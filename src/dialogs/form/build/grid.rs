//! Forms of grids and sections.

use super::{Built, at, count, network, option, pick, tick, typed};
use crate::dialogs::form::context::Facts;
use crate::dialogs::form::field::{Field, OrgField};
use crate::dialogs::form::text::{self, network as words};
use crate::dialogs::{Picked, picker};
use crate::domain::grid::{GridCard, SectionCard, SectionKind};
use crate::domain::person::Scope;
use crate::flow::GridPurpose;
use crate::text::names;

pub(super) fn build(purpose: &GridPurpose, facts: &Facts) -> Built {
    match (purpose, facts) {
        (GridPurpose::Edit(_), Facts::Grid(card)) => edit(card),
        (GridPurpose::Split(_), Facts::Grid(card)) => split(card),
        (GridPurpose::Merge(_), Facts::Grid(card)) => network(
            names::command("merge_grid"),
            words::noted(&label(card), words::MERGE_NOTE),
            vec![pick(
                OrgField::Place(Scope::Grid),
                words::INTO,
                picker::Kind::Grid,
                None,
            )],
        ),
        (GridPurpose::AddSection(_), Facts::Grid(card)) => {
            network(names::command("add_section"), label(card), section(None))
        }
        (GridPurpose::EditSection(_), Facts::Section(card)) => network(
            names::command("edit_section"),
            card.whole_name(),
            section(Some(card)),
        ),
        (GridPurpose::MoveSection(_), Facts::Section(card)) => network(
            names::command("move_section"),
            words::lies_in(&card.whole_name(), &card.grid.1),
            vec![pick(
                OrgField::Place(Scope::Grid),
                words::TO_GRID,
                picker::Kind::Grid,
                None,
            )],
        ),
        (GridPurpose::EndSection(_), Facts::Section(card)) => network(
            names::command("end_section"),
            words::noted(&card.whole_name(), words::END_SECTION_NOTE),
            Vec::new(),
        ),
        _ => network(names::command("create_grid"), "", new_grid(None)),
    }
}

fn label(card: &GridCard) -> String {
    format!("{} {}", card.row.code, card.row.name)
}

fn edit(card: &GridCard) -> Built {
    let group = Picked::Group(card.group.0, card.group.1.clone());
    let fields = vec![
        typed(OrgField::Code, words::CODE, &card.row.code),
        typed(OrgField::Name, words::NAME, &card.row.name),
        typed(OrgField::Boundary, words::BOUNDARY, &card.boundary),
        pick(
            OrgField::Place(Scope::Grid),
            words::GROUP,
            picker::Kind::Group,
            Some(group),
        ),
    ];
    network(names::command("edit_grid"), label(card), fields)
}

/// Code, name, extent and group of a grid that is made.
fn new_grid(group: Option<Picked>) -> Vec<Field> {
    vec![
        typed(OrgField::Code, words::CODE, ""),
        typed(OrgField::Name, words::NAME, ""),
        typed(OrgField::Boundary, words::BOUNDARY, ""),
        pick(
            OrgField::Place(Scope::Grid),
            words::GROUP,
            picker::Kind::Group,
            group,
        ),
    ]
}

fn split(card: &GridCard) -> Built {
    let mut fields = new_grid(Some(Picked::Group(card.group.0, card.group.1.clone())));
    let takes = card.sections.iter().enumerate();
    fields.extend(takes.map(|(n, section)| tick(OrgField::Takes(n), words::takes(section), false)));
    network(names::command("split_grid"), label(card), fields)
}

fn section(card: Option<&SectionCard>) -> Vec<Field> {
    let word = |value: fn(&SectionCard) -> &str| card.map_or("", value);
    let mut fields = Vec::new();
    if card.is_none() {
        fields.push(option(
            OrgField::SectionKind,
            words::SECTION_KIND,
            text::all(names::section),
            at(SectionKind::Building),
        ));
    }
    fields.extend([
        typed(OrgField::Estate, words::ESTATE, word(|card| &card.estate)),
        typed(OrgField::Name, words::SECTION_NAME, word(|card| &card.name)),
        count(
            OrgField::Units,
            words::UNITS,
            card.map_or(0, |card| card.units),
        ),
        typed(
            OrgField::Address,
            words::ADDRESS,
            word(|card| &card.address),
        ),
    ]);
    fields
}
