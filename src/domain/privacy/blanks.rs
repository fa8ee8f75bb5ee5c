//! Doors and numbers of a text beside the people named in it: neither keeps the other from being found.

use std::ops::Range;

use super::reading::{HERE, Spot};
use super::scrub::{Known, spans};

/// Where a text is blanked: what is found in it as it was typed, and what is found once nobody's name counts
/// (`3-501张三`). A name that shares a character with it goes with it.
pub(super) fn blanks(chars: &[char], spots: &mut Vec<Spot>, known: Known<'_>) -> Vec<Range<usize>> {
    let mut found = spans(chars, known);
    if !spots.is_empty() {
        found.extend(without_names(chars, spots, known));
    }
    loop {
        found = merged(found);
        let touched = |spot: &Spot| {
            found
                .iter()
                .any(|span| span.start < spot.to && spot.from < span.end)
        };
        let Some(at) = spots.iter().position(touched) else {
            return found;
        };
        let spot = spots.remove(at);
        found.push(spot.from..spot.to);
    }
}

fn without_names(chars: &[char], spots: &[Spot], known: Known<'_>) -> Vec<Range<usize>> {
    let (mut cut, mut from) = (
        Vec::with_capacity(chars.len()),
        Vec::with_capacity(chars.len()),
    );
    let mut at = 0;
    for spot in spots {
        cut.extend(&chars[at..spot.from]);
        from.extend(at..spot.from);
        cut.push(HERE);
        from.push(spot.from);
        at = spot.to;
    }
    cut.extend(&chars[at..]);
    from.extend(at..chars.len());
    let span = |span: Range<usize>| from[span.start]..from[span.end - 1] + 1;
    spans(&cut, known).into_iter().map(span).collect()
}

/// What overlaps is one.
fn merged(mut spans: Vec<Range<usize>>) -> Vec<Range<usize>> {
    spans.sort_by_key(|span| span.start);
    let mut whole: Vec<Range<usize>> = Vec::with_capacity(spans.len());
    for span in spans {
        match whole.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => whole.push(span),
        }
    }
    whole
}
