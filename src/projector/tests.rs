//! Pictures as the room sees them, with invented data, and what the keys and the time do to them.

use std::time::Duration;

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::state::Shown;
use super::{Event, State, Step, paint};
use crate::domain::Coded;
use crate::domain::ballot::{Frozen, Outcome, Quorum, Tally, Verdict};
use crate::domain::issue::{Category, Stage as At};
use crate::domain::meeting::MeetingKind;
use crate::domain::wall::{WallLine, WallPicture, WallVote};
use crate::keymap::Key;
use crate::ui::cells::WidthPolicy;
use crate::ui::look::{Depth, Look, Stage};
use crate::ui::painter::Painter;
use crate::ui::snapshot;

const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
const SIZES: [(u16, u16); 3] = [(40, 12), (60, 20), (120, 36)];

fn look(depth: Depth) -> Look {
    Look {
        width: WidthPolicy::Narrow,
        depth,
        stage: Stage::Projector,
    }
}

fn lines() -> Vec<WallLine> {
    let line = |category, text: &str, stage| WallLine {
        category,
        text: text.to_owned(),
        stage,
    };
    vec![
        line(
            Category::Livelihood,
            "三号楼二单元的路灯不亮，晚上老人下楼看不清台阶，希望尽快修好。",
            At::Assembly,
        ),
        line(
            Category::Sanitation,
            "楼道堆了旧家具，电话***，占住了消防通道。",
            At::Registered,
        ),
        line(
            Category::Dispute,
            "楼上漏水，两家说不拢。楼上说是管道老化，应当由物业来修；楼下说已经泡坏了两间屋的地板，先要一个说法；物业说维修资金要业主大会同意才能动用，请社区出面召集三方坐下来谈一次。",
            At::InProgress,
        ),
        line(Category::Policy, "高龄补贴怎么申请。", At::Committee),
        line(Category::Hardship, "独居老人冬天取暖有困难。", At::Assigned),
    ]
}

fn board() -> WallPicture {
    let counts = At::all().zip([3, 0, 2, 3, 1, 1, 2, 5, 1, 0, 1, 2, 1, 38, 2]);
    WallPicture::Board {
        counts: counts.collect(),
        lines: lines(),
    }
}

fn agenda() -> WallPicture {
    WallPicture::Agenda {
        kind: MeetingKind::Assembly,
        body: "第一党支部".to_owned(),
        base: 15,
        quorum: Some(Quorum {
            need: 8,
            present: 6,
        }),
        lines: lines(),
    }
}

fn item(vote: Option<WallVote>, assigned: bool) -> WallPicture {
    WallPicture::Item {
        position: 2,
        of: 5,
        line: lines().swap_remove(2),
        vote,
        assigned: assigned.then(|| {
            (
                "欧阳**".to_owned(),
                NaiveDate::from_ymd_opt(2026, 12, 5).unwrap(),
            )
        }),
    }
}

fn vote(approve: u32, outcome: Option<Outcome>) -> WallVote {
    let tally = Tally {
        approve,
        reject: 1,
        abstain: 12 - approve,
    };
    let frozen = Frozen {
        base: 15,
        present: 13,
        members: 16,
        members_present: 14,
    };
    WallVote {
        frozen,
        tally,
        opinion: Tally {
            approve: 4,
            reject: 0,
            abstain: 1,
        },
        need: 8,
        verdict: outcome.map(|outcome| Verdict {
            frozen,
            of: 15,
            need: 8,
            tally,
            outcome,
            close: false,
        }),
    }
}

fn pictures() -> Vec<(&'static str, WallPicture)> {
    let passed = vote(10, Some(Outcome::Passed { margin: 2 }));
    let failed = vote(7, Some(Outcome::Failed { short: 1 }));
    vec![
        ("board", board()),
        ("agenda", agenda()),
        ("item", item(None, false)),
        ("voting", item(Some(vote(6, None)), false)),
        ("failed", item(Some(failed), false)),
        ("assigned", item(Some(passed), true)),
        ("blank", WallPicture::Blank),
    ]
}

fn state(picture: WallPicture, size: (u16, u16), drill: bool) -> State {
    let mut state = State::new(size);
    state.update(shown(picture, drill));
    state
}

fn shown(picture: WallPicture, drill: bool) -> Event {
    Event::Picture(Box::new(Shown {
        picture,
        drill,
        today: TODAY,
    }))
}

fn painted(state: &State, depth: Depth) -> Buffer {
    let (columns, rows) = state.size();
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
    paint(&mut Painter::new(&mut buffer, &look(depth)), state);
    buffer
}

#[test]
fn every_picture_at_three_sizes() {
    for (name, picture) in pictures() {
        let shots = SIZES.map(|size| {
            let buffer = painted(&state(picture.clone(), size, true), Depth::Ansi256);
            format!("== {}x{}\n{}", size.0, size.1, snapshot(&buffer))
        });
        insta::assert_snapshot!(name, shots.join("\n"));
    }
}

#[test]
fn no_size_panics_and_the_last_column_stays_free() {
    for (name, picture) in pictures() {
        let sizes = (0..=80).flat_map(|w| (0..=24).map(move |h| (w, h)));
        for size in sizes.chain([(120, 36), (200, 60), (300, 9)]) {
            let buffer = painted(&state(picture.clone(), size, true), Depth::Ansi16);
            let last = |y| buffer[(size.0 - 1, y)].symbol();
            assert!(
                size.0 == 0 || (0..size.1).all(|y| last(y) == " "),
                "{name} at {size:?}"
            );
        }
    }
}

#[test]
fn small_rooms_see_five_lines_at_most_below_the_title() {
    for (name, picture) in pictures() {
        for turned in 0..4 {
            let mut state = state(picture.clone(), (40, 12), false);
            for _ in 0..turned {
                state.update(Event::Key(Key::PageDown));
            }
            let text = snapshot(&painted(&state, Depth::Mono));
            let written = text.lines().skip(1).filter(|row| !row.trim().is_empty());
            assert!(written.count() <= 5, "{name} page {turned}:\n{text}");
        }
    }
}

#[test]
fn a_drill_says_so_on_every_picture_and_a_real_file_does_not() {
    for (name, picture) in pictures() {
        let text = |drill| {
            snapshot(&painted(
                &state(picture.clone(), (60, 20), drill),
                Depth::Mono,
            ))
        };
        assert!(text(true).contains("演练"), "{name}");
        assert!(!text(false).contains("演练"), "{name}");
    }
}

#[test]
fn every_colour_comes_from_a_role() {
    use crate::ui::look::Role::*;
    for depth in [Depth::Mono, Depth::Ansi16, Depth::Ansi256] {
        let roles = [
            Base, Dim, Bar, BarActive, Visit, Deliberate, Resolve, Good, Warn, Drill, Big,
        ];
        let styles = roles.map(|role| look(depth).style(role));
        for (name, picture) in pictures() {
            let buffer = painted(&state(picture, (120, 36), true), depth);
            for cell in &buffer.content {
                let known = |f: fn(&ratatui::style::Style) -> Option<ratatui::style::Color>, c| {
                    c == ratatui::style::Color::Reset
                        || styles.iter().any(|style| f(style) == Some(c))
                };
                assert!(
                    known(|s| s.fg, cell.fg) && known(|s| s.bg, cell.bg),
                    "{name} {depth:?}"
                );
            }
        }
    }
}

#[test]
fn the_verdict_is_announced_only_once_there_is_one() {
    let text = |vote| {
        snapshot(&painted(
            &state(item(Some(vote), false), (60, 20), false),
            Depth::Mono,
        ))
    };
    let says = |text: &str, word| text.lines().any(|row| row.trim() == word);
    let open = text(vote(9, None));
    assert!(
        !says(&open, "通过") && open.contains("已达通过票数"),
        "{open}"
    );
    assert!(text(vote(6, None)).contains("还差2票"));
    assert!(says(
        &text(vote(9, Some(Outcome::Passed { margin: 1 }))),
        "通过"
    ));
    assert!(says(
        &text(vote(7, Some(Outcome::Failed { short: 1 }))),
        "未通过"
    ));
}

#[test]
fn pages_turn_by_time_and_by_key_and_come_round() {
    let mut state = state(board(), (40, 12), false);
    let seconds = |s| Event::Tick(Duration::from_secs(s));
    assert_eq!(state.update(seconds(7)), Step::Stay);
    assert_eq!((state.page(5), state.update(seconds(8))), (0, Step::Redraw));
    assert_eq!(state.page(5), 1);
    assert_eq!(state.update(Event::Key(Key::PageUp)), Step::Redraw);
    assert_eq!((state.page(5), state.update(seconds(15))), (0, Step::Stay));
    state.update(Event::Key(Key::PageUp));
    assert_eq!(state.page(5), 4);
    assert_eq!(state.update(shown(board(), false)), Step::Stay);
    assert_eq!(state.page(5), 4);
    assert_eq!(state.update(shown(agenda(), false)), Step::Redraw);
    assert_eq!(state.page(5), 0);
}

#[test]
fn an_unreadable_file_keeps_the_picture_and_says_so_after_a_while() {
    let mut state = state(board(), (60, 20), false);
    assert_eq!(state.update(Event::Unread), Step::Stay);
    assert_eq!(
        state.update(Event::Tick(Duration::from_secs(1))),
        Step::Stay
    );
    assert_eq!(
        state.update(Event::Tick(Duration::from_secs(3))),
        Step::Redraw
    );
    let text = snapshot(&painted(&state, Depth::Mono));
    assert!(
        text.contains("正在重试") && text.contains("民情议题"),
        "{text}"
    );
    assert_eq!(state.update(shown(board(), false)), Step::Redraw);
    assert!(!state.is_waiting());
    assert_eq!(state.update(Event::Read), Step::Stay);
}

#[test]
fn only_leaving_keys_leave() {
    let mut state = state(board(), (60, 20), false);
    for key in [Key::Char('q'), Key::Char('ｑ'), Key::Esc, Key::Ctrl('c')] {
        assert_eq!(state.update(Event::Key(key)), Step::Leave);
    }
    assert_eq!(state.update(Event::Key(Key::Char('x'))), Step::Stay);
    assert_eq!(state.update(Event::Key(Key::Ctrl('l'))), Step::Repaint);
}
