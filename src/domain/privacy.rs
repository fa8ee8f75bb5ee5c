//! Masking: what a stage may show of a person. Done when rows are built, not when they are drawn.

/// `张三` -> `张*`, `欧阳小明` -> `欧阳**`; a name of one character stays hidden altogether.
pub fn mask_name(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let surname = if is_compound(&chars) { 2 } else { 1 };
    if chars.len() <= surname {
        return "*".repeat(chars.len().max(1));
    }
    let kept: String = chars[..surname].iter().collect();
    kept + &"*".repeat((chars.len() - surname).min(2))
}

/// `13812345678` -> `138****5678`; anything shorter is hidden altogether.
pub fn mask_phone(phone: &str) -> String {
    let chars: Vec<char> = phone.chars().collect();
    if chars.len() < 7 {
        return "*".repeat(chars.len());
    }
    let head: String = chars[..3].iter().collect();
    let tail: String = chars[chars.len() - 4..].iter().collect();
    format!("{head}****{tail}")
}

/// Only the first four and the last four characters of an identity number.
pub fn mask_id(number: &str) -> String {
    let chars: Vec<char> = number.chars().collect();
    if chars.len() < 12 {
        return "*".repeat(chars.len());
    }
    let text = |part: &[char]| part.iter().collect::<String>();
    let (first, last) = (&chars[..4], &chars[chars.len() - 4..]);
    format!(
        "{}{}{}",
        text(first),
        "*".repeat(chars.len() - 8),
        text(last)
    )
}

/// `3-2-501` -> `3-*`: the building level.
pub fn mask_door(door: &str) -> String {
    match door.split_once('-') {
        Some((building, _)) => format!("{building}-*"),
        None => "*".to_owned(),
    }
}

/// Blanks what looks like a telephone, an identity number or a door in free text.
pub fn scrub(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut i = 0;
    while i < chars.len() {
        let run = number_run(&chars[i..]);
        if run > 0 && is_personal(&chars[i..i + run]) {
            out.push_str("***");
        } else {
            out.extend(&chars[i..i + run.max(1)]);
        }
        i += run.max(1);
    }
    out
}

/// Length of a run of digits, joined by the signs that stand inside numbers and doors.
fn number_run(chars: &[char]) -> usize {
    if !chars.first().is_some_and(|c| is_digit(*c)) {
        return 0;
    }
    let inside = |c: &char| is_digit(*c) || DOOR_SIGNS.contains(c) || matches!(c, 'x' | 'X');
    let run = chars.iter().take_while(|c| inside(c)).count();
    let tail = chars[..run]
        .iter()
        .rev()
        .take_while(|c| matches!(c, '-' | ' '))
        .count();
    run - tail
}

/// Signs that join the parts of a door or a telephone number.
const DOOR_SIGNS: &[char] = &[
    '-', '－', ' ', '#', '栋', '幢', '号', '楼', '单', '元', '室', '户',
];

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

fn is_personal(run: &[char]) -> bool {
    let digits = run.iter().filter(|c| is_digit(**c)).count();
    let parts = run
        .split(|c| !is_digit(*c))
        .filter(|part| !part.is_empty())
        .count();
    let names_room = run.iter().any(|c| matches!(c, '室' | '户' | '元'));
    digits >= 7 || parts >= 3 || (parts >= 2 && names_room)
}

fn is_compound(name: &[char]) -> bool {
    const COMPOUND: &[&str] = &[
        "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "夏侯",
        "司徒", "端木", "万俟", "单于", "长孙", "宇文", "独孤", "南宫", "西门",
    ];
    let Some(head) = name.get(..2) else {
        return false;
    };
    let head: String = head.iter().collect();
    name.len() > 2 && COMPOUND.contains(&head.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_phones_and_doors() {
        for (name, masked) in [
            ("张三", "张*"),
            ("李小明", "李**"),
            ("欧阳龙", "欧阳*"),
            ("阿卜杜拉·买买提", "阿**"),
            ("王", "*"),
        ] {
            assert_eq!(mask_name(name), masked);
        }
        assert_eq!(mask_phone("13812345678"), "138****5678");
        assert_eq!(mask_phone("12345"), "*****");
        assert_eq!(mask_id("421303189001010013"), "4213**********0013");
        assert_eq!(mask_id("4213"), "****");
        assert_eq!(mask_door("3-2-501"), "3-*");
        assert_eq!(mask_door("17号"), "*");
    }

    #[test]
    fn free_text_loses_numbers_that_name_a_person_or_a_door() {
        for (text, scrubbed) in [
            ("电话13812345678请回", "电话***请回"),
            ("身份证42130318900101001X的", "身份证***的"),
            ("3栋2单元501漏水", "***漏水"),
            ("3-2-501漏水", "***漏水"),
            ("2单元501室漏水", "***漏水"),
            ("１３８１２３４５６７８", "***"),
            ("0722-3312345", "***"),
            ("路灯坏了3盏", "路灯坏了3盏"),
            ("11月20日前", "11月20日前"),
            ("3栋楼道", "3栋楼道"),
        ] {
            assert_eq!(scrub(text), scrubbed, "{text}");
        }
    }
}
