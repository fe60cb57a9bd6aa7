# What the program `shopper` says. Text values arrive printable and isolated.

error = error:
hint = hint:
interrupted = Interrupted. Every answer that was called saved is saved.
hint-did-you-mean = Did you mean { $near }?
unknown = unknown
never = never

# Ages
age-now = just now
age-minutes = { $n ->
    [one] 1 minute ago
   *[other] { $n } minutes ago
}
age-hours = { $n ->
    [one] 1 hour ago
   *[other] { $n } hours ago
}
age-days = { $n ->
    [one] 1 day ago
   *[other] { $n } days ago
}
seconds = { $n ->
    [one] 1 second
   *[other] { $n } seconds
}

# Help
help-usage = Usage:
help-verbs = Commands
help-verb = COMMAND
help-arguments = Arguments
help-options = Options
help-options-everywhere = Options for every command
help-examples = Examples:
help-exit-codes = Exit codes: 0 done, 1 failed, 2 wrong command line, 3 answers, photos or a checklist incomplete or wrong, 4 not logged in, 5 server not reachable (what is to be sent waits), 6 conflict with what the server has, 130 interrupted.
help-next = Next: log in, then run “shopper pull”. A VISIT is a store code, or the beginning of a visit's id.
verb = Fill in mystery-shopping checklists, with or without a network, and submit them.
verb-login = Log in to a server. The password is asked for, or read from standard input.
verb-logout = Log out. Drafts and what waits to be sent stay on this device.
verb-assignments = List your visits, the latest due first.
verb-show = Show one visit: store, window, fee, briefing, and what the reviewer said.
verb-accept = Accept a visit that was offered to you.
verb-decline = Give a visit back, with the reason.
verb-pull = Fetch assignments, briefings and checklists, so that you can work without a network.
verb-fill = Fill in the checklist of a visit, question by question or from a file. Run it again to go on.
verb-photo = Add, list and remove photos of a visit.
verb-photo-add = Attach photos (JPEG, PNG or WebP, at most 20 MB each) to a question. They are copied.
verb-photo-list = List the photos of a visit.
verb-photo-remove = Detach a photo from a question.
verb-check = Show everything that is missing or contradictory, at once.
verb-checklist = Write checklists: start, check, show, score and compare them. Needs no server.
verb-checklist-check = Show every mistake in checklists, with its line and what to write instead. Says nothing where there is none.
verb-checklist-new = Start a checklist from one that ships for the sector, or from a skeleton.
verb-checklist-show = Show a checklist as its shopper will see it.
verb-checklist-score = Score a file of answers.
verb-checklist-diff = Show what changed between two versions, and which results stay comparable. Ends with exit code 3 while the author must still say whether they are.
verb-checklist-schema = Print the JSON Schema of checklists, for completion in an editor.
verb-score = Show the score that the server will compute, with the reason for every point.
verb-submit = Send photos and answers, and keep the receipt. Safe to repeat at any time.
verb-status = Show drafts, what waits to be sent, the last pull and the clock.
verb-receipt = Show and verify the server's signed receipt. Works without a network.
verb-completions = Print a completion script for a shell.
arg-help = Show this help
arg-version = Show the version
arg-lang = Language: en, ar or ta (also SHOPPER_LANG)
arg-profile = Profile to use (also SHOPPER_PROFILE)
arg-data-dir = Folder for all data (also SHOPPER_DATA_DIR)
arg-quiet = Say only what is needed
arg-color = When to use colour: auto, always or never
arg-url = Address of the server
arg-email = Your e-mail address (also SHOPPER_EMAIL)
arg-agency = Short name of your agency, if you work for several
arg-password-stdin = Read the password from the first line of standard input
arg-allow-http = Allow an address without encryption
arg-json = Print JSON
arg-offline = Use what is on this device, without asking the server
arg-visit = Store code, or the beginning of a visit's id
arg-reason = Why
arg-answers = File of answers, YAML or JSON; “-” reads standard input
arg-stdin = Read what would be typed, line by line, from standard input
arg-at = Begin at this question
arg-started = When the visit began: RFC 3339, or the store's local time
arg-finished = When the visit ended: RFC 3339, or the store's local time
arg-question = Name of the question, such as “greeted”
arg-files = Photo files
arg-photo = Number in the list, or the beginning of the photo's SHA-256
arg-offline-ok = Without a network, end with exit code 0: the submission waits on this device
arg-unchanged = Send a returned submission again although nothing was changed
arg-sources = Checklist files; “-” reads standard input
arg-source = Checklist file; “-” reads standard input
arg-advice = Add advice: what is allowed, but seldom wise
arg-sector = Line of business, such as “grocery”
arg-slug = Name of the checklist in all its versions, such as “our-shops”
arg-languages = Languages of the texts, the default first, such as “en,ar,ta”
arg-output = File to write; no file is overwritten
arg-before = Checklist file of the version before
arg-after = Checklist file of the version after
arg-shell = Name of the shell

# Logging in
ask-email = E-mail:
ask-password = Password:
ask-agency = Agency (number or name):
several-agencies = You work for several agencies:
logged-in = Logged in as { $name } at { $agency } (profile { $profile }).
not-a-shopper = This account has the role { $role }; only shoppers have visits to fill in.
logged-out = Logged out (profile { $profile }). Drafts stay on this device.
logged-out-here-only = The server could not be told. Your tokens were removed from this device.
next-pull = Next, fetch your assignments:
next-assignments = See them:
next-fill = After the visit, fill in the checklist:
next-fill-gaps = Fill in what is missing:

# Assignments
pulled = { $assignments ->
    [0] You have no visits.
    [one] 1 visit is on this device.
   *[other] { $assignments } visits are on this device.
} { $checklists ->
    [0] No new checklist.
    [one] 1 new checklist.
   *[other] { $checklists } new checklists.
}
checklist-not-pulled = The checklist for { $store } could not be fetched.
cached = Not from the server now: this list was fetched { $age }.
no-assignments = You have no visits.
accepted = Accepted: { $store }. Make the visit between { $from } and { $to } (local time of the store).
declined = Declined: { $store }.
clock-ahead = { $minutes ->
    [one] The clock of this device is 1 minute ahead of the server. Please set it.
   *[other] The clock of this device is { $minutes } minutes ahead of the server. Please set it.
}
clock-behind = { $minutes ->
    [one] The clock of this device is 1 minute behind the server. Please set it.
   *[other] The clock of this device is { $minutes } minutes behind the server. Please set it.
}
clock-hint = The clock of this device is off by more than ten minutes. The reviewer sees that; please set it.
server-not-asked = The server could not be asked: { $cause }
column-visit = VISIT
column-state = STATE
column-window = WINDOW (local time)
column-client = CLIENT
column-store = STORE
column-fee = FEE
column-question = QUESTION
column-number = NO.
column-photo = PHOTO
column-size = SIZE
column-file = FILE
column-answered = ANSWERS
column-missing = MISSING
column-changed = CHANGED
state-open = open
state-assigned = offered
state-accepted = accepted
state-submitted = submitted
state-returned = returned
state-approved = approved
state-rejected = rejected
state-cancelled = cancelled
state-expired = expired
show-visit = Visit:
show-state = State:
show-store = Store:
show-window = Window:
show-fee = Fee:
show-checklist = Checklist:
show-note = Note:
reviewed = The reviewer on revision { $revision }: { $decision }.
revised = The reviewer changed answers in revision { $revision }, { $at }. The reason:

# Filling
not-accepted-yet = You have not accepted this visit yet. You can fill in the checklist, but accept before you submit:
already-delivered = The server already has revision { $revision }. What you change now can be sent only if the reviewer returns it.
checklist-changed = The checklist of this visit has changed. Your answers are kept where the question still exists.
resumed = Going on: { $answered } of { $shown } questions have an answer.
fill-keys = ? help | < back | - skip | ! comment | @ photo | = remove | q quit
fill-help =
    Type your answer and press Enter. Every answer is saved at once.
    Enter alone   keeps the answer and goes on
    <   back to the question before
    -   skip the question for now
    na   not applicable, where that is allowed
    !   a comment: "! the till was closed"; "! -" removes it
    @   a photo: "@ IMG_0012.jpg"
    =   removes the answer, its comment and its photos
    \   takes the rest as it stands: "\-"
    q   stop; run the same command to go on
question-place = { $index } of { $shown } · { $question }
optional = (optional)
asked-because = Asked because { $why }.
remark = The reviewer: { $text }
answer-now = Your answer: { $answer }
comment-now = Your comment: { $comment }
or-na = {", or na"}
nothing-typed = Nothing was typed. “-” skips the question, “?” shows help.
ask-comment = Comment:
comment-too-long = The comment is too long. Please shorten it.
photo-hint = A photo is needed. Type @ and a file name, or later:
saved = saved { $question }
saved-answers = { $n ->
    [one] saved 1 answer
   *[other] saved { $n } answers
}
saved-times = saved start and end
paused = Stopped; everything is saved. Go on with:
still-missing = { $n ->
    [one] 1 thing is still missing or wrong. See it:
   *[other] { $n } things are still missing or wrong. See them:
}
complete = Everything is filled in. Submit it:
not-applicable = not applicable
none-of-them = none of them
n-photos = { $n ->
    [one] 1 photo
   *[other] { $n } photos
}

# Photos
photos-saved = { $n ->
    [0] The photos were already attached to { $question }.
    [one] saved 1 photo for { $question }
   *[other] saved { $n } photos for { $question }
}
photo-of-hidden = The question { $question } is not asked with your answers so far; its photos will not be sent.
photo-removed = removed the photo from { $question }
no-photos = There are no photos for this visit.

# Score
score-hidden = The score is computed by the server; this checklist does not show it.
score-section = { $section }: { $percent } % ({ $earned } of { $possible } points)
score-section-none = { $section }: not scored
score-below-floor = Below the floor of this section: the verdict is fail.
score-total = Score: { $percent } %
score-near-mark = (exactly { $exact }, which is below { $mark } %)
score-none = Not scored.
score-band = Band: { $band }
score-verdict = Verdict: { $verdict }
score-share = Scored: { $share } % of the possible points
score-is-of-a-draft = { $n ->
    [one] 1 thing is still missing or wrong, so this score is not final.
   *[other] { $n } things are still missing or wrong, so this score is not final.
}

# Checklists
checklists-checked = { $unread ->
    [0] Checked: { $n }. Without findings: { $sound }. With errors: { $broken }.
   *[other] Given: { $n }. Without findings: { $sound }. With errors: { $broken }. Not read: { $unread }.
}
checklist-made-from = Made from “{ $checklist }”, version { $version }.
checklist-made-new = No checklist ships for “{ $sector }” in these languages, so this is a skeleton. Sectors that one ships for: { $sectors }.
checklist-untranslated = Still without any text: { $languages }.
checklist-written = written { $path }
next-check-checklist = Change what is asked, then look for mistakes:

# Submitting
frozen = Revision { $revision } is fixed and waits on this device until the server has it.
sending-photo = Photo { $photo }
sent-photo = Photo { $photo } is with the server.
delivered = { $photos ->
    [0] Delivered: { $store }, revision { $revision }, received { $at }.
    [one] Delivered: { $store }, revision { $revision }, 1 photo, received { $at }.
   *[other] Delivered: { $store }, revision { $revision }, { $photos } photos, received { $at }.
}
delivered-before = The server has revision { $revision }, and its receipt is here. There is nothing to send.
changed-since = The server has revision { $revision }. What you changed since then can be sent only if the reviewer returns it.
number-taken = The reviewer has made revision { $revision } meanwhile; your answers get the next number.

# Receipt
receipt-store = Store: { $store }
receipt-revision = Revision: { $revision }
receipt-at = Received: { $at }
receipt-photos = Photos: { $n }
receipt-submission = Submission:
receipt-content = SHA-256 of what was sent:
receipt-signer = Signed by:
receipt-verified = Verified: the signature is right, and the receipt names exactly what this device sent.
receipt-verified-elsewhere = Verified: the signature is right. The submission was sent from another device, so its content cannot be compared here.

# Status
status-profile = Profile:
status-who = You:
status-session = Session:
status-in = logged in
status-out = logged out
status-pulled = Last pull:
status-skew = Clock ahead of the server by:
status-data = Data:
status-drafts = { $n ->
    [0] No drafts.
    [one] 1 draft:
   *[other] { $n } drafts:
}
outbox-empty = Nothing waits to be sent.
outbox-waiting = { $n ->
    [one] 1 submission waits to be sent:
   *[other] { $n } submissions wait to be sent:
}
outbox-item = { $visit }, revision { $revision }, fixed { $age }

# Errors: what happened; what to do
error-answers-file = { $n ->
    [one] { $path } has 1 mistake. Nothing was saved.
   *[other] { $path } has { $n } mistakes. Nothing was saved.
}
    .hint = Correct the lines shown and run the same command again.
error-answers-too-large = { $path } is larger than 8 MB.
    .hint = A file of answers is a short YAML or JSON file; check that it is the right one.
error-answers-mistakes = { $n ->
    [one] { $path } has 1 mistake.
   *[other] { $path } has { $n } mistakes.
}
    .hint = Correct the lines shown and run the same command again.
error-bad-language = { $language } is not a language.
    .hint = Use tags such as en, ar or pt-BR, with commas between.
error-bad-sector = { $sector } cannot be a sector.
    .hint = Use a-z, 0-9 and “_”, beginning with a letter. Sectors that a checklist ships for: { $sectors }.
error-bad-slug = { $slug } cannot be the name of a checklist.
    .hint = Give one with --slug: 1 to 64 of a-z, 0-9 and “-”.
error-checklist-exists = { $path } is there already. Nothing was written.
    .hint = Choose another name with --output.
error-checklist-mistakes = { $n ->
    [one] { $path } has 1 mistake.
   *[other] { $path } has { $n } mistakes.
}
    .hint = Correct the lines shown, then check again:
error-checklist-too-large = { $path } is larger than 8 MB.
    .hint = A checklist is a YAML file of at most 512 KB; check that it is the right one.
error-argument-conflict = { $arg } cannot be used together with the other options given.
    .hint = Leave one of them out. The options are listed by:
error-bad-profile-name = { $name } cannot be the name of a profile.
    .hint = Use letters, digits, “.”, “-” and “_”, not beginning with “.”.
error-bad-server = { $server } is not the address of a server.
    .hint = Give the address with https:// in front, without a user name:
error-bad-time = { $time } is not a time.
    .hint = Write 2026-03-02T12:05 (local time of the store) or 2026-03-02T09:05:00Z.
error-bad-zone = The time zone { $zone } of the store is not known to this program.
    .hint = Give the time in UTC, such as 2026-03-02T09:05:00Z.
error-broken-server = What answered is not the server of your agency.
    .hint = A Wi-Fi log-in page may be in the way: open a web page first. Otherwise check the address of the server.
error-busy = The server is busy. Nothing is lost.
    .hint = Run the same command again in { $seconds ->
        [one] 1 second
       *[other] { $seconds } seconds
    }.
error-cannot-ask = This command needs to ask for something, but nobody can type here.
    .hint = Use the option { $flag }.
error-checklist-hash = The checklist { $checklist } arrived damaged or is another one.
    .hint = Fetch it again; if this stays, tell your agency:
error-checklist-mismatch = The server expects another checklist for this visit. It stored nothing.
    .hint = Fetch the right one, look through your answers and submit again:
error-checklist-too-new = The checklist { $checklist } uses something that this program does not know yet.
    .hint = Update this program.
error-checklist-workbook = { $path } is a workbook, and a checklist is a text.
    .hint = Make a checklist of it first; the server's program does that:
error-content-conflict = The server has something else under this submission and revision. It kept what it had.
    .hint = Was it sent from a copy of this data on another device? Ask your agency to look at the visit.
error-damaged = { $path } is damaged.
    .hint = Copy the folder to a safe place before you do anything else, and ask for help. Photos can be added again with “shopper photo add”.
error-database = The data in { $path } cannot be read or written.
    .hint = Check that the folder belongs to you and can be written, then run the same command again.
error-disk-busy = { $path } is in use by another run of this program.
    .hint = Wait until it ends, then run the same command again.
error-disk-full = There is no space left for { $path }. The last answer was not saved; all earlier ones are.
    .hint = Make room on the device, then run the same command again.
error-ends-before-start = The visit would end ({ $finished }) before it starts ({ $started }).
    .hint = Give both times with “shopper fill VISIT --started TIME --finished TIME”.
error-file = { $path } cannot be used.
    .hint = Check the name, and that the file or folder belongs to you.
error-fill-off-terminal = Nobody can type here.
    .hint = Give the answers in a file, or as lines on standard input:
error-forbidden = Your account may not do that.
    .hint = Log in as a shopper, or ask your agency.
error-incomplete = { $n ->
    [one] 1 thing is missing or wrong. Nothing was sent.
   *[other] { $n } things are missing or wrong. Nothing was sent.
}
    .hint = Fill it in, then submit again:
error-input = What is typed cannot be read.
    .hint = Type plain text in UTF-8 and run the same command again. What was called saved is saved.
error-input-ended = The input ended before the question was answered.
    .hint = Run the same command again on a terminal.
error-interrupted = Interrupted.
    .hint = Run the same command again.
error-invalid-value = { $value } is not a value for { $arg }.
    .hint = Choose one of the values shown. More is said by:
error-log-in-failed = E-mail and password do not fit.
    .hint = Check both. If you forgot the password, ask your agency for a new link.
error-missing-argument = { $arg } is missing.
    .hint = See how the command is used:
error-missing-verb = The command is not complete.
    .hint = See how it is used:
error-newer-data = The data on this device was made by a newer version of this program (schema { $found }, this one knows { $known }).
    .hint = Update this program. Your data is untouched.
error-no-checklist = The checklist for { $store } is not on this device.
    .hint = Fetch it while you have a network:
error-no-receipt = There is no receipt for { $store }: nothing was delivered yet.
    .hint = Submit it:
error-no-such-file = There is no file { $path }.
    .hint = Check the name; a name without a folder means a file in the folder you are in.
error-no-such-photo = The question { $question } has no photo { $photo }.
    .hint = See which there are:
error-no-such-profile = There is no profile { $name }.
    .hint = Use one that exists, or log in:
error-not-accepted = You have not accepted this visit. Nothing was sent; your answers are kept.
    .hint = Accept it, then submit again:
error-not-durable = The database on this device would not keep every answer.
    .hint = Put the data into a folder on a local disk, with --data-dir or SHOPPER_DATA_DIR.
error-not-found = The server has no such visit for you.
    .hint = It may have been given to somebody else. Fetch your assignments:
error-not-logged-in = You are not logged in.
    .hint = Log in:
error-not-utf8 = { $path } is not a text in UTF-8: look at line { $line }.
    .hint = Save it as UTF-8 and run the same command again.
error-empty-sector = The sector is empty.
    .hint = Name one with a-z, 0-9 and “_”, beginning with a letter. Sectors that a checklist ships for: { $sectors }.
error-skeleton-language = There is no checklist to start from in { $language }.
    .hint = Put one of these first: { $spoken }. Every text must stand in the first language; the others can be added.
error-is-folder = { $path } is a folder.
    .hint = Give its files, for example { $example }.
error-standard-input-twice = “-” stands twice, but standard input can be read only once.
    .hint = Give a file in one of the places.
error-no-such-folder = There is no folder { $path }.
    .hint = Check the name, or make the folder first:
error-file-for-visit = { $path } is a file; this command takes a visit.
    .hint = For a checklist in a file there is:
error-nothing-filled = Nothing was filled in for this visit yet.
    .hint = Fill it in:
error-offline = The server cannot be reached. Nothing is lost.
    .hint = Run the same command again when you have a network. Filling in, checking and scoring work without one.
error-open-to-others = { $path } can be read by others (mode { $mode }). It holds your tokens.
    .hint = Close it, and log in again if somebody may have read it:
error-outbox-damaged = What waits to be sent cannot be read.
    .hint = Copy the data folder (see “shopper status”) to a safe place and ask your agency for help.
error-output = The output could not be written.
    .hint = Check the file or the program that it goes to.
error-photo-damaged = { $path } begins like a photo but is damaged.
    .hint = Copy it from the camera again, or take another one.
error-photo-differs = The server stored photo { $photo } differently from what was sent.
    .hint = Run the same command again; if this stays, tell your agency.
error-photo-empty = { $path } is empty.
    .hint = Copy it from the camera again.
error-photo-heic = { $path } is a HEIC photo, which cannot be sent.
    .hint = Save it as JPEG. On an iPhone: Settings, Camera, Formats, Most Compatible.
error-photo-lost = Photo { $photo } is no longer on this device.
    .hint = Add it again with “shopper photo add”, or remove it with “shopper photo remove”.
error-photo-not-a-photo = { $path } is not a JPEG, PNG or WebP photo.
    .hint = Choose a photo; what a file is called does not matter, only what is in it.
error-photo-not-added = The answer to { $question } names photo { $photo }, which was not added to this visit.
    .hint = Leave “photos” out of the file and add the photo itself:
error-photo-refused = The server refuses a photo.
    .hint = Remove it with “shopper photo remove”, add another one and submit again.
error-photo-too-large = { $path } is larger than 20 MB.
    .hint = Make it smaller; a width of 2000 pixels is plenty.
error-photo-too-many-pixels = { $path } has { $width } × { $height } pixels; at most 64 million are taken.
    .hint = Make it smaller; a width of 2000 pixels is plenty.
error-photos-missing = The server still misses photos after they were sent several times.
    .hint = Run the same command again; if this stays, tell your agency.
error-plain-http = { $server } is not encrypted: others could read your password.
    .hint = Use https, or add --allow-http if you are sure:
error-profile-damaged = The profile cannot be read.
    .hint = Log in again; your drafts are not touched:
error-question-hidden = The question { $question } is not asked with your answers so far.
    .hint = Fill in the questions before it:
error-queued = Revision { $revision } could not be delivered now. It is safe on this device and waits to be sent.
    .hint = Run this when you have a network; it is safe to repeat:
error-receipt-not-believed = The receipt cannot be believed. It was not kept.
    .hint = Run the same command again; if this stays, tell your agency. Your submission stays on this device.
error-refused = The server refuses the submission. It stored nothing; your answers are kept.
    .hint = Correct what is named with “shopper fill”, then submit again.
error-revision-conflict = The server does not expect this revision. It stored nothing; your answers are kept.
    .hint = Fetch the state of the visit, then submit again:
error-sent-elsewhere = The server has revision { $revision } of this visit from another device of yours. Nothing was sent.
    .hint = What is here can be sent only if the reviewer returns the visit. See the receipt:
error-server-problem = The server reports a problem ({ $status }, { $code }).
    .hint = Run the same command again later; if this stays, tell your agency.
error-several-visits = { $visit } means { $n } visits.
    .hint = Type more of the id:
error-throttled = Too many tries.
    .hint = Wait some minutes, then try again.
error-too-many-photos = The question { $question } takes at most { $max } photos.
    .hint = Remove one with “shopper photo remove” first.
error-unchanged-since-return = The reviewer returned revision { $revision }, and nothing has changed since. Nothing was sent.
    .hint = Answer the remarks, or send it again as it is:
error-unknown-argument = The option { $arg } is not known.
    .hint = See which there are:
error-unknown-question = The checklist has no question { $question }.
    .hint = Use one of the names shown.
error-unknown-verb = The command { $verb } is not known.
    .hint = See which there are:
error-unknown-visit = There is no visit { $visit }.
    .hint = See which you have:
error-usage = The command line cannot be understood.
    .hint = See how it is used:
error-visit-state = The visit is in the state “{ $state }”, in which this is not possible.
    .hint = See where your visits stand:
error-which-agency = You work for several agencies.
    .hint = Name one:
error-which-profile = There are several profiles.
    .hint = Name one with --profile:
error-which-server = Which server?
    .hint = Give its address:
