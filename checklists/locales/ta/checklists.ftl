# `checklists` தொகுப்பின் வாக்கியங்கள். எல்லா எண்களும் உரையாகவே வருகின்றன.

# பதில்கள்
yes = ஆம்
no = இல்லை
none-chosen = எதுவும் இல்லை
list-separator = {", "}
answer-quoted = “{ $answer }”
answer-grade = “{ $value }” ({ $label })
answer-number-unit = { $number } { $unit }
answer-photos = படங்கள்: { $count }
duration-h = { $h } மணி { $m } நிமிடம் { $s } வினாடி
duration-m = { $m } நிமிடம் { $s } வினாடி
duration-s = { $s } வினாடி
band-between = { $value } ({ $from } முதல் { $below }-க்குக் கீழ் வரை)
band-below = { $value } ({ $below }-க்குக் கீழ்)
band-from = { $value } ({ $from } அல்லது அதற்கு மேல்)
band-case = { $found }, { $case }

# காரணங்கள்
reason-not-scored = இந்தக் கேள்விக்குப் புள்ளிகள் இல்லை.
reason-not-applicable = பொருந்தாது: மதிப்பெண்ணில் சேர்க்கப்படவில்லை.
reason-hidden = கேட்கப்படவில்லை: மதிப்பெண்ணில் சேர்க்கப்படவில்லை.
reason-blank = பதில் இல்லை: மதிப்பெண்ணில் சேர்க்கப்படவில்லை.
reason-blank-zero = பதில் இல்லை: புள்ளிகள் { $possible }-இல் 0.
reason-unreadable = பதிலைப் படிக்க முடியவில்லை: மதிப்பெண்ணில் சேர்க்கப்படவில்லை.
reason-unreadable-zero = பதிலைப் படிக்க முடியவில்லை: புள்ளிகள் { $possible }-இல் 0.
reason-points = { $answer }: புள்ளிகள் { $possible }-இல் { $points }.
reason-points-weighted = { $answer }: புள்ளிகள் { $possible }-இல் { $points }, எடை { $weight }: { $total }-இல் { $earned }.
reason-bonus = { $answer }: கூடுதல் புள்ளிகள் { $points }.
reason-bonus-weighted = { $answer }: கூடுதல் புள்ளிகள் { $points }, எடை { $weight }: { $earned }.
reason-extra = { $answer }: புள்ளிகள் { $points }; பெறக்கூடிய புள்ளிகளில் சேரா.
reason-extra-weighted = { $answer }: புள்ளிகள் { $points }, எடை { $weight }: { $earned }; பெறக்கூடிய புள்ளிகளில் சேரா.
reason-capped = { $answer } (புள்ளிகளின் உச்ச வரம்பில்)

# முடிவு
verdict-pass = தேர்ச்சி
verdict-fail = தேர்ச்சி இல்லை
verdict-not-scored = மதிப்பெண் இல்லை
not-scored-nothing-possible = மதிப்பெண் இல்லை: புள்ளிகள் உள்ள எந்தக் கேள்விக்கும் பதில் அளிக்கப்படவில்லை.
not-scored-below-min-scored-share = மதிப்பெண் இல்லை: பெறக்கூடிய புள்ளிகளில் மிகச் சிறிய பகுதியே மதிப்பிடப்பட்டது.
effect-flag = கடுமையான குறை: முடிவு “தேர்ச்சி இல்லை”.
effect-zero-section = கடுமையான குறை: “{ $section }” பிரிவு 0 எனக் கணக்கிடப்படும்.
effect-zero-total = கடுமையான குறை: மொத்தம் 0 எனக் கணக்கிடப்படும்.
effect-cap-total = கடுமையான குறை: மொத்தம் { $cap } %-ஐத் தாண்டாது.
state-answered = பதில் அளிக்கப்பட்டது
state-na = பொருந்தாது
state-hidden = கேட்கப்படவில்லை
state-blank = பதில் இல்லை

# விடுபட்டவையும் பிழைகளும்
gap-unknown-question = பட்டியலில் “{ $question }” என்ற கேள்வி இல்லை. இந்தப் பதிலை நீக்கவும்.
gap-answer-required = இந்தக் கேள்விக்குப் பதில் தேவை.
gap-comment-required = இந்தப் பதிலுக்கு ஒரு கருத்து தேவை.
gap-comment-required-min = இந்தப் பதிலுக்குக் குறைந்தது { $min } எழுத்துகள் கொண்ட கருத்து தேவை.
gap-comment-too-short = கருத்தில் { $length } எழுத்துகள் உள்ளன; குறைந்தது { $min } தேவை.
gap-comment-too-long = கருத்தில் { $length } எழுத்துகள் உள்ளன; அதிகபட்சம் { $max }.
gap-photo-required = இந்தப் பதிலுக்கு ஒரு படம் தேவை.
gap-too-few-photos = இணைத்த படங்கள்: { $count }; குறைந்தது { $min } தேவை.
gap-too-many-photos = இணைத்த படங்கள்: { $count }; அதிகபட்சம் { $max }.
gap-wrong-kind = இது இந்தக் கேள்விக்கான பதில் அல்ல. தேவையானது: { $hint }.
gap-not-understood = “{ $typed }” புரியவில்லை. தேவையானது: { $hint }.
gap-attach-photos = படங்களை இணைப்பதே இந்தக் கேள்விக்கான பதில்.
gap-unknown-option = “{ $option }” என்ற தெரிவு இல்லை.
gap-chosen-twice = “{ $option }” இரண்டு முறை தேர்ந்தெடுக்கப்பட்டுள்ளது.
gap-too-few-chosen = தேர்ந்தெடுத்தவை போதாது; குறைந்தது { $min } தேவை.
gap-too-many-chosen = தேர்ந்தெடுத்தவை மிக அதிகம்; அதிகபட்சம் { $max }.
gap-below-min = எண் மிகச் சிறியது; குறைந்தபட்சம் { $min }.
gap-below-min-time = இது மிகவும் முன்னதாக உள்ளது; மிக முன்னதானது { $min }.
gap-above-max = எண் மிகப் பெரியது; அதிகபட்சம் { $max }.
gap-above-max-time = இது மிகவும் தாமதமாக உள்ளது; மிகத் தாமதமானது { $max }.
gap-too-many-decimals = தசம இடங்கள் மிக அதிகம்; அதிகபட்சம் { $decimals }.
gap-text-too-long = உரையில் { $length } எழுத்துகள் உள்ளன; அதிகபட்சம் { $max }.
gap-text-too-short = உரையில் { $length } எழுத்துகள் உள்ளன; குறைந்தது { $min } தேவை.
gap-option-hidden = “{ $option }” என்ற தெரிவு முந்தைய பதில்களுடன் பொருந்தவில்லை. வேறொன்றைத் தேர்ந்தெடுக்கவும்.
gap-na-not-allowed = இந்தக் கேள்விக்கு “பொருந்தாது” என்பது பதில் அல்ல.
gap-na-with-value = “பொருந்தாது” என்பதும் வேறொரு பதிலும் சேர்ந்து இருக்க முடியாது. ஒன்றை மட்டும் வைக்கவும்.

# எழுதக்கூடியவை
hint-yes-no = ஆம் அல்லது இல்லை
hint-single-choice = ஒரு தெரிவின் எண் அல்லது பெயர்
hint-multiple-choice = தெரிவுகளின் எண்கள், இடையே காற்புள்ளியுடன்; அல்லது “எதுவும் இல்லை”
hint-multiple-choice-range = { $min } முதல் { $max } வரையிலான தெரிவுகளின் எண்கள், இடையே காற்புள்ளியுடன்
hint-grade = { $min } முதல் { $max } வரை ஒரு முழு எண்
hint-number = ஓர் எண்
hint-number-min = { $min } அல்லது அதற்கு மேற்பட்ட எண்
hint-number-max = { $max } அல்லது அதற்குக் குறைந்த எண்
hint-number-range = { $min } முதல் { $max } வரை ஓர் எண்
hint-number-decimals = { $hint }; தசம இடங்கள் அதிகபட்சம் { $decimals }
hint-number-unit = { $hint } ({ $unit })
hint-duration = கால அளவு: 90 (வினாடி), 1m30s அல்லது 1:30 போல
hint-date = ஒரு தேதி, எ.கா. 2026-01-31
hint-time = நாளின் ஒரு நேரம், எ.கா. 14:30
hint-text-range = { $min } முதல் { $max } எழுத்துகள் வரையிலான உரை
hint-text = அதிகபட்சம் { $max } எழுத்துகள் கொண்ட உரை
hint-photo = படங்கள், { $min } முதல் { $max } வரை

# வகைகள்
kind-yes-no = ஆம் அல்லது இல்லை
kind-single-choice = ஒரு தெரிவு
kind-multiple-choice = பல தெரிவுகள்
kind-scale = அளவுகோல்
kind-number = எண்
kind-duration = கால அளவு
kind-date = தேதி
kind-time = நேரம்
kind-money = பணத் தொகை
kind-text = உரை
kind-photo = படம்
kind-nps = பரிந்துரை (NPS)
kind-csat = திருப்தி (CSAT)
kind-ces = முயற்சி (CES)

# மதிப்பெண் அட்டை
scorecard-title = { $title }, பதிப்பு { $version }
scorecard-question = கேள்வி
scorecard-state = நிலை
scorecard-points = புள்ளிகள்
scorecard-share = பங்கு %
scorecard-possible = பெறக்கூடியது %
scorecard-reason = காரணம்
scorecard-section = { $section }: புள்ளிகள் { $possible }-இல் { $earned }, { $score } %
scorecard-section-weight = { $section }: புள்ளிகள் { $possible }-இல் { $earned }, { $score } %, எடை { $weight }
scorecard-section-none = { $section }: மதிப்பெண் இல்லை
scorecard-section-hidden = { $section }: கேட்கப்படவில்லை
scorecard-section-before = கடுமையான குறைக்கு முன்: { $score } %
scorecard-section-floor = இந்தப் பிரிவின் குறைந்தபட்ச அளவான { $floor } %-க்குக் கீழ்: முடிவு “தேர்ச்சி இல்லை”.
scorecard-without-bonus = கூடுதல் புள்ளிகள் இல்லாமல்: { $score } %
scorecard-adjustments = கேள்விகளின் கூட்டுத்தொகையான { $sum } %-இலிருந்து மதிப்பெண் வரை
scorecard-step = { $step } அதன் பின் { $after } %.
scorecard-total = மதிப்பெண்: { $score } %, துல்லியமாக { $exact }
scorecard-near-mark = இந்த மதிப்பெண் தோராயமானது; துல்லியமாக அது { $mark } %-ஐவிடக் குறைவு.
scorecard-scored = மதிப்பிடப்பட்டது: பெறக்கூடிய புள்ளிகளில் { $share } %
scorecard-band = தரம்: { $band }
scorecard-verdict = முடிவு: { $verdict }
adjustment-cap = மொத்தம் 100 %-ஐத் தாண்டாது.
adjustment-floor = மொத்தம் 0 %-க்குக் கீழே செல்லாது.

# நிபந்தனைகள்
list-and = {", மேலும் "}
list-or = {" அல்லது "}
answer-missed = புள்ளிகளை இழக்கும் பதில்
answer-missed-below = { $points } புள்ளிகளுக்குக் குறைவான பதில்
condition-is = “{ $question }” என்பதற்குப் பதில் { $answers }
condition-answered = “{ $question }” என்பதற்குப் பதில் உள்ளது
condition-unanswered = “{ $question }” என்பதற்குப் பதில் இல்லை
condition-at-least = “{ $question }” என்பதற்குப் பதில் { $value } அல்லது அதற்கு மேல்
condition-above = “{ $question }” என்பதற்குப் பதில் { $value }-ஐவிட அதிகம்
condition-at-most = “{ $question }” என்பதற்குப் பதில் { $value } அல்லது அதற்குக் குறைவு
condition-below = “{ $question }” என்பதற்குப் பதில் { $value }-ஐவிடக் குறைவு
condition-at-least-time = “{ $question }” என்பதற்குப் பதில் { $value } அல்லது அதற்குப் பின்
condition-above-time = “{ $question }” என்பதற்குப் பதில் { $value }-க்குப் பின்
condition-at-most-time = “{ $question }” என்பதற்குப் பதில் { $value } அல்லது அதற்கு முன்
condition-below-time = “{ $question }” என்பதற்குப் பதில் { $value }-க்கு முன்
condition-compare-at-least = “{ $question }” என்பதன் பதில் “{ $other }” என்பதன் பதிலைவிடக் குறைவில்லை
condition-compare-above = “{ $question }” என்பதன் பதில் “{ $other }” என்பதன் பதிலைவிட அதிகம்
condition-compare-at-most = “{ $question }” என்பதன் பதில் “{ $other }” என்பதன் பதிலைவிட அதிகமில்லை
condition-compare-below = “{ $question }” என்பதன் பதில் “{ $other }” என்பதன் பதிலைவிடக் குறைவு
condition-compare-at-least-time = “{ $question }” என்பதன் பதில் “{ $other }” என்பதன் பதிலுக்கு முன் இல்லை
condition-compare-above-time = “{ $question }” என்பதன் பதில் “{ $other }” என்பதன் பதிலுக்குப் பின்
condition-compare-at-most-time = “{ $question }” என்பதன் பதில் “{ $other }” என்பதன் பதிலுக்குப் பின் இல்லை
condition-compare-below-time = “{ $question }” என்பதன் பதில் “{ $other }” என்பதன் பதிலுக்கு முன்
condition-not = { $condition } என்பது உண்மையல்ல

# முன்காட்சி
preview-section-if = இந்த நிபந்தனை பொருந்தினால் மட்டுமே இந்தப் பிரிவு கேட்கப்படும்: { $condition }.
preview-question-if = இந்த நிபந்தனை பொருந்தினால் மட்டுமே கேட்கப்படும்: { $condition }.
preview-option = (புள்ளிகள்: { $points })
preview-option-if = (இந்த நிபந்தனை பொருந்தினால் மட்டும்: { $condition })
preview-answer = பதில்: { $hint }
preview-answer-na = பதில்: { $hint }, அல்லது “பொருந்தாது”
preview-optional = (விருப்பம்)
preview-required-if = இந்த நிபந்தனை பொருந்தினால் பதில் தேவை: { $condition }.
preview-comment = ஒரு கருத்து தேவை.
preview-comment-min = குறைந்தது { $min } எழுத்துகள் கொண்ட கருத்து தேவை.
preview-comment-on = { $answers } எனில் ஒரு கருத்து தேவை.
preview-comment-on-min = { $answers } எனில் குறைந்தது { $min } எழுத்துகள் கொண்ட கருத்து தேவை.
preview-photo = ஒரு படம் தேவை.
preview-photo-min = குறைந்தது { $min } படங்கள் தேவை.
preview-photo-on = { $answers } எனில் ஒரு படம் தேவை.
preview-photo-on-min = { $answers } எனில் குறைந்தது { $min } படங்கள் தேவை.
preview-points = புள்ளிகள்: { $list }
preview-points-of = { $answer } = { $points }
preview-points-case = { $case }: { $points }
preview-points-case-if = { $case } (இந்த நிபந்தனை பொருந்தினால்: { $condition }): { $points }
preview-photos-from = { $count } அல்லது அதற்கு மேற்பட்ட படங்கள்
preview-range = { $from } முதல் { $to } வரை
preview-band-between = { $from } முதல் { $below }-க்குக் கீழ் வரை
preview-band-below = { $below }-க்குக் கீழ்
preview-band-from = { $from } அல்லது அதற்கு மேல்
preview-band-all = எந்தப் பதிலும்
preview-max-points = மொத்தம் அதிகபட்சம் { $points } புள்ளிகள்.
preview-weight = புள்ளிகள் { $weight } மடங்காகக் கணக்கிடப்படும்.
preview-bonus = கூடுதல் புள்ளிகள்: மற்றவற்றுடன் சேர்க்கப்படும்.
preview-pass-at = { $points } புள்ளிகளுக்குக் கீழ் இருந்தால் குறையாகக் கருதப்படும்.
preview-knock-out = { $answers } எனில்: { $effect }
preview-band = { $band }: { $from } % அல்லது அதற்கு மேல்
preview-pass-mark = தேர்ச்சி: { $mark } % அல்லது அதற்கு மேல்
preview-refuse-if = இந்த நிபந்தனை பொருந்தினால் பதில்கள் ஏற்கப்படமாட்டா: { $condition }: { $message }
