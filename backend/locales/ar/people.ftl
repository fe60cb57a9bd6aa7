menu-people = الأشخاص
people-title = الأشخاص
people-new = دعوة شخص
people-new-intro = يختار المدعو كلمة مروره عبر رابط توصله أنت إليه.
people-invite = ادعُ وأنشئ الرابط
people-search = الاسم أو البريد الإلكتروني
people-name = الاسم
people-email = البريد الإلكتروني
people-role = الدور
people-role-shopper = متسوق خفي
people-role-owner = مالك متجر
people-role-contractor = منسّق
people-role-admin = مدير
people-status = الحالة
people-status-active = نشط
people-status-invited = مدعو
people-status-deactivated = موقوف
people-client = العميل
people-client-none = لا أحد
people-owner-client = عميل مالك المتجر
people-owner-client-hint = مالك المتجر وحده ينتمي إلى عميل.
people-owner-stores = رموز المتاجر التي يراها المالك
people-owner-stores-hint = رمز في كل سطر. اتركه فارغًا لكل متاجر العميل.
people-stores = المتاجر التي يراها
people-all-stores = كل متاجر العميل
people-no-stores = لا شيء
people-unknown-codes = ليس لدى العميل متاجر بهذه الرموز: { $codes }
people-since = تاريخ الدعوة
people-edit = تعديل
people-work = الزيارات
people-on-time = في الموعد
people-returned = أُعيدت
people-rate = { $value } من n = { $n } (مجال الثقة 95%: من { $low } إلى { $high })
people-rate-none = لا نسبة بعد: n = 0
people-work-definition = كلتاهما نسبة من زيارات هذا المتسوق المعتمدة: ما وصل تقريرها قبل نهاية الموعد، وما أُعيدت إليه قبل اعتمادها.
people-no-visits = لا زيارات بعد
people-by-state = الزيارات حسب الحالة
people-last-visits = آخر الزيارات
people-visit-state = الحالة
people-visit-count = الزيارات
people-visit-store = المتجر
people-visit-window = نهاية الموعد بتوقيت المتجر
people-visit-open = مفتوحة
people-visit-assigned = مُسندة
people-visit-accepted = مقبولة
people-visit-submitted = بانتظار المراجعة
people-visit-returned = أُعيدت
people-visit-approved = معتمدة
people-visit-rejected = مرفوضة
people-visit-cancelled = ملغاة
people-visit-expired = منتهية
people-access = الدخول
people-admin-only = المدير وحده يغيّر المديرين والمنسّقين.
people-link-title = رابط
people-link-for = الرابط الخاص بـ{ $name }
people-link-here = انسخه الآن، فلن يظهر مرة أخرى.
people-link-mail = اكتب به رسالة بريد
people-link-done = تم
people-link-once = يعمل مرة واحدة، ورابط أحدث يُبطله.
people-link-until = يعمل حتى { $moment } (بالتوقيت العالمي).
people-link-safe = أوصله إلى هذا الشخص وحده: أول من يفتحه يختار كلمة المرور.
people-mail-text = يرجى اختيار كلمة مرورك هنا:
people-link-new = رابط جديد لكلمة المرور
people-link-new-invited = تتوقف الدعوة السابقة عن العمل. يظهر الرابط الجديد مرة واحدة.
people-link-new-active = تبقى كلمة المرور الحالية صالحة حتى يُستخدم الرابط؛ ثم تُستبدل وينتهي كل تسجيل دخول لهذا الشخص. يظهر الرابط مرة واحدة.
people-link-make = أنشئ الرابط
people-deactivate = إيقاف
people-deactivate-text = ينتهي فورًا كل تسجيل دخول لهذا الشخص، في المتصفحات وفي البرنامج، ولا يمكن تسجيل دخول جديد. يبقى عمله. ويستطيع مدير السماح له بالدخول مرة أخرى.
people-deactivate-held = { $n ->
    [one] زيارة واحدة لم تكتمل تبقى لديه حتى تُسندها إلى غيره.
    [two] زيارتان لم تكتملا تبقيان لديه حتى تُسندهما إلى غيره.
    [few] { $n-text } زيارات لم تكتمل تبقى لديه حتى تُسندها إلى غيره.
    [many] { $n-text } زيارة لم تكتمل تبقى لديه حتى تُسندها إلى غيره.
   *[other] { $n-text } زيارة لم تكتمل تبقى لديه حتى تُسندها إلى غيره.
}
people-deactivate-now = أوقفه الآن
people-reactivate = السماح بالدخول مرة أخرى
people-reactivate-text = لا يستطيع هذا الشخص تسجيل الدخول. عند السماح له تعود كلمة مروره السابقة؛ وإن لم تكن له كلمة مرور فهو يحتاج إلى رابط جديد.
list-all = الكل
list-show = عرض
list-nothing = لا شيء يطابق هذه المرشحات.
list-pages = الصفحات والتنزيلات
list-first = إلى البداية
list-next = التالي
list-csv = CSV
list-xlsx = XLSX
edit-back = رجوع دون حفظ
edit-overtaken-title = غيّر شخص آخر هذا في هذه الأثناء
edit-overtaken-text = لم يُحفظ شيء مما كتبته ولم يضع منه شيء: النموذج أدناه يحمل ما كتبته. هذا هو الموجود الآن؛ والحفظ مرة أخرى يحلّ محلّه.
people-import = دعوة من ملف
people-import-intro = صف لكل شخص. الدور هو shopper أو owner أو contractor أو admin؛ وللمالك (owner) وحده عميل باسمه كما هو هنا تمامًا، ورموز متاجر تفصل بينها فواصل منقوطة، ولا رموز لكل المتاجر.
people-import-make = { $n ->
    [one] ادعُ شخصًا واحدًا
    [two] ادعُ شخصين
    [few] ادعُ { $n-text } أشخاص
    [many] ادعُ { $n-text } شخصًا
   *[other] ادعُ { $n-text } شخص
}
people-links-title = روابط لتوصيلها
people-links-file = تنزيل بصيغة CSV
import-file = الملف
import-file-hint = CSV بترميز UTF-8 أو XLSX، حتى 2 ميغابايت و5000 صف
import-look = اعرض الصفوف
import-columns = في الصف الأول العناوين بأي ترتيب:
import-template = ملف للبدء به:
import-row = الصف
import-rows = صفوف الملف
import-problems = المشكلات
import-row-right = سليم
import-right = { $n ->
    [one] صف واحد وهو سليم. لم يُكتب شيء بعد.
    [two] صفان سليمان. لم يُكتب شيء بعد.
    [few] { $n-text } صفوف كلها سليمة. لم يُكتب شيء بعد.
    [many] { $n-text } صفًا كلها سليمة. لم يُكتب شيء بعد.
   *[other] { $n-text } صف كلها سليمة. لم يُكتب شيء بعد.
}
import-wrong = { $n ->
    [one] في صف واحد مشكلات. لم يُكتب شيء؛ صحّح الملف واختره من جديد.
    [two] في صفين مشكلات. لم يُكتب شيء؛ صحّح الملف واختره من جديد.
    [few] في { $n-text } صفوف مشكلات. لم يُكتب شيء؛ صحّح الملف واختره من جديد.
    [many] في { $n-text } صفًا مشكلات. لم يُكتب شيء؛ صحّح الملف واختره من جديد.
   *[other] في { $n-text } صف مشكلات. لم يُكتب شيء؛ صحّح الملف واختره من جديد.
}
import-other = ملف آخر
