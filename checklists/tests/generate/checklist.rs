//! A whole random checklist.

use super::condition::condition;
use super::shape::{Kind, Must};
use super::{Asked, Random, Wishes};

/// A checklist as a source, and what answers need to know of it.
#[derive(Clone, Debug)]
pub struct Made {
    pub source: String,
    pub asked: Vec<Asked>,
}

/// What is settled before the first question.
pub struct Maker {
    pub random: Random,
    pub wishes: Wishes,
    shows_points: bool,
    weighted: bool,
    translated: bool,
}

impl Made {
    /// The checklist of this seed.
    pub fn new(seed: u64, wishes: Wishes) -> Self {
        let mut random = Random::new(seed);
        let maker = Maker {
            shows_points: random.percent(90),
            weighted: random.percent(50),
            translated: random.percent(20),
            random,
            wishes,
        };
        maker.checklist()
    }
}

impl Maker {
    pub fn text(&mut self, english: &str) -> String {
        match self.translated {
            true => format!("{{en: {english}, ar: نص}}"),
            false => english.to_owned(),
        }
    }

    pub fn condition(&mut self, earlier: &[Asked]) -> String {
        condition(&mut self.random, earlier, self.shows_points, 2)
    }

    /// A key with a condition; nothing where there is nothing to ask about.
    pub fn condition_at(&mut self, key: &str, earlier: &[Asked]) -> String {
        match self.wishes.conditions && !earlier.is_empty() {
            true => format!(", {key}: {}", self.condition(earlier)),
            false => String::new(),
        }
    }

    fn percentage(&mut self) -> String {
        match self.random.below(3) {
            0 => (5 * self.random.below(21)).to_string(),
            1 => "66.67".to_owned(),
            _ => {
                let (whole, rest) = (self.random.below(100), self.random.below(100));
                format!("{whole}.{rest:02}")
            }
        }
    }

    fn checklist(mut self) -> Made {
        let count = 1 + self.random.below(4);
        let scored: Vec<bool> = (0..count).map(|_| self.random.percent(90)).collect();
        let any = scored.contains(&true);
        let title = self.text("Any");
        let languages = if self.translated { "[en, ar]" } else { "[en]" };
        let mut source = format!(
            "checklist: any\nversion: {}\nlanguages: {languages}\ntitle: {title}\n",
            1 + self.random.below(9)
        );
        source += &self.scoring(any);
        source += "sections:\n";
        let mut asked: Vec<Asked> = Vec::new();
        let mut weighed = false;
        for (section, scored) in scored.iter().enumerate() {
            source += &format!("  - id: s{section}\n    title: {}\n", self.text("Section"));
            if self.weighted {
                // One section with points must have a weight.
                let least = i64::from(*scored && !weighed);
                weighed |= *scored;
                let weight = match self.random.below(8) {
                    0 => least,
                    1 => self.random.between(least, 1000),
                    _ => self.random.between(1, 9),
                };
                source += &format!("    weight: {weight}\n");
            }
            if *scored && self.random.percent(20) {
                source += &format!("    floor: {}\n", self.percentage());
            }
            if self.random.percent(20) {
                let shown = self.condition_at("show_if", &asked);
                if let Some(shown) = shown.strip_prefix(", ") {
                    source += &format!("    {shown}\n");
                }
            }
            source += "    questions:\n";
            for number in 0..=self.random.below(5) {
                let must = match (*scored, number) {
                    (false, _) => Must::HaveNone,
                    (true, 0) => Must::HavePossible,
                    (true, _) => Must::Nothing,
                };
                let (keys, question) = self.question(asked.len(), must, &asked);
                source += &format!("      - {{{keys}}}\n");
                asked.push(question);
            }
        }
        if self.wishes.conditions && self.random.percent(20) {
            let rule = self.condition(&asked);
            let message = self.text("Check");
            source += &format!("rules:\n  - {{id: r, refuse_if: {rule}, message: {message}}}\n");
        }
        Made { source, asked }
    }

    fn scoring(&mut self, any: bool) -> String {
        let mut keys = vec![format!(
            "method: {}",
            if self.weighted { "weighted" } else { "pooled" }
        )];
        for (key, word, chance) in [
            ("blank", "zero", 40),
            ("cap", "no", 25),
            ("floor", "no", 25),
        ] {
            if self.random.percent(chance) {
                keys.push(format!("{key}: {word}"));
            }
        }
        if !self.shows_points {
            keys.push("show_points: no".to_owned());
        }
        if any && self.random.percent(70) {
            keys.push(format!("pass_mark: {}", self.percentage()));
        }
        if any && self.random.percent(25) {
            keys.push(format!("min_scored_share: {}", self.percentage()));
        }
        let mut head = format!("scoring: {{{}}}\n", keys.join(", "));
        if any && self.random.percent(50) {
            let mut bands = Vec::new();
            let mut from = 10_000;
            while from > 0 && bands.len() < 5 {
                from -= self.random.between(1, 6000);
                let from = from.max(0);
                let label = self.text("Band");
                bands.push(format!(
                    "{{id: b{}, from: {}.{:02}, label: {label}}}",
                    bands.len(),
                    from / 100,
                    from % 100
                ));
            }
            if from > 0 {
                bands.push(format!(
                    "{{id: last, from: 0, label: {}}}",
                    self.text("Band")
                ));
            }
            head += &format!("bands: [{}]\n", bands.join(", "));
        }
        head
    }

    fn question(&mut self, number: usize, must: Must, earlier: &[Asked]) -> (String, Asked) {
        let Kind {
            keys,
            shape,
            possible,
            sayable,
        } = self.kind(must, earlier);
        let mut keys = format!("id: q{number}, text: {}, {keys}", self.text("Question"));
        let mut missable = possible.is_some();
        if let Some(possible) = possible {
            let bonus = must == Must::Nothing && self.wishes.bonus && self.random.percent(20);
            if bonus {
                keys += ", bonus: yes";
                missable = false;
            }
            if self.random.percent(30) {
                let most = possible.min(1_000_000);
                let mark = self.random.between(-2, most.max(-2));
                keys += &format!(", pass_at: {mark}");
                missable = true;
            }
            match self.random.below(10) {
                0..=2 => keys += &format!(", weight: {}", self.random.between(1, 5)),
                3 => keys += &format!(", weight: {}", self.random.between(1, 1000)),
                _ => {}
            }
        }
        if self.random.percent(60) {
            keys += ", na: yes";
        }
        if self.random.percent(30) {
            keys += &format!(", required: {}", self.random.pick(&["yes", "no"]));
        } else if self.random.percent(10) {
            keys += &self.condition_at("required_if", earlier);
        }
        if self.random.percent(25) {
            keys += &self.condition_at("show_if", earlier);
        }
        let asked = Asked {
            id: format!("q{number}"),
            shape,
            missable,
            sayable,
        };
        keys += &self.around(&asked);
        (keys, asked)
    }

    /// What stands around the answer: knock-out, comment, photos, visibility.
    fn around(&mut self, asked: &Asked) -> String {
        let mut keys = String::new();
        let mut names = asked.shape.names();
        // A copy without points keeps what comments and photos are required on.
        let kept = asked.missable && (self.shows_points || asked.sayable);
        if kept {
            names.push("missed".to_owned());
        }
        if !names.is_empty() && self.random.percent(15) {
            let name = self.random.pick(&names);
            keys += &format!(", comment: {{required_on: [{name}], min_length: 3}}");
        }
        let is_photo = matches!(asked.shape, super::Shape::Photo { .. });
        if !names.is_empty() && !is_photo && self.random.percent(15) {
            let name = self.random.pick(&names);
            keys += &format!(", photo: {{required_on: [{name}], min: 2, max: 4}}");
        }
        if asked.missable && !kept {
            names.push("missed".to_owned());
        }
        if self.wishes.knock_outs && !names.is_empty() && self.random.percent(25) {
            let name = self.random.pick(&names).clone();
            let effect = match self.random.below(5) {
                0 => "flag".to_owned(),
                1 | 2 => "zero_section".to_owned(),
                3 => "zero_total".to_owned(),
                _ => format!("cap_total, cap: {}", self.percentage()),
            };
            keys += &format!(", knock_out: {{on: [{name}], effect: {effect}}}");
        }
        if self.random.percent(15) {
            let owner = self.random.pick(&["show", "summary", "hide"]);
            keys += &format!(", owner: {owner}");
        }
        keys
    }
}
