//! Opening and closing: screens, forms, pickers, questions.

use super::{App, Pending, text};
use crate::dialogs::confirm::{Confirm, text as confirm};
use crate::dialogs::form::{Context, Draft, Form};
use crate::dialogs::picker::{Kind, Picker};
use crate::dialogs::{Overlay, Picked};
use crate::domain::list::From;
use crate::domain::list::Order;
use crate::domain::wall::{Wall, WallStep};
use crate::flow::{CardPurpose, Effect, Intent, Purpose, Screen, Target};
use crate::screens::calendar::Calendar;
use crate::screens::card::{Card, CardKind};
use crate::screens::import::Import;
use crate::screens::meeting::Cockpit;
use crate::screens::table::Table;
use crate::screens::wall::WallPage;
use crate::screens::wall::text as wall_text;
use crate::screens::workbench::Workbench;
use crate::screens::{Page, text as words};
use crate::store::{
    Command, Done, Draft as Left, Filter, Habit, Listing, OrgListing, Origin, Query, TaskFilter,
};

/// Journal entries looked through for one that can be undone.
const UNDO_DEPTH: usize = 400;

impl App {
    /// Shows one of the nine screens in place of whatever is shown.
    pub(super) fn show_screen(&mut self, screen: Screen) -> Vec<Effect> {
        // A form whose preview is turned away from is offered at the next start.
        let shelved = self.shelved.take().map(|_| Effect::LayDraftAside);
        let mut effects: Vec<Effect> = shelved.into_iter().collect();
        effects.extend(self.with_cx(|app, cx| {
            let page = match screen {
                Screen::Workbench => Page::Workbench(Box::new(Workbench::open(cx))),
                Screen::Stats => Page::Card(Box::new(Card::open(CardKind::Stats, cx))),
                Screen::Settings => Page::Card(Box::new(Card::open(CardKind::Settings, cx))),
                other => Page::Table(Box::new(Table::open(listing_of(other), cx))),
            };
            app.pages.clear();
            app.pages.push(page);
            app.stale = false;
        }));
        effects
    }

    /// Goes somewhere, over what is shown.
    pub(super) fn go(&mut self, target: Target) -> Vec<Effect> {
        if let Target::Screen(screen) = target {
            return self.show_screen(screen);
        }
        self.with_cx(|app, cx| {
            let card = |kind, cx: &mut _| Page::Card(Box::new(Card::open(kind, cx)));
            let table = |listing, cx: &mut _| Page::Table(Box::new(Table::open(listing, cx)));
            let page = match target {
                Target::Grid(id) => card(CardKind::Grid(id), cx),
                Target::Section(id) => card(CardKind::Section(id), cx),
                Target::Branch(id) => card(CardKind::Branch(id), cx),
                Target::HandoverPlan(plan) => Page::Card(Box::new(Card::preview(plan, cx))),
                Target::Handover(id) => card(CardKind::Handover(id), cx),
                Target::Handovers => table(Listing::Org(OrgListing::Handovers), cx),
                Target::Person(id) => card(CardKind::Person(id), cx),
                Target::Chain(id) => card(CardKind::Chain(id), cx),
                Target::Household(id) => card(CardKind::Household(id), cx),
                Target::Handbook(id) => card(CardKind::Handbook(id), cx),
                Target::Issue(id) => card(CardKind::Issue(id), cx),
                Target::Meeting(id) => Page::Meeting(Box::new(Cockpit::open(id, cx))),
                Target::Minutes(id) => card(CardKind::Minutes(id), cx),
                Target::Notice(id) => card(CardKind::Notice(id), cx),
                Target::Households(filter) => table(Listing::Households(filter), cx),
                Target::Issues(filter) => table(Listing::Issues(filter), cx),
                Target::Tasks(filter) => table(
                    Listing::Tasks {
                        filter,
                        narrow: String::new(),
                    },
                    cx,
                ),
                Target::Coverage => table(Listing::Coverage, cx),
                Target::Holes(hole) => table(Listing::Holes(hole), cx),
                Target::Months(filter) => table(Listing::Months(filter), cx),
                Target::Month(id) => card(CardKind::Month(id), cx),
                Target::Behind(figure) => table(Listing::Behind(figure), cx),
                Target::Copies => card(CardKind::Copies, cx),
                Target::Copy(at) => card(CardKind::Copy(at), cx),
                Target::Journal => table(Listing::Journal, cx),
                Target::Rules => table(Listing::Rules, cx),
                Target::Rule(key) => card(CardKind::Rule(key), cx),
                Target::Wall(meeting) => Page::Wall(Box::new(WallPage::open(meeting, cx))),
                Target::Import => Page::Import(Box::new(Import::open(cx))),
                Target::Calendar => Page::Calendar(Box::new(Calendar::open(cx))),
                Target::Screen(_) => return,
            };
            app.pages.push(page);
        })
    }

    /// One step back; on the workbench the question whether to leave.
    pub(super) fn back(&mut self) -> Vec<Effect> {
        if self.pages.len() > 1 {
            let left = self.pages.pop();
            if let Some(Page::Card(card)) = &left
                && card.kind == CardKind::HandoverPlan
                && let Some(form) = self.shelved.take()
            {
                return self.unshelve(form, card.needs_reason());
            }
            if std::mem::take(&mut self.stale) {
                self.stale = self.pages.len() > 1;
                return self.on_page(Page::reload);
            }
            return Vec::new();
        }
        if matches!(self.page(), Page::Workbench(_)) {
            self.ask_quit();
            return Vec::new();
        }
        self.show_screen(Screen::Workbench)
    }

    /// From a preview back to the form it was made of.
    fn unshelve(&mut self, mut form: Box<Form>, needs_reason: bool) -> Vec<Effect> {
        if needs_reason {
            form.ask_reason();
        }
        let draft = form.draft();
        self.overlays.push(Overlay::Form(form));
        vec![Effect::SaveDraft(draft)]
    }

    /// Shows a form, after what it needs was read.
    pub(super) fn open_form(&mut self, purpose: Purpose, draft: Option<Draft>) -> Vec<Effect> {
        if self.unsound.is_some() && !purpose.is_export() {
            self.say_only_read();
            return Vec::new();
        }
        let Some(query) = purpose.query() else {
            let context = Context::bare(self.today);
            self.show_form(purpose, context, draft.as_ref());
            return Vec::new();
        };
        let draft = draft.map(Box::new);
        self.wait(Query::Seen(Box::new(query)), Pending::Form(purpose, draft))
    }

    pub(super) fn show_form(&mut self, purpose: Purpose, context: Context, draft: Option<&Draft>) {
        let mut form = Form::new(purpose, context);
        if let Some(draft) = draft {
            form.restore(draft);
        }
        self.overlays.push(Overlay::Form(Box::new(form)));
    }

    pub(super) fn open_picker(&mut self, kind: Kind, typed: &str) -> Vec<Effect> {
        self.with_cx(|app, cx| {
            let picker = Picker::open(kind, typed, cx);
            app.overlays.push(Overlay::Picker(Box::new(picker)));
        })
    }

    /// A choice goes to the form below, or opens the form of the meeting.
    pub(super) fn chosen(&mut self, picked: Picked) -> Vec<Effect> {
        self.overlays.pop();
        if let Picked::Body(body) = picked {
            let purpose = Purpose::Meeting {
                kind: body.kind,
                branch: body.branch,
                group: body.group,
                body: body.name,
                on: None,
            };
            return self.open_form(purpose, None);
        }
        let Some(Overlay::Form(form)) = self.overlays.last_mut() else {
            return self.chosen_alone(picked);
        };
        form.take(picked);
        vec![Effect::SaveDraft(form.draft())]
    }

    /// A branch chosen without a form is the one whose cards are to be made, a grid the one whose round is shown.
    fn chosen_alone(&mut self, picked: Picked) -> Vec<Effect> {
        match picked {
            Picked::Branch(branch, name) => {
                let purpose = CardPurpose::MakeAll(branch, name);
                self.open_form(Purpose::Card(purpose), None)
            }
            Picked::Grid(grid, name) => self.on_page(|page, cx| {
                if let Page::Table(table) = page {
                    table.set_grid(Some((grid, name)), cx);
                }
            }),
            _ => Vec::new(),
        }
    }

    /// Carries out a command; keys wait until it is on disk or refused.
    pub(super) fn run(&mut self, command: Command, from_form: bool) -> Vec<Effect> {
        let wanted = match from_form {
            true => Intent::Save(Box::new(command.clone())),
            false => Intent::Run(Box::new(command.clone())),
        };
        if self.asks_about_the_clock(wanted) {
            return Vec::new();
        }
        self.tickets += 1;
        let ticket = crate::store::worker::Ticket(self.tickets);
        self.pending = Some((ticket, Pending::Run { from_form }));
        let origin = self.origin(&command, from_form);
        vec![Effect::Run(ticket, command, origin)]
    }

    /// A handover is carried out on its preview, but comes from the form behind that.
    fn origin(&self, command: &Command, from_form: bool) -> Origin {
        match self.overlays.last() {
            Some(Overlay::Form(form)) if from_form => Origin::Form(form.context.seen),
            _ if from_form => Origin::Form(None),
            _ if matches!(command, Command::Handover(_)) && self.shelved.is_some() => {
                Origin::Form(None)
            }
            _ => Origin::Screen,
        }
    }

    /// Asks for something to be read; keys wait until it is there.
    pub(super) fn wait(&mut self, query: Query, pending: Pending) -> Vec<Effect> {
        self.with_cx(|app, cx| app.pending = Some((cx.load(query), pending)))
    }

    pub(super) fn find_undo(&mut self) -> Vec<Effect> {
        let query = Query::Rows {
            listing: Listing::Journal,
            from: From::Start,
            count: UNDO_DEPTH,
        };
        self.wait(query, Pending::Undo)
    }

    pub(super) fn ask(
        &mut self,
        question: String,
        answers: (&'static str, &'static str),
        intent: Intent,
    ) {
        if self.unsound.is_some() && matches!(intent, Intent::Run(_) | Intent::Undo(_)) {
            return self.say_only_read();
        }
        self.overlays.push(Overlay::Confirm(Confirm {
            question,
            yes: answers.0,
            no: answers.1,
            intent,
            on_yes: false,
        }));
    }

    pub(super) fn ask_discard(&mut self) {
        let (question, yes, no) = confirm::DISCARD;
        self.ask(question.to_owned(), (yes, no), Intent::Discard);
    }

    /// Offers a form that was left half-filled; going on with it is the safe answer.
    pub(super) fn offer_draft(&mut self, left: Left) {
        let draft = Draft::read(&left.body);
        let about = draft.map(|draft| (draft.title, draft.about, draft.words));
        let (title, about, words) = about.unwrap_or_default();
        let question = confirm::resume([&title, &about], &words, left.saved_at);
        self.ask(question, confirm::RESUME, Intent::Resume(left.body));
        if let Some(Overlay::Confirm(confirm)) = self.overlays.last_mut() {
            confirm.on_yes = true;
        }
    }

    pub(super) fn resume(&mut self, body: &str) -> Vec<Effect> {
        match Draft::read(body) {
            Some(draft) => self.open_form(draft.purpose.clone(), Some(draft)),
            None => {
                self.complain(text::DRAFT_UNREADABLE);
                vec![Effect::DropDraft]
            }
        }
    }

    pub(super) fn next_width(&mut self) -> Vec<Effect> {
        self.width = self.width.next();
        self.set_width();
        self.say(text::width(self.width));
        let mut effects = vec![
            Effect::Form(Habit::Width, self.width.code().to_owned()),
            Effect::Redraw,
        ];
        effects.extend(self.on_page(Page::reload));
        effects
    }

    /// What a step of the wall has come to, and the desk that shows it.
    pub(super) fn stepped(&mut self, step: &WallStep, wall: &Wall) -> Vec<Effect> {
        self.say(wall_text::done(step, wall));
        self.on_page(|page, cx| {
            if let Page::Wall(page) = page {
                page.stepped(step, cx);
            }
        })
    }

    /// What was carried out, in the status line.
    pub(super) fn say_done(&mut self, done: &Done) {
        let deed = &done.deed;
        let sentence = match deed.command.as_str() {
            "undo" => words::undone(&done.why, &deed.subject),
            command => match &done.handover {
                Some(tally) => words::handed_over(&deed.subject, tally),
                None => words::done(command, &deed.subject),
            },
        };
        self.say(sentence);
    }
}

fn listing_of(screen: Screen) -> Listing {
    match screen {
        Screen::Visits => Listing::Visits(Filter::default()),
        Screen::Meetings => Listing::Meetings,
        Screen::Tasks => Listing::Tasks {
            filter: TaskFilter::Open,
            narrow: String::new(),
        },
        Screen::People => Listing::People {
            narrow: String::new(),
            order: Order::default(),
        },
        Screen::Deeds => Listing::Deeds(None),
        Screen::Workbench | Screen::Issues | Screen::Stats | Screen::Settings => {
            Listing::Issues(Filter::default())
        }
    }
}
