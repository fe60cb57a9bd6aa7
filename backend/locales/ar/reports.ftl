mine-title = متاجري
mine-period = آخر اثني عشر شهرًا
mine-chain = تقرير عن كل المتاجر
mine-search = ابحث بالاسم أو الرمز أو المنطقة أو العنوان
mine-find = بحث
mine-all = كل المتاجر
mine-none = لا متاجر لديك بعد. اطلب من وكالتك إدراجها لك.
mine-none-found = لا يوجد متجر بهذه الكلمات. جرّب كلمات أقل.
mine-no-region = بلا منطقة
mine-new = نتائج جديدة
mine-no-results = لا نتائج بعد
mine-not-scored = لا زيارة لها درجة في هذه الأشهر
mine-visits = { $n ->
    [zero] بلا زيارات لها درجة
    [one] زيارة واحدة لها درجة
    [two] زيارتان لهما درجة
    [few] { $n-text } زيارات لها درجة
    [many] { $n-text } زيارة لها درجة
   *[other] { $n-text } زيارة لها درجة
 }
mine-basis = { $visits }؛ { $interval }
mine-interval = مجال الثقة { $level } من { $low } إلى { $high }
mine-all-equal = بلا مجال ثقة: درجات كل الزيارات متساوية
mine-too-few = بلا مجال ثقة: الزيارة الواحدة لا تشتّت لها
mine-passed = اجتاز
mine-failed = لم يجتز
mine-change-none = كما في الاثني عشر شهرًا السابقة
mine-change-up = أعلى بمقدار { $points } نقطة من الاثني عشر شهرًا السابقة، وقد يكون مصادفة
mine-change-up-proven = أعلى بمقدار { $points } نقطة من الاثني عشر شهرًا السابقة، وهذا أكثر من مصادفة
mine-change-down = أدنى بمقدار { $points } نقطة من الاثني عشر شهرًا السابقة، وقد يكون مصادفة
mine-change-down-proven = أدنى بمقدار { $points } نقطة من الاثني عشر شهرًا السابقة، وهذا أكثر من مصادفة
mine-months = شهرًا بعد شهر: { $then } في { $first }، و{ $now } في { $last }
mine-pages = صفحات القائمة
mine-first-page = الصفحة الأولى
mine-next-page = متاجر أخرى
report-way = الطريق إلى هنا
report-checklist = القائمة
report-from = الشهر الأول
report-to = الشهر الأخير
report-show = عرض
report-downloads = التنزيلات
report-pdf-in = ملف PDF ({ $language })
report-csv = جدول (CSV)
report-xlsx = مصنّف (XLSX)
report-none-yet = لا نتائج بعد. ستظهر هنا حالما تُعتمد الزيارة الأولى.
report-period-wrong = هذه الأشهر لا تصنع فترة. اختر شهرًا أخيرًا لا يسبق الأول.
