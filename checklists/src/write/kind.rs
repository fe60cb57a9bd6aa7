//! What a question asks for, with its points.

use super::condition::condition;
use super::condition::measure;
use super::{Entries, Tree, text};
use crate::checklist::{BandCase, CesDefinition, Checklist, Choice, Kind, PointBand, ValuePoints};
use crate::civil::DAY;
use crate::number::Decimal;

/// The keys of the kind that stand before the text of the question, and those after it.
pub(super) fn kind(checklist: &Checklist, kind: &Kind) -> (Entries, Entries) {
    let (mut before, mut after) = (Entries::default(), Entries::default());
    match kind {
        Kind::YesNo { expect_yes, points } => {
            before.unless("expect", *expect_yes, true);
            let points = points.map(|points| {
                let (expected, other) = if *expect_yes {
                    (points.yes, points.no)
                } else {
                    (points.no, points.yes)
                };
                if other == 0 && expected > 0 {
                    return Tree::word(expected);
                }
                Tree::map([
                    ("yes", Tree::word(points.yes)),
                    ("no", Tree::word(points.no)),
                ])
            });
            before.maybe("points", points);
        }
        Kind::SingleChoice { options } => after.put("options", choices(checklist, options)),
        Kind::MultipleChoice {
            options,
            min,
            max,
            max_points,
        } => {
            let mut choose = Entries::default();
            if *min != 0 {
                choose.word("min", min);
            }
            if usize::try_from(*max).ok() != Some(options.len()) {
                choose.word("max", max);
            }
            before.filled("choose", choose);
            before.maybe("max_points", max_points.map(Tree::word));
            after.put("options", choices(checklist, options));
        }
        Kind::Scale {
            min,
            max,
            labels,
            points,
        } => {
            before.word("min", min);
            before.word("max", max);
            before.maybe("points", points.as_deref().map(|rows| grades(rows, true)));
            if !labels.is_empty() {
                let labels = labels.iter();
                let labels = labels.map(|one| (one.value.to_string(), text(&one.label)));
                after.put("labels", Tree::Map(labels.collect()));
            }
        }
        Kind::Number {
            min,
            max,
            decimals,
            unit,
            bands,
            cases,
        } => {
            range(&mut before, kind, *min, *max);
            if *decimals != 0 {
                before.word("decimals", decimals);
            }
            after.maybe("unit", unit.as_ref().map(text));
            point_bands(&mut after, checklist, kind, bands.as_deref(), cases);
        }
        Kind::Duration {
            min,
            max,
            bands,
            cases,
        } => {
            let min = min.filter(|min| min.thousandths() != 0);
            range(&mut before, kind, min, *max);
            point_bands(&mut after, checklist, kind, bands.as_deref(), cases);
        }
        Kind::Date { min, max } => range(&mut before, kind, *min, *max),
        Kind::Time {
            min,
            max,
            bands,
            cases,
        } => {
            // The ends of the day are the default.
            let [first, last] = [Some(0), Some(DAY - 1)];
            let whole = |mark: Option<Decimal>| mark.and_then(Decimal::whole);
            let min = min.filter(|min| whole(Some(*min)) != first);
            let max = max.filter(|max| whole(Some(*max)) != last);
            range(&mut before, kind, min, max);
            point_bands(&mut after, checklist, kind, bands.as_deref(), cases);
        }
        Kind::Money {
            min,
            max,
            decimals,
            currency,
            bands,
            cases,
        } => {
            const DEFAULT: u8 = 2;
            range(&mut before, kind, *min, *max);
            if *decimals != DEFAULT {
                before.word("decimals", decimals);
            }
            before.maybe("currency", currency.as_ref().map(Tree::word));
            point_bands(&mut after, checklist, kind, bands.as_deref(), cases);
        }
        Kind::Text {
            min_length,
            max_length,
            pattern,
        } => {
            const LONGEST: u32 = 4000;
            if *min_length != 0 {
                before.word("min_length", min_length);
            }
            if *max_length != LONGEST {
                before.word("max_length", max_length);
            }
            let pattern = pattern.as_ref().map(|pattern| {
                Tree::map([
                    ("match", Tree::Text(pattern.regex.clone())),
                    ("message", text(&pattern.message)),
                ])
            });
            after.maybe("pattern", pattern);
        }
        Kind::Photo { min, max, points } => {
            const DEFAULT: u32 = 5;
            if *min != 1 {
                before.word("min", min);
            }
            if *max != DEFAULT.max(*min) {
                before.word("max", max);
            }
            before.maybe("points", points.map(Tree::word));
        }
        Kind::Nps { points } | Kind::Csat { points } => {
            before.maybe("points", points.as_deref().map(|rows| grades(rows, false)));
        }
        Kind::Ces { definition, points } => {
            if *definition == CesDefinition::Share5To7 {
                before.word("definition", "share_5_7");
            }
            before.maybe("points", points.as_deref().map(|rows| grades(rows, false)));
        }
    }
    (before, after)
}

fn range(map: &mut Entries, kind: &Kind, min: Option<Decimal>, max: Option<Decimal>) {
    map.maybe("min", min.map(|min| measure(kind, min)));
    map.maybe("max", max.map(|max| measure(kind, max)));
}

fn choices(checklist: &Checklist, options: &[Choice]) -> Tree {
    let choice = |option: &Choice| {
        let mut map = Entries::default();
        map.word("id", &option.id);
        map.maybe("points", option.points.map(Tree::word));
        let show_if = option.show_if.as_ref();
        map.maybe("show_if", show_if.map(|one| condition(checklist, one)));
        map.put("label", text(&option.label));
        map.done()
    };
    Tree::List(options.iter().map(choice).collect())
}

/// The points of every grade: their highest alone where the language spreads it in the same way.
fn grades(rows: &[ValuePoints], linear: bool) -> Tree {
    let steps = rows.windows(2).map(|pair| pair[1].points - pair[0].points);
    let mut steps = steps.peekable();
    if linear
        && let (Some(first), Some(last)) = (rows.first(), rows.last())
        && let Some(step) = steps.peek().copied()
        && first.points == 0
        && step > 0
        && steps.all(|other| other == step)
    {
        return Tree::word(last.points);
    }
    let rows = rows.iter();
    Tree::Map(
        rows.map(|row| (row.value.to_string(), Tree::word(row.points)))
            .collect(),
    )
}

fn point_bands(
    map: &mut Entries,
    checklist: &Checklist,
    kind: &Kind,
    bands: Option<&[PointBand]>,
    cases: &[BandCase],
) {
    map.maybe("bands", bands.map(|bands| band_list(kind, bands)));
    let case = |case: &BandCase| {
        let mut map = Entries::default();
        let when = case.when.as_ref();
        map.maybe("when", when.map(|when| condition(checklist, when)));
        map.put("label", text(&case.label));
        map.put("bands", band_list(kind, &case.bands));
        map.done()
    };
    if !cases.is_empty() {
        map.put("bands_by", Tree::List(cases.iter().map(case).collect()));
    }
}

fn band_list(kind: &Kind, bands: &[PointBand]) -> Tree {
    let band = |band: &PointBand| {
        let mut map = Entries::default();
        map.maybe("from", band.from.map(|from| measure(kind, from)));
        map.maybe("below", band.below.map(|below| measure(kind, below)));
        map.word("points", band.points);
        map.done()
    };
    Tree::List(bands.iter().map(band).collect())
}
