//! A file in which every matter names three residents: nothing that leaves the desk names one of them.
//!
//! The people are invented by a seed, and what is painted and written is searched by plain comparison,
//! without the engine that hides.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use calamine::{Data, Reader, open_workbook_auto};
use fangyijie::domain::Id;
use fangyijie::domain::ballot::Method;
use fangyijie::domain::meeting::Meeting;
use fangyijie::domain::wall::WallView;
use fangyijie::io::export::{Masking, handout, roster};
use fangyijie::keymap::Key;
use fangyijie::projector::{Event, Shown, State, paint};
use fangyijie::store::export::{Ask, Handout};
use fangyijie::store::{Answer, Command, FloorCommand, NoticeCommand, Query, WhichMinutes};
use fangyijie::text::minutes::file as written;
use fangyijie::text::notice::{Posting, document};
use fangyijie::ui::cells::WidthPolicy;
use fangyijie::ui::look::{Depth, Look, Stage};
use fangyijie::ui::painter::Painter;
use fangyijie::ui::snapshot;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::clerk::Clerk;
use super::file::{noon, rows};
use super::minutes::{finalise, held};

/// Frames that are searched at least.
const FRAMES: usize = 2000;
const SIZES: [(u16, u16); 7] = [
    (40, 12),
    (50, 16),
    (60, 20),
    (80, 24),
    (100, 30),
    (120, 36),
    (66, 18),
];

/// Everything that must not be read anywhere, as a plain search compares it; by the first character.
#[derive(Default)]
struct Secrets {
    names: BTreeMap<char, BTreeSet<String>>,
    numbers: BTreeMap<char, BTreeSet<String>>,
}

impl Secrets {
    fn keep(&mut self, text: &str) {
        let (kept, plain) = match text.chars().any(|c| c.is_ascii_digit()) {
            true => (&mut self.numbers, bare(text)),
            false => (&mut self.names, letters(text)),
        };
        if let (Some(first), Some(_)) = (plain.chars().next(), plain.chars().nth(1)) {
            kept.entry(first).or_default().insert(plain);
        }
    }

    fn found_in(&self, text: &str) -> Vec<&str> {
        let mut found = among(&self.names, &letters(text));
        found.extend(among(&self.numbers, &bare(text)));
        found
    }
}

fn among<'s>(kept: &'s BTreeMap<char, BTreeSet<String>>, text: &str) -> Vec<&'s str> {
    let at = |(at, first): (usize, char)| {
        let known = kept.get(&first).into_iter().flatten();
        let rest = &text[at..];
        known.filter(move |secret| rest.starts_with(secret.as_str()))
    };
    let found = text.char_indices().flat_map(at);
    found.map(String::as_str).collect()
}

/// A text without blanks and what cannot be seen.
fn bare(text: &str) -> String {
    let seen = |c: &char| !c.is_whitespace() && !"\u{200b}\u{feff}\u{fe00}\u{e0100}".contains(*c);
    text.chars().filter(seen).collect()
}

/// The letters of a text, whatever stands between them, in the form that the names have in this file.
fn letters(text: &str) -> String {
    const FORMS: [(char, char); 8] = [
        ('陳', '陈'),
        ('馮', '冯'),
        ('許', '许'),
        ('華', '华'),
        ('歐', '欧'),
        ('陽', '阳'),
        ('嵐', '岚'),
        ('硯', '砚'),
    ];
    let plain = |c: char| {
        let form = FORMS.iter().find(|(form, _)| *form == c);
        form.map_or(c, |(_, plain)| *plain)
    };
    // A mask stays: what stands before it and behind it is no name.
    let kept = |c: &char| (c.is_alphabetic() || *c == '*') && !"\u{3164}ー".contains(*c);
    text.chars().filter(kept).map(plain).collect()
}

/// Invented people: of every kind of name, some of them ordinary words.
fn invented(random: &mut fastrand::Rng, n: usize) -> String {
    const SURNAMES: &str =
        "赵钱孙周吴郑冯陈褚卫蒋沈韩杨朱秦尤许何吕施孔曹严华金魏陶姜戚谢邹喻柏窦章";
    const GIVEN: &str = "慕岚砚舟栩桐汐玥珩翊昀璟筱钰婳蓁皓霁琬瑄曦珞";
    const WORDS: [&str; 4] = ["高峰", "和平", "全福来", "安全"];
    let mut one = |of: &str| {
        let chars: Vec<char> = of.chars().collect();
        chars[random.usize(..chars.len())]
    };
    match n % 12 {
        0 => WORDS[n / 12 % WORDS.len()].to_owned(),
        1 => format!("欧阳{}{}", one(GIVEN), one(GIVEN)),
        2 => format!(
            "{}{}·{}{}{}",
            one(GIVEN),
            one(GIVEN),
            one(GIVEN),
            one(GIVEN),
            one(GIVEN)
        ),
        3 => format!("{}{}", one(SURNAMES), one(GIVEN)),
        _ => format!("{}{}{}", one(SURNAMES), one(GIVEN), one(GIVEN)),
    }
}

/// A name as people write it, and as someone writes it who wants it to pass.
fn spelt(random: &mut fastrand::Rng, name: &str) -> String {
    const SIGNS: [&str; 24] = [
        " ", "\u{3000}", "\u{200b}", "·", "．", "-", "_", "~", "/", "、", "，", "。", "」「",
        "）（", "'", "+", "—", "：", "|", "=", "#", "\u{3164}", "ー", "😀",
    ];
    let joined = |sign: &str| {
        let chars: Vec<String> = letters(name).chars().map(String::from).collect();
        chars.join(sign)
    };
    match random.u8(..8) {
        0..=3 => joined(SIGNS[random.usize(..SIGNS.len())]),
        4 => name.replace('·', "•"),
        5 => name
            .replace('陈', "陳")
            .replace('冯', "馮")
            .replace("欧阳", "歐陽"),
        6 => name
            .replace('许', "許")
            .replace('华', "華")
            .replace('岚', "嵐")
            .replace('砚', "硯"),
        _ => name.to_owned(),
    }
}

/// Someone called by a surname, where the name has one.
fn called(random: &mut fastrand::Rng, name: &str) -> Option<String> {
    const FORMS: [&str; 10] = [
        "老师", "师傅", "叔", "婶", "奶奶", "爷爷", "家", "书记", "主任", "队长",
    ];
    if name.contains('·') || name == "全福来" {
        return None;
    }
    let surname = if name.starts_with("欧阳") {
        "欧阳"
    } else {
        &name[..3]
    };
    Some(format!("{surname}{}", FORMS[random.usize(..FORMS.len())]))
}

/// Three residents, one called by a surname, a telephone and a door.
fn woven(random: &mut fastrand::Rng, people: &[String], secrets: &mut Secrets) -> String {
    let mut pick = || people[random.usize(..people.len())].clone();
    let [first, second, third] = [pick(), pick(), pick()];
    let other = pick();
    let phone: String = (0..9).map(|_| random.char('0'..='9')).collect();
    let door = format!(
        "{}栋{}单元{}01",
        random.u8(1..9),
        random.u8(1..4),
        random.u8(1..7)
    );
    let other = called(random, &other).unwrap_or_default();
    for secret in [&first, &second, &third, &other, &phone, &door] {
        secrets.keep(secret);
    }
    format!(
        "{}和{}说水管漏，{}不同意，问过{other}，电话13{phone}，在{door}室。",
        spelt(random, &first),
        spelt(random, &second),
        spelt(random, &third)
    )
}

/// Gives everyone of the drill an invented name, and weaves names into every text of it.
fn populated(clerk: &Clerk) -> (Secrets, Vec<String>) {
    let mut random = fastrand::Rng::with_seed(7);
    let mut secrets = Secrets::default();
    let conn = rusqlite::Connection::open(&clerk.desk.path).unwrap();
    let mut people = Vec::new();
    for (n, row) in rows(&conn, "SELECT id FROM person ORDER BY id")
        .into_iter()
        .enumerate()
    {
        let name = invented(&mut random, n);
        conn.execute(
            "UPDATE person SET name = ?2 WHERE id = ?1",
            (&row[0], &name),
        )
        .unwrap();
        secrets.keep(&name);
        people.push(name);
    }
    for sql in [
        "SELECT phone FROM person WHERE phone <> ''",
        "SELECT door FROM household",
    ] {
        for row in rows(&conn, sql) {
            if let [rusqlite::types::Value::Text(secret)] = &row[..] {
                secrets.keep(secret);
            }
        }
    }
    for (table, column) in [
        ("issue", "text"),
        ("progress", "note"),
        ("household", "note"),
        ("agenda_item", "note"),
        ("agenda_item", "remark"),
        ("ballot", "void_reason"),
        ("speech", "point"),
        ("attendance", "reason"),
        ("agenda_part", "note"),
    ] {
        // A list without ids of its own: a text for each meeting of it.
        let key = if table == "attendance" {
            "meeting_id"
        } else {
            "id"
        };
        for row in rows(&conn, &format!("SELECT DISTINCT {key} FROM {table}")) {
            let text = woven(&mut random, &people, &mut secrets);
            let sql = format!("UPDATE {table} SET {column} = ?2 WHERE {key} = ?1");
            conn.execute(&sql, (&row[0], text)).unwrap();
        }
    }
    (secrets, people)
}

/// A meeting that goes on: votes by name, someone who speaks and others who wait.
fn meeting(clerk: &mut Clerk) -> Id<Meeting> {
    let meeting = held(clerk, Method::Named);
    for person in clerk.board(meeting).roll.into_iter().take(4) {
        clerk.run(&Command::Floor(FloorCommand::Ask {
            meeting,
            person: person.person,
            item: None,
            seconds: 60,
        }));
    }
    clerk.change(
        "UPDATE issue SET internal = 0;
         UPDATE ballot SET published_at = closed_at;
         UPDATE ballot SET voided_at = closed_at WHERE id = (SELECT min(id) FROM ballot)",
    );
    meeting
}

fn ids(clerk: &Clerk, sql: &str) -> Vec<(i64, i64)> {
    let conn = clerk.desk.peek();
    let mut statement = conn.prepare(sql).unwrap();
    let rows = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    rows.map(Result::unwrap).collect()
}

fn views(clerk: &Clerk, messages: &[String]) -> Vec<WallView> {
    let mut views = vec![WallView::Board, WallView::Blank];
    for (meeting, item) in ids(clerk, "SELECT meeting_id, id FROM agenda_item") {
        views.push(WallView::Item(Id::new(meeting), Id::new(item)));
    }
    for (meeting, _) in ids(clerk, "SELECT id, 0 FROM meeting") {
        let meeting = Id::new(meeting);
        views.extend([
            WallView::Agenda(meeting),
            WallView::Promises(meeting),
            WallView::Speaker(meeting),
        ]);
    }
    views.extend(messages.iter().cloned().map(WallView::Message));
    views
}

/// The frames of a picture: every size, and the pages that a room sees one after another.
fn frames(clerk: &Clerk, each: &mut impl FnMut(&str)) {
    let picture = clerk.store.wall().unwrap();
    for size in SIZES {
        let mut state = State::new(size);
        state.update(Event::Picture(Box::new(Shown {
            picture: picture.clone(),
            drill: true,
            only_read: false,
            today: clerk.on,
        })));
        let mut last = String::new();
        for _ in 0..4 {
            let mut buffer = Buffer::empty(Rect::new(0, 0, size.0, size.1));
            paint(&mut Painter::new(&mut buffer, &LOOK), &state);
            let frame = snapshot(&buffer);
            if frame == last {
                break;
            }
            each(&frame);
            last = frame;
            state.update(Event::Key(Key::PageDown));
        }
    }
}

const LOOK: Look = Look {
    width: WidthPolicy::Narrow,
    depth: Depth::Mono,
    stage: Stage::Projector,
};

/// A run of digits as long as a telephone number.
fn has_number(text: &str) -> bool {
    let runs = text.split(|c: char| !c.is_ascii_digit());
    runs.map(str::len).any(|digits| digits >= 7)
}

fn every_cell(path: &Path) -> String {
    let mut book = open_workbook_auto(path).unwrap();
    let mut text = String::new();
    for (_, sheet) in book.worksheets() {
        for cell in sheet.rows().flatten() {
            if let Data::String(cell) = cell {
                text.push_str(cell);
                text.push('\n');
            }
        }
    }
    text
}

#[test]
fn no_frame_no_notice_and_no_masked_file_names_a_resident() {
    let mut clerk = Clerk::at_drill();
    let meeting = meeting(&mut clerk);
    let (mut secrets, people) = populated(&clerk);
    let mut random = fastrand::Rng::with_seed(11);
    let messages: Vec<String> = (0..40)
        .map(|_| woven(&mut random, &people, &mut secrets))
        .collect();
    let mut seen = 0;
    let mut hidden = 0;
    for view in views(&clerk, &messages) {
        clerk.store.show_on_wall(view.clone()).unwrap();
        frames(&clerk, &mut |frame| {
            seen += 1;
            hidden += usize::from(frame.contains('*'));
            let found = secrets.found_in(frame);
            assert!(
                found.is_empty() && !has_number(frame),
                "{found:?} {view:?}\n{frame}"
            );
        });
    }
    assert!(seen >= FRAMES, "{seen} frames");
    assert!(hidden > seen / 2, "{hidden} of {seen} frames hide anything");
    let papers = papers(&mut clerk, meeting);
    for (what, text) in &papers {
        let found = secrets.found_in(text);
        assert!(found.is_empty(), "{found:?} in {what}\n{text}");
        assert!(text.contains('*'), "{what} hides nothing\n{text}");
    }
}

/// Notices and masked files of every kind.
fn papers(clerk: &mut Clerk, meeting: Id<Meeting>) -> Vec<(&'static str, String)> {
    clerk.run(&Clerk::ending(meeting, ""));
    clerk.run(&finalise(meeting));
    clerk.run(&Command::Notice(NoticeCommand::Publish {
        meeting,
        place: "居务公开栏".to_owned(),
        from: clerk.on,
        until: "2026-12-20".parse().unwrap(),
    }));
    let Answer::Notice(card) = clerk.store.load(&Query::Notice(meeting), clerk.on).unwrap() else {
        panic!("no notice");
    };
    let posted = card.posted.unwrap();
    let posting = Posting {
        place: &posted.place,
        from: posted.from,
        until: posted.until,
    };
    let mut papers = vec![("notice", written(&document(&posted.notice, posting)))];
    let folder = clerk.desk.folder.path().to_path_buf();
    for (name, which) in [
        ("minutes.txt", Handout::Minutes),
        ("notice.txt", Handout::Notice),
        ("votes.csv", Handout::Votes),
        ("votes.json", Handout::Votes),
    ] {
        let ask = Ask {
            handout: which,
            which: WhichMinutes::Of(meeting),
            path: folder.join(name),
            full: None,
        };
        handout(clerk.store.path(), &ask, &noon(clerk.on)).unwrap();
        papers.push((name, fs::read_to_string(folder.join(name)).unwrap()));
    }
    for name in ["roster.csv", "roster.xlsx"] {
        let path = folder.join(name);
        roster(&clerk.store, &path, Masking::Masked).unwrap();
        let text = match name.ends_with("csv") {
            true => fs::read_to_string(&path).unwrap(),
            false => every_cell(&path),
        };
        papers.push((name, text));
    }
    papers
}
