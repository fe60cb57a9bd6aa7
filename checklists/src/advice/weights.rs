//! Weight hygiene: what share of the total each question and section can give.

use super::Page;
use crate::checklist::{Checklist, Method, Question, Section};
use crate::id::SectionId;
use crate::locate::Subject;

/// A question that gives more than one part in so many of the total decides it nearly alone.
const HEAVY_PARTS: u128 = 4;
/// With no more scored questions than this, some question must be heavy.
const FEW_SCORED: usize = 4;
/// A section of at least so many scored questions is more than an afterthought.
const WHOLE_SECTION: usize = 3;

pub(super) fn advise(checklist: &Checklist, page: &mut Page) {
    let forgotten = forgotten(checklist, page);
    let scale = Scale::of(checklist);
    let counted = |question: &&Question| question.possible() > 0;
    let many = checklist.questions().filter(counted).count() > FEW_SCORED;
    for section in &checklist.sections {
        for question in section.questions.iter().filter(counted) {
            let share = scale.question(section, question);
            if many
                && share.is_more_than(&Share {
                    part: 1,
                    of: HEAVY_PARTS,
                })
            {
                page.put(
                    "heavy_question",
                    &Subject::Question(&question.id),
                    format!(
                        "this question alone can give {} % of the total",
                        share.percent()
                    ),
                    "give it fewer points or less weight, or spread them over several questions",
                );
            }
            if question.knock_out.is_none() {
                let home = (section, question);
                outweighs(checklist, home, &share, &scale, &forgotten, page);
            }
        }
    }
}

/// The sections with points whose weight is not written where others' is; a weight of 1 beside
/// weights of a hundred parts is hardly meant.
fn forgotten<'c>(checklist: &'c Checklist, page: &mut Page) -> Vec<&'c SectionId> {
    let sections = checklist.sections.iter();
    let scored: Vec<&Section> = sections.filter(|section| points(section) > 0).collect();
    if checklist.scoring.method != Method::Weighted || scored.len() < 2 {
        return Vec::new();
    }
    let is_written = |section: &&&Section| page.places.has_section_key(&section.id, "weight");
    let (written, unwritten): (Vec<&&Section>, Vec<&&Section>) =
        scored.iter().partition(is_written);
    if written.is_empty() {
        page.put(
            "weight_missing",
            &Subject::Key("method"),
            "no section has a weight, so all count the same, whatever their points",
            "write weight: at every section, or method: pooled",
        );
        return Vec::new();
    }
    let weights: Vec<String> = written.iter().map(|one| one.weight.to_string()).collect();
    let weights = match weights.as_slice() {
        [rest @ .., last] if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        weights => weights.concat(),
    };
    for section in &unwritten {
        page.put(
            "weight_missing",
            &Subject::Section(&section.id),
            format!(
                "section {} has no weight, so it counts as {} beside {weights}",
                section.id, section.weight
            ),
            "write weight: at this section",
        );
    }
    unwritten.into_iter().map(|section| &section.id).collect()
}

fn outweighs(
    checklist: &Checklist,
    (home, question): (&Section, &Question),
    share: &Share,
    scale: &Scale,
    forgotten: &[&SectionId],
    page: &mut Page,
) {
    let others = checklist.sections.iter().filter(|other| {
        let scored = other.questions.iter().filter(|q| q.possible() > 0);
        let own = other.id == home.id || forgotten.contains(&&other.id);
        !own && scored.count() >= WHOLE_SECTION
    });
    // The section that it outweighs most says it best.
    let lightest = others
        .map(|other| (other, scale.section(other)))
        .filter(|(_, other)| share.is_more_than(other))
        .reduce(|least, other| match least.1.is_more_than(&other.1) {
            true => other,
            false => least,
        });
    let Some((section, least)) = lightest else {
        return;
    };
    page.put(
        "outweighs_section",
        &Subject::Question(&question.id),
        format!(
            "this question can give {} % of the total, the whole section {} only {} %",
            share.percent(),
            section.id,
            least.percent()
        ),
        "weigh them by what matters more to a customer",
    );
}

/// A share of the total: `part / of`.
struct Share {
    part: u128,
    of: u128,
}

impl Share {
    fn is_more_than(&self, other: &Self) -> bool {
        // Points of at most 10^6 x 100 options x weight 1000 over 400 questions, times a section's
        // weight of 1000: each side stays below 10^36.
        self.part * other.of > other.part * self.of
    }

    /// In percent, rounded to whole ones.
    fn percent(&self) -> u128 {
        match self.of {
            0 => 0,
            of => (self.part * 200 + of) / (2 * of),
        }
    }
}

/// The possible points of the whole checklist, when everything is asked.
struct Scale {
    method: Method,
    possible: u128,
    weight: u128,
}

impl Scale {
    fn of(checklist: &Checklist) -> Self {
        let sections = checklist.sections.iter();
        let with_points = sections.clone().filter(|section| points(section) > 0);
        Self {
            method: checklist.scoring.method,
            possible: sections.map(points).sum(),
            weight: with_points.map(|section| u128::from(section.weight)).sum(),
        }
    }

    fn section(&self, section: &Section) -> Share {
        match self.method {
            Method::Pooled => Share {
                part: points(section),
                of: self.possible.max(1),
            },
            Method::Weighted => Share {
                part: u128::from(section.weight),
                of: self.weight.max(1),
            },
        }
    }

    fn question(&self, section: &Section, question: &Question) -> Share {
        let own = u128::try_from(question.possible()).unwrap_or(0);
        match self.method {
            Method::Pooled => Share {
                part: own,
                of: self.possible.max(1),
            },
            Method::Weighted => Share {
                part: u128::from(section.weight) * own,
                of: self.weight.max(1) * points(section).max(1),
            },
        }
    }
}

fn points(section: &Section) -> u128 {
    let possible = section.questions.iter().map(Question::possible);
    possible
        .map(|points| u128::try_from(points).unwrap_or(0))
        .sum()
}
