//! Who and where: an agency, two clients, twelve stores in three countries, and their people.

use api::people::Role;

/// The password of everybody in the demo.
pub const PASSWORD: &str = "plain clothes, open eyes";

/// A store before it has an id.
pub(super) struct Place {
    pub(super) code: &'static str,
    pub(super) name: &'static str,
    pub(super) address: &'static str,
    pub(super) region: &'static str,
    pub(super) latitude: f64,
    pub(super) longitude: f64,
    pub(super) time_zone: &'static str,
    /// Percent of questions that go well, and the change over the year.
    pub(super) quality: (u64, i64),
    pub(super) language: &'static str,
}

/// The restaurants.
pub(super) const RESTAURANTS: [Place; 8] = [
    Place {
        code: "RUH-01",
        name: "فلافل هاوس – العليا",
        address: "شارع العليا العام، الرياض",
        region: "المملكة العربية السعودية",
        latitude: 24.6953,
        longitude: 46.6847,
        time_zone: "Asia/Riyadh",
        quality: (76, 14),
        language: "ar",
    },
    Place {
        code: "RUH-02",
        name: "فلافل هاوس – الملز",
        address: "طريق صلاح الدين الأيوبي، الرياض",
        region: "المملكة العربية السعودية",
        latitude: 24.6644,
        longitude: 46.7392,
        time_zone: "Asia/Riyadh",
        quality: (84, -6),
        language: "ar",
    },
    Place {
        code: "JED-01",
        name: "فلافل هاوس – التحلية",
        address: "شارع التحلية، جدة",
        region: "المملكة العربية السعودية",
        latitude: 21.5480,
        longitude: 39.1572,
        time_zone: "Asia/Riyadh",
        quality: (70, 2),
        language: "ar",
    },
    Place {
        code: "MAA-01",
        name: "ஃபலாஃபெல் ஹவுஸ் – தியாகராய நகர்",
        address: "பாண்டி பஜார், சென்னை",
        region: "தமிழ்நாடு",
        latitude: 13.0418,
        longitude: 80.2341,
        time_zone: "Asia/Kolkata",
        quality: (88, -12),
        language: "ta",
    },
    Place {
        code: "MAA-02",
        name: "ஃபலாஃபெல் ஹவுஸ் – அடையாறு",
        address: "எல்.பி. சாலை, சென்னை",
        region: "தமிழ்நாடு",
        latitude: 13.0067,
        longitude: 80.2574,
        time_zone: "Asia/Kolkata",
        quality: (81, 6),
        language: "ta",
    },
    Place {
        code: "CJB-01",
        name: "ஃபலாஃபெல் ஹவுஸ் – கோயம்புத்தூர்",
        address: "அவிநாசி சாலை, கோயம்புத்தூர்",
        region: "தமிழ்நாடு",
        latitude: 11.0168,
        longitude: 76.9558,
        time_zone: "Asia/Kolkata",
        quality: (78, 0),
        language: "ta",
    },
    Place {
        code: "LDN-01",
        name: "Falafel House Shepherd's Bush",
        address: "112 Uxbridge Road, London",
        region: "United Kingdom",
        latitude: 51.5053,
        longitude: -0.2237,
        time_zone: "Europe/London",
        quality: (90, 3),
        language: "en",
    },
    Place {
        code: "LDN-02",
        name: "Falafel House Whitechapel",
        address: "41 Whitechapel High Street, London",
        region: "United Kingdom",
        latitude: 51.5160,
        longitude: -0.0710,
        time_zone: "Europe/London",
        quality: (73, 10),
        language: "en",
    },
];

/// The call centres.
pub(super) const CALL_CENTRES: [Place; 4] = [
    Place {
        code: "CC-RUH",
        name: "مركز اتصال نور – الرياض",
        address: "طريق الملك فهد، الرياض",
        region: "المملكة العربية السعودية",
        latitude: 24.7116,
        longitude: 46.6744,
        time_zone: "Asia/Riyadh",
        quality: (80, 8),
        language: "ar",
    },
    Place {
        code: "CC-MAA",
        name: "நூர் அழைப்பு மையம் – சென்னை",
        address: "ராஜீவ் காந்தி சாலை, சென்னை",
        region: "தமிழ்நாடு",
        latitude: 12.9165,
        longitude: 80.2325,
        time_zone: "Asia/Kolkata",
        quality: (74, -3),
        language: "ta",
    },
    Place {
        code: "CC-LDN",
        name: "Noor call centre London",
        address: "2 Canada Square, London",
        region: "United Kingdom",
        latitude: 51.5049,
        longitude: -0.0187,
        time_zone: "Europe/London",
        quality: (86, 0),
        language: "en",
    },
    Place {
        code: "CC-LEE",
        name: "Noor call centre Leeds",
        address: "5 Wellington Place, Leeds",
        region: "United Kingdom",
        latitude: 53.7960,
        longitude: -1.5530,
        time_zone: "Europe/London",
        quality: (68, 12),
        language: "en",
    },
];

/// Somebody before they have an id.
pub(super) struct Person {
    pub(super) who: &'static str,
    pub(super) name: &'static str,
    pub(super) email: &'static str,
    pub(super) role: Role,
}

/// The people besides the admin. Shoppers are named by the language in which they write.
pub(super) const PEOPLE: [Person; 5] = [
    Person {
        who: "contractor",
        name: "Carol Weber",
        email: "carol@northstar.example",
        role: Role::Contractor,
    },
    Person {
        who: "shopper (ar)",
        name: "سارة القحطاني",
        email: "sara@shoppers.example",
        role: Role::Shopper,
    },
    Person {
        who: "shopper (ta)",
        name: "கவிதா முருகன்",
        email: "kavitha@shoppers.example",
        role: Role::Shopper,
    },
    Person {
        who: "shopper (en)",
        name: "Sam Okafor",
        email: "sam@shoppers.example",
        role: Role::Shopper,
    },
    Person {
        who: "shopper (en), second",
        name: "Priya Nair",
        email: "priya@shoppers.example",
        role: Role::Shopper,
    },
];

/// What shoppers write, by language; every one long enough for the rules of the checklists.
pub(crate) fn comments(language: &str) -> Vec<String> {
    let texts: &[&str] = match language {
        "ar" => &[
            "انتظرت عند المنضدة أكثر من دقيقتين قبل أن ينظر إليّ أحد، مع أن موظفين كانا واقفين بلا عمل.",
            "كانت الطاولات القريبة من الباب غير ممسوحة، وعليها بقايا طعام وأكواب فارغة طوال زيارتي.",
            "سألت عن مكونات صلصة Tahini فأجاب الموظف دون أن يتأكد، ثم غيّر جوابه بعد سؤال زميله.",
            "وصل الطلب ناقصًا قطعة بطاطس، وعندما أخبرتهم أحضروها بعد أربع دقائق مع اعتذار واضح.",
            "لم يُعرض عليّ أي صنف إضافي، ولم يُكرَّر طلبي قبل الدفع كما هو متوقع.",
            "كان الطعام دافئًا فقط وليس ساخنًا، وكان الخبز قاسيًا من الأطراف.",
        ],
        "ta" => &[
            "முகப்பில் இரண்டு நிமிடங்களுக்கு மேல் காத்திருந்தேன்; இரண்டு ஊழியர்கள் இருந்தும் யாரும் என்னைக் கவனிக்கவில்லை.",
            "கதவுக்கு அருகில் இருந்த மேசைகள் துடைக்கப்படவில்லை; காலி கோப்பைகளும் உணவுத் துண்டுகளும் அப்படியே இருந்தன.",
            "Tahini சாஸில் என்ன இருக்கிறது என்று கேட்டபோது, ஊழியர் சரிபார்க்காமல் பதில் சொன்னார்.",
            "ஆர்டரில் உருளைக்கிழங்கு விடுபட்டிருந்தது; சொன்ன பிறகு நான்கு நிமிடத்தில் மன்னிப்புடன் கொண்டு வந்தார்கள்.",
            "பணம் செலுத்தும் முன் என் ஆர்டரை யாரும் மீண்டும் சொல்லிச் சரிபார்க்கவில்லை.",
            "உணவு மிதமான சூட்டில்தான் இருந்தது; ரொட்டியின் ஓரங்கள் கடினமாக இருந்தன.",
        ],
        _ => &[
            "I stood at the counter for more than two minutes before anybody looked up, although two employees were free.",
            "Three tables by the door had not been wiped; empty cups and food stayed there for the whole visit.",
            "I asked what is in the tahini sauce. The employee answered without checking and was corrected by a colleague.",
            "The chips were missing from the tray. When I said so they were brought after four minutes, with an apology.",
            "Nobody repeated the order before I paid, and the receipt showed a drink that I had not asked for.",
            "The food was lukewarm rather than hot, and the bread was hard at the edges.",
        ],
    };
    texts.iter().map(|text| (*text).to_owned()).collect()
}
