menu-checklists = القوائم
checklist-new = قائمة جديدة
checklist-new-intro = ابدأ بإحدى قوائمنا أو ألصق نصًّا مصدريًّا من عندك. لا يُنشر شيء قبل أن تطلب ذلك.
checklist-begin = إنشاء مسودة
checklist-start = ابدأ من
checklist-start-empty = النص المصدري أدناه
checklist-source = النص المصدري (YAML)
checklist-drafts = المسودات
checklist-draft = مسودة
checklist-untitled = بلا عنوان
checklist-changed = تغيّرت
checklist-published = المنشورة
checklist-none = لم يُنشر شيء بعد. ابدأ بإحدى قوائمنا.
checklist-versions = { $n ->
    [zero] بلا إصدارات
    [one] إصدار واحد
    [two] إصداران
    [few] { $n-text } إصدارات
    [many] { $n-text } إصدارًا
   *[other] { $n-text } إصدار
}
checklist-languages = اللغات:
checklist-preview = كما يراها المتسوق
checklist-preview-language = لغة المعاينة
checklist-no-preview = تظهر المعاينة حين يخلو النص المصدري من الأخطاء.
checklist-back-to-draft = العودة إلى المسودة
checklist-slug = الاسم المختصر
checklist-version = الإصدار
checklist-published-on = تاريخ النشر
checklist-hash = SHA-256
checklist-other-versions = الإصدارات
checklist-next = إنشاء مسودة للإصدار التالي
checklist-changes-since = ما تغيّر منذ الإصدار { $version }
checklist-changes-show = عرض ما تغيّر
checklist-findings = ما وجده المدقّق
checklist-finding-error = خطأ
checklist-finding-warning = تحذير
checklist-finding-advice = نصيحة
checklist-advice = ما يمكن تحسينه
checklist-line = السطر { $line }
checklist-publishable = جاهزة للنشر
checklist-compiles = خالية من الأخطاء، لكن شيئًا يمنع نشرها
checklist-does-not-compile = { $n ->
    [zero] لا ملاحظات تمنع النشر
    [one] ملاحظة واحدة تمنع النشر
    [two] ملاحظتان تمنعان النشر
    [few] { $n-text } ملاحظات تمنع النشر
    [many] { $n-text } ملاحظة تمنع النشر
   *[other] { $n-text } ملاحظة تمنع النشر
}
checklist-save = حفظ وفحص
checklist-then = عند الانتهاء
checklist-publish = نشر هذا الإصدار نهائيًّا
checklist-delete = حذف المسودة
checklist-delete-text = ستُحذف المسودة ونصها المصدري. وتبقى الإصدارات المنشورة.
checklist-stale-title = غيّر شخص آخر هذه المسودة بعد أن قرأتها
checklist-stale-text = ما كتبته أدناه ولم يُحفظ. الحفظ الآن يحلّ محل ما كتبه.
checklist-stale-theirs = الموجود الآن
checklist-file = أو ملف من عندك
checklist-file-hint = YAML بترميز UTF-8؛ يحل محل ما هو مكتوب، ولا يُنشر به شيء.
checklist-upload = أخذ المصدر من ملف
problem-source-unreadable = { $field }: هذا ليس نصًا بترميز UTF-8. احفظ المصدر بصيغة YAML وترميز UTF-8.
