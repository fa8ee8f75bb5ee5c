//! What a window keeps by the way and could not write yet, because another program holds the file.

use std::collections::VecDeque;

use super::Request;

/// Something about the window's draft that is still to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Debt {
    /// A half-finished form is to be kept.
    Keep(String),
    /// It is to be left for a later window.
    LayAside,
    /// It is to be forgotten.
    Drop,
}

/// All of it, in the order it was asked for.
#[derive(Debug, Default)]
pub(super) struct Owed {
    debts: VecDeque<Debt>,
    /// Whether it was already said why it cannot be written.
    is_told: bool,
}

impl Owed {
    /// Takes over what concerns the draft; gives back what does not.
    pub(super) fn take(&mut self, request: Request) -> Option<Request> {
        let debt = match request {
            Request::SaveDraft(body) => Debt::Keep(body),
            Request::LayDraftAside => Debt::LayAside,
            Request::DropDraft => Debt::Drop,
            other => return Some(other),
        };
        if debt != Debt::LayAside {
            self.forget();
        }
        self.debts.push_back(debt);
        self.is_told = false;
        None
    }

    /// The next thing to be written.
    pub(super) fn next(&self) -> Option<Request> {
        self.debts.front().map(|debt| match debt {
            Debt::Keep(body) => Request::SaveDraft(body.clone()),
            Debt::LayAside => Request::LayDraftAside,
            Debt::Drop => Request::DropDraft,
        })
    }

    /// It is written.
    pub(super) fn paid(&mut self) {
        self.debts.pop_front();
    }

    /// What stands under the window's name is done with: it need be neither kept nor dropped any more.
    pub(super) fn forget(&mut self) {
        // What was to be laid aside before is another form, and stays owed with all before it.
        while self.debts.back().is_some_and(|it| *it != Debt::LayAside) {
            self.debts.pop_back();
        }
    }

    /// Whether a form is to be laid aside before its place is used again.
    pub(super) fn lays_aside(&self) -> bool {
        self.debts.contains(&Debt::LayAside)
    }

    /// Whether something that was typed would be lost.
    pub(super) fn would_lose(&self) -> bool {
        self.debts.iter().any(|it| matches!(it, Debt::Keep(_)))
    }

    /// Whether it is to be said that it cannot be written: once, until something new is owed.
    pub(super) fn must_tell(&mut self) -> bool {
        !std::mem::replace(&mut self.is_told, true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owed(requests: Vec<Request>) -> Vec<Debt> {
        let mut owed = Owed::default();
        for request in requests {
            assert!(owed.take(request).is_none());
        }
        owed.debts.into()
    }

    fn keep(body: &str) -> Request {
        Request::SaveDraft(body.to_owned())
    }

    #[test]
    fn the_last_word_about_a_form_counts() {
        assert_eq!(owed(vec![keep("a"), keep("b")]), [Debt::Keep("b".into())]);
        assert_eq!(owed(vec![keep("a"), Request::DropDraft]), [Debt::Drop]);
        let again = owed(vec![Request::DropDraft, keep("a")]);
        assert_eq!(again, [Debt::Keep("a".into())]);
    }

    #[test]
    fn a_form_that_is_laid_aside_makes_room_for_the_next_one() {
        let requests = vec![keep("a"), Request::LayDraftAside, keep("b"), keep("c")];
        let all = [
            Debt::Keep("a".into()),
            Debt::LayAside,
            Debt::Keep("c".into()),
        ];
        assert_eq!(owed(requests), all);
    }

    #[test]
    fn why_it_cannot_be_written_is_said_once_for_each_word() {
        let mut owed = Owed::default();
        owed.take(keep("a"));
        assert!(owed.must_tell() && !owed.must_tell());
        owed.take(keep("ab"));
        assert!(owed.must_tell());
    }
}
