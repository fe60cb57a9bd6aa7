# كلمات تقرير المتجر. كل عدد يأتي مرتين: رقمًا لاختيار الصيغة ($n)، ونصًا بأرقام التقرير ($n-text).

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
checklist = قائمة التقييم
visits-made = الزيارات
visits-scored = { $visits }، المقيّم منها { $scored }

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
score-interval = فترة الثقة { $confidence }: { $range }.
score-no-interval-too-few = لا فترة ثقة: لا يُقاس التفاوت من زيارة واحدة.
score-no-interval-all-equal = لا فترة ثقة: درجات الزيارات كلها متساوية، فلا يُعرف التفاوت.
score-lowest-highest = أدنى زيارة { $lowest }، وأعلاها { $highest }.
score-exact = القيمة الدقيقة { $exact }.
score-indicative = نتيجة استرشادية: أقل من { $few } زيارات مقيّمة لا تكفي لترتيب المتجر.
score-unscored = { $n ->
    [zero] لا زيارات أخرى.
    [one] أُجريت زيارة أخرى، لكن ما أمكن تقييمه منها لا يكفي.
    [two] أُجريت زيارتان أخريان، لكن ما أمكن تقييمه منهما لا يكفي.
    [few] أُجريت { $n-text } زيارات أخرى، لكن ما أمكن تقييمه منها لا يكفي.
    [many] أُجريت { $n-text } زيارة أخرى، لكن ما أمكن تقييمه منها لا يكفي.
   *[other] أُجريت { $n-text } زيارة أخرى، لكن ما أمكن تقييمه منها لا يكفي.
}
not-scored = غير مقيّم
not-scored-no-visits = لا توجد زيارة معتمدة في هذه الفترة.
not-scored-visits = { $n ->
    [zero] لا توجد زيارة معتمدة في هذه الفترة.
    [one] أُجريت زيارة واحدة، لكن ما أمكن تقييمه منها لا يكفي.
    [two] أُجريت زيارتان، لكن ما أمكن تقييمه منهما لا يكفي.
    [few] أُجريت { $n-text } زيارات، لكن ما أمكن تقييمه منها لا يكفي.
    [many] أُجريت { $n-text } زيارة، لكن ما أمكن تقييمه منها لا يكفي.
   *[other] أُجريت { $n-text } زيارة، لكن ما أمكن تقييمه منها لا يكفي.
}
verdict-pass = ناجح
verdict-fail = غير ناجح
pass-mark = درجة النجاح { $mark }

change = مقارنةً بالفترة السابقة
change-previous = { $period }: { $mean } عن { $visits }.
change-interval = فترة الثقة { $confidence } للتغيّر: { $range }.
change-no-interval = لا فترة ثقة: زيارات إحدى الفترتين قليلة جدًا أو متساوية الدرجات.
change-proven = تغيّر أكبر مما تفسّره المصادفة.
change-not-proven = تغيّر غير مؤكد: قد تفسّره المصادفة وحدها.
change-none-now = لا توجد درجة لهذه الفترة للمقارنة.
change-none-before = لم تكن هناك زيارة مقيّمة في الفترة السابقة.
change-not-comparable = تغيّرت قائمة التقييم بين الفترتين تغيّرًا لا تصحّ معه المقارنة.

chain = بقية متاجر السلسلة
chain-detail = المتوسط عن { $visits } إلى { $stores }، دون هذا المتجر.
chain-stores = { $n ->
    [zero] لا متاجر
    [one] متجر واحد
    [two] متجرين
    [few] { $n-text } متاجر
    [many] { $n-text } متجرًا
   *[other] { $n-text } متجر
}
chain-too-few = لا تُعرض: { $n ->
    [zero] لا يوجد متجر آخر له زيارات مقيّمة
    [one] متجر واحد آخر فقط له زيارات مقيّمة
    [two] متجران آخران فقط لهما زيارات مقيّمة
    [few] { $n-text } متاجر أخرى فقط لها زيارات مقيّمة
    [many] { $n-text } متجرًا آخر فقط لها زيارات مقيّمة
   *[other] { $n-text } متجر آخر فقط لها زيارات مقيّمة
 } في هذه الفترة، والحد الأدنى للمقارنة { $needed }.

## المسار الشهري

trend = شهرًا بشهر
trend-note = متوسط درجات الزيارات المقيّمة في كل شهر، و«ن» عددها. ويبقى الشهر الذي لا زيارة مقيّمة فيه فارغًا.
trend-note-hollow = تدل النقطة المفرغة على أقل من { $few } زيارات.
trend-note-epoch = يدل الخط المتقطع على بدء إصدار جديد من قائمة التقييم لا تصحّ مقارنة مجموعه بما قبله.
trend-alt = رسم بياني خطي لمتوسط الدرجة في كل شهر. { $points }
trend-alt-point = { $month }: { $score }، ن = { $n }.
trend-alt-none = { $month }: لا زيارة مقيّمة.
trend-empty = لا يوجد شهر لعرضه بعد.
n = ن

## الأقسام

sections = الأقسام
sections-note = الخط القائم على الشريط هو متوسط المتاجر الأخرى.
sections-empty = لا يوجد قسم مقيّم في قائمة التقييم.
section = القسم
this-store = هذا المتجر
other-stores = المتاجر الأخرى

## الأسئلة

missed = ما يُصلَح أولًا
missed-note = الأسئلة التي تكرر الإخفاق فيها أكثر من غيرها، وكلٌّ منها يستطيع المتجر تغييره قبل الزيارة القادمة.
missed-empty = لم يُخفَق في أي سؤال مقيّم. لا شيء يحتاج إلى إصلاح هنا.
missed-empty-no-visits = لا شيء لعرضه من دون زيارة مقيّمة.
went-well = ما سار على ما يرام
went-well-note = الأسئلة التي تكرر النجاح فيها أكثر من غيرها، وتستحق أن تُذكر وتُشكر.
went-well-empty = لم يبرز سؤال بعد.
question = السؤال
missed-count = الإخفاق
passed-count = النجاح
pass-rate = نسبة النجاح
interval-95 = فترة الثقة { $confidence }

## التعليقات والصور

comments = أحدث التعليقات
comments-empty = لا توجد تعليقات معروضة لهذه الفترة.
photos = الصور
photos-empty = لا توجد صور معروضة لهذه الفترة.
photo-alt = صورة: { $caption }
photo-without-caption = صورة { $number }

## المنهج

method = كيف حُسبت الأرقام
method-n = ن
method-n-text = عدد الزيارات المقيّمة، أو الإجابات، التي حُسب منها الرقم. لا يُعرض هنا رقم من دونه.
method-visit = درجة الزيارة
method-visit-pooled = النقاط المكتسبة مقسومة على النقاط الممكنة لجميع الأسئلة المجاب عنها في الزيارة.
method-visit-weighted = درجات الأقسام بحسب الأوزان التي تحددها قائمة التقييم؛ والقسم الذي لا شيء فيه للتقييم يُستبعد وتُرفع بقية الأوزان بنسبتها.
method-na = لا ينطبق
method-na-text = الأسئلة التي لم تنطبق أو لم تُعرض تُستبعد من النقاط المكتسبة ومن النقاط الممكنة معًا.
method-min-share = لا تُعطى الزيارة درجة إلا إذا أمكن تقييم { $share } على الأقل من نقاطها الممكنة.
method-score = درجة المتجر
method-score-text = متوسط الدرجات المنشورة لزياراته المقيّمة والمعتمدة في الفترة، ولكل زيارة الوزن نفسه.
method-interval = فترة الثقة { $confidence }
method-interval-text = للمتوسطات فترة t مقصورة على ما بين { $zero } و{ $whole }، ولنسب النجاح فترة ويلسون. كلما قلّت الزيارات اتسعت الفترة. ومن كل مئة فترة تُحسب بهذه الطريقة تضم نحو { $likely } القيمة الحقيقية. وتُعرض الأقسام والأشهر والمتاجر الأخرى بعدد زياراتها فقط.
method-pass = نسبة النجاح
method-pass-text = عدد مرات النجاح مقسومًا على مجموع مرات النجاح والإخفاق. ويُعدّ السؤال مُخفَقًا فيه إذا كسب نقاطًا أقل مما تطلبه قائمة التقييم.
method-chain = المتاجر الأخرى
method-chain-text = المتوسط عن الزيارات إلى بقية متاجر السلسلة بقائمة التقييم نفسها وفي الفترة نفسها، دون هذا المتجر؛ ولا يُعرض إلا إذا زُير عدد كافٍ منها.
method-indicative = استرشادي
method-indicative-text = أقل من { $few } زيارات مقيّمة. الأرقام صحيحة، لكنها أقل من أن يُرتَّب المتجر بها.
method-rules = القواعد
method-rules-text = قواعد التقييم، الإصدار { $version }. قائمة التقييم { $slug }، { $versions }.
method-hash = بصمة SHA-256 للإصدار { $version }: { $hash }
