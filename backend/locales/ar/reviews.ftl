menu-reviews = المراجعة
reviews-title = بانتظار المراجعة
reviews-intro = الأطول انتظارًا أولًا. اتخذ قرارك في واحدة فتظهر التالية فورًا.
reviews-none = لا شيء بانتظار المراجعة.
reviews-no-more = لا يوجد المزيد.
reviews-first = من البداية
reviews-next = الصفحة التالية
reviews-pages = الصفحات
reviews-store = المتجر
reviews-code = الرمز
reviews-client = العميل
reviews-shopper = المتسوّق
reviews-revision = النسخة
reviews-flags = التنبيهات
reviews-score = الدرجة
reviews-verdict = النتيجة
reviews-received = وقت الوصول (UTC)
reviews-age-heading = مدة الانتظار
reviews-age-today = منذ اليوم
reviews-age = { $n ->
    [zero] منذ اليوم
    [one] منذ يوم واحد
    [two] منذ يومين
    [few] منذ { $n-text } أيام
    [many] منذ { $n-text } يومًا
   *[other] منذ { $n-text } يوم
}
reviews-contested = متنازع عليه
reviews-look-again = عرضه مرة أخرى
reviews-done-approved = تم الاعتماد، ونُشرت النتائج.
reviews-done-returned = أُعيد إلى المتسوّق.
reviews-done-rejected = تم الرفض.
reviews-done-reopened = أُعيد فتحه. سُحبت النتائج إلى أن تقرر من جديد.
reviews-done-chosen = صار هذا التقرير هو المحتسب.
flag-late = متأخر
flag-outside-window = خارج الموعد
flag-clock-drift = ساعة غير مضبوطة
flag-photo-reuse = صورة مرسلة من قبل
flag-little-scored = المحتسب قليل
flag-late-text = وصل في { $received }، وكان موعده { $due }.
flag-former-holder-text = أرسله من لم تعد الزيارة مسندة إليه.
flag-outside-window-text = بدأت الزيارة في { $started }، وموعدها من { $from } إلى { $to }.
flag-clock-behind-text = { $n ->
    [zero] كانت ساعة الجهاز متأخرة.
    [one] كانت ساعة الجهاز متأخرة دقيقة واحدة.
    [two] كانت ساعة الجهاز متأخرة دقيقتين.
    [few] كانت ساعة الجهاز متأخرة { $n-text } دقائق.
   *[other] كانت ساعة الجهاز متأخرة { $n-text } دقيقة.
}
flag-clock-ahead-text = { $n ->
    [zero] كانت ساعة الجهاز متقدمة.
    [one] كانت ساعة الجهاز متقدمة دقيقة واحدة.
    [two] كانت ساعة الجهاز متقدمة دقيقتين.
    [few] كانت ساعة الجهاز متقدمة { $n-text } دقائق.
   *[other] كانت ساعة الجهاز متقدمة { $n-text } دقيقة.
}
flag-photo-reuse-text = أُرسلت الصورة نفسها من قبل لزيارة أخرى، وهي معلَّمة أدناه.
flag-little-scored-text = لم يُحتسب إلا { $share } من النقاط الممكنة.
review-approved = اعتمد { $name } النسخة { $revision } في { $at }.
review-returned = أعاد { $name } النسخة { $revision } إلى المتسوّق في { $at }.
review-rejected = رفض { $name } النسخة { $revision } في { $at }.
review-reopened = أعاد { $name } فتح النسخة { $revision } في { $at }.
desk-state-open = غير مسندة
desk-state-assigned = مسندة
desk-state-accepted = مقبولة
desk-state-submitted = مُرسلة
desk-state-returned = معادة
desk-state-approved = معتمدة
desk-state-rejected = مرفوضة
desk-state-cancelled = ملغاة
desk-state-expired = منتهية
desk-conflict-title = سبقك شخص آخر
desk-conflict-state = حالة الزيارة الآن: { $state }.
desk-conflict-text = لم يُؤخذ بقرارك. كل ما كتبته ما زال هنا. اقرأ ما تغيّر ثم قرر من جديد.
desk-contested-text = هذا تقرير ثانٍ للزيارة نفسها، ولا يُحتسب إلا إذا اخترته.
desk-contested-other = التقرير الآخر
desk-earlier = نسخة سابقة
desk-to-latest = إلى أحدث نسخة
desk-unchanged = لم يتغيّر شيء منذ النسخة { $revision }.
desk-changed = { $n ->
    [one] تغيّرت إجابة واحدة منذ النسخة { $revision }، وهي معلَّمة أدناه.
    [two] تغيّرت إجابتان منذ النسخة { $revision }، وهما معلَّمتان أدناه.
    [few] تغيّرت { $n-text } إجابات منذ النسخة { $revision }، وهي معلَّمة أدناه.
   *[other] تغيّرت { $n-text } إجابة منذ النسخة { $revision }، وهي معلَّمة أدناه.
}
desk-checklist = القائمة
desk-checklist-version = { $title }، الإصدار { $version }
desk-visited = الزيارة
desk-length = المدة
desk-window = الموعد
desk-received = وقت الوصول
desk-zone = كل الأوقات بتوقيت المتجر
desk-span = من { $from } إلى { $to }
desk-no-answer = بلا إجابة
desk-passed = اجتاز
desk-missed = لم يجتز
desk-points = { $earned } من { $possible }
desk-photo-alt = الصورة { $n }: { $question }
desk-shown = سيرى المالك:
desk-shown-answer = الإجابة
desk-shown-comment = التعليق
desk-shown-photos = الصور
desk-before = سابقًا
desk-before-photos = صور حُذفت: { $gone }؛ صور أُضيفت: { $new }
desk-asked = المطلوب:
desk-remark-add = ملاحظة للمتسوّق
desk-remark = ما الذي ينبغي إصلاحه هنا
desk-decision = القرار
desk-message = رسالة أو سبب
desk-message-hint = الإعادة تحتاج إلى رسالة أو ملاحظة؛ والرفض وإعادة الفتح والاختيار تحتاج إلى سبب.
desk-confirm = لا شيء مما سيراه المالك يكشف هوية المتسوّق.
desk-confirm-short = التأكيد
desk-approve = اعتماد
desk-return = إعادة إلى المتسوّق
desk-reject = رفض…
desk-reject-text = لن يُحتسب التقرير، وسيقرأ المتسوّق السبب الذي كتبته. يمكن أن تحل زيارة جديدة محل هذه.
desk-reject-now = ارفض الآن
desk-reopen = إعادة الفتح
desk-reopen-text = تُسحب النتائج من المالك إلى أن تقرر من جديد.
desk-choose = احتساب هذا التقرير
desk-choose-text = لن يُحتسب التقرير الآخر بعد ذلك، ومن يعمل على الزيارة الآن تُسحب منه.
desk-nothing-to-decide = لا يوجد ما يُقرَّر الآن. انسخ ما كتبته إن كنت تحتاج إليه.
desk-skip = تخطٍّ إلى التالي
desk-keys = المفاتيح
desk-keys-text = يمكن الوصول إلى كل شيء بمفتاح Tab. هذه المفاتيح أسرع، وتتوقف أثناء الكتابة.
desk-key-questions = السؤال التالي، السابق
desk-key-remark = ملاحظة على هذا السؤال
desk-key-decision = إلى القرار
desk-key-next = تخطٍّ إلى التقرير التالي
desk-keys-off = دون هذه المفاتيح
desk-revisions = النسخ
desk-reviews = القرارات حتى الآن
desk-past = زيارات أخرى لهذا المتجر
desk-past-none = لا توجد زيارات أخرى.
desk-past-date = التاريخ
desk-past-state = الحالة
photo-title = صورة
photo-back = العودة إلى السؤال
photo-turn-left = ↺ تدوير إلى اليسار
photo-turn-right = ↻ تدوير إلى اليمين
photo-previous = الصورة السابقة
photo-next = الصورة التالية
photo-original = الملف كما التُقط
photo-taken = وقت الالتقاط حسب الكاميرا
photo-place = الموقع حسب الكاميرا
photo-size = الحجم
problem-unknown-question = { $field }: لا يوجد سؤال كهذا في القائمة.
correct-title = تصحيح خطأ كتابي
correct-intro = يُحفظ النص السابق واسمك والوقت. صحّح طريقة الكتابة فقط؛ أما ما حدث فيبقى كما ذكره المتسوّق.
correct-after = النص كما ينبغي أن يكون
correct-overtaken = صحّح شخص آخر هذا النص في هذه الأثناء، وهو الآن:
correct-back = العودة دون حفظ
correct-done = تم التصحيح، والنص السابق محفوظ.
correct-answer = تصحيح خطأ كتابي في الإجابة
correct-comment = تصحيح خطأ كتابي في التعليق
correct-by = صحّحه { $name } في { $at }
problem-touches-score = { $field }: هذا يغيّر الدرجة. أعد التقرير إلى المتسوّق بدلًا من ذلك.
reviews-done-revised = تم التغيير. النسخة السابقة محفوظة.
revise-begin = تغيير الإجابات
revise-title = تغيير الإجابات
revise-back = العودة إلى التقرير
revise-intro = يبقى ما أرسله المتسوّق كما هو. تصير تغييراتك نسخة جديدة باسمك والوقت والسبب، وتُحسب درجتها من جديد وفق إصدار القائمة نفسه، ويستطيع المتسوّق قراءة السبب. الصور باقية.
revise-approved = الزيارة معتمدة: يتغير ما يقرؤه المالك في الحال.
revise-not-now = لا تُغيَّر الإجابات إلا والزيارة مُرسلة أو معتمدة. انسخ ما كتبته إن كنت تحتاج إليه.
revise-now = الآن
revise-answer = الإجابة
revise-answers = الإجابات
revise-none = لا شيء من هذه
revise-na = لا ينطبق
revise-comment = التعليق
revise-asked-if = يُسأل فقط إذا: { $condition }
revise-photos = { $n ->
    [zero] لا صور.
    [one] صورة واحدة، وهي باقية.
    [two] صورتان، وهما باقيتان.
    [few] { $n-text } صور، وهي باقية.
    [many] { $n-text } صورة، وهي باقية.
   *[other] { $n-text } صورة، وهي باقية.
}
revise-reason = السبب
revise-reason-hint = ما الذي يدل على أن الإجابات كانت خاطئة. يقرأ المتسوّق هذا أيضًا.
revise-look = عرض التغييرات
revise-leave = العودة دون تغيير
revise-conflict-text = لم تُحفظ تغييراتك. تجدها أدناه، وكل ما عداها معروض كما هو الآن. راجعها ثم تابع.
revise-corrected = صُحّح خطأ كتابي.
revise-look-title = هل هذا صحيح؟
revise-look-intro = لم يُحفظ شيء بعد.
revise-changes = ما الذي يتغير
revise-question = السؤال
revise-before = قبل
revise-after = بعد
revise-total = المجموع
revise-not-scored = بلا درجة
revise-what-happens = تُنشأ نسخة جديدة، وتبقى السابقة مقروءة.
revise-save = حفظ النسخة
revise-edit = العودة إلى الإجابات
revision-sent = النسخة { $revision }، أرسلها { $name }، { $at }
revision-changed = النسخة { $revision }، غيّرها { $name }، { $at }
revision-questions = ما تغيّر فيها:
problem-unchanged = لا إجابة تختلف عمّا كانت. غيّر واحدة أو ارجع.
revise-comment-label = تعليق المتسوّق كما ينبغي أن يكون
reviews-filters = التصفية
reviews-any-checklist = كل القوائم
reviews-any-flags = مع تنبيهات وبدونها
reviews-flagged = مع تنبيهات
reviews-all = كل ما ينتظر
reviews-none-such = لا شيء مما ينتظر يوافق هذه التصفية.
