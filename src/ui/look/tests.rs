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
    let cube = |v: u8| if v == 0 { 0 } else { 55 + 40 * u32::from(v) };
    let [r, g, b] = match index {
        0..=15 => panic!("{index} belongs to the user's theme"),
        16..=231 => [(index - 16) / 36, (index - 16) / 6 % 6, (index - 16) % 6].map(cube),
        grey => [8 + 10 * u32::from(grey - 232); 3],
    };
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
