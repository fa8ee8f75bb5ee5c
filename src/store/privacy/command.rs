//! What can be written about names: a word that is none.

use crate::domain::Id;
use crate::domain::privacy::Masked;
use crate::store::Failure;
use crate::store::transact::{Tx, Written};

/// Marker for ids of words that are no names.
struct PlainWord;

/// A wish about names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrivacyCommand {
    /// 不是人名: one place of one text stands as it is written.
    LetStand {
        /// The text with everything hidden.
        text: String,
        /// How many hidden things stand before it.
        at: u32,
        /// The word.
        word: String,
    },
    /// 是人名: it is masked again.
    MaskAgain {
        /// The text with everything hidden.
        text: String,
        /// How many hidden things stand before it.
        at: u32,
        /// The word.
        word: String,
    },
}

impl PrivacyCommand {
    /// What says that a place is no name, or that it is one after all.
    pub fn about(place: &Masked) -> Self {
        let (text, word) = (place.text.clone(), place.word.clone());
        let at = place.place;
        if place.stands {
            PrivacyCommand::MaskAgain { text, at, word }
        } else {
            PrivacyCommand::LetStand { text, at, word }
        }
    }

    /// The name under which it stands in the journal.
    pub fn code(&self) -> &'static str {
        match self {
            PrivacyCommand::LetStand { .. } => "let_stand",
            PrivacyCommand::MaskAgain { .. } => "mask_again",
        }
    }

    pub(in crate::store) fn run(&self, tx: &Tx<'_>) -> Result<Written, Failure> {
        match self {
            PrivacyCommand::LetStand { text, at, word } => let_stand(tx, text, *at, word),
            PrivacyCommand::MaskAgain { text, at, word } => mask_again(tx, text, *at, word),
        }
    }
}

fn let_stand(tx: &Tx<'_>, text: &str, place: u32, word: &str) -> Result<Written, Failure> {
    let id: Id<PlainWord> = tx.id()?;
    tx.conn
        .prepare_cached(
            "INSERT INTO plain_word (id, text, place, word, on_date) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (text, place, word) DO NOTHING",
        )?
        .execute((id, text, place, word, tx.today()))?;
    Ok(Written::on(word))
}

fn mask_again(tx: &Tx<'_>, text: &str, place: u32, word: &str) -> Result<Written, Failure> {
    tx.conn
        .prepare_cached("DELETE FROM plain_word WHERE text = ?1 AND place = ?2 AND word = ?3")?
        .execute((text, place, word))?;
    Ok(Written::on(word))
}
