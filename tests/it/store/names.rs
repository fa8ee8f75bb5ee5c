//! Whose name the wall and a notice may show: nobody's, but for a word that is none and an office where the file says so.

use fangyijie::domain::ballot::Method;
use fangyijie::domain::meeting::Meeting;
use fangyijie::domain::notice::NoticeCard;
use fangyijie::domain::privacy::{Covered, Masked};
use fangyijie::domain::wall::{WallPicture, WallSlide, WallStep, WallView};
use fangyijie::domain::{Coded, Id, person::Role};
use fangyijie::store::{
    Answer, Command, FindingKind, NoticeCommand, PrivacyCommand, Query, SettingCommand,
    WhichMinutes,
};
use fangyijie::text::masked;
use fangyijie::text::minutes::{document, file};

use super::clerk::Clerk;
use super::minutes::{finalise, held};

fn previewed(clerk: &Clerk, view: WallView) -> WallSlide {
    match clerk.store.load(&Query::Preview(view), clerk.on).unwrap() {
        Answer::Preview(slide) => *slide,
        other => panic!("{other:?}"),
    }
}

/// A sentence as the wall shows it before it is sent, and what is hidden in it.
fn said(clerk: &Clerk, text: &str) -> (String, Covered) {
    let slide = previewed(clerk, WallView::Message(text.to_owned()));
    match slide.picture {
        WallPicture::Message(shown) => (shown, slide.masked),
        other => panic!("{other:?}"),
    }
}

/// Sends a sentence; gives what stands on the wall then.
fn sent(clerk: &mut Clerk, text: &str) -> String {
    let view = WallView::Message(text.to_owned());
    clerk.store.step_wall(WallStep::Show(view)).unwrap();
    match clerk.store.wall().unwrap() {
        WallPicture::Message(shown) => shown,
        other => panic!("{other:?}"),
    }
}

fn decide(clerk: &mut Clerk, place: &Masked) {
    clerk.run(&Command::Privacy(PrivacyCommand::about(place)));
}

/// A resident without post or membership, who may have moved away long ago.
fn resident(clerk: &Clerk, gone: bool) -> i64 {
    clerk.number(&format!(
        "SELECT person_id FROM resident r WHERE (to_date IS NOT NULL) = {gone} AND person_id NOT IN
           (SELECT person_id FROM role_term UNION SELECT person_id FROM membership
            UNION SELECT person_id FROM attendance UNION SELECT person_id FROM speech) LIMIT 1"
    ))
}

#[test]
fn whoever_stands_in_the_file_is_masked_in_a_message_whether_they_hold_a_post_or_moved_away() {
    let mut clerk = Clerk::at_drill();
    let stays = resident(&clerk, false);
    clerk.change(
        "UPDATE resident SET to_date = '2026-01-01' WHERE id = (SELECT max(id) FROM resident)",
    );
    let moved = clerk.number("SELECT person_id FROM resident WHERE to_date IS NOT NULL LIMIT 1");
    clerk.change(&format!(
        "UPDATE person SET name = '鲁慕砚' WHERE id = {stays};
         UPDATE person SET name = '苗岚·舟' WHERE id = {moved}"
    ));
    let shown = sent(&mut clerk, "鲁慕砚、苗 岚舟和鲁老师今晚七点来一下");
    assert_eq!(shown, "鲁**、苗**和*老师今晚七点来一下");
    // What was sent is masked by the names of today when it is shown.
    clerk.change(&format!(
        "UPDATE person SET name = '今晚' WHERE id = {stays}"
    ));
    let WallPicture::Message(later) = clerk.store.wall().unwrap() else {
        panic!("no message");
    };
    assert_eq!(later, "鲁**、苗**和*老师今*七点来一下");
}

#[test]
fn a_name_that_was_put_right_stays_hidden_as_it_was_and_as_it_is() {
    let mut clerk = Clerk::at_drill();
    let person = resident(&clerk, false);
    let call = |clerk: &Clerk, name: &str| {
        clerk.change(&format!(
            "UPDATE person SET name = '{name}' WHERE id = {person}"
        ));
    };
    call(&clerk, "苗岚舟");
    call(&clerk, "鲁慕砚");
    let both = "苗岚舟家的窗户漏雨，鲁慕砚来看过";
    assert_eq!(sent(&mut clerk, both), "苗**家的窗户漏雨，鲁**来看过");
    // Back, and once more to and fro: it is kept once.
    call(&clerk, "苗岚舟");
    call(&clerk, "鲁慕砚");
    assert_eq!(said(&clerk, both).0, "苗**家的窗户漏雨，鲁**来看过");
    let kept = "SELECT count(*) FROM former_name WHERE name IN ('苗岚舟', '鲁慕砚')";
    assert_eq!(clerk.number(kept), 2);
}

#[test]
fn a_word_that_is_a_name_stands_in_one_place_of_one_text() {
    let mut clerk = Clerk::at_drill();
    clerk.change(&format!(
        "UPDATE person SET name = '高峰' WHERE id = {}",
        resident(&clerk, false)
    ));
    let text = "高峰说，早高峰请绕行，电话13812345678";
    let (shown, covered) = said(&clerk, text);
    assert_eq!(shown, "高*说，早高*请绕行，电话***");
    let words: Vec<&str> = covered
        .places
        .iter()
        .map(|place| place.word.as_str())
        .collect();
    assert_eq!(words, ["高峰", "高峰"]);
    decide(&mut clerk, &covered.places[1]);
    let (shown, covered) = said(&clerk, text);
    assert_eq!(shown, "高*说，早高峰请绕行，电话***");
    assert_eq!(
        masked::counted(&covered),
        "遮住姓名1处，照写1处（不是人名），遮住号码、门牌1处"
    );
    // It stands on the wall, too, where only the masked text is kept.
    assert_eq!(sent(&mut clerk, text), "高*说，早高峰请绕行，电话***");
    // Another text is another matter.
    assert_eq!(said(&clerk, "早高峰请绕行").0, "早高*请绕行");
    decide(&mut clerk, &covered.places[1]);
    assert_eq!(said(&clerk, text).0, "高*说，早高*请绕行，电话***");
}

#[test]
fn what_was_let_stand_is_a_step_like_any_other_and_is_taken_back() {
    let mut clerk = Clerk::at_drill();
    clerk.change(&format!(
        "UPDATE person SET name = '和平' WHERE id = {}",
        resident(&clerk, false)
    ));
    let (_, covered) = said(&clerk, "和平路修好了");
    let before = clerk.facts();
    let done = clerk.run(&Command::Privacy(PrivacyCommand::about(&covered.places[0])));
    assert_ne!(before, clerk.facts());
    assert_eq!(
        (done.deed.command.as_str(), done.deed.subject.as_str()),
        ("let_stand", "和平")
    );
    clerk.run(&Command::Undo { entry: done.entry });
    assert_eq!(before, clerk.facts());
    let done = clerk.run(&Command::Setting(SettingCommand::NameOffices(true)));
    assert_ne!(before, clerk.facts());
    clerk.run(&Command::Undo { entry: done.entry });
    assert_eq!(before, clerk.facts());
}

/// An assembly of branch 1 that has ended; its first matter is assigned to `someone`, who is called so.
fn assigned(clerk: &mut Clerk, name: &str) -> Id<Meeting> {
    let someone = clerk.someone().raw();
    clerk.change(&format!(
        "UPDATE person SET name = '{name}' WHERE id = {someone}"
    ));
    let meeting = held(clerk, Method::Hands);
    clerk.run(&Clerk::ending(meeting, ""));
    clerk.run(&finalise(meeting));
    meeting
}

fn notice(clerk: &Clerk, meeting: Id<Meeting>) -> NoticeCard {
    match clerk.store.load(&Query::Notice(meeting), clerk.on).unwrap() {
        Answer::Notice(card) => *card,
        other => panic!("{other:?}"),
    }
}

fn answering(clerk: &Clerk, meeting: Id<Meeting>) -> String {
    let notice = notice(clerk, meeting).preview.unwrap();
    notice.matters[0].assigned.clone().unwrap().0
}

#[test]
fn those_who_answer_and_look_alike_are_told_apart_by_branch_or_post() {
    let mut clerk = Clerk::at_drill();
    let meeting = assigned(&mut clerk, "章慕岚");
    assert_eq!(answering(&clerk, meeting), "章**");
    let someone = clerk.someone().raw();
    // Someone of another branch who answers for something else looks the same.
    clerk.change(&format!(
        "UPDATE person SET name = '章砚舟' WHERE id = (SELECT t.assignee_id FROM task t
           JOIN membership m ON m.person_id = t.assignee_id
           JOIN membership own ON own.person_id = {someone} AND own.branch_id <> m.branch_id LIMIT 1)"
    ));
    let branch: String = clerk.desk.peek().query_row(
        "SELECT b.name FROM membership m JOIN branch b ON b.id = m.branch_id WHERE m.person_id = ?1",
        [someone],
        |row| row.get(0),
    ).unwrap();
    assert_eq!(answering(&clerk, meeting), format!("章**（{branch}）"));
    // Both in one branch: by post.
    clerk.change(&format!(
        "UPDATE membership SET branch_id = (SELECT branch_id FROM membership WHERE person_id = {someone})
         WHERE person_id = (SELECT id FROM person WHERE name = '章砚舟');
         DELETE FROM role_term WHERE person_id IN ({someone}, (SELECT id FROM person WHERE name = '章砚舟'));
         INSERT INTO role_term (id, person_id, role, grid_id, from_date)
           SELECT 1, {someone}, 'lead', min(id), '2020-01-01' FROM grid"
    ));
    assert_eq!(answering(&clerk, meeting), "章**（片长）");
    // Nothing tells them apart: never by more of the name.
    clerk.change("DELETE FROM role_term WHERE id = 1; UPDATE membership SET group_id = NULL");
    let shown = answering(&clerk, meeting);
    assert!(shown == "章**（1）" || shown == "章**（2）", "{shown}");
}

#[test]
fn an_office_stands_by_name_on_wall_and_notice_where_the_file_says_so_and_nobody_else() {
    let mut clerk = Clerk::at_drill();
    let meeting = assigned(&mut clerk, "章慕岚");
    let someone = clerk.someone().raw();
    clerk.change(&format!(
        "DELETE FROM role_term WHERE person_id = {someone}"
    ));
    clerk.run(&Command::Setting(SettingCommand::NameOffices(true)));
    // Without a public office it is a resident like any other.
    assert_eq!(answering(&clerk, meeting), "章**");
    clerk.change(&format!(
        "INSERT INTO role_term (id, person_id, role, grid_id, from_date)
           SELECT 1, {someone}, '{}', min(id), '2020-01-01' FROM grid",
        Role::Lead.code()
    ));
    assert_eq!(answering(&clerk, meeting), "章慕岚");
    let item = clerk.board(meeting).items[0].id;
    clerk.change("UPDATE ballot SET published_at = closed_at");
    let slide = previewed(&clerk, WallView::Item(meeting, item));
    let WallPicture::Item { assigned, .. } = slide.picture else {
        panic!("{:?}", slide.picture);
    };
    assert_eq!(assigned.unwrap().0, "章慕岚");
    // A masked file goes elsewhere: there nobody stands by name.
    let minutes = clerk
        .store
        .final_minutes(WhichMinutes::Of(meeting))
        .unwrap();
    let (masked, _) = clerk.store.masked(&minutes).unwrap();
    assert!(!file(&document(&masked)).contains("章慕岚"));
    clerk.run(&Command::Setting(SettingCommand::NameOffices(false)));
    assert_eq!(answering(&clerk, meeting), "章**");
}

fn post(clerk: &mut Clerk, meeting: Id<Meeting>) {
    clerk.run(&Command::Notice(NoticeCommand::Publish {
        meeting,
        place: "居务公开栏".to_owned(),
        from: clerk.on,
        until: "2026-12-20".parse().unwrap(),
    }));
}

fn named(clerk: &Clerk) -> Vec<String> {
    let findings = clerk.store.check().unwrap().into_iter();
    let named = findings.filter(|finding| finding.kind == FindingKind::NoticeNamed);
    named.map(|finding| finding.subject).collect()
}

#[test]
fn a_notice_that_holds_a_name_keeps_its_text_and_a_check_names_it() {
    let mut clerk = Clerk::at_drill();
    let meeting = assigned(&mut clerk, "章慕岚");
    post(&mut clerk, meeting);
    let before = notice(&clerk, meeting).posted.unwrap();
    assert!(named(&clerk).is_empty(), "{:?}", named(&clerk));
    // Someone moved in who is called like a word of it; an older program left a whole name in it.
    clerk.change(&format!(
        "UPDATE person SET name = '记录' WHERE id = {};
         UPDATE notice SET body = replace(body, '章**', '章慕岚') WHERE withdrawn_on IS NULL",
        resident(&clerk, false)
    ));
    let found = named(&clerk);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].contains("记录") && found[0].contains("章慕岚"),
        "{found:?}"
    );
    let card = notice(&clerk, meeting);
    assert_eq!(
        card.posted.unwrap().notice.matters[0].note,
        before.notice.matters[0].note
    );
    assert!(card.still.names.contains(&"记录".to_owned()));
    let kind = FindingKind::NoticeNamed;
    assert_eq!(kind.code(), "notice_named");
}

#[test]
fn a_notice_with_a_word_that_was_let_stand_and_an_office_by_name_is_in_order() {
    let mut clerk = Clerk::at_drill();
    clerk.change(&format!(
        "UPDATE person SET name = '记录' WHERE id = {}",
        resident(&clerk, false)
    ));
    let meeting = assigned(&mut clerk, "章慕岚");
    let someone = clerk.someone().raw();
    clerk.change(&format!(
        "INSERT INTO role_term (id, person_id, role, grid_id, from_date)
           SELECT 1, {someone}, 'lead', min(id), '2020-01-01' FROM grid"
    ));
    clerk.run(&Command::Setting(SettingCommand::NameOffices(true)));
    let places = notice(&clerk, meeting).masked.places;
    assert!(!places.is_empty() && places.iter().all(|place| place.word == "记录"));
    for place in &places {
        decide(&mut clerk, place);
    }
    post(&mut clerk, meeting);
    let card = notice(&clerk, meeting);
    let posted = card.posted.unwrap();
    assert_eq!(
        posted.notice.matters[0].assigned.clone().unwrap().0,
        "章慕岚"
    );
    assert!(
        posted
            .notice
            .matters
            .iter()
            .any(|matter| matter.note.contains("记录"))
    );
    assert!(named(&clerk).is_empty(), "{:?}", named(&clerk));
    assert_eq!((card.still.offices, card.still.words > 0), (true, true));
}

#[test]
fn every_office_is_called_beside_a_name_as_it_is_called_everywhere() {
    for role in Role::all() {
        if let Some(office) = fangyijie::domain::privacy::Spoken::builtin().office(role) {
            assert_eq!(office, fangyijie::text::names::role(role));
        }
    }
}

#[test]
fn a_notice_that_was_masked_just_now_is_not_accused_of_names_and_is_not_masked_again() {
    let mut clerk = Clerk::at_drill();
    for (nth, name) in ["叶国华", "王静", "段明", "于家兴", "和平"]
        .iter()
        .enumerate()
    {
        clerk.change(&format!(
            "UPDATE person SET name = '{name}' WHERE id =
               (SELECT person_id FROM resident ORDER BY id DESC LIMIT 1 OFFSET {nth})"
        ));
    }
    let said = "叶国华家、王静老师说，时段于家中，王静和叶国华都签了";
    clerk.change(&format!("UPDATE issue SET text = '{said}'"));
    let meeting = assigned(&mut clerk, "章慕岚");
    post(&mut clerk, meeting);
    let card = notice(&clerk, meeting);
    let title = card.posted.unwrap().notice.matters[0].text.clone();
    assert_eq!(title, "叶**家、王*老师说，时段于家中，王*和叶**都签了");
    assert!(card.still.names.is_empty(), "{:?}", card.still.names);
    assert!(named(&clerk).is_empty(), "{:?}", named(&clerk));
    // The wall masks what was masked before it was kept.
    assert_eq!(sent(&mut clerk, said), title);
}
