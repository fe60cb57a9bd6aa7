//! Access tokens that are not ours.

use api::receipts::{RECEIPT_TYP, Receipt};
use backend::auth::token::AccessClaims;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::{Value, json};
use tests::client::Api;
use tests::server::{On, TestServer};
use tests::world::{Agency, PASSWORD};
use uuid::Uuid;

use crate::town::Town;

/// A part of a token as JSON.
fn part(token: &str, index: usize) -> Value {
    let part = token.split('.').nth(index).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
}

fn encoded(value: &Value) -> String {
    URL_SAFE_NO_PAD.encode(value.to_string())
}

/// Signs with the server's own key, whatever the header and the claims say.
fn signed(server: &TestServer, header: &Value, claims: &Value) -> String {
    let (_, key) = server.app.keys.signing().unwrap();
    let message = format!("{}.{}", encoded(header), encoded(claims));
    let signature = jsonwebtoken::crypto::sign(message.as_bytes(), key, Algorithm::EdDSA).unwrap();
    format!("{message}.{signature}")
}

fn with(value: &Value, field: &str, to: impl Into<Value>) -> Value {
    let mut value = value.clone();
    value[field] = to.into();
    value
}

fn without(value: &Value, field: &str) -> Value {
    let mut value = value.clone();
    value.as_object_mut().unwrap().remove(field);
    value
}

/// Every kind of token that must not pass, with what is wrong with it.
async fn bad_tokens(
    server: &TestServer,
    town: &Town,
    foreign: &TestServer,
) -> Vec<(String, String)> {
    let good = town.contractor.api.token().unwrap().to_owned();
    let (header, claims) = (part(&good, 0), part(&good, 1));
    let [head, body, signature] = good.split('.').collect::<Vec<_>>().try_into().unwrap();
    let mut bad: Vec<(String, String)> = Vec::new();
    let mut add = |what: &str, token: String| bad.push((what.to_owned(), token));

    for alg in ["none", "None", "NONE", "nOnE", ""] {
        let header = encoded(&with(&header, "alg", alg));
        add(
            &format!("alg {alg} without a signature"),
            format!("{header}.{body}."),
        );
        add(
            &format!("alg {alg} with a signature"),
            format!("{header}.{body}.{signature}"),
        );
    }
    let public = server.app.keys.published().keys.remove(0);
    for (what, secret) in [
        ("the public key's text", public.x.clone().into_bytes()),
        (
            "the public key's bytes",
            URL_SAFE_NO_PAD.decode(&public.x).unwrap(),
        ),
        ("an empty secret", Vec::new()),
    ] {
        let mut header = Header::new(Algorithm::HS256);
        (header.typ, header.kid) = (Some("at+jwt".to_owned()), Some(public.kid.clone()));
        let token = jsonwebtoken::encode(&header, &claims, &EncodingKey::from_secret(&secret));
        add(&format!("HS256 with {what}"), token.unwrap());
    }
    let own = signed(foreign, &header, &claims);
    add("another server's key under our kid", own);
    let jwk = serde_json::to_value(foreign.app.keys.published().keys.remove(0)).unwrap();
    let brought = with(&header, "jwk", jwk.clone());
    add("a key brought along", signed(foreign, &brought, &claims));
    let named = with(&header, "kid", jwk["kid"].clone());
    add("another server's kid", signed(foreign, &named, &claims));
    let fetched = with(
        &named,
        "jku",
        format!("{}/.well-known/jwks.json", foreign.url),
    );
    add("a key to be fetched", signed(foreign, &fetched, &claims));
    let their_agency = Agency::create(foreign, "north").await;
    add(
        "another server's token",
        their_agency.admin.token().unwrap().to_owned(),
    );

    let ours = |header: &Value, claims: &Value| signed(server, header, claims);
    for kid in [
        json!("x"),
        json!("../../etc/passwd"),
        json!(""),
        json!(null),
        json!(7),
    ] {
        add(
            &format!("kid {kid}"),
            ours(&with(&header, "kid", kid.clone()), &claims),
        );
    }
    add("no kid", ours(&without(&header, "kid"), &claims));
    for typ in ["JWT", "jwt", RECEIPT_TYP, "refresh+jwt", ""] {
        add(
            &format!("typ {typ}"),
            ours(&with(&header, "typ", typ), &claims),
        );
    }
    add("no typ", ours(&without(&header, "typ"), &claims));
    add(
        "a critical header",
        ours(&with(&header, "crit", json!(["exp"])), &claims),
    );
    for field in ["iss", "aud", "sub", "agency", "family", "jti", "iat", "exp"] {
        add(
            &format!("no {field}"),
            ours(&header, &without(&claims, field)),
        );
        add(
            &format!("{field} null"),
            ours(&header, &with(&claims, field, Value::Null)),
        );
    }
    for (field, value) in [
        ("iss", json!("https://elsewhere.example")),
        ("iss", json!(["https://elsewhere.example"])),
        ("aud", json!("another-api")),
        ("sub", json!(Uuid::new_v4())),
        ("sub", json!("carol@north.example")),
        ("agency", json!(Uuid::new_v4())),
        ("family", json!(Uuid::new_v4())),
    ] {
        add(
            &format!("{field} {value}"),
            ours(&header, &with(&claims, field, value)),
        );
    }
    let now = server.now().timestamp();
    for (what, iat, exp) in [
        ("ended now", json!(now - 900), json!(now)),
        ("ended long ago", json!(now - 9_000), json!(now - 8_100)),
        ("a life of a day", json!(now), json!(now + 86_400)),
        ("made tomorrow", json!(now + 86_400), json!(now + 87_300)),
        ("a life without end", json!(now), json!(i64::MAX)),
        ("made before time", json!(i64::MIN), json!(now + 60)),
        ("an end in words", json!(now), json!("tomorrow")),
        ("an end below zero", json!(now), json!(-1)),
    ] {
        add(
            what,
            ours(&header, &with(&with(&claims, "iat", iat), "exp", exp)),
        );
    }

    add("no signature", format!("{head}.{body}."));
    add("two parts", format!("{head}.{body}"));
    add("four parts", format!("{good}.{signature}"));
    add("a cut signature", good[..good.len() - 2].to_owned());
    let promoted = encoded(&with(&claims, "sub", town.shopper.id.to_string()));
    add(
        "another user under the old signature",
        format!("{head}.{promoted}.{signature}"),
    );
    add("nothing", String::new());
    add("dots", "...".to_owned());
    add("a long text", "a".repeat(6_000));
    let receipt = format!(
        "/api/v1/submissions/{}/revisions/1/receipt",
        town.standing.submission
    );
    let receipt: Receipt = town.shopper.api.get(&receipt).await.expect(200).json();
    add("a receipt", receipt.jws);
    let (_, tokens) = town
        .agency
        .anonymous
        .log_in(&town.owner.email, PASSWORD)
        .await;
    add("a refresh token", tokens.refresh_token);
    bad
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_token_that_is_not_ours_gets_one_and_the_same_401() {
    let server = TestServer::start(On::Sqlite).await.unwrap();
    let foreign = TestServer::start(On::Sqlite).await.unwrap();
    let town = Town::build(&server, "north").await;
    let anonymous = &town.agency.anonymous;
    let request_id = Uuid::new_v4();
    let ask = async |api: &Api, path: &str| {
        let request = api.request(reqwest::Method::GET, path);
        api.send(request.header("request-id", request_id.to_string()))
            .await
    };
    let nobody = ask(anonymous, "/api/v1/me").await;
    let problem = nobody.problem(401);
    assert_eq!(problem.code, "unauthenticated");
    assert_eq!(problem.request_id, Some(request_id.to_string()));

    // The claims as they are pass, so that what follows fails for its own reason.
    let good = town.contractor.api.token().unwrap();
    let copy = signed(&server, &part(good, 0), &part(good, 1));
    ask(&anonymous.with_token(&copy), "/api/v1/me")
        .await
        .expect(200);
    let _: AccessClaims = serde_json::from_value(part(good, 1)).unwrap();

    let bad = bad_tokens(&server, &town, &foreign).await;
    assert!(bad.len() > 60);
    for (what, token) in &bad {
        for path in [
            "/api/v1/me",
            "/api/v1/people",
            &format!("/api/v1/stores/{}", town.store.id),
        ] {
            let answer = ask(&anonymous.with_token(token), path).await;
            assert_eq!(answer.status, 401, "{what} passes at {path}");
            assert_eq!(answer.bytes, nobody.bytes, "{what} is told apart at {path}");
            assert_eq!(answer.headers["www-authenticate"], "Bearer", "{what}");
        }
    }
    for value in [
        good.to_owned(),
        format!("Basic {good}"),
        format!("Bearer{good}"),
        "Bearer".into(),
    ] {
        let request = anonymous.request(reqwest::Method::GET, "/api/v1/me");
        let answer = anonymous
            .send(request.header("authorization", &value))
            .await;
        answer.problem(401);
    }
    // A token in the address is not looked at.
    ask(anonymous, &format!("/api/v1/me?access_token={good}"))
        .await
        .problem(401);
}
