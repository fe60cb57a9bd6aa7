//! A realistic visit in each language: a shipped checklist, answered, scored and worded as the server does it.

use api::reports::{
    Benchmark, Comparison, Difference, Mean, Method, NoComparison, Period, Photo, Points,
    Publication, Scoring, Timing, VisitAnswer, VisitReport, VisitScore, VisitSection,
};
use checklists::checklist::{Method as ScoringMethod, Question, Visibility};
use checklists::score::{QuestionScore, QuestionState, Why};
use checklists::{Answers, Checklist, Percent, Scorecard, words};
use report::{Language, Report, ReportError};
use uuid::Uuid;

use crate::sample::{self, day, percent};

/// What the visitor answered; a photo is named by its number. People write in their own language.
const ANSWERS: &str = r#"
exterior_clean:
  value: "no"
  comment: Two full bin bags leaned against the wall beside the entrance, and the pavement was sticky.
  photos: [1]
exterior_photo: {photos: [0]}
acknowledged: {value: "yes"}
queue_wait:
  value: 310
  comment: كان أمامي تسعة زبائن، ولم تكن سوى نقطة دفع واحدة من أصل 4 مفتوحة (till 2).
  photos: [2]
extra_till: {value: "no"}
greeted: {value: "yes"}
allergen_answer: {value: clear}
suggested_item: {value: "no", comment: "“Anything else?” was all, while the next guest was waved forward."}
order_repeated: {value: "yes"}
food_wait: {value: 165}
order_correct: {value: "yes"}
food_temperature: {value: warm, comment: "முதன்மை உணவு வெளியே சூடாக இருந்தது; நடுவில் ஆறிப்போயிருந்தது. வறுவல் சூடாக இருந்தது."}
food_unsafe: {value: "no"}
taste: {value: 4}
food_photo: {photos: [3, 4]}
attention: {value: "yes"}
rude_staff: {value: "no"}
problem: {value: told_staff, comment: "The garlic sauce was missing, and I said so at the counter."}
recovery_apology: {value: "yes"}
recovery_outcome: {value: after_waiting}
extra_mile: {value: "yes", comment: "An employee carried a tray for a man on crutches to his table and came back to ask whether he needed anything."}
staff_description: {value: "Left till, green cap."}
table_clean: {na: true}
floor_clean:
  value: "no"
  comment: Chips and a torn paper bag lay under two tables by the window for as long as I was there.
  photos: [5, 6]
unsafe_handling:
  value: "yes"
  comment: The person who took the cash put the salad on the next plate with the same gloves, twice, in full view of the queue.
  photos: [7]
restroom_open: {value: "yes"}
restroom_clean: {value: small_marks}
restroom_supplies: {value: [water, drying], comment: "لا صابون في أيٍّ من الموزّعين، ولا ورق."}
price_correct: {value: "yes"}
receipt_given: {value: unasked}
receipt_photo: {photos: [8]}
farewell: {value: "yes"}
satisfaction: {value: 4}
recommend: {value: 8}
best_moment: {value: The missing sauce was brought to my table with an apology and a smile.}
to_improve: {value: "A second till should open when the queue reaches the door, and somebody should look after the restroom more often: both soap dispensers were empty, and so was the one for paper. It would also help to have a place to put the trays, because people leave them on the tables and the next guests have to clear them away before they can sit down."}
"#;

/// A visit that broke a rule of hygiene, as its report.
pub fn report(language: Language) -> VisitReport {
    of(language, ANSWERS)
}

/// The PDF of a report with the photos of the sample.
pub fn pdf(report: &VisitReport) -> Result<Vec<u8>, ReportError> {
    report::pdf(Report::Visit(report), sample::photos()).map(|made| made.bytes)
}

fn checklist() -> Checklist {
    let mut shipped = checklists::shipped().iter();
    let shipped = shipped.find(|one| one.slug == "quick-service-restaurant" && one.version == 1);
    let source = shipped.expect("the checklist is shipped").source;
    checklists::compile(source)
        .checklist
        .expect("a shipped checklist has no findings")
}

/// The answers, with the numbers of photos as digests.
fn answers(checklist: &Checklist, source: &str) -> Answers {
    let mut whole = String::new();
    for line in source.lines() {
        match line.split_once("photos: [") {
            Some((before, numbers)) => {
                let (numbers, after) = numbers.split_once(']').expect("a list ends");
                let digests: Vec<String> = numbers
                    .split(", ")
                    .map(|number| format!("\"{number:0>64}\""))
                    .collect();
                whole += &format!("{before}photos: [{}]{after}\n", digests.join(", "));
            }
            None => whole += &format!("{line}\n"),
        }
    }
    Answers::from_source(checklist, &whole).expect("the answers fit the checklist")
}

/// The report of a visit with these answers.
pub fn of(language: Language, source: &str) -> VisitReport {
    let checklist = checklist();
    let answers = answers(&checklist, source);
    let card = checklists::score(&checklist, &answers);
    let words = Worded {
        language: checklists::Language::new(language.tag()).expect("a language of the report"),
        checklist: &checklist,
        answers: &answers,
        card: &card,
    };
    let mut head = sample::head(language);
    head.checklist.title = checklist.title.get(&words.language).to_owned();
    head.checklist.versions = vec![1];
    head.period = Period {
        from: day(2026, 9, 1),
        to: day(2026, 10, 1),
    };
    let sections = words.sections();
    let all = || sections.iter().flat_map(|section| &section.answers);
    let mut missed: Vec<&VisitAnswer> = all().filter(|a| a.passed == Some(false)).collect();
    missed.sort_by_key(|answer| std::cmp::Reverse(answer.lost));
    let missed = missed.iter().map(|a| a.question.clone()).collect();
    let mut best: Vec<&VisitAnswer> = all()
        .filter(|a| a.passed == Some(true) && a.earned == a.possible)
        .collect();
    best.sort_by_key(|answer| std::cmp::Reverse(answer.possible));
    let strengths = best.iter().take(5).map(|a| a.question.clone()).collect();
    VisitReport {
        visit_id: Uuid::from_u128(0x0d5f_3a61_7c52_4e08_9b1f_2f60_3c77_a914),
        store: sample::store(language),
        score: words.score(),
        comparisons: comparisons(),
        missed,
        strengths,
        timings: words.timings(),
        not_shown: words.not_shown(),
        publications: publications(card.total.score),
        method: Method {
            scoring: match checklist.scoring.method {
                ScoringMethod::Pooled => Scoring::Pooled,
                ScoringMethod::Weighted => Scoring::Weighted,
            },
            rules_version: card.rules_version,
            checklist_hashes: vec![card.checklist_hash.clone()],
            min_scored_share: Some(percent(5_000)),
            blank_is_zero: false,
        },
        code: "4be1d0c26f0f9f4c8f5e1a7d3b926c80".to_owned(),
        sections,
        head,
    }
}

/// A scored visit and the language it is told in.
struct Worded<'a> {
    language: checklists::Language,
    checklist: &'a Checklist,
    answers: &'a Answers,
    card: &'a Scorecard,
}

impl Worded<'_> {
    fn score(&self) -> VisitScore {
        let total = &self.card.total;
        let band = total.band.as_ref().and_then(|id| self.checklist.band(id));
        let reasons = words::fail_reasons_in_full(self.card, self.checklist, &self.language);
        let steps = total.adjustments.iter().map(|step| {
            let said = words::adjustment(step, self.checklist, &self.language);
            words::step(&said, step.after, &self.language)
        });
        VisitScore {
            score: total.score,
            exact: None,
            pass_mark: self.checklist.scoring.pass_mark,
            band: band.map(|band| band.label.get(&self.language).to_owned()),
            verdict: total.verdict,
            earned: total.earned,
            possible: total.possible,
            scored_share: total.scored_share,
            not_scored: total
                .not_scored_reason
                .map(|reason| words::not_scored(reason, &self.language)),
            fail_reasons: reasons,
            steps: steps.collect(),
        }
    }

    fn sections(&self) -> Vec<VisitSection> {
        let changes = [-2_500, 333, 1_087, 0, -1_250, 1_538];
        let mut number = 0;
        let mut sections = Vec::new();
        for (index, section) in self.checklist.sections.iter().enumerate() {
            let score = &self.card.sections[index];
            let of_section = || {
                let questions = self.card.questions.iter();
                questions.filter(|question| question.section == section.id)
            };
            let count = |holds: fn(&QuestionScore) -> bool| {
                of_section().filter(|question| holds(question)).count() as u32
            };
            let mut answers = Vec::new();
            for (question, score) in section.questions.iter().zip(of_section()) {
                number += 1;
                if question.owner == Visibility::Show && score.state != QuestionState::Hidden {
                    answers.push(self.answer(question, score, number));
                }
            }
            sections.push(VisitSection {
                section: section.id.to_string(),
                title: section.title.get(&self.language).to_owned(),
                score: score.score,
                earned: score.earned,
                possible: score.possible,
                weight: score.score.map(|_| score.weight),
                missed: count(|question| question.passed == Some(false)),
                not_applicable: count(|question| question.state == QuestionState::Na),
                difference: changes.get(index).map(|change| Difference {
                    points: Points(*change),
                    interval: None,
                    proven: false,
                }),
                answers,
            });
        }
        sections
    }

    fn answer(&self, question: &Question, score: &QuestionScore, number: u32) -> VisitAnswer {
        let given = self.answers.get(&question.id).cloned().unwrap_or_default();
        let lost = score.possible_share.zip(score.share);
        let text = question.text.get(&self.language);
        let photos = given.photos.iter().map(|digest| Photo {
            id: sample::photo_id(digest.as_str().parse().expect("a number")),
            caption: text.to_owned(),
            month: day(2026, 9, 1),
        });
        VisitAnswer {
            question: question.id.to_string(),
            number,
            text: text.to_owned(),
            answer: words::answer(question, &given, &self.language),
            earned: score.earned,
            possible: score.possible,
            scored: score.share.is_some(),
            bonus: score.bonus,
            passed: score.passed,
            reason: words::reason(&score.reason, self.checklist, &self.language),
            lost: lost.map(|(possible, share)| {
                Points((possible.hundredths() - share.hundredths()).max(0))
            }),
            comment: given.comment.clone(),
            photos: photos.collect(),
        }
    }

    fn timings(&self) -> Vec<Timing> {
        let questions = self.checklist.questions().zip(&self.card.questions);
        let timings = questions.filter_map(|(question, score)| {
            let Why::Band { case, .. } = score.reason.why else {
                return None;
            };
            let given = self.answers.get(&question.id)?;
            Some(Timing {
                question: question.id.to_string(),
                text: question.text.get(&self.language).to_owned(),
                answer: words::answer(question, given, &self.language),
                standard: words::standard(question, case, &self.language),
                met: score.earned == score.possible,
            })
        });
        timings.collect()
    }

    fn not_shown(&self) -> u32 {
        let questions = self.checklist.questions().zip(&self.card.questions);
        let hidden = questions.filter(|(question, score)| {
            question.owner != Visibility::Show && score.state == QuestionState::Answered
        });
        hidden.count() as u32
    }
}

fn comparisons() -> Vec<Comparison> {
    let with = |with, mean: Mean, points| Comparison {
        with,
        period: None,
        mean: Some(mean),
        stores: None,
        difference: Some(Difference {
            points: Points(points),
            interval: None,
            proven: false,
        }),
        none: None,
    };
    let one = Mean {
        mean: Some(percent(7_012)),
        n: 1,
        ..Mean::default()
    };
    let target = Mean {
        mean: Some(percent(8_500)),
        ..Mean::default()
    };
    vec![
        Comparison {
            period: Some(Period {
                from: day(2026, 8, 1),
                to: day(2026, 9, 1),
            }),
            ..with(Benchmark::PreviousVisit, one, 340)
        },
        with(Benchmark::StoreMean, sample::mean(7_930, 11, 410), -578),
        Comparison {
            mean: None,
            difference: None,
            none: Some(NoComparison::TooFewStores {
                stores: 3,
                needed: 5,
            }),
            ..with(Benchmark::Chain, Mean::default(), 0)
        },
        with(Benchmark::Target, target, -1_148),
    ]
}

fn publications(score: Option<Percent>) -> Vec<Publication> {
    vec![
        Publication {
            number: 1,
            revision: 1,
            published_on: day(2026, 10, 1),
            withdrawn_on: Some(day(2026, 10, 2)),
            score: Some(percent(7_018)),
        },
        Publication {
            number: 2,
            revision: 2,
            published_on: day(2026, 10, 4),
            withdrawn_on: None,
            score,
        },
    ]
}
