//! A window of the browser in which a person works, and which watches what the pages do.

use std::path::PathBuf;

use serde_json::{Value, json};
use thirtyfour::{
    By, ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel, WebDriver, WebElement,
};

use crate::chromium::{Driver, axe};

/// What the person looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Screen {
    /// A desktop.
    Desk,
    /// A phone, 360 px wide, as most are.
    Phone,
}

/// A window.
pub(crate) struct Window {
    driver: WebDriver,
    url: String,
    screen: Screen,
    language: &'static str,
}

/// What axe judges by: WCAG 2.2, levels A and AA.
const RULES: [&str; 5] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

impl Window {
    /// A new window of a browser that nobody knows, for people who read this language.
    pub(crate) async fn open(
        driver: &Driver,
        url: &str,
        screen: Screen,
        language: &'static str,
    ) -> Window {
        let mut wanted = DesiredCapabilities::chrome();
        let arguments = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--hide-scrollbars",
        ];
        for argument in arguments {
            wanted.add_arg(argument).expect("an argument");
        }
        wanted
            .add_arg("--window-size=1280,900")
            .expect("an argument");
        wanted
            .add_arg(&format!("--accept-lang={language}"))
            .expect("an argument");
        if screen == Screen::Phone {
            let metrics = json!({ "deviceMetrics": { "width": 360, "height": 780, "pixelRatio": 2.0, "mobile": true } });
            wanted
                .add_experimental_option("mobileEmulation", metrics)
                .expect("an option");
        }
        wanted
            .set_browser_log_level(LoggingPrefsLogLevel::All)
            .expect("a level");
        let driver = WebDriver::new(&driver.url, wanted)
            .await
            .expect("a window opens");
        let url = url.to_owned();
        Window {
            driver,
            url,
            screen,
            language,
        }
    }

    /// Opens a page by its path.
    pub(crate) async fn go(&self, path: &str) {
        self.driver
            .goto(format!("{}{path}", self.url))
            .await
            .expect("the page opens");
    }

    /// Logs in.
    pub(crate) async fn log_in(&self, email: &str, password: &str) {
        self.go("/login").await;
        self.fill("email", email).await;
        self.fill("password", password).await;
        self.press_within("main").await;
        assert!(
            !self.path().await.starts_with("/login"),
            "{email} is not logged in"
        );
    }

    /// Types into the field of that name, in place of what it held.
    pub(crate) async fn fill(&self, name: &str, text: &str) {
        let field = self.find(&format!("main [name=\"{name}\"]")).await;
        field.clear().await.expect("the field can be emptied");
        field.send_keys(text).await.expect("the field takes text");
    }

    /// Presses the first button that sends a form in this part of the page, and waits for the next page.
    pub(crate) async fn press_within(&self, part: &str) {
        let button = self.find(&format!("{part} button[type=submit]")).await;
        self.run("window.isOld = true").await;
        button.click().await.expect("the button can be pressed");
        let arrived = "return !window.isOld && document.readyState === 'complete'";
        for _ in 0..400 {
            // Between two pages there is none that could answer.
            let answer = self.driver.execute(arrived, Vec::new()).await;
            if answer.is_ok_and(|answer| answer.json() == &json!(true)) {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(25)).await;
        }
        panic!(
            "no page follows the button of {part} on {}",
            self.path().await
        );
    }

    /// The element that this CSS selector finds first.
    ///
    /// # Panics
    /// If there is none: with the page's text.
    pub(crate) async fn find(&self, selector: &str) -> WebElement {
        match self.driver.find(By::Css(selector)).await {
            Ok(element) => element,
            Err(_) => panic!(
                "{}: no {selector} on\n{}",
                self.path().await,
                self.text().await
            ),
        }
    }

    /// What the page says.
    pub(crate) async fn text(&self) -> String {
        let body = self
            .driver
            .find(By::Css("body"))
            .await
            .expect("a page has a body");
        body.text().await.expect("a body has a text")
    }

    /// The path and the query of the page.
    pub(crate) async fn path(&self) -> String {
        let url = self
            .driver
            .current_url()
            .await
            .expect("a window shows something");
        let query = url
            .query()
            .map(|query| format!("?{query}"))
            .unwrap_or_default();
        format!("{}{query}", url.path())
    }

    async fn run(&self, script: &str) -> Value {
        let done = self
            .driver
            .execute(script, Vec::new())
            .await
            .expect("the script runs");
        done.json().clone()
    }

    /// Judges the page that is shown: axe finds nothing, nothing is wider than the screen, the console is
    /// silent and no rule of the content security policy was broken. Keeps a picture.
    pub(crate) async fn judge(&self, name: &str) {
        let place = format!("{name}, {} on a {:?}", self.language, self.screen);
        self.picture(name).await;
        let said = self
            .driver
            .browser_log()
            .await
            .expect("the log can be read");
        let said: Vec<String> = said
            .into_iter()
            // The browser's own word for an answer that a test wanted to be an error.
            .filter(|entry| {
                !entry
                    .message
                    .contains("the server responded with a status of 4")
            })
            .map(|entry| entry.message)
            .collect();
        assert!(said.is_empty(), "{place}: the console says {said:#?}");
        let wide = self.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth").await;
        assert_eq!(wide, json!(0), "{place}: the page is wider than the screen");
        let Some(axe) = axe() else { return };
        self.run(&format!("{axe}; window.axe = axe;")).await;
        let script = format!(
            "const done = arguments[arguments.length - 1]; \
             axe.run(document, {{ runOnly: {} }}).then((found) => done(found.violations.map((rule) => \
             rule.id + ': ' + rule.help + ' — ' + rule.nodes.map((node) => node.html).join(' | '))), \
             (error) => done([String(error)]));",
            json!(RULES)
        );
        let found = self
            .driver
            .execute_async(script, Vec::new())
            .await
            .expect("axe runs");
        let found = found.json().clone();
        assert_eq!(found, json!([]), "{place}: axe finds {found:#}");
    }

    /// Keeps a picture of the whole page, to be looked at.
    async fn picture(&self, name: &str) {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("pages");
        std::fs::create_dir_all(&folder).expect("a folder for pictures");
        let screen = format!("{:?}", self.screen).to_lowercase();
        let file = folder.join(format!("{name}-{}-{screen}.png", self.language));
        let picture = self.driver.screenshot_as_png().await.expect("a picture");
        std::fs::write(file, picture).expect("the picture can be kept");
    }

    /// Closes it.
    pub(crate) async fn close(self) {
        self.driver.quit().await.expect("the window closes");
    }
}
