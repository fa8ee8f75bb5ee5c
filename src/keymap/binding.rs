//! A key is data, once: keys, action, words and availability in one record.
//!
//! Routing, footer, menu and help are computed from the same tables, so none of them can lie.

use super::Key;

/// Whether an action can be done now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Availability {
    /// Yes.
    Ready,
    /// No, and it makes no sense to speak of it here.
    Hidden,
    /// No, for this reason.
    Blocked(&'static str),
}

/// One action and the keys that ask for it.
#[derive(Debug)]
pub struct Binding<A: 'static, F: 'static> {
    /// The keys; the first is shown.
    pub keys: &'static [Key],
    /// What is done.
    pub action: A,
    /// At most four hanzi, for the footer.
    pub label: &'static str,
    /// A sentence for the menu and the help.
    pub help: &'static str,
    /// Which hints stay when there is little room: larger stays longer.
    pub weight: u8,
    /// Whether it can be done now, by plain facts.
    pub when: fn(&F) -> Availability,
}

/// For actions that can always be done.
pub fn always<F>(_facts: &F) -> Availability {
    Availability::Ready
}

/// The binding of a key: the first table that knows it wins; hidden bindings do not answer.
pub fn find<'t, A, F>(
    tables: &[&'t [Binding<A, F>]],
    key: Key,
    facts: &F,
) -> Option<&'t Binding<A, F>> {
    tables.iter().copied().flatten().find(|binding| {
        binding.keys.contains(&key) && (binding.when)(facts) != Availability::Hidden
    })
}

/// The hints that fit into `room` columns: the heaviest first kept, shown in table order.
pub fn hints<'t, A, F>(
    tables: &[&'t [Binding<A, F>]],
    facts: &F,
    room: u16,
    cost: impl Fn(&Binding<A, F>) -> u16,
) -> Vec<&'t Binding<A, F>> {
    let mut shown: Vec<&Binding<A, F>> = tables
        .iter()
        .copied()
        .flatten()
        .filter(|binding| binding.weight > 0 && (binding.when)(facts) == Availability::Ready)
        .collect();
    while shown.iter().map(|binding| cost(binding)).sum::<u16>() > room {
        let lightest = shown.iter().map(|binding| binding.weight).min();
        let Some(last) = shown
            .iter()
            .rposition(|binding| Some(binding.weight) == lightest)
        else {
            break;
        };
        shown.remove(last);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &[Binding<u8, bool>] = &[
        Binding {
            keys: &[Key::Enter],
            action: 1,
            label: "a",
            help: "",
            weight: 9,
            when: always,
        },
        Binding {
            keys: &[Key::F(4), Key::Char('v')],
            action: 2,
            label: "b",
            help: "",
            weight: 5,
            when: |ready| {
                if *ready {
                    Availability::Ready
                } else {
                    Availability::Hidden
                }
            },
        },
        Binding {
            keys: &[Key::Esc],
            action: 3,
            label: "c",
            help: "",
            weight: 1,
            when: always,
        },
    ];

    #[test]
    fn a_hidden_binding_does_not_answer() {
        assert_eq!(
            find(&[TABLE], Key::F(4), &true).map(|found| found.action),
            Some(2)
        );
        assert!(find(&[TABLE], Key::F(4), &false).is_none());
    }

    #[test]
    fn the_lightest_hint_falls_off_first() {
        let actions = |room| -> Vec<u8> {
            hints(&[TABLE], &true, room, |_| 10)
                .iter()
                .map(|binding| binding.action)
                .collect()
        };
        assert_eq!(actions(30), [1, 2, 3]);
        assert_eq!(actions(20), [1, 2]);
        assert_eq!(actions(9), [0u8; 0]);
    }
}
