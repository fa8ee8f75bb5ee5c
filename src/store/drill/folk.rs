//! Who lives behind the doors: 1 200 families of 3 000 people with made-up names.

use fastrand::Rng;

use super::book::{Book, nth};

const HOUSEHOLDS: usize = 1200;
const PEOPLE: usize = 3000;
/// One family in so many bears a rare name.
const RARE_EVERY: usize = 137;

/// Someone to be written.
pub(super) struct Someone {
    pub name: String,
    pub relation: String,
    pub has_phone: bool,
}

/// Every family, head first.
pub(super) fn families(book: &Book, rng: &mut Rng) -> Vec<Vec<Someone>> {
    let mut families: Vec<Vec<Someone>> = sizes(rng)
        .into_iter()
        .map(|size| Family::new(book, rng).of(size))
        .collect();
    for (index, name) in book.rare.iter().enumerate() {
        families[index * RARE_EVERY + 4][0].name.clone_from(name);
    }
    families
}

/// Sizes of families, one to five, that sum up exactly.
fn sizes(rng: &mut Rng) -> Vec<usize> {
    let mut sizes: Vec<usize> = (0..HOUSEHOLDS)
        .map(|_| match rng.u32(0..100) {
            0..22 => 1,
            22..52 => 2,
            52..80 => 3,
            80..94 => 4,
            _ => 5,
        })
        .collect();
    let mut sum: usize = sizes.iter().sum();
    for size in sizes.iter_mut().rev() {
        if sum > PEOPLE && *size > 1 {
            *size -= 1;
            sum -= 1;
        } else if sum < PEOPLE && *size < 5 {
            *size += 1;
            sum += 1;
        }
    }
    sizes
}

/// A family while it is made.
struct Family<'a> {
    book: &'a Book,
    rng: &'a mut Rng,
    surname: &'a str,
    head_is_woman: bool,
}

impl<'a> Family<'a> {
    fn new(book: &'a Book, rng: &'a mut Rng) -> Self {
        let surname = surname(book, rng);
        let head_is_woman = rng.u32(0..100) < 35;
        Self {
            book,
            rng,
            surname,
            head_is_woman,
        }
    }

    fn of(mut self, size: usize) -> Vec<Someone> {
        let relations = &self.book.relations;
        let mut family = vec![self.kin(&relations.head, self.head_is_woman, true)];
        if size > 1 {
            family.push(self.spouse());
        }
        while family.len() < size {
            family.push(match family.len() {
                2 => self.child(),
                3 if self.rng.bool() => self.kin(&relations.mother, true, true),
                3 => self.child(),
                _ if self.rng.bool() => self.kin(&relations.father, false, true),
                _ => self.kin(&relations.grandchild, self.head_is_woman, false),
            });
        }
        family
    }

    fn spouse(&mut self) -> Someone {
        let surname = surname(self.book, self.rng);
        let name = self.named(surname, !self.head_is_woman);
        self.someone(name, &self.book.relations.spouse, true)
    }

    fn child(&mut self) -> Someone {
        let grown = self.rng.bool();
        if self.rng.bool() {
            self.kin(&self.book.relations.son, false, grown)
        } else {
            self.kin(&self.book.relations.daughter, true, grown)
        }
    }

    fn kin(&mut self, relation: &str, woman: bool, grown: bool) -> Someone {
        let name = self.named(self.surname, woman);
        self.someone(name, relation, grown)
    }

    fn named(&mut self, surname: &str, woman: bool) -> String {
        let given = if woman {
            &self.book.female
        } else {
            &self.book.male
        };
        format!("{surname}{}", nth(given, self.rng.usize(0..given.len())))
    }

    fn someone(&mut self, name: String, relation: &str, grown: bool) -> Someone {
        let is_head = relation == self.book.relations.head;
        Someone {
            name,
            relation: relation.to_owned(),
            has_phone: is_head || grown && self.rng.u32(0..100) < 70,
        }
    }
}

/// Surnames stand in order of frequency; the square makes the first ones common.
fn surname<'a>(book: &'a Book, rng: &mut Rng) -> &'a str {
    let count = book.surnames.len();
    let (a, b) = (rng.usize(0..count), rng.usize(0..count));
    &book.surnames[a * b / count]
}
