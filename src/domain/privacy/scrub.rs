//! Free text without what leads to someone: telephones, identity numbers, bank cards, plates, doors.
//!
//! Patterns only, so that it also holds for people the file does not know. Buildings and stairs
//! stay, for they are what most matters are about; a door behind them does not.

mod door;
mod number;
mod plate;

use crate::domain::clean::clean;
use crate::domain::identity::fold::half_width;

/// What stands in place of what was taken out.
const HIDDEN: &str = "***";

/// Blanks what looks like a telephone, an identity number, a bank card, a plate or a door.
pub fn scrub(text: &str) -> String {
    let text = clean(text);
    let shown: Vec<char> = text.chars().collect();
    let chars: Vec<char> = shown.iter().map(|c| folded(*c)).collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let (used, is_hidden) = piece(&chars, at);
        if is_hidden {
            out.push_str(HIDDEN);
        } else {
            out.extend(&shown[at..at + used]);
        }
        at += used;
    }
    out
}

/// How many characters belong together here, and whether they are hidden.
fn piece(chars: &[char], at: usize) -> (usize, bool) {
    let rest = &chars[at..];
    let before = &chars[..at];
    if let Some(used) = number::date(rest) {
        return (used, false);
    }
    let personal = plate::plate(before, rest)
        .or_else(|| plate::address(rest))
        .or_else(|| number::number(rest))
        .or_else(|| door::door(before, rest));
    match personal {
        Some(used) => (used, true),
        // A number is looked at from its start only, never from its middle.
        None => (number::digits(rest).max(1), false),
    }
}

/// The plain twin of a character; dots and dashes of every kind are one dash or dot each.
fn folded(c: char) -> char {
    match c {
        '—' | '–' | '~' | '～' | '－' => '-',
        '•' | '·' | '．' => '.',
        '＃' => '#',
        other => half_width(other),
    }
}

/// A digit as people write it in numbers that are read out.
fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || "〇零○一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_leads_to_someone_goes() {
        for (text, scrubbed) in [
            ("电话13812345678请回", "电话***请回"),
            ("电话138 1234 5678请回", "电话***请回"),
            ("138-1234-5678", "***"),
            ("138.1234.5678", "***"),
            ("138****5678", "***"),
            ("１３８１２３４５６７８", "***"),
            ("１３８－１２３４－５６７８", "***"),
            ("幺三八一二三四五六七八", "***"),
            ("一三八 一二三四 五六七八", "***"),
            ("一3八1二3四5六7八", "***"),
            ("0722-3312345", "***"),
            ("(0722)3312345", "(***"),
            ("3312345", "***"),
            ("身份证42130318900101001X的", "身份证***的"),
            ("421303 18900101 001x的", "***的"),
            ("421303890101001", "***"),
            ("卡号6222 0212 3456 7890 123。", "卡号***。"),
            ("鄂S12345占道", "***占道"),
            ("鄂S·A1234占道", "***占道"),
            ("鄂 SD12345", "***"),
            ("一辆京A-12345学", "一辆***"),
            ("车牌S1A345", "车牌***"),
            ("邮箱zhang.san@example.com", "邮箱***"),
        ] {
            assert_eq!(scrub(text), scrubbed, "{text}");
        }
    }

    #[test]
    fn doors_go_in_every_form_the_program_itself_accepts() {
        for (text, scrubbed) in [
            ("3-2-501漏水", "***漏水"),
            ("3栋2单元501漏水", "***漏水"),
            ("3栋2单元501室漏水", "***漏水"),
            ("3号楼2单元501室漏水", "***漏水"),
            ("3#2-501漏水", "***漏水"),
            ("3#楼2单元501漏水", "***漏水"),
            ("3幢2单元501户", "***"),
            ("三栋二单元501", "***"),
            ("三栋二单元五零一室", "***"),
            ("十二栋二单元五〇一室", "***"),
            ("三栋二单元五百零一", "***"),
            ("3栋2单元七０１室", "***"),
            ("3栋2单元5楼501", "***"),
            ("3栋2单元5层501室", "***"),
            ("３－２－５０１", "***"),
            ("３栋２单元５０１", "***"),
            ("3—2—501", "***"),
            ("03-02-0501", "***"),
            ("3 2 501", "***"),
            ("3栋 2单元 501", "***"),
            ("A栋2单元501", "***"),
            ("a座501", "***"),
            ("A-2-501", "***"),
            ("3-2-501a", "***"),
            ("3-2-A501", "***"),
            ("3-501家", "***家"),
            ("2单元501室漏水", "***漏水"),
            ("2单元501漏水", "***漏水"),
            ("3栋501室", "***"),
            ("501室漏水", "***漏水"),
            ("住501的老人", "住***的老人"),
            ("3栋2单元5楼东户", "***"),
            ("3栋2单元501和502", "***"),
            ("3-2-501、502室漏水", "***漏水"),
            ("电话 138 1234 5678，3栋2单元501", "电话 ***，***"),
            ("东河老街17号", "东河老街***"),
            ("东河老街十七号", "东河老街***"),
            ("东河老街 17号", "东河老街 ***"),
            ("东河老街17号附1号", "东河老街***"),
            ("东河老街17-1号", "东河老街***"),
            ("磨坊巷102号门前", "磨坊巷***门前"),
            ("桂香苑3-2-501", "桂香苑***"),
            ("问5栋1单元201问过", "问***问过"),
        ] {
            assert_eq!(scrub(text), scrubbed, "{text}");
        }
    }

    #[test]
    fn what_is_no_door_and_no_number_of_anyone_stays() {
        for text in [
            "路灯坏了3盏",
            "路灯坏了 5 盏，晚上看不清",
            "11月20日前",
            "11月20号前",
            "20号前办结",
            "5-8月",
            "11月5-8号",
            "2026-11-20",
            "2026.11.20办完",
            "2026年11月20日",
            "二〇二六年十一月二十日",
            "2025-2026年",
            "3栋楼道",
            "三号楼二单元的路灯",
            "3栋2单元楼道灯不亮",
            "3-5号楼停水",
            "3栋5楼",
            "1单元2单元3单元都停水",
            "应到24人，实到22人",
            "一百二十户",
            "120户居民",
            "2单元120户居民",
            "每月3-5天",
            "花了100-200元",
            "12345热线",
            "一楼住户没法开窗",
            "六个黑屏，丢过两辆",
            "建设路12号院",
            "2室1厅",
            "会议室",
            "晚上7:30-9:00",
            "赞成12票，反对1票",
            "第17号文件",
            "3号线",
        ] {
            assert_eq!(scrub(text), text);
        }
    }

    proptest! {
        #[test]
        fn nothing_panics_and_twice_is_as_once(text in "\\PC{0,40}", near in "[0-9一二三五零十aAS鄂栋号楼单元室户街附、 #-]{0,16}") {
            for text in [text, near] {
                let once = scrub(&text);
                prop_assert!(scrub(&once).matches('*').count() >= once.matches('*').count().min(1));
            }
        }

        #[test]
        fn a_telephone_goes_however_it_is_grouped(number in "1[3-9][0-9]{9}", cuts in proptest::collection::vec(3usize..6, 2), sign in "[ .-]", hanzi: bool, wide: bool) {
            let written = written(&number, hanzi, wide);
            let mut chars: Vec<char> = written.chars().collect();
            let mut at = 0;
            for cut in cuts {
                at = (at + cut + 1).min(chars.len());
                chars.insert(at - 1, sign.chars().next().unwrap());
            }
            let text: String = chars.iter().collect();
            let shown = scrub(&format!("电话{text}请回"));
            prop_assert!(!shown.chars().any(|c| is_digit(folded(c))), "{} {}", text, shown);
        }
    }

    fn written(number: &str, hanzi: bool, wide: bool) -> String {
        let digit = |c: char| match c.to_digit(10) {
            Some(n) if hanzi => "零幺二三四五六七八九".chars().nth(n as usize).unwrap(),
            Some(n) if wide => char::from_u32(0xff10 + n).unwrap(),
            _ => c,
        };
        number.chars().map(digit).collect()
    }
}
