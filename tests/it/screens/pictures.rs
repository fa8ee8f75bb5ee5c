//! Every screen and every box over it, as it looks in a small and in a large window.

use ratatui::buffer::Cell;
use ratatui::style::Style;

use fangyijie::ui::look::Role;

use crate::desk::{Desk, LOOK};

const SIZES: [(u16, u16); 2] = [(80, 24), (120, 36)];

/// The screen that keys lead to, in both sizes.
pub fn picture(name: &str, keys: &str) {
    for (columns, rows) in SIZES {
        picture_at(name, keys, (columns, rows));
    }
}

pub fn picture_at(name: &str, keys: &str, (columns, rows): (u16, u16)) {
    let mut desk = Desk::sized(columns, rows);
    desk.press(keys);
    keep(&format!("{name}_{columns}x{rows}"), keys, &desk.screen());
}

fn keep(name: &str, keys: &str, screen: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_description(keys);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, screen));
}

/// Where selection, focus and input are: `#` selected, `=` selected elsewhere, `T` heading with
/// the keys, `t` heading, `I` field being typed in, `|` the cursor.
fn map(name: &str, keys: &str) {
    let mut desk = Desk::new();
    desk.press(keys);
    let (buffer, cursor) = desk.painted();
    let papers = [
        (Role::InputFocus, 'I'),
        (Role::Selected, '#'),
        (Role::SelectedUnfocused, '='),
        (Role::PanelTitleFocus, 'T'),
        (Role::PanelTitle, 't'),
        (Role::OverlayTitle, 'O'),
        (Role::Input, 'i'),
    ]
    .map(|(role, mark)| (LOOK.style(role), mark));
    let mark = |cell: &Cell| {
        let inked =
            |paper: &Style| paper.bg == Some(cell.bg) && paper.add_modifier == cell.modifier;
        let papered = |paper: &Style| paper.bg == Some(cell.bg);
        let found = papers
            .iter()
            .find(|(paper, _)| inked(paper))
            .or_else(|| papers.iter().find(|(paper, _)| papered(paper)));
        found.map_or(' ', |(_, mark)| *mark)
    };
    let rows = buffer.content.chunks(80).enumerate().map(|(y, row)| {
        let line: String = (0..)
            .zip(row)
            .map(|(x, cell)| match cursor {
                Some((cx, cy)) if (cx, usize::from(cy)) == (x, y) => '|',
                _ => mark(cell),
            })
            .collect();
        line.trim_end().to_owned()
    });
    let map: Vec<String> = rows.collect();
    keep(&format!("map_{name}"), keys, &map.join("\n"));
}

#[test]
fn the_workbench() {
    picture("workbench", "");
    picture("workbench_grids", "BackTab Down*2");
    picture("workbench_board", "Tab Down");
    picture("workbench_owed", "Tab Tab Right");
    picture("workbench_find", "/ 'cty'");
    picture("workbench_find_nothing", "/ 'xyzxyz'");
    picture("workbench_find_issue", "Tab 「漏水」");
    picture("workbench_zoomed", "F9");
    picture_at("workbench_zoomed_board", "Tab F9 Right", (200, 60));
    picture_at("workbench", "", (200, 60));
    picture_at("workbench", "", (40, 10));
    picture_at("workbench", "", (59, 16));
}

#[test]
fn the_lists() {
    for (name, keys) in [
        ("visits", "2"),
        ("issues", "3"),
        ("meetings", "4"),
        ("tasks", "5"),
        ("tasks_late", "5 Tab"),
        ("people", "6"),
        ("coverage", "Tab Tab Left Enter"),
        ("holes", "Tab Tab Left Enter End Enter"),
        ("months", "6 Tab"),
        ("month", "6 Tab Down*8 Enter"),
        ("organisation", "6 Tab Tab"),
        ("deeds", "7"),
        ("behind_households", "8 Down*2 Enter"),
        ("behind_resolved", "8 Down*4 Enter"),
        ("unvisited", "Tab Tab Right*2 Enter"),
        ("journal", "F4 1 F4 9 Up Enter"),
        ("visits_find", "2 / '2-202'"),
    ] {
        picture(name, keys);
    }
}

#[test]
fn the_cards() {
    for (name, keys) in [
        ("stats", "8"),
        ("settings", "9"),
        ("grid", "BackTab Down Enter"),
        ("section", "BackTab Down Enter Down*12 Enter"),
        ("chain", "F6"),
        (
            "handover_plan",
            "6 Down*4 Enter Down*7 Enter Right 「杨子轩」 Enter F4",
        ),
        ("person", "6 Down*3 Enter"),
        ("branch", "6 Tab Tab Enter"),
        ("household", "Enter"),
        ("household_phones", "Enter F9"),
        ("issue_registered", "3 Enter"),
        ("issue_in_progress", "5 Enter"),
        ("issue_closed", "3 End Enter"),
        ("issue_told", "Tab Tab Right*4 Enter Enter"),
    ] {
        picture(name, keys);
    }
}

#[test]
fn the_rules_of_meetings() {
    const RULES: &str = "F2 'hygz' Enter";
    picture("rules", RULES);
    picture("rule", &format!("{RULES} Down*5 Enter"));
    picture("rule_form", &format!("{RULES} Down*2 Enter Enter Down*3 2"));
    picture(
        "rule_form_refused",
        &format!("{RULES} Down*2 Enter Enter Down*3 3"),
    );
    picture_at(
        "rule_form",
        &format!("{RULES} Down*2 Enter Enter"),
        (40, 12),
    );
    picture("help_of_a_meeting", "4 F7 Enter Enter ?");
    picture_at("help_of_a_meeting", "4 F7 Enter Enter ?", (40, 12));
}

#[test]
fn the_meetings() {
    for (name, keys) in [
        ("group", "4 Enter"),
        ("group_carried", "4 Enter 1"),
        ("committee", "4 F6 Enter Enter"),
        ("committee_picked", "4 F6 Enter Enter 8 1 1 6"),
        ("assembly", "4 F7 Enter Enter"),
        ("assembly_roll", "4 F7 Enter Enter Enter 3 8"),
        ("assembly_hands", "4 F7 Enter Enter 8 Down*7 1"),
        ("assembly_counted", "4 F7 Enter Enter 8 Down*7 1 4 4 F4"),
        ("assembly_passed", "4 F7 Enter Enter 8 Down*7 1 4 4 F4 5"),
        (
            "assembly_failed",
            "4 F7 Enter Enter 8 Down*7 1 4 「10」 F4 5",
        ),
        ("assembly_votes", "4 F7 Enter Enter 8 Down*7 2 Tab 1 2 3"),
        (
            "assembly_assigned",
            "4 F7 Enter Enter 8 Down*7 1 4 F4 5 6 1 7 F4",
        ),
        ("meeting_ended", "4 Down Enter"),
    ] {
        picture(name, keys);
    }
}

#[test]
fn the_forms() {
    for (name, keys) in [
        ("form_visit", "F4"),
        (
            "form_visit_matters",
            "F4 1 Down*6 「门前路灯不亮」 Down 5 1 1 「楼道堆物」 Down",
        ),
        ("form_visit_refused", "F4 2 Down Right F4"),
        ("form_issue", "F7 「电动车没处充电」 Down"),
        ("form_person", "6 Enter Enter"),
        ("form_give", "BackTab Down Enter Up Home End Up*4 Enter"),
        ("form_split", "BackTab Down Enter End Up Enter"),
        ("form_meeting", "4 F4 Enter"),
        ("form_assign", "4 F7 Enter Enter 8 Down*7 1 4 F4 5 6 1 7"),
        ("form_answered", "4 Enter 3"),
        ("form_merge", "4 Enter 2"),
        ("form_tally", "4 F7 Enter Enter 8 Down*7 1 4"),
        ("form_end", "4 F6 Enter Enter 8 6 6 6 6 9 Right Enter"),
        ("form_progress", "5 Enter F4"),
        ("form_finish", "5 Enter F6"),
        ("form_tell", "5 Enter F6 「好了」 Enter F7"),
        ("form_follow_up", "Tab Tab Right*4 Enter Enter Enter"),
        ("form_reopen", "3 End Enter Enter"),
    ] {
        picture(name, keys);
    }
}

#[test]
fn the_boxes() {
    for (name, keys) in [
        ("menu", "F2"),
        ("menu_end", "F2 End"),
        ("menu_meeting", "4 F7 Enter Enter F2"),
        ("menu_issue", "5 Enter F2"),
        ("menu_found", "F2 'dj'"),
        ("picker_person", "F4 1 Right"),
        ("picker_person_found", "F4 1 张"),
        ("picker_issue", "4 Enter 2 Right"),
        ("picker_body", "4 F4"),
        ("confirm_undo", "F4 1 F4 F8"),
        ("confirm_discard", "F4 1 Esc"),
        ("confirm_quit", "Ctrl+q"),
        ("confirm_end", "4 Enter 1 1 1 9"),
        (
            "confirm_close",
            "Tab Tab Right*4 Enter Enter Enter F4 Enter",
        ),
    ] {
        picture(name, keys);
    }
    for (columns, rows) in SIZES {
        let mut desk = Desk::sized(columns, rows);
        desk.press("F4 1 Down*5 好");
        let desk = desk.again();
        keep(
            &format!("confirm_resume_{columns}x{rows}"),
            "",
            &desk.screen(),
        );
    }
}

#[test]
fn a_window_too_small_says_so_and_keeps_everything() {
    picture_at("too_small", "F4 1", (39, 10));
    picture_at("too_small", "F4 1", (80, 9));
    let mut desk = Desk::new();
    desk.press("F4 1 Down*5 「家里都好」");
    let before = desk.screen();
    desk.resize(20, 5).says("窗口太小").resize(80, 24);
    assert_eq!(before, desk.screen());
}

#[test]
fn selection_and_focus() {
    for (name, keys) in [
        ("workbench", ""),
        ("workbench_grids", "BackTab"),
        ("workbench_board", "Tab"),
        ("workbench_owed", "Tab Tab"),
        ("workbench_find", "/ 'cty'"),
        ("list", "5"),
        ("card", "5 Enter"),
        ("agenda", "4 F7 Enter Enter"),
        ("roll", "4 F7 Enter Enter Enter"),
        ("form_choice", "F4"),
        ("form_text", "F4 1 Down*5 「家里都好」"),
        ("form_button", "F4 Up*2"),
        ("menu", "F2 Down"),
        ("picker", "F4 1 Right"),
        ("confirm", "F4 1 F4 F8"),
    ] {
        map(name, keys);
    }
}
