//! Visits by band, part of the day and day of the week; comments.

use api::reports::{BandCount, Comment, Daypart, DaypartResult, Mean, Photo, WeekdayResult};

use crate::figures;
use crate::table::{Cell, Field, Table, column, values};

/// Visits by band.
pub(super) fn bands(bands: &[BandCount]) -> Table {
    let mut table = Table::new(
        "bands",
        [
            vec![column("band", Field::Label)],
            values(["band_from", "visits", "visits_before"]),
        ],
    );
    for band in bands {
        table.push([vec![
            Cell::text(&band.label),
            Cell::percent(band.from),
            Cell::whole(band.n),
            Cell::whole(band.previous_n),
        ]]);
    }
    table
}

/// Scores by part of the day and day of the week.
pub(super) fn groups(dayparts: &[DaypartResult], weekdays: &[WeekdayResult]) -> Table {
    let mut table = Table::new(
        "groups",
        [
            vec![
                column("group", Field::Group),
                column("visits_on", Field::Key),
            ],
            figures::mean_columns("score"),
        ],
    );
    let mut push = |group, key, n, score: Option<&Mean>| {
        let score = score.map_or_else(
            || figures::no_mean(Some(n), Cell::reason("too_few_visits")),
            figures::mean,
        );
        table.push([vec![Cell::value(group), key], score]);
    };
    for part in dayparts {
        push(
            "daypart",
            daypart(part.daypart),
            part.n,
            part.score.as_ref(),
        );
    }
    for day in weekdays {
        push("weekday", weekday(day.weekday), day.n, day.score.as_ref());
    }
    table
}

fn daypart(daypart: Daypart) -> Cell {
    Cell::value(match daypart {
        Daypart::Morning => "morning",
        Daypart::Midday => "midday",
        Daypart::Afternoon => "afternoon",
        Daypart::Evening => "evening",
        Daypart::Night => "night",
    })
}

fn weekday(number: u32) -> Cell {
    Cell::value(match number {
        1 => "monday",
        2 => "tuesday",
        3 => "wednesday",
        4 => "thursday",
        5 => "friday",
        6 => "saturday",
        7 => "sunday",
        _ => return Cell::whole(number),
    })
}

/// Comments.
pub(super) fn comments(comments: &[Comment]) -> Table {
    let mut table = Table::new(
        "comments",
        [
            vec![
                column("month", Field::Month),
                column("question", Field::Label),
            ],
            values(["missed_it", "comment"]),
        ],
    );
    for comment in comments {
        table.push([vec![
            Cell::Month(comment.month),
            Cell::text(&comment.question),
            Cell::Flag(comment.missed),
            Cell::text(&comment.text),
        ]]);
    }
    table
}

/// Photos, by the id under which they are served.
pub(super) fn photos<'a>(photos: impl IntoIterator<Item = &'a Photo>) -> Table {
    let mut table = Table::new(
        "photos",
        [vec![
            column("month", Field::Month),
            column("caption", Field::Label),
            column("id", Field::Key),
        ]],
    );
    for photo in photos {
        table.push([vec![
            Cell::Month(photo.month),
            Cell::text(&photo.caption),
            Cell::text(&photo.id.to_string()),
        ]]);
    }
    table
}
