//! Full-width characters, dashes and numerals, as the plain ASCII they stand for.

/// The ASCII twin of a full-width character, a dash or a blank; other characters stay themselves.
pub(in crate::domain) fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\t' => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | 'ー' | '─' => '-',
        '。' => '.',
        other => other,
    }
}

/// Text without hidden characters, full-width characters folded.
pub(in crate::domain) fn plain(text: &str) -> String {
    crate::domain::clean::clean(text)
        .trim()
        .chars()
        .map(half_width)
        .collect()
}

/// The value of a Chinese digit.
pub(in crate::domain) fn digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' | '○' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// Whether a character stands in Chinese numerals.
pub(in crate::domain) fn is_numeral(c: char) -> bool {
    digit(c).is_some() || matches!(c, '十' | '百' | '廿')
}

/// Reads `十二`, `二十`, `一百零三`, `五〇一`, `廿三`; nothing else.
pub(in crate::domain) fn numeral(text: &str) -> Option<u32> {
    if text.is_empty() || text.chars().count() > 7 {
        return None;
    }
    if text.chars().all(|c| digit(c).is_some()) {
        return text
            .chars()
            .try_fold(0, |sum, c| Some(sum * 10 + digit(c)?));
    }
    let (mut sum, mut held, mut unit) = (0, None, u32::MAX);
    for c in text.chars() {
        let (step, times) = match c {
            '百' => (100, held.take()?),
            '十' => (10, held.take().unwrap_or(1)),
            '廿' => (10, if held.is_none() { 2 } else { return None }),
            other => {
                let value = digit(other)?;
                if held.replace(value).is_some_and(|before| before != 0) {
                    return None;
                }
                continue;
            }
        };
        if step >= unit || times == 0 {
            return None;
        }
        unit = step;
        sum += step * times;
    }
    Some(sum + held.unwrap_or(0))
}

/// The text with every run of Chinese numerals written in ASCII digits, where it can be read.
pub(in crate::domain) fn with_digits(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run = String::new();
    for c in text.chars().map(Some).chain([None]) {
        match c {
            Some(c) if is_numeral(c) => run.push(c),
            other => {
                if !run.is_empty() {
                    out.push_str(&numeral(&run).map_or_else(|| run.clone(), |n| n.to_string()));
                    run.clear();
                }
                out.extend(other);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numerals_as_they_stand_on_doors_and_in_dates() {
        for (text, number) in [
            ("三", Some(3)),
            ("十", Some(10)),
            ("十二", Some(12)),
            ("二十", Some(20)),
            ("二十一", Some(21)),
            ("廿三", Some(23)),
            ("一百零三", Some(103)),
            ("一百一十", Some(110)),
            ("五〇一", Some(501)),
            ("一九八〇", Some(1980)),
            ("百", None),
            ("十百", None),
            ("", None),
            ("三栋", None),
        ] {
            assert_eq!(numeral(text), number, "{text}");
        }
        assert_eq!(with_digits("三栋二单元501"), "3栋2单元501");
    }

    proptest! {
        #[test]
        fn nothing_panics(text in "\\PC*", numerals in "[〇零一二两三四五六七八九十百廿]{0,12}") {
            with_digits(&text);
            with_digits(&numerals);
            plain(&text);
        }
    }
}
