//! Names of every kind, in every spelling, and what only looks like one.

use super::*;

fn names() -> Names {
    let all = [
        "王芳",
        "王芳芳",
        "欧阳龙",
        "阿卜杜拉·买买提",
        "李",
        "高峰",
        "安全",
        "全福来",
        "叔平安",
        "张三（大）",
        "赵六2",
        "Anna Li",
    ];
    Names::new(all.map(str::to_owned))
}

#[test]
fn every_known_name_is_masked_wherever_it_stands() {
    for (text, hidden) in [
        ("王芳说路灯不亮", "王*说路灯不亮"),
        ("王芳芳和王芳", "王**和王*"),
        ("找 王 芳 芳 问", "找 王** 问"),
        ("王\u{3000}芳家", "王*家"),
        ("王\u{200b}芳家", "王*家"),
        ("王·芳，王．芳，王.芳", "王*，王*，王*"),
        ("王\u{fe00}芳\u{e0100}来", "王*来"),
        ("欧阳龙13812345678", "欧阳****"),
        ("阿卜杜拉•买买提反映", "阿**反映"),
        ("阿卜杜拉买买提反映", "阿**反映"),
        ("阿卜杜拉反映", "阿**反映"),
        ("张三和张三（大）", "张*和张**"),
        ("赵六来了，赵六2也来了", "赵*来了，赵**也来了"),
        ("李子树该剪了", "李子树该剪了"),
        ("ＡＮＮＡ　ＬＩ，anna li，annali", "Ａ**，a**，a**"),
        ("Anna Limit", "Anna Limit"),
        ("", ""),
    ] {
        assert_eq!(names().hide(text), hidden, "{text}");
    }
}

#[test]
fn a_radical_that_looks_like_the_character_is_taken_for_it() {
    assert_eq!(names().hide("\u{2fbc}峰来过"), "\u{2fbc}*来过");
}

#[test]
fn whoever_is_called_by_a_surname_is_masked_too() {
    for (text, hidden) in [
        ("王老师说漏水", "*老师说漏水"),
        ("欧阳师傅修的", "*师傅修的"),
        ("李叔叔和李叔", "*叔叔和*叔"),
        ("王 奶 奶摔了", "*奶 奶摔了"),
        ("王芳老师", "王*老师"),
        ("王家漏水", "*家漏水"),
        ("王家的院墙，王家院墙", "*家的院墙，*家院墙"),
        // Nobody of that surname is known.
        ("孙老师说", "孙老师说"),
    ] {
        assert_eq!(names().hide(text), hidden, "{text}");
    }
}

#[test]
fn a_place_and_an_ordinary_word_stay() {
    for text in [
        "王家巷的水沟",
        "李家湾、王家坡、李家桥",
        "全家都去",
        "阿姨来了",
        "老李在三楼",
    ] {
        assert_eq!(names().hide(text), text);
    }
}

#[test]
fn a_form_of_address_does_not_keep_a_name_from_being_hidden() {
    assert_eq!(names().hide("李叔平安"), "李叔**");
}

#[test]
fn a_name_that_is_a_word_is_masked_until_the_place_is_let_stand() {
    let mut reading = names().read("高峰说，早高峰要注意安全");
    assert_eq!(reading.hidden, "高*说，早高*要注意安*");
    let places = &reading.places;
    assert_eq!(
        places.iter().map(|it| it.place).collect::<Vec<_>>(),
        [0, 1, 2]
    );
    assert_eq!(
        (&*places[1].word, &*places[1].around),
        ("高峰", "高*说，早高*要注意安*")
    );
    reading.places[1].stands = true;
    assert_eq!(reading.shown(), "高*说，早高峰要注意安*");
    // What was shown is read again as the same text, with the place that stands in the same place.
    let again = names().read(&reading.shown());
    assert_eq!(again.hidden, reading.hidden);
    assert_eq!(again.places.len(), 1);
    assert_eq!(again.places[0].place, 1);
}

#[test]
fn a_name_behind_a_door_counts_nothing() {
    let names = Names::new(["张三".to_owned()]);
    assert_eq!(names.hide("3-501张三说"), "***张*说");
}

#[test]
fn of_names_over_each_other_none_is_left_whole() {
    let all = ["李小王", "王芳芳", "芳芳", "小王芳"];
    let names = Names::new(all.map(str::to_owned));
    let hidden = names.hide("李小王芳芳");
    assert!(all.iter().all(|name| !hidden.contains(name)), "{hidden}");
}

#[test]
fn hiding_twice_hides_no_more() {
    for text in [
        "王芳芳13812345678",
        "欧阳龙 3栋2单元501",
        "路灯坏了3盏",
        "王老师和高峰",
    ] {
        let once = names().hide(text);
        assert_eq!(names().hide(&once), once);
    }
}

#[test]
fn a_name_is_known_in_whatever_spelling() {
    assert!(names().knows("王 芳") && names().knows("阿卜杜拉•买买提"));
    assert!(!names().knows("王芳说") && !names().knows("老师") && !names().knows(""));
}
