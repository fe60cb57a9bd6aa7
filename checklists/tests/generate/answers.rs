//! Random answers: most of them fit, others are N/A, blank or cannot be read.

use serde_json::{Map, Value, json};

use super::{Asked, Made, Measured, Random, Shape};

impl Made {
    /// Answers to the checklist, as they are sent.
    pub fn answers(&self, random: &mut Random) -> Value {
        let mut answers = Map::new();
        for asked in &self.asked {
            if let Some(answer) = answer(random, asked) {
                answers.insert(asked.id.clone(), answer);
            }
        }
        if random.percent(3) {
            answers.insert("unknown".to_owned(), json!({"value": "yes"}));
        }
        Value::Object(answers)
    }
}

fn answer(random: &mut Random, asked: &Asked) -> Option<Value> {
    match random.below(100) {
        0..=7 => None,
        8..=15 => Some(json!({"na": true})),
        16..=17 => Some(json!({"comment": "Only a comment."})),
        18..=25 => Some(odd(random)),
        _ => Some(fitting(random, &asked.shape)),
    }
}

/// An answer to some other question, or to none.
fn odd(random: &mut Random) -> Value {
    let photo = digest(1);
    let all = [
        json!({"value": "zzz"}),
        json!({"value": ""}),
        json!({"value": " "}),
        json!({"value": 999_999_999}),
        json!({"value": 9_999_999_999_i64}),
        json!({"value": -7}),
        json!({"value": "yes", "na": true}),
        json!({"value": ["o0", "o0"]}),
        json!({"value": ["o0", "o9"]}),
        json!({"value": ["o1", "o0", "o2", "o3"]}),
        json!({"value": []}),
        json!({"value": "o0"}),
        json!({"value": "1.0001"}),
        json!({"value": "1.125"}),
        json!({"value": "-0.5"}),
        json!({"value": "24:00"}),
        json!({"value": "9:30"}),
        json!({"value": "2026-03-32"}),
        json!({"value": "2026-02-28"}),
        json!({"na": true, "photos": [photo]}),
        json!({"value": "yes", "photos": [photo]}),
        json!({"photos": [photo]}),
        json!({}),
    ];
    random.pick(&all).clone()
}

fn digest(number: usize) -> String {
    format!("{number:064x}")
}

fn fitting(random: &mut Random, shape: &Shape) -> Value {
    let value = match shape {
        Shape::YesNo => json!(random.pick(&["yes", "no"])),
        Shape::Single { options } => json!(format!("o{}", random.below(*options))),
        Shape::Multiple { options, min, max } => {
            let mut all: Vec<usize> = (0..*options).collect();
            let count = min + random.below(max - min + 1);
            let chosen: Vec<String> = (0..count)
                .map(|_| format!("o{}", all.remove(random.below(all.len()))))
                .collect();
            json!(chosen)
        }
        Shape::Graded { min, max } => json!(random.between(*min, *max)),
        Shape::Number(measured) | Shape::Money(measured) => number(random, shape, measured),
        Shape::Duration(measured) => json!(measured.number(random) / 1000),
        Shape::Time(measured) | Shape::Date(measured) => {
            json!(shape.written(measured.number(random)).replace('"', ""))
        }
        Shape::Text { max } => json!("word ".repeat(1 + random.below(max / 5))),
        Shape::Photo { min, max } => {
            let count = random.below(max - min + 3);
            let photos: Vec<String> = (0..count).map(|_| digest(random.below(max + 1))).collect();
            return json!({"photos": photos});
        }
    };
    match random.percent(10) {
        true => json!({"value": value, "comment": "So it was.", "photos": [digest(7)]}),
        false => json!({"value": value}),
    }
}

/// Whole numbers are numbers in JSON, others are text.
fn number(random: &mut Random, shape: &Shape, measured: &Measured) -> Value {
    let number = measured.number(random);
    match number % 1000 {
        0 => json!(number / 1000),
        _ => json!(shape.written(number)),
    }
}
