visits-import = கோப்பிலிருந்து வருகைகள்
visits-import-intro = ஒவ்வொரு வருகைக்கும் ஒரு வரி. நேரங்கள் ஒவ்வொரு கடையின் உள்ளூர் நேரம். எதுவும் எழுதப்படும் முன், ஒவ்வொரு வரியின் பொருளையும் அதிலுள்ள எல்லாத் தவறுகளையும் காண்பீர்கள். பதிவிறக்கிய வருகைப் பட்டியலை மீண்டும் படிக்கலாம். ஒரே நேரத்தில் அதிகபட்சம் 2,000 வரிகள்.
visits-import-client = வாடிக்கையாளர் நிறுவனம்
visits-import-client-hint = அதன் பெயர். ஒரே நிறுவனம் இருந்தால் விட்டுவிடலாம்.
visits-import-store = கடைக் குறியீடு
visits-import-checklist = பட்டியல்
visits-import-checklist-hint = வெளியிடப்பட்ட சரிபார்ப்புப் பட்டியலின் குறும்பெயர்.
visits-import-version = பதிப்பு
visits-import-version-hint = காலியாக இருந்தால் புதியது.
visits-import-from = முதல்
visits-import-from-hint = 2026-03-02 10:00, அல்லது நாளின் தொடக்கத்துக்கு 2026-03-02.
visits-import-to = வரை
visits-import-to-hint = 2026-03-02 18:00, அல்லது நாளின் முடிவுக்கு 2026-03-02. காலியாக இருந்தால், கால வரம்பு தொடங்கும் அதே நாள்.
visits-import-shopper = மறைமுக வாடிக்கையாளர்
visits-import-shopper-hint = மின்னஞ்சல் முகவரி; ஒருவருக்கு மட்டுமே உள்ள பெயர் எனில் பெயர். வருகை அவருக்கு உடனே வழங்கப்படும்.
visits-import-fee = கட்டணம்
visits-import-fee-hint = நிறுவனத்தின் நாணயத்தில், 12.50 போல; இல்லையெனில் 0.
visits-import-currency = நாணயம்
visits-import-currency-hint = நிறுவனத்தின் நாணயத்துடன் ஒப்பிட மட்டுமே.
visits-import-note = குறிப்பு
visits-import-note-hint = மறைமுக வாடிக்கையாளர் அறிய வேண்டியது.
visits-import-same-row = வரி { $row }-இல் உள்ள அதே கடை, பட்டியல், கால வரம்பு
visits-import-same-visit = இப்படி ஒரு வருகை ஏற்கெனவே உள்ளது
visits-column-email = மறைமுக வாடிக்கையாளரின் மின்னஞ்சல் முகவரி
import-row-wrong = தவறு
import-row-double = ஏற்கெனவே உள்ளது
import-doubles-tick = சில வரிகள் ஏற்கெனவே உள்ளவற்றைக் குறிக்கின்றன. அதுவே நோக்கம் எனில் இதைக் குறியிடுங்கள்; இல்லையெனில் கோப்பைத் திருத்துங்கள்.
import-passed-over = படிக்கப்படாத நிரல்கள்:
problem-file-encoding = { $field }: இந்தக் கோப்பின் எழுத்துகள் UTF-8-இல் இல்லை (Windows-1256 அல்லது Windows-1252 ஆக இருக்கலாம்). XLSX ஆகவோ CSV UTF-8 ஆகவோ சேமியுங்கள்.
problem-unknown-store = { $field }: இந்தக் குறியீடு கொண்ட கடை இந்த நிறுவனத்திடம் இல்லை.
problem-no-checklist = { $field }: இந்தக் குறும்பெயரில் வெளியிடப்பட்ட பட்டியல் இல்லை.
problem-no-version = { $field }: பட்டியலின் இந்தப் பதிப்பு வெளியிடப்படவில்லை.
problem-local-time = { $field }: 2026-03-02 10:00 போன்ற நேரத்தையோ 2026-03-02 போன்ற தேதியையோ எழுதுங்கள்.
problem-several-shoppers = { $field }: இந்தப் பெயர் பலருக்கு உள்ளது. மின்னஞ்சல் முகவரியை எழுதுங்கள்.
problem-other-currency = { $field }: இந்த நிறுவனத்தின் கட்டணங்கள் வேறு நாணயத்தில் உள்ளன.
visits-import-make = { $n ->
    [one] { $n-text } வருகையைத் திட்டமிடு
   *[other] { $n-text } வருகைகளைத் திட்டமிடு
}
visits-import-doubles = { $n ->
    [one] ஏற்கெனவே உள்ள ஒன்றையும் திட்டமிடு
   *[other] ஏற்கெனவே உள்ள { $n-text } வருகைகளையும் திட்டமிடு
}
