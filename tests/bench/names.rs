//! What it costs to hide names: to make them ready once, and to go through a text.
//!
//! `cargo bench --bench names` prints the figures; `-- --test` only runs them.

use std::hint::black_box;
use std::time::{Duration, Instant};

use fangyijie::domain::privacy::Names;

/// People of a large community.
const PEOPLE: usize = 15_000;
/// Characters of a long matter.
const TEXT: usize = 500;
/// The promises.
const MAKING: Duration = Duration::from_millis(20);
const READING: Duration = Duration::from_millis(1);

fn main() {
    let is_test = std::env::args().any(|arg| arg == "--test");
    let people = people();
    let times = if is_test { 1 } else { 200 };
    let making = median(times.min(40), || {
        black_box(Names::new(people.iter().cloned()));
    });
    let names = Names::new(people.iter().cloned());
    let text = text(&people);
    let reading = median(times, || {
        black_box(names.hide(black_box(&text)));
    });
    println!(
        "names: {PEOPLE} made ready in {making:?}, a text of {TEXT} characters in {reading:?}"
    );
    assert!(is_test || (making <= MAKING && reading <= READING));
}

/// Invented names of two and three characters.
fn people() -> Vec<String> {
    let mut random = fastrand::Rng::with_seed(3);
    let mut one =
        |from: u32, count: u32| char::from_u32(from + random.u32(..count)).unwrap_or('\u{4e00}');
    (0..PEOPLE)
        .map(|n| {
            let surname = one(0x5f20, 120);
            let given: String = (0..1 + n % 2).map(|_| one(0x6000, 900)).collect();
            format!("{surname}{given}")
        })
        .collect()
}

/// A text in which someone is named now and then.
fn text(people: &[String]) -> String {
    let mut text = String::new();
    for n in 0.. {
        text.push_str("\u{697c}\u{9053}\u{7684}\u{706f}\u{4e0d}\u{4eae}\u{ff0c}");
        text.push_str(&people[n * 37 % people.len()]);
        if text.chars().count() >= TEXT {
            break;
        }
    }
    text.chars().take(TEXT).collect()
}

fn median(times: usize, mut run: impl FnMut()) -> Duration {
    let mut taken: Vec<Duration> = (0..times)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    taken.sort_unstable();
    taken[taken.len() / 2]
}
