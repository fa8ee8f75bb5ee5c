//! Contrast and identity of the palettes, computed, not looked at.

use super::*;
use crate::ui::palette::{ROLES, table};
use ratatui::style::Modifier;

const PAPERS: [Role; 4] = [Role::Base, Role::Bar, Role::Panel, Role::Overlay];
const STAGES: [Stage; 2] = [Stage::Desk, Stage::Projector];

fn every_role(depth: Depth, stage: Stage) -> impl Iterator<Item = Role> {
    table(depth, stage).iter().map(|row| row.0)
}

fn look(depth: Depth, stage: Stage) -> Look {
    Look {
        width: WidthPolicy::Narrow,
        depth,
        stage,
    }
}

fn luminance(color: Color) -> f64 {
    let Color::Indexed(index) = color else {
        panic!("{color:?} is not a fixed colour")
    };
    luminance_of(rgb(index))
}

/// Red, green and blue of a fixed colour.
fn rgb(index: u8) -> [u32; 3] {
    let cube = |v: u8| if v == 0 { 0 } else { 55 + 40 * u32::from(v) };
    match index {
        0..=15 => panic!("{index} belongs to the user's theme"),
        16..=231 => [(index - 16) / 36, (index - 16) / 6 % 6, (index - 16) % 6].map(cube),
        grey => [8 + 10 * u32::from(grey - 232); 3],
    }
}

fn luminance_of([r, g, b]: [u32; 3]) -> f64 {
    let linear = |v: u32| match f64::from(v) / 255.0 {
        s if s <= 0.04045 => s / 12.92,
        s => ((s + 0.055) / 1.055).powf(2.4),
    };
    0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

fn contrast(a: Color, b: Color) -> f64 {
    let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
    a.max(b) / a.min(b)
}

fn least(role: Role, stage: Stage) -> f64 {
    let secondary = matches!(role, Role::Dim | Role::KeyBlocked);
    if secondary && stage == Stage::Desk {
        4.5
    } else {
        7.0
    }
}

#[test]
fn rows_are_in_the_order_of_the_roles() {
    for depth in [Depth::Mono, Depth::Ansi16, Depth::Ansi256] {
        for stage in STAGES {
            let order: Vec<usize> = every_role(depth, stage).map(|r| r as usize).collect();
            assert_eq!(order, (0..ROLES).collect::<Vec<_>>());
        }
    }
}

#[test]
fn every_text_has_enough_contrast() {
    for stage in STAGES {
        let look = look(Depth::Ansi256, stage);
        for role in every_role(Depth::Ansi256, stage) {
            let style = look.style(role);
            let papers = match style.bg {
                Some(own) => vec![own],
                None => PAPERS.iter().filter_map(|&p| look.style(p).bg).collect(),
            };
            for paper in papers {
                let ratio = contrast(style.fg.expect("text has a colour"), paper);
                assert!(
                    ratio >= least(role, stage),
                    "{stage:?} {role:?} on {paper:?}: {ratio:.2}"
                );
            }
        }
    }
}

/// What terminals draw for the sixteen: VGA, xterm, the old and the new console of Windows.
fn drawn(color: Color) -> [[u32; 3]; 4] {
    match color {
        Color::Black => [[0; 3], [0; 3], [0; 3], [12, 12, 12]],
        Color::Blue => [[0, 0, 170], [0, 0, 238], [0, 0, 128], [0, 55, 218]],
        Color::Yellow => [[170, 85, 0], [205, 205, 0], [128, 128, 0], [193, 156, 0]],
        Color::Gray => [[170; 3], [229; 3], [192; 3], [204; 3]],
        Color::White => [[255; 3], [255; 3], [255; 3], [242; 3]],
        other => panic!("{other:?} is no colour for the wall"),
    }
}

#[test]
fn the_wall_has_enough_contrast_in_sixteen_colours_too() {
    let look = look(Depth::Ansi16, Stage::Projector);
    let on_wall = [
        Role::Base,
        Role::Dim,
        Role::Bar,
        Role::BarActive,
        Role::Visit,
        Role::Deliberate,
        Role::Resolve,
        Role::Good,
        Role::Warn,
        Role::Bad,
        Role::Big,
    ];
    for role in on_wall {
        let style = look.style(role);
        let papers = match style.bg {
            Some(own) => vec![own],
            None => vec![look.style(Role::Base).bg.unwrap()],
        };
        for paper in papers {
            for (ink, paper) in drawn(style.fg.unwrap()).into_iter().zip(drawn(paper)) {
                let (a, b) = (luminance_of(ink) + 0.05, luminance_of(paper) + 0.05);
                let ratio = a.max(b) / a.min(b);
                assert!(ratio >= 7.0, "{role:?} {ink:?} on {paper:?}: {ratio:.2}");
            }
        }
    }
}

#[test]
fn large_digits_stand_out_from_the_paper_they_are_painted_on() {
    let look = look(Depth::Ansi256, Stage::Projector);
    let bg = |role| look.style(role).bg.unwrap();
    assert!(contrast(bg(Role::Big), bg(Role::Base)) >= 7.0);
    let look = self::look(Depth::Ansi16, Stage::Projector);
    let bg = |role| drawn(look.style(role).bg.unwrap());
    for (big, paper) in bg(Role::Big).into_iter().zip(bg(Role::Base)) {
        let (a, b) = (luminance_of(big) + 0.05, luminance_of(paper) + 0.05);
        assert!(a.max(b) / a.min(b) >= 7.0);
    }
}

#[test]
fn papers_differ_by_background() {
    for depth in [Depth::Ansi16, Depth::Ansi256] {
        for stage in STAGES {
            let bg = |role| look(depth, stage).style(role).bg;
            assert_ne!(bg(Role::Base), bg(Role::Panel));
            assert_ne!(bg(Role::Panel), bg(Role::Overlay));
            assert_ne!(bg(Role::PanelTitle), bg(Role::PanelTitleFocus));
        }
    }
}

#[test]
fn the_chosen_row_is_always_reversed() {
    for depth in [Depth::Mono, Depth::Ansi16, Depth::Ansi256] {
        for stage in STAGES {
            let style = look(depth, stage).style(Role::Selected);
            assert!(style.add_modifier.contains(Modifier::REVERSED));
        }
    }
}

#[test]
fn without_colours_only_attributes_are_used() {
    let mono = look(Depth::Mono, Stage::Desk);
    for role in every_role(Depth::Mono, Stage::Desk) {
        let style = mono.style(role);
        assert_eq!(style.fg, None);
        assert_eq!(style.bg.unwrap_or(Color::Reset), Color::Reset);
    }
}

#[test]
fn depth_follows_the_environment() {
    assert_eq!(
        Depth::detect(Some("1"), Some("xterm-256color"), None),
        Depth::Mono
    );
    assert_eq!(
        Depth::detect(Some(""), Some("xterm-256color"), None),
        Depth::Ansi256
    );
    assert_eq!(Depth::detect(None, Some("linux"), None), Depth::Ansi16);
    assert_eq!(Depth::detect(None, Some("vt100"), None), Depth::Mono);
}
