//! Fields about households, cards and handbooks.

/// A field about a household, someone in it, its tags or a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HomeField {
    /// The section.
    Section,
    /// The address, in any way of writing it.
    Address,
    /// A name.
    Name,
    /// A telephone number.
    Phone,
    /// A number that looks like none is right as it stands.
    PhoneAsTyped,
    /// Headcount.
    Size,
    /// Whether the rest is asked for, too.
    More,
    /// 人户情况.
    Living,
    /// 房屋性质.
    Housing,
    /// Identity number.
    IdNumber,
    /// What to do when someone like this is on record.
    Known,
    /// Relation to the head, in words.
    Relation,
    /// Relation to the head, out of the usual ones.
    Kin,
    /// Whether this person is the head.
    Head,
    /// Whether this person still lives there.
    Stay,
    /// When this person left.
    Left,
    /// A tag, by its place among those offered.
    Tag(usize),
    /// Who consents.
    GivenBy,
    /// Whether as guardian.
    Guardian,
    /// In which form.
    Form,
    /// Why a record is sealed.
    Leaving,
    /// The household another goes into.
    Into,
    /// The n-th resident goes along.
    Goes(usize),
    /// Cards that are no longer true are replaced, too.
    Reprint,
}
