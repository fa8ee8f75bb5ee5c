//! Whatever is pressed, pasted and resized: no panic, something selected in sight, a sound file.

use fangyijie::keymap::Key;
use fangyijie::store::FindingKind;
use fangyijie::ui::cells::{WidthPolicy, glyph_width};
use proptest::prelude::*;

use super::keyboard::PLACES;
use crate::cases::cases;
use crate::desk::Desk;

#[derive(Debug, Clone)]
enum Step {
    Press(Key),
    Paste(&'static str),
    Resize(u16, u16),
}

fn step() -> impl Strategy<Value = Step> {
    let named = prop::sample::select(vec![
        Key::Up,
        Key::Down,
        Key::Left,
        Key::Right,
        Key::Enter,
        Key::Esc,
        Key::Tab,
        Key::BackTab,
        Key::PageUp,
        Key::PageDown,
        Key::Home,
        Key::End,
        Key::Backspace,
        Key::Delete,
        Key::Insert,
        Key::Ctrl('z'),
        Key::Ctrl('p'),
        Key::Ctrl('s'),
    ]);
    let typed = prop::sample::select("0123456789/?+ az-张三，１？".chars().collect::<Vec<_>>());
    let pasted = prop::sample::select(vec![
        "路灯不亮",
        "3-2-501",
        "张\t男\n李\n",
        "",
        "“好”…\u{202e}\u{1b}[31m",
    ]);
    let size = prop::sample::select(vec![
        (0, 0),
        (1, 1),
        (39, 9),
        (40, 10),
        (60, 14),
        (80, 24),
        (80, 24),
        (120, 36),
        (200, 60),
    ]);
    prop_oneof![
        6 => named.prop_map(Step::Press),
        1 => Just(Step::Press(Key::Enter)),
        3 => (2u8..10).prop_map(|n| Step::Press(Key::F(n))),
        4 => typed.prop_map(|c| Step::Press(Key::Char(c))),
        1 => pasted.prop_map(Step::Paste),
        1 => size.prop_map(|(columns, rows)| Step::Resize(columns, rows)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..cases(30)
    })]
    #[test]
    fn random_keys_break_nothing(
        late in any::<bool>(),
        place in prop::sample::select(PLACES.to_vec()),
        steps in prop::collection::vec(step(), 30..300),
    ) {
        let mut desk = Desk::new();
        desk.press(place);
        if late {
            desk = desk.late();
        }
        for (n, step) in steps.into_iter().enumerate() {
            match step {
                Step::Press(key) => desk.key(key),
                Step::Paste(text) => {
                    desk.paste(text);
                }
                Step::Resize(columns, rows) => {
                    desk.resize(columns, rows);
                }
            }
            if n % 3 == 0 {
                desk.deliver();
            }
            if n % 4 == 0 {
                is_sound(&desk);
            }
        }
        desk.deliver_all();
        is_sound(&desk);
        shows_what_is_selected(&desk);
        let findings = desk.store.check().unwrap();
        let never = [
            FindingKind::Integrity,
            FindingKind::ForeignKey,
            FindingKind::StageMismatch,
            FindingKind::NoTask,
            FindingKind::ClosedUntold,
        ];
        prop_assert!(
            !findings.iter().any(|finding| never.contains(&finding.kind)),
            "{findings:?}"
        );
    }
}

/// Every row is exactly as wide as the window, and the cursor stands inside it.
fn is_sound(desk: &Desk) {
    let (buffer, cursor) = desk.painted();
    let (width, height) = desk.size;
    if let Some((x, y)) = cursor {
        assert!(
            x < width && y < height,
            "cursor at {x},{y} of {width}x{height}"
        );
    }
    for row in buffer.content.chunks(usize::from(width).max(1)) {
        let mut x = 0;
        while x < row.len() {
            let columns = usize::from(glyph_width(row[x].symbol(), WidthPolicy::Narrow)).max(1);
            assert!(
                x + columns <= row.len(),
                "a glyph over the edge:\n{}",
                desk.screen()
            );
            for covered in &row[x + 1..x + columns] {
                let rest = covered.symbol();
                assert!(
                    rest.trim().is_empty(),
                    "{rest:?} under a glyph:\n{}",
                    desk.screen()
                );
            }
            x += columns;
        }
    }
}

/// What a list says that has no rows, or none yet.
const EMPTY: [&str; 8] = [
    "还没有人发言",
    "没有符合的",
    "这一类没有",
    "还没有开过会",
    "还没有交接",
    "没有发现空缺",
    "都补上了",
    "正在读取",
];

/// Where there are rows, one of them is selected and in sight.
fn shows_what_is_selected(desk: &Desk) {
    let (width, height) = desk.size;
    let screen = desk.screen();
    let is_empty = EMPTY.iter().any(|said| screen.contains(said));
    if width >= 40 && height >= 10 && !is_empty && !desk.is_typing() {
        assert!(
            !desk.selected().is_empty(),
            "nothing is selected:\n{screen}"
        );
    }
}

#[test]
fn a_board_of_columns_that_is_out_of_sight_is_not_painted() {
    for (columns, rows) in [(120, 36), (40, 10)] {
        let mut desk = Desk::sized(120, 36);
        desk.press("Tab F9 Tab").resize(columns, rows);
        is_sound(&desk);
        desk.press("Tab Tab").resize(120, 36);
        is_sound(&desk);
    }
}

#[test]
fn every_page_is_painted_at_every_size() {
    for place in PLACES
        .into_iter()
        .chain(["F4", "F2", "F4 1 Right", "F4 1 F4 F8", "/ 张"])
    {
        let mut desk = Desk::new();
        desk.press(place);
        for columns in 0..=80u16 {
            for rows in 0..=24u16 {
                // Each width with a few heights, each height with a few widths, and the corners.
                let near = columns % 8 == 0 || rows % 6 == 0 || (38..=42).contains(&columns);
                if near {
                    desk.resize(columns, rows);
                    is_sound(&desk);
                }
            }
        }
    }
}
