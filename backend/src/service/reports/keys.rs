//! NPS, CSAT and CES from the grades that were given. Pure.

use api::reports::{KeyKind, KeyNumber, Points, PointsInterval};
use checklists::checklist::CesDefinition;
use checklists::{Kind, Question};
use stats::{Grades, Nps};

use super::basis::Basis;
use super::figures::difference;
use super::marks::Tally;
use super::whole;

/// The key numbers the checklist asks for, in its order, against the previous period.
pub(super) fn key_numbers(basis: &Basis, now: &Tally, before: &Tally) -> Vec<KeyNumber> {
    let number = |(question, section, series): (&Question, &str, i64)| {
        let kind = match &question.kind {
            Kind::Nps { .. } => KeyKind::Nps,
            Kind::Csat { .. } => KeyKind::Csat,
            Kind::Ces { definition, .. } => match definition {
                CesDefinition::Mean => KeyKind::CesMean,
                CesDefinition::Share5To7 => KeyKind::CesShare,
            },
            _ => return None,
        };
        let grades = question.kind.grades()?;
        let counts = |of: &Tally| {
            let given = of.values(series);
            let count = |grade: i64| {
                let same = given.iter().filter(|(value, _)| *value == grade);
                same.map(|(_, n)| n).sum()
            };
            grades.clone().map(count).collect::<Vec<i64>>()
        };
        let answers = counts(now);
        let figures = Figures::of(
            kind,
            &Grades::new(*grades.start(), answers.clone()),
            &Grades::new(*grades.start(), counts(before)),
        );
        Some(KeyNumber {
            kind,
            question: question.id.to_string(),
            section: section.to_owned(),
            text: question.text.get(&basis.language).to_owned(),
            value: figures.value.map(Points),
            n: whole(answers.iter().sum()),
            answers: answers.into_iter().map(whole).collect(),
            standard_error: figures.standard_error.map(Points),
            interval: figures.interval.map(|(low, high)| PointsInterval {
                low: Points(low),
                high: Points(high),
            }),
            difference: figures
                .value
                .zip(figures.before)
                .map(|(now, then)| difference(now - then, figures.difference)),
        })
    };
    basis.questions().filter_map(number).collect()
}

/// The figures of one key number, in hundredths of its unit.
struct Figures {
    value: Option<i64>,
    before: Option<i64>,
    standard_error: Option<i64>,
    interval: Option<stats::Interval>,
    difference: Option<stats::Interval>,
}

impl Figures {
    fn of(kind: KeyKind, now: &Grades, before: &Grades) -> Figures {
        match kind {
            KeyKind::Nps => {
                let (now, before) = (Nps::of(now), Nps::of(before));
                Figures {
                    value: now.value(),
                    before: before.value(),
                    standard_error: now.standard_error(),
                    interval: now.interval(),
                    difference: now.difference_interval(before),
                }
            }
            KeyKind::Csat => Figures::of_shares(now.top(2), before.top(2)),
            KeyKind::CesShare => Figures::of_shares(now.at_least(5), before.at_least(5)),
            KeyKind::CesMean => Figures {
                value: now.mean(),
                before: before.mean(),
                standard_error: None,
                interval: now.mean_interval(),
                difference: stats::difference_interval(now.sums(), before.sums()),
            },
        }
    }

    fn of_shares(now: stats::Share, before: stats::Share) -> Figures {
        Figures {
            value: now.value(),
            before: before.value(),
            standard_error: None,
            interval: (now.n > 0).then(|| now.interval()),
            difference: stats::newcombe(now.counted, now.n, before.counted, before.n),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn csat_counts_fours_and_fives() {
        let now = Grades::new(1, vec![1, 0, 0, 2, 1]);
        let before = Grades::new(1, vec![1, 0, 0, 0, 1]);
        let figures = Figures::of(KeyKind::Csat, &now, &before);
        assert_eq!((figures.value, figures.before), (Some(7_500), Some(5_000)));
        // Wilson of 3 of 4.
        assert_eq!(figures.interval, Some((3_006, 9_544)));
    }

    #[test]
    fn the_two_efforts_are_never_mixed() {
        let (now, none) = (
            Grades::new(1, vec![0, 0, 1, 0, 0, 0, 1]),
            Grades::new(1, vec![0; 7]),
        );
        assert_eq!(Figures::of(KeyKind::CesMean, &now, &none).value, Some(500));
        let share = Figures::of(KeyKind::CesShare, &now, &none);
        assert_eq!((share.value, share.before), (Some(5_000), None));
    }
}
