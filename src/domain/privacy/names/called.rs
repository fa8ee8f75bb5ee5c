//! Whoever is called without their full name: by a surname, by what is given to them, or by surnames in a row.

use super::super::fold::Folded;
use super::super::reading::Spot;
use super::super::sign::{Sort, sort, whole};
use super::super::spoken::{After, Seen, Spoken};
use super::Names;
use super::needles::CALLED_BY;

/// What stands for one character of a name that is hidden.
const STAR: &str = "*";

/// A text in which someone may be called.
struct Text<'t> {
    names: &'t Names,
    named: &'t [Spot],
    chars: &'t [char],
    plain: &'t [char],
    from: &'t [usize],
}

/// Whoever is called in a text beside those who are named in full.
pub(super) fn called(names: &Names, named: &[Spot], chars: &[char], folded: &Folded) -> Vec<Spot> {
    let text = Text {
        names,
        named,
        chars,
        plain: &folded.chars,
        from: &folded.from,
    };
    let places = 0..folded.chars.len();
    let all = places.flat_map(|at| [text.by_surname(at), text.by_given(at), text.in_a_row(at)]);
    all.flatten().collect()
}

impl Text<'_> {
    /// `王老师`, `张三叔`.
    fn by_surname(&self, at: usize) -> Option<Spot> {
        (self.surnames(at)).find_map(|behind| {
            let form = Spoken::builtin().form(self.seen(at, behind))?;
            self.spot(at, behind, behind + form, STAR)
        })
    }

    /// `凤英婶`, `扎西大叔`.
    fn by_given(&self, at: usize) -> Option<Spot> {
        CALLED_BY
            .rev()
            .map(|length| at + length)
            .find_map(|behind| {
                let given = self.plain.get(at..behind)?;
                if !self.names.given.contains(given) {
                    return None;
                }
                let kin = Spoken::builtin().kin(&self.plain[behind..])?;
                self.spot(at, behind, behind + kin, "**")
            })
    }

    /// `李王两家`, `张、李二人`.
    fn in_a_row(&self, at: usize) -> Option<Spot> {
        let book = Spoken::builtin();
        let (mut next, mut mask, mut rows) = (at, String::new(), 0);
        while let Some(behind) = self.surnames(next).next() {
            if book.ends_word(self.seen(next, behind)) {
                return None;
            }
            mask.push_str(STAR);
            rows += 1;
            let count = book.count(&self.plain[behind..]).filter(|_| rows > 1);
            if let Some(count) = count {
                let ends = |c: &char| sort(*c) == Sort::End || *c == '*';
                let (from, last) = (self.from[at], self.from[behind - 1]);
                let is_apart = self.chars[from..self.from[behind + count - 1]]
                    .iter()
                    .any(ends);
                let (from, to) = whole(self.chars, from, last + 1);
                return (!is_apart).then_some(Spot { from, to, mask });
            }
            let joins = self.plain.get(behind).filter(|c| book.joins(**c));
            next = behind + usize::from(joins.is_some());
            let until = *self.from.get(next)?;
            mask.extend(&self.chars[self.from[behind - 1] + 1..until]);
        }
        None
    }

    /// Where the surnames that stand here end, the longest first.
    fn surnames(&self, at: usize) -> impl Iterator<Item = usize> {
        let ends = [at + 2, at + 1].into_iter();
        ends.filter(move |end| {
            let surname = self.plain.get(at..*end);
            surname.is_some_and(|surname| self.names.surnames.contains(surname))
        })
    }

    fn seen(&self, at: usize, behind: usize) -> Seen<'_> {
        Seen {
            before: &self.plain[..at],
            surname: &self.plain[at..behind],
            behind: &self.plain[behind..],
            after: self.after(at),
        }
    }

    fn after(&self, at: usize) -> After {
        let last = at.checked_sub(1).map(|before| self.from[before]);
        let between = &self.chars[last.map_or(0, |last| last + 1)..self.from[at]];
        let ends = |c: &char| matches!(sort(*c), Sort::Break | Sort::End);
        let is_hidden = |spot: &Spot| last.is_some_and(|last| (spot.from..spot.to).contains(&last));
        if between.iter().any(ends) || (at == 0 && !between.contains(&'*')) {
            After::Nothing
        } else if between.contains(&'*') || self.named.iter().any(is_hidden) {
            After::Someone
        } else {
            After::Words
        }
    }

    /// What stands from `at` to `to`, of which all before `behind` is hidden.
    fn spot(&self, at: usize, behind: usize, to: usize, stars: &str) -> Option<Spot> {
        let (from, last) = (self.from[at], self.from[to - 1]);
        // `他姓王，家里没人` calls nobody, and behind a star someone is hidden already.
        let belongs = |c: &char| !matches!(sort(*c), Sort::Break | Sort::End) && *c != '*';
        let rest: String = self.chars[self.from[behind]..=last].iter().collect();
        let is_one = self.chars[from..last].iter().all(belongs);
        let (from, to) = whole(self.chars, from, last + 1);
        let mask = stars.to_owned() + &rest;
        is_one.then_some(Spot { from, to, mask })
    }
}
