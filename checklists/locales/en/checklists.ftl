# The sentences of the crate `checklists`. Every number arrives as text, already written.

# Answers
yes = Yes
no = No
none-chosen = none of them
list-separator = {", "}
answer-quoted = “{ $answer }”
answer-grade = “{ $value }” ({ $label })
answer-number-unit = { $number } { $unit }
answer-photos = Photos: { $count }
duration-h = { $h } h { $m } min { $s } s
duration-m = { $m } min { $s } s
duration-s = { $s } s
band-between = { $value } (from { $from } to below { $below })
band-below = { $value } (below { $below })
band-from = { $value } ({ $from } or more)
band-case = { $found }, { $case }

# Reasons
reason-not-scored = This question carries no points.
reason-not-applicable = Not applicable: left out of the score.
reason-hidden = Not asked: left out of the score.
reason-blank = Left blank: left out of the score.
reason-blank-zero = Left blank: counts as 0 of { $possible } points.
reason-unreadable = The answer cannot be read: left out of the score.
reason-unreadable-zero = The answer cannot be read: counts as 0 of { $possible } points.
reason-points = { $answer }: { $points } of { $possible } points.
reason-points-weighted = { $answer }: { $points } of { $possible } points, times { $weight }: { $earned } of { $total }.
reason-bonus = { $answer }: bonus points { $points }.
reason-bonus-weighted = { $answer }: bonus points { $points }, times { $weight }: { $earned }.
reason-extra = { $answer }: points { $points }, none of them possible.
reason-extra-weighted = { $answer }: points { $points }, times { $weight }: { $earned }, none of them possible.
reason-capped = { $answer } (held at the highest number of points)

# Verdicts and the like
verdict-pass = Pass
verdict-fail = Fail
verdict-not-scored = Not scored
not-scored-nothing-possible = Not scored: no question with points was answered.
not-scored-below-min-scored-share = Not scored: too few of the possible points were scored.
effect-flag = Knock-out: the verdict is fail.
effect-zero-section = Knock-out: the section “{ $section }” counts as 0.
effect-zero-total = Knock-out: the total counts as 0.
effect-cap-total = Knock-out: the total is at most { $cap } %.
state-answered = Answered
state-na = Not applicable
state-hidden = Not asked
state-blank = Left blank

# Gaps and errors
gap-unknown-question = The checklist has no question “{ $question }”. Remove this answer.
gap-answer-required = This question needs an answer.
gap-comment-required = This answer needs a comment.
gap-comment-required-min = This answer needs a comment of at least { $min } characters.
gap-comment-too-short = The comment has { $length } characters; at least { $min } are needed.
gap-comment-too-long = The comment has { $length } characters; at most { $max } are taken.
gap-photo-required = This answer needs a photo.
gap-too-few-photos = Photos attached: { $count }; at least { $min } are needed.
gap-too-many-photos = Photos attached: { $count }; at most { $max } are taken.
gap-wrong-kind = This is not an answer to this question. Expected: { $hint }.
gap-not-understood = “{ $typed }” is not understood. Expected: { $hint }.
gap-attach-photos = This question is answered by attaching photos.
gap-unknown-option = There is no option “{ $option }”.
gap-chosen-twice = The option “{ $option }” is chosen twice.
gap-too-few-chosen = Too few options are chosen; the fewest are { $min }.
gap-too-many-chosen = Too many options are chosen; the most are { $max }.
gap-below-min = The number is too small; the smallest is { $min }.
gap-below-min-time = This is too early; the earliest is { $min }.
gap-above-max = The number is too large; the largest is { $max }.
gap-above-max-time = This is too late; the latest is { $max }.
gap-too-many-decimals = The number has too many decimals; the most are { $decimals }.
gap-text-too-long = The text has { $length } characters; at most { $max } are taken.
gap-text-too-short = The text has { $length } characters; at least { $min } are needed.
gap-option-hidden = The option “{ $option }” does not fit the answers before. Choose another.
gap-na-not-allowed = “Not applicable” is no answer to this question.
gap-na-with-value = “Not applicable” and an answer exclude each other. Keep one of them.

# What can be typed
hint-yes-no = yes or no
hint-single-choice = the number or the name of one option
hint-multiple-choice = the numbers of the options, with commas between, or “none”
hint-multiple-choice-range = the numbers of { $min } to { $max } options, with commas between
hint-grade = a whole number from { $min } to { $max }
hint-number = a number
hint-number-min = a number, { $min } or more
hint-number-max = a number, { $max } or less
hint-number-range = a number from { $min } to { $max }
hint-number-decimals = { $hint }, with at most { $decimals } decimals
hint-number-unit = { $hint } ({ $unit })
hint-duration = a length of time, such as 90 (seconds), 1m30s or 1:30
hint-date = a day, such as 2026-01-31
hint-time = a time of day, such as 14:30
hint-text-range = a text of { $min } to { $max } characters
hint-text = a text of at most { $max } characters
hint-photo = photos, from { $min } to { $max }

# Kinds
kind-yes-no = Yes or no
kind-single-choice = One choice
kind-multiple-choice = Several choices
kind-scale = Scale
kind-number = Number
kind-duration = Length of time
kind-date = Day
kind-time = Time of day
kind-money = Amount of money
kind-text = Text
kind-photo = Photo
kind-nps = Recommendation (NPS)
kind-csat = Satisfaction (CSAT)
kind-ces = Effort (CES)

# Scorecard
scorecard-title = { $title }, version { $version }
scorecard-question = Question
scorecard-state = State
scorecard-points = Points
scorecard-share = Share %
scorecard-possible = Possible %
scorecard-reason = Reason
scorecard-section = { $section }: { $earned } of { $possible } points, { $score } %
scorecard-section-weight = { $section }: { $earned } of { $possible } points, { $score } %, weight { $weight }
scorecard-section-none = { $section }: not scored
scorecard-section-hidden = { $section }: not asked
scorecard-section-before = Before the knock-out: { $score } %
scorecard-section-floor = Below the floor of { $floor } %: the verdict is fail.
scorecard-without-bonus = Without bonus: { $score } %
scorecard-adjustments = From the sum of the questions, { $sum } %, to the score
scorecard-step = { $step } Then { $after } %.
scorecard-total = Score: { $score } %, exactly { $exact }
scorecard-near-mark = The score is rounded: exactly, it is below { $mark } %.
scorecard-scored = Scored: { $share } % of the possible points
scorecard-band = Band: { $band }
scorecard-verdict = Verdict: { $verdict }
adjustment-cap = The total is at most 100 %.
adjustment-floor = The total is at least 0 %.

# Conditions
list-and = {" and "}
list-or = {" or "}
answer-missed = an answer that loses points
answer-missed-below = an answer that earns less than { $points } points
condition-is = “{ $question }” is answered { $answers }
condition-answered = “{ $question }” has an answer
condition-unanswered = “{ $question }” has no answer
condition-at-least = “{ $question }” is { $value } or more
condition-above = “{ $question }” is more than { $value }
condition-at-most = “{ $question }” is { $value } or less
condition-below = “{ $question }” is less than { $value }
condition-at-least-time = “{ $question }” is { $value } or later
condition-above-time = “{ $question }” is later than { $value }
condition-at-most-time = “{ $question }” is { $value } or earlier
condition-below-time = “{ $question }” is earlier than { $value }
condition-compare-at-least = the answer to “{ $question }” is that to “{ $other }” or more
condition-compare-above = the answer to “{ $question }” is more than that to “{ $other }”
condition-compare-at-most = the answer to “{ $question }” is that to “{ $other }” or less
condition-compare-below = the answer to “{ $question }” is less than that to “{ $other }”
condition-compare-at-least-time = the answer to “{ $question }” is that to “{ $other }” or later
condition-compare-above-time = the answer to “{ $question }” is later than that to “{ $other }”
condition-compare-at-most-time = the answer to “{ $question }” is that to “{ $other }” or earlier
condition-compare-below-time = the answer to “{ $question }” is earlier than that to “{ $other }”
condition-not = it is not so that { $condition }

# Preview
preview-section-if = This part is asked only if { $condition }.
preview-question-if = Asked only if { $condition }.
preview-option = (points: { $points })
preview-option-if = (only if { $condition })
preview-answer = Answer: { $hint }
preview-answer-na = Answer: { $hint }, or “not applicable”
preview-optional = (optional)
preview-required-if = Needed if { $condition }.
preview-comment = A comment is needed.
preview-comment-min = A comment of at least { $min } characters is needed.
preview-comment-on = A comment is needed with { $answers }.
preview-comment-on-min = A comment of at least { $min } characters is needed with { $answers }.
preview-photo = A photo is needed.
preview-photo-min = At least { $min } photos are needed.
preview-photo-on = A photo is needed with { $answers }.
preview-photo-on-min = At least { $min } photos are needed with { $answers }.
preview-points = Points: { $list }
preview-points-of = { $answer } = { $points }
preview-points-case = { $case }: { $points }
preview-points-case-if = { $case } (if { $condition }): { $points }
preview-photos-from = { $count } or more photos
preview-range = { $from } to { $to }
preview-band-between = { $from } to below { $below }
preview-band-below = below { $below }
preview-band-from = { $from } or more
preview-band-all = every answer
preview-max-points = Together at most { $points } points.
preview-weight = The points count times { $weight }.
preview-bonus = A bonus: earned on top of the others.
preview-pass-at = Missed below { $points } points.
preview-knock-out = With { $answers }: { $effect }
preview-band = { $band }: { $from } % or more
preview-pass-mark = Pass: { $mark } % or more
preview-refuse-if = Refused if { $condition }: { $message }
