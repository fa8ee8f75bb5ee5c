//! The program without a terminal: a key in, the bytes of a frame out.

use std::collections::VecDeque;
use std::path::Path;

use chrono::NaiveDate;
use fangyijie::app::{App, Start};
use fangyijie::flow::{Effect, Event, WidthSetting};
use fangyijie::keymap::Key;
use fangyijie::runtime::encode::Encoder;
use fangyijie::store::worker::{Reply, Request, serve};
use fangyijie::store::{Ctx, Mode, Store};
use fangyijie::ui::cells::WidthPolicy;
use fangyijie::ui::look::{Depth, Look, Stage};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const SIZE: (u16, u16) = (120, 40);

/// The day of every bench.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

/// Who writes, and when.
pub fn ctx() -> Ctx {
    Ctx {
        now: today().and_hms_opt(9, 30, 0).unwrap(),
        actor: "bench".to_owned(),
    }
}

pub struct Desk {
    app: App,
    store: Store,
    encoder: Encoder,
    replies: VecDeque<Reply>,
}

impl Desk {
    pub fn open(file: &Path) -> Self {
        let store = Store::open(file, Mode::Write).unwrap();
        let look = Look {
            width: WidthPolicy::Narrow,
            depth: Depth::Ansi256,
            stage: Stage::Desk,
        };
        let (app, effects) = App::new(Start {
            today: today(),
            size: SIZE,
            look,
            probed: WidthPolicy::Narrow,
            width: WidthSetting::Auto,
            is_drill: true,
            community: String::new(),
            file: String::new(),
            draft: None,
        });
        let mut desk = Self {
            app,
            store,
            encoder: Encoder::new(Depth::Ansi256),
            replies: VecDeque::new(),
        };
        desk.carry_out(effects);
        desk.settle();
        desk.frame();
        desk
    }

    /// Presses a key; gives how many bytes its frame took.
    pub fn press(&mut self, key: Key) -> usize {
        let effects = self.app.update(Event::Key(key));
        self.carry_out(effects);
        self.settle();
        self.frame()
    }

    fn settle(&mut self) {
        while let Some(reply) = self.replies.pop_front() {
            let effects = self.app.update(Event::Store(reply));
            self.carry_out(effects);
        }
    }

    fn frame(&mut self) -> usize {
        let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
        let cursor = self.app.draw(&mut buffer);
        self.encoder.frame(&buffer, cursor).len()
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            let request = match effect {
                Effect::Load(ticket, query) => Request::Load(ticket, query),
                Effect::Run(ticket, command) => Request::Run(ticket, command),
                Effect::SaveDraft(body) => Request::SaveDraft(body),
                Effect::DropDraft => Request::DropDraft,
                Effect::Show(view) => Request::Show(view),
                Effect::Set(setting, value) => Request::Set(setting, value),
                Effect::Redraw | Effect::Quit => continue,
            };
            self.replies.extend(serve(&mut self.store, request, &ctx()));
        }
    }
}
