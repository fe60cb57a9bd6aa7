//! The score of the visit: the panel, the points beside it, why it failed, and the steps to the score.

use api::reports::{Percent, Scoring, VisitReport, VisitScore, VisitSection};

use crate::compose::Composer;
use crate::compose::cards::Card;
use crate::compose::summary::Panel;
use crate::compose::theme::{ACCENT, BODY, BODY_BOLD, FAIL, GROUND, SMALL, SMALL_BOLD};
use crate::page::{Align, CONTENT_WIDTH};
use crate::structure::Role;
use crate::text::{Colour, Style};
use crate::words::Value;

use super::places::Places;

/// Below this share of the possible points the score is said with a warning.
const FEW: Percent = Percent::from_hundredths(5_000);
/// Between the edge of a box and its text.
const PADDING: f32 = 12.0;
/// The bar at the start of a box.
const BAR: f32 = 3.0;
/// From the bullet of an item to its text.
const BULLET: f32 = 10.0;

impl Composer<'_> {
    /// Draws the summary, and below it why the verdict is fail and the steps to the score, where there are any.
    pub(super) fn visit_summary(&mut self, report: &VisitReport, places: &Places<'_>) {
        let score = &report.score;
        let none = score.not_scored.as_deref();
        let none = none.map(|why| self.words.retold(why));
        let panel = Panel {
            label: "visit-score",
            mean: score.score,
            interval: None,
            pass_mark: score.pass_mark,
            band: score.band.as_deref(),
            verdict: score.verdict,
            sentences: self.visit_score_sentences(score),
            none: none.unwrap_or_else(|| self.words.say("visit-unscored")),
        };
        let points = {
            let figure = self.points_of(score.earned, score.possible);
            let key = match report.method.scoring {
                Scoring::Pooled => "visit-points-text",
                Scoring::Weighted => "visit-points-weighted",
            };
            let mut details = vec![self.words.say(key)];
            if score.score.is_none() {
                details.extend(self.scored_share(score).map(|(text, _)| text));
            }
            self.make_card("points-column", Some(figure), None, details)
        };
        let missed = self.missed_card(&report.sections, places);
        self.summary(&panel, [missed, points]);
        self.marked_list("visit-fail-reasons", &score.fail_reasons, FAIL);
        self.marked_list("visit-steps", &score.steps, ACCENT);
    }

    /// `74 of 88`.
    pub(super) fn points_of(&self, earned: i64, possible: i64) -> String {
        let part = Value::Made(self.words.whole(earned));
        let whole = Value::Made(self.words.whole(possible));
        self.words.with("of", &[("part", part), ("whole", whole)])
    }

    fn missed_card(&mut self, sections: &[VisitSection], places: &Places<'_>) -> Card {
        let counts = sections.iter().map(|section| section.not_applicable);
        let not_applicable = counts.fold(0, u32::saturating_add);
        let mut details = Vec::new();
        if places.all_missed == 0 {
            details.push(self.words.say("visit-missed-none"));
        } else if !places.missed.is_empty() {
            details.push(self.words.say("visit-missed-text"));
        }
        for (key, n) in [
            ("visit-missed-unseen", places.unseen()),
            ("visit-not-applicable", not_applicable),
        ] {
            if n > 0 {
                details.push(self.words.with(key, &[("n", Value::Count(n))]));
            }
        }
        let figure = self.words.count(places.all_missed);
        self.make_card("visit-missed", Some(figure), None, details)
    }

    /// What is said under the score.
    fn visit_score_sentences(&self, score: &VisitScore) -> Vec<(String, Style)> {
        let mut sentences = Vec::new();
        if let Some(exact) = &score.exact {
            let exact = Value::Made(self.words.literal(exact));
            let text = self.words.with("score-exact", &[("exact", exact)]);
            sentences.push((text, BODY_BOLD));
        }
        sentences.extend(self.scored_share(score));
        sentences
    }

    /// Which share of the possible points was scored; in bold where it is so small that the score says little.
    fn scored_share(&self, score: &VisitScore) -> Option<(String, Style)> {
        let share = score.scored_share?;
        let said = [("share", Value::Made(self.words.percent(share)))];
        Some(if share < FEW && score.score.is_some() {
            (self.words.with("visit-scored-few", &said), SMALL_BOLD)
        } else {
            (self.words.with("visit-scored-share", &said), SMALL)
        })
    }

    /// A short list under the summary on a quiet ground, with a bar in a colour that its title explains.
    fn marked_list(&mut self, title: &str, items: &[String], colour: Colour) {
        if items.is_empty() {
            return;
        }
        let width = CONTENT_WIDTH - BAR - 2.0 * PADDING;
        let title = self.words.say(title);
        let title = self.flow.own(&title, BODY_BOLD, width);
        let items: Vec<_> = items
            .iter()
            .map(|item| {
                let item = self.words.retold(item);
                self.flow.written(&item, BODY, width - BULLET)
            })
            .collect();
        let first = items.first().map_or(0.0, |item| item.height().min(100.0));
        self.flow.y += 12.0;
        self.flow.reserve(title.height() + first + 2.0 * 9.0);
        self.ground(9.0 + title.height() + 2.0, colour);
        let y = self.flow.y + 9.0;
        self.flow.structure.open(Role::Section);
        self.flow.place(
            Role::Paragraph,
            &title,
            BAR + PADDING,
            y,
            width,
            Align::Start,
        );
        self.flow.y = y + title.height() + 2.0;
        self.flow.structure.open(Role::List);
        for item in &items {
            let height = item.height() + 3.0;
            self.flow.reserve(height);
            self.ground(height, colour);
            let y = self.flow.y;
            let middle = y + item.lines.first().map_or(0.0, |line| line.height / 2.0);
            self.flow.artifact(|sheet| {
                sheet.disc((BAR + PADDING + 2.0, middle), 1.5, Some(colour), None);
            });
            self.flow.structure.open(Role::ListItem);
            let x = BAR + PADDING + BULLET;
            self.flow.run(Role::ListBody, item, x, width - BULLET);
            self.flow.structure.close();
            self.flow.y = self.flow.y.max(y + height);
        }
        self.flow.structure.close();
        self.flow.structure.close();
        self.ground(6.0, colour);
        self.flow.y += 6.0;
    }

    /// The ground of a list from here down, with its bar.
    fn ground(&mut self, height: f32, colour: Colour) {
        let y = self.flow.y;
        self.flow.artifact(|sheet| {
            sheet.fill(0.0, y, CONTENT_WIDTH, height + 0.3, GROUND);
            sheet.fill(0.0, y, BAR, height + 0.3, colour);
        });
    }
}
