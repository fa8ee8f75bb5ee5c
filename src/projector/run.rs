//! The projector's loop: wait for a key or the next look at the file, take it in, draw what changed.

use std::io;
use std::path::Path;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::source::Source;
use super::state::{Event, State, Step};
use super::{Trouble, view};
use crate::clock::Clock;
use crate::runtime::encode::Encoder;
use crate::runtime::input::{self, Input};
use crate::runtime::probe::{self, Locale};
use crate::runtime::{signals, terminal};
use crate::store::say_waiting;
use crate::store::windows::Window;
use crate::ui::cells::WidthPolicy;
use crate::ui::look::{Depth, Look, Stage};
use crate::ui::painter::Painter;

/// How often the file is looked at: asking for its version costs next to nothing, and is read only when that changed.
const LOOK_EVERY: Duration = Duration::from_millis(80);

/// How long the terminal may take to say how wide it draws.
const PROBE: Duration = Duration::from_millis(1500);

/// Shows the wall until someone leaves it.
///
/// # Errors
///
/// When the file cannot be opened at the start, or the terminal cannot be used.
pub fn run(path: &Path, clock: Clock) -> Result<(), Trouble> {
    let mut source = Source::new(path, clock)?;
    // On the wall it is said when the file cannot be read.
    say_waiting(None);
    // Whoever wants to put another file in this place is told that it is looked at.
    let _place = Window::on_wall(path);
    let (sender, inbox) = mpsc::channel();
    let returned = sender.clone();
    signals::spawn(
        || None,
        move || {
            let (columns, rows) = terminal::size();
            drop(returned.send(Input::Resize(columns, rows)));
        },
    )?;
    terminal::install_panic_hook();
    let _guard = terminal::Guard::enter()?;
    let look = look(source.width())?;
    input::spawn(move |input| sender.send(input).is_ok());
    Ok(follow(&mut source, &inbox, look, clock)?)
}

fn follow(
    source: &mut Source,
    inbox: &Receiver<Input>,
    look: Look,
    clock: Clock,
) -> io::Result<()> {
    let start = Instant::now();
    let mut state = State::new(terminal::size());
    let mut encoder = Encoder::new(look.depth);
    let mut looked = None;
    let mut step = Step::Redraw;
    loop {
        step = step.max(state.update(Event::Tick(start.elapsed(), clock.now())));
        if looked.is_none_or(|at: Instant| at.elapsed() >= LOOK_EVERY) {
            step = step.max(state.update(source.poll()));
            looked = Some(Instant::now());
        }
        match step {
            Step::Leave => return Ok(()),
            Step::Repaint => encoder.forget(),
            Step::Redraw | Step::Stay => {}
        }
        if step > Step::Stay {
            draw(&mut encoder, &state, &look)?;
        }
        step = wait(inbox, &mut state);
    }
}

/// Waits for input, at most until the next look at the file, and takes in all that has come.
fn wait(inbox: &Receiver<Input>, state: &mut State) -> Step {
    match inbox.recv_timeout(LOOK_EVERY) {
        Err(RecvTimeoutError::Timeout) => Step::Stay,
        Err(RecvTimeoutError::Disconnected) => Step::Leave,
        Ok(first) => std::iter::once(first)
            .chain(inbox.try_iter())
            .map(|input| take_in(input, state))
            .max()
            .unwrap_or(Step::Stay),
    }
}

fn take_in(input: Input, state: &mut State) -> Step {
    match input {
        Input::Key(key) => state.update(Event::Key(key)),
        Input::Resize(columns, rows) => state.update(Event::Resize(columns, rows)),
        Input::Paste(_) => Step::Stay,
        Input::Closed => Step::Leave,
    }
}

fn draw(encoder: &mut Encoder, state: &State, look: &Look) -> io::Result<()> {
    let (columns, rows) = state.size();
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
    view::paint(&mut Painter::new(&mut buffer, look), state);
    terminal::draw_frame(encoder.frame(&buffer, None))
}

/// Asks the terminal once; the file's own setting wins over its answer.
fn look(chosen: Option<WidthPolicy>) -> Result<Look, Trouble> {
    let variable = |name: &str| std::env::var(name).ok();
    let found = probe::run(PROBE);
    let (tmux, all) = (variable("TMUX"), variable("LC_ALL"));
    let (ctype, lang) = (variable("LC_CTYPE"), variable("LANG"));
    let locale = Locale {
        tmux: tmux.as_deref(),
        lc_all: all.as_deref(),
        lc_ctype: ctype.as_deref(),
        lang: lang.as_deref(),
    };
    if found.utf8 == Some(false) || locale.tmux_hides_han() {
        return Err(Trouble::Encoding(probe::encoding_cure(&locale)));
    }
    let (no_color, term) = (variable("NO_COLOR"), variable("TERM"));
    let colorterm = variable("COLORTERM");
    Ok(Look {
        width: chosen.or(found.width).unwrap_or(WidthPolicy::Unknown),
        depth: Depth::detect(no_color.as_deref(), term.as_deref(), colorterm.as_deref()),
        stage: Stage::Projector,
    })
}
