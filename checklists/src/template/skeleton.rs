//! A small checklist that shows what the language has, for sectors that none ships for.

use std::fmt::Write;

use crate::id::{Sector, Slug};
use crate::text::Language;

/// A text in English, Arabic and Tamil.
type Texts = [&'static str; 3];

const TITLE: Texts = ["Store visit", "زيارة متجر", "கடை வருகை"];
const BRIEFING: Texts = [
    "You visit this store as an ordinary customer. Buy one item, and do not reveal yourself.\n\
     Note how long you waited. Fill in the checklist on the same day, out of sight of the store.",
    "تكون زيارتك لهذا المتجر بصفة زبون عادي. يُرجى شراء سلعة واحدة دون الكشف عن الزيارة.\n\
     يُرجى تسجيل مدة الانتظار، ثم تعبئة القائمة في اليوم نفسه بعيدًا عن أنظار المتجر.",
    "சாதாரண வாடிக்கையாளராக இந்தக் கடைக்குச் செல்லவும். ஒரு பொருளை வாங்கவும்; உங்களை வெளிப்படுத்த வேண்டாம்.\n\
     எவ்வளவு நேரம் காத்திருந்தீர்கள் எனக் குறித்துக்கொள்ளவும். அன்றே, கடையின் பார்வைக்கு அப்பால் பட்டியலை நிரப்பவும்.",
];
const GOOD: Texts = ["Good", "جيد", "நன்று"];
const POOR: Texts = ["Poor", "ضعيف", "மோசம்"];
const SERVICE: Texts = ["Service", "الخدمة", "சேவை"];
const STORE: Texts = ["Store", "المتجر", "கடை"];
const GREETED: Texts = [
    "Did an employee greet you?",
    "هل رحّب بك أحد أفراد فريق العمل؟",
    "ஓர் ஊழியர் உங்களை வரவேற்றாரா?",
];
const GREETED_HELP: Texts = [
    "A nod is enough.",
    "تكفي إيماءة بالرأس.",
    "தலையசைப்பு போதும்.",
];
const WAIT: Texts = [
    "How long did you wait at the till?",
    "كم انتظرت عند صندوق الدفع؟",
    "பணம் செலுத்தும் இடத்தில் எவ்வளவு நேரம் காத்திருந்தீர்கள்?",
];
const TILLS: Texts = [
    "Did another till open while you waited?",
    "هل فُتح صندوق آخر أثناء انتظارك؟",
    "நீங்கள் காத்திருந்தபோது இன்னொரு கல்லா திறக்கப்பட்டதா?",
];
const KIND: Texts = [
    "How did the employee treat you?",
    "كيف كانت معاملة فريق العمل لك؟",
    "ஊழியர் உங்களை எப்படி நடத்தினார்?",
];
const WARMLY: Texts = ["Warmly", "بودّ", "அன்பாக"];
const CORRECTLY: Texts = ["Correctly", "بلياقة", "முறையாக"];
const RUDELY: Texts = ["Rudely", "بفظاظة", "மரியாதையின்றி"];
const FLOOR: Texts = [
    "Was the floor clean?",
    "هل كانت الأرضية نظيفة؟",
    "தரை சுத்தமாக இருந்ததா?",
];
const PRICES: Texts = [
    "Did your item carry a price?",
    "هل كان السعر ظاهرًا على السلعة التي اشتريتها؟",
    "நீங்கள் வாங்கிய பொருளில் விலை குறிக்கப்பட்டிருந்ததா?",
];
const RECEIPT: Texts = ["Photo of the receipt", "صورة للإيصال", "ரசீதின் படம்"];
const SUMMARY: Texts = [
    "What else did you notice?",
    "ما الذي لفت انتباهك أيضًا؟",
    "வேறு எதைக் கவனித்தீர்கள்?",
];

/// The skeleton; `None` where it was not written in the first of the languages, in which every
/// text must stand. A language after it that it was not written in gets no text.
pub(super) fn source(sector: &Sector, slug: &Slug, languages: &[Language]) -> Option<String> {
    written(TITLE, languages.first()?)?;
    let mut page = Page {
        languages,
        text: String::new(),
    };
    page.head(sector, slug);
    page.scoring();
    page.service();
    page.store();
    Some(page.text)
}

struct Page<'a> {
    languages: &'a [Language],
    text: String,
}

impl Page<'_> {
    fn line(&mut self, line: &str) {
        let _ = writeln!(self.text, "{line}");
    }

    /// A key with its text in every language that it was written in.
    fn texts(&mut self, indent: usize, key: &str, texts: Texts) {
        let pad = " ".repeat(indent);
        self.line(&format!("{pad}{key}:"));
        for language in self.languages {
            let Some(text) = written(texts, language) else {
                continue;
            };
            match text.contains('\n') {
                false => self.line(&format!("{pad}  {language}: {text}")),
                true => {
                    self.line(&format!("{pad}  {language}: |"));
                    for line in text.lines() {
                        self.line(&format!("{pad}    {line}"));
                    }
                }
            }
        }
    }

    fn head(&mut self, sector: &Sector, slug: &Slug) {
        self.line("# A checklist to start from. Change what is asked, then look for mistakes with");
        self.line("# shopper checklist check --advice FILE, and at what a shopper will see with");
        self.line("# shopper checklist show FILE.");
        self.line(&format!("checklist: {slug}"));
        self.line("version: 1                  # a published version never changes");
        self.line("instrument: visit           # or survey, self_assessment");
        self.line("channel: in_store           # or phone, web, email, chat");
        self.line(&format!("sector: {sector}"));
        let tags: Vec<&str> = self.languages.iter().map(Language::as_str).collect();
        self.line(&format!(
            "languages: [{}]{}# the first is the default and the fallback",
            tags.join(", "),
            " ".repeat(15_usize.saturating_sub(tags.join(", ").len()).max(1))
        ));
        self.line("reviewed_by_native: no      # have native speakers read the texts?");
        self.texts(0, "title", TITLE);
        self.texts(0, "briefing", BRIEFING);
        self.line("");
    }

    fn scoring(&mut self) {
        self.line("scoring:");
        self.line("  method: weighted          # section scores by section weight; or pooled");
        self.line("  min_scored_share: 50      # too little was scored: no score");
        self.line("  pass_mark: 80");
        self.line("bands:                      # the highest first, the last from 0");
        self.line("  - id: good");
        self.line("    from: 80");
        self.texts(4, "label", GOOD);
        self.line("  - id: poor");
        self.line("    from: 0");
        self.texts(4, "label", POOR);
        self.line("");
        self.line("sections:");
    }

    fn service(&mut self) {
        self.line("  - id: service");
        self.line("    weight: 60");
        self.texts(4, "title", SERVICE);
        self.line("    questions:");
        self.line("      - id: greeted");
        self.line("        kind: yes_no");
        self.line("        points: 5           # for yes; for no, write expect: no as well");
        self.texts(8, "text", GREETED);
        self.texts(8, "help", GREETED_HELP);
        self.line("        comment: {required_on: [missed], min_length: 20}");
        self.line("      - id: wait");
        self.line("        kind: duration");
        self.line("        bands:              # from is inside, below is not");
        self.line("          - {below: 2m, points: 5}");
        self.line("          - {from: 2m, below: 5m, points: 2}");
        self.line("          - {from: 5m, points: 0}");
        self.line("        pass_at: 2          # fewer points are a miss");
        self.texts(8, "text", WAIT);
        self.line("        comment: {required_on: [missed], min_length: 20}");
        self.line("      - id: other_till");
        self.line("        kind: yes_no");
        self.line("        points: 2");
        self.line("        show_if: {question: wait, at_least: 5m}");
        self.texts(8, "text", TILLS);
        self.line("      - id: treatment");
        self.line("        kind: single_choice");
        self.texts(8, "text", KIND);
        self.line("        options:");
        for (id, points, label) in [
            ("warmly", 5, WARMLY),
            ("correctly", 3, CORRECTLY),
            ("rudely", 0, RUDELY),
        ] {
            self.line(&format!("          - id: {id}"));
            self.line(&format!("            points: {points}"));
            self.texts(12, "label", label);
        }
        self.line("        pass_at: 3");
        self.line("        knock_out: {on: [rudely], effect: flag}   # the verdict is fail");
        self.line("        comment: {required_on: [missed], min_length: 20}");
        self.line("");
    }

    fn store(&mut self) {
        self.line("  - id: store");
        self.line("    weight: 40");
        self.texts(4, "title", STORE);
        self.line("    questions:");
        self.line("      - id: floor_clean");
        self.line("        kind: yes_no");
        self.line("        points: 3");
        self.texts(8, "text", FLOOR);
        self.line("        comment: {required_on: [missed], min_length: 20}");
        self.line("        photo: {required_on: [missed]}");
        self.line("      - id: price_shown");
        self.line("        kind: yes_no");
        self.line("        points: 3");
        self.texts(8, "text", PRICES);
        self.line("        comment: {required_on: [missed], min_length: 20}");
        self.line("      - id: receipt");
        self.line("        kind: photo");
        self.line("        required: yes");
        self.line("        owner: hide         # the store owner does not see it");
        self.texts(8, "text", RECEIPT);
        self.line("      - id: summary");
        self.line(
            "        kind: text          # never scored, not required, hidden from the owner",
        );
        self.texts(8, "text", SUMMARY);
    }
}

fn written(texts: Texts, language: &Language) -> Option<&'static str> {
    let [english, arabic, tamil] = texts;
    match language.primary() {
        "en" => Some(english),
        "ar" => Some(arabic),
        "ta" => Some(tamil),
        _ => None,
    }
}
