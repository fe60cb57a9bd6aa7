# The words of the tables: family-identifier. A column of a measure other than its value is headed by both.

## The language: where its lines begin (ltr or rtl)

language-direction = ltr

## Headings and the title of the file

heading = { $measure }: { $field }
title = { $kind }: { $name }

## Names of the sheets: at most 31 characters, none of [ ] : * ? / \

sheet-report = Report
sheet-summary = Summary
sheet-sections = Sections
sheet-section_months = Sections by month
sheet-questions = Questions
sheet-repeats = Repeat misses
sheet-separating = What separates stores
sheet-trend = Trend
sheet-visits = Visits
sheet-answers = Answers
sheet-timings = Timings
sheet-publications = Publications
sheet-league = League
sheet-regions = Regions
sheet-bands = Bands
sheet-key_numbers = Key numbers
sheet-grades = Grades
sheet-groups = Groups
sheet-fieldwork = Fieldwork
sheet-comments = Comments
sheet-photos = Photos
sheet-method = Method

## What is said of a measure

field-count = how many
field-n = n
field-low = 95 % interval from
field-high = 95 % interval to
field-lowest = lowest
field-highest = highest
field-reason = no interval because
field-difference = difference
field-diff_low = 95 % interval of the difference from
field-diff_high = 95 % interval of the difference to
field-diff_reason = no difference or interval because
field-proven = difference proven

## Columns

column-what = What
column-from = From
column-last_day = To
column-figure = Value
column-stores = Stores
column-stores_needed = Stores needed
column-text = Text
column-id = Id
column-section = Section
column-question = Question
column-month = Month
column-score = Score
column-other_stores = Other stores
column-noise = Noise band
column-new_epoch = New checklist, not comparable
column-list = List
column-missed = Missed
column-pass_rate = Pass rate
column-lost = Points of the score lost
column-comment = Comment
column-comment_month = Month of the comment
column-photo = Photo
column-missed_of_last = Missed of the last visits
column-streak = Misses in a row
column-pattern = Last visits, oldest first
column-between_stores = Share of the differences between stores
column-kind = Kind
column-standard_error = Standard error
column-grade = Grade
column-answers = Answers
column-band = Band
column-band_from = Band from
column-visits = Visits
column-visits_before = Visits in the previous period
column-group = Group
column-visits_on = Time
column-missed_it = Question missed
column-caption = Caption
column-verdict = Verdict
column-judged = Questions passed or missed
column-counted = In the figures
column-store = Store
column-code = Code
column-region = Region
column-rank = Rank
column-percent_rank = Percent rank
column-number = No.
column-answer = Answer
column-result = Result
column-earned = Points earned
column-possible = Points possible
column-scored = Scored
column-bonus = Bonus
column-explanation = Why these points
column-photos = Photos
column-to_fix = To fix, in this order
column-strength = Strengths, in this order
column-weight = Weight
column-not_applicable = Not applicable
column-standard = Standard
column-met = Standard met
column-publication = Publication
column-revision = Revision
column-published_on = Published on
column-withdrawn_on = Withdrawn on

## Rows of the report, the summary, the fieldwork and the method

fact-report = Report
fact-agency = Agency
fact-client = Client
fact-client_id = Id of the client
fact-store = Store
fact-store_code = Code of the store
fact-store_id = Id of the store
fact-address = Address
fact-region = Region
fact-visit_id = Id of the visit
fact-code = Code of this report
fact-checklist = Checklist
fact-checklist_slug = Slug of the checklist
fact-checklist_versions = Versions of the checklist
fact-epoch = Epoch of the checklist
fact-from = First day
fact-last_day = Last day
fact-language = Language
fact-data_as_of = Data as of (UTC)
fact-visits = Approved visits
fact-stores = Stores
fact-stores_visited = Stores visited
fact-partial = Some of the client's stores only
fact-score = Score
fact-indicative = Indicative: too few visits to rank
fact-exact_score = Exact score
fact-not_scored = Why not scored
fact-pass_mark = Pass mark
fact-band = Band
fact-verdict = Verdict
fact-fail_reason = Reason for the fail
fact-influence = Greatest influence of one visit
fact-earned = Points earned
fact-possible = Points possible
fact-scored_share = Share of the points that was scored
fact-step = Step to the score
fact-answers_not_shown = Answers not shown
fact-pass_rate = Pass rate
fact-previous_period = Against the previous period
fact-last_year = Against the same dates last year
fact-baseline = Against the store's first visits
fact-target = Against the target
fact-region_stores = Against the other stores of the region
fact-chain_stores = Against the other stores of the chain
fact-previous_visit = Against the visit before
fact-store_mean = Against the store's other visits
fact-rank = Rank in the chain
fact-percent_rank = Percent rank
fact-settled = Visits settled
fact-approved = Approved
fact-rejected = Rejected
fact-expired = Expired: nobody went
fact-cancelled = Cancelled
fact-filled = Fill rate
fact-on_time = On-time rate
fact-returned = Sent back before approval
fact-scoring = Scoring of a visit
fact-rules_version = Version of the scoring rules
fact-min_scored_share = Least share of points scored
fact-blank_is_zero = Blank optional questions count as zero
fact-checklist_hash = SHA-256 of a checklist version
fact-n = n
fact-interval = 95 % interval
fact-difference = Difference
fact-noise = Noise band
fact-other_stores = Other stores
fact-between_stores = Share of the differences between stores
fact-lost = Points of the score lost
fact-key_numbers = NPS, CSAT, CES
fact-fieldwork = Fieldwork

## What the method explains

explain-n = How many scored visits, or answers, a figure is over. No figure stands without it.
explain-score = The mean of the published scores of the scored, approved visits in the period, every visit counting the same.
explain-interval = For means a t interval, clipped to 0–100 %; for shares the Wilson interval. Of a hundred intervals made like this, about 95 hold the true value. Without an interval, the reason is given.
explain-pass_rate = Passed over passed plus missed. A question is missed when it earns fewer points than the checklist asks for. Not applicable counts in neither.
explain-difference = In percentage points. Its interval is Welch's for means and Newcombe's for shares. It is proven when the interval leaves zero out; otherwise there is no proven change.
explain-noise = Where 95 of 100 such months would lie if nothing had changed over the period.
explain-rank = From the best to the worst place that the data allow: at least one more than the stores proven better, at most all stores less those proven worse. No rank below three scored visits. The percent rank is the share of the other ranked stores with a lower mean, equal ones counting half.
explain-other_stores = The mean over the visits to the other stores with the same checklist in the same period, this store left out; shown only over enough stores.
explain-between_stores = How much of the differences between visits lies between stores rather than within them (eta squared). Compared are stores with three judged visits or more; their number is n.
explain-lost = The points of the total score that a visit lost by the question; over a period, the mean of the scored visits.
explain-key_numbers = NPS: the share of 9 and 10 minus the share of 0 to 6, from -100 to 100. CSAT: the share of 4 and 5 of 5. CES: the mean of 1 to 7, or the share of 5 to 7.
explain-fieldwork = Visits whose window ends in the period and that are settled. Fill rate: approved of settled. On-time rate: submitted by the end of the window, of approved. Cancelled visits count in neither.

## Why there is no interval, no difference or no value

reason-too_few = fewer than two scored visits
reason-all_equal = all scores are equal
reason-no_visits = no scored visit
reason-no_answers = no answer
reason-nothing_counted = nothing counted
reason-set = set, not measured
reason-not_given = not given in this detail
reason-not_known = cannot be known
reason-no_spread = one side has too few visits or no spread
reason-nothing_before = nothing to compare with
reason-not_scored_now = no score now
reason-not_scored_then = no score then
reason-not_comparable = the checklist changed too much
reason-too_few_stores = too few stores
reason-too_few_visits = fewer than three scored visits
reason-not_set = not set

## Values

value-visit_report = Visit report
value-store_report = Store report
value-chain_report = Chain report
value-pass = Pass
value-fail = Fail
value-not_scored = Not scored
value-passed = Passed
value-missed = Missed
value-no_region = Without a region
value-pooled = Points earned over points possible
value-weighted = Section scores by the weights of the sections
value-nps = NPS
value-csat = CSAT
value-ces_mean = CES, mean
value-ces_share = CES, share
value-daypart = Part of the day
value-weekday = Day of the week
value-morning = Morning (05:00–11:00)
value-midday = Midday (11:00–15:00)
value-afternoon = Afternoon (15:00–18:00)
value-evening = Evening (18:00–22:00)
value-night = Night (22:00–05:00)
value-monday = Monday
value-tuesday = Tuesday
value-wednesday = Wednesday
value-thursday = Thursday
value-friday = Friday
value-saturday = Saturday
value-sunday = Sunday

## Lists of questions

list-fix = What to fix first
list-missed = Missed
list-went_well = What went well
list-improved = Improved most
list-worst = Missed most often
list-best = Passed most often
