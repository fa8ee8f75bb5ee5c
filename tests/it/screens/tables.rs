//! The key tables: no key means two things, nothing is out of reach, and every word of them fits.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use fangyijie::domain::Coded;
use fangyijie::domain::ballot::{Choice, Method};
use fangyijie::domain::contact_card::CardState;
use fangyijie::domain::issue::Stage;
use fangyijie::domain::meeting::{Disposition, MeetingKind, PartKind, Pickable, Presence};
use fangyijie::domain::minutes::MinutesState;
use fangyijie::flow::{
    Action, BallotFacts, Binding, CalendarAction, CalendarFacts, CardAction, CopyAction, Facts,
    Focus, HomeAction, ImportAction, ItemFacts, MaskFacts, MeetingAction, MinutesAction,
    MinutesFacts, MonthAction, MonthFacts, Move, NoticeFacts, PersonAction, PersonFacts, Screen,
    SpeechFacts, WallAction, WallFacts,
};
use fangyijie::keymap::Availability::Ready;
use fangyijie::keymap::{Key, find};
use fangyijie::screens::{calendar, card, homes, import, keys, meeting, table, wall, workbench};
use fangyijie::text::keys::name;
use fangyijie::ui::cells::{WidthPolicy, width};

use super::keyboard::PLACES;
use crate::desk::Desk;

type Tables = Vec<&'static [Binding]>;

const YES_NO: [bool; 2] = [false, true];

const MASKS: [MaskFacts; 4] = [
    MaskFacts::None,
    MaskFacts::Some,
    MaskFacts::Masked,
    MaskFacts::Stands,
];

/// The tables in the order in which a screen asks them.
fn path(own: &'static [Binding], digits: bool) -> Tables {
    let mut tables = vec![
        own,
        keys::ISSUE,
        keys::NETWORK,
        homes::HOME,
        homes::CARDS,
        keys::MONTH,
        keys::MOVES,
        keys::GLOBAL,
    ];
    if digits {
        tables.push(keys::SCREENS);
    }
    tables
}

fn stages() -> Vec<Option<Stage>> {
    std::iter::once(None)
        .chain(Stage::all().map(Some))
        .collect()
}

/// Each screen's tables, with every way its facts can be.
fn situations() -> Vec<(Tables, Facts)> {
    let mut all = Vec::new();
    for issue in stages() {
        for [household, can_find, can_open, other] in combinations() {
            let household = household && issue.is_none();
            let facts = Facts {
                household,
                issue,
                can_find,
                can_sort: can_find,
                can_open,
                ..Facts::default()
            };
            let bench = Facts {
                grid: other,
                panes: true,
                ..facts
            };
            all.push((path(workbench::KEYS, true), bench));
            let views = other && !household;
            all.push((path(table::KEYS, true), Facts { views, ..facts }));
            let meetings = other && !household && issue.is_none() && !can_find;
            all.push((path(table::KEYS, true), Facts { meetings, ..facts }));
            let settings = other && !household && issue.is_none();
            let phones = household || (other && issue.is_none());
            let shown = Facts {
                can_find: false,
                settings,
                person: (phones && !household).then_some(PersonFacts { holds: can_open }),
                phones,
                ..facts
            };
            all.push((path(card::KEYS, true), shown));
        }
    }
    for (n, collects) in YES_NO.into_iter().chain(YES_NO).enumerate() {
        let month = Some(MonthFacts {
            collects,
            reports: n < 2,
            has_group: n != 1,
        });
        let facts = Facts {
            month,
            matrix: Some(u8::from(collects)),
            can_find: true,
            can_open: true,
            views: true,
            ..Facts::default()
        };
        all.push((path(table::KEYS, true), facts));
        let shown = Facts {
            can_find: false,
            views: false,
            matrix: None,
            ..facts
        };
        all.push((path(card::KEYS, true), shown));
    }
    for hole in YES_NO {
        let facts = Facts {
            household: true,
            can_open: true,
            hole,
            of_contact: !hole,
            can_find: !hole,
            ..Facts::default()
        };
        all.push((path(table::KEYS, true), facts));
    }
    for of_one_grid in YES_NO {
        let facts = Facts {
            household: true,
            can_open: true,
            can_find: true,
            views: true,
            round: Some(of_one_grid),
            ..Facts::default()
        };
        all.push((path(table::KEYS, true), facts));
    }
    for plan in YES_NO {
        let facts = Facts {
            can_open: true,
            views: plan,
            plan,
            ..Facts::default()
        };
        all.push((path(import::KEYS, true), facts));
    }
    for [unwritten, waits, has_past, panes] in combinations() {
        for masks in MASKS {
            let facts = Facts {
                can_open: true,
                panes,
                masks: Some(masks),
                wall: Some(WallFacts {
                    unwritten,
                    waits,
                    has_past,
                }),
                ..Facts::default()
            };
            all.push((path(wall::KEYS, true), facts));
        }
    }
    for standing in CardState::all() {
        for sealed in YES_NO {
            let facts = Facts {
                household: true,
                sealed,
                can_register: true,
                card: Some(standing),
                cards: true,
                ..Facts::default()
            };
            all.push((path(table::KEYS, true), facts));
            all.push((path(card::KEYS, true), facts));
        }
    }
    for state in [
        MinutesState::GoingOn,
        MinutesState::Draft,
        MinutesState::Final,
        MinutesState::Closed,
    ] {
        for (public, masks) in YES_NO
            .into_iter()
            .flat_map(|public| MASKS.map(|it| (public, it)))
        {
            let facts = Facts {
                can_open: true,
                masks: Some(masks),
                minutes: Some(MinutesFacts { state, public }),
                ..Facts::default()
            };
            all.push((path(card::KEYS, true), facts));
        }
    }
    for notice in [
        NoticeFacts::TooEarly,
        NoticeFacts::Ready,
        NoticeFacts::Posted,
    ] {
        for masks in MASKS {
            let facts = Facts {
                can_open: true,
                masks: Some(masks),
                notice: Some(notice),
                ..Facts::default()
            };
            all.push((path(card::KEYS, true), facts));
        }
    }
    for edited in YES_NO {
        let facts = Facts {
            can_open: true,
            panes: edited,
            calendar: Some(CalendarFacts {
                planned: edited,
                edited,
            }),
            ..Facts::default()
        };
        all.push((path(calendar::KEYS, true), facts));
    }
    for item in items() {
        let facts = Facts {
            panes: true,
            can_open: true,
            item,
            ..Facts::default()
        };
        all.push((path(meeting::KEYS, false), facts));
    }
    all
}

fn combinations() -> Vec<[bool; 4]> {
    (0..16)
        .map(|n| [n & 1 > 0, n & 2 > 0, n & 4 > 0, n & 8 > 0])
        .collect()
}

fn items() -> Vec<Option<ItemFacts>> {
    let mut ballots = vec![BallotFacts::None];
    for flag in YES_NO {
        for [published, close, ..] in combinations() {
            ballots.push(BallotFacts::Closed {
                passed: flag,
                published,
                close,
            });
        }
        for method in Method::all() {
            ballots.push(BallotFacts::Open {
                method,
                complete: flag,
            });
        }
    }
    let mut all = vec![None];
    for kind in MeetingKind::all() {
        for [ended, disposed, open, short] in combinations() {
            let base = ItemFacts {
                kind,
                ended,
                focus: Focus::Agenda,
                at_part: None,
                disposed,
                open_items: u32::from(open),
                quorum_short: u32::from(short),
                uncalled: short,
                ballot: BallotFacts::None,
                concerns_all: None,
                tied: open,
                pickable: if open {
                    Pickable::TieOpen
                } else if disposed {
                    Pickable::LostTie
                } else {
                    Pickable::Yes
                },
                speech: SpeechFacts::None,
            };
            all.extend(places(base, &ballots).map(Some));
        }
    }
    all
}

/// Everywhere one can be in a meeting.
fn places(base: ItemFacts, ballots: &[BallotFacts]) -> impl Iterator<Item = ItemFacts> {
    let mut all = Vec::new();
    for ballot in ballots {
        let ballot = *ballot;
        for concerns_all in [None, Some(false), Some(true)] {
            all.push(ItemFacts {
                ballot,
                concerns_all,
                ..base
            });
        }
        let focus = Focus::Votes;
        all.push(ItemFacts {
            ballot,
            focus,
            ..base
        });
    }
    let at_parts = PartKind::all().map(|part| ItemFacts {
        at_part: Some(part),
        ..base
    });
    all.extend(at_parts);
    for speech in [
        SpeechFacts::None,
        SpeechFacts::Waiting,
        SpeechFacts::Speaking,
        SpeechFacts::Spoken,
    ] {
        for focus in [Focus::Floor, Focus::Roll] {
            all.push(ItemFacts {
                focus,
                speech,
                ..base
            });
        }
    }
    all.into_iter()
}

#[test]
fn no_key_means_two_things_at_once() {
    for (tables, facts) in situations() {
        let mut known: Vec<(Key, Action)> = Vec::new();
        for binding in tables.iter().copied().flatten() {
            if (binding.when)(&facts) != Ready {
                continue;
            }
            for key in binding.keys {
                let other = known.iter().find(|(taken, _)| taken == key);
                assert!(
                    other.is_none(),
                    "{key:?}: {other:?} and {:?}\n{facts:?}",
                    binding.action
                );
                known.push((*key, binding.action));
            }
        }
    }
}

#[test]
fn no_key_that_could_be_pressed_is_hidden_behind_one_that_is_blocked() {
    for (tables, facts) in situations() {
        for binding in tables.iter().copied().flatten() {
            if (binding.when)(&facts) != Ready {
                continue;
            }
            for key in binding.keys {
                let found = find(&tables, *key, &facts).map(|found| found.action);
                assert_eq!(found, Some(binding.action), "{key:?}\n{facts:?}");
            }
        }
    }
}

#[test]
fn every_action_with_a_key_or_a_place_in_the_menu_can_be_done_somewhere() {
    let mut ready: Vec<Action> = Vec::new();
    for (tables, facts) in situations() {
        for binding in tables.iter().copied().flatten() {
            if (binding.when)(&facts) == Ready && !ready.contains(&binding.action) {
                ready.push(binding.action);
            }
        }
    }
    for action in actions() {
        assert!(ready.contains(&action), "{action:?} is out of reach");
    }
}

/// Every action; those of a figure are lines of a card, see `figures`.
fn actions() -> Vec<Action> {
    let mut all = vec![
        Action::Quit,
        Action::Back,
        Action::Help,
        Action::Menu,
        Action::Undo,
        Action::Redraw,
        Action::Open,
        Action::Place,
        Action::ChooseGrid,
        Action::AllGrids,
        Action::Find,
        Action::Left,
        Action::Right,
        Action::NextPane,
        Action::PrevPane,
        Action::Zoom,
        Action::NextView,
        Action::PrevView,
        Action::NextOrder,
        Action::RecordVisit,
        Action::RegisterIssue,
        Action::GridCard,
        Action::Chain,
        Action::NewGrid,
        Action::NewPerson,
        Action::NewBranch,
        Action::Person(PersonAction::Give),
        Action::Person(PersonAction::End),
        Action::Person(PersonAction::HandOver),
        Action::Community,
        Action::Reveal,
        Action::Wall(WallAction::Open),
        Action::Wall(WallAction::Queue),
        Action::Wall(WallAction::Next),
        Action::Wall(WallAction::Previous),
        Action::Wall(WallAction::Masks),
        Action::NotAName,
        Action::NameOffices,
        Action::ToggleInternal,
        Action::CallAll,
        Action::Tally,
        Action::CloseBallot,
        Action::EndMeeting,
        Action::AddProgress,
        Action::Finish,
        Action::Tell,
        Action::FollowUp,
        Action::Close,
        Action::Reopen,
        Action::NextWidth,
        Action::NextRound,
        Action::Coverage,
        Action::Rules,
        Action::Copy(CopyAction::Open),
        Action::Month(MonthAction::Nothing(0)),
        Action::Month(MonthAction::Report(0)),
        Action::Month(MonthAction::ReportGroup),
        Action::Month(MonthAction::Earlier),
        Action::Month(MonthAction::Later),
        Action::Import(ImportAction::Open),
        Action::Import(ImportAction::Apply),
        Action::Calendar(CalendarAction::Open),
        Action::Calendar(CalendarAction::Earlier),
        Action::Calendar(CalendarAction::Later),
        Action::Calendar(CalendarAction::Today),
        Action::Calendar(CalendarAction::SetDay),
        Action::Calendar(CalendarAction::ClearDay),
        Action::ShowBoard,
        Action::ShowBlank,
        Action::Minutes(MinutesAction::Show),
        Action::Minutes(MinutesAction::Finalise),
        Action::Minutes(MinutesAction::Reopen),
        Action::Minutes(MinutesAction::Notice),
        Action::Minutes(MinutesAction::Publish),
        Action::Minutes(MinutesAction::Withdraw),
        Action::Minutes(MinutesAction::Export),
    ];
    all.extend(Screen::ALL.map(Action::Screen));
    let moves = [
        Move::Up,
        Move::Down,
        Move::PageUp,
        Move::PageDown,
        Move::Home,
        Move::End,
    ];
    all.extend(moves.map(Action::Move));
    all.push(Action::ToggleSensitive);
    all.extend(
        [
            HomeAction::Register,
            HomeAction::Amend,
            HomeAction::AddResident,
            HomeAction::Tags,
            HomeAction::Contact,
            HomeAction::Backup,
            HomeAction::ShowIdentity,
            HomeAction::MakeCard,
            HomeAction::Seal,
            HomeAction::Unseal,
            HomeAction::Move,
            HomeAction::Split,
            HomeAction::Join,
        ]
        .map(Action::Home),
    );
    all.extend(
        [
            CardAction::MakeAll,
            CardAction::HandOut,
            CardAction::Reprint,
            CardAction::Void,
            CardAction::Handbook,
        ]
        .map(Action::Card),
    );
    all.extend(MeetingKind::all().map(Action::OpenMeeting));
    all.extend(Disposition::all().map(Action::Dispose));
    all.extend(Method::all().map(Action::OpenBallot));
    all.extend(Choice::all().map(Action::Vote));
    let called = Presence::all().filter(|presence| *presence != Presence::Uncalled);
    all.extend(called.map(Action::CallRoll));
    all.extend(
        [
            MeetingAction::Publish,
            MeetingAction::Void,
            MeetingAction::Concerns(false),
            MeetingAction::Concerns(true),
            MeetingAction::CastRest,
            MeetingAction::NotHandedIn,
            MeetingAction::BySeat,
            MeetingAction::Approvals,
            MeetingAction::BreakTie,
            MeetingAction::Remark,
            MeetingAction::Head,
            MeetingAction::Heads,
            MeetingAction::AddPart,
            MeetingAction::DropPart,
            MeetingAction::Ask,
            MeetingAction::Speak,
            MeetingAction::Hold,
            MeetingAction::Extend,
            MeetingAction::Note,
            MeetingAction::Withdraw,
            MeetingAction::Hurry,
        ]
        .map(Action::Meeting),
    );
    assert!(all.iter().all(|action| is_listed(*action)));
    all
}

/// Fails to compile when an action is added, so that it is listed above.
fn is_listed(action: Action) -> bool {
    use Action::*;
    match action {
        Quit | Back | Help | Menu | Undo | Redraw | Screen(_) | Move(_) | Open | Place
        | ChooseGrid | AllGrids | Find | Left | Right | NextPane | PrevPane | Zoom | NextView
        | PrevView | NextOrder | RecordVisit | RegisterIssue | GridCard | Chain | NewGrid
        | NewPerson | NewBranch | Community | Reveal | ToggleInternal | OpenMeeting(_)
        | CallAll | CallRoll(_) | Dispose(_) | OpenBallot(_) | Tally | Vote(_) | CloseBallot
        | Meeting(_) | EndMeeting | AddProgress | Finish | Tell | FollowUp | Close | Reopen
        | NextWidth | NextRound | Month(_) | Calendar(_) | Coverage | Rules | Home(_) | Card(_)
        | Person(_) | ToggleSensitive | ShowBoard | ShowBlank | Minutes(_) | Wall(_) | NotAName
        | NameOffices => true,
        Import(ImportAction::Open | ImportAction::Apply) | Copy(CopyAction::Open) => true,
        // Lines of their screens, which arrows and Enter reach.
        Behind(_) | ConfirmHandover | Import(_) | Copy(_) => false,
    }
}

#[test]
fn every_disposition_a_meeting_can_make_has_its_key_there() {
    for kind in MeetingKind::all() {
        let ready: Vec<Action> = items()
            .into_iter()
            .filter(|item| item.is_some_and(|item| item.kind == kind))
            .flat_map(|item| {
                let facts = Facts {
                    item,
                    ..Facts::default()
                };
                let table = meeting::KEYS.iter();
                table.filter(move |binding| (binding.when)(&facts) == Ready)
            })
            .map(|binding| binding.action)
            .collect();
        for made in kind.dispositions() {
            assert!(ready.contains(&Action::Dispose(*made)), "{kind:?} {made:?}");
        }
    }
}

#[test]
fn every_label_is_at_most_four_hanzi_and_every_help_a_line() {
    for (_, table) in keys::tables() {
        for binding in table {
            let label = keys::label(binding);
            assert!(
                !label.is_empty() && width(label, WidthPolicy::Wide) <= 8,
                "{label}"
            );
            assert!(
                width(binding.help, WidthPolicy::Wide) <= 45,
                "{}",
                binding.help
            );
            assert!(!binding.help.is_empty(), "{label}");
        }
    }
}

/// ASCII, hanzi, and the punctuation that is as wide everywhere (terminal notes, section 3).
fn is_allowed(c: char) -> bool {
    matches!(c,
        ' '..='~' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301b}'
        | '\u{30fb}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{ff01}'..='\u{ff5e}' | '\u{ffe5}')
}

#[test]
fn our_own_words_use_only_characters_that_are_as_wide_everywhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut seen = 0;
    for file in text_files(&root) {
        // The display test shows on purpose what may look wrong.
        if file.ends_with("card/text/settings.rs") {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap();
        for literal in literals(&text) {
            let wrong: BTreeSet<char> = literal.chars().filter(|c| !is_allowed(*c)).collect();
            assert!(
                wrong.is_empty(),
                "{wrong:?} in {literal:?} of {}",
                file.display()
            );
            seen += 1;
        }
    }
    assert!(seen > 500, "{seen}");
}

fn text_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(text_files(&path));
        } else if path.ends_with("text.rs") || path.parent().unwrap().ends_with("text") {
            found.push(path);
        }
    }
    found
}

/// What stands between quotes, outside comments.
fn literals(source: &str) -> Vec<String> {
    let code: String = source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .map(|line| line.replace("\\\"", "").replace("\\n", "") + "\n")
        .collect();
    let pieces = code.split('"').skip(1).step_by(2);
    pieces.map(|piece| piece.replace('\n', " ")).collect()
}

#[test]
fn the_manual_shows_the_tables_that_are_in_force() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let (before, rest) = readme.split_once("<!-- keys -->\n").unwrap();
    let (block, after) = rest.split_once("<!-- /keys -->").unwrap();
    let expected = format!("{}\n", keys::markdown());
    if std::env::var_os("FYJ_WRITE_KEYS").is_some() {
        let whole = format!("{before}<!-- keys -->\n{expected}<!-- /keys -->{after}");
        fs::write(&path, whole).unwrap();
        return;
    }
    assert_eq!(block, expected, "FYJ_WRITE_KEYS=1 cargo test writes it");
}

#[test]
fn the_footer_is_made_of_whole_hints_at_every_width() {
    let hints: BTreeSet<String> = keys::tables()
        .iter()
        .flat_map(|(_, table)| table.iter())
        .filter_map(|binding| {
            Some(format!(
                "{} {}",
                name(*binding.keys.first()?),
                keys::label(binding)
            ))
        })
        .collect();
    for place in PLACES {
        let mut desk = Desk::sized(120, 12);
        desk.press(place);
        for columns in 40..=200 {
            desk.resize(columns, 12);
            let footer = desk.footer();
            for hint in footer
                .split("  ")
                .map(str::trim)
                .filter(|hint| !hint.is_empty())
            {
                assert!(
                    hints.contains(hint),
                    "{place} at {columns}: {hint:?} of {footer:?}"
                );
            }
            for kept in ["F2 命令", "? 帮助"] {
                assert!(footer.contains(kept), "{place} at {columns}: {footer}");
            }
        }
    }
}
