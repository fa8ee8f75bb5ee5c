//! The window itself: closed, ended, resized, silent, of another encoding, pasted into by force.

use std::time::{Duration, Instant};

use rustix::process::Signal;

use super::Desk;
use super::term::{Call, ENTER, ESC, HOME, LEFT, Manner, RIGHT, Term};

/// A form for a visit at the first door, with the keys on the sentence.
pub fn at_the_sentence(t: &mut Term) {
    t.wait_for("桂香苑 1-1-102").press(ENTER, "一条纽带");
    t.press(ENTER, "> 结果").press(ENTER, "> 走访人");
    t.press(ENTER, "> 同去的人")
        .press(ENTER, "> 见到")
        .step(ENTER);
    t.press(ENTER, "> 另见几人").press(ENTER, "> 谈了什么");
}

/// What a terminal must be left as.
pub fn is_given_back(t: &Term) {
    let out = String::from_utf8_lossy(&t.bytes);
    let leaving = out
        .rfind("\x1b[?1049l")
        .expect("the alternate screen is left");
    let last_frame = out.rfind("\x1b[?2026h").unwrap_or(0);
    assert!(leaving > last_frame, "something was drawn after leaving");
    let end = &out[last_frame..];
    for mode in ["\x1b[0m", "\x1b[?7h", "\x1b[?2004l", "\x1b[?25h"] {
        let given = end
            .rfind(mode)
            .unwrap_or_else(|| panic!("{mode:?} is missing"));
        let taken = mode.replace('h', "\0").replace('l', "h").replace('\0', "l");
        assert!(end[given..].find(&taken).is_none() || mode == "\x1b[0m");
    }
    assert!(!t.screen().alternate_screen() && !t.screen().bracketed_paste());
    assert!(!t.screen().hide_cursor());
    let (before, now) = (&t.modes, t.modes_now());
    assert_eq!(before.input_modes, now.input_modes);
    assert_eq!(before.output_modes, now.output_modes);
    assert_eq!(before.control_modes, now.control_modes);
    assert_eq!(before.local_modes, now.local_modes);
}

#[test]
fn a_closed_window_keeps_what_was_typed_and_a_signal_gives_the_terminal_back() {
    let desk = Desk::new();
    let mut t = desk.call(&[]).start();
    at_the_sentence(&mut t);
    for c in "家里都好吗".chars() {
        t.key(&c.to_string());
    }
    t.wait_for("家里都好吗");
    let took = t.hang_up();
    println!("hang-up: gone after {took:?}");
    assert!(took < Duration::from_secs(3), "{took:?}");

    let mut t = desk.call(&[]).start();
    t.wait_for("上次有一张表没有填完")
        .press(ENTER, "家里都好吗");
    t.signal(Signal::TERM);
    assert_eq!(t.leave(), 143);
    is_given_back(&t);
    assert!(desk.ask("SELECT body FROM draft").contains("家里都好吗"));
}

#[test]
fn torn_keys_forced_pastes_the_cursor_idling_and_resizing() {
    let desk = Desk::new();
    let mut t = desk.call(&[]).start();
    torn_keys(&mut t);
    pasted_into_a_list(&mut t);
    let visits = desk.ask("SELECT count(*) FROM visit");
    at_the_sentence(&mut t);
    the_cursor_stands_where_the_next_glyph_goes(&mut t);
    idling_writes_nothing(&mut t);
    pasted_into_a_field(&mut t);
    assert_eq!(desk.ask("SELECT count(*) FROM visit"), visits);
    resized_three_hundred_times(&mut t);
    t.press(ESC, "要放弃吗")
        .press(RIGHT, ">[ 放弃 ]")
        .key(ENTER);
    t.wait_gone("谈了什么").press(ESC, "议题板");
    t.press(ESC, "要退出访议解吗")
        .press(RIGHT, ">[ 退出 ]")
        .key(ENTER);
    assert_eq!(t.leave(), 0);
    is_given_back(&t);
    assert_eq!(desk.ask("SELECT count(*) FROM visit"), visits);
    assert_eq!(desk.ask("SELECT count(*) FROM draft"), "0");
}

/// An arrow in two pieces is an arrow; an Esc alone is an Esc.
fn torn_keys(t: &mut Term) {
    t.wait_for(">桂香苑 1-1-102");
    t.key("\x1b").quiet(Duration::from_millis(15));
    t.send("[B").wait_for(">桂香苑 1-1-201");
    t.press("\x1b[A", ">桂香苑 1-1-102");
    let asked = Instant::now();
    t.press(ESC, "要退出访议解吗");
    println!("Esc alone: {:?}", asked.elapsed());
    t.key(ESC).wait_gone("要退出访议解吗");
}

/// Lines pasted without saying so, over a list: a hint, nothing else.
fn pasted_into_a_list(t: &mut Term) {
    t.key("张三\t男\r\n李四\r").wait_for("这里不能粘贴");
    assert!(t.text().contains(">桂香苑 1-1-102"), "{}", t.text());
}

/// The same in a field: text of the field, no key. And what pretends to be a sequence is text.
fn pasted_into_a_field(t: &mut Term) {
    t.key("张三\t男\r\n李四\r").wait_for("李四");
    t.wait_for("> 谈了什么");
    t.paste("甲\x1b[31m乙\x07丙").wait_for("丙");
    assert!(t.text().contains("> 谈了什么"), "{}", t.text());
    let red = vt100::Color::Idx(1);
    let (rows, columns) = (30, 100);
    for (row, column) in (0..rows).flat_map(|row| (0..columns).map(move |x| (row, x))) {
        let cell = t.screen().cell(row, column).unwrap();
        assert!(!(cell.fgcolor() == red && cell.contents() == "乙"));
    }
}

fn the_cursor_stands_where_the_next_glyph_goes(t: &mut Term) {
    let (start, row) = t.cursor().expect("the real cursor is shown");
    let stands = |t: &mut Term, column: u16| {
        t.wait_until("the cursor at its cell", |t| {
            t.cursor() == Some((column, row))
        });
    };
    for (n, c) in (1..).zip("张三李四王五".chars()) {
        t.key(&c.to_string());
        stands(t, start + 2 * n);
    }
    t.key("a");
    stands(t, start + 13);
    t.key(LEFT);
    stands(t, start + 12);
    t.key(LEFT);
    stands(t, start + 10);
    t.key(HOME);
    stands(t, start);
    t.key("\x1b[F");
    stands(t, start + 13);
    t.key("\x7f");
    stands(t, start + 12);
}

fn idling_writes_nothing(t: &mut Term) {
    t.quiet(Duration::from_millis(200));
    let before = t.bytes.len();
    assert!(!t.read(Instant::now() + Duration::from_millis(1500)));
    assert_eq!(t.bytes.len(), before);
}

fn resized_three_hundred_times(t: &mut Term) {
    let before = t.text();
    for n in 0..300_u16 {
        t.resize_only(40 + n % 90, 10 + n % 40);
        t.read(Instant::now());
    }
    t.quiet(Duration::from_millis(200)).resize(100, 30);
    t.wait_until("the screen as before", |t| t.text() == before);
    let drawn = t.screen().contents_formatted();
    let frames = t.frames;
    t.key("\x0c");
    t.quiet(Duration::from_millis(200));
    let _ = frames;
    assert_eq!(t.screen().contents_formatted(), drawn);
}

#[test]
fn a_signal_while_the_terminal_is_being_asked_gives_it_back() {
    let desk = Desk::new();
    let mut t = desk.call(&[]).manner(Manner::Silent).start();
    t.wait_until("the question", |t| t.bytes.ends_with(b"\x1b[c"));
    t.signal(Signal::TERM);
    assert_eq!(t.leave(), 143);
    is_given_back(&t);
}

#[test]
fn a_terminal_of_another_encoding_is_told_the_cure() {
    let desk = Desk::new();
    let mut t = desk.call(&[]).manner(Manner::Gbk).start();
    assert_eq!(t.leave(), 2);
    is_given_back(&t);
    let out = &t.bytes;
    let holds = |bytes: &[u8]| out.windows(bytes.len()).any(|window| window == bytes);
    assert!(holds(b"Set terminal encoding to UTF-8"));
    assert!(holds("终端".as_bytes()) && holds(&[0xd6, 0xd5, 0xb6, 0xcb]));
}

/// Tells the test below that it runs in a window of its own.
const PANIC: &str = "FYJ_TEST_PANIC";

/// What the test below does when it runs itself in a window of its own.
fn panic_on_the_screen() {
    fangyijie::runtime::terminal::install_panic_hook();
    let _guard = fangyijie::runtime::terminal::Guard::enter().unwrap();
    fangyijie::runtime::terminal::write_frame("\x1b[?2026h画面\x1b[?2026l".as_bytes()).unwrap();
    panic!("on purpose");
}

#[test]
fn a_panic_gives_the_terminal_back_before_it_speaks() {
    if std::env::var_os(PANIC).is_some() {
        return panic_on_the_screen();
    }
    let desk = Desk::new();
    let me = std::env::current_exe().unwrap();
    let args = [
        "--exact",
        "--nocapture",
        "window::a_panic_gives_the_terminal_back_before_it_speaks",
    ];
    let mut t = Call::new(&me.to_string_lossy(), &args, &desk.file())
        .env(PANIC, "yes")
        .start();
    assert_eq!(t.leave(), 101);
    is_given_back(&t);
    let out = String::from_utf8_lossy(&t.bytes);
    assert!(out.find("\x1b[?1049l") < out.find("on purpose"));
}
