//! A question with the rules around its answer.

use super::condition::{condition, names};
use super::kind::kind;
use super::{Entries, Tree, boolean, text};
use crate::checklist::{
    Checklist, CommentRule, Effect, Kind, KnockOut, PhotoRule, Question, Visibility,
};

/// A question as authors write it.
pub(crate) fn question(checklist: &Checklist, question: &Question) -> Tree {
    let mut map = Entries::default();
    let told = !matches!(question.kind, Kind::Photo { .. } | Kind::Text { .. })
        && question.required_if.is_none();
    map.word("id", &question.id);
    map.word("kind", question.kind.name());
    let (before, after) = kind(checklist, &question.kind);
    map.0.extend(before.0);
    if question.weight != 1 {
        map.word("weight", question.weight);
    }
    map.unless("bonus", question.bonus, false);
    map.unless("required", question.required, told);
    let required_if = question.required_if.as_ref();
    map.maybe(
        "required_if",
        required_if.map(|one| condition(checklist, one)),
    );
    map.unless("na", question.na, false);
    let show_if = question.show_if.as_ref();
    map.maybe("show_if", show_if.map(|one| condition(checklist, one)));
    map.put("text", text(&question.text));
    map.maybe("help", question.help.as_ref().map(text));
    map.0.extend(after.0);
    let all_possible = if question.bonus {
        None
    } else {
        question.kind.possible()
    };
    if question.pass_at != all_possible {
        map.maybe("pass_at", question.pass_at.map(Tree::word));
    }
    map.maybe("knock_out", question.knock_out.as_ref().map(knock_out));
    let owner = visibility(question);
    let beside = match question.owner {
        Visibility::Show => Visibility::Show,
        Visibility::Summary | Visibility::Hide => Visibility::Hide,
    };
    map.filled("comment", comment(&question.comment, beside));
    if !matches!(question.kind, Kind::Photo { .. }) {
        map.filled("photo", photo(&question.photo, beside));
    }
    if question.owner != owner {
        map.word("owner", visibility_word(question.owner));
    }
    map.unless("moment", question.moment, false);
    map.maybe("comparable", question.comparable.map(boolean));
    map.done()
}

/// What the owner sees unless the source says otherwise.
fn visibility(question: &Question) -> Visibility {
    let tells = matches!(
        question.kind,
        Kind::Text { .. } | Kind::Date { .. } | Kind::Time { .. }
    );
    if question.moment || tells {
        Visibility::Hide
    } else {
        Visibility::Show
    }
}

fn visibility_word(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Show => "show",
        Visibility::Summary => "summary",
        Visibility::Hide => "hide",
    }
}

fn knock_out(rule: &KnockOut) -> Tree {
    let mut map = Entries::default();
    map.put("on", names(&rule.on));
    match rule.effect {
        Effect::Flag => map.word("effect", "flag"),
        Effect::ZeroSection => map.word("effect", "zero_section"),
        Effect::ZeroTotal => map.word("effect", "zero_total"),
        Effect::CapTotal { cap } => {
            map.word("effect", "cap_total");
            map.word("cap", cap.short());
        }
    }
    map.done()
}

fn comment(rule: &CommentRule, owner: Visibility) -> Entries {
    let mut map = Entries::default();
    map.unless("required", rule.required, false);
    if !rule.required_on.is_empty() {
        map.put("required_on", names(&rule.required_on));
    }
    if rule.min_length != 1 {
        map.word("min_length", rule.min_length);
    }
    if rule.owner != owner {
        map.word("owner", visibility_word(rule.owner));
    }
    map
}

fn photo(rule: &PhotoRule, owner: Visibility) -> Entries {
    const DEFAULT_PHOTOS: u32 = 5;
    let mut map = Entries::default();
    map.unless("required", rule.required, false);
    if !rule.required_on.is_empty() {
        map.put("required_on", names(&rule.required_on));
    }
    if rule.min != 1 {
        map.word("min", rule.min);
    }
    if rule.max != DEFAULT_PHOTOS.max(rule.min) {
        map.word("max", rule.max);
    }
    if rule.owner != owner {
        map.word("owner", visibility_word(rule.owner));
    }
    map
}
