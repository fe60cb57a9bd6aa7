# The words of the reports. Counts come twice: as a number to choose the form by ($n), and as text in
# the digits of the report ($n-text). Every other value comes ready to print. $confidence (95 %), $likely (95),
# $few (the visits it takes to rank), $zero and $whole (100 %) can be used everywhere.

## The language: where its lines begin (ltr or rtl), the script its letters are from (Latn, Arab, Taml), the digits
## of its figures (latn, arab, tamldec), the locale of CLDR whose dates and numbers it has

language-direction = ltr
language-script = Latn
language-digits = latn
language-formats = en-GB

## Figures, dates, lists

percent = { $value } %
points = { $value } points
percent-range = { $low }–{ $high }
range = { $low }–{ $high }
signed-range = { $low } to { $high }
signed-range-column = { $low } to { $high }
of = { $part } of { $whole }
none = –
comma = { ", " }
between = ·

date-range = { $from } – { $to }
date-and-time = { $date }, { $time } UTC

visits = { $n ->
    [one] { $n-text } visit
   *[other] { $n-text } visits
}
versions = { $n ->
    [one] version { $list }
   *[other] versions { $list }
}

## Page furniture

document-title = { $kind }: { $name }, { $period }
visit-report = Visit report
store-report = Store report
chain-report = Chain report
prepared-by = by { $agency }
as-of = Data as of { $moment }
page = Page { $page } of { $pages }

## Masthead

period = Period
checklist = Checklist
visits-made = Visits
visits-scored = { $visits }, { $scored } scored

## Summary

score = Score in this period
score-n = { $n ->
    [one] One visit, so this is its score.
   *[other] Mean of { $n-text } visits.
}
score-interval = { $confidence } interval { $range }.
score-no-interval-too-few = No interval: one visit has no spread.
score-no-interval-all-equal = No interval: all visits have the same score, so the spread is unknown.
score-lowest-highest = Lowest visit { $lowest }, highest { $highest }.
score-exact = Exactly { $exact }.
score-indicative = Indicative: fewer than { $few } scored visits are not enough to rank the store.
score-unscored = { $n ->
    [one] One more visit was made, but too little of it could be scored.
   *[other] { $n-text } more visits were made, but too little of them could be scored.
}
not-scored = Not scored
not-scored-no-visits = There was no approved visit in this period.
not-scored-visits = { $n ->
    [one] One visit was made, but too little of it could be scored.
   *[other] { $n-text } visits were made, but too little of them could be scored.
}
verdict-pass = Pass
verdict-fail = Fail
pass-mark = Pass mark { $mark }

change = Against the previous period
change-previous = { $period }: { $mean } over { $visits }.
change-interval = { $confidence } interval of the change { $range }.
change-no-interval = No interval: one of the periods has too few visits or no spread.
change-proven = More than chance explains.
change-not-proven = No proven change: chance alone may explain it.
change-none-now = This period has no score to compare.
change-none-before = There was no scored visit in the previous period.
change-not-comparable = The checklist changed in between so much that the totals cannot be compared.

chain-stores = { $n ->
    [one] { $n-text } store
   *[other] { $n-text } stores
}

score-passed = Passed { $part } of { $n }: { $share }, interval { $range }.
position = Place in the chain
position-band = Between place { $best } and { $worst } of { $stores }.
position-rank = Place { $best } of { $stores }.
position-percent-rank = Percent rank { $rank }: others that score lower.
no-position-visits = No place: fewer than { $few } scored visits are not enough to rank a store.
no-position-stores = No place: { $n ->
    [0] no other store
    [one] only one other store
   *[other] only { $n-text } other stores
 } can be ranked, and it takes at least { $needed }.

## What to fix

fix = What to fix first
fix-missed = { $n ->
    [one] Missed in { $part } of { $n-text } visit.
   *[other] Missed in { $part } of { $n-text } visits.
}
fix-cost = It cost { $lost } points of the score.
fix-comment = “{ $text }” ({ $month })

## Again and again

repeats = Missed again and again
repeats-note = The last visits that judged the question, from the oldest to the newest: a cross for a miss, a tick for a pass.
repeats-pattern = Last visits
repeats-streak = In a row
repeats-last = { $n ->
    [one] the last visit
   *[other] the last { $n-text } visits
}
pattern-missed = missed
pattern-passed = passed
pattern-alt = From the oldest visit to the newest: { $visits }.
improved = Improved most
improved-note = Questions whose pass rate rose most against the previous period; below each difference its { $confidence } interval.

## Visits

visit-list = All visits
visit-list-note = Newest first. The day of a visit is not told, so that nobody can recognise who made it.
visits-month = Month
visits-score = Score
visit-verdict = Verdict
visits-missed = Missed
visit-not-counted = earlier checklist, in no figure

## Comparisons

comparisons = How it compares
compared-with = Compared with
benchmark-score = Score
difference = Points
finding = Finding
benchmark-previous-period = Previous period
benchmark-last-year = Same period last year
benchmark-baseline = Own baseline
benchmark-target = Target
benchmark-region = Region
benchmark-region-stores = { $n ->
    [one] Region: { $n-text } other store
   *[other] Region: { $n-text } other stores
}
benchmark-chain = Chain
benchmark-chain-stores = { $n ->
    [one] Chain: { $n-text } other store
   *[other] Chain: { $n-text } other stores
}
benchmark-previous-visit = Visit before
benchmark-store-mean = Mean of the store
finding-higher = higher, proven
finding-lower = lower, proven
finding-no-change = no proven change
finding-no-difference = no proven difference
no-comparison-now = There is no score to compare.
no-comparison-then = There is no scored visit to compare with.
no-comparison-epoch = The checklist changed in between so much that the totals cannot be compared.
no-comparison-stores = Not shown: { $n ->
    [0] no other store has
    [one] only one other store has
   *[other] only { $n-text } other stores have
 } scored visits, and it takes at least { $needed }.
no-comparison-region = The store is in no region.
no-comparison-baseline = No baseline is set for the store.
no-comparison-target = No target is set.

## Heat map

heat-map = Sections by month
heat-map-note = Mean score in percent, n below it. The darker the cell, the higher the score.
heat-map-note-last = { $n ->
    [one] Shown is the last month.
   *[other] Shown are the last { $n-text } months.
}
heat-map-n = n { $n }

## Groups

times = When the visits were made
times-note = Mean scores in the local time of the store. They tell where to look; few visits prove little.
dayparts = By part of the day
weekdays = By day of the week
daypart = Part of the day
weekday = Day
mean-score = Mean
times-note-few = Fewer than { $few } visits have no score here, as one of them could be recognised.
times-note-kept-back = Where the total would still tell them, the next smallest group has none either.
group-too-few = fewer than { $few }
group-kept-back = not shown
group-all-equal = All scores are equal, so the spread is unknown.
daypart-morning = Morning
daypart-midday = Midday
daypart-afternoon = Afternoon
daypart-evening = Evening
daypart-night = Night

## Bands

bands = Visits by band
bands-note = The line across a bar is the share in the previous period.
bands-note-alone = There was no scored visit in the previous period.
band = Band
band-from = from { $from }
bands-visits = Visits
bands-share = Share
bands-before = Before

## Key numbers

key-numbers = Key numbers
key-numbers-note = Answers of the visitors, each by the definition that stands with it.
key-nps = Net promoter score
key-nps-definition = Share of answers { $nine } and { $ten } minus the share of { $zero } to { $six }, from { $least } to { $most }.
key-csat = Satisfaction
key-csat-definition = Share of answers { $four } and { $five } on a scale of { $one } to { $five }.
key-ces = Effort
key-ces-mean-definition = Mean of answers on a scale of { $one } to { $seven }.
key-ces-share-definition = Share of answers { $five } to { $seven } on a scale of { $one } to { $seven }.
key-n = { $n ->
    [one] One answer.
   *[other] { $n-text } answers.
}
key-no-interval = No interval: too few answers, or all the same.
key-standard-error = Standard error { $error }.
key-change = Against the previous period { $points } ({ $range }): { $finding }.
key-change-no-interval = Against the previous period { $points }; no interval, so nothing is proven.
answers-alt = Bar chart of the answers. { $answers }.
answers-alt-grade = { $grade }: { $n-text }

## Trend

trend = Month by month
trend-note = Mean score of the scored visits of each month; n is how many. A month without a scored visit is left open.
trend-note-hollow = A hollow dot stands for fewer than { $few } visits.
trend-note-epoch = The broken line marks where a new checklist version begins whose totals cannot be compared with those before.
trend-note-noise = The shaded band is where { $likely } of 100 such months would lie if nothing had changed.
trend-note-outside = A diamond marks a month outside it.
trend-alt = Line chart of the mean score by month. { $points }
trend-alt-point = { $month }: { $score }, n = { $n }.
trend-alt-outside = { $month }: { $score }, n = { $n }, outside the band of chance.
trend-alt-none = { $month }: no scored visit.
trend-empty = There is no month to show yet.
n = n
data-table = The figures as a table

## Sections

sections = Section by section
sections-note = The line across a bar is the mean of the other stores.
sections-note-interval = Below each mean its { $confidence } interval; the change is against the previous period.
section-no-interval = no interval
sections-empty = No section of the checklist is scored.
section = Section
this-store = This store
section-change = Change
other-stores = Other stores

## Questions

missed = Missed questions
missed-note = The questions missed most often.
missed-empty = No scored question was missed. Nothing to fix here.
missed-empty-no-visits = There is nothing to list without a scored visit.
went-well = What went well
went-well-note = The questions passed most often. They deserve to be said aloud.
went-well-empty = No question stands out yet.
question = Question
missed-count = Missed
passed-count = Passed
pass-rate = Pass rate
interval-95 = { $confidence } interval

## Comments and photos

comments = Latest comments
comments-empty = No comment was shared for this period.
photos = Photos
photos-empty = No photo was shared for this period.
photos-counted = Photos: { $n }
photo-alt = Photo: { $caption }
photo-without-caption = Photo { $number }

## Method

method = How the figures are made
method-n = n
method-n-text = How many scored visits, or answers, a figure is over. No figure here stands without it.
method-visit = Score of a visit
method-visit-pooled = Points earned over points possible, over all answered questions of the visit.
method-visit-weighted = The scores of the sections by the weights that the checklist gives them; a section with nothing to score is left out and the other weights are scaled up.
method-na = Not applicable
method-na-text = Questions that did not apply, or were not shown, leave both the points earned and the points possible.
method-min-share = A visit has a score only when at least { $share } of its possible points could be scored.
method-score = Score of the store
method-score-text = The mean of the published scores of its scored, approved visits in the period, every visit counting the same.
method-interval = { $confidence } interval
method-interval-text = For means a t interval, clipped to { $zero }–{ $whole }; for pass rates the Wilson interval. The fewer the visits, the wider it is. Of a hundred intervals made like this, about { $likely } hold the true value. Months, bands and other stores are shown with their n alone.
method-pass = Pass rate
method-pass-text = Passed over passed plus missed. A question is missed when it earns fewer points than the checklist asks for.
method-chain = Other stores
method-chain-text = The mean over the visits to the other stores of the chain with the same checklist in the same period, this store left out; shown only when enough other stores were visited.
method-indicative = Indicative
method-indicative-text = Fewer than { $few } scored visits. The figures are true, but too few to rank a store by.
method-sample = Sample
method-sample-text = { $n ->
    [one] { $n-text } scored visit. One visit can move the score by at most { $influence }.
   *[other] { $n-text } scored visits. One visit can move the score by at most { $influence } (1/n).
}
method-difference = Difference
method-difference-text = Now minus then. For means the interval of Welch, for pass rates that of Newcombe. Proven means that the interval leaves { $zero } out. Where the band of a difference crosses the line of { $zero }, chance alone may explain it.
method-position = Place
method-position-text = At least one more than the stores proven better (Welch), at most the number of stores less those proven worse. The percent rank counts the other stores with a lower mean, and half of those with an equal one.
method-noise = Band of chance
method-noise-text = Around the mean of the period by the spread of single visits, so the fewer visits in a month, the wider it is.
method-cost = Cost
method-cost-text = The points of the total score that a visit lost by the question, on the average of all scored visits.
method-key-numbers = Key numbers
method-key-numbers-text = The standard error of a net promoter score is that of a difference of two shares of one sample; shares have the interval of Wilson, means a t interval.
method-rules = Rules
method-rules-text = Scoring rules version { $version }. Checklist { $slug }, { $versions }.
method-hash = SHA-256 of version { $version }: { $hash }

## Visit report

visit-month = Month of the visit
visit-published = Published
visit-published-text = { $date }, revision{" "}{ $revision }
visit-score = Score of this visit
visit-unscored = This visit has no score.
visit-scored-share = { $share } of the possible points were scored.
visit-scored-few = Only { $share } of the possible points were scored, so the score says little.
visit-points-text = Earned of possible, bonus points included.
visit-points-weighted = Earned of possible, bonus points included. The sections count by their weights.
visit-missed = Missed questions
visit-missed-none = No scored question was missed.
visit-missed-text = They are listed below, those that cost most first.
visit-not-applicable = { $n ->
    [one] One question did not apply.
   *[other] { $n-text } questions did not apply.
}
visit-fail-reasons = Why the verdict is fail
visit-steps = From the points to the score
comparisons-note-visit = One visit against others: a visit alone has no interval, so chance alone may explain any difference.
visit-sections-note = The change is against the visit before, in percentage points. It is one visit against one other, so chance alone may explain it.
section-weight = weight { $weight }
score-column = Score
points-column = Points
not-applicable-column = N/A
change-column = Change
number-column = No.
answer-column = Answer
revision-column = Revision
withdrawn-column = Withdrawn
in-force = in force
visit-missed-list = What was missed
visit-missed-note = Those that cost most first. Each is a thing the store can change before the next visit.
visit-missed-empty = No scored question was missed. Nothing to fix here.
visit-missed-unseen = { $n ->
    [one] One missed question is not shown by the checklist.
   *[other] { $n-text } missed questions are not shown by the checklist.
}
visit-see-answer = { $section } · question { $number }
visit-answer = Answer: { $answer }
visit-lost-unit = points of the score
visit-strengths-note = The passed questions that are worth most. They deserve to be said aloud.
visit-strengths-empty = No question that is shown stands out.
visit-answers = All answers
visit-answers-note = In the order of the visit, each with the reason for its points.
visit-answers-empty = The checklist shows no answer of this visit.
visit-section-score = { $score } · { $points } points
visit-no-answer = No answer
visit-missed-mark = Missed
visit-bonus-mark = Bonus
visit-not-shown = { $n ->
    [one] One more question was answered whose answer the checklist does not show. Its points are in the sections.
   *[other] { $n-text } more questions were answered whose answers the checklist does not show. Their points are in the sections.
}
visit-timings = Times and measures
visit-timings-note = What was measured, and the measures that earn full points.
measured = Measured
standard = Standard
result = Result
met = Met
not-met = Not met
visit-history = When it was published
visit-history-note = The last publication is in force; it replaces those before it.
method-blank = Left blank
method-blank-zero = A question without an answer counts as zero of its points.
method-blank-left-out = An optional question without an answer leaves both the points earned and the points possible.
method-missed = Missed
method-missed-text = A question is missed when it earns fewer points than the checklist asks for.
method-lost = Points lost
method-lost-text = What the question was worth of the score, less what it earned of it, before knock-outs and limits.
method-bonus = Bonus
method-bonus-text = Bonus points are earned on top; they are never possible points.
method-knock-out = Knock-out
method-knock-out-text = Some answers do more than lose points: they fail the visit, bring a section or the whole to { $zero }, or cap the score. Where one did, it is said under the score.
method-privacy = Visitor
method-privacy-text = Visitors are anonymous. The report says the month of the visit, never its day or hour.
method-code = Verification
method-code-text = Code { $code } of visit { $visit }. Two copies with the same code say the same.

## Chain report

stores-visited = { $stores }, { $visited } visited in this period
partial = { $n ->
    [one] This report covers part of the client only: the one store you may see.
   *[other] This report covers part of the client only: the { $n-text } stores you may see.
}
change-last-year = Against the same dates of last year
change-none-last-year = There was no scored visit on the same dates of last year.

pass-rate-is = Pass rate { $share }:
pass-rate-over = { $part } of { $visits } passed, { $confidence } interval { $range }.
pass-rate-change = { $points } against the previous period, { $confidence } interval { $range }.

best-region = Best region
lowest-region = Lowest region
missed-most = Missed most often
separates-most = Separates the stores
ranked-stores = League table
ranked-of = { $ranked } of { $stores } ranked
share-of-visits = { $share } of { $n } settled visits
in-short = { $name }: { $mean } over { $visits }
question-in-short = { $question } Passed by { $share } of { $visits }.

compact-range = { $low }–{ $high }
no-interval-too-few = 1 visit
no-interval-all-equal = all equal
mean = Mean
stores = Stores
store = Store
region = Region
no-region = Without a region
rank = Rank
rate = Rate
share = Share
passed-of = Passed
part-of = Visits
change-rise = proven rise
change-fall = proven fall
change-points = Change, points
change-note = The change is against the previous period, in percentage points; bold with an arrow where it is more than chance explains, grey where there is no proven change.

regions = Regions
regions-note = Bar and line: the mean and its { $confidence } interval; the dashed line is the mean of the chain. A region leads to its best store in the league table.
regions-empty = No store has a scored visit in this period.

chain-questions = The questions
chain-questions-note = Over all visits of the period. A change here reaches every store.
chain-questions-empty = There is nothing to list without a scored visit.
chain-worst = Missed most often
chain-best = Passed most often
question-cost = { $points } a visit
separating = What separates the stores
separating-note = Between stores: how much of the difference between visits lies between stores rather than between visits to the same store (eta squared). At { $zero } % all stores do alike; at { $whole } each store always does the same, and good stores can teach the others.
between-stores = Between stores

league = League table
league-note = The rank is the range of places that the data allow: { $n ->
    [one] one store is ranked, because it has
   *[other] { $n-text } stores are ranked, those with
 } at least { $few } scored visits. Mark and band: the mean and its { $confidence } interval.
league-mark = The dashed line is the mean of the chain, { $mean }.
league-empty = No store has enough visits to be ranked.
league-few = Too few visits for a rank
league-few-note = These stores have fewer than { $few } scored visits. Their figures are true but indicative, so they have no rank.
rows-left-out = { $n ->
    [one] { $n-text } row between these is in the files alone: PDF, XLSX and CSV.
   *[other] { $n-text } rows between these are in the files alone: PDF, XLSX and CSV.
}
league-none = Stores without a scored visit

fieldwork = Fieldwork
fieldwork-note = Visits whose window ended in this period and which are settled: approved, rejected or expired. What is still under way is not counted.
fieldwork-empty = No visit was settled in this period.
filled = Fill rate
filled-meaning = Approved, of the settled visits
on-time = On time
on-time-meaning = Submitted before the window ended, of the approved visits
returned = Returned
returned-meaning = Sent back to be completed before approval, of the approved visits
fieldwork-counts = Settled { $settled }: approved { $approved }, rejected { $rejected }, expired { $expired }.
fieldwork-cancelled = { $n ->
    [one] One more visit was cancelled by the agency and is in none of the rates.
   *[other] { $n-text } more visits were cancelled by the agency and are in none of the rates.
}

method-chain-sample = { $visits }, { $scored } of them scored, to { $visited } of { $stores }. Figures hold for these visits; the intervals say how far they may be from what all customers would have met.
method-chain-previous = The previous period is { $period }.
method-chain-score = Score of the chain
method-chain-score-text = The mean of the published scores of all scored, approved visits in the period, every visit counting the same; so a store counts by its visits.
method-chain-interval-text = For means a t interval, clipped to { $zero }–{ $whole }; for shares the Wilson interval. The fewer the visits, the wider it is. Of a hundred intervals made like this, about { $likely } hold the true value. One visit, or visits with equal scores, have no interval.
method-change = Change
method-change-text = Now minus the previous period. Proven when its { $confidence } interval (Welch for means, Newcombe for shares) leaves { $zero } out.
method-rank-text = A store stands at least one place below the stores that are proven better, and above those that are proven worse (Welch, { $confidence }); only stores with at least { $few } scored visits.
method-between-text = Eta squared: the sum of squares between stores over the total sum of squares of passed and missed, over stores with at least { $few } judged visits.
