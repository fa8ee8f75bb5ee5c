//! What screens ask the application for.

use super::{App, Pending};
use crate::dialogs::confirm::text as confirm;
use crate::dialogs::picker::Kind;
use crate::flow::{Effect, Intent, Wish};
use crate::store::Query;

pub(super) fn grant(app: &mut App, wish: Wish) -> Vec<Effect> {
    match wish {
        Wish::Go(target) => app.go(target),
        Wish::Form(purpose) => app.open_form(purpose, None),
        Wish::ChooseGrid => app.open_picker(Kind::Grid, ""),
        Wish::ChooseBranch => app.open_picker(Kind::Branch, ""),
        Wish::ChooseBody(kind) => app.wait(Query::Bodies(kind), Pending::Bodies),
        Wish::Say(sentence) => {
            app.say(sentence);
            Vec::new()
        }
        Wish::Act(action) => app.act_everywhere(action),
        Wish::Run(command) => app.run(*command, false),
        Wish::Ask(command) => {
            let question = confirm::before(command.code());
            let answers = (confirm::CARRY_ON, confirm::CANCEL);
            app.ask(question, answers, Intent::Run(command));
            Vec::new()
        }
        Wish::Question(question, yes, intent) => {
            app.ask(question, (yes, confirm::CANCEL), intent);
            Vec::new()
        }
        Wish::Undo(entry, deed) => {
            let question = confirm::undo(&deed.command, &deed.subject);
            let answers = (confirm::UNDO_YES, confirm::CANCEL);
            app.ask(question, answers, Intent::Undo(entry));
            Vec::new()
        }
    }
}
