//! A window of the browser in which a person works, and which watches what the pages do.

use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::{
    By, ChromiumLikeCapabilities, DesiredCapabilities, Key, LoggingPrefsLogLevel, TypingData,
    WebDriver, WebElement,
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
    downloads: TempDir,
}

/// The most of a page, in its pixels, that a picture shows.
const TALLEST: u64 = 6_000;

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
            // A click that comes while the page still glides would miss.
            "--force-prefers-reduced-motion",
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
        let folder = tempfile::tempdir().expect("a folder for what is downloaded");
        let kept = json!({ "download.default_directory": folder.path(), "download.prompt_for_download": false });
        wanted
            .add_experimental_option("prefs", kept)
            .expect("an option");
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
            downloads: folder,
        }
    }

    /// Follows a link to a file, and gives the file once it is there whole.
    pub(crate) async fn download(&self, link: &str) -> Vec<u8> {
        self.click(link).await;
        for _ in 0..400 {
            tokio::time::sleep(std::time::Duration::from_millis(25)).await;
            let files = std::fs::read_dir(self.downloads.path()).expect("the folder can be read");
            let files: Vec<PathBuf> = files.flatten().map(|file| file.path()).collect();
            let [file] = files.as_slice() else { continue };
            let is_whole = file
                .extension()
                .is_some_and(|ending| ending != "crdownload");
            if is_whole
                && !file
                    .file_name()
                    .is_some_and(|name| name.to_string_lossy().starts_with('.'))
            {
                let bytes = std::fs::read(file).expect("the file can be read");
                std::fs::remove_file(file).expect("the file can be removed");
                return bytes;
            }
        }
        panic!("nothing was downloaded by {link} on {}", self.path().await);
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

    /// Puts a text into the field of that name as a paste does: at once, lines and all.
    pub(crate) async fn paste(&self, name: &str, text: &str) {
        let field = self.find(&format!("main [name=\"{name}\"]")).await;
        let field = field.to_json().expect("an element has a name");
        self.run_with(
            "arguments[0].value = arguments[1]",
            vec![field, json!(text)],
        )
        .await;
    }

    /// Chooses in the field of that name the option with that value.
    pub(crate) async fn choose(&self, name: &str, value: &str) {
        let option = format!("main select[name=\"{name}\"] option[value=\"{value}\"]");
        let option = self.find(&option).await;
        option.click().await.expect("the option can be chosen");
    }

    /// Gives the field of that name a file.
    pub(crate) async fn attach(&self, name: &str, file: &Path) {
        let field = self.find(&format!("main [name=\"{name}\"]")).await;
        let path = file.to_str().expect("a path in UTF-8");
        field.send_keys(path).await.expect("the field takes a file");
    }

    /// Ticks, or opens, what this selector finds.
    pub(crate) async fn click(&self, selector: &str) {
        let element = self.shown(selector).await;
        element.click().await.expect("it can be clicked");
    }

    /// What the element holds under that name, such as `href` or `value`.
    pub(crate) async fn value(&self, selector: &str, name: &str) -> String {
        let element = self.find(selector).await;
        let value = element.prop(name).await.expect("an element can be asked");
        value.unwrap_or_else(|| panic!("{selector} has no {name}"))
    }

    /// Presses the first button that sends a form in this part of the page, and waits for the next page.
    pub(crate) async fn press_within(&self, part: &str) {
        self.press(&format!("{part} button[type=submit]")).await;
    }

    /// Presses this button or link, and waits for the next page.
    pub(crate) async fn press(&self, part: &str) {
        let button = self.shown(part).await;
        self.run("window.isOld = true").await;
        button.click().await.expect("the button can be pressed");
        self.arrive(part).await;
    }

    /// Types these keys to what has the focus.
    pub(crate) async fn keys(&self, keys: impl Into<TypingData>) {
        let here = self.driver.active_element().await;
        let here = here.expect("something has the focus");
        here.send_keys(keys).await.expect("it takes keys");
    }

    /// Goes on with the key Tab until what this selector finds has the focus, and shows it.
    pub(crate) async fn tab_to(&self, selector: &str) {
        let is_there = format!(
            "const here = document.activeElement; return here.matches({selector}) && \
             getComputedStyle(here).outlineStyle !== 'none'",
            selector = json!(selector)
        );
        for _ in 0..100 {
            self.keys(Key::Tab).await;
            if self.run(&is_there).await == json!(true) {
                return;
            }
        }
        panic!("no Tab leads to {selector} on {}", self.path().await);
    }

    /// Presses Enter on what has the focus, and waits for the next page.
    pub(crate) async fn enter(&self) {
        self.run("window.isOld = true").await;
        self.keys(Key::Enter).await;
        self.arrive("the key Enter").await;
    }

    /// Waits for the page that follows.
    async fn arrive(&self, pressed: &str) {
        let arrived = "return !window.isOld && document.readyState === 'complete'";
        for _ in 0..400 {
            // Between two pages there is none that could answer.
            let answer = self.driver.execute(arrived, Vec::new()).await;
            if answer.is_ok_and(|answer| answer.json() == &json!(true)) {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(25)).await;
        }
        panic!("no page follows {pressed} on {}", self.path().await);
    }

    /// The element that this selector finds first, scrolled to where it can be reached.
    async fn shown(&self, selector: &str) -> WebElement {
        let element = self.find(selector).await;
        let there = element.to_json().expect("an element has a name");
        self.run_with(
            "arguments[0].scrollIntoView({ block: 'center' })",
            vec![there],
        )
        .await;
        element
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

    pub(crate) async fn run(&self, script: &str) -> Value {
        self.run_with(script, Vec::new()).await
    }

    async fn run_with(&self, script: &str, arguments: Vec<Value>) -> Value {
        let done = self
            .driver
            .execute(script, arguments)
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
        let size = self.run("const page = document.documentElement; return [page.clientWidth, page.scrollHeight]").await;
        let height = size[1].as_u64().unwrap_or_default().min(TALLEST);
        let clip = json!({ "x": 0, "y": 0, "width": size[0], "height": height, "scale": 1 });
        let asked = json!({ "captureBeyondViewport": true, "clip": clip });
        let cdp = self.driver.cdp();
        let picture = cdp.send_raw("Page.captureScreenshot", asked).await;
        let picture = picture.expect("a picture");
        let picture = picture["data"].as_str().expect("a picture has data");
        let picture = STANDARD.decode(picture).expect("it is base64");
        std::fs::write(file, picture).expect("the picture can be kept");
    }

    /// Closes it.
    pub(crate) async fn close(self) {
        self.driver.quit().await.expect("the window closes");
    }
}
