# அட்டவணைகளின் சொற்கள்: குடும்பம்-அடையாளம். மதிப்பு அல்லாத நிரலின் தலைப்பில் அளவும் அதன் கூறும் வரும்.

## மொழி: வரி தொடங்கும் பக்கம் (ltr அல்லது rtl)

language-direction = ltr

## தலைப்புகளும் கோப்பின் தலைப்பும்

heading = { $measure }: { $field }
title = { $kind }: { $name }

## தாள்களின் பெயர்கள்: அதிகபட்சம் 31 எழுத்துகள்; [ ] : * ? / \ கூடாது

sheet-report = அறிக்கை
sheet-summary = சுருக்கம்
sheet-sections = பிரிவுகள்
sheet-section_months = பிரிவுகள், மாத வாரியாக
sheet-questions = கேள்விகள்
sheet-repeats = தொடரும் குறைகள்
sheet-separating = கடைகளை வேறுபடுத்துபவை
sheet-trend = மாதப் போக்கு
sheet-visits = வருகைகள்
sheet-answers = பதில்கள்
sheet-timings = கால அளவுகள்
sheet-publications = வெளியீடுகள்
sheet-league = கடைகளின் வரிசை
sheet-regions = மண்டலங்கள்
sheet-bands = தரங்கள்
sheet-key_numbers = முக்கிய எண்கள்
sheet-grades = கொடுத்த அளவுகள்
sheet-groups = குழுக்கள்
sheet-fieldwork = களப்பணி
sheet-comments = கருத்துகள்
sheet-photos = படங்கள்
sheet-method = முறை

## ஓர் அளவைப் பற்றிக் கூறப்படுபவை

field-count = எண்ணிக்கை
field-n = n
field-low = 95 % நம்பிக்கை இடைவெளி, முதல்
field-high = 95 % நம்பிக்கை இடைவெளி, வரை
field-lowest = மிகக் குறைந்தது
field-highest = மிக உயர்ந்தது
field-reason = இடைவெளி இல்லாததன் காரணம்
field-difference = வேறுபாடு
field-diff_low = வேறுபாட்டின் 95 % இடைவெளி, முதல்
field-diff_high = வேறுபாட்டின் 95 % இடைவெளி, வரை
field-diff_reason = வேறுபாடு அல்லது இடைவெளி இல்லாததன் காரணம்
field-proven = வேறுபாடு உறுதியானது

## நிரல்கள்

column-what = விவரம்
column-from = முதல்
column-last_day = வரை
column-figure = மதிப்பு
column-stores = கடைகள்
column-stores_needed = தேவையான கடைகள்
column-text = உரை
column-id = அடையாளம்
column-section = பிரிவு
column-question = கேள்வி
column-month = மாதம்
column-score = மதிப்பெண்
column-other_stores = மற்ற கடைகள்
column-noise = தற்செயல் எல்லை
column-new_epoch = புதிய பட்டியல், ஒப்பிட முடியாது
column-list = வரிசை
column-missed = குறைகள்
column-pass_rate = தேர்ச்சி விகிதம்
column-lost = மதிப்பெண்ணில் இழந்த புள்ளிகள்
column-comment = கருத்து
column-comment_month = கருத்தின் மாதம்
column-photo = படம்
column-missed_of_last = அண்மைய வருகைகளில் குறைகள்
column-streak = தொடர்ச்சியான குறைகள்
column-pattern = அண்மைய வருகைகள், பழையது முதலில்
column-between_stores = கடைகளுக்கு இடையிலான வேறுபாட்டின் பங்கு
column-kind = வகை
column-standard_error = திட்டப் பிழை
column-grade = கொடுத்த அளவு
column-answers = பதில்கள்
column-band = தரம்
column-band_from = தரத்தின் தொடக்கம்
column-visits = வருகைகள்
column-visits_before = முந்தைய காலத்தின் வருகைகள்
column-group = குழு
column-visits_on = வேளை
column-missed_it = கேள்வியில் குறை
column-caption = படத்தின் விளக்கம்
column-verdict = முடிவு
column-judged = தேர்ச்சி அல்லது குறையான கேள்விகள்
column-counted = எண்களில் சேர்ந்தது
column-store = கடை
column-code = குறியீடு
column-region = மண்டலம்
column-rank = தரவரிசை
column-percent_rank = சதவீதத் தரவரிசை
column-number = எண்
column-answer = பதில்
column-result = முடிவு
column-earned = பெற்ற புள்ளிகள்
column-possible = பெறக்கூடிய புள்ளிகள்
column-scored = மதிப்பெண் உண்டு
column-bonus = கூடுதல் புள்ளிகள்
column-explanation = இப்புள்ளிகளின் காரணம்
column-photos = படங்கள்
column-to_fix = சரிசெய்ய வேண்டியவை, வரிசைப்படி
column-strength = சிறப்புகள், வரிசைப்படி
column-weight = எடை
column-not_applicable = பொருந்தாது
column-standard = நிர்ணய அளவு
column-met = நிர்ணய அளவில் உள்ளது
column-publication = வெளியீடு
column-revision = திருத்தம்
column-published_on = வெளியிட்ட தேதி
column-withdrawn_on = திரும்பப் பெற்ற தேதி

## அறிக்கை, சுருக்கம், களப்பணி, முறை ஆகியவற்றின் வரிசைகள்

fact-report = அறிக்கை
fact-agency = முகமை
fact-client = வாடிக்கையாளர்
fact-client_id = வாடிக்கையாளரின் அடையாளம்
fact-store = கடை
fact-store_code = கடையின் குறியீடு
fact-store_id = கடையின் அடையாளம்
fact-address = முகவரி
fact-region = மண்டலம்
fact-visit_id = வருகையின் அடையாளம்
fact-code = இந்த அறிக்கையின் குறியீடு
fact-checklist = சரிபார்ப்புப் பட்டியல்
fact-checklist_slug = பட்டியலின் சுருக்கப் பெயர்
fact-checklist_versions = பட்டியலின் பதிப்புகள்
fact-epoch = பட்டியலின் காலகட்டம்
fact-from = முதல் நாள்
fact-last_day = கடைசி நாள்
fact-language = மொழி
fact-data_as_of = தரவு எதுவரை (UTC)
fact-visits = ஒப்புதல் பெற்ற வருகைகள்
fact-stores = கடைகள்
fact-stores_visited = வருகை நடந்த கடைகள்
fact-partial = வாடிக்கையாளரின் சில கடைகள் மட்டும்
fact-score = மதிப்பெண்
fact-indicative = முதற்கட்டக் குறிப்பு: தரவரிசைக்கு வருகைகள் போதா
fact-exact_score = துல்லியமான மதிப்பெண்
fact-not_scored = மதிப்பெண் இல்லாததன் காரணம்
fact-pass_mark = தேர்ச்சி வரம்பு
fact-band = தரம்
fact-verdict = முடிவு
fact-fail_reason = தேர்ச்சி இல்லாததன் காரணம்
fact-influence = ஒரு வருகையின் அதிகபட்சத் தாக்கம்
fact-earned = பெற்ற புள்ளிகள்
fact-possible = பெறக்கூடிய புள்ளிகள்
fact-scored_share = மதிப்பிடப்பட்ட புள்ளிகளின் பங்கு
fact-step = மதிப்பெண்ணுக்கான படி
fact-answers_not_shown = காட்டப்படாத பதில்கள்
fact-pass_rate = தேர்ச்சி விகிதம்
fact-previous_period = முந்தைய காலத்துடன் ஒப்பீடு
fact-last_year = சென்ற ஆண்டின் அதே நாட்களுடன் ஒப்பீடு
fact-baseline = கடையின் முதல் வருகைகளுடன் ஒப்பீடு
fact-target = இலக்குடன் ஒப்பீடு
fact-region_stores = மண்டலத்தின் மற்ற கடைகளுடன் ஒப்பீடு
fact-chain_stores = நிறுவனத்தின் மற்ற கடைகளுடன் ஒப்பீடு
fact-previous_visit = முந்தைய வருகையுடன் ஒப்பீடு
fact-store_mean = கடையின் மற்ற வருகைகளுடன் ஒப்பீடு
fact-rank = நிறுவனத்தில் தரவரிசை
fact-percent_rank = சதவீதத் தரவரிசை
fact-settled = முடிவான வருகைகள்
fact-approved = ஒப்புதல் பெற்றவை
fact-rejected = நிராகரிக்கப்பட்டவை
fact-expired = யாரும் செல்லாமல் காலாவதியானவை
fact-cancelled = ரத்து செய்யப்பட்டவை
fact-filled = நிறைவேறிய விகிதம்
fact-on_time = உரிய நேர விகிதம்
fact-returned = ஒப்புதலுக்கு முன் திருப்பி அனுப்பியவை
fact-scoring = வருகையின் மதிப்பெண் கணக்கீடு
fact-rules_version = மதிப்பெண் விதிகளின் பதிப்பு
fact-min_scored_share = மதிப்பிட வேண்டிய புள்ளிகளின் குறைந்தபட்சப் பங்கு
fact-blank_is_zero = பதில் இல்லாத விருப்பக் கேள்விகள் பூச்சியம்
fact-checklist_hash = பட்டியல் பதிப்பின் SHA-256
fact-n = n
fact-interval = 95 % நம்பிக்கை இடைவெளி
fact-difference = வேறுபாடு
fact-noise = தற்செயல் எல்லை
fact-other_stores = மற்ற கடைகள்
fact-between_stores = கடைகளுக்கு இடையிலான வேறுபாட்டின் பங்கு
fact-lost = மதிப்பெண்ணில் இழந்த புள்ளிகள்
fact-key_numbers = NPS, CSAT, CES
fact-fieldwork = களப்பணி

## முறை விளக்குபவை

explain-n = ஓர் எண் மதிப்பெண் பெற்ற எத்தனை வருகைகளிலிருந்து, அல்லது எத்தனை பதில்களிலிருந்து, கிடைத்தது என்பது. எந்த எண்ணும் இது இல்லாமல் வராது.
explain-score = இக்காலத்தில் ஒப்புதலும் மதிப்பெண்ணும் பெற்ற வருகைகளின் வெளியிடப்பட்ட மதிப்பெண்களின் சராசரி; எல்லா வருகைகளுக்கும் சம எடை.
explain-interval = சராசரிகளுக்கு 0–100 % எல்லைக்குள் t இடைவெளி; விகிதங்களுக்கு வில்சன் இடைவெளி. இவ்வாறு கணக்கிட்ட நூறு இடைவெளிகளில் ஏறத்தாழ 95 உண்மை மதிப்பைக் கொண்டிருக்கும். இடைவெளி இல்லையெனில் காரணம் தரப்படும்.
explain-pass_rate = தேர்ச்சி பெற்றவை ÷ (தேர்ச்சி பெற்றவை + குறையானவை). பட்டியல் கேட்பதைவிடக் குறைந்த புள்ளிகள் பெற்றால் அந்தக் கேள்வி குறையாகக் கருதப்படும். பொருந்தாதவை இரண்டிலும் சேரா.
explain-difference = சதவீதப் புள்ளிகளில். இதன் இடைவெளி சராசரிகளுக்கு வெல்ச், விகிதங்களுக்கு நியூகோம்ப் முறையில் கணக்கிடப்படுகிறது. இடைவெளியில் பூச்சியம் இல்லையெனில் வேறுபாடு உறுதியானது; இல்லாவிட்டால் உறுதியான மாற்றம் இல்லை.
explain-noise = இக்காலத்தில் எதுவும் மாறாமல் இருந்தால் இத்தகைய 100 மாதங்களில் 95 அமையும் எல்லை.
explain-rank = தரவு அனுமதிக்கும் மிகச் சிறந்த இடம் முதல் மிகத் தாழ்ந்த இடம் வரை: உறுதியாகச் சிறந்த கடைகளின் எண்ணிக்கையைவிட ஒன்றாவது அதிகம்; எல்லாக் கடைகளிலிருந்து உறுதியாகத் தாழ்ந்தவற்றைக் கழித்ததைவிட மிகாது. மதிப்பெண் பெற்ற வருகைகள் மூன்றைவிடக் குறைவாக இருந்தால் தரவரிசை இல்லை. சதவீதத் தரவரிசை என்பது தரவரிசையில் உள்ள மற்ற கடைகளில் குறைந்த சராசரி உடையவற்றின் பங்கு; சமமானவை பாதியாகக் கணக்கிடப்படும்.
explain-other_stores = அதே பட்டியலில், அதே காலத்தில், இந்தக் கடை தவிர மற்ற கடைகளுக்குச் சென்ற வருகைகளின் சராசரி; போதுமான கடைகள் இருந்தால் மட்டுமே காட்டப்படும்.
explain-between_stores = வருகைகளுக்கு இடையிலான வேறுபாட்டில் கடைகளுக்கு உள்ளே அல்லாமல் கடைகளுக்கு இடையே உள்ள பங்கு (ஈட்டா வர்க்கம்). தேர்ச்சி அல்லது குறை என முடிவான மூன்று வருகைகளாவது உள்ள கடைகள் ஒப்பிடப்படுகின்றன; அவற்றின் எண்ணிக்கையே n.
explain-lost = கேள்வியால் வருகையின் மொத்த மதிப்பெண் இழந்த புள்ளிகள்; ஒரு காலத்துக்கு, மதிப்பெண் பெற்ற வருகைகளின் சராசரி.
explain-key_numbers = NPS: 9, 10 அளித்தவர்களின் பங்கிலிருந்து 0 முதல் 6 வரை அளித்தவர்களின் பங்கைக் கழித்தது; -100 முதல் 100 வரை. CSAT: 5-இல் 4, 5 அளித்தவர்களின் பங்கு. CES: 1 முதல் 7 வரையிலானவற்றின் சராசரி, அல்லது 5 முதல் 7 வரை அளித்தவர்களின் பங்கு.
explain-fieldwork = இக்காலத்தில் கெடு முடியும், முடிவான வருகைகள். நிறைவேறிய விகிதம்: முடிவானவற்றில் ஒப்புதல் பெற்றவை. உரிய நேர விகிதம்: ஒப்புதல் பெற்றவற்றில் கெடுவுக்குள் அனுப்பப்பட்டவை. ரத்து செய்யப்பட்டவை எதிலும் சேரா.

## இடைவெளி, வேறுபாடு அல்லது மதிப்பு இல்லாததன் காரணங்கள்

reason-too_few = மதிப்பெண் பெற்ற வருகைகள் இரண்டைவிடக் குறைவு
reason-all_equal = எல்லா மதிப்பெண்களும் ஒன்றே
reason-no_visits = மதிப்பெண் பெற்ற வருகை இல்லை
reason-no_answers = பதில் இல்லை
reason-nothing_counted = கணக்கிட எதுவும் இல்லை
reason-set = அளக்கப்படவில்லை, நிர்ணயிக்கப்பட்டது
reason-not_given = இந்த விவரத்துக்குத் தரப்படவில்லை
reason-not_known = அறிய முடியாது
reason-no_spread = ஒரு பக்கத்தில் வருகைகள் மிகக் குறைவு அல்லது மதிப்பெண்கள் ஒன்றே
reason-nothing_before = ஒப்பிட எதுவும் இல்லை
reason-not_scored_now = இப்போது மதிப்பெண் இல்லை
reason-not_scored_then = அப்போது மதிப்பெண் இல்லை
reason-not_comparable = பட்டியல் பெரிதும் மாறியுள்ளது
reason-too_few_stores = கடைகள் மிகக் குறைவு
reason-too_few_visits = மதிப்பெண் பெற்ற வருகைகள் மூன்றைவிடக் குறைவு
reason-not_set = நிர்ணயிக்கப்படவில்லை

## மதிப்புகள்

value-visit_report = வருகை அறிக்கை
value-store_report = கடை அறிக்கை
value-chain_report = கிளைகளின் அறிக்கை
value-pass = தேர்ச்சி
value-fail = தேர்ச்சி இல்லை
value-not_scored = மதிப்பெண் இல்லை
value-passed = தேர்ச்சி
value-missed = குறை
value-no_region = மண்டலம் இல்லாதவை
value-pooled = பெற்ற புள்ளிகள் ÷ பெறக்கூடிய புள்ளிகள்
value-weighted = எடைகளின்படி பிரிவுகளின் மதிப்பெண்கள்
value-nps = பரிந்துரை (NPS)
value-csat = திருப்தி (CSAT)
value-ces_mean = முயற்சி (CES), சராசரி
value-ces_share = முயற்சி (CES), பங்கு
value-daypart = நாளின் வேளை
value-weekday = வாரத்தின் நாள்
value-morning = காலை (05:00–11:00)
value-midday = நண்பகல் (11:00–15:00)
value-afternoon = பிற்பகல் (15:00–18:00)
value-evening = மாலை (18:00–22:00)
value-night = இரவு (22:00–05:00)
value-monday = திங்கள்
value-tuesday = செவ்வாய்
value-wednesday = புதன்
value-thursday = வியாழன்
value-friday = வெள்ளி
value-saturday = சனி
value-sunday = ஞாயிறு

## கேள்விகளின் வரிசைகள்

list-fix = முதலில் சரிசெய்ய வேண்டியவை
list-missed = குறையானவை
list-went_well = சிறப்பாக நடந்தவை
list-improved = அதிகம் முன்னேறியவை
list-worst = அதிகம் குறையானவை
list-best = அதிகம் தேர்ச்சி பெற்றவை
