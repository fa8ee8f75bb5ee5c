//! How long a text of the file may be, whoever comes through the door.

use fangyijie::domain::Refusal;
use fangyijie::domain::issue::Stage;
use fangyijie::domain::wall::{WallStep, WallView};
use fangyijie::store::export::Exported;
use fangyijie::store::{Command, Failure, NewIssue};

use super::clerk::{Clerk, lamp};

fn too_long(result: Result<impl Sized, Failure>) -> bool {
    matches!(result, Err(Failure::Refused(Refusal::TooLong { .. })))
}

#[test]
fn a_command_with_a_text_that_is_too_long_is_refused_whole() {
    let mut clerk = Clerk::at_drill();
    let before = clerk.dump();
    let issue = clerk.issue_in(Stage::Assigned);
    let text = "灯".repeat(1_001);
    let commands = [
        clerk.visit(
            1,
            vec![NewIssue {
                text: text.clone(),
                ..lamp()
            }],
        ),
        Command::AddProgress {
            issue,
            note: text.clone(),
        },
        Command::FinishTask {
            issue,
            // Marks that take no cell of a terminal take room all the same.
            result: "\u{301}".repeat(2_001),
        },
    ];
    for command in commands {
        assert!(too_long(clerk.attempt(&command)), "{command:?}");
    }
    assert_eq!(clerk.dump(), before);
    let fits = text.chars().skip(1).collect();
    clerk.run(&Command::AddProgress { issue, note: fits });
}

#[test]
fn a_sentence_for_the_wall_and_a_note_on_what_left_have_an_end_too() {
    let mut clerk = Clerk::at_drill();
    let long = "字".repeat(201);
    let message = WallView::Message(long.clone());
    assert!(too_long(clerk.store.show_on_wall(message.clone())));
    assert!(too_long(clerk.store.step_wall(WallStep::Toggle(message))));
    let exported = Exported {
        at: clerk.on.and_hms_opt(9, 0, 0).unwrap(),
        actor: String::new(),
        kind: "roster".to_owned(),
        recipient: "街道".to_owned(),
        purpose: long,
        rows: 1,
    };
    assert!(too_long(clerk.store.log_export(&exported)));
}
