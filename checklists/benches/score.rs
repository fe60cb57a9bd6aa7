//! How long scoring and compiling take.

use std::fmt::Write;
use std::hint::black_box;

use checklists::{Answer, Answers, Checklist, QuestionId, Scorer, check, compile};
use criterion::{Criterion, criterion_group, criterion_main};

/// A checklist of so many scored questions in weighted sections of about six.
fn source(questions: usize) -> String {
    let mut source = "checklist: bench\nversion: 1\nlanguages: [en, ar]\ntitle: {en: Bench, ar: \
                      قياس}\nscoring: {method: weighted, pass_mark: 80}\nsections:\n"
        .to_owned();
    for number in 0..questions {
        if number % 6 == 0 {
            let _ = writeln!(
                source,
                "  - id: s{number}\n    title: {{en: Section, ar: قسم}}\n    weight: {}\n    \
                 questions:",
                10 + number % 7
            );
        }
        let kind = match number % 3 {
            0 => "kind: yes_no, points: 5, knock_out: {on: [no], effect: flag}",
            1 => "kind: scale, min: 1, max: 5, points: 8",
            _ => {
                "kind: duration, bands: [{below: 60, points: 10}, {from: 60, below: 120, points: \
                 5}, {from: 120, points: 0}]"
            }
        };
        let shown = match number.checked_sub(3) {
            Some(earlier) if number % 9 == 3 => {
                format!(", show_if: {{question: q{earlier}, is: yes}}")
            }
            _ => String::new(),
        };
        let _ = writeln!(
            source,
            "      - {{id: q{number}, {kind}, text: {{en: Was it good?, ar: هل كان جيدًا؟}}{shown}}}"
        );
    }
    source
}

fn filled(questions: usize) -> (Checklist, Answers) {
    let checklist = compile(&source(questions))
        .checklist
        .expect("the source is sound");
    let answer = |number: usize| match number % 3 {
        0 => Answer::of("yes"),
        1 => Answer::of(4),
        _ => Answer::of(75),
    };
    let answers = (0..questions).map(|number| {
        let id = QuestionId::new(format!("q{number}")).expect("it follows the grammar");
        (id, answer(number))
    });
    let answers = answers.collect();
    (checklist, answers)
}

fn benches(criterion: &mut Criterion) {
    let (checklist, answers) = filled(40);
    let scorer = Scorer::new(&checklist);
    criterion.bench_function("score 40 questions", |bencher| {
        bencher.iter(|| scorer.score(black_box(&answers)));
    });
    criterion.bench_function("check 40 questions", |bencher| {
        bencher.iter(|| check(&checklist, black_box(&answers)));
    });
    criterion.bench_function("hash 40 questions", |bencher| {
        bencher.iter(|| black_box(&checklist).hash());
    });
    let (long, given) = filled(200);
    let long_scorer = Scorer::new(&long);
    criterion.bench_function("score 200 questions", |bencher| {
        bencher.iter(|| long_scorer.score(black_box(&given)));
    });
    let source = source(200);
    criterion.bench_function("compile 200 questions", |bencher| {
        bencher.iter(|| compile(black_box(&source)));
    });
}

criterion_group!(score, benches);
criterion_main!(score);
