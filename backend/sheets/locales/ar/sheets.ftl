# كلمات الجداول: المجموعة-المعرّف. يُكتب فوق العمود المقياس، ومعه جانبه إن لم يكن قيمته.

## اللغة: اتجاه السطر (ltr أو rtl)

language-direction = rtl

## العناوين وعنوان الملف

heading = { $measure }: { $field }
title = { $kind }: { $name }

## أسماء الأوراق: 31 حرفًا على الأكثر، وليس فيها [ ] : * ? / \

sheet-report = التقرير
sheet-summary = الخلاصة
sheet-sections = الأقسام
sheet-section_months = الأقسام شهرًا بعد شهر
sheet-questions = الأسئلة
sheet-repeats = الإخفاق المتكرر
sheet-separating = ما يفرّق بين المتاجر
sheet-trend = المسار الشهري
sheet-visits = الزيارات
sheet-answers = الإجابات
sheet-timings = المدد
sheet-publications = مرات النشر
sheet-league = ترتيب المتاجر
sheet-regions = المناطق
sheet-bands = الفئات
sheet-key_numbers = المؤشرات الرئيسية
sheet-grades = التقديرات
sheet-groups = المجموعات
sheet-fieldwork = تنفيذ الزيارات
sheet-comments = التعليقات
sheet-photos = الصور
sheet-method = المنهج

## ما يقال عن المقياس

field-count = العدد
field-n = ن
field-low = مجال الثقة 95 %، من
field-high = مجال الثقة 95 %، إلى
field-lowest = الأدنى
field-highest = الأعلى
field-reason = سبب عدم وجود مجال
field-difference = الفرق
field-diff_low = مجال الثقة 95 % للفرق، من
field-diff_high = مجال الثقة 95 % للفرق، إلى
field-diff_reason = سبب عدم وجود فرق أو مجال
field-proven = الفرق مؤكد

## الأعمدة

column-what = البيان
column-from = من
column-last_day = إلى
column-figure = القيمة
column-stores = المتاجر
column-stores_needed = الحد الأدنى للمتاجر
column-text = النص
column-id = المعرّف
column-section = القسم
column-question = السؤال
column-month = الشهر
column-score = الدرجة
column-other_stores = المتاجر الأخرى
column-noise = نطاق التذبذب
column-new_epoch = قائمة جديدة لا تصح مقارنتها
column-list = المجموعة
column-missed = الإخفاق
column-pass_rate = نسبة الاجتياز
column-lost = ما خسرته الدرجة من نقاط
column-comment = التعليق
column-comment_month = شهر التعليق
column-photo = الصورة
column-missed_of_last = الإخفاق في آخر الزيارات
column-streak = الإخفاقات المتتالية
column-pattern = آخر الزيارات، من الأقدم
column-between_stores = حصة الفروق بين المتاجر
column-kind = النوع
column-standard_error = الخطأ المعياري
column-grade = التقدير
column-answers = الإجابات
column-band = الفئة
column-band_from = بداية الفئة
column-visits = الزيارات
column-visits_before = الزيارات في الفترة السابقة
column-group = المجموعة
column-visits_on = الوقت
column-missed_it = إخفاق في السؤال
column-caption = وصف الصورة
column-verdict = النتيجة
column-judged = أسئلة الاجتياز أو الإخفاق
column-counted = ضمن الأرقام
column-store = المتجر
column-code = الرمز
column-region = المنطقة
column-rank = الترتيب
column-percent_rank = الترتيب المئوي
column-number = الرقم
column-answer = الإجابة
column-result = النتيجة
column-earned = النقاط المكتسبة
column-possible = النقاط الممكنة
column-scored = له نقاط
column-bonus = نقاط إضافية
column-explanation = سبب هذه النقاط
column-photos = الصور
column-to_fix = ما ينبغي إصلاحه، بالترتيب
column-strength = نقاط القوة، بالترتيب
column-weight = الوزن
column-not_applicable = لا ينطبق
column-standard = المعيار
column-met = استوفى المعيار
column-publication = مرة النشر
column-revision = النسخة
column-published_on = تاريخ النشر
column-withdrawn_on = تاريخ السحب

## صفوف التقرير والخلاصة وتنفيذ الزيارات والمنهج

fact-report = التقرير
fact-agency = الوكالة
fact-client = العميل
fact-client_id = معرّف العميل
fact-store = المتجر
fact-store_code = رمز المتجر
fact-store_id = معرّف المتجر
fact-address = العنوان
fact-region = المنطقة
fact-visit_id = معرّف الزيارة
fact-code = رمز هذا التقرير
fact-checklist = القائمة
fact-checklist_slug = الاسم المختصر للقائمة
fact-checklist_versions = إصدارات القائمة
fact-epoch = حقبة القائمة
fact-from = أول يوم
fact-last_day = آخر يوم
fact-language = اللغة
fact-data_as_of = البيانات حتى (بالتوقيت العالمي)
fact-visits = الزيارات المعتمدة
fact-stores = المتاجر
fact-stores_visited = المتاجر التي زيرت
fact-partial = بعض متاجر العميل فقط
fact-score = الدرجة
fact-indicative = استرشادية: الزيارات لا تكفي للترتيب
fact-exact_score = الدرجة الدقيقة
fact-not_scored = سبب عدم وجود درجة
fact-pass_mark = درجة الاجتياز
fact-band = الفئة
fact-verdict = النتيجة
fact-fail_reason = سبب عدم الاجتياز
fact-influence = أكبر أثر لزيارة واحدة
fact-earned = النقاط المكتسبة
fact-possible = النقاط الممكنة
fact-scored_share = ما احتُسب من النقاط الممكنة
fact-step = خطوة إلى الدرجة
fact-answers_not_shown = إجابات لا تُعرض
fact-pass_rate = نسبة الاجتياز
fact-previous_period = مقارنةً بالفترة السابقة
fact-last_year = مقارنةً بالتواريخ نفسها من العام الماضي
fact-baseline = مقارنةً بأول زيارات المتجر
fact-target = مقارنةً بالهدف
fact-region_stores = مقارنةً ببقية متاجر المنطقة
fact-chain_stores = مقارنةً ببقية متاجر السلسلة
fact-previous_visit = مقارنةً بالزيارة السابقة
fact-store_mean = مقارنةً بزيارات المتجر الأخرى
fact-rank = الترتيب في السلسلة
fact-percent_rank = الترتيب المئوي
fact-settled = الزيارات المحسومة
fact-approved = المعتمدة
fact-rejected = المرفوضة
fact-expired = المنتهية من دون زيارة
fact-cancelled = الملغاة
fact-filled = نسبة التنفيذ
fact-on_time = نسبة الالتزام بالموعد
fact-returned = ما أُعيد قبل الاعتماد
fact-scoring = حساب درجة الزيارة
fact-rules_version = إصدار قواعد حساب الدرجات
fact-min_scored_share = الحد الأدنى لما يُحتسب من النقاط
fact-blank_is_zero = السؤال الاختياري المتروك يُحسب صفرًا
fact-checklist_hash = بصمة SHA-256 لإصدار من القائمة
fact-n = ن
fact-interval = مجال الثقة 95 %
fact-difference = الفرق
fact-noise = نطاق التذبذب
fact-other_stores = المتاجر الأخرى
fact-between_stores = حصة الفروق بين المتاجر
fact-lost = ما خسرته الدرجة من نقاط
fact-key_numbers = NPS وCSAT وCES
fact-fieldwork = تنفيذ الزيارات

## ما يشرحه المنهج

explain-n = عدد ما حُسب منه الرقم من زيارات لها درجة أو من إجابات. لا يُعرض رقم من دونه.
explain-score = متوسط الدرجات المنشورة للزيارات المعتمدة التي لها درجة في الفترة، ولكل زيارة الوزن نفسه.
explain-interval = للمتوسطات مجال t محصورًا بين 0 % و100 %، وللنسب مجال ويلسون. ومن كل مئة مجال تُحسب بهذه الطريقة يضم نحو 95 منها القيمة الحقيقية. وإن لم يوجد مجال ذُكر السبب.
explain-pass_rate = عدد مرات الاجتياز مقسومًا على مجموع مرات الاجتياز والإخفاق. ويُعدّ السؤال إخفاقًا إذا قلّت نقاطه عمّا تطلبه القائمة. وما لا ينطبق لا يدخل في أي منهما.
explain-difference = بالنقاط المئوية. مجاله مجال ويلش للمتوسطات ومجال نيوكومب للنسب. ويكون الفرق مؤكدًا إذا لم يشمل المجال الصفر، وإلا فلا تغيّر مؤكد.
explain-noise = النطاق الذي يقع فيه 95 من كل 100 شهر مثل هذا لو لم يتغيّر شيء خلال الفترة.
explain-rank = من أفضل مرتبة تسمح بها البيانات إلى أسوئها: لا تقل عن عدد المتاجر التي تأكد أنها أفضل مضافًا إليه واحد، ولا تزيد على عدد المتاجر كلها ناقصًا ما تأكد أنه أسوأ. ولا ترتيب لأقل من ثلاث زيارات لها درجة. والترتيب المئوي هو نسبة المتاجر المرتبة الأخرى التي متوسطها أقل، ويُحسب المتساوي منها نصفًا.
explain-other_stores = متوسط درجات الزيارات إلى بقية المتاجر بالقائمة نفسها وفي الفترة نفسها، من دون هذا المتجر؛ ولا يُعرض إلا عن عدد كافٍ من المتاجر.
explain-between_stores = ما يقع من الفروق بين الزيارات بين المتاجر لا داخل كل متجر (مربع إيتا). وتُقارن المتاجر التي لها ثلاث زيارات أو أكثر فيها اجتياز أو إخفاق، وعددها هو ن.
explain-lost = ما خسرته الدرجة الكلية للزيارة من نقاط بسبب السؤال؛ وفي الفترة متوسط الزيارات التي لها درجة.
explain-key_numbers = ‏NPS: نسبة 9 و10 ناقصًا نسبة ما بين 0 و6، من -100 إلى 100. وCSAT: نسبة 4 و5 من 5. وCES: متوسط ما بين 1 و7، أو نسبة ما بين 5 و7.
explain-fieldwork = الزيارات التي ينتهي موعدها في الفترة وحُسم أمرها. نسبة التنفيذ: المعتمد من المحسوم. ونسبة الالتزام بالموعد: ما أُرسل قبل نهاية الموعد من المعتمد. والملغاة لا تدخل في أي منهما.

## سبب عدم وجود مجال أو فرق أو قيمة

reason-too_few = أقل من زيارتين لهما درجة
reason-all_equal = الدرجات كلها متساوية
reason-no_visits = لا زيارة لها درجة
reason-no_answers = لا إجابة
reason-nothing_counted = لا شيء لحسابه
reason-set = قيمة محددة لا مقيسة
reason-not_given = لا يُعطى في هذا التفصيل
reason-not_known = لا يمكن معرفته
reason-no_spread = زيارات أحد الطرفين قليلة جدًا أو متساوية الدرجات
reason-nothing_before = لا شيء للمقارنة به
reason-not_scored_now = لا درجة الآن
reason-not_scored_then = لم تكن هناك درجة
reason-not_comparable = تغيّرت القائمة تغيّرًا لا تصح معه المقارنة
reason-too_few_stores = المتاجر قليلة جدًا
reason-too_few_visits = أقل من ثلاث زيارات لها درجة
reason-not_set = غير محدد

## القيم

value-visit_report = تقرير الزيارة
value-store_report = تقرير المتجر
value-chain_report = تقرير السلسلة
value-pass = اجتاز
value-fail = لم يجتز
value-not_scored = بلا درجة
value-passed = اجتياز
value-missed = إخفاق
value-no_region = بلا منطقة
value-pooled = النقاط المكتسبة مقسومة على النقاط الممكنة
value-weighted = درجات الأقسام بحسب أوزانها
value-nps = مدى التوصية (NPS)
value-csat = مدى الرضا (CSAT)
value-ces_mean = مقدار الجهد (CES)، المتوسط
value-ces_share = مقدار الجهد (CES)، النسبة
value-daypart = وقت اليوم
value-weekday = يوم الأسبوع
value-morning = الصباح (05:00–11:00)
value-midday = منتصف النهار (11:00–15:00)
value-afternoon = بعد الظهر (15:00–18:00)
value-evening = المساء (18:00–22:00)
value-night = الليل (22:00–05:00)
value-monday = الاثنين
value-tuesday = الثلاثاء
value-wednesday = الأربعاء
value-thursday = الخميس
value-friday = الجمعة
value-saturday = السبت
value-sunday = الأحد

## مجموعات الأسئلة

list-fix = ما ينبغي إصلاحه أولًا
list-missed = الإخفاق
list-went_well = ما سار على ما يرام
list-improved = الأكثر تحسنًا
list-worst = الأكثر إخفاقًا
list-best = الأكثر اجتيازًا
