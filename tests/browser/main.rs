//! The pages in a real Chromium: every page in three languages on a desk and on a phone, judged by axe and
//! by the browser's own console; and the stories of the people who use them. Pictures of all of them are
//! kept in the target folder, under `tmp/pages`.

#![expect(
    clippy::unwrap_used,
    reason = "a test that unwraps nothing has failed, as it should"
)]

mod chromium;
mod every_page;
mod keyboard;
mod story;
mod two_windows;
mod window;
