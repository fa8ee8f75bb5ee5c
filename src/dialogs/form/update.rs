//! Keys in a form. Esc never throws away what was typed without asking.

use chrono::{Days, NaiveDate};

use super::command;
use super::{Field, FieldId, Form, Kind};
use crate::dialogs::Outcome;
use crate::domain::Refusal;
use crate::domain::identity::day_near;
use crate::flow::TextField;
use crate::keymap::Key;

impl Form {
    /// Applies a key.
    pub fn key(&mut self, key: Key) -> Outcome {
        match key {
            Key::Esc if self.edited => Outcome::Leave,
            Key::Esc => Outcome::Close,
            Key::F(4) | Key::Ctrl('s') => self.save(),
            Key::Up | Key::BackTab => self.moved(false),
            Key::Down | Key::Tab => self.moved(true),
            Key::Enter => self.enter(),
            other => self.edit(other),
        }
    }

    /// Inserts pasted text where text is typed.
    pub fn paste(&mut self, text: &str) -> Outcome {
        if self.is_replaced_by_typing() {
            self.fields[self.focus].clear();
        }
        self.is_fresh = false;
        match &mut self.fields[self.focus].kind {
            Kind::Text(field) | Kind::Date(field) | Kind::Number(field) => {
                field.insert(text.trim_end_matches('\n'));
                self.changed()
            }
            Kind::Pick(..) => self.pick(text.trim()),
            Kind::Choice(_) | Kind::Check(_) | Kind::Button => Outcome::Stay,
        }
    }

    fn moved(&mut self, forwards: bool) -> Outcome {
        if self.leaves_a_day() {
            self.step(forwards);
        }
        Outcome::Stay
    }

    /// Writes a day out as it was read before the keys go on; one that cannot be read keeps them.
    fn leaves_a_day(&mut self) -> bool {
        let today = self.context.today;
        let Kind::Date(typed) = &mut self.fields[self.focus].kind else {
            return true;
        };
        if let Some(day) = day_near(typed.text(), today) {
            typed.set(day.to_string());
            return true;
        }
        let text = typed.text().trim().to_owned();
        self.refusal = Some(Refusal::NotADate { text });
        self.is_fresh = true;
        false
    }

    /// Enter goes on to the next field; on the last one before the button it saves.
    fn enter(&mut self) -> Outcome {
        let focused = self.focused();
        let empty_pick = matches!(focused.kind, Kind::Pick(_, None)) && !focused.id.is_optional();
        if empty_pick {
            return self.pick("");
        }
        if self.focused().id == FieldId::Save {
            return self.save();
        }
        if !self.leaves_a_day() {
            return Outcome::Stay;
        }
        // Person and date are all that must be named on the spot; who helps is reached with the arrows.
        if self.focused().id == FieldId::Deadline && !self.has_helper() {
            return self.save();
        }
        self.step(true);
        if self.focused().id == FieldId::Save && self.saves_at_the_end() {
            return self.save();
        }
        Outcome::Stay
    }

    fn has_helper(&self) -> bool {
        let helper = self.field(FieldId::Companion(0));
        helper.is_some_and(|field| matches!(field.kind, Kind::Pick(_, Some(_))))
    }

    /// Short forms are saved by Enter on their last field; a visit asks for the button.
    fn saves_at_the_end(&self) -> bool {
        self.field(FieldId::Outcome).is_none()
    }

    fn save(&mut self) -> Outcome {
        let outcome = match command::ask(self) {
            Some(asked) => asked.map(|ask| Outcome::Export(Box::new(ask))),
            None => command::command(self).map(|command| Outcome::Save(Box::new(command))),
        };
        match outcome {
            Ok(outcome) => {
                self.refusal = None;
                outcome
            }
            Err((field, refusal)) => {
                self.focus_on(field);
                self.refusal = Some(refusal);
                Outcome::Stay
            }
        }
    }

    fn changed(&mut self) -> Outcome {
        self.edited = true;
        self.note_typed_day();
        self.refusal = None;
        self.preview();
        Outcome::Edited
    }

    fn pick(&self, typed: &str) -> Outcome {
        match self.pick_kind() {
            Some(kind) => Outcome::Pick(kind, typed.to_owned()),
            None => Outcome::Stay,
        }
    }

    fn edit(&mut self, key: Key) -> Outcome {
        let fresh = std::mem::take(&mut self.is_fresh);
        let field = &mut self.fields[self.focus];
        if fresh && replaces(field, key) {
            field.clear();
        }
        match edit_field(field, key, self.context.today) {
            Edit::None => {
                self.say_only_digits(key);
                Outcome::Stay
            }
            Edit::Changed => {
                self.follow_votes();
                self.follow_preset();
                self.follow_teller();
                self.follow_handout();
                self.changed()
            }
            Edit::Chosen => {
                self.follow_preset();
                self.follow_teller();
                self.follow_handout();
                let outcome = self.changed();
                self.follow_outcome();
                self.step(true);
                outcome
            }
            Edit::Pick(typed) => self.pick(typed.trim()),
        }
    }

    /// A letter typed where a number stands is not swallowed without a word.
    fn say_only_digits(&mut self, key: Key) {
        if let (Kind::Number(_), Key::Char(c)) = (&self.focused().kind, key.fold()) {
            let text = c.to_string();
            self.refusal = Some(Refusal::NotANumber { text });
        }
    }

    /// Whoever neither rejected nor abstained approves, until 赞成 itself is typed.
    fn follow_votes(&mut self) {
        for votes in [
            [FieldId::Approve, FieldId::Reject, FieldId::Abstain],
            [FieldId::RepApprove, FieldId::RepReject, FieldId::RepAbstain],
        ] {
            self.fill_approvals(votes);
        }
    }

    fn fill_approvals(&mut self, [approve, reject, abstain]: [FieldId; 3]) {
        let edited = self.focused().id;
        if edited == approve {
            self.approve_typed = true;
        }
        if self.approve_typed || ![reject, abstain].contains(&edited) {
            return;
        }
        let number = |id| {
            let typed = self.field(id).and_then(Field::typed)?;
            typed.text().parse::<u32>().ok().or(Some(0))
        };
        let others = number(reject).zip(number(abstain));
        let voters = self.voters(approve == FieldId::Approve);
        let Some((rejected, abstained)) = others else {
            return;
        };
        let approvals = voters.saturating_sub(rejected.saturating_add(abstained));
        let field = self.fields.iter_mut().find(|field| field.id == approve);
        if let Some(Kind::Number(typed)) = field.map(|field| &mut field.kind) {
            typed.set(approvals.to_string());
        }
    }

    /// When nobody was met, no tick box may say otherwise.
    fn follow_outcome(&mut self) {
        let Some(Kind::Choice(options)) = self.field(FieldId::Outcome).map(|field| &field.kind)
        else {
            return;
        };
        // Met, or not said yet.
        if options.chosen == 0 || options.chosen >= options.labels.len() {
            return;
        }
        for field in &mut self.fields {
            match (&field.id, &mut field.kind) {
                (FieldId::Met(_), Kind::Check(on)) => *on = false,
                (FieldId::Others, Kind::Number(text)) => text.set("0"),
                _ => {}
            }
        }
    }
}

/// The first digit typed into an untouched number or day replaces it.
fn replaces(field: &Field, key: Key) -> bool {
    field.kind.proposes() && matches!(key.fold(), Key::Char(c) if c.is_ascii_digit())
}

enum Edit {
    None,
    Changed,
    /// A choice was made by digit: go on to the next field.
    Chosen,
    /// A list is asked for, narrowed by what was typed.
    Pick(String),
}

fn edit_field(field: &mut Field, key: Key, today: NaiveDate) -> Edit {
    match &mut field.kind {
        Kind::Text(text) => edited(text.key(key)),
        Kind::Number(text) => match key.fold() {
            // A point or a minus stays to be seen: swallowed, `3.5` would be saved as 35.
            Key::Char(c) if !c.is_ascii_digit() && !".-".contains(c) => Edit::None,
            key => edited(text.key(key)),
        },
        Kind::Date(text) => match key.fold() {
            Key::Left => edited(shift(text, false, today)),
            Key::Right => edited(shift(text, true, today)),
            key => edited(text.key(key)),
        },
        Kind::Choice(options) => choose(options, key.fold()),
        Kind::Check(on) => match key.fold() {
            Key::Char(' ') => flip(on),
            Key::Right | Key::Char('1') => set(on, true),
            Key::Left | Key::Char('0') => set(on, false),
            _ => Edit::None,
        },
        Kind::Pick(_, picked) => match key {
            Key::Backspace | Key::Delete if field.id.is_optional() => {
                edited(picked.take().is_some())
            }
            Key::Right => Edit::Pick(String::new()),
            Key::Char(c) => Edit::Pick(c.to_string()),
            _ => Edit::None,
        },
        Kind::Button => Edit::None,
    }
}

fn edited(changed: bool) -> Edit {
    if changed { Edit::Changed } else { Edit::None }
}

fn flip(on: &mut bool) -> Edit {
    *on = !*on;
    Edit::Changed
}

fn set(on: &mut bool, to: bool) -> Edit {
    *on = to;
    Edit::Changed
}

fn choose(options: &mut super::Options, key: Key) -> Edit {
    let count = options.labels.len();
    match key {
        Key::Char(c @ '1'..='9') => {
            let index = usize::from(c as u8 - b'1');
            if index >= count {
                return Edit::None;
            }
            options.chosen = index;
            Edit::Chosen
        }
        Key::Right | Key::Char(' ') => {
            let next = options.chosen.checked_add(1).unwrap_or(0);
            options.chosen = next % count;
            Edit::Changed
        }
        Key::Left => {
            options.chosen = options
                .chosen
                .min(count)
                .checked_sub(1)
                .unwrap_or(count - 1);
            Edit::Changed
        }
        _ => Edit::None,
    }
}

fn shift(text: &mut TextField, forwards: bool, today: NaiveDate) -> bool {
    let Some(day) = day_near(text.text(), today) else {
        return text.key(if forwards { Key::Right } else { Key::Left });
    };
    let moved = if forwards {
        day.checked_add_days(Days::new(1))
    } else {
        day.checked_sub_days(Days::new(1))
    };
    if let Some(day) = moved {
        text.set(day.to_string());
    }
    true
}
