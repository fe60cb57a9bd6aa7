# ما يقوله البرنامج `shopper`.

error = خطأ:
hint = تلميح:
interrupted = توقّف البرنامج. كل إجابة قيل إنها حُفظت فهي محفوظة.
hint-did-you-mean = هل تقصد { $near }؟
unknown = غير معروف
never = لم يحدث بعد

# الأعمار
age-now = الآن
age-minutes = { $n ->
    [one] قبل دقيقة واحدة
    [two] قبل دقيقتين
    [few] قبل { $n } دقائق
    [many] قبل { $n } دقيقة
   *[other] قبل { $n } دقيقة
}
age-hours = { $n ->
    [one] قبل ساعة واحدة
    [two] قبل ساعتين
    [few] قبل { $n } ساعات
    [many] قبل { $n } ساعة
   *[other] قبل { $n } ساعة
}
age-days = { $n ->
    [one] قبل يوم واحد
    [two] قبل يومين
    [few] قبل { $n } أيام
    [many] قبل { $n } يومًا
   *[other] قبل { $n } يوم
}
seconds = { $n ->
    [one] ثانية واحدة
    [two] ثانيتان
    [few] { $n } ثوانٍ
    [many] { $n } ثانية
   *[other] { $n } ثانية
}

# المساعدة
help-usage = الاستعمال:
help-verbs = الأوامر
help-verb = COMMAND
help-arguments = المعطيات
help-options = الخيارات
help-options-everywhere = خيارات كل الأوامر
help-examples = أمثلة:
help-exit-codes = رموز الإنهاء: ‎0‏ تم، ‎1‏ فشل، ‎2‏ سطر أمر خاطئ، ‎3‏ إجابات أو صور أو قائمة ناقصة أو خاطئة، ‎4‏ لم يسجَّل الدخول، ‎5‏ تعذّر الوصول إلى الخادم (ما يجب إرساله ينتظر)، ‎6‏ تعارض مع ما لدى الخادم، ‎130‏ قُطع التنفيذ.
help-next = الخطوة التالية: سجّل الدخول، ثم نفّذ «shopper pull». والزيارة (VISIT) تُسمّى برمز المتجر أو بأول معرّفها.
verb = تعبئة قوائم التسوّق الخفي، مع الشبكة أو بدونها، وإرسالها.
verb-login = تسجيل الدخول إلى خادم. تُطلب كلمة المرور أو تُقرأ من الإدخال القياسي.
verb-logout = تسجيل الخروج. تبقى المسودّات وما ينتظر الإرسال على هذا الجهاز.
verb-assignments = عرض زياراتك، الأبعد موعدًا أولًا.
verb-show = عرض زيارة واحدة: المتجر والفترة والأجر والتعليمات وما قاله المراجع.
verb-accept = قبول زيارة عُرضت عليك.
verb-decline = ردّ زيارة مع ذكر السبب.
verb-pull = جلب المهام والتعليمات والقوائم لتعمل بلا شبكة.
verb-fill = تعبئة قائمة زيارة سؤالًا بعد سؤال أو من ملف. نفّذ الأمر مرة أخرى للمتابعة.
verb-photo = إضافة صور زيارة وعرضها وإزالتها.
verb-photo-add = إرفاق صور (JPEG أو PNG أو WebP، لا تتجاوز كل منها 20 ميغابايت) بسؤال. تُنسخ الصور.
verb-photo-list = عرض صور زيارة.
verb-photo-remove = فصل صورة عن سؤال.
verb-check = عرض كل ما هو ناقص أو متناقض دفعة واحدة.
verb-checklist = كتابة القوائم: إنشاؤها وفحصها وعرضها وحساب درجاتها ومقارنتها. لا يلزم خادم.
verb-checklist-check = عرض كل خطأ في القوائم مع سطره وما يُكتب بدلًا منه. لا يقول شيئًا إذا لم يوجد خطأ.
verb-checklist-new = بدء قائمة جديدة من قائمة جاهزة للقطاع أو من هيكل بسيط.
verb-checklist-show = عرض القائمة كما يراها المتسوّق.
verb-checklist-score = حساب درجة ملف إجابات.
verb-checklist-diff = عرض ما تغيّر بين إصدارين وأي النتائج تبقى قابلة للمقارنة. ينتهي بالرمز ‎3‏ ما دام على الكاتب أن يقرر ذلك.
verb-checklist-schema = طباعة مخطط JSON للقوائم، للإكمال التلقائي في المحرر.
verb-score = عرض الدرجة التي سيحسبها الخادم مع سبب كل نقطة.
verb-submit = إرسال الصور والإجابات وحفظ الإيصال. يمكن تكراره في أي وقت بأمان.
verb-status = عرض المسودّات وما ينتظر الإرسال وآخر جلب والساعة.
verb-receipt = عرض إيصال الخادم الموقَّع والتحقق منه. يعمل بلا شبكة.
verb-completions = طباعة ملف الإكمال التلقائي لصدفة الأوامر.
arg-help = عرض هذه المساعدة
arg-version = عرض رقم الإصدار
arg-lang = اللغة: en أو ar أو ta (وكذلك SHOPPER_LANG)
arg-profile = الملف الشخصي المستعمل (وكذلك SHOPPER_PROFILE)
arg-data-dir = مجلد كل البيانات (وكذلك SHOPPER_DATA_DIR)
arg-quiet = الاكتفاء بقول الضروري
arg-color = متى تُستعمل الألوان: auto أو always أو never
arg-url = عنوان الخادم
arg-email = بريدك الإلكتروني (وكذلك SHOPPER_EMAIL)
arg-agency = الاسم المختصر لوكالتك إذا كنت تعمل مع أكثر من وكالة
arg-password-stdin = قراءة كلمة المرور من أول سطر في الإدخال القياسي
arg-allow-http = السماح بعنوان غير مشفّر
arg-json = الطباعة بصيغة JSON
arg-offline = استعمال ما على هذا الجهاز دون سؤال الخادم
arg-visit = رمز المتجر أو أول معرّف الزيارة
arg-reason = السبب
arg-answers = ملف إجابات بصيغة YAML أو JSON؛ و«-» تقرأ الإدخال القياسي
arg-stdin = قراءة ما يُكتب عادةً، سطرًا بعد سطر، من الإدخال القياسي
arg-at = البدء من هذا السؤال
arg-started = متى بدأت الزيارة: بصيغة RFC 3339 أو بتوقيت المتجر المحلي
arg-finished = متى انتهت الزيارة: بصيغة RFC 3339 أو بتوقيت المتجر المحلي
arg-question = اسم السؤال، مثل greeted
arg-files = ملفات الصور
arg-photo = رقم الصورة في القائمة أو أول بصمتها SHA-256
arg-offline-ok = عند غياب الشبكة يكون رمز الإنهاء 0، وينتظر الإرسال على هذا الجهاز
arg-unchanged = إعادة إرسال ما أُعيد إليك وإن لم يتغيّر فيه شيء
arg-sources = ملفات القوائم؛ و«-» تقرأ الإدخال القياسي
arg-source = ملف القائمة؛ و«-» تقرأ الإدخال القياسي
arg-advice = إضافة النصائح: ما هو مسموح لكنه قلّما يكون حسنًا
arg-sector = القطاع، مثل grocery
arg-slug = اسم القائمة في كل إصداراتها، مثل our-shops
arg-languages = لغات النصوص، والأساسية أولًا، مثل en,ar,ta
arg-output = الملف الذي يُكتب؛ لا يُستبدل أي ملف موجود
arg-before = ملف الإصدار السابق
arg-after = ملف الإصدار اللاحق
arg-shell = اسم صدفة الأوامر

# تسجيل الدخول
ask-email = البريد الإلكتروني:
ask-password = كلمة المرور:
ask-agency = الوكالة (الرقم أو الاسم):
several-agencies = أنت تعمل مع أكثر من وكالة:
logged-in = سُجّل الدخول باسم { $name } لدى { $agency } (الملف الشخصي { $profile }).
not-a-shopper = دور هذا الحساب { $role }؛ والزيارات للمتسوّقين وحدهم.
logged-out = سُجّل الخروج (الملف الشخصي { $profile }). المسودّات باقية على هذا الجهاز.
logged-out-here-only = تعذّر إبلاغ الخادم. أُزيلت رموز الدخول من هذا الجهاز.
next-pull = الخطوة التالية، اجلب مهامك:
next-assignments = لعرضها:
next-fill = بعد الزيارة عبّئ القائمة:
next-fill-gaps = أكمل ما هو ناقص:

# المهام
pulled = { $assignments ->
    [0] ليس لديك زيارات.
    [one] زيارة واحدة على هذا الجهاز.
    [two] زيارتان على هذا الجهاز.
    [few] { $assignments } زيارات على هذا الجهاز.
    [many] { $assignments } زيارة على هذا الجهاز.
   *[other] { $assignments } زيارة على هذا الجهاز.
} { $checklists ->
    [0] لا قوائم جديدة.
    [one] قائمة جديدة واحدة.
    [two] قائمتان جديدتان.
    [few] { $checklists } قوائم جديدة.
    [many] { $checklists } قائمة جديدة.
   *[other] { $checklists } قائمة جديدة.
}
checklist-not-pulled = تعذّر جلب قائمة { $store }.
cached = ليس من الخادم الآن: جُلبت هذه القائمة { $age }.
no-assignments = ليس لديك زيارات.
accepted = قُبلت الزيارة: { $store }. قم بها بين { $from } و{ $to } (بتوقيت المتجر المحلي).
declined = رُدّت الزيارة: { $store }.
clock-ahead = { $minutes ->
    [one] ساعة هذا الجهاز متقدمة على الخادم بدقيقة واحدة. يُرجى ضبطها.
    [two] ساعة هذا الجهاز متقدمة على الخادم بدقيقتين. يُرجى ضبطها.
    [few] ساعة هذا الجهاز متقدمة على الخادم بمقدار { $minutes } دقائق. يُرجى ضبطها.
   *[other] ساعة هذا الجهاز متقدمة على الخادم بمقدار { $minutes } دقيقة. يُرجى ضبطها.
}
clock-behind = { $minutes ->
    [one] ساعة هذا الجهاز متأخرة عن الخادم بدقيقة واحدة. يُرجى ضبطها.
    [two] ساعة هذا الجهاز متأخرة عن الخادم بدقيقتين. يُرجى ضبطها.
    [few] ساعة هذا الجهاز متأخرة عن الخادم بمقدار { $minutes } دقائق. يُرجى ضبطها.
   *[other] ساعة هذا الجهاز متأخرة عن الخادم بمقدار { $minutes } دقيقة. يُرجى ضبطها.
}
clock-hint = ساعة هذا الجهاز منحرفة بأكثر من عشر دقائق. المراجع يرى ذلك؛ يُرجى ضبطها.
server-not-asked = تعذّر سؤال الخادم: { $cause }
column-visit = الزيارة
column-state = الحالة
column-window = الفترة (التوقيت المحلي)
column-client = العميل
column-store = المتجر
column-fee = الأجر
column-question = السؤال
column-number = الرقم
column-photo = الصورة
column-size = الحجم
column-file = الملف
column-answered = الإجابات
column-missing = النواقص
column-changed = آخر تغيير
state-open = مفتوحة
state-assigned = معروضة عليك
state-accepted = مقبولة
state-submitted = مُرسَلة
state-returned = مُعادة إليك
state-approved = معتمدة
state-rejected = مرفوضة
state-cancelled = ملغاة
state-expired = منتهية
show-visit = الزيارة:
show-state = الحالة:
show-store = المتجر:
show-window = الفترة:
show-fee = الأجر:
show-checklist = القائمة:
show-note = ملاحظة:
reviewed = قرار المراجع في النسخة { $revision }: { $decision }.

# التعبئة
not-accepted-yet = لم تقبل هذه الزيارة بعد. يمكنك تعبئة القائمة، لكن اقبل الزيارة قبل الإرسال:
already-delivered = لدى الخادم النسخة { $revision }. ما تغيّره الآن لا يُرسل إلا إذا أعاد المراجع الزيارة إليك.
checklist-changed = تغيّرت قائمة هذه الزيارة. تبقى إجاباتك حيث لا يزال السؤال موجودًا.
resumed = متابعة: أُجيب عن { $answered } من أصل { $shown } من الأسئلة.
fill-keys = ? مساعدة | < رجوع | - تخطٍّ | ! تعليق | @ صورة | = إزالة | q إنهاء
fill-help =
    اكتب إجابتك ثم اضغط مفتاح الإدخال. تُحفظ كل إجابة فورًا.
    مفتاح الإدخال وحده: يُبقي الإجابة ويتابع
    <   رجوع إلى السؤال السابق
    -   تخطّي السؤال الآن
    na   لا ينطبق، حيث يُسمح بذلك
    !   تعليق: «! كان الصندوق مغلقًا»؛ و«! -» تزيله
    @   صورة: «@ IMG_0012.jpg»
    =   إزالة الإجابة وتعليقها وصورها
    \   يأخذ ما بعده كما هو: «\-»
    q   توقّف؛ نفّذ الأمر نفسه للمتابعة
question-place = { $index } من { $shown } · { $question }
optional = (اختياري)
asked-because = يُسأل لأن { $why }.
remark = المراجع: { $text }
answer-now = إجابتك: { $answer }
comment-now = تعليقك: { $comment }
or-na = {"، أو na"}
nothing-typed = لم يُكتب شيء. «-» تتخطى السؤال، و«?» تعرض المساعدة.
ask-comment = التعليق:
comment-too-long = التعليق طويل جدًا. يُرجى اختصاره.
photo-hint = يلزم إرفاق صورة. اكتب @ ثم اسم الملف، أو لاحقًا:
saved = حُفظت { $question }
saved-answers = { $n ->
    [0] لم تُحفظ أي إجابة
    [one] حُفظت إجابة واحدة
    [two] حُفظت إجابتان
    [few] حُفظت { $n } إجابات
    [many] حُفظت { $n } إجابة
   *[other] حُفظت { $n } إجابة
}
saved-times = حُفظ وقت البدء والانتهاء
paused = توقّفت التعبئة وكل شيء محفوظ. للمتابعة:
still-missing = { $n ->
    [one] بقي أمر واحد ناقص أو خاطئ. لعرضه:
    [two] بقي أمران ناقصان أو خاطئان. لعرضهما:
    [few] بقيت { $n } أمور ناقصة أو خاطئة. لعرضها:
    [many] بقي { $n } أمرًا ناقصًا أو خاطئًا. لعرضها:
   *[other] بقي { $n } أمر ناقص أو خاطئ. لعرضها:
}
complete = اكتملت التعبئة. أرسلها:
not-applicable = لا ينطبق
none-of-them = لا شيء منها
n-photos = { $n ->
    [0] لا صور
    [one] صورة واحدة
    [two] صورتان
    [few] { $n } صور
    [many] { $n } صورة
   *[other] { $n } صورة
}

# الصور
photos-saved = { $n ->
    [0] كانت الصور مرفقة بالسؤال { $question } من قبل.
    [one] حُفظت صورة واحدة للسؤال { $question }
    [two] حُفظت صورتان للسؤال { $question }
    [few] حُفظت { $n } صور للسؤال { $question }
    [many] حُفظت { $n } صورة للسؤال { $question }
   *[other] حُفظت { $n } صورة للسؤال { $question }
}
photo-of-hidden = السؤال { $question } لا يُطرح مع إجاباتك حتى الآن؛ ولن تُرسل صوره.
photo-removed = أُزيلت الصورة من السؤال { $question }
no-photos = لا صور لهذه الزيارة.

# الدرجة
score-hidden = يحسب الخادم الدرجة، ولا تُظهرها هذه القائمة.
score-section = { $section }: { $percent } % ({ $earned } من { $possible } نقطة)
score-section-none = { $section }: غير مقيَّم
score-below-floor = دون الحد الأدنى لهذا القسم: النتيجة رسوب.
score-total = الدرجة: { $percent } %
score-near-mark = (بالضبط { $exact }، وهو أقل من { $mark } %)
score-none = غير مقيَّم.
score-band = الفئة: { $band }
score-verdict = النتيجة: { $verdict }
score-share = المقيَّم: { $share } % من النقاط الممكنة
score-is-of-a-draft = { $n ->
    [one] بقي أمر واحد ناقص أو خاطئ، فهذه الدرجة ليست نهائية.
    [two] بقي أمران ناقصان أو خاطئان، فهذه الدرجة ليست نهائية.
    [few] بقيت { $n } أمور ناقصة أو خاطئة، فهذه الدرجة ليست نهائية.
    [many] بقي { $n } أمرًا ناقصًا أو خاطئًا، فهذه الدرجة ليست نهائية.
   *[other] بقي { $n } أمر ناقص أو خاطئ، فهذه الدرجة ليست نهائية.
}

# القوائم
checklists-checked = ما فُحص: { $n }. بلا ملاحظات: { $sound }. فيه أخطاء: { $broken }.
checklist-made-from = أُنشئت من «{ $checklist }»، الإصدار { $version }.
checklist-made-new = لا توجد قائمة جاهزة للقطاع «{ $sector }» بهذه اللغات، فهذا هيكل بسيط. القطاعات التي لها قوائم جاهزة: { $sectors }.
checklist-written = كُتب { $path }
next-check-checklist = عدّل الأسئلة، ثم ابحث عن الأخطاء:

# الإرسال
frozen = ثُبّتت النسخة { $revision } وتنتظر على هذا الجهاز إلى أن تصل إلى الخادم.
sending-photo = الصورة { $photo }
sent-photo = وصلت الصورة { $photo } إلى الخادم.
delivered = { $photos ->
    [0] تم التسليم: { $store }، النسخة { $revision }، استُلمت { $at }.
    [one] تم التسليم: { $store }، النسخة { $revision }، صورة واحدة، استُلمت { $at }.
    [two] تم التسليم: { $store }، النسخة { $revision }، صورتان، استُلمت { $at }.
    [few] تم التسليم: { $store }، النسخة { $revision }، { $photos } صور، استُلمت { $at }.
   *[other] تم التسليم: { $store }، النسخة { $revision }، { $photos } صورة، استُلمت { $at }.
}
delivered-before = لدى الخادم النسخة { $revision }، وإيصالها هنا. لا شيء لإرساله.
changed-since = لدى الخادم النسخة { $revision }. ما غيّرته بعدها لا يُرسل إلا إذا أعاد المراجع الزيارة إليك.

# الإيصال
receipt-store = المتجر: { $store }
receipt-revision = النسخة: { $revision }
receipt-at = الاستلام: { $at }
receipt-photos = الصور: { $n }
receipt-submission = الإرسال:
receipt-content = بصمة SHA-256 لما أُرسل:
receipt-signer = الموقِّع:
receipt-verified = تم التحقق: التوقيع صحيح، والإيصال يذكر بالضبط ما أرسله هذا الجهاز.
receipt-verified-elsewhere = تم التحقق: التوقيع صحيح. أُرسلت من جهاز آخر، فلا يمكن مقارنة المحتوى هنا.

# الحالة
status-profile = الملف الشخصي:
status-who = أنت:
status-session = الجلسة:
status-in = مسجَّل الدخول
status-out = مسجَّل الخروج
status-pulled = آخر جلب:
status-skew = تقدّم الساعة على الخادم:
status-data = البيانات:
status-drafts = { $n ->
    [0] لا مسودّات.
    [one] مسودّة واحدة:
    [two] مسودّتان:
    [few] { $n } مسودّات:
    [many] { $n } مسودّة:
   *[other] { $n } مسودّة:
}
outbox-empty = لا شيء ينتظر الإرسال.
outbox-waiting = { $n ->
    [one] إرسال واحد ينتظر:
    [two] إرسالان ينتظران:
    [few] { $n } إرسالات تنتظر:
    [many] { $n } إرسالًا ينتظر:
   *[other] { $n } إرسال ينتظر:
}
outbox-item = { $visit }، النسخة { $revision }، ثُبّتت { $age }

# الأخطاء: ما حدث وما ينبغي فعله
error-answers-file = { $n ->
    [one] في { $path } خطأ واحد. لم يُحفظ شيء.
    [two] في { $path } خطآن. لم يُحفظ شيء.
    [few] في { $path } { $n } أخطاء. لم يُحفظ شيء.
   *[other] في { $path } { $n } خطأ. لم يُحفظ شيء.
}
    .hint = صحّح الأسطر المعروضة ونفّذ الأمر نفسه مرة أخرى.
error-answers-too-large = { $path } أكبر من 8 ميغابايت.
    .hint = ملف الإجابات ملف قصير بصيغة YAML أو JSON؛ تأكد من أنه الملف الصحيح.
error-answers-mistakes = { $n ->
    [zero] في { $path } أخطاء.
    [one] في { $path } خطأ واحد.
    [two] في { $path } خطآن.
    [few] في { $path } { $n } أخطاء.
    [many] في { $path } { $n } خطأً.
   *[other] في { $path } { $n } خطأ.
}
    .hint = صحّح الأسطر المعروضة ونفّذ الأمر نفسه مرة أخرى.
error-bad-language = { $language } ليست لغة.
    .hint = استعمل رموزًا مثل en أو ar أو pt-BR وبينها فواصل.
error-bad-sector = { $sector } لا يصلح اسمًا لقطاع.
    .hint = استعمل a-z و0-9 و«_» بدءًا بحرف. القطاعات التي لها قوائم جاهزة: { $sectors }.
error-bad-slug = { $slug } لا يصلح اسمًا لقائمة.
    .hint = حدّد الاسم بالخيار --slug: من 1 إلى 64 من a-z و0-9 و«-».
error-checklist-exists = الملف { $path } موجود. لم يُكتب شيء.
    .hint = اختر اسمًا آخر بالخيار --output.
error-checklist-mistakes = { $n ->
    [zero] في { $path } أخطاء.
    [one] في { $path } خطأ واحد.
    [two] في { $path } خطآن.
    [few] في { $path } { $n } أخطاء.
    [many] في { $path } { $n } خطأً.
   *[other] في { $path } { $n } خطأ.
}
    .hint = صحّح الأسطر المعروضة ثم افحص مرة أخرى:
error-checklist-too-large = { $path } أكبر من 8 ميغابايت.
    .hint = القائمة ملف YAML لا يتجاوز 512 كيلوبايت؛ تحقق من أنه الملف الصحيح.
error-argument-conflict = لا يمكن استعمال { $arg } مع الخيارات الأخرى.
    .hint = احذف أحدها. تُعرض الخيارات بالأمر:
error-bad-profile-name = لا يصلح { $name } اسمًا لملف شخصي.
    .hint = استعمل حروفًا لاتينية وأرقامًا و«.» و«-» و«_»، ولا تبدأ بـ«.».
error-bad-server = { $server } ليس عنوان خادم.
    .hint = اكتب العنوان مبدوءًا بـ https:// وبلا اسم مستخدم:
error-bad-time = { $time } ليس وقتًا.
    .hint = اكتب 2026-03-02T12:05 (توقيت المتجر المحلي) أو 2026-03-02T09:05:00Z.
error-bad-zone = هذا البرنامج لا يعرف منطقة المتجر الزمنية { $zone }.
    .hint = اكتب الوقت بالتوقيت العالمي، مثل 2026-03-02T09:05:00Z.
error-broken-server = ما أجاب ليس خادم وكالتك.
    .hint = قد تعترض الطريق صفحة دخول لشبكة واي فاي: افتح صفحة ويب أولًا. وإلا فتحقق من عنوان الخادم.
error-busy = الخادم مشغول. لم يضع شيء.
    .hint = نفّذ الأمر نفسه مرة أخرى بعد { $seconds ->
        [one] ثانية واحدة
        [two] ثانيتين
        [few] { $seconds } ثوانٍ
       *[other] { $seconds } ثانية
    }.
error-cannot-ask = يحتاج هذا الأمر إلى سؤال، ولا أحد يستطيع الكتابة هنا.
    .hint = استعمل الخيار { $flag }.
error-checklist-hash = وصلت القائمة { $checklist } تالفة أو أنها قائمة أخرى.
    .hint = اجلبها مرة أخرى؛ وإن تكرر ذلك فأخبر وكالتك:
error-checklist-mismatch = يتوقع الخادم قائمة أخرى لهذه الزيارة. لم يخزّن شيئًا.
    .hint = اجلب القائمة الصحيحة وراجع إجاباتك ثم أرسل مرة أخرى:
error-checklist-too-new = تستعمل القائمة { $checklist } ما لا يعرفه هذا البرنامج بعد.
    .hint = حدّث هذا البرنامج.
error-content-conflict = لدى الخادم شيء آخر تحت هذا الإرسال وهذه النسخة، وقد أبقى ما لديه.
    .hint = هل أُرسلت من نسخة من هذه البيانات على جهاز آخر؟ اطلب من وكالتك أن تنظر في الزيارة.
error-damaged = { $path } تالف.
    .hint = انسخ المجلد إلى مكان آمن قبل أي شيء آخر واطلب المساعدة. ويمكن إضافة الصور من جديد بالأمر «shopper photo add».
error-database = لا يمكن قراءة البيانات في { $path } أو كتابتها.
    .hint = تأكد من أن المجلد لك وقابل للكتابة، ثم نفّذ الأمر نفسه مرة أخرى.
error-disk-busy = { $path } يستعمله تشغيل آخر لهذا البرنامج.
    .hint = انتظر حتى ينتهي، ثم نفّذ الأمر نفسه مرة أخرى.
error-disk-full = لم تبقَ مساحة لـ { $path }. لم تُحفظ الإجابة الأخيرة؛ وكل ما قبلها محفوظ.
    .hint = أفرغ مساحة على الجهاز، ثم نفّذ الأمر نفسه مرة أخرى.
error-ends-before-start = تنتهي الزيارة ({ $finished }) قبل أن تبدأ ({ $started }).
    .hint = حدّد الوقتين بالأمر «shopper fill VISIT --started TIME --finished TIME».
error-file = لا يمكن استعمال { $path }.
    .hint = تأكد من الاسم ومن أن الملف أو المجلد لك.
error-fill-off-terminal = لا أحد يستطيع الكتابة هنا.
    .hint = أعطِ الإجابات في ملف، أو أسطرًا في الإدخال القياسي:
error-forbidden = لا يحق لحسابك فعل ذلك.
    .hint = سجّل الدخول متسوّقًا، أو اسأل وكالتك.
error-incomplete = { $n ->
    [one] أمر واحد ناقص أو خاطئ. لم يُرسل شيء.
    [two] أمران ناقصان أو خاطئان. لم يُرسل شيء.
    [few] { $n } أمور ناقصة أو خاطئة. لم يُرسل شيء.
    [many] { $n } أمرًا ناقصًا أو خاطئًا. لم يُرسل شيء.
   *[other] { $n } أمر ناقص أو خاطئ. لم يُرسل شيء.
}
    .hint = أكملها ثم أرسل مرة أخرى:
error-input = لا يمكن قراءة ما كُتب.
    .hint = اكتب نصًا عاديًا بترميز UTF-8 ونفّذ الأمر نفسه مرة أخرى. ما قيل إنه حُفظ فهو محفوظ.
error-input-ended = انتهى الإدخال قبل الإجابة عن السؤال.
    .hint = نفّذ الأمر نفسه مرة أخرى في نافذة طرفية.
error-interrupted = قُطع التنفيذ.
    .hint = نفّذ الأمر نفسه مرة أخرى.
error-invalid-value = { $value } ليست قيمة للخيار { $arg }.
    .hint = اختر إحدى القيم المعروضة. لمزيد من المعلومات:
error-log-in-failed = البريد الإلكتروني وكلمة المرور غير متطابقين.
    .hint = تحقق من كليهما. إن نسيت كلمة المرور فاطلب من وكالتك رابطًا جديدًا.
error-missing-argument = ينقص { $arg }.
    .hint = طريقة الاستعمال:
error-missing-verb = الأمر غير مكتمل.
    .hint = طريقة الاستعمال:
error-newer-data = أُنشئت بيانات هذا الجهاز بإصدار أحدث من هذا البرنامج (المخطط { $found }، وهذا الإصدار يعرف { $known }).
    .hint = حدّث هذا البرنامج. بياناتك لم تُمس.
error-no-checklist = قائمة { $store } ليست على هذا الجهاز.
    .hint = اجلبها ما دامت لديك شبكة:
error-no-receipt = لا إيصال لـ { $store }: لم يُسلَّم شيء بعد.
    .hint = أرسل الزيارة:
error-no-such-file = لا يوجد ملف { $path }.
    .hint = تحقق من الاسم؛ والاسم بلا مجلد يعني ملفًا في المجلد الحالي.
error-no-such-photo = ليس للسؤال { $question } صورة { $photo }.
    .hint = لعرض الصور الموجودة:
error-no-such-profile = لا يوجد ملف شخصي باسم { $name }.
    .hint = استعمل ملفًا موجودًا أو سجّل الدخول:
error-not-accepted = لم تقبل هذه الزيارة. لم يُرسل شيء، وإجاباتك محفوظة.
    .hint = اقبلها ثم أرسل مرة أخرى:
error-not-durable = قاعدة البيانات على هذا الجهاز لا تضمن حفظ كل إجابة.
    .hint = ضع البيانات في مجلد على قرص محلي بالخيار --data-dir أو SHOPPER_DATA_DIR.
error-not-found = ليس لدى الخادم زيارة كهذه لك.
    .hint = ربما أُعطيت لغيرك. اجلب مهامك:
error-not-logged-in = لم تسجّل الدخول.
    .hint = سجّل الدخول:
error-not-utf8 = { $path } ليس نصًا بترميز UTF-8.
    .hint = احفظه بترميز UTF-8 ونفّذ الأمر نفسه مرة أخرى.
error-nothing-filled = لم يُعبّأ شيء لهذه الزيارة بعد.
    .hint = عبّئ القائمة:
error-offline = تعذّر الوصول إلى الخادم. لم يضع شيء.
    .hint = نفّذ الأمر نفسه عندما تتوفر لك شبكة. التعبئة والفحص والتقييم تعمل بدونها.
error-open-to-others = يستطيع آخرون قراءة { $path } (الصلاحيات { $mode })، وفيه رموز دخولك.
    .hint = أغلقه، وسجّل الدخول من جديد إن كان أحد قد قرأه:
error-outbox-damaged = لا يمكن قراءة ما ينتظر الإرسال.
    .hint = انسخ مجلد البيانات (انظر «shopper status») إلى مكان آمن واطلب المساعدة من وكالتك.
error-output = تعذّرت كتابة المخرجات.
    .hint = تحقق من الملف أو البرنامج الذي تذهب إليه.
error-photo-damaged = يبدأ { $path } كصورة لكنه تالف.
    .hint = انسخها من الكاميرا مرة أخرى، أو التقط صورة غيرها.
error-photo-differs = خزّن الخادم الصورة { $photo } على غير ما أُرسل.
    .hint = نفّذ الأمر نفسه مرة أخرى؛ وإن تكرر ذلك فأخبر وكالتك.
error-photo-empty = { $path } فارغ.
    .hint = انسخها من الكاميرا مرة أخرى.
error-photo-heic = { $path } صورة HEIC، ولا يمكن إرسالها.
    .hint = احفظها بصيغة JPEG. في آيفون: الإعدادات، الكاميرا، التنسيقات، الأكثر توافقًا.
error-photo-lost = لم تعد الصورة { $photo } على هذا الجهاز.
    .hint = أضفها من جديد بالأمر «shopper photo add» أو أزلها بالأمر «shopper photo remove».
error-photo-not-a-photo = { $path } ليس صورة JPEG أو PNG أو WebP.
    .hint = اختر صورة؛ اسم الملف لا يهم، بل محتواه.
error-photo-not-added = تذكر إجابة { $question } الصورة { $photo } التي لم تُضف إلى هذه الزيارة.
    .hint = احذف «photos» من الملف وأضف الصورة نفسها:
error-photo-refused = يرفض الخادم إحدى الصور.
    .hint = أزلها بالأمر «shopper photo remove» وأضف غيرها ثم أرسل مرة أخرى.
error-photo-too-large = { $path } أكبر من 20 ميغابايت.
    .hint = صغّرها؛ عرض 2000 بكسل كافٍ تمامًا.
error-photo-too-many-pixels = في { $path } عدد { $width } × { $height } من البكسلات؛ والحد الأقصى 64 مليونًا.
    .hint = صغّرها؛ عرض 2000 بكسل كافٍ تمامًا.
error-photos-missing = ما زالت صور تنقص الخادم بعد إرسالها عدة مرات.
    .hint = نفّذ الأمر نفسه مرة أخرى؛ وإن تكرر ذلك فأخبر وكالتك.
error-plain-http = { $server } غير مشفّر: قد يقرأ آخرون كلمة مرورك.
    .hint = استعمل https، أو أضف --allow-http إن كنت متأكدًا:
error-profile-damaged = لا يمكن قراءة الملف الشخصي.
    .hint = سجّل الدخول من جديد؛ مسودّاتك لم تُمس:
error-question-hidden = السؤال { $question } لا يُطرح مع إجاباتك حتى الآن.
    .hint = عبّئ الأسئلة التي قبله:
error-queued = تعذّر تسليم النسخة { $revision } الآن. هي محفوظة على هذا الجهاز وتنتظر الإرسال.
    .hint = نفّذ هذا عندما تتوفر لك شبكة؛ ويمكن تكراره بأمان:
error-receipt-not-believed = لا يمكن الوثوق بالإيصال، ولم يُحفظ.
    .hint = نفّذ الأمر نفسه مرة أخرى؛ وإن تكرر ذلك فأخبر وكالتك. ما عبّأته باقٍ على هذا الجهاز.
error-refused = يرفض الخادم ما أُرسل. لم يخزّن شيئًا، وإجاباتك محفوظة.
    .hint = صحّح ما ذُكر بالأمر «shopper fill» ثم أرسل مرة أخرى.
error-revision-conflict = لا يتوقع الخادم هذه النسخة. لم يخزّن شيئًا، وإجاباتك محفوظة.
    .hint = اجلب حالة الزيارة ثم أرسل مرة أخرى:
error-sent-elsewhere = لدى الخادم النسخة { $revision } لهذه الزيارة من جهاز آخر لك. لم يُرسل شيء.
    .hint = ما هنا لا يُرسل إلا إذا أعاد المراجع الزيارة إليك. لعرض الإيصال:
error-server-problem = يبلّغ الخادم عن مشكلة ({ $status }، { $code }).
    .hint = نفّذ الأمر نفسه لاحقًا؛ وإن تكرر ذلك فأخبر وكالتك.
error-several-visits = { $n ->
    [two] { $visit } تعني زيارتين.
    [few] { $visit } تعني { $n } زيارات.
   *[other] { $visit } تعني { $n } زيارة.
}
    .hint = اكتب المزيد من المعرّف:
error-throttled = محاولات كثيرة جدًا.
    .hint = انتظر بضع دقائق ثم حاول مرة أخرى.
error-too-many-photos = أقصى عدد صور للسؤال { $question } هو { $max }.
    .hint = أزل إحداها أولًا بالأمر «shopper photo remove».
error-unchanged-since-return = أعاد المراجع النسخة { $revision } ولم يتغيّر شيء منذ ذلك. لم يُرسل شيء.
    .hint = أجب عن الملاحظات، أو أرسلها مرة أخرى كما هي:
error-unknown-argument = الخيار { $arg } غير معروف.
    .hint = لعرض الخيارات:
error-unknown-question = ليس في القائمة سؤال باسم { $question }.
    .hint = استعمل أحد الأسماء المعروضة.
error-unknown-verb = الأمر { $verb } غير معروف.
    .hint = لعرض الأوامر:
error-unknown-visit = لا توجد زيارة { $visit }.
    .hint = لعرض زياراتك:
error-usage = لا يمكن فهم سطر الأمر.
    .hint = طريقة الاستعمال:
error-visit-state = الزيارة في الحالة «{ $state }»، ولا يمكن ذلك فيها.
    .hint = لعرض حالة زياراتك:
error-which-agency = أنت تعمل مع أكثر من وكالة.
    .hint = حدّد واحدة:
error-which-profile = هناك أكثر من ملف شخصي.
    .hint = حدّد واحدًا بالخيار --profile:
error-which-server = أي خادم؟
    .hint = اكتب عنوانه:
