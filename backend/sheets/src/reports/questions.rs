//! Questions, in the lists that a report makes of them.

use api::reports::{Comment, Photo, QuestionResult, RepeatMiss, Separating};

use crate::figures;
use crate::table::{Cell, Field, Table, column, values};

/// A question in a list, with what there is to see.
pub(super) struct Listed<'a> {
    pub list: &'static str,
    pub question: &'a QuestionResult,
    pub comment: Option<&'a Comment>,
    pub photo: Option<&'a Photo>,
}

/// The questions of a list.
pub(super) fn listed<'a>(
    list: &'static str,
    questions: &'a [QuestionResult],
) -> impl Iterator<Item = Listed<'a>> {
    questions.iter().map(move |question| Listed {
        list,
        question,
        comment: None,
        photo: None,
    })
}

/// The lists of questions; `scored` is over how many visits a loss is the mean.
pub(super) fn questions<'a>(scored: u32, listed: impl IntoIterator<Item = Listed<'a>>) -> Table {
    let mut table = Table::new(
        "questions",
        [
            vec![
                column("list", Field::Group),
                column("question", Field::Label),
                column("section", Field::About),
            ],
            values(["missed"]),
            figures::share_columns("pass_rate"),
            figures::difference_columns("pass_rate"),
            figures::plain_columns("lost"),
            values(["comment", "comment_month", "photo"]),
            vec![column("id", Field::Key)],
        ],
    );
    for listed in listed {
        let question = listed.question;
        table.push([
            vec![
                Cell::Word("list", listed.list),
                Cell::text(&question.text),
                Cell::text(&question.section),
                Cell::whole(question.missed),
            ],
            figures::share(&question.passed),
            figures::difference(question.difference.as_ref(), "nothing_before"),
            figures::plain(scored, Cell::points(question.lost)),
            vec![
                Cell::maybe_text(listed.comment.map(|comment| comment.text.as_str())),
                listed
                    .comment
                    .map_or(Cell::Empty, |comment| Cell::Month(comment.month)),
                listed
                    .photo
                    .map_or(Cell::Empty, |photo| Cell::text(&photo.id.to_string())),
                Cell::text(&question.question),
            ],
        ]);
    }
    table
}

/// Questions missed again and again.
pub(super) fn repeats(repeats: &[RepeatMiss]) -> Table {
    let mut table = Table::new(
        "repeats",
        [
            vec![
                column("question", Field::Label),
                column("section", Field::About),
                column("missed_of_last", Field::Count),
                column("missed_of_last", Field::N),
            ],
            values(["streak", "pattern"]),
            vec![column("id", Field::Key)],
        ],
    );
    for repeat in repeats {
        let sign = |missed: &bool| if *missed { '✗' } else { '✓' };
        let pattern: String = repeat.pattern.iter().map(sign).collect();
        table.push([vec![
            Cell::text(&repeat.text),
            Cell::text(&repeat.section),
            Cell::whole(repeat.missed),
            Cell::whole(repeat.of),
            Cell::whole(repeat.streak),
            Cell::text(&pattern),
            Cell::text(&repeat.question),
        ]]);
    }
    table
}

/// Questions that separate the stores of a chain.
pub(super) fn separating(questions: &[Separating]) -> Table {
    let mut table = Table::new(
        "separating",
        [
            vec![
                column("question", Field::Label),
                column("section", Field::About),
            ],
            figures::share_columns("pass_rate"),
            figures::plain_columns("between_stores"),
            vec![column("id", Field::Key)],
        ],
    );
    for question in questions {
        table.push([
            vec![Cell::text(&question.text), Cell::text(&question.section)],
            figures::share(&question.passed),
            figures::plain(question.stores, Cell::percent(question.between)),
            vec![Cell::text(&question.question)],
        ]);
    }
    table
}
