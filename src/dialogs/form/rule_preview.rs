//! While a rule is set: what it comes to in numbers, said anew with every key.

use super::build::{preset_of, shares_of};
use super::command::rule::typed;
use super::command::values::Values;
use super::context::Facts;
use super::text::rule as words;
use super::{FieldId, Form, Kind, RuleField};
use crate::domain::meeting::MeetingKind;
use crate::domain::rules::{MeetingRule, check_shares, is_laxer, needed};
use crate::flow::{Purpose, RulePurpose};
use crate::text::refusals::refusal;
use crate::text::slip::SlipLine;

impl Form {
    /// The preview stands there from the beginning.
    pub(super) fn with_preview(mut self) -> Self {
        self.preview();
        self
    }

    /// Says anew what the rule in the fields comes to; nothing in other forms.
    pub(super) fn preview(&mut self) {
        if let Some(kind) = self.rule_kind() {
            let mut notes = self.rule_notes(kind);
            // What matters most stands where even the smallest window has a line for it.
            self.subtitle = match notes.first() {
                Some(first) if !first.is_warning => notes.remove(0).words,
                _ => words::KEPT.to_owned(),
            };
            self.notes = notes;
        }
    }

    /// The shares of the rule one starts from, once another one was chosen.
    pub(super) fn follow_preset(&mut self) {
        let focused = self.focused();
        let (
            Some(kind),
            Facts::Rule(card),
            FieldId::Rule(RuleField::Preset),
            Kind::Choice(options),
        ) = (
            self.rule_kind(),
            &self.context.facts,
            focused.id,
            &focused.kind,
        )
        else {
            return;
        };
        let shares = shares_of(card, options.chosen);
        for (part, share) in shares.into_iter().flatten() {
            for new in preset_of(kind, part, &share) {
                let old = self.fields.iter_mut().find(|field| field.id == new.id);
                if let Some(old) = old {
                    old.kind = new.kind;
                }
            }
        }
    }

    fn rule_kind(&self) -> Option<MeetingKind> {
        match self.purpose {
            Purpose::Rule(RulePurpose::Set(kind)) => Some(kind),
            _ => None,
        }
    }

    fn rule_notes(&self, kind: MeetingKind) -> Vec<SlipLine> {
        let rule = match typed(&Values(self), kind) {
            Ok(rule) => rule,
            Err((_, refused)) => return vec![note(refusal(&refused), true)],
        };
        match check_shares(&rule) {
            Ok(()) => self.rule_numbers(&rule),
            Err(refused) => vec![note(refusal(&refused.into()), true)],
        }
    }

    fn rule_numbers(&self, rule: &MeetingRule) -> Vec<SlipLine> {
        let Facts::Rule(card) = &self.context.facts else {
            return Vec::new();
        };
        let sizes = &card.row.sizes;
        let here = needed(rule, sizes.base, sizes.members);
        let here = here.filter(|_| sizes.base > 0);
        let here = here.map(|needed| note(words::here(rule.kind, sizes, needed), false));
        let example = Values(self).number(FieldId::Rule(RuleField::Example));
        let example = example.ok().filter(|number| *number > 0);
        let tried = example.and_then(|number| needed(rule, number, number));
        let tried = tried.map(|needed| note(words::tried(rule.kind, needed), false));
        let laxer = card.builtin.as_ref().filter(|law| is_laxer(rule, law));
        let laxer = laxer.map(|law| note(words::laxer(law), true));
        let kept = Some(note(words::KEPT.to_owned(), false));
        here.into_iter()
            .chain(tried)
            .chain(laxer)
            .chain(kept)
            .collect()
    }
}

fn note(words: String, is_warning: bool) -> SlipLine {
    SlipLine {
        words,
        is_warning,
        issue: None,
    }
}
