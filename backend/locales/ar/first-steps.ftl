first-title = الخطوات الأولى
first-done = تم
first-client = أنشئ عميلًا ومتاجره
first-checklist = انشر قائمة: جاهزة من عندنا أو من إعدادك
first-shopper = ادعُ متسوقًا
first-visits = جدول الزيارات الأولى
