menu-clients = العملاء
clients-title = العملاء
clients-new = عميل جديد
clients-none = لا عملاء بعد. الخطوة الأولى عميل، ثم متاجره.
clients-name = الاسم
clients-currency = عملة الأجور
clients-currency-hint = ثلاثة أحرف (ISO 4217) مثل SAR أو INR أو EUR. تبقى كما هي بعد جدولة أول زيارة.
clients-target = الهدف بالنسبة المئوية
clients-target-hint = الدرجة التي ينبغي أن تبلغها متاجره، من 0 إلى 100. تقارن التقارير الدرجات بها.
clients-no-target = لا هدف
clients-stores = المتاجر
clients-edit = تعديل
clients-invite-owner = دعوة مالك
stores-new = متجر جديد
stores-none = لا متاجر بعد
stores-search = الرمز أو الاسم أو العنوان
stores-code = الرمز
stores-code-hint = فريد بين متاجر هذا العميل ولا يتغير أبدًا.
stores-name = الاسم
stores-address = العنوان
stores-region = المنطقة
stores-region-hint = تجمع المتاجر في القوائم والتقارير.
stores-time-zone = المنطقة الزمنية
stores-time-zone-hint = مواعيد الزيارات بهذا التوقيت، ولا يتغير أبدًا.
stores-time-zone-choose = اختر واحدة
stores-latitude = خط العرض
stores-latitude-hint = درجات شمالًا مثل 24.7136؛ والجنوب سالب.
stores-longitude = خط الطول
stores-longitude-hint = درجات شرقًا مثل 46.6753؛ والغرب سالب.
stores-baseline = زيارات خط الأساس
stores-baseline-hint = كم من زياراته الأولى يُقارن بها المتجر، من 1 إلى 50.
stores-edit-intro = لا يتغير الرمز والمنطقة الزمنية أبدًا لأن النتائج تقوم عليهما.
stores-import = متاجر من ملف
stores-import-intro = صف لكل متجر. المناطق الزمنية أسماء IANA مثل Asia/Riyadh، والإحداثيات درجات.
stores-import-make = { $n ->
    [one] أنشئ متجرًا واحدًا
    [two] أنشئ متجرين
    [few] أنشئ { $n-text } متاجر
    [many] أنشئ { $n-text } متجرًا
   *[other] أنشئ { $n-text } متجر
}
