menu-clients = வாடிக்கை நிறுவனங்கள்
clients-title = வாடிக்கை நிறுவனங்கள்
clients-new = புதிய வாடிக்கை நிறுவனம்
clients-none = இன்னும் வாடிக்கை நிறுவனங்கள் இல்லை. முதலில் ஒரு நிறுவனம், பிறகு அதன் கடைகள்.
clients-name = பெயர்
clients-currency = கட்டணங்களின் நாணயம்
clients-currency-hint = மூன்று எழுத்துகள் (ISO 4217); எடுத்துக்காட்டு: SAR, INR, EUR. ஒரு வருகை திட்டமிடப்பட்ட பின் மாறாது.
clients-target = இலக்கு, விழுக்காட்டில்
clients-target-hint = கடைகள் எட்ட வேண்டிய மதிப்பெண், 0 முதல் 100 வரை. அறிக்கைகள் மதிப்பெண்களை இதனுடன் ஒப்பிடும்.
clients-no-target = இல்லை
clients-stores = கடைகள்
clients-edit = திருத்து
clients-invite-owner = உரிமையாளரை அழைக்க
stores-new = புதிய கடை
stores-none = இன்னும் கடைகள் இல்லை
stores-search = குறியீடு, பெயர் அல்லது முகவரி
stores-code = குறியீடு
stores-code-hint = இந்த நிறுவனத்தின் கடைகளில் தனித்துவமானது. ஒருபோதும் மாறாது.
stores-name = பெயர்
stores-address = முகவரி
stores-region = பகுதி
stores-region-hint = பட்டியல்களிலும் அறிக்கைகளிலும் கடைகளைத் தொகுக்கும்.
stores-time-zone = நேர வலயம்
stores-time-zone-hint = வருகைகளின் காலவரம்புகள் இந்த வலயத்தில் உள்ளன. ஒருபோதும் மாறாது.
stores-time-zone-choose = ஒன்றைத் தேர்ந்தெடுங்கள்
stores-latitude = அகலாங்கு
stores-latitude-hint = வடக்கில் பாகைகள்; எடுத்துக்காட்டு: 24.7136; தெற்கு எதிர்ம எண்.
stores-longitude = நெட்டாங்கு
stores-longitude-hint = கிழக்கில் பாகைகள்; எடுத்துக்காட்டு: 46.6753; மேற்கு எதிர்ம எண்.
stores-baseline = அடிப்படை வருகைகள்
stores-baseline-hint = முதல் எத்தனை வருகைகளுடன் கடை ஒப்பிடப்படும், 1 முதல் 50 வரை.
stores-edit-intro = முடிவுகள் இவற்றைச் சார்ந்திருப்பதால் குறியீடும் நேர வலயமும் ஒருபோதும் மாறாது.
stores-import = கோப்பிலிருந்து கடைகள்
stores-import-intro = ஒவ்வொரு கடைக்கும் ஒரு வரி. நேர வலயங்கள் Asia/Riyadh போன்ற IANA பெயர்கள்; ஆள்கூறுகள் பாகைகளில்.
stores-import-make = { $n ->
    [one] { $n-text } கடையை உருவாக்கு
   *[other] { $n-text } கடைகளை உருவாக்கு
}
