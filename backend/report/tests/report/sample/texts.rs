//! The texts of the sample in three languages.

use report::Language;

/// What people wrote.
pub struct Texts {
    pub agency: &'static str,
    pub client: &'static str,
    pub store: &'static str,
    pub address: &'static str,
    pub region: &'static str,
    pub checklist: &'static str,
    pub band: &'static str,
    pub bands: [&'static str; 3],
    pub sections: [&'static str; 7],
    pub missed: [(&'static str, &'static str); 5],
    pub went_well: [(&'static str, &'static str); 4],
    pub comments: [(&'static str, &'static str); 5],
    pub captions: [&'static str; 6],
}

/// The texts in one language; in English where there are none in it.
pub fn texts(language: Language) -> Texts {
    match language {
        Language::ARABIC => arabic(),
        Language::TAMIL => tamil(),
        _ => english(),
    }
}

fn english() -> Texts {
    Texts {
        agency: "Northlight Field Research",
        client: "Palm Grove Kitchens",
        store: "Palm Grove Kitchen — Marina Walk",
        address: "Unit 12, Marina Walk, Block C, Harbour District",
        region: "Coast",
        checklist: "Quick-service restaurant",
        band: "Good",
        bands: ["Excellent", "Good", "Needs attention"],
        sections: [
            "Arrival and exterior",
            "Queue and ordering",
            "Food quality",
            "Staff and service recovery",
            "Cleanliness",
            "Payment and farewell",
            "Overall impression",
        ],
        missed: [
            (
                "Queue and ordering",
                "Was a side or a drink suggested that went with the order?",
            ),
            (
                "Staff and service recovery",
                "Did somebody notice the wrong order and offer to put it right?",
            ),
            (
                "Cleanliness",
                "Was the restroom floor dry, and was there soap?",
            ),
            (
                "Queue and ordering",
                "How long from joining the queue to having ordered?",
            ),
            (
                "Payment and farewell",
                "Was a receipt handed over without being asked for?",
            ),
        ],
        went_well: [
            ("Food quality", "Was the main dish hot?"),
            (
                "Arrival and exterior",
                "Were the entrance and the pavement in front of it clean?",
            ),
            ("Food quality", "Was the order complete?"),
            (
                "Overall impression",
                "Would you come back in the next four weeks?",
            ),
        ],
        comments: [
            (
                "Did somebody notice the wrong order and offer to put it right?",
                "The burger came with onions although I had asked for none. I told the person at the counter, who apologised, took it back at once and brought a fresh one after three minutes. Nobody asked later whether it was right.",
            ),
            (
                "Was the restroom floor dry, and was there soap?",
                "The floor was wet around the basin and there was no sign. Soap was there, paper towels were not.",
            ),
            (
                "Was a side or a drink suggested that went with the order?",
                "No. I was asked only “Anything else?” while the next guest was already being waved forward.",
            ),
            (
                "What would have made the visit better?",
                "A guest before me spoke Arabic (قالت: «الخدمة ممتازة اليوم!») and one wrote வாழ்த்துகள் in the guest book.\nI would have liked a place to put the tray.",
            ),
            ("Was the main dish hot?", "Steaming. The fries too."),
        ],
        captions: [
            "Entrance and menu board",
            "The queue at the counter",
            "Main dish as served",
            "Restroom: the basin and the floor in front of it",
            "Dining area, tables by the window",
            "Drinks station",
        ],
    }
}

fn arabic() -> Texts {
    Texts {
        agency: "نورث لايت للأبحاث الميدانية",
        client: "مطابخ بستان النخيل",
        store: "مطبخ بستان النخيل — ممشى المارينا (Marina Walk)",
        address: "الوحدة 12، ممشى المارينا، المبنى C، حي الميناء",
        region: "الساحل",
        checklist: "مطعم خدمة سريعة",
        band: "جيد",
        bands: ["ممتاز", "جيد", "يحتاج إلى عناية"],
        sections: [
            "الوصول والمظهر الخارجي",
            "الانتظار والطلب",
            "جودة الطعام",
            "الموظفون ومعالجة الأخطاء",
            "النظافة",
            "الدفع والوداع",
            "الانطباع العام",
        ],
        missed: [
            ("الانتظار والطلب", "هل اقتُرح طبق جانبي أو مشروب يناسب الطلب؟"),
            (
                "الموظفون ومعالجة الأخطاء",
                "هل انتبه أحد إلى الخطأ في الطلب وعرض تصحيحه؟",
            ),
            (
                "النظافة",
                "هل كانت أرضية دورة المياه جافة، وهل كان الصابون متوفرًا؟",
            ),
            (
                "الانتظار والطلب",
                "كم استغرق الوقت من الوقوف في الصف إلى إتمام الطلب؟",
            ),
            ("الدفع والوداع", "هل سُلّم الإيصال من دون طلبه؟"),
        ],
        went_well: [
            ("جودة الطعام", "هل كان الطبق الرئيسي ساخنًا؟"),
            (
                "الوصول والمظهر الخارجي",
                "هل كان المدخل والرصيف أمامه نظيفين؟",
            ),
            ("جودة الطعام", "هل كان الطلب كاملًا؟"),
            ("الانطباع العام", "هل ستعود خلال الأسابيع الأربعة القادمة؟"),
        ],
        comments: [
            (
                "هل انتبه أحد إلى الخطأ في الطلب وعرض تصحيحه؟",
                "جاءت الشطيرة بالبصل مع أنني طلبتها من دونه. أخبرت الموظف عند المنضدة فاعتذر وأعادها فورًا وأحضر شطيرة جديدة بعد 3 دقائق. ولم يسأل أحد بعد ذلك إن كان كل شيء على ما يرام.",
            ),
            (
                "هل كانت أرضية دورة المياه جافة، وهل كان الصابون متوفرًا؟",
                "كانت الأرضية مبللة حول المغسلة ولم توضع لافتة تحذير. الصابون متوفر، أما المناديل الورقية فلا.",
            ),
            (
                "هل اقتُرح طبق جانبي أو مشروب يناسب الطلب؟",
                "لا. سُئلت فقط «Anything else?» بينما كان الموظف يشير إلى الزبون التالي.",
            ),
            (
                "ما الذي كان سيجعل الزيارة أفضل؟",
                "رقم الهاتف المعلّق على الباب (+966 11 234 5678) لا يعمل، وكتب أحد الضيوف வாழ்த்துகள் في دفتر الزوار.\nوكنت أتمنى وجود مكان لوضع الصينية.",
            ),
            ("هل كان الطبق الرئيسي ساخنًا؟", "ساخن جدًا، والبطاطس كذلك."),
        ],
        captions: [
            "المدخل ولوحة الأصناف",
            "الصف أمام المنضدة",
            "الطبق الرئيسي كما قُدّم",
            "دورة المياه: المغسلة والأرضية أمامها",
            "صالة الطعام والطاولات قرب النافذة",
            "ركن المشروبات",
        ],
    }
}

fn tamil() -> Texts {
    Texts {
        agency: "நார்த்லைட் கள ஆய்வு",
        client: "பனைத்தோப்பு உணவகங்கள்",
        store: "பனைத்தோப்பு உணவகம் — மெரினா வாக் (Marina Walk)",
        address: "எண் 12, மெரினா வாக், தொகுதி C, துறைமுகப் பகுதி",
        region: "கடற்கரை",
        checklist: "விரைவு உணவகம்",
        band: "நன்று",
        bands: ["மிக நன்று", "நன்று", "கவனம் தேவை"],
        sections: [
            "வருகையும் வெளித்தோற்றமும்",
            "வரிசையும் ஆர்டரும்",
            "உணவின் தரம்",
            "பணியாளர்களும் தவறு திருத்தமும்",
            "தூய்மை",
            "பணம் செலுத்துதலும் விடைபெறுதலும்",
            "ஒட்டுமொத்த எண்ணம்",
        ],
        missed: [
            (
                "வரிசையும் ஆர்டரும்",
                "ஆர்டருக்கு ஏற்ற துணை உணவோ பானமோ பரிந்துரைக்கப்பட்டதா?",
            ),
            (
                "பணியாளர்களும் தவறு திருத்தமும்",
                "தவறான ஆர்டரை யாரேனும் கவனித்துச் சரிசெய்ய முன்வந்தார்களா?",
            ),
            ("தூய்மை", "கழிவறைத் தரை உலர்ந்திருந்ததா? சோப்பு இருந்ததா?"),
            (
                "வரிசையும் ஆர்டரும்",
                "வரிசையில் நின்றதிலிருந்து ஆர்டர் கொடுத்து முடிக்க எவ்வளவு நேரம் ஆனது?",
            ),
            ("பணம் செலுத்துதலும் விடைபெறுதலும்", "கேட்காமலேயே ரசீது தரப்பட்டதா?"),
        ],
        went_well: [
            ("உணவின் தரம்", "முதன்மை உணவு சூடாக இருந்ததா?"),
            (
                "வருகையும் வெளித்தோற்றமும்",
                "நுழைவாயிலும் அதன் முன்புறமும் தூய்மையாக இருந்தனவா?",
            ),
            ("உணவின் தரம்", "ஆர்டர் முழுமையாக இருந்ததா?"),
            ("ஒட்டுமொத்த எண்ணம்", "அடுத்த நான்கு வாரங்களில் மீண்டும் வருவீர்களா?"),
        ],
        comments: [
            (
                "தவறான ஆர்டரை யாரேனும் கவனித்துச் சரிசெய்ய முன்வந்தார்களா?",
                "வெங்காயம் வேண்டாம் என்று கேட்டிருந்தும் பர்கர் வெங்காயத்துடன் வந்தது. கவுண்டரில் சொன்னவுடன் மன்னிப்புக் கேட்டு, உடனே திரும்பப் பெற்றுக்கொண்டு, மூன்று நிமிடங்களில் புதியதைக் கொண்டுவந்தார். பின்னர் சரியாக இருக்கிறதா என்று யாரும் கேட்கவில்லை.",
            ),
            (
                "கழிவறைத் தரை உலர்ந்திருந்ததா? சோப்பு இருந்ததா?",
                "கைகழுவும் தொட்டியைச் சுற்றித் தரை ஈரமாக இருந்தது; எச்சரிக்கைப் பலகை இல்லை. சோப்பு இருந்தது, காகிதத் துண்டு இல்லை.",
            ),
            (
                "ஆர்டருக்கு ஏற்ற துணை உணவோ பானமோ பரிந்துரைக்கப்பட்டதா?",
                "இல்லை. “Anything else?” என்று மட்டும் கேட்டார்; அதற்குள் அடுத்தவரை அழைத்துவிட்டார்.",
            ),
            (
                "எது இந்த வருகையை இன்னும் சிறப்பாக்கியிருக்கும்?",
                "எனக்கு முன் இருந்தவர் அரபியில் «الخدمة ممتازة» என்று சொன்னார்.\nதட்டை வைக்க ஓர் இடம் இருந்தால் நன்றாக இருந்திருக்கும்.",
            ),
            ("முதன்மை உணவு சூடாக இருந்ததா?", "ஆவி பறந்தது. வறுவலும் அப்படியே."),
        ],
        captions: [
            "நுழைவாயிலும் உணவுப் பட்டியல் பலகையும்",
            "கவுண்டரில் வரிசை",
            "பரிமாறப்பட்ட முதன்மை உணவு",
            "கழிவறை: தொட்டியும் அதன் முன் தரையும்",
            "உணவுக் கூடம், சன்னலருகே மேசைகள்",
            "பானங்கள் பகுதி",
        ],
    }
}

/// What a chain has besides.
pub struct ChainTexts {
    pub brand: &'static str,
    pub longer: &'static str,
    pub section: &'static str,
    pub regions: [&'static str; 8],
    pub places: [&'static str; 12],
}

/// The texts of a chain in one language; in English where there are none in it.
pub fn chain_texts(language: Language) -> ChainTexts {
    match language {
        Language::ARABIC => ChainTexts {
            brand: "بستان النخيل",
            longer: "بجوار محطة القطار القديمة ومبنى البريد المركزي",
            section: "الطلب من السيارة",
            regions: [
                "الساحل",
                "المدينة القديمة",
                "الشمال",
                "الجنوب",
                "المرتفعات",
                "الواحات",
                "الميناء",
                "الضواحي",
            ],
            places: [
                "ممشى المارينا",
                "سوق الذهب",
                "شارع الكورنيش",
                "المحطة المركزية",
                "باب البحر",
                "حي الزهور",
                "ميدان الاستقلال",
                "الجامعة",
                "طريق المطار",
                "وادي النخيل",
                "السوق الكبير",
                "برج الساعة",
            ],
        },
        Language::TAMIL => ChainTexts {
            brand: "பனைத்தோப்பு",
            longer: "பழைய இரயில் நிலையம் அருகில், தலைமை அஞ்சலகம் எதிரில்",
            section: "வாகனத்திலிருந்தே ஆர்டர்",
            regions: [
                "கடற்கரை",
                "பழைய நகரம்",
                "வடக்கு",
                "தெற்கு",
                "மலைப்பகுதி",
                "டெல்டா",
                "துறைமுகம்",
                "புறநகர்",
            ],
            places: [
                "மெரினா வாக்",
                "அண்ணா சாலை",
                "கடைவீதி",
                "மத்திய நிலையம்",
                "தெப்பக்குளம்",
                "பூங்கா நகர்",
                "காந்தி சிலை",
                "பல்கலைக்கழகம்",
                "விமான நிலையச் சாலை",
                "பனையூர்",
                "பெரிய கடைத்தெரு",
                "மணிக்கூண்டு",
            ],
        },
        _ => ChainTexts {
            brand: "Palm Grove Kitchen",
            longer: "next to the old railway station and the post office",
            section: "Drive-through",
            regions: [
                "Coast",
                "Old Town",
                "North",
                "South",
                "Highlands",
                "Delta",
                "Harbour",
                "Outer Suburbs",
            ],
            places: [
                "Marina Walk",
                "Gold Market",
                "Corniche Road",
                "Central Station",
                "Sea Gate",
                "Flower District",
                "Independence Square",
                "University",
                "Airport Road",
                "Palm Valley",
                "Grand Bazaar",
                "Clock Tower",
            ],
        },
    }
}
