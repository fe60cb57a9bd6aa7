menu-visits = الزيارات
visits-one = زيارة
visits-views = طرق العرض
visits-view-list = قائمة
visits-view-calendar = تقويم
visits-filters = التصفية والترتيب
visits-filter = عرض
visits-filter-none = كل الزيارات
visits-none = لا توجد زيارة تطابق هذه التصفية.
visits-nobody = لا أحد بعد
visits-somebody = شخص ما
visits-local-times = الأوقات بتوقيت كل متجر.
visits-calendar-days = تظهر كل زيارة في اليوم الذي تنتهي فيه فترتها بتوقيت متجرها.
visits-pages = الصفحات
visits-first-page = الصفحة الأولى
visits-next-page = الصفحة التالية
visits-months = الأشهر
visits-month-earlier = الشهر السابق
visits-month-later = الشهر التالي
visits-state-planned = كل ما هو مخطط
visits-state-overdue = متأخرة
visits-state-open = غير مسندة
visits-state-assigned = مسندة
visits-state-accepted = مقبولة
visits-state-submitted = بانتظار المراجعة
visits-state-returned = معادة للتصحيح
visits-state-approved = معتمدة
visits-state-rejected = مرفوضة
visits-state-cancelled = ملغاة
visits-state-expired = منتهية
visits-any-state = أي حالة
visits-any-client = كل العملاء
visits-any-region = كل المناطق
visits-any-shopper = كل المتسوقين
visits-choose-shopper = اختر متسوقًا
visits-field-store = المتجر
visits-field-state = الحالة
visits-field-client = العميل
visits-field-region = المنطقة
visits-field-shopper = المتسوق
visits-field-due-from = تنتهي الفترة من
visits-field-due-to = تنتهي الفترة حتى
visits-field-sort = الترتيب
visits-field-from = بداية الفترة
visits-field-to = نهاية الفترة
visits-field-checklist = قائمة التحقق
visits-field-fee = الأجر
visits-field-note = ملاحظة للمتسوق
visits-field-reason = السبب، وقد يقرؤه المتسوق
visits-field-remark = ملاحظة
visits-sort-due = الأقرب موعدًا أولًا
visits-sort-latest = الأبعد موعدًا أولًا
visits-sort-store = حسب العميل والمتجر
visits-sort-state = حسب الحالة
visits-column-id = الزيارة
visits-column-code = رمز المتجر
visits-column-window = الفترة
visits-column-zone = المنطقة الزمنية
visits-column-version = الإصدار
visits-column-currency = العملة
visits-window = { $date }، { $from }–{ $to }
visits-window-days = { $from } – { $to }
visits-zone = بتوقيت المتجر ({ $zone })
visits-replaces = بديلة عن
visits-replaced = زيارة مرفوضة
visits-submission = الإرسال
visits-revision = النسخة { $number }
visits-contested = متنازع عليه ولا يُحتسب
visits-acts = ما يمكنك فعله
visits-act-assign = إسناد
visits-act-reassign = إسناد إلى متسوق آخر
visits-act-reassign-says = يفقدها من يحملها الآن. وما كتبه يُقبل إن أرسله.
visits-act-move = تغيير الفترة
visits-act-move-says = بتوقيت المتجر ({ $zone }). تبقى الزيارة مع من يحملها، فأخبره.
visits-act-expire = إغلاق لانتهاء الفترة
visits-act-expire-says = انقضت فترتها. ويُقبل ما يصل لاحقًا مع وسمه بالتأخر.
visits-act-cancel = إلغاء الزيارة
visits-act-cancel-says = لن تتم الزيارة ويفقدها من يحملها. لا يمكن التراجع عن ذلك.
visits-refused-title = لم يتغير شيء
visits-refused-state = حالة الزيارة الآن: { $state }. وهي لا تسمح بما أردته.
visits-refused-changed = غيّر شخص ما الزيارة بعد أن قرأتها. حالتها الآن: { $state }. قرّر من جديد.
visits-refused-held = هذا المتسوق يحمل الزيارة بالفعل ({ $state }).
visits-refused-not-due = لم تنقضِ فترتها بعد ({ $state }). ألغِها بدلًا من ذلك.
visits-refused-beyond = الفترة الجديدة خارج ما يمكن ({ $state }).
visits-history = السجل
visits-history-scheduled = جُدولت
visits-history-assigned = أُسندت إلى { $shopper }
visits-history-moved = تغيّرت الفترة إلى { $window }
visits-history-accepted = قُبلت
visits-history-declined = اعتُذر عنها
visits-history-submitted = وصل الإرسال
visits-history-approved = اعتُمدت
visits-history-returned = أُعيدت مع ملاحظات
visits-history-rejected = رُفضت
visits-history-reopened = أُعيد فتحها
visits-history-revised = غُيّرت إجابات في نسخة جديدة
visits-history-cancelled = أُلغيت
visits-history-expired = أُغلقت لانتهاء الفترة
problem-time = { $field }: اختر تاريخًا ووقتًا.
problem-window = { $field }: تنتهي الفترة قبل أن تبدأ.
problem-unknown-shopper = { $field }: لا يوجد متسوق بهذا العنوان.
dashboard-title = ما يحتاج إليك الآن
dashboard-all = الزيارات المخططة
dashboard-until = حتى { $date }
dashboard-overdue-hint = انقضت فترتها دون إرسال
visits-new = جدولة زيارات
visits-new-intro = زيارة واحدة لكل متجر محدد في كل تاريخ. الأوقات بتوقيت كل متجر.
visits-new-stores = عرض المتاجر
visits-new-no-stores = لا توجد متاجر هنا.
visits-new-many-stores = المتاجر كثيرة جدًا. اختر منطقة، أو خذها كلها.
visits-new-do = جدولة
visits-choose-client = اختر عميلًا
visits-field-stores = المتاجر
visits-field-dates = التواريخ
visits-field-dates-hint = تاريخ أو أكثر مثل ⁦2026-03-02⁩، كل تاريخ في سطر
visits-field-time-from = من الساعة
visits-field-time-to = إلى الساعة
visits-field-fee-hint = لكل زيارة بعملة العميل، مثل 12.50
visits-field-days = عدد الأيام إلى الأمام
visits-field-days-hint = رقم سالب للتقديم
visits-tick = تحديد
visits-tick-all = تحديد كل ما في هذه الصفحة
visits-ticked = الزيارات المحددة
visits-ticked-do = متابعة بالمحددة
visits-ticked-none = لم تُحدد أي زيارة. عد إلى القائمة وحدد بعضها.
visits-ticked-all-or-none = ما تختاره يُنفذ عليها كلها أو لا يُنفذ على أي منها.
visits-ticked-refused = بعض الزيارات لا تسمح بذلك، والسبب مذكور عند كل منها.
visits-ticked-cancel = إلغاء الزيارات
problem-fee = { $field }: اكتب مبلغًا مثل 12.50.
problem-dates = { $field }: اكتب كل تاريخ مثل ⁦2026-03-02⁩.
problem-time-of-day = { $field }: اكتب وقتًا مثل 10:00.
problem-no-stores = اختر عميلًا وحدد متجرًا أو أكثر من متاجره.
problem-unknown-checklist = { $field }: اختر إصدارًا منشورًا.
problem-too-many-visits = { $field }: يُجدول 2000 زيارة على الأكثر دفعة واحدة. جدولها على دفعات.
problem-range-days = { $field }: بين 1 و731 يومًا، أو رقم سالب للتقديم.
visits-count = { $n ->
    [zero] لا زيارات
    [one] زيارة واحدة
    [two] زيارتان
    [few] { $n-text } زيارات
    [many] { $n-text } زيارة
   *[other] { $n-text } زيارة
}
visits-more = { $n ->
    [zero] لا مزيد
    [one] واحدة أخرى
    [two] اثنتان أخريان
    [few] { $n-text } أخرى
    [many] { $n-text } أخرى
   *[other] { $n-text } أخرى
}
visits-history-photos = { $n ->
    [zero] لم تصل صور
    [one] وصلت صورة واحدة
    [two] وصلت صورتان
    [few] وصلت { $n-text } صور
    [many] وصلت { $n-text } صورة
   *[other] وصلت { $n-text } صورة
}
dashboard-overdue = { $n ->
    [zero] زيارة متأخرة
    [one] زيارة متأخرة
    [two] زيارتان متأخرتان
    [few] زيارات متأخرة
    [many] زيارة متأخرة
   *[other] زيارة متأخرة
}
dashboard-open = { $n ->
    [zero] زيارة قريبة بلا متسوق
    [one] زيارة قريبة بلا متسوق
    [two] زيارتان قريبتان بلا متسوق
    [few] زيارات قريبة بلا متسوق
    [many] زيارة قريبة بلا متسوق
   *[other] زيارة قريبة بلا متسوق
}
dashboard-submitted = { $n ->
    [zero] إرسال ينتظر مراجعتك
    [one] إرسال ينتظر مراجعتك
    [two] إرسالان ينتظران مراجعتك
    [few] إرسالات تنتظر مراجعتك
    [many] إرسالًا ينتظر مراجعتك
   *[other] إرسال ينتظر مراجعتك
}
dashboard-returned = { $n ->
    [zero] زيارة أُعيدت ولم تُرسل من جديد
    [one] زيارة أُعيدت ولم تُرسل من جديد
    [two] زيارتان أُعيدتا ولم تُرسلا من جديد
    [few] زيارات أُعيدت ولم تُرسل من جديد
    [many] زيارة أُعيدت ولم تُرسل من جديد
   *[other] زيارة أُعيدت ولم تُرسل من جديد
}
dashboard-closing = { $n ->
    [zero] فترة تنتهي هذا الأسبوع
    [one] فترة تنتهي هذا الأسبوع
    [two] فترتان تنتهيان هذا الأسبوع
    [few] فترات تنتهي هذا الأسبوع
    [many] فترة تنتهي هذا الأسبوع
   *[other] فترة تنتهي هذا الأسبوع
}
dashboard-oldest-hours = { $n ->
    [zero] أقدمها منذ أقل من ساعة
    [one] أقدمها منذ ساعة
    [two] أقدمها منذ ساعتين
    [few] أقدمها منذ { $n-text } ساعات
    [many] أقدمها منذ { $n-text } ساعة
   *[other] أقدمها منذ { $n-text } ساعة
}
dashboard-oldest-days = { $n ->
    [zero] أقدمها منذ أقل من يوم
    [one] أقدمها منذ يوم
    [two] أقدمها منذ يومين
    [few] أقدمها منذ { $n-text } أيام
    [many] أقدمها منذ { $n-text } يومًا
   *[other] أقدمها منذ { $n-text } يوم
}
visits-new-all = { $n ->
    [zero] لا متاجر
    [one] المتجر المعروض
    [two] المتجران المعروضان
    [few] كل المتاجر المعروضة وعددها { $n-text }
    [many] كل المتاجر المعروضة وعددها { $n-text }
   *[other] كل المتاجر المعروضة وعددها { $n-text }
}
visits-done-new = { $n ->
    [zero] لم تتغيّر أي زيارة.
    [one] جُدولت زيارة واحدة.
    [two] جُدولت زيارتان.
    [few] جُدولت { $n-text } زيارات.
   *[other] جُدولت { $n-text } زيارة.
}
visits-done-assign = { $n ->
    [zero] لم تتغيّر أي زيارة.
    [one] أُسندت زيارة واحدة.
    [two] أُسندت زيارتان.
    [few] أُسندت { $n-text } زيارات.
   *[other] أُسندت { $n-text } زيارة.
}
visits-done-move = { $n ->
    [zero] لم تتغيّر أي زيارة.
    [one] تغيّر موعد زيارة واحدة.
    [two] تغيّر موعد زيارتين.
    [few] تغيّر موعد { $n-text } زيارات.
   *[other] تغيّر موعد { $n-text } زيارة.
}
visits-done-cancel = { $n ->
    [zero] لم تتغيّر أي زيارة.
    [one] أُلغيت زيارة واحدة.
    [two] أُلغيت زيارتان.
    [few] أُلغيت { $n-text } زيارات.
   *[other] أُلغيت { $n-text } زيارة.
}
