# كلمات التقارير. كل عدد يأتي مرتين: رقمًا لاختيار الصيغة ($n)، ونصًا بأرقام التقرير ($n-text).

## اللغة: اتجاه السطر (ltr أو rtl)، والكتابة (Latn أو Arab أو Taml)، والأرقام (latn أو arab أو tamldec)،
## ولغة CLDR التي تُؤخذ منها صيغ التواريخ والأعداد

language-direction = rtl
language-script = Arab
language-digits = latn
language-formats = ar

## الأرقام والتواريخ والقوائم

percent = { $value }%
points = { $value } نقطة مئوية
percent-range = من { $low } إلى { $high }
range = من { $low } إلى { $high }
signed-range = من { $low } إلى { $high }
signed-range-column = { $low } إلى { $high }
of = { $part } من { $whole }
none = –
comma = { "، " }
between = ·

date-range = من { $from } إلى { $to }
date-and-time = { $date }، { $time } بالتوقيت العالمي

visits = { $n ->
    [zero] لا زيارات
    [one] زيارة واحدة
    [two] زيارتان
    [few] { $n-text } زيارات
    [many] { $n-text } زيارة
   *[other] { $n-text } زيارة
}
versions = { $n ->
    [zero] الإصدار { $list }
    [one] الإصدار { $list }
    [two] الإصداران { $list }
    [few] الإصدارات { $list }
    [many] الإصدارات { $list }
   *[other] الإصدارات { $list }
}

## رأس الصفحة وتذييلها

document-title = { $kind }: { $name }، { $period }
visit-report = تقرير الزيارة
store-report = تقرير المتجر
chain-report = تقرير السلسلة
prepared-by = إعداد { $agency }
as-of = البيانات حتى { $moment }
page = الصفحة { $page } من { $pages }

## بيانات المتجر

period = الفترة
checklist = القائمة
visits-made = الزيارات
visits-scored = { $visits }، منها { $scored } لها درجة

## الخلاصة

score = الدرجة في هذه الفترة
score-n = { $n ->
    [zero] لا زيارات.
    [one] زيارة واحدة، وهذه درجتها.
    [two] متوسط زيارتين.
    [few] متوسط { $n-text } زيارات.
    [many] متوسط { $n-text } زيارة.
   *[other] متوسط { $n-text } زيارة.
}
score-interval = مجال الثقة { $confidence }: { $range }.
score-no-interval-too-few = لا مجال ثقة: لا يُقاس التفاوت من زيارة واحدة.
score-no-interval-all-equal = لا مجال ثقة: درجات الزيارات كلها متساوية، فلا يُعرف التفاوت.
score-lowest-highest = أدنى درجة { $lowest }، وأعلى درجة { $highest }.
score-exact = القيمة الدقيقة { $exact }.
score-indicative = نتيجة استرشادية: الزيارات التي لها درجة أقل من { $few }، ولا يكفي ذلك لترتيب المتجر.
score-unscored = { $n ->
    [zero] لا زيارات أخرى بلا درجة.
    [one] أُجريت زيارة أخرى بلا درجة: ما احتُسب من نقاطها قليل جدًا.
    [two] أُجريت زيارتان أخريان بلا درجة: ما احتُسب من نقاطهما قليل جدًا.
    [few] أُجريت { $n-text } زيارات أخرى بلا درجة: ما احتُسب من نقاطها قليل جدًا.
    [many] أُجريت { $n-text } زيارة أخرى بلا درجة: ما احتُسب من نقاطها قليل جدًا.
   *[other] أُجريت { $n-text } زيارة أخرى بلا درجة: ما احتُسب من نقاطها قليل جدًا.
}
not-scored = بلا درجة
not-scored-no-visits = لا توجد زيارة معتمدة في هذه الفترة.
not-scored-visits = { $n ->
    [zero] لا توجد زيارة معتمدة في هذه الفترة.
    [one] أُجريت زيارة واحدة، لكن ما احتُسب من نقاطها قليل جدًا.
    [two] أُجريت زيارتان، لكن ما احتُسب من نقاطهما قليل جدًا.
    [few] أُجريت { $n-text } زيارات، لكن ما احتُسب من نقاطها قليل جدًا.
    [many] أُجريت { $n-text } زيارة، لكن ما احتُسب من نقاطها قليل جدًا.
   *[other] أُجريت { $n-text } زيارة، لكن ما احتُسب من نقاطها قليل جدًا.
}
verdict-pass = اجتاز
verdict-fail = لم يجتز
pass-mark = درجة الاجتياز { $mark }

change = مقارنةً بالفترة السابقة
change-previous = { $period }: { $mean } ({ $visits }).
change-interval = مجال الثقة { $confidence } للتغيّر: { $range }.
change-no-interval = لا مجال ثقة: زيارات إحدى الفترتين قليلة جدًا أو متساوية الدرجات.
change-proven = تغيّر أكبر مما تفسّره المصادفة.
change-not-proven = لا تغيّر مؤكد: قد تفسّره المصادفة وحدها.
change-none-now = لا توجد درجة في هذه الفترة للمقارنة.
change-none-before = لم تكن في الفترة السابقة زيارة لها درجة.
change-not-comparable = تغيّرت القائمة بين الفترتين تغيّرًا لا تصحّ معه مقارنة المجموع.

chain-stores = { $n ->
    [zero] لا متاجر
    [one] متجر واحد
    [two] متجرين
    [few] { $n-text } متاجر
    [many] { $n-text } متجرًا
   *[other] { $n-text } متجر
}

score-passed = اجتازت { $part } من { $n }: { $share }، والمجال { $range }.
position = الترتيب في السلسلة
position-band = بين المرتبة { $best } والمرتبة { $worst } من { $stores }.
position-rank = المرتبة { $best } من { $stores }.
position-percent-rank = الرتبة المئوية { $rank }: نسبة المتاجر الأخرى الأدنى درجة.
no-position-visits = لا ترتيب: أقل من { $few } زيارات لها درجة لا تكفي لترتيب المتجر.
no-position-stores = لا ترتيب: { $n ->
    [zero] لا يوجد متجر آخر يمكن ترتيبه
    [one] متجر واحد آخر فقط يمكن ترتيبه
    [two] متجران آخران فقط يمكن ترتيبهما
    [few] { $n-text } متاجر أخرى فقط يمكن ترتيبها
    [many] { $n-text } متجرًا آخر فقط يمكن ترتيبها
   *[other] { $n-text } متجر آخر فقط يمكن ترتيبها
 }، والحد الأدنى { $needed }.

## ما يُصلَح

fix = ما يُصلَح أولًا
fix-missed = { $n ->
    [zero] لا زيارات ({ $part }).
    [one] أُخفق فيه في { $part } من زيارة واحدة.
    [two] أُخفق فيه في { $part } من زيارتين.
    [few] أُخفق فيه في { $part } من { $n-text } زيارات.
    [many] أُخفق فيه في { $part } من { $n-text } زيارة.
   *[other] أُخفق فيه في { $part } من { $n-text } زيارة.
}
fix-cost = وكلّف { $lost } من نقاط الدرجة.
fix-comment = «{ $text }» ({ $month })

## ما يتكرر

repeats = إخفاق متكرر
repeats-note = آخر الزيارات التي حُكم فيها على السؤال، من الأقدم إلى الأحدث: علامة الخطأ للإخفاق وعلامة الصح للاجتياز.
repeats-pattern = آخر الزيارات
repeats-streak = على التوالي
repeats-last = { $n ->
    [zero] لا شيء
    [one] الزيارة الأخيرة
    [two] آخر زيارتين
    [few] آخر { $n-text } زيارات
    [many] آخر { $n-text } زيارة
   *[other] آخر { $n-text } زيارة
}
pattern-missed = إخفاق
pattern-passed = اجتياز
pattern-alt = من أقدم زيارة إلى أحدثها: { $visits }.
improved = أكثر ما تحسّن
improved-note = الأسئلة التي ارتفعت نسبة اجتيازها أكثر من غيرها مقارنةً بالفترة السابقة، وتحت كل فرق مجال ثقته { $confidence }.

## الزيارات

visit-list = جميع الزيارات
visit-list-note = الأحدث أولًا. لا يُذكر يوم الزيارة كي لا يُعرف من أجراها.
visits-month = الشهر
visits-score = الدرجة
visit-verdict = الحكم
visits-missed = الإخفاق
visit-not-counted = قائمة أقدم، لا تدخل في أي رقم

## المقارنات

comparisons = المقارنة بغيرها
compared-with = المقارنة مع
benchmark-score = الدرجة
difference = نقاط
finding = النتيجة
benchmark-previous-period = الفترة السابقة
benchmark-last-year = الفترة نفسها من العام الماضي
benchmark-baseline = خط الأساس للمتجر
benchmark-target = الهدف
benchmark-region = المنطقة
benchmark-region-stores = المنطقة: { $n ->
    [zero] لا متاجر أخرى
    [one] متجر آخر واحد
    [two] متجران آخران
    [few] { $n-text } متاجر أخرى
    [many] { $n-text } متجرًا آخر
   *[other] { $n-text } متجر آخر
}
benchmark-chain = السلسلة
benchmark-chain-stores = السلسلة: { $n ->
    [zero] لا متاجر أخرى
    [one] متجر آخر واحد
    [two] متجران آخران
    [few] { $n-text } متاجر أخرى
    [many] { $n-text } متجرًا آخر
   *[other] { $n-text } متجر آخر
}
benchmark-previous-visit = الزيارة السابقة
benchmark-store-mean = متوسط المتجر
finding-higher = أعلى، مؤكد
finding-lower = أدنى، مؤكد
finding-no-change = لا تغيّر مؤكد
finding-no-difference = لا فرق مؤكد
no-comparison-now = لا توجد درجة للمقارنة.
no-comparison-then = لا توجد زيارة لها درجة للمقارنة بها.
no-comparison-epoch = تغيّرت القائمة بين الفترتين تغيّرًا لا تصحّ معه المقارنة.
no-comparison-stores = لا تُعرض: { $n ->
    [zero] لا يوجد متجر آخر له زيارات لها درجة
    [one] متجر واحد آخر فقط له زيارات لها درجة
    [two] متجران آخران فقط لهما زيارات لها درجة
    [few] { $n-text } متاجر أخرى فقط لها زيارات لها درجة
    [many] { $n-text } متجرًا آخر فقط لها زيارات لها درجة
   *[other] { $n-text } متجر آخر فقط لها زيارات لها درجة
 }، والحد الأدنى { $needed }.
no-comparison-region = المتجر لا يتبع منطقة.
no-comparison-baseline = لم يُحدَّد خط أساس للمتجر.
no-comparison-target = لم يُحدَّد هدف.

## الأقسام بحسب الأشهر

heat-map = الأقسام شهرًا بشهر
heat-map-note = متوسط الدرجة بالمئة، وتحته «ن». وكلما كانت الخانة أغمق كانت الدرجة أعلى.
heat-map-note-last = { $n ->
    [zero] لا أشهر معروضة.
    [one] المعروض هو الشهر الأخير.
    [two] المعروض هو آخر شهرين.
    [few] المعروض هو آخر { $n-text } أشهر.
    [many] المعروض هو آخر { $n-text } شهرًا.
   *[other] المعروض هو آخر { $n-text } شهر.
}
heat-map-n = ن { $n }

## المجموعات

times = متى أُجريت الزيارات
times-note = متوسط الدرجات بالتوقيت المحلي للمتجر. يدل على موضع النظر، والزيارات القليلة لا تثبت الكثير.
dayparts = بحسب جزء اليوم
weekdays = بحسب يوم الأسبوع
daypart = جزء اليوم
weekday = اليوم
mean-score = المتوسط
times-note-few = ولا تُعرض درجة لأقل من { $few } زيارات، فقد تُعرف منها زيارة بعينها.
times-note-kept-back = وحيث يمكن استنتاجها من المجموع تُحجب أيضًا درجة أصغر المجموعات الباقية.
group-too-few = أقل من { $few }
group-kept-back = غير معروضة
group-all-equal = الدرجات كلها متساوية، فلا يُعرف التفاوت.
daypart-morning = الصباح
daypart-midday = الظهيرة
daypart-afternoon = العصر
daypart-evening = المساء
daypart-night = الليل

## الشرائح

bands = الزيارات بحسب الشريحة
bands-note = الخط القائم على الشريط هو النسبة في الفترة السابقة.
bands-note-alone = لم تكن هناك زيارة لها درجة في الفترة السابقة.
band = الشريحة
band-from = من { $from } فأعلى
bands-visits = الزيارات
bands-share = النسبة
bands-before = سابقًا

## المؤشرات الرئيسية

key-numbers = المؤشرات الرئيسية
key-numbers-note = إجابات الزائرين، كل مؤشر بالتعريف المذكور معه.
key-nps = صافي نقاط الترويج
key-nps-definition = نسبة الإجابات { $nine } و{ $ten } ناقص نسبة الإجابات من { $zero } إلى { $six }، من { $least } إلى { $most }.
key-csat = الرضا
key-csat-definition = نسبة الإجابات { $four } و{ $five } على مقياس من { $one } إلى { $five }.
key-ces = الجهد
key-ces-mean-definition = متوسط الإجابات على مقياس من { $one } إلى { $seven }.
key-ces-share-definition = نسبة الإجابات من { $five } إلى { $seven } على مقياس من { $one } إلى { $seven }.
key-n = { $n ->
    [zero] لا إجابات.
    [one] إجابة واحدة.
    [two] إجابتان.
    [few] { $n-text } إجابات.
    [many] { $n-text } إجابة.
   *[other] { $n-text } إجابة.
}
key-no-interval = لا مجال ثقة: الإجابات قليلة جدًا أو متساوية كلها.
key-standard-error = الخطأ المعياري { $error }.
key-change = مقارنةً بالفترة السابقة { $points } ({ $range }): { $finding }.
key-change-no-interval = مقارنةً بالفترة السابقة { $points }؛ ولا مجال ثقة، فلا شيء مؤكد.
answers-alt = رسم بياني بالأعمدة للإجابات. { $answers }.
answers-alt-grade = { $grade }: { $n-text }

## المسار الشهري

trend = شهرًا بعد شهر
trend-note = متوسط درجات الزيارات في كل شهر، و«ن» عدد الزيارات التي لها درجة. ويبقى الشهر الذي لا درجة فيه فارغًا.
trend-note-hollow = تدل النقطة المفرغة على أقل من { $few } زيارات.
trend-note-epoch = يدل الخط المتقطع على بدء إصدار جديد من القائمة لا تصحّ مقارنة مجموعه بما قبله.
trend-note-noise = الشريط المظلّل هو موضع { $likely } من كل مئة شهر مثلها لو لم يتغيّر شيء.
trend-note-outside = ويدل المعيّن على شهر خارجه.
trend-alt = رسم بياني خطي لمتوسط الدرجة في كل شهر. { $points }
trend-alt-point = { $month }: { $score }، ن = { $n }.
trend-alt-outside = { $month }: { $score }، ن = { $n }، خارج شريط المصادفة.
trend-alt-none = { $month }: بلا درجة.
trend-empty = لا يوجد شهر لعرضه بعد.
n = ن
data-table = الأرقام في جدول

## الأقسام

sections = الأقسام
sections-note = الخط القائم على الشريط هو متوسط المتاجر الأخرى.
sections-note-interval = تحت كل متوسط مجال الثقة { $confidence }، والتغيّر مقارنةً بالفترة السابقة.
section-no-interval = لا مجال ثقة
sections-empty = ليس في القائمة قسم له درجة.
section = القسم
this-store = هذا المتجر
section-change = التغيّر
other-stores = المتاجر الأخرى

## الأسئلة

missed = الأسئلة التي أُخفق فيها
missed-note = ما تكرر الإخفاق فيه أكثر من غيره.
missed-empty = لا إخفاق في أي سؤال له نقاط، ولا شيء يحتاج إلى إصلاح هنا.
missed-empty-no-visits = لا شيء لعرضه ما لم تكن هناك زيارة لها درجة.
went-well = ما سار على ما يرام
went-well-note = الأسئلة التي تكرر اجتيازها أكثر من غيرها، وتستحق أن تُذكر وتُشكر.
went-well-empty = لم يبرز سؤال بعد.
question = السؤال
missed-count = الإخفاق
passed-count = الاجتياز
pass-rate = نسبة الاجتياز
interval-95 = مجال الثقة { $confidence }

## التعليقات والصور

comments = أحدث التعليقات
comments-empty = لا توجد تعليقات معروضة لهذه الفترة.
photos = الصور
photos-empty = لا توجد صور معروضة لهذه الفترة.
photos-counted = عدد الصور: { $n }
photo-alt = صورة: { $caption }
photo-without-caption = صورة { $number }

## المنهج

method = كيف حُسبت الأرقام
method-n = ن
method-n-text = عدد ما حُسب منه الرقم من زيارات لها درجة أو من إجابات. لا يُعرض هنا رقم من دونه.
method-visit = درجة الزيارة
method-visit-pooled = النقاط المكتسبة مقسومة على النقاط الممكنة، لجميع الأسئلة المجاب عنها في الزيارة.
method-visit-weighted = درجات الأقسام بأوزانها في القائمة؛ والقسم الذي لا نقاط فيه يُستبعد وتُرفع بقية الأوزان بنسبتها.
method-na = لا ينطبق
method-na-text = ما لم ينطبق من الأسئلة أو لم يُعرض يُستبعد من النقاط المكتسبة والممكنة معًا.
method-min-share = لا تُعطى الزيارة درجة إلا إذا احتُسب { $share } على الأقل من نقاطها الممكنة.
method-score = درجة المتجر
method-score-text = متوسط الدرجات المنشورة لزياراته المعتمدة التي لها درجة في الفترة، ولكل زيارة الوزن نفسه.
method-interval = مجال الثقة { $confidence }
method-interval-text = للمتوسطات مجال t محصورًا بين { $zero } و{ $whole }، ولنسب الاجتياز مجال ويلسون. كلما قلّت الزيارات اتسع المجال. ومن كل مئة مجال تُحسب بهذه الطريقة يضم نحو { $likely } منها القيمة الحقيقية. أما الأشهر والشرائح والمتاجر الأخرى فتُعرض بعدد زياراتها فقط.
method-pass = نسبة الاجتياز
method-pass-text = عدد مرات الاجتياز مقسومًا على مجموع مرات الاجتياز والإخفاق. ويُعدّ السؤال إخفاقًا إذا قلّت نقاطه عمّا تطلبه القائمة.
method-chain = المتاجر الأخرى
method-chain-text = متوسط درجات الزيارات إلى بقية متاجر السلسلة بالقائمة نفسها وفي الفترة نفسها، من دون هذا المتجر؛ ولا يُعرض إلا إذا زُير عدد كافٍ منها.
method-indicative = استرشادي
method-indicative-text = أقل من { $few } زيارات لها درجة. الأرقام صحيحة، لكنها لا تكفي لترتيب المتجر.
method-sample = العينة
method-sample-text = { $n ->
    [zero] لا زيارات لها درجة. ({ $influence })
    [one] زيارة واحدة لها درجة. أقصى ما تغيّره زيارة واحدة في الدرجة { $influence }.
    [two] زيارتان لهما درجة. أقصى ما تغيّره زيارة واحدة في الدرجة { $influence }.
    [few] { $n-text } زيارات لها درجة. أقصى ما تغيّره زيارة واحدة في الدرجة { $influence }.
    [many] { $n-text } زيارة لها درجة. أقصى ما تغيّره زيارة واحدة في الدرجة { $influence }.
   *[other] { $n-text } زيارة لها درجة. أقصى ما تغيّره زيارة واحدة في الدرجة { $influence }.
}
method-difference = الفرق
method-difference-text = الآن ناقص السابق. للمتوسطات مجال ويلش، ولنسب الاجتياز مجال نيوكومب. والمؤكد ما لا يضم مجاله القيمة { $zero }. وحيث يقطع شريط الفرق خط { $zero } قد تفسّره المصادفة وحدها.
method-position = الترتيب
method-position-text = لا يقل عن واحد زائد عدد المتاجر التي ثبت أنها أفضل (ويلش)، ولا يزيد على عدد المتاجر ناقص ما ثبت أنها أدنى. والرتبة المئوية تعدّ المتاجر الأخرى ذات المتوسط الأدنى ونصف ذات المتوسط المساوي.
method-noise = شريط المصادفة
method-noise-text = حول متوسط الفترة بحسب تفاوت الزيارات المفردة، فكلما قلّت زيارات الشهر اتسع.
method-cost = الكلفة
method-cost-text = نقاط الدرجة الكلية التي خسرتها الزيارة بسبب السؤال، في المتوسط عن جميع الزيارات التي لها درجة.
method-key-numbers = المؤشرات الرئيسية
method-key-numbers-text = الخطأ المعياري لصافي نقاط الترويج هو خطأ الفرق بين نسبتين من عينة واحدة؛ وللنسب مجال ويلسون، وللمتوسطات مجال t.
method-rules = القواعد
method-rules-text = قواعد حساب الدرجات، الإصدار { $version }. القائمة { $slug }، { $versions }.
method-hash = بصمة SHA-256 للإصدار { $version }: { $hash }

## تقرير الزيارة

visit-month = شهر الزيارة
visit-published = تاريخ النشر
visit-published-text = { $date }، النسخة{" "}{ $revision }
visit-score = درجة هذه الزيارة
visit-unscored = لا درجة لهذه الزيارة.
visit-scored-share = احتُسبت { $share } من النقاط الممكنة.
visit-scored-few = لم تُحتسب إلا { $share } من النقاط الممكنة، فدلالة الدرجة ضعيفة.
visit-points-text = المكتسبة من الممكنة، بما فيها النقاط الإضافية.
visit-points-weighted = المكتسبة من الممكنة، بما فيها النقاط الإضافية. وتُحتسب الأقسام بأوزانها.
visit-missed = الأسئلة التي أُخفق فيها
visit-missed-none = لا إخفاق في أي سؤال له نقاط.
visit-missed-text = تجدها أدناه، وأكثرها كلفةً أولًا.
visit-not-applicable = { $n ->
    [zero] لا سؤال غير منطبق.
    [one] سؤال واحد لا ينطبق.
    [two] سؤالان لا ينطبقان.
    [few] { $n-text } أسئلة لا تنطبق.
    [many] { $n-text } سؤالًا لا تنطبق.
   *[other] { $n-text } سؤال لا تنطبق.
}
visit-fail-reasons = سبب عدم الاجتياز
visit-steps = من النقاط إلى الدرجة
comparisons-note-visit = زيارة واحدة مقابل غيرها: لا مجال ثقة لزيارة واحدة، فقد تفسّر المصادفة وحدها أي فرق.
visit-sections-note = التغيّر مقارنةً بالزيارة السابقة، بالنقاط المئوية. وهي زيارة واحدة مقابل أخرى، فقد تفسّره المصادفة وحدها.
section-weight = الوزن { $weight }
score-column = الدرجة
points-column = النقاط
not-applicable-column = لا ينطبق
change-column = التغيّر
number-column = الرقم
answer-column = الإجابة
revision-column = النسخة
withdrawn-column = تاريخ السحب
in-force = سارية
visit-missed-list = مواضع الإخفاق
visit-missed-note = أكثرها كلفةً أولًا، ويستطيع المتجر تدارك كلٍّ منها قبل الزيارة القادمة.
visit-missed-empty = لا إخفاق في أي سؤال له نقاط، ولا شيء يحتاج إلى إصلاح هنا.
visit-missed-unseen = { $n ->
    [zero] ولا إخفاق في سؤال لا تعرضه القائمة.
    [one] وهناك سؤال واحد فيه إخفاق لا تعرضه القائمة.
    [two] وهناك سؤالان فيهما إخفاق لا تعرضهما القائمة.
    [few] وهناك { $n-text } أسئلة فيها إخفاق لا تعرضها القائمة.
    [many] وهناك { $n-text } سؤالًا فيها إخفاق لا تعرضها القائمة.
   *[other] وهناك { $n-text } سؤال فيها إخفاق لا تعرضها القائمة.
}
visit-see-answer = { $section } · السؤال { $number }
visit-answer = الإجابة: { $answer }
visit-lost-unit = من نقاط الدرجة
visit-strengths-note = الأسئلة المجتازة الأعلى قيمة، وتستحق أن تُذكر وتُشكر.
visit-strengths-empty = لا يبرز أي من الأسئلة المعروضة.
visit-answers = كل الإجابات
visit-answers-note = بترتيب الزيارة، ومع كل إجابة سبب نقاطها.
visit-answers-empty = لا تعرض القائمة أي إجابة من هذه الزيارة.
visit-section-score = { $score } · النقاط { $points }
visit-no-answer = بلا إجابة
visit-missed-mark = إخفاق
visit-bonus-mark = إضافية
visit-not-shown = { $n ->
    [zero] ولم يُجَب عن سؤال آخر لا تعرض القائمة إجابته.
    [one] وهناك سؤال آخر أُجيب عنه ولا تعرض القائمة إجابته. ونقاطه محتسبة في الأقسام.
    [two] وهناك سؤالان آخران أُجيب عنهما ولا تعرض القائمة إجابتيهما. ونقاطهما محتسبة في الأقسام.
    [few] وهناك { $n-text } أسئلة أخرى أُجيب عنها ولا تعرض القائمة إجاباتها. ونقاطها محتسبة في الأقسام.
    [many] وهناك { $n-text } سؤالًا آخر أُجيب عنها ولا تعرض القائمة إجاباتها. ونقاطها محتسبة في الأقسام.
   *[other] وهناك { $n-text } سؤال آخر أُجيب عنها ولا تعرض القائمة إجاباتها. ونقاطها محتسبة في الأقسام.
}
visit-timings = الأوقات والقياسات
visit-timings-note = ما قيس، والقياسات التي تكسب كامل النقاط.
measured = القياس
standard = المعيار
result = النتيجة
met = مستوفى
not-met = غير مستوفى
visit-history = تاريخ نشر النتائج
visit-history-note = النشر الأخير هو الساري، ويحل محل ما قبله.
method-blank = بلا إجابة
method-blank-zero = السؤال الذي تُرك بلا إجابة تُحتسب نقاطه صفرًا.
method-blank-left-out = السؤال الاختياري الذي تُرك بلا إجابة يخرج من النقاط المكتسبة ومن النقاط الممكنة.
method-missed = الإخفاق
method-missed-text = يُعدّ السؤال إخفاقًا إذا قلّت نقاطه عمّا تطلبه القائمة.
method-lost = النقاط المفقودة
method-lost-text = قيمة السؤال من الدرجة مطروحًا منها ما كسبه، قبل أثر المخالفات الحاسمة والحدود.
method-bonus = النقاط الإضافية
method-bonus-text = تُضاف النقاط الإضافية إلى غيرها، ولا تدخل في النقاط الممكنة.
method-knock-out = المخالفات الحاسمة
method-knock-out-text = بعض الإجابات لا تُفقد النقاط فحسب، بل تمنع الاجتياز، أو تجعل قسمًا أو المجموع { $zero }، أو تضع للدرجة حدًا أعلى. وإن حدث ذلك ذُكر تحت الدرجة.
method-privacy = الزائر
method-privacy-text = هوية الزائر مجهولة. ويذكر التقرير شهر الزيارة، ولا يذكر يومها ولا ساعتها.
method-code = التحقق
method-code-text = الرمز { $code } للزيارة { $visit }. نسختان لهما الرمز نفسه تقولان الشيء نفسه.

## تقرير السلسلة

stores-visited = زُير { $visited } من أصل { $stores } في هذه الفترة
partial = { $n ->
    [zero] يغطي هذا التقرير جزءًا من متاجر العميل فقط، وليس لك الاطلاع على أي متجر.
    [one] يغطي هذا التقرير جزءًا من متاجر العميل فقط: متجرًا واحدًا لك الاطلاع عليه.
    [two] يغطي هذا التقرير جزءًا من متاجر العميل فقط: متجرين لك الاطلاع عليهما.
    [few] يغطي هذا التقرير جزءًا من متاجر العميل فقط: { $n-text } متاجر لك الاطلاع عليها.
    [many] يغطي هذا التقرير جزءًا من متاجر العميل فقط: { $n-text } متجرًا لك الاطلاع عليها.
   *[other] يغطي هذا التقرير جزءًا من متاجر العميل فقط: { $n-text } متجر لك الاطلاع عليها.
}
change-last-year = مقارنةً بالتواريخ نفسها من العام الماضي
change-none-last-year = لم تكن في التواريخ نفسها من العام الماضي زيارة لها درجة.

pass-rate-is = نسبة الاجتياز { $share }:
pass-rate-over = { $visits }، اجتازت منها { $part }، ومجال الثقة { $confidence }: { $range }.
pass-rate-change = { $points } مقارنةً بالفترة السابقة، ومجال الثقة { $confidence }: { $range }.

best-region = أفضل منطقة
lowest-region = أدنى منطقة
missed-most = الأكثر إخفاقًا
separates-most = ما يفرّق بين المتاجر
ranked-stores = جدول الترتيب
ranked-of = رُتّب { $ranked } من أصل { $stores }
share-of-visits = { $share } من { $n } من الزيارات المحسومة
in-short = { $name }: { $mean } ({ $visits })
question-in-short = { $question } اجتازته { $share } ({ $visits }).

compact-range = { $low }–{ $high }
no-interval-too-few = زيارة واحدة
no-interval-all-equal = متساوية
mean = المتوسط
stores = المتاجر
store = المتجر
region = المنطقة
no-region = بلا منطقة
rank = المرتبة
rate = المعدل
share = النسبة
passed-of = الاجتياز
part-of = الزيارات
change-rise = ارتفاع مؤكد
change-fall = انخفاض مؤكد
change-points = التغيّر بالنقاط
change-note = التغيّر مقارنةً بالفترة السابقة، بالنقاط المئوية: بخط عريض وسهم حيث يزيد على ما تفسّره المصادفة، وبالرمادي حيث لا تغيّر مؤكد.

regions = المناطق
regions-note = الشريط والخط: المتوسط ومجال ثقته { $confidence }؛ والخط المتقطع هو متوسط السلسلة. وتقود كل منطقة إلى أفضل متاجرها في جدول الترتيب.
regions-empty = لا متجر له زيارة لها درجة في هذه الفترة.

chain-questions = الأسئلة
chain-questions-note = عن جميع زيارات الفترة. وأي تحسين هنا يصل إلى كل المتاجر.
chain-questions-empty = لا شيء لعرضه ما لم تكن هناك زيارة لها درجة.
chain-worst = الأكثر إخفاقًا
chain-best = الأكثر اجتيازًا
question-cost = { $points } في الزيارة
separating = ما يفرّق بين المتاجر
separating-note = بين المتاجر: كم من الفرق بين الزيارات يعود إلى الفرق بين المتاجر، لا بين زيارات المتجر الواحد (مربع إيتا). عند الصفر تتساوى المتاجر؛ وعند { $whole } يثبت كل متجر على حاله، فيتعلم غيره من أفضلها.
between-stores = بين المتاجر

league = جدول الترتيب
league-note = الترتيب هو مدى المراتب التي تسمح بها البيانات، وقد رُتّب { $n ->
    [zero] صفر من المتاجر
    [one] متجر واحد
    [two] متجران
    [few] { $n-text } متاجر
    [many] { $n-text } متجرًا
   *[other] { $n-text } متجر
 } ممّا له { $few } زيارات على الأقل لها درجة. العلامة والشريط: المتوسط ومجال ثقته { $confidence }.
league-mark = والخط المتقطع هو متوسط السلسلة { $mean }.
league-empty = لا متجر له من الزيارات ما يكفي لترتيبه.
league-few = زيارات لا تكفي للترتيب
league-few-note = لكل متجر هنا أقل من { $few } زيارات لها درجة. أرقامها صحيحة لكنها استرشادية، ولذلك لا ترتيب لها.
rows-left-out = { $n ->
    [zero] لا صفوف أخرى بين هذه.
    [one] بين هذه الصفوف صف واحد لا يوجد إلا في الملفات: PDF وXLSX وCSV.
    [two] بين هذه الصفوف صفان لا يوجدان إلا في الملفات: PDF وXLSX وCSV.
    [few] بين هذه الصفوف { $n-text } صفوف لا توجد إلا في الملفات: PDF وXLSX وCSV.
    [many] بين هذه الصفوف { $n-text } صفًا لا توجد إلا في الملفات: PDF وXLSX وCSV.
   *[other] بين هذه الصفوف { $n-text } صف لا توجد إلا في الملفات: PDF وXLSX وCSV.
}
league-none = متاجر بلا زيارة لها درجة

fieldwork = العمل الميداني
fieldwork-note = الزيارات التي انتهت مهلتها في هذه الفترة وحُسم أمرها: اعتُمدت أو رُفضت أو انقضت. ولا يُحسب ما لم يكتمل بعد.
fieldwork-empty = لم يُحسم أمر أي زيارة في هذه الفترة.
filled = معدل التنفيذ
filled-meaning = المعتمدة من الزيارات المحسومة
on-time = في الموعد
on-time-meaning = ما أُرسل قبل انتهاء المهلة من الزيارات المعتمدة
returned = المُعادة
returned-meaning = ما أُعيد لاستكماله قبل اعتماده من الزيارات المعتمدة
fieldwork-counts = المحسومة { $settled }: المعتمدة { $approved }، والمرفوضة { $rejected }، والمنقضية { $expired }.
fieldwork-cancelled = { $n ->
    [zero] ولم تلغِ الوكالة أي زيارة.
    [one] وألغت الوكالة زيارة أخرى لا تدخل في أي معدل.
    [two] وألغت الوكالة زيارتين أخريين لا تدخلان في أي معدل.
    [few] وألغت الوكالة { $n-text } زيارات أخرى لا تدخل في أي معدل.
    [many] وألغت الوكالة { $n-text } زيارة أخرى لا تدخل في أي معدل.
   *[other] وألغت الوكالة { $n-text } زيارة أخرى لا تدخل في أي معدل.
}

method-chain-sample = { $visits }، منها { $scored } لها درجة، إلى { $visited } من أصل { $stores }. تصح الأرقام على هذه الزيارات؛ وتدل مجالات الثقة على مدى بُعدها عمّا كان سيلقاه العملاء جميعًا.
method-chain-previous = والفترة السابقة: { $period }.
method-chain-score = درجة السلسلة
method-chain-score-text = متوسط الدرجات المنشورة لجميع الزيارات المعتمدة التي لها درجة في الفترة، ولكل زيارة الوزن نفسه؛ فوزن المتجر بعدد زياراته.
method-chain-interval-text = للمتوسطات مجال t محصورًا بين { $zero } و{ $whole }، وللنسب مجال ويلسون. كلما قلّت الزيارات اتسع المجال. ومن كل مئة مجال تُحسب بهذه الطريقة يضم نحو { $likely } القيمة الحقيقية. ولا مجال لزيارة واحدة ولا لزيارات متساوية الدرجات.
method-change = التغيّر
method-change-text = هذه الفترة ناقص الفترة السابقة. ويُعدّ مؤكدًا إذا لم يشمل مجال ثقته { $confidence } الصفر (ويلش للمتوسطات ونيوكومب للنسب).
method-rank-text = يأتي المتجر بعد المتاجر التي ثبت أنها أفضل منه، وقبل التي ثبت أنها أدنى منه (ويلش، { $confidence })؛ ولا يُرتَّب إلا ما له { $few } زيارات على الأقل لها درجة.
method-between-text = مربع إيتا: مجموع المربعات بين المتاجر مقسومًا على مجموعها الكلي للاجتياز والإخفاق، في المتاجر التي لها { $few } زيارات محكوم فيها على الأقل.
