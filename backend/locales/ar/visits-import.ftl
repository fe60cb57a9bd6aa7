visits-import = زيارات من ملف
visits-import-intro = صف لكل زيارة. الأوقات بتوقيت كل متجر. ترى ما يعنيه كل صف وكل ما فيه من أخطاء قبل أن يُكتب أي شيء. ويمكن أن تُقرأ قائمة الزيارات المنزّلة من جديد. يؤخذ 2000 صف على الأكثر دفعة واحدة.
visits-import-client = العميل
visits-import-client-hint = اسمه. يمكن تركه إن لم يكن إلا عميل واحد.
visits-import-store = رمز المتجر
visits-import-checklist = القائمة
visits-import-checklist-hint = الاسم المختصر لقائمة تحقق منشورة.
visits-import-version = الإصدار
visits-import-version-hint = الأحدث إن تُرك فارغًا.
visits-import-from = من
visits-import-from-hint = ⁦2026-03-02 10:00⁩، أو ⁦2026-03-02⁩ لبداية اليوم.
visits-import-to = إلى
visits-import-to-hint = ⁦2026-03-02 18:00⁩، أو ⁦2026-03-02⁩ لنهاية اليوم. وإن تُرك فارغًا فيوم بداية الفترة نفسه.
visits-import-shopper = المتسوق
visits-import-shopper-hint = عنوان بريده، أو اسمه إن لم يحمله غيره. تُعرض عليه الزيارة فورًا.
visits-import-fee = الأجر
visits-import-fee-hint = بعملة العميل، مثل 12.50؛ و0 إن لم يكن أجر.
visits-import-currency = العملة
visits-import-currency-hint = تُقارن بعملة العميل فقط.
visits-import-note = ملاحظة
visits-import-note-hint = ما ينبغي أن يعرفه المتسوق.
visits-import-same-row = المتجر والقائمة والفترة كما في الصف { $row }
visits-import-same-visit = توجد زيارة كهذه من قبل
visits-column-email = البريد الإلكتروني للمتسوق
import-row-wrong = خطأ
import-row-double = موجود من قبل
import-doubles-tick = بعض الصفوف يعني ما هو موجود من قبل. ضع العلامة إن كان هذا مقصودًا، أو صحّح الملف.
import-passed-over = أعمدة لا تُقرأ:
problem-file-encoding = { $field }: حروف هذا الملف ليست بترميز UTF-8 (ربما Windows-1256 أو Windows-1252). احفظه بصيغة XLSX، أو CSV UTF-8.
problem-unknown-store = { $field }: ليس لدى العميل متجر بهذا الرمز.
problem-no-checklist = { $field }: لا توجد قائمة منشورة بهذا الاسم المختصر.
problem-no-version = { $field }: هذا الإصدار من القائمة غير منشور.
problem-local-time = { $field }: اكتب وقتًا مثل ⁦2026-03-02 10:00⁩، أو تاريخًا مثل ⁦2026-03-02⁩.
problem-several-shoppers = { $field }: يحمل هذا الاسم أكثر من متسوق. اكتب عنوان البريد الإلكتروني.
problem-other-currency = { $field }: أجور هذا العميل بعملة أخرى.
visits-import-make = { $n ->
    [zero] لا زيارات للجدولة
    [one] جدولة زيارة واحدة
    [two] جدولة زيارتين
    [few] جدولة { $n-text } زيارات
    [many] جدولة { $n-text } زيارة
   *[other] جدولة { $n-text } زيارة
}
visits-import-doubles = { $n ->
    [zero] لا شيء موجود من قبل
    [one] جدولة الموجودة من قبل أيضًا
    [two] جدولة الاثنتين الموجودتين من قبل أيضًا
    [few] جدولة { $n-text } زيارات موجودة من قبل أيضًا
    [many] جدولة { $n-text } زيارة موجودة من قبل أيضًا
   *[other] جدولة { $n-text } زيارة موجودة من قبل أيضًا
}
