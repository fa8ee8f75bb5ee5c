//! What is left of the meeting: the minutes, the votes, every frame of the wall, and the manual's numbers.

use super::Desk;
use super::term::Term;
use super::town;

/// The manual counts the keys of a meeting as this one did.
pub fn in_the_manual(roll: usize, vote: usize, assignment: usize) {
    let manual = include_str!("../../README.md");
    for sentence in [
        format!(
            "24人点名、3人没来{roll}键（事由另写），全票举手表决一件、从开始到公布{vote}键，照建议的责任人和时限交办{assignment}键"
        ),
        format!(
            "a roll of 24 with 3 absent takes {roll} keys (the reason apart), a unanimous show of hands from opening \
             to the announced verdict {vote}, an assignment to whoever and by whatever day is proposed {assignment}."
        ),
    ] {
        assert!(manual.contains(&sentence), "{sentence}");
    }
}

/// The minutes are whole although nothing was written after the meeting.
pub fn in_the_minutes(desk: &Desk) {
    let minutes = desk.export("minutes", "minutes.txt", &FULL);
    let begins = |with: &str| minutes.lines().any(|line| line.trim().starts_with(with));
    for line in EXPECTED.lines().filter(|line| !line.is_empty()) {
        assert!(begins(line), "{line}\n{minutes}");
    }
    let ticks = minutes.lines().filter(|line| line.starts_with("[x]"));
    assert_eq!(ticks.count(), 30);
    let blanks = minutes.lines().filter(|line| line.contains("____"));
    assert_eq!(blanks.count(), 1, "only the signatures are left to write");
}

/// Unmasked, for whom and what for.
const FULL: [&str; 5] = ["--full", "--recipient", "街道", "--purpose", "存档"];

const EXPECTED: &str = "
地点：社区会议室
主持人：赵慕岚
记录人：钱慕岚
应到：24人；实到21人
缺席：李慕岚（缺席，出差）、褚慕岚（缺席，出差）、尤慕岚（缺席，出差）
[ ] 李慕岚  有表决权  缺席，出差
1. 2026-0001 清理水沟；责任人冯慕岚，时限2026年10月31日；2026年10月30日办结：已清理
2. 2026-0002 换路灯，朱砚舟催过；责任人陈慕岚，时限2026年11月10日；没有办结，已逾期13天：等配件，陈慕岚在联系，12371885481
逐项表决。规则：应到会有表决权的党员半数以上到会方可表决，应到会有表决权的党员过半数赞成为通过（《支部工作条例（试行）》第十一条，2018年10月28日起施行）。
表决：举手表决。应到有表决权24人，实到21人；赞成21票，反对0票，弃权0票
结果：通过：赞成21票，应到24人，需13票，多8票
责任人：褚慕岚；时限：2026年11月26日
1. 钱慕岚：没有记要点
2. 孙慕岚（反对）：运行费没有着落
表决：记名表决。应到有表决权24人，实到21人；赞成19票，反对1票，弃权1票
反对：钱慕岚
弃权：孙慕岚
是否涉及全体居民利益：是
决议：提交居民会议
表决：无记名票决。应到有表决权24人，实到21人；赞成17票，反对2票，弃权1票，废票1张
计票人：赵慕岚、钱慕岚，
居民代表意见（到会9人，不计入表决）：赞成8 反对1 弃权0
责任人：蒋慕岚；协办：赵慕岚；时限：2026年11月30日
结果：未通过：赞成11票，应到24人，需13票，还差2票
票数接近
决议：暂缓：两边再谈一次
第1次表决作废，理由：数错了一排
作废前的结果：通过：赞成20票，应到24人，需13票，多7票
重新表决：
表决：举手表决。应到有表决权24人，实到21人；赞成9票，反对11票，弃权1票
决议：不予办理：不属于社区职责
";

/// Masked, as they are handed out unless it is said for whom, they name nobody.
pub fn in_the_masked_minutes(desk: &Desk) {
    let masked = desk.export("minutes", "masked.txt", &[]);
    let words: String = masked.split_whitespace().collect();
    for word in personal(desk) {
        let is_internal = word.contains("内部");
        assert!(is_internal || !words.contains(&word), "{word}\n{masked}");
    }
}

/// The same numbers as a stranger's program reads them.
pub fn in_the_votes(desk: &Desk) {
    let votes: serde_json::Value =
        serde_json::from_str(&desk.export("votes", "votes.json", &[])).unwrap();
    let today = votes["votes"].as_array().unwrap().iter();
    let today = today
        .filter(|vote| vote["date"] == "2026-11-23")
        .map(|vote| {
            let number = |key: &str| vote[key].as_i64().unwrap();
            let counts = ["approve", "reject", "abstain", "invalid", "margin"].map(number);
            assert_eq!(
                (number("base"), number("present"), number("need")),
                (24, 21, 13)
            );
            let voided = vote["voided"].as_str().unwrap_or_default();
            assert_eq!(vote["published"], voided.is_empty());
            (vote["method"].as_str().unwrap(), counts, voided)
        });
    let expected = [
        ("hands", [21, 0, 0, 0, 8], ""),
        ("named", [19, 1, 1, 0, 6], ""),
        ("paper", [17, 2, 1, 1, 4], ""),
        ("hands", [11, 10, 0, 0, -2], ""),
        ("hands", [20, 1, 0, 0, 7], "数错了一排"),
        ("hands", [9, 11, 1, 0, -4], ""),
    ];
    assert_eq!(today.collect::<Vec<_>>(), expected);
}

/// No frame a wall ever drew says anything of anyone, or a number before it was announced.
pub fn on_the_wall(wall: &Term, desk: &Desk) {
    let forbidden = personal(desk);
    assert!(
        forbidden.len() > 6 * town::HOUSEHOLDS,
        "{}",
        forbidden.len()
    );
    let pictures = wall.pictures.as_ref().unwrap();
    assert!(pictures.len() >= 28, "{}", pictures.len());
    for picture in pictures {
        // A name or a number that is broken over two lines is still one.
        let words: String = picture.split_whitespace().collect();
        // Nobody blanked the wall, so it was never blank between two pictures.
        assert!(!words.is_empty());
        for word in &forbidden {
            assert!(!words.contains(word), "{word}\n{picture}");
        }
        assert!(!words.contains("-1"), "{picture}");
        let is_secret = words.contains("正在表决") || words.contains("待公布");
        let counted = ["赞成", "反对", "弃权"]
            .iter()
            .any(|word| words.contains(word));
        assert!(!(is_secret && counted), "{picture}");
    }
}

/// Every name, telephone and identity number of the file, every door in the ways it is said, what is internal.
fn personal(desk: &Desk) -> Vec<String> {
    let in_file = desk.ask(
        "SELECT name FROM person UNION SELECT phone FROM person UNION SELECT id_number FROM person
         UNION SELECT door FROM household UNION SELECT text FROM issue WHERE internal",
    );
    let mut all: Vec<String> = in_file
        .lines()
        .filter(|word| word.chars().count() > 1)
        .map(str::to_owned)
        .collect();
    for n in 0..town::HOUSEHOLDS {
        all.extend([town::name(n), town::phone(n), town::id_number(n)]);
        all.extend([town::door(n), town::spoken(n)]);
        all.push(town::phone(n)[7..].to_owned());
    }
    all.push(town::text(town::INTERNAL));
    all.push("内部矛盾".to_owned());
    all
}
