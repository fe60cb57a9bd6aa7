//! The roles at work, from the set-up link to the file that the owner keeps, with nothing but the pages and
//! the shopper's program.

use tests::photo::{jpeg, scene};
use tests::server::{On, TestServer};
use tests::shopper::Device;
use tests::world::small_checklist;

use crate::chromium::Driver;
use crate::window::{Screen, Window};

const PASSWORD: &str = "correct horse battery staple";
const STORES: &str = "code,name,address,region,time_zone\n\
    R-1,Olaya,\"Olaya Street 1, Riyadh\",Riyadh,Asia/Riyadh\n\
    R-2,العليا,شارع العليا ٢، الرياض,Riyadh,Asia/Riyadh\n\
    R-3,Malqa,Anas ibn Malik Road,Riyadh,Asia/Riyadh\n\
    C-1,T. Nagar,தியாகராய நகர்,Chennai,Asia/Kolkata\n\
    C-2,மயிலாப்பூர்,Mylapore,Chennai,Asia/Kolkata\n\
    C-3,Adyar,Adyar,Chennai,Asia/Kolkata\n";

/// Somebody's window, and the pictures of what they see there.
struct Person {
    window: Window,
    tale: &'static str,
}

impl Person {
    async fn looks(&self, at: &str) {
        self.window
            .judge(&format!("story-{}-{at}", self.tale))
            .await;
    }

    /// Sets the password behind a link, and logs in.
    async fn arrive(&self, link: &str, email: &str) {
        self.window.go(link).await;
        self.window.fill("password", PASSWORD).await;
        self.window.fill("repeat", PASSWORD).await;
        self.window.press_within("main").await;
        self.looks("password-set").await;
        self.window.press("main a.button").await;
        self.enter(email).await;
    }

    async fn enter(&self, email: &str) {
        self.window.log_in(email, PASSWORD).await;
        self.looks("home").await;
    }

    /// Invites somebody and gives the path of the link.
    async fn invite(&self, name: &str, email: &str) -> String {
        self.window.fill("name", name).await;
        self.window.fill("email", email).await;
        self.window.press_within("main").await;
        self.looks("link").await;
        let link = self.window.value("#link", "value").await;
        let path = link.find("/password/").expect("the link sets a password");
        link[path..].to_owned()
    }

    async fn approve(&self) {
        let window = &self.window;
        window.click("#anonymity_confirmed").await;
        window.press("button[value=approved]").await;
    }
}

/// Does a visit with the shopper's program.
async fn visit(device: &Device, id: &str, smile: &str, photo: &str) {
    device.run(&["accept", id], &[]).await.good();
    let smiled = [smile, "They looked at the wall behind me."];
    let smiled: &[&str] = if smile == "no" { &smiled } else { &smiled[..1] };
    let typed = [&["yes"], smiled, &["-", "-", "-"]].concat();
    device.run(&["fill", id], &typed).await;
    let add = ["photo", "add", id, "front", photo];
    device.run(&add, &[]).await.good();
    device.run(&["submit", id], &[]).await.good();
}

/// The whole story, told by a contractor and an owner who look so and read so.
async fn tell(
    tale: &'static str,
    (contractor_screen, contractor_language): (Screen, &'static str),
    (owner_screen, owner_language): (Screen, &'static str),
) {
    let Some(driver) = Driver::start() else {
        return;
    };
    let server = TestServer::start(On::Sqlite).await.unwrap();
    let url = server.url.as_str();
    let link = backend::service::agencies::offer_setup(&server.app).await;
    let link = link.unwrap().expect("a new server offers a link");

    // The first steps, with a mistake on the way.
    let contractor = Person {
        window: Window::open(&driver, url, contractor_screen, contractor_language).await,
        tale,
    };
    let window = &contractor.window;
    window.go(link.strip_prefix(url).unwrap()).await;
    window.fill("agency_name", "North Star").await;
    window.fill("agency_slug", "north-star").await;
    window.fill("name", "Noura").await;
    window.fill("email", "noura@north.example").await;
    window.fill("password", PASSWORD).await;
    window.fill("repeat", "something else").await;
    window.press_within("main").await;
    contractor.looks("setup-mistake").await;
    assert_eq!(window.value("#agency_name", "value").await, "North Star");
    window.fill("password", PASSWORD).await;
    window.fill("repeat", PASSWORD).await;
    window.press_within("main").await;
    window.press("main a.button").await;
    contractor.enter("noura@north.example").await;

    // A client, and six stores from a file.
    window.go("/clients/new").await;
    window.fill("name", "Falafel House").await;
    window.fill("currency", "SAR").await;
    window.press_within("main").await;
    contractor.looks("client").await;
    let client = window.path().await;
    let file = server.folder("files").join("stores.csv");
    std::fs::write(&file, STORES).unwrap();
    window.press("main a[href$='/stores/import']").await;
    window.attach("file", &file).await;
    window.press("form.card button[type=submit]").await;
    contractor.looks("stores-looked-at").await;
    window
        .press("form:has([name=rows]) button[type=submit]")
        .await;
    contractor.looks("stores").await;
    assert_eq!(window.path().await, client);
    for name in ["Olaya", "العليا", "மயிலாப்பூர்"] {
        assert!(window.text().await.contains(name), "{name}");
    }

    // A checklist: a mistake is shown at its line, and mended.
    window.go("/checklists/new").await;
    let wrong = small_checklist(1).replace("kind: photo, text", "kind: foto, text");
    window.paste("source", &wrong).await;
    window.press_within("main").await;
    contractor.looks("checklist-findings").await;
    assert!(window.text().await.contains("foto"));
    window.paste("source", &small_checklist(1)).await;
    window
        .press("form:has([name=source]) button[type=submit]")
        .await;
    window.press("form[action$='/publish'] button").await;
    contractor.looks("checklist-published").await;

    // A shopper, and 24 visits: six stores on four days.
    window.go("/people/new").await;
    let link = contractor.invite("Zephyrine", "sam@north.example").await;
    let shopper = Window::open(&driver, url, Screen::Phone, contractor_language).await;
    shopper.go(&link).await;
    shopper.fill("password", PASSWORD).await;
    shopper.fill("repeat", PASSWORD).await;
    shopper.press_within("main").await;
    shopper.close().await;

    window.go("/visits/new").await;
    window.click("[name=all]").await;
    let dates = "2026-03-02\n2026-03-09\n2026-03-16\n2026-03-23";
    window.paste("dates", dates).await;
    window.paste("from", "08:00").await;
    window.choose("checklist", "small@1").await;
    window.fill("fee", "45.50").await;
    contractor.looks("visits-new").await;
    window
        .press("form[method=post][action='/visits/new'] button[type=submit]")
        .await;
    contractor.looks("visits-made").await;
    let made = "return [...new Set([...document.querySelectorAll('main a[href^=\"/visits/\"]')].map((link) => \
                link.getAttribute('href')).filter((link) => /^.visits.[0-9a-f-]{36}$/.test(link)))]";
    let visits = window.run(made).await;
    let visits: Vec<String> = serde_json::from_value(visits).unwrap();
    assert_eq!(visits.len(), 24, "{visits:?}");

    // All of them to the shopper at once.
    window.click("thead input[type=checkbox]").await;
    window.press("form[action='/visits/ticked'] button").await;
    contractor.looks("visits-ticked").await;
    let assign = "form:has([value=assign])";
    let opened = window
        .run("return document.querySelector('details:has([value=assign])').open")
        .await;
    if opened != true {
        window.click("details:has([value=assign]) summary").await;
    }
    let sam = format!("{assign} select[name=shopper_id] option:nth-child(2)");
    window.click(&sam).await;
    window.press(&format!("{assign} button")).await;
    contractor.looks("visits-assigned").await;
    let sams = "return [...document.querySelectorAll('tbody tr')].filter((row) => row.textContent.includes('Zephyrine')).length";
    assert_eq!(window.run(sams).await, 24);

    // The shopper does two of them with the program.
    let clock = server.clock.clone();
    let device = Device::new(&server.folder("device"), move || clock.now().to_utc());
    let photo = server.folder("camera").join("front.jpg");
    std::fs::write(&photo, jpeg(&scene(640, 480, 4), None).bytes).unwrap();
    let photo = photo.to_str().unwrap();
    let log_in = [
        "login",
        url,
        "--email",
        "sam@north.example",
        "--password-stdin",
    ];
    device.run(&log_in, &[PASSWORD]).await.good();
    device.run(&["pull"], &[]).await.good();
    let ids: Vec<&str> = visits
        .iter()
        .filter_map(|path| path.strip_prefix("/visits/"))
        .collect();
    visit(&device, ids[0], "no", photo).await;
    visit(&device, ids[1], "yes", photo).await;

    // One is returned with a remark, the other approved; the next one comes by itself.
    window.go("/").await;
    contractor.looks("dashboard").await;
    window.go("/reviews").await;
    contractor.looks("queue").await;
    window.press("main tbody tr:first-child a").await;
    contractor.looks("desk").await;
    let first = window.path().await;
    window
        .click("#q-smile details:has([name='remark.smile']) summary")
        .await;
    window.fill("remark.smile", "Who was it, and when?").await;
    window.press("button[value=returned]").await;
    contractor.looks("next").await;
    assert!(!window.path().await.starts_with(&first));
    contractor.approve().await;
    contractor.looks("queue-empty").await;

    device.run(&["pull"], &[]).await.good();
    let typed = ["! The tall one at the till, all the time.", "no", "q"];
    device.run(&["fill", ids[0]], &typed).await;
    device.run(&["submit", ids[0]], &[]).await.good();
    window.go("/reviews").await;
    window.press("main tbody tr:first-child a").await;
    contractor.looks("desk-again").await;
    assert!(window.text().await.contains("The tall one at the till"));
    contractor.approve().await;

    // The owner is invited, reads and downloads.
    window.go(&client).await;
    window.press("main a[href^='/people/new?role=owner']").await;
    let link = contractor.invite("Omar", "omar@falafel.example").await;
    let owner = Person {
        window: Window::open(&driver, url, owner_screen, owner_language).await,
        tale,
    };
    owner.arrive(&link, "omar@falafel.example").await;
    let window = &owner.window;
    let read = "ul.stores li:has(.score) a[href^='/stores/']";
    window.press(read).await;
    owner.looks("store").await;
    let page = window.text().await;
    window.click("details.downloads summary").await;
    let link = format!("details.downloads a[href*='report.pdf'][hreflang='{owner_language}']");
    let pdf = window.download(&link).await;
    assert!(pdf.starts_with(b"%PDF-"), "{} bytes", pdf.len());
    window.press("main .report a[href^='/visits/']").await;
    owner.looks("visit").await;
    let visit = window.text().await;
    let words = if tests::pdf::has_pdftotext() {
        tests::pdf::text(&pdf)
    } else {
        String::new()
    };
    for text in [&page, &visit, &words] {
        assert!(
            !text.contains("Zephyrine"),
            "no owner learns who it was (P6): {text}"
        );
    }
    contractor.window.close().await;
    owner.window.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_english_desk_works_for_an_owner_with_an_arabic_phone() {
    tell("desk", (Screen::Desk, "en"), (Screen::Phone, "ar")).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_arabic_phone_works_for_an_owner_with_an_english_desk() {
    tell("phone", (Screen::Phone, "ar"), (Screen::Desk, "en")).await;
}
