//! The model-terminal fuzz: frames drawn one after another must look like the last one drawn alone.

use super::model::{Model, Square, Table};
use super::*;
use crate::ui::cells::WidthPolicy;
use crate::ui::look::{Look, Role, Stage};
use crate::ui::painter::Painter;
use fastrand::Rng;
use ratatui::layout::Rect;

const CASES: u64 = 400;
const WORDS: [&str; 18] = [
    "张三",
    "a",
    "欧阳，",
    "x1 ",
    "·",
    "…",
    "“①→",
    "─",
    "αД",
    "e\u{301}",
    "q\u{301}",
    "\u{1b}\t",
    "❤\u{fe0f}",
    "\u{31350}",
    "𠮷",
    "👍",
    "\u{200b}\u{202e}\u{e000}",
    "✓℃",
];
const ROLES: [Role; 6] = [
    Role::Base,
    Role::Panel,
    Role::Bad,
    Role::Overlay,
    Role::Selected,
    Role::PanelTitle,
];

fn scribble(rng: &mut Rng, buffer: &mut Buffer, look: &Look) {
    let (w, h) = (buffer.area.width, buffer.area.height);
    let mut p = Painter::new(buffer, look);
    for _ in 0..rng.usize(0..12) {
        let role = ROLES[rng.usize(0..ROLES.len())];
        let (x, y) = (rng.u16(0..w), rng.u16(0..h));
        let area = Rect::new(x, y, rng.u16(0..=w), rng.u16(0..=h));
        let text: String = (0..rng.usize(0..8))
            .map(|_| WORDS[rng.usize(0..WORDS.len())])
            .collect();
        match rng.u8(0..8) {
            0 => p.fill(area, role),
            1 => p.tint(area, role),
            2 | 3 => p.line(area, &text, role),
            _ => drop(p.text(x, y, rng.u16(0..=w), &text, role)),
        }
    }
}

/// What the model should show for a buffer, without any encoder in between.
fn expected(buffer: &Buffer, depth: Depth) -> Vec<Square> {
    let square = |cell: &Cell| {
        let mut out = Vec::new();
        Pen::default().put_on(cell, depth, &mut out);
        let style = String::from_utf8(out).expect("sequences are ASCII");
        let style = style
            .trim_start_matches("\x1b[0")
            .trim_end_matches('m')
            .to_owned();
        Square {
            text: cell.symbol().to_owned(),
            style,
            half: cell.symbol().is_empty(),
        }
    };
    let mut squares: Vec<Square> = buffer.content.iter().map(square).collect();
    for i in 1..squares.len() {
        if squares[i].half {
            squares[i].style = squares[i - 1].style.clone();
        }
    }
    squares
}

fn fuzz(policy: WidthPolicy, table: Table, depth: Depth) {
    for seed in 0..CASES {
        let mut rng = Rng::with_seed(seed);
        let look = Look {
            width: policy,
            depth,
            stage: Stage::Desk,
        };
        let area = Rect::new(0, 0, rng.u16(1..24), rng.u16(1..5));
        let mut buffer = Buffer::empty(area);
        let mut encoder = Encoder::new(depth);
        let mut model = Model::new(area.width, area.height, table);
        for frame in 0..4 {
            if rng.bool() {
                buffer = Buffer::empty(area);
            }
            scribble(&mut rng, &mut buffer, &look);
            let cursor = rng
                .bool()
                .then(|| (rng.u16(0..area.width), rng.u16(0..area.height)));
            model.feed(encoder.frame(&buffer, cursor));
            let place = |(x, y): (u16, u16)| (usize::from(x), usize::from(y));
            assert_eq!(model.cursor, cursor.map(place), "seed {seed} frame {frame}");
            assert_same(&model.squares, &expected(&buffer, depth), seed, frame);
        }
        let mut alone = Model::new(area.width, area.height, table);
        alone.feed(Encoder::new(depth).frame(&buffer, None));
        assert_same(&model.squares, &alone.squares, seed, 9);
    }
}

fn assert_same(got: &[Square], wanted: &[Square], seed: u64, frame: usize) {
    for (i, (got, wanted)) in got.iter().zip(wanted).enumerate() {
        assert_eq!(got, wanted, "seed {seed} frame {frame} cell {i}");
    }
}

#[test]
fn narrow_terminal() {
    fuzz(WidthPolicy::Narrow, Table::Narrow, Depth::Ansi256);
}

#[test]
fn wide_terminal() {
    fuzz(WidthPolicy::Wide, Table::Wide, Depth::Ansi256);
}

#[test]
fn unknown_terminal_that_is_narrow() {
    fuzz(WidthPolicy::Unknown, Table::Narrow, Depth::Ansi16);
}

#[test]
fn unknown_terminal_that_is_wide() {
    fuzz(WidthPolicy::Unknown, Table::Wide, Depth::Mono);
}

/// Even where our widths are wrong, every glyph of sure width must stand where it belongs.
#[test]
fn a_wrong_guess_spoils_only_the_disputed_glyphs() {
    let look = Look {
        width: WidthPolicy::Narrow,
        depth: Depth::Mono,
        stage: Stage::Desk,
    };
    for seed in 0..CASES {
        let mut rng = Rng::with_seed(seed);
        let area = Rect::new(0, 0, rng.u16(1..24), rng.u16(1..5));
        let mut buffer = Buffer::empty(area);
        let mut encoder = Encoder::new(Depth::Mono);
        let mut model = Model::new(area.width, area.height, Table::Wide);
        for _ in 0..4 {
            scribble(&mut rng, &mut buffer, &look);
            model.feed(encoder.frame(&buffer, None));
        }
        for (i, wanted) in expected(&buffer, Depth::Mono).iter().enumerate() {
            if wanted.half || is_sure(&wanted.text, false) || is_sure(&wanted.text, true) {
                assert_eq!(model.squares[i].text, wanted.text, "seed {seed} cell {i}");
            }
        }
    }
}

fn lines(lines: &[&str]) -> Buffer {
    let look = Look {
        width: WidthPolicy::Narrow,
        depth: Depth::Mono,
        stage: Stage::Desk,
    };
    let mut buffer = Buffer::empty(Rect::new(0, 0, 20, u16::try_from(lines.len()).unwrap()));
    let mut p = Painter::new(&mut buffer, &look);
    for (y, text) in (0..).zip(lines) {
        p.text(0, y, 20, text, Role::Base);
    }
    buffer
}

fn second(first: &[&str], next: &[&str]) -> String {
    let mut encoder = Encoder::new(Depth::Mono);
    encoder.frame(&lines(first), None);
    String::from_utf8_lossy(encoder.frame(&lines(next), None)).into_owned()
}

#[test]
fn nothing_changed_sends_nothing() {
    assert_eq!(second(&["张三", "李四"], &["张三", "李四"]), "");
}

#[test]
fn a_run_of_han_needs_one_move() {
    let bytes = second(&["姓名", ""], &["姓名", "张三李四 13"]);
    assert_eq!(bytes, "\x1b[?2026h\x1b[2;1H张三李四 13\x1b[?2026l");
}

#[test]
fn the_cursor_is_placed_after_a_disputed_glyph() {
    let bytes = second(&[""], &["买·买x"]);
    assert_eq!(bytes, "\x1b[?2026h\x1b[1;1H买·\x1b[1;4H买x\x1b[?2026l");
}

#[test]
fn a_moving_cursor_alone_is_one_short_sequence() {
    let mut encoder = Encoder::new(Depth::Mono);
    let screen = lines(&["张三"]);
    encoder.frame(&screen, Some((0, 0)));
    assert_eq!(encoder.frame(&screen, Some((2, 0))), b"\x1b[1;3H");
    assert_eq!(encoder.frame(&screen, None), b"\x1b[?25l");
    assert_eq!(encoder.frame(&screen, None), b"");
}

#[test]
fn forgetting_repaints_everything() {
    let mut encoder = Encoder::new(Depth::Mono);
    let screen = lines(&["张三"]);
    let first = encoder.frame(&screen, None).to_vec();
    encoder.forget();
    assert_eq!(encoder.frame(&screen, None), first);
    assert!(first.starts_with(b"\x1b[?25l\x1b[?2026h\x1b[0m\x1b[2J"));
}

#[test]
fn another_size_repaints_and_no_size_panics() {
    let mut encoder = Encoder::new(Depth::Mono);
    for (w, h) in [(0, 0), (1, 1), (80, 0), (0, 24), (80, 24), (1, 24)] {
        let bytes = encoder.frame(&Buffer::empty(Rect::new(0, 0, w, h)), None);
        assert!(bytes.windows(4).any(|w| w == b"\x1b[2J"), "{w}x{h}");
    }
}

/// What a terminal is told beside its own sequences.
fn told(bytes: &[u8]) -> String {
    let text = std::str::from_utf8(bytes).expect("we send UTF-8");
    let mut rest = text.split("\x1b[");
    let first = rest.next().unwrap_or_default().to_owned();
    rest.fold(first, |told, sequence| {
        let end = sequence.find(|c: char| c.is_ascii_alphabetic());
        told + end.map_or("", |end| &sequence[end + 1..])
    })
}

#[test]
fn no_character_that_is_none_reaches_the_terminal_not_even_past_the_painter() {
    let planes = (0..=0x10).flat_map(|plane| [plane * 0x10000 + 0xfffe, plane * 0x10000 + 0xffff]);
    let bad: Vec<char> = (0..0x20)
        .chain(0x7f..0xa0)
        .chain(0x200b..0x2010)
        .chain(0x202a..0x202f)
        .chain(0x2060..0x2070)
        .chain(0xfdd0..0xfdf0)
        .chain(0xe0000..0xe1000)
        .chain(planes)
        .filter_map(char::from_u32)
        .collect();
    let look = Look {
        width: WidthPolicy::Narrow,
        depth: Depth::Ansi256,
        stage: Stage::Desk,
    };
    for some in bad.chunks(40) {
        let mut painted = Buffer::empty(Rect::new(0, 0, 80, 2));
        let text: String = some.iter().flat_map(|c| ['a', *c]).collect();
        Painter::new(&mut painted, &look).text(0, 0, 80, &text, Role::Base);
        // Past the painter, one a cell.
        for (x, c) in (0..).zip(some) {
            painted[(x, 1)].set_symbol(&format!("b{c}"));
        }
        let mut encoder = Encoder::new(Depth::Ansi256);
        let told = told(encoder.frame(&painted, None));
        assert!(!told.chars().any(|c| some.contains(&c)), "{told:?}");
        assert!(told.contains('a') && !told.contains('b'));
    }
}
