menu-people = நபர்கள்
people-title = நபர்கள்
people-new = ஒருவரை அழைக்க
people-new-intro = நீங்கள் அனுப்பும் இணைப்பில் அவர் தன் கடவுச்சொல்லைத் தேர்ந்தெடுப்பார்.
people-invite = அழைத்து இணைப்பை உருவாக்கு
people-search = பெயர் அல்லது மின்னஞ்சல் முகவரி
people-name = பெயர்
people-email = மின்னஞ்சல் முகவரி
people-role = பங்கு
people-role-shopper = மறைமுக வாடிக்கையாளர்
people-role-owner = கடை உரிமையாளர்
people-role-contractor = ஒருங்கிணைப்பாளர்
people-role-admin = நிர்வாகி
people-status = நிலை
people-status-active = செயலில்
people-status-invited = அழைக்கப்பட்டவர்
people-status-deactivated = முடக்கப்பட்டவர்
people-client = வாடிக்கை நிறுவனம்
people-client-none = எதுவுமில்லை
people-owner-client = கடை உரிமையாளரின் வாடிக்கை நிறுவனம்
people-owner-client-hint = கடை உரிமையாளர் மட்டுமே ஒரு வாடிக்கை நிறுவனத்தைச் சேர்ந்தவர்.
people-owner-stores = உரிமையாளர் பார்க்கும் கடைகளின் குறியீடுகள்
people-owner-stores-hint = ஒரு வரிக்கு ஒன்று. எல்லாக் கடைகளுக்கும் இதைக் காலியாக விடுங்கள்.
people-stores = பார்க்கும் கடைகள்
people-all-stores = வாடிக்கை நிறுவனத்தின் எல்லாக் கடைகளும்
people-no-stores = எதுவுமில்லை
people-unknown-codes = இந்தக் குறியீடுகள் கொண்ட கடைகள் இந்த வாடிக்கை நிறுவனத்திடம் இல்லை: { $codes }
people-since = அழைக்கப்பட்ட நாள்
people-edit = திருத்து
people-work = வருகைகள்
people-on-time = நேரத்தில்
people-returned = திருப்பி அனுப்பப்பட்டவை
people-rate = { $value }, n = { $n } (95 % இடைவெளி: { $low } முதல் { $high } வரை)
people-rate-none = இன்னும் விகிதம் இல்லை: n = 0
people-work-definition = இரண்டும் இவரது ஒப்புதல் பெற்ற வருகைகளின் பங்குகள்: காலவரம்பு முடிவதற்குள் அறிக்கை வந்தவை; ஒப்புதலுக்கு முன் திருப்பி அனுப்பப்பட்டவை.
people-no-visits = இன்னும் வருகைகள் இல்லை
people-by-state = நிலைவாரியாக வருகைகள்
people-last-visits = கடைசி வருகைகள்
people-visit-state = நிலை
people-visit-count = வருகைகள்
people-visit-store = கடை
people-visit-window = காலவரம்பின் முடிவு, கடையின் நேரத்தில்
people-visit-open = திறந்தது
people-visit-assigned = ஒதுக்கப்பட்டது
people-visit-accepted = ஏற்கப்பட்டது
people-visit-submitted = மதிப்பாய்வுக்குக் காத்திருக்கிறது
people-visit-returned = திருப்பி அனுப்பப்பட்டது
people-visit-approved = ஒப்புதல் பெற்றது
people-visit-rejected = நிராகரிக்கப்பட்டது
people-visit-cancelled = ரத்து செய்யப்பட்டது
people-visit-expired = காலாவதியானது
people-access = அணுகல்
people-admin-only = நிர்வாகிகளையும் ஒருங்கிணைப்பாளர்களையும் நிர்வாகி மட்டுமே மாற்ற முடியும்.
people-link-title = இணைப்பு
people-link-for = { $name } அவர்களுக்கான இணைப்பு
people-link-here = இப்போதே நகலெடுங்கள்; இது மீண்டும் காட்டப்படாது.
people-link-mail = இதைக் கொண்டு மின்னஞ்சல் எழுது
people-link-done = முடிந்தது
people-link-once = இது ஒரே முறை செயல்படும். புதிய இணைப்பு இதை முடித்துவிடும்.
people-link-until = { $moment } (UTC) வரை செயல்படும்.
people-link-safe = இதை இவரிடம் மட்டும் கொடுங்கள்: முதலில் திறப்பவரே கடவுச்சொல்லைத் தேர்ந்தெடுப்பார்.
people-mail-text = உங்கள் கடவுச்சொல்லை இங்கே தேர்ந்தெடுங்கள்:
people-link-new = கடவுச்சொல்லுக்குப் புதிய இணைப்பு
people-link-new-invited = முந்தைய அழைப்பு செயலிழக்கும். புதிய இணைப்பு ஒரே முறை காட்டப்படும்.
people-link-new-active = இணைப்பைப் பயன்படுத்தும் வரை இப்போதைய கடவுச்சொல் செயல்படும்; பிறகு அது மாற்றப்பட்டு, இவரது எல்லா உள்நுழைவுகளும் முடியும். இணைப்பு ஒரே முறை காட்டப்படும்.
people-link-make = இணைப்பை உருவாக்கு
people-deactivate = முடக்கு
people-deactivate-text = உலாவிகளிலும் நிரலிலும் இவரது எல்லா உள்நுழைவுகளும் உடனே முடியும்; புதிதாக உள்நுழைய முடியாது. இவரது பணி அப்படியே இருக்கும். ஒரு நிர்வாகி இவரை மீண்டும் அனுமதிக்கலாம்.
people-deactivate-held = { $n ->
    [one] முடியாத { $n-text } வருகை, வேறொருவருக்கு ஒதுக்கும் வரை இவரிடமே இருக்கும்.
   *[other] முடியாத { $n-text } வருகைகள், வேறொருவருக்கு ஒதுக்கும் வரை இவரிடமே இருக்கும்.
}
people-deactivate-now = இப்போதே முடக்கு
people-reactivate = மீண்டும் அனுமதி
people-reactivate-text = இவரால் உள்நுழைய முடியாது. மீண்டும் அனுமதித்தால் முன்பிருந்த கடவுச்சொல்லே செயல்படும்; அது இல்லையெனில் புதிய இணைப்பு தேவை.
list-all = எல்லாம்
list-show = காட்டு
list-nothing = இந்த வடிகட்டிகளுக்கு எதுவும் பொருந்தவில்லை.
list-pages = பக்கங்களும் பதிவிறக்கங்களும்
list-first = தொடக்கத்துக்கு
list-next = அடுத்து
list-csv = CSV
list-xlsx = XLSX
edit-back = சேமிக்காமல் திரும்பு
edit-overtaken-title = இதற்கிடையில் வேறொருவர் இதை மாற்றியுள்ளார்
edit-overtaken-text = நீங்கள் எழுதியது சேமிக்கப்படவில்லை; எதுவும் தொலையவுமில்லை: அது கீழேயுள்ள படிவத்தில் உள்ளது. இப்போது இருப்பது இது; மீண்டும் சேமித்தால் அதன் இடத்தில் உங்களுடையது வரும்.
people-import = கோப்பிலிருந்து அழைக்க
people-import-intro = ஒவ்வொருவருக்கும் ஒரு வரி. பங்கு என்பது shopper, owner, contractor அல்லது admin; owner-க்கு மட்டுமே, இங்கே உள்ளபடியே பெயரிட்ட வாடிக்கை நிறுவனமும் அரைப்புள்ளிகளால் பிரிக்கப்பட்ட கடைக் குறியீடுகளும்; குறியீடுகள் இல்லையெனில் எல்லாக் கடைகளும்.
people-import-make = { $n ->
    [one] { $n-text } நபரை அழை
   *[other] { $n-text } நபர்களை அழை
}
people-links-title = அனுப்ப வேண்டிய இணைப்புகள்
people-links-file = CSV-ஆகப் பதிவிறக்கு
import-file = கோப்பு
import-file-hint = UTF-8 CSV அல்லது XLSX; அதிகபட்சம் 2 MB, 5,000 வரிகள்
import-look = வரிகளைப் பார்
import-columns = முதல் வரியில் தலைப்புகள், எந்த வரிசையிலும்:
import-template = தொடங்குவதற்கு ஒரு கோப்பு:
import-row = வரி
import-rows = கோப்பின் வரிகள்
import-problems = சிக்கல்கள்
import-row-right = சரி
import-right = { $n ->
    [one] { $n-text } வரி; சரியாக உள்ளது. இன்னும் எதுவும் எழுதப்படவில்லை.
   *[other] { $n-text } வரிகள்; எல்லாம் சரி. இன்னும் எதுவும் எழுதப்படவில்லை.
}
import-wrong = { $n ->
    [one] { $n-text } வரியில் சிக்கல்கள். எதுவும் எழுதப்படவில்லை; கோப்பைச் சரிசெய்து மீண்டும் தேர்ந்தெடுங்கள்.
   *[other] { $n-text } வரிகளில் சிக்கல்கள். எதுவும் எழுதப்படவில்லை; கோப்பைச் சரிசெய்து மீண்டும் தேர்ந்தெடுங்கள்.
}
import-other = வேறு கோப்பு
