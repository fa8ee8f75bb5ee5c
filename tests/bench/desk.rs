//! The screen without a terminal: a key goes in, the bytes of its frame come out.

use std::collections::VecDeque;
use std::path::Path;

use fangyijie::app::{App, Start};
use fangyijie::flow::{Effect, Event, WidthSetting};
use fangyijie::keymap::Key;
use fangyijie::runtime::encode::Encoder;
use fangyijie::store::worker::serve;
use fangyijie::store::{Ctx, Mode, Store};
use fangyijie::ui::cells::WidthPolicy;
use fangyijie::ui::look::{Depth, Look, Stage};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub const SIZE: (u16, u16) = (120, 40);

pub struct Desk {
    app: App,
    store: Store,
    encoder: Encoder,
    ctx: Ctx,
}

impl Desk {
    pub fn at(file: &Path) -> Self {
        let store = Store::open(file, Mode::Write).unwrap();
        let depth = Depth::detect(None, Some("xterm-256color"), None);
        let (app, effects) = App::new(Start {
            today: super::today(),
            size: SIZE,
            look: Look {
                width: WidthPolicy::Narrow,
                depth,
                stage: Stage::Desk,
            },
            probed: WidthPolicy::Narrow,
            width: WidthSetting::Auto,
            is_drill: true,
            community: "草店子社区".to_owned(),
            file: file.to_string_lossy().into_owned(),
            newest: None,
            draft: None,
            unsound: None,
        });
        let mut desk = Self {
            app,
            store,
            encoder: Encoder::new(depth),
            ctx: super::ctx(),
        };
        desk.carry_out(effects);
        desk.draw();
        desk
    }

    /// A key to the bytes of its frame.
    pub fn key(&mut self, key: Key) -> usize {
        let effects = self.app.update(Event::Key(key));
        self.carry_out(effects);
        self.draw()
    }

    pub fn keys(&mut self, keys: &[Key]) -> usize {
        keys.iter().map(|key| self.key(*key)).sum()
    }

    /// Whether these words stand on the screen.
    pub fn shows(&self, words: &str) -> bool {
        let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
        self.app.draw(&mut buffer);
        let cells = buffer.content.iter().map(ratatui::buffer::Cell::symbol);
        // The second cell of a wide character holds a blank of its own or nothing.
        let text: String = cells.collect();
        let bare = |text: &str| text.replace(' ', "");
        bare(&text).contains(&bare(words))
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        let mut waiting = VecDeque::from(effects);
        while let Some(effect) = waiting.pop_front() {
            let Ok(request) = effect.request() else {
                self.encoder.forget();
                continue;
            };
            if let Some(reply) = serve(&mut self.store, request, &self.ctx) {
                waiting.extend(self.app.update(Event::Store(reply)));
            }
        }
    }

    fn draw(&mut self) -> usize {
        let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
        let cursor = self.app.draw(&mut buffer);
        self.encoder.frame(&buffer, cursor).len()
    }
}
