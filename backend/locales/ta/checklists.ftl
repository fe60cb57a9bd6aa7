menu-checklists = சரிபார்ப்புப் பட்டியல்கள்
checklist-new = புதிய சரிபார்ப்புப் பட்டியல்
checklist-new-intro = எங்களுடையவற்றில் ஒன்றிலிருந்து தொடங்குங்கள், அல்லது உங்கள் மூல உரையை ஒட்டுங்கள். நீங்கள் சொல்லும் முன் எதுவும் வெளியிடப்படாது.
checklist-begin = வரைவை உருவாக்கு
checklist-start = எதிலிருந்து தொடங்குவது
checklist-start-empty = கீழே உள்ள மூல உரை
checklist-source = மூல உரை (YAML)
checklist-drafts = வரைவுகள்
checklist-draft = வரைவு
checklist-untitled = தலைப்பு இல்லை
checklist-changed = மாற்றப்பட்டது
checklist-published = வெளியிடப்பட்டவை
checklist-none = இன்னும் எதுவும் வெளியிடப்படவில்லை. எங்களுடையவற்றில் ஒன்றிலிருந்து தொடங்குங்கள்.
checklist-versions = { $n ->
    [one] { $n-text } பதிப்பு
   *[other] { $n-text } பதிப்புகள்
}
checklist-languages = மொழிகள்:
checklist-preview = மறைமுக வாடிக்கையாளர் பார்ப்பது
checklist-preview-language = முன்னோட்டத்தின் மொழி
checklist-no-preview = மூல உரையில் பிழைகள் இல்லாதபோது முன்னோட்டம் தெரியும்.
checklist-back-to-draft = வரைவுக்குத் திரும்பு
checklist-slug = குறும்பெயர்
checklist-version = பதிப்பு
checklist-published-on = வெளியிட்ட நாள்
checklist-hash = SHA-256
checklist-other-versions = பதிப்புகள்
checklist-next = அடுத்த பதிப்புக்கு வரைவை உருவாக்கு
checklist-changes-since = பதிப்பு { $version }-க்குப் பிறகு மாறியவை
checklist-changes-show = மாறியவற்றைக் காட்டு
checklist-findings = சரிபார்ப்பில் கண்டவை
checklist-finding-error = பிழை
checklist-finding-warning = எச்சரிக்கை
checklist-finding-advice = ஆலோசனை
checklist-advice = மேம்படுத்தக்கூடியவை
checklist-line = வரி { $line }
checklist-publishable = வெளியிடலாம்
checklist-compiles = பிழைகள் இல்லை; ஆனால் வெளியிடுவதற்கு ஏதோ தடையாக உள்ளது
checklist-does-not-compile = { $n ->
    [one] { $n-text } குறிப்பு தடையாக உள்ளது
   *[other] { $n-text } குறிப்புகள் தடையாக உள்ளன
}
checklist-save = சேமித்துச் சரிபார்
checklist-then = முடிந்ததும்
checklist-publish = இந்தப் பதிப்பை நிலையாக வெளியிடு
checklist-delete = வரைவை நீக்கு
checklist-delete-text = வரைவும் அதன் மூல உரையும் நீங்கிவிடும். வெளியிட்ட பதிப்புகள் அப்படியே இருக்கும்.
checklist-stale-title = நீங்கள் படித்த பிறகு வேறொருவர் இந்த வரைவை மாற்றியுள்ளார்
checklist-stale-text = நீங்கள் எழுதியது கீழே உள்ளது; சேமிக்கப்படவில்லை. இப்போது சேமித்தால் அவருடையதற்குப் பதிலாக இது இருக்கும்.
checklist-stale-theirs = இப்போது உள்ளது
checklist-file = அல்லது உங்கள் கோப்பு ஒன்று
checklist-file-hint = UTF-8 குறியாக்கத்தில் YAML; எழுதியிருப்பதற்குப் பதிலாக இது வரும். இதனால் எதுவும் வெளியிடப்படாது.
checklist-upload = கோப்பிலிருந்து மூலத்தை எடு
problem-source-unreadable = { $field }: இது UTF-8 உரை அல்ல. மூலத்தை UTF-8 குறியாக்கத்தில் YAML ஆகச் சேமியுங்கள்.
