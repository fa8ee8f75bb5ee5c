//! From a key to an action: text being typed, the screen's keys, the keys that work everywhere.

use super::App;
use crate::dialogs::Overlay;
use crate::dialogs::menu::{Entry, Menu};
use crate::domain::wall::{WallStep, WallView};
use crate::flow::{
    Action, Binding, CalendarAction, CopyAction, Effect, Facts, GridPurpose, ImportAction,
    OrgPurpose, PersonPurpose, Purpose, Target, WallAction,
};
use crate::keymap::Availability::{Blocked, Hidden, Ready};
use crate::keymap::key::is_han;
use crate::keymap::{Key, find};
use crate::screens::{Page, homes, keys, text};
use crate::text::rules::explain;

impl App {
    /// The key tables of the top screen, the nearest first.
    pub(super) fn tables(&self) -> Vec<&'static [Binding]> {
        let page = self.page();
        let mut tables = vec![
            page.keys(),
            keys::ISSUE,
            keys::NETWORK,
            homes::HOME,
            homes::CARDS,
            keys::MONTH,
            keys::MOVES,
            keys::GLOBAL,
        ];
        if page.has_screens() {
            tables.push(keys::SCREENS);
        }
        tables
    }

    pub(super) fn page_key(&mut self, key: Key) -> Vec<Effect> {
        let mut taken = false;
        let effects = self.on_page(|page, cx| taken = page.type_key(key, cx));
        if taken {
            return effects;
        }
        let facts = self.page().facts();
        let folded = key.fold();
        let found = find(&self.tables(), folded, &facts);
        match found.map(|binding| (binding.action, (binding.when)(&facts))) {
            Some((action, Ready)) => self.act(action),
            Some((_, Blocked(why))) => {
                self.complain(why);
                Vec::new()
            }
            Some((_, Hidden)) | None => self.unbound(key, &facts),
        }
    }

    /// A character nobody knows starts narrowing where that is possible; it is never lost silently.
    fn unbound(&mut self, key: Key, facts: &Facts) -> Vec<Effect> {
        match key {
            Key::Char(c) if facts.can_find && (c.is_alphanumeric()) => {
                self.start_finding(c.encode_utf8(&mut [0; 4]))
            }
            Key::Char(c) if is_han(c) => {
                self.complain(text::HAN_IN_MENU);
                Vec::new()
            }
            // What is typed next must not go to a menu nobody asked for.
            Key::Enter if self.page().is_unread() => {
                self.complain(text::UNREAD);
                Vec::new()
            }
            Key::Enter if self.page().is_empty_list() => {
                self.complain(text::NOTHING_TO_OPEN);
                Vec::new()
            }
            Key::Enter => self.act(Action::Menu),
            _ => {
                self.complain(text::NO_KEY);
                Vec::new()
            }
        }
    }

    pub(super) fn start_finding(&mut self, typed: &str) -> Vec<Effect> {
        self.on_page(|page, cx| match page {
            Page::Workbench(bench) => bench.start_finding(typed, cx),
            Page::Table(table) => table.start_finding(typed, cx),
            Page::Card(_)
            | Page::Meeting(_)
            | Page::Import(_)
            | Page::Calendar(_)
            | Page::Wall(_) => {}
        })
    }

    /// Carries out an action: the screen's own, or one of those that work everywhere.
    pub(super) fn act(&mut self, action: Action) -> Vec<Effect> {
        let mut known = false;
        let mut effects = self.on_page(|page, cx| known = page.act(action, cx));
        if !known {
            effects.extend(self.act_everywhere(action));
        }
        effects
    }

    pub(super) fn act_everywhere(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Quit => {
                self.ask_quit();
                Vec::new()
            }
            Action::Back => self.back(),
            Action::Help => {
                let behind = self.page().explained(self.today);
                let notes = behind.iter().flat_map(explain).collect();
                self.open_menu(notes);
                Vec::new()
            }
            Action::Menu => {
                self.open_menu(Vec::new());
                Vec::new()
            }
            Action::Undo => self.find_undo(),
            Action::Redraw => vec![Effect::Redraw],
            Action::Screen(screen) => self.show_screen(screen),
            Action::NewPerson => self.fill(Purpose::Person(PersonPurpose::Create)),
            Action::NewGrid => self.fill(Purpose::Grid(GridPurpose::Create)),
            Action::NewBranch => self.fill(Purpose::Org(OrgPurpose::CreateBranch)),
            Action::Community => self.fill(Purpose::Org(OrgPurpose::Community)),
            Action::Coverage => self.go(Target::Coverage),
            Action::Rules => self.go(Target::Rules),
            Action::Copy(CopyAction::Open) => self.go(Target::Copies),
            Action::Import(ImportAction::Open) => self.go(Target::Import),
            Action::Calendar(CalendarAction::Open) => self.go(Target::Calendar),
            Action::NextWidth => self.next_width(),
            Action::ShowBoard => vec![Effect::Wall(WallStep::Show(WallView::Board))],
            Action::ShowBlank => vec![Effect::Wall(WallStep::Show(WallView::Blank))],
            Action::Wall(action) => self.wall(action),
            _ => Vec::new(),
        }
    }

    /// What a meeting, the wall's own desk or the menu asks of the wall.
    fn wall(&mut self, action: WallAction) -> Vec<Effect> {
        let meeting = match self.page() {
            Page::Meeting(page) => Some(page.meeting),
            _ => None,
        };
        match action {
            WallAction::Open => self.go(Target::Wall(meeting)),
            WallAction::Next => vec![Effect::Wall(WallStep::Next)],
            WallAction::Previous => vec![Effect::Wall(WallStep::Previous)],
            WallAction::Queue | WallAction::Masks => Vec::new(),
        }
    }

    fn fill(&mut self, purpose: Purpose) -> Vec<Effect> {
        self.open_form(purpose, None)
    }

    /// Everything that can be done here, the screen's own first, under what is to be said of it.
    fn open_menu(&mut self, notes: Vec<String>) {
        let facts = self.page().facts();
        let entries = self
            .tables()
            .into_iter()
            .flatten()
            .filter(|binding| {
                !matches!(
                    binding.action,
                    Action::Move(_) | Action::Menu | Action::Help | Action::Left | Action::Right
                )
            })
            .filter_map(|binding| entry(binding, &facts))
            .collect();
        self.overlays
            .push(Overlay::Menu(Menu::new(entries).with_notes(notes)));
    }
}

fn entry(binding: &'static Binding, facts: &Facts) -> Option<Entry> {
    let blocked = match (binding.when)(facts) {
        Hidden => return None,
        Ready => None,
        Blocked(why) => Some(why),
    };
    Some(Entry {
        action: binding.action,
        label: keys::label(binding),
        help: binding.help,
        key: binding.keys.first().copied(),
        blocked,
    })
}
