//! A file that is written: its proposed name follows what is put into it, until another one is typed.

use super::build::handout_files;
use super::{FieldId, Form, Kind, MinutesField};

const HANDOUT: FieldId = FieldId::Minutes(MinutesField::Handout);
const PATH: FieldId = FieldId::Minutes(MinutesField::Path);

impl Form {
    pub(super) fn follow_handout(&mut self) {
        let (HANDOUT, Kind::Choice(options)) = (self.focused().id, &self.focused().kind) else {
            return;
        };
        let files = handout_files(&self.context.facts);
        let Some(wanted) = files.get(options.chosen) else {
            return;
        };
        let path = self.fields.iter_mut().find(|field| field.id == PATH);
        if let Some(Kind::Text(typed)) = path.map(|path| &mut path.kind)
            && files.iter().any(|file| file == typed.text())
        {
            typed.set(wanted);
        }
    }
}
