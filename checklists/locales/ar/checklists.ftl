# جُمل الحزمة `checklists`. كل عدد يصل نصًّا مكتوبًا.

# الإجابات
yes = نعم
no = لا
none-chosen = لا شيء منها
list-separator = {"، "}
answer-quoted = «{ $answer }»
answer-grade = «{ $value }» ({ $label })
answer-number-unit = { $number } { $unit }
answer-photos = عدد الصور: { $count }
duration-h = { $h } س { $m } د { $s } ث
duration-m = { $m } د { $s } ث
duration-s = { $s } ث
band-between = { $value } (من { $from } إلى أقل من { $below })
band-below = { $value } (أقل من { $below })
band-from = { $value } ({ $from } أو أكثر)
band-case = { $found }، { $case }

# الأسباب
reason-not-scored = لا نقاط لهذا السؤال.
reason-not-applicable = لا ينطبق: لا يدخل في حساب الدرجة.
reason-hidden = لم يُطرح: لا يدخل في حساب الدرجة.
reason-blank = تُرك فارغًا: لا يدخل في حساب الدرجة.
reason-blank-zero = تُرك فارغًا: النقاط 0 من { $possible }.
reason-unreadable = تعذّرت قراءة الإجابة: لا تدخل في حساب الدرجة.
reason-unreadable-zero = تعذّرت قراءة الإجابة: النقاط 0 من { $possible }.
reason-points = { $answer }: النقاط { $points } من { $possible }.
reason-points-weighted = { $answer }: النقاط { $points } من { $possible }، مضروبة في { $weight }: { $earned } من { $total }.
reason-bonus = { $answer }: نقاط إضافية { $points }.
reason-bonus-weighted = { $answer }: نقاط إضافية { $points }، مضروبة في { $weight }: { $earned }.
reason-extra = { $answer }: النقاط { $points }، ولا تُحسب ضمن النقاط الممكنة.
reason-extra-weighted = { $answer }: النقاط { $points }، مضروبة في { $weight }: { $earned }، ولا تُحسب ضمن النقاط الممكنة.
reason-capped = { $answer } (عند الحد الأقصى للنقاط)

# النتيجة
verdict-pass = اجتاز
verdict-fail = لم يجتز
verdict-not-scored = بلا درجة
not-scored-nothing-possible = بلا درجة: لم تتم الإجابة عن أي سؤال له نقاط.
not-scored-below-min-scored-share = بلا درجة: ما احتُسب من النقاط الممكنة قليل جدًا.
effect-flag = مخالفة حاسمة: النتيجة «لم يجتز».
effect-zero-section = مخالفة حاسمة: يُحتسب القسم «{ $section }» صفرًا.
effect-zero-total = مخالفة حاسمة: يُحتسب المجموع صفرًا.
effect-cap-total = مخالفة حاسمة: لا يزيد المجموع على { $cap } %.
state-answered = تمت الإجابة
state-na = لا ينطبق
state-hidden = لم يُطرح
state-blank = تُرك فارغًا

# النواقص والأخطاء
gap-unknown-question = لا يوجد في القائمة سؤال باسم «{ $question }». يُرجى حذف هذه الإجابة.
gap-answer-required = هذا السؤال يحتاج إلى إجابة.
gap-comment-required = هذه الإجابة تحتاج إلى تعليق.
gap-comment-required-min = هذه الإجابة تحتاج إلى تعليق؛ الحد الأدنى لعدد الأحرف: { $min }.
gap-comment-too-short = عدد أحرف التعليق { $length }؛ الحد الأدنى { $min }.
gap-comment-too-long = عدد أحرف التعليق { $length }؛ الحد الأقصى { $max }.
gap-photo-required = هذه الإجابة تحتاج إلى صورة.
gap-too-few-photos = عدد الصور المرفقة { $count }؛ الحد الأدنى { $min }.
gap-too-many-photos = عدد الصور المرفقة { $count }؛ الحد الأقصى { $max }.
gap-wrong-kind = هذه ليست إجابة عن هذا السؤال. المطلوب: { $hint }.
gap-not-understood = تعذّر فهم «{ $typed }». المطلوب: { $hint }.
gap-attach-photos = تكون الإجابة عن هذا السؤال بإرفاق صور.
gap-unknown-option = لا يوجد خيار باسم «{ $option }».
gap-chosen-twice = اختير «{ $option }» مرتين.
gap-too-few-chosen = عدد الخيارات المحددة أقل من المطلوب؛ الحد الأدنى { $min }.
gap-too-many-chosen = عدد الخيارات المحددة أكثر من المسموح؛ الحد الأقصى { $max }.
gap-below-min = العدد أصغر من المسموح؛ الحد الأدنى { $min }.
gap-below-min-time = هذا مبكر جدًا؛ أول ما يُقبل هو { $min }.
gap-above-max = العدد أكبر من المسموح؛ الحد الأقصى { $max }.
gap-above-max-time = هذا متأخر جدًا؛ آخر ما يُقبل هو { $max }.
gap-too-many-decimals = المنازل العشرية أكثر من المسموح؛ الحد الأقصى { $decimals }.
gap-text-too-long = عدد أحرف النص { $length }؛ الحد الأقصى { $max }.
gap-text-too-short = عدد أحرف النص { $length }؛ الحد الأدنى { $min }.
gap-option-hidden = الخيار «{ $option }» لا يتفق مع الإجابات السابقة. يُرجى اختيار غيره.
gap-na-not-allowed = «لا ينطبق» ليست إجابة عن هذا السؤال.
gap-na-with-value = لا تجتمع «لا ينطبق» مع إجابة أخرى. يُرجى الإبقاء على واحدة منهما.

# ما يمكن كتابته
hint-yes-no = نعم أو لا
hint-single-choice = رقم أحد الخيارات أو اسمه
hint-multiple-choice = أرقام الخيارات وبينها فواصل، أو «لا شيء»
hint-multiple-choice-range = أرقام الخيارات وبينها فواصل، وعددها من { $min } إلى { $max }
hint-grade = عدد صحيح من { $min } إلى { $max }
hint-number = عدد
hint-number-min = عدد لا يقل عن { $min }
hint-number-max = عدد لا يزيد على { $max }
hint-number-range = عدد من { $min } إلى { $max }
hint-number-decimals = { $hint }، والحد الأقصى للمنازل العشرية { $decimals }
hint-number-unit = { $hint } ({ $unit })
hint-duration = مدة، مثل 90 (ثانية) أو 1m30s أو 1:30
hint-date = تاريخ مثل 2026-01-31
hint-time = وقت من اليوم مثل 14:30
hint-text-range = نص، وعدد أحرفه من { $min } إلى { $max }
hint-text = نص، والحد الأقصى لعدد أحرفه { $max }
hint-photo = صور، وعددها من { $min } إلى { $max }

# الأنواع
kind-yes-no = نعم أو لا
kind-single-choice = خيار واحد
kind-multiple-choice = عدة خيارات
kind-scale = مقياس
kind-number = عدد
kind-duration = مدة
kind-date = تاريخ
kind-time = وقت من اليوم
kind-money = مبلغ مالي
kind-text = نص
kind-photo = صورة
kind-nps = مدى التوصية (NPS)
kind-csat = مدى الرضا (CSAT)
kind-ces = مقدار الجهد (CES)

# بطاقة الدرجات
scorecard-title = { $title }، الإصدار { $version }
scorecard-question = السؤال
scorecard-state = الحالة
scorecard-points = النقاط
scorecard-share = الحصة %
scorecard-possible = الممكن %
scorecard-reason = السبب
scorecard-section = { $section }: النقاط { $earned } من { $possible }، الدرجة { $score } %
scorecard-section-weight = { $section }: النقاط { $earned } من { $possible }، الدرجة { $score } %، الوزن { $weight }
scorecard-section-none = { $section }: بلا درجة
scorecard-section-hidden = { $section }: لم يُطرح
scorecard-section-before = قبل المخالفة الحاسمة: { $score } %
scorecard-section-floor = أقل من الحد الأدنى للقسم، وهو { $floor } %: النتيجة «لم يجتز».
scorecard-without-bonus = من دون النقاط الإضافية: { $score } %
scorecard-adjustments = من حصيلة الأسئلة، وهي { $sum } %، إلى الدرجة
scorecard-step = { $step } المجموع بعدها { $after } %.
scorecard-total = الدرجة: { $score } %، وقيمتها الدقيقة { $exact }
scorecard-near-mark = الدرجة مقرّبة، وقيمتها الدقيقة أقل من { $mark } %.
scorecard-scored = ما احتُسب: { $share } % من النقاط الممكنة
scorecard-band = الفئة: { $band }
scorecard-verdict = النتيجة: { $verdict }
adjustment-cap = لا يزيد المجموع على 100 %.
adjustment-floor = لا يقل المجموع عن 0 %.

# الشروط
list-and = {" و"}
list-or = {" أو "}
answer-missed = إجابة تخسر نقاطًا
answer-missed-below = إجابة تقل نقاطها عن { $points }
condition-is = إجابة «{ $question }» هي { $answers }
condition-answered = للسؤال «{ $question }» إجابة
condition-unanswered = ليس للسؤال «{ $question }» إجابة
condition-at-least = إجابة «{ $question }» هي { $value } أو أكثر
condition-above = إجابة «{ $question }» أكثر من { $value }
condition-at-most = إجابة «{ $question }» هي { $value } أو أقل
condition-below = إجابة «{ $question }» أقل من { $value }
condition-at-least-time = إجابة «{ $question }» هي { $value } أو بعد ذلك
condition-above-time = إجابة «{ $question }» بعد { $value }
condition-at-most-time = إجابة «{ $question }» هي { $value } أو قبل ذلك
condition-below-time = إجابة «{ $question }» قبل { $value }
condition-compare-at-least = إجابة «{ $question }» لا تقل عن إجابة «{ $other }»
condition-compare-above = إجابة «{ $question }» أكثر من إجابة «{ $other }»
condition-compare-at-most = إجابة «{ $question }» لا تزيد على إجابة «{ $other }»
condition-compare-below = إجابة «{ $question }» أقل من إجابة «{ $other }»
condition-compare-at-least-time = إجابة «{ $question }» ليست قبل إجابة «{ $other }»
condition-compare-above-time = إجابة «{ $question }» بعد إجابة «{ $other }»
condition-compare-at-most-time = إجابة «{ $question }» ليست بعد إجابة «{ $other }»
condition-compare-below-time = إجابة «{ $question }» قبل إجابة «{ $other }»
condition-not = العبارة التالية لا تنطبق: { $condition }

# المعاينة
preview-section-if = يُطرح هذا القسم فقط إذا تحقق ما يلي: { $condition }.
preview-question-if = يُطرح السؤال فقط إذا تحقق ما يلي: { $condition }.
preview-option = (النقاط: { $points })
preview-option-if = (فقط إذا تحقق ما يلي: { $condition })
preview-answer = الإجابة: { $hint }
preview-answer-na = الإجابة: { $hint }، أو «لا ينطبق»
preview-optional = (اختياري)
preview-required-if = الإجابة مطلوبة إذا تحقق ما يلي: { $condition }.
preview-comment = التعليق مطلوب.
preview-comment-min = التعليق مطلوب؛ الحد الأدنى لعدد أحرفه { $min }.
preview-comment-on = التعليق مطلوب مع { $answers }.
preview-comment-on-min = التعليق مطلوب مع { $answers }؛ الحد الأدنى لعدد أحرفه { $min }.
preview-photo = الصورة مطلوبة.
preview-photo-min = الصور مطلوبة؛ الحد الأدنى لعددها { $min }.
preview-photo-on = الصورة مطلوبة مع { $answers }.
preview-photo-on-min = الصور مطلوبة مع { $answers }؛ الحد الأدنى لعددها { $min }.
preview-points = النقاط: { $list }
preview-points-of = { $answer } = { $points }
preview-points-case = { $case }: { $points }
preview-points-case-if = { $case } (إذا تحقق ما يلي: { $condition }): { $points }
preview-photos-from = عدد الصور { $count } على الأقل
preview-range = من { $from } إلى { $to }
preview-band-between = من { $from } إلى أقل من { $below }
preview-band-below = أقل من { $below }
preview-band-from = { $from } أو أكثر
preview-band-all = كل إجابة
preview-max-points = الحد الأقصى للنقاط مجتمعةً { $points }.
preview-weight = تُضرب النقاط في { $weight }.
preview-bonus = نقاط إضافية تُضاف إلى غيرها.
preview-pass-at = تُعدّ الإجابة إخفاقًا إذا قلّت النقاط عن { $points }.
preview-knock-out = مع { $answers }: { $effect }
preview-band = { $band }: { $from } % أو أكثر
preview-pass-mark = الاجتياز: { $mark } % أو أكثر
preview-refuse-if = تُرفض الإجابات إذا تحقق ما يلي: { $condition }: { $message }
