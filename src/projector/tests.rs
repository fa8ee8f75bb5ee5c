//! Pictures as the room sees them, with invented data, and what the keys and the time do to them.

use std::time::Duration;

use chrono::{NaiveDate, NaiveDateTime};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::state::Shown;
use super::{Event, State, Step, paint};
use crate::domain::Coded;
use crate::domain::ballot::{Frozen, Outcome, Quorum, Tally, Verdict};
use crate::domain::issue::{Category, Stage as At};
use crate::domain::meeting::{MeetingKind, PromiseState, SpeechState};
use crate::domain::wall::{VoteStage, WallLine, WallPicture, WallPromise, WallSpeech, WallVote};
use crate::keymap::Key;
use crate::ui::cells::WidthPolicy;
use crate::ui::look::{Depth, Look, Stage};
use crate::ui::painter::Painter;
use crate::ui::snapshot;

const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
const SIZES: [(u16, u16); 3] = [(40, 12), (60, 20), (100, 30)];

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
        quorum: Some(Quorum {
            of: 15,
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

fn vote(stage: VoteStage) -> WallVote {
    WallVote {
        base: 15,
        present: 13,
        need: 8,
        basis: "《支部工作条例（试行）》第十一条".to_owned(),
        stage,
    }
}

fn published(approve: u32, outcome: Outcome) -> WallVote {
    let frozen = Frozen {
        base: 15,
        present: 13,
        members: 16,
        members_present: 14,
    };
    vote(VoteStage::Published {
        verdict: Verdict {
            frozen,
            by: crate::domain::ballot::Base::ShouldVote,
            of: 15,
            need: 8,
            tally: Tally {
                approve,
                reject: 1,
                abstain: 12 - approve,
            },
            outcome,
            close: false,
        },
        opinion: Tally {
            approve: 4,
            reject: 0,
            abstain: 1,
        },
    })
}

/// A speech that ends at three minutes past seven.
fn speaking() -> SpeechState {
    SpeechState::Speaking {
        ends_at: at("2026-11-20T19:03:00"),
    }
}

fn at(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

fn floor(state: Option<SpeechState>) -> WallPicture {
    WallPicture::Speaker {
        subject: Some(lines().swap_remove(0).text),
        current: state.map(|state| WallSpeech {
            name: "张**".to_owned(),
            state,
        }),
        waiting: ["李*", "欧阳**", "王**"].map(str::to_owned).to_vec(),
    }
}

fn promises() -> WallPicture {
    let promise = |text: &str, state, why: &str| WallPromise {
        text: text.to_owned(),
        name: "王*".to_owned(),
        deadline: day("2026-12-01"),
        state,
        why: why.to_owned(),
    };
    let done = |on, late| PromiseState::Done { on: day(on), late };
    WallPicture::Promises(vec![
        promise("院内路灯换成声控的", done("2026-11-06", 0), ""),
        promise(
            "三号楼的雨水井清淤，雨天不再积水，居民出行方便，也请物业每季度再看一次",
            done("2026-11-13", 3),
            "等市政的疏通车",
        ),
        promise(
            "小区南门的减速带换新",
            PromiseState::Overdue { days: 5 },
            "配件缺货，厂家答应下周发货，先用旧的垫上，夜里有人看着",
        ),
        promise("活动室周末开放", PromiseState::Open, "已排好值班表"),
    ])
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn message() -> WallPicture {
    WallPicture::Message("今晚七点在社区会议室开民情会诊，请党员和居民代表准时参加。".to_owned())
}

fn pictures() -> Vec<(&'static str, WallPicture)> {
    let passed = published(10, Outcome::Passed { margin: 2 });
    let failed = published(7, Outcome::Failed { short: 1 });
    vec![
        ("board", board()),
        ("agenda", agenda()),
        ("item", item(None, false)),
        ("voting", item(Some(vote(VoteStage::Open)), false)),
        ("counted", item(Some(vote(VoteStage::Closed)), false)),
        ("failed", item(Some(failed), false)),
        ("assigned", item(Some(passed), true)),
        ("speaking", floor(Some(speaking()))),
        ("over_time", floor(Some(SpeechState::Paused { left: -75 }))),
        ("paused", floor(Some(SpeechState::Paused { left: 42 }))),
        ("nobody_speaks", floor(None)),
        ("promises", promises()),
        ("nothing_promised", WallPicture::Promises(Vec::new())),
        ("message", message()),
        ("blank", WallPicture::Blank),
    ]
}

fn state(picture: WallPicture, size: (u16, u16), drill: bool) -> State {
    let mut state = State::new(size);
    state.update(tick(0));
    state.update(shown(picture, drill));
    state
}

/// So many seconds after the start, which is at seven in the evening.
fn tick(seconds: u64) -> Event {
    let passed = Duration::from_secs(seconds);
    Event::Tick(passed, at("2026-11-20T19:00:00") + passed)
}

fn shown(picture: WallPicture, drill: bool) -> Event {
    Event::Picture(Box::new(Shown {
        picture,
        drill,
        only_read: false,
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
fn a_room_reads_five_lines_at_most_below_the_title() {
    let sizes = [(40, 12), (60, 20)].into_iter();
    let pictures = sizes.flat_map(|size| pictures().into_iter().map(move |of| (size, of)));
    for (size, (name, picture)) in pictures {
        for turned in 0..6 {
            let mut state = state(picture.clone(), size, false);
            for _ in 0..turned {
                state.update(Event::Key(Key::PageDown));
            }
            let text = snapshot(&painted(&state, Depth::Mono));
            let written = text.lines().skip(1).filter(|row| !row.trim().is_empty());
            assert!(
                written.count() <= 5,
                "{name} at {size:?}, page {turned}:\n{text}"
            );
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
            Base, Dim, Bar, BarActive, Visit, Deliberate, Resolve, Good, Warn, Bad, Drill, Big,
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
fn no_vote_is_seen_before_the_result_is_announced() {
    let text = |vote| {
        snapshot(&painted(
            &state(item(Some(vote), false), (60, 20), false),
            Depth::Mono,
        ))
    };
    let says = |text: &str, word| text.lines().any(|row| row.trim() == word);
    for (stage, word) in [
        (VoteStage::Open, "正在表决"),
        (VoteStage::Closed, "表决结束 待公布"),
    ] {
        let before = text(vote(stage));
        assert!(says(&before, word), "{before}");
        for hidden in ["赞成", "反对", "弃权", "还差", "通过"] {
            assert!(!before.contains(hidden), "{hidden}\n{before}");
        }
    }
    let passed = text(published(9, Outcome::Passed { margin: 1 }));
    assert!(says(&passed, "通过：赞成9票，应到15人，需8票，多1票"));
    let failed = text(published(7, Outcome::Failed { short: 1 }));
    assert!(says(&failed, "未通过：赞成7票，应到15人，需8票，还差1票"));
}

#[test]
fn a_countdown_is_drawn_once_a_second_while_it_runs() {
    let mut state = state(floor(Some(speaking())), (60, 20), false);
    let says = |state: &State, word| snapshot(&painted(state, Depth::Mono)).contains(word);
    assert!(says(&state, "还剩"));
    let half = Duration::from_millis(400);
    assert_eq!(
        state.update(Event::Tick(half, at("2026-11-20T19:00:00.4"))),
        Step::Stay
    );
    assert_eq!(state.update(tick(1)), Step::Redraw);
    assert_eq!(state.update(tick(1)), Step::Stay);
    // The machine slept: the countdown does not go on where it was, but where it should be.
    assert_eq!(state.update(tick(300)), Step::Redraw);
    assert!(says(&state, "超时"));
    state.update(shown(floor(Some(SpeechState::Paused { left: 42 })), false));
    assert!(says(&state, "暂停"));
    assert_eq!(state.update(tick(301)), Step::Stay);
}

#[test]
fn pages_turn_by_time_and_by_key_and_come_round() {
    let mut state = state(board(), (40, 12), false);
    assert_eq!(state.update(tick(7)), Step::Stay);
    assert_eq!((state.page(5), state.update(tick(8))), (0, Step::Redraw));
    assert_eq!(state.page(5), 1);
    assert_eq!(state.update(Event::Key(Key::PageUp)), Step::Redraw);
    assert_eq!((state.page(5), state.update(tick(15))), (0, Step::Stay));
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
    assert_eq!(state.update(tick(1)), Step::Stay);
    assert_eq!(state.update(tick(3)), Step::Redraw);
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
fn a_file_that_is_only_read_is_shown_with_a_quiet_line_below_the_paper() {
    for size in SIZES {
        for picture in [board(), agenda()] {
            let whole = state(picture.clone(), size, false);
            let whole = snapshot(&painted(&whole, Depth::Mono));
            let mut damaged = State::new(size);
            damaged.update(Event::Picture(Box::new(Shown {
                picture,
                drill: false,
                only_read: true,
                today: TODAY,
            })));
            let damaged = snapshot(&painted(&damaged, Depth::Mono));
            let (above, below) = damaged.trim_end().rsplit_once('\n').unwrap();
            assert_eq!(below.trim(), "数据文件现在只能看", "{size:?}");
            assert!(whole.starts_with(above), "{size:?}\n{whole}\n{damaged}");
        }
    }
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
