//! Scores by part of the day and by day of the week.

use super::Composer;
use super::row::{Drawing, Row};
use super::table::Column;
use super::theme::{BODY, SMALL, SMALL_INK};
use crate::page::Align;
use crate::text::{Base, Span};
use crate::words::Value;
use chrono::Weekday;

use api::reports::{
    Daypart, DaypartResult, FEWEST_VISITS_TO_RANK, Interval, Mean, NoInterval, Percent,
    WeekdayResult,
};

/// The place of the mean among the columns.
const MEAN: usize = 2;
/// The place of its interval.
const INTERVAL: usize = 4;

/// One group of visits.
struct Group {
    name: String,
    detail: Option<String>,
    n: u32,
    score: Option<Mean>,
}

impl Group {
    /// True where the score is left out though it is over enough visits: with the mean of all visits it would
    /// tell that of a group that is not.
    fn is_kept_back(&self) -> bool {
        self.score.is_none() && self.n >= FEWEST_VISITS_TO_RANK
    }
}

impl Composer<'_> {
    /// Draws when the visits were made and how they scored; nothing without a visit.
    pub(super) fn times(&mut self, dayparts: &[DaypartResult], weekdays: &[WeekdayResult]) {
        if dayparts.is_empty() && weekdays.is_empty() {
            return;
        }
        let dayparts: Vec<Group> = dayparts.iter().map(|group| self.daypart(group)).collect();
        let weekdays: Vec<Group> = weekdays.iter().map(|group| self.weekday(group)).collect();
        let following = self.group_beginning(&dayparts) + 30.0;
        let mut note = vec![self.words.say("times-note")];
        if dayparts
            .iter()
            .chain(&weekdays)
            .any(|group| group.score.is_none())
        {
            note.push(self.words.say("times-note-few"));
        }
        if dayparts.iter().chain(&weekdays).any(Group::is_kept_back) {
            note.push(self.words.say("times-note-kept-back"));
        }
        self.section_heading("times", Some(&note.join(" ")), following);
        self.groups("dayparts", &dayparts);
        self.groups("weekdays", &weekdays);
        self.flow.end_section();
    }

    fn group_beginning(&mut self, groups: &[Group]) -> f32 {
        let (columns, rows) = self.group_table("dayparts", groups);
        self.table_beginning(&columns, &rows)
    }

    fn groups(&mut self, key: &'static str, groups: &[Group]) {
        if groups.is_empty() {
            return;
        }
        let (columns, rows) = self.group_table(key, groups);
        let following = self.table_beginning(&columns, &rows);
        self.part_heading(key, None, following);
        self.table(&columns, &rows);
        self.flow.end_section();
    }

    fn group_table(&mut self, key: &'static str, groups: &[Group]) -> ([Column; 5], Vec<Row>) {
        let whole = self.words.percent(Percent::from_hundredths(10_000));
        let share = Align::Figure(self.width_of(&whole, BODY));
        let most = groups.iter().map(|group| group.n).max().unwrap_or(0);
        let n = Align::Figure(self.width_of(&self.words.count(most), SMALL));
        let words = &self.words;
        let column = |key, x, width, align| Column::new(words.say(key), x, width, align);
        let head = if key == "dayparts" {
            "daypart"
        } else {
            "weekday"
        };
        let columns = [
            column(head, 0.0, 172.0, Align::Start),
            Column::silent(182.0, 118.0),
            column("mean-score", 306.0, 56.0, share),
            column("n", 364.0, 26.0, n),
            column("interval-95", 410.0, 83.0, Align::Start),
        ];
        let rows = groups
            .iter()
            .map(|group| self.group_row(&columns, group))
            .collect();
        (columns, rows)
    }

    fn group_row(&mut self, columns: &[Column; 5], group: &Group) -> Row {
        let detail = group.detail.as_deref().unwrap_or_default();
        let spans = [
            Span {
                text: &group.name,
                style: BODY,
            },
            Span {
                text: detail,
                style: SMALL,
            },
        ];
        let width = columns[0].width;
        let name = vec![self.flow.shaper.paragraph(&spans, width, Base::Page)];
        let mut row = Row::new(vec![
            Some(name),
            None,
            Some(Vec::new()),
            Some(Vec::new()),
            Some(Vec::new()),
        ]);
        let n = self.words.count(group.n);
        self.put_cell(&mut row, columns, MEAN + 1, &n, SMALL);
        let none = self.words.say("none");
        let mean = group.score.and_then(|score| score.mean);
        let share = mean.map_or(none, |mean| self.words.percent(mean));
        self.put_cell(&mut row, columns, MEAN, &share, BODY);
        let interval = match group.score {
            Some(Mean {
                interval: Some(Interval { low, high }),
                ..
            }) => self.words.bare_range(low, high),
            Some(Mean {
                no_interval: Some(NoInterval::AllEqual),
                ..
            }) => self.words.say("group-all-equal"),
            _ if group.is_kept_back() => self.words.say("group-kept-back"),
            _ => self.words.say("group-too-few"),
        };
        self.put_cell(&mut row, columns, INTERVAL, &interval, SMALL_INK);
        row.drawn(Drawing::Bar {
            share: mean,
            soft: false,
            others: None,
        })
    }

    fn daypart(&self, result: &DaypartResult) -> Group {
        let (name, from, to) = match result.daypart {
            Daypart::Morning => ("daypart-morning", "05:00", "11:00"),
            Daypart::Midday => ("daypart-midday", "11:00", "15:00"),
            Daypart::Afternoon => ("daypart-afternoon", "15:00", "18:00"),
            Daypart::Evening => ("daypart-evening", "18:00", "22:00"),
            Daypart::Night => ("daypart-night", "22:00", "05:00"),
        };
        let time = |time| Value::Made(self.words.literal(time));
        let hours = [("low", time(from)), ("high", time(to))];
        Group {
            name: self.words.say(name),
            detail: Some(format!("  {}", self.words.with("range", &hours))),
            n: result.n,
            score: result.score,
        }
    }

    fn weekday(&self, result: &WeekdayResult) -> Group {
        // Monday is 1 in the model and 0 in the calendar.
        let monday_first = result.weekday.saturating_sub(1);
        let weekday = u8::try_from(monday_first)
            .ok()
            .and_then(|day| Weekday::try_from(day).ok());
        let weekday = weekday.unwrap_or(Weekday::Sun);
        Group {
            name: self.words.weekday(weekday),
            detail: None,
            n: result.n,
            score: result.score,
        }
    }
}
