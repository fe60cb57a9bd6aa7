menu-visits = வருகைகள்
visits-one = வருகை
visits-views = காட்சிகள்
visits-view-list = பட்டியல்
visits-view-calendar = நாட்காட்டி
visits-filters = வடிகட்டிகளும் வரிசையும்
visits-filter = காட்டு
visits-filter-none = எல்லா வருகைகளும்
visits-none = இந்த வடிகட்டிகளுக்கு எந்த வருகையும் பொருந்தவில்லை.
visits-nobody = இன்னும் யாருமில்லை
visits-somebody = ஒருவர்
visits-local-times = நேரங்கள் ஒவ்வொரு கடையின் உள்ளூர் நேரம்.
visits-calendar-days = ஒவ்வொரு வருகையும் அதன் கால வரம்பு முடியும் நாளில், கடையின் உள்ளூர் நேரப்படி உள்ளது.
visits-pages = பக்கங்கள்
visits-first-page = முதல் பக்கம்
visits-next-page = அடுத்த பக்கம்
visits-months = மாதங்கள்
visits-month-earlier = முந்தைய மாதம்
visits-month-later = அடுத்த மாதம்
visits-state-planned = திட்டமிட்டவை அனைத்தும்
visits-state-overdue = காலம் கடந்தது
visits-state-open = ஒதுக்கப்படாதது
visits-state-assigned = ஒதுக்கப்பட்டது
visits-state-accepted = ஏற்கப்பட்டது
visits-state-submitted = மதிப்பாய்வுக்குக் காத்திருக்கிறது
visits-state-returned = திருப்பி அனுப்பப்பட்டது
visits-state-approved = ஒப்புதல் பெற்றது
visits-state-rejected = நிராகரிக்கப்பட்டது
visits-state-cancelled = ரத்து செய்யப்பட்டது
visits-state-expired = காலாவதியானது
visits-any-state = எந்த நிலையும்
visits-any-client = எல்லா வாடிக்கை நிறுவனங்களும்
visits-any-region = எல்லா வட்டாரங்களும்
visits-any-shopper = எல்லா மறைமுக வாடிக்கையாளர்களும்
visits-choose-shopper = மறைமுக வாடிக்கையாளரைத் தேர்ந்தெடுக்கவும்
visits-field-store = கடை
visits-field-state = நிலை
visits-field-client = வாடிக்கை நிறுவனம்
visits-field-region = வட்டாரம்
visits-field-shopper = மறைமுக வாடிக்கையாளர்
visits-field-due-from = கால வரம்பு முடிவு: முதல்
visits-field-due-to = கால வரம்பு முடிவு: வரை
visits-field-sort = வரிசை
visits-field-from = கால வரம்பின் தொடக்கம்
visits-field-to = கால வரம்பின் முடிவு
visits-field-checklist = சரிபார்ப்புப் பட்டியல்
visits-field-fee = கட்டணம்
visits-field-note = மறைமுக வாடிக்கையாளருக்கான குறிப்பு
visits-field-reason = காரணம் (மறைமுக வாடிக்கையாளர் படிக்கலாம்)
visits-field-remark = குறிப்பு
visits-sort-due = முதலில் முடிவது முதலில்
visits-sort-latest = கடைசியில் முடிவது முதலில்
visits-sort-store = வாடிக்கையாளர், கடை வாரியாக
visits-sort-state = நிலை வாரியாக
visits-column-id = வருகை
visits-column-code = கடைக் குறியீடு
visits-column-window = கால வரம்பு
visits-column-zone = நேர மண்டலம்
visits-column-version = பதிப்பு
visits-column-currency = நாணயம்
visits-window = { $date }, { $from }–{ $to }
visits-window-days = { $from } – { $to }
visits-zone = கடையின் உள்ளூர் நேரம் ({ $zone })
visits-replaces = எதற்கு மாற்று
visits-replaced = நிராகரிக்கப்பட்ட வருகை
visits-submission = அனுப்பிய சமர்ப்பிப்பு
visits-revision = திருத்தம் { $number }
visits-contested = போட்டியில் உள்ளது; கணக்கில் இல்லை
visits-acts = நீங்கள் செய்யக்கூடியவை
visits-act-assign = ஒதுக்கு
visits-act-reassign = வேறொரு மறைமுக வாடிக்கையாளருக்கு ஒதுக்கு
visits-act-reassign-says = இப்போது வைத்திருப்பவர் அதை இழப்பார். அவர் ஏற்கனவே எழுதியதை அனுப்பினால் அது ஏற்கப்படும்.
visits-act-move = கால வரம்பை மாற்று
visits-act-move-says = கடையின் உள்ளூர் நேரத்தில் ({ $zone }). வருகை அதை வைத்திருப்பவரிடமே இருக்கும்; அவரிடம் சொல்லுங்கள்.
visits-act-expire = காலாவதி என முடி
visits-act-expire-says = அதன் கால வரம்பு கடந்துவிட்டது. பிறகு வரும் சமர்ப்பிப்பும் ஏற்கப்பட்டு, தாமதம் எனக் குறிக்கப்படும்.
visits-act-cancel = வருகையை ரத்து செய்
visits-act-cancel-says = வருகை நடைபெறாது; வைத்திருப்பவர் அதை இழப்பார். இதை மாற்ற முடியாது.
visits-refused-title = எதுவும் மாறவில்லை
visits-refused-state = வருகையின் இப்போதைய நிலை: { $state }. நீங்கள் விரும்பியதை அது அனுமதிக்கவில்லை.
visits-refused-changed = நீங்கள் படித்த பிறகு யாரோ வருகையை மாற்றியுள்ளார். இப்போதைய நிலை: { $state }. மீண்டும் முடிவெடுங்கள்.
visits-refused-held = இந்த மறைமுக வாடிக்கையாளரிடம் வருகை ஏற்கனவே உள்ளது ({ $state }).
visits-refused-not-due = அதன் கால வரம்பு இன்னும் கடக்கவில்லை ({ $state }). அதற்குப் பதிலாக ரத்து செய்யுங்கள்.
visits-refused-beyond = புதிய கால வரம்பு சாத்தியமற்றது ({ $state }).
visits-history = வரலாறு
visits-history-scheduled = திட்டமிடப்பட்டது
visits-history-assigned = { $shopper } என்பவருக்கு ஒதுக்கப்பட்டது
visits-history-moved = கால வரம்பு மாற்றப்பட்டது: { $window }
visits-history-accepted = ஏற்கப்பட்டது
visits-history-declined = மறுக்கப்பட்டது
visits-history-submitted = சமர்ப்பிப்பு பெறப்பட்டது
visits-history-approved = ஒப்புதல் அளிக்கப்பட்டது
visits-history-returned = குறிப்புகளுடன் திருப்பி அனுப்பப்பட்டது
visits-history-rejected = நிராகரிக்கப்பட்டது
visits-history-reopened = மீண்டும் திறக்கப்பட்டது
visits-history-revised = புதிய திருத்தத்தில் பதில்கள் மாற்றப்பட்டன
visits-history-cancelled = ரத்து செய்யப்பட்டது
visits-history-expired = காலாவதி என முடிக்கப்பட்டது
problem-time = { $field }: ஒரு தேதியையும் நேரத்தையும் தேர்ந்தெடுக்கவும்.
problem-window = { $field }: கால வரம்பு தொடங்கும் முன்பே முடிகிறது.
problem-unknown-shopper = { $field }: இந்த முகவரியில் மறைமுக வாடிக்கையாளர் யாரும் இல்லை.
dashboard-title = இப்போது உங்களுக்கான பணிகள்
dashboard-all = திட்டமிட்ட வருகைகள்
dashboard-until = { $date } வரை
dashboard-overdue-hint = சமர்ப்பிப்பு வராமல் கால வரம்பு கடந்தவை
visits-new = வருகைகளைத் திட்டமிடு
visits-new-intro = தேர்ந்தெடுத்த ஒவ்வொரு கடைக்கும் ஒவ்வொரு தேதியிலும் ஒரு வருகை. நேரங்கள் ஒவ்வொரு கடையின் உள்ளூர் நேரம்.
visits-new-stores = கடைகளைக் காட்டு
visits-new-no-stores = இங்கே கடை எதுவும் இல்லை.
visits-new-many-stores = கடைகள் மிக அதிகம். ஒரு வட்டாரத்தைத் தேர்ந்தெடுக்கவும் அல்லது அனைத்தையும் எடுக்கவும்.
visits-new-do = திட்டமிடு
visits-choose-client = வாடிக்கை நிறுவனத்தைத் தேர்ந்தெடுக்கவும்
visits-field-stores = கடைகள்
visits-field-dates = தேதிகள்
visits-field-dates-hint = ஒன்று அல்லது பல, 2026-03-02 போல, ஒவ்வொன்றும் தனி வரியில்
visits-field-time-from = தொடங்கும் நேரம்
visits-field-time-to = முடியும் நேரம்
visits-field-fee-hint = ஒவ்வொரு வருகைக்கும், வாடிக்கை நிறுவனத்தின் நாணயத்தில்; எடுத்துக்காட்டு: 12.50
visits-field-days = எத்தனை நாட்கள் தள்ளி
visits-field-days-hint = முன்னதாக எனில் எதிர்ம எண்
visits-tick = தேர்வு செய்
visits-tick-all = இந்தப் பக்கத்தில் உள்ள அனைத்தையும் தேர்வு செய்
visits-ticked = தேர்ந்தெடுத்த வருகைகள்
visits-ticked-do = தேர்ந்தெடுத்தவற்றுடன் தொடர்
visits-ticked-none = எந்த வருகையும் தேர்ந்தெடுக்கப்படவில்லை. பட்டியலுக்குத் திரும்பிச் சிலவற்றைத் தேர்ந்தெடுங்கள்.
visits-ticked-all-or-none = நீங்கள் தேர்ந்தெடுப்பது அனைத்துக்கும் செய்யப்படும், அல்லது எதற்கும் இல்லை.
visits-ticked-refused = சில வருகைகள் இதை அனுமதிக்கவில்லை; காரணம் ஒவ்வொன்றிலும் உள்ளது.
visits-ticked-cancel = வருகைகளை ரத்து செய்
problem-fee = { $field }: 12.50 போன்ற ஒரு தொகையை எழுதுங்கள்.
problem-dates = { $field }: ஒவ்வொரு தேதியையும் 2026-03-02 என எழுதுங்கள்.
problem-time-of-day = { $field }: 10:00 போன்ற நேரத்தை எழுதுங்கள்.
problem-no-stores = வாடிக்கை நிறுவனத்தையும் அதன் ஒன்று அல்லது பல கடைகளையும் தேர்ந்தெடுங்கள்.
problem-unknown-checklist = { $field }: வெளியிடப்பட்ட பதிப்பைத் தேர்ந்தெடுங்கள்.
problem-too-many-visits = { $field }: ஒரே நேரத்தில் அதிகபட்சம் 2,000 வருகைகள். பகுதிகளாகத் திட்டமிடுங்கள்.
problem-range-days = { $field }: 1 முதல் 731 நாட்கள் வரை; முன்னதாக எனில் எதிர்ம எண்.
visits-count = { $n ->
    [one] { $n-text } வருகை
   *[other] { $n-text } வருகைகள்
}
visits-more = { $n ->
    [one] மேலும் { $n-text }
   *[other] மேலும் { $n-text }
}
visits-history-photos = { $n ->
    [one] { $n-text } புகைப்படம் பெறப்பட்டது
   *[other] { $n-text } புகைப்படங்கள் பெறப்பட்டன
}
dashboard-overdue = { $n ->
    [one] வருகை காலம் கடந்தது
   *[other] வருகைகள் காலம் கடந்தவை
}
dashboard-open = { $n ->
    [one] விரைவில் முடியும் வருகைக்கு மறைமுக வாடிக்கையாளர் இல்லை
   *[other] விரைவில் முடியும் வருகைகளுக்கு மறைமுக வாடிக்கையாளர் இல்லை
}
dashboard-submitted = { $n ->
    [one] சமர்ப்பிப்பு உங்கள் மதிப்பாய்வுக்குக் காத்திருக்கிறது
   *[other] சமர்ப்பிப்புகள் உங்கள் மதிப்பாய்வுக்குக் காத்திருக்கின்றன
}
dashboard-returned = { $n ->
    [one] வருகை திருப்பி அனுப்பப்பட்டு மீண்டும் வரவில்லை
   *[other] வருகைகள் திருப்பி அனுப்பப்பட்டு மீண்டும் வரவில்லை
}
dashboard-closing = { $n ->
    [one] கால வரம்பு இந்த வாரம் முடிகிறது
   *[other] கால வரம்புகள் இந்த வாரம் முடிகின்றன
}
dashboard-oldest-hours = { $n ->
    [one] மிகப் பழையது { $n-text } மணிநேரமாக
   *[other] மிகப் பழையது { $n-text } மணிநேரமாக
}
dashboard-oldest-days = { $n ->
    [one] மிகப் பழையது { $n-text } நாளாக
   *[other] மிகப் பழையது { $n-text } நாட்களாக
}
visits-new-all = { $n ->
    [one] காட்டப்பட்ட ஒரு கடை
   *[other] காட்டப்பட்ட { $n-text } கடைகள் அனைத்தும்
}
visits-done-new = { $n ->
    [one] { $n-text } வருகை திட்டமிடப்பட்டது.
   *[other] { $n-text } வருகைகள் திட்டமிடப்பட்டன.
}
visits-done-assign = { $n ->
    [one] { $n-text } வருகை ஒதுக்கப்பட்டது.
   *[other] { $n-text } வருகைகள் ஒதுக்கப்பட்டன.
}
visits-done-move = { $n ->
    [one] { $n-text } வருகை நகர்த்தப்பட்டது.
   *[other] { $n-text } வருகைகள் நகர்த்தப்பட்டன.
}
visits-done-cancel = { $n ->
    [one] { $n-text } வருகை ரத்து செய்யப்பட்டது.
   *[other] { $n-text } வருகைகள் ரத்து செய்யப்பட்டன.
}
