"""Makes handmade.xlsx: a form as a designer would write it in a spreadsheet, in English, Arabic and
Tamil, with skip logic and scores, with our own columns, and with much that a checklist has nothing
for. It was run once with openpyxl 3.1; the workbook beside it is what the tests read.

    python3 handmade.py
"""

import datetime
import pathlib

import openpyxl

EN, AR, TA = "English (en)", "Arabic (ar)", "தமிழ் (ta)"
HEADINGS = [
    "Type", "NAME", f"label::{EN}", f"label::{AR}", f"label::{TA}", f"hint::{EN}", "relevant", "Required",
    "constraint", f"constraint_message::{EN}", f"constraint_message::{AR}", f"constraint_message::{TA}",
    "appearance", "parameters", "calculation", "default", "choice_filter", "bind::shop:comment",
    "bind::shop:kind", "bind::shop:bands", "bind::shop:knock_out", "bind::shop:weight", "notes for us",
]
SURVEY = [
    {"Type": "start", "NAME": "start"},
    {"Type": "note", "NAME": "intro", "en": "Buy one loaf. Do not say that you are on a visit.",
     "ar": "يُرجى شراء رغيف واحد دون الإفصاح عن الزيارة.", "ta": "ஒரு ரொட்டி வாங்கவும். இது ஒரு மறைமுக வருகை என்று சொல்ல வேண்டாம்."},
    {"Type": "begin group", "NAME": "arrival", "en": "Arrival", "ar": "الوصول", "ta": "வருகை"},
    {"Type": "time", "NAME": "arrived", "en": "When did you arrive?", "ar": "متى وصلت؟", "ta": "எப்போது வந்தீர்கள்?",
     "Required": "yes"},
    {"Type": "select_one yes_no", "NAME": "open", "en": "Was the shop open?", "ar": "هل كان المحل مفتوحًا؟",
     "ta": "கடை திறந்திருந்ததா?", "Required": True, "bind::shop:knock_out": "{on: no, effect: zero_total}"},
    {"Type": "end group"},
    {"Type": "begin_group", "NAME": "Service-1", "en": "Service", "ar": "الخدمة", "ta": "சேவை",
     "relevant": "${open} = 'yes'"},
    {"Type": "select_one greeting", "NAME": "greeting", "en": "How were you greeted?", "ar": "كيف رُحِّب بك؟",
     "ta": "உங்களை எப்படி வரவேற்றார்கள்?", "Required": "yes", "hint": "Any greeting counts.", "appearance": "minimal",
     "bind::shop:comment": "{required_on: missed, min_length: 20}"},
    {"Type": "select_multiple offered", "NAME": "offered", "en": "What was offered?", "ar": "ما الذي عُرض عليك؟",
     "ta": "என்னென்ன வழங்கப்பட்டது?", "constraint": "count-selected(.) <= 2"},
    {"Type": "integer", "NAME": "wait", "en": "How many seconds did you wait?", "ar": "كم ثانية انتظرت؟",
     "ta": "எத்தனை வினாடிகள் காத்திருந்தீர்கள்?", "Required": "yes", "constraint": ". >= 0 and . <= 3600",
     "bind::shop:kind": "duration", "bind::shop:bands": "[{below: 2m, points: 6}, {from: 2m, points: 0}]",
     "constraint_message": "At most an hour."},
    {"Type": "text", "NAME": "why", "en": "What took so long?", "ar": "ما سبب هذا الانتظار؟",
     "ta": "ஏன் இவ்வளவு நேரம் ஆனது?", "relevant": "${wait} >= 300 and not(selected(${offered}, 'sample'))",
     "Required": "${greeting} = 'none'"},
    {"Type": "range", "NAME": "friendly", "en": "How friendly were they?", "ar": "ما مدى لطف العاملين؟",
     "ta": "ஊழியர்கள் எவ்வளவு அன்பாக இருந்தார்கள்?", "parameters": "start=1 end=5 step=1", "Required": "yes"},
    {"Type": "note", "NAME": "before_receipt", "en": "Now look at the receipt.", "ar": "انظر الآن إلى الإيصال.",
     "ta": "இப்போது ரசீதைப் பார்க்கவும்."},
    {"Type": "text", "NAME": "code", "en": "The number on the receipt", "ar": "رقم الإيصال", "ta": "ரசீது எண்",
     "Required": "yes", "constraint": "regex(., '^[0-9]{6}$')", "constraint_message": "Six digits.",
     "message_ar": "ستة أرقام.", "message_ta": "ஆறு இலக்கங்கள்."},
    {"Type": "time", "NAME": "left", "en": "When did you leave?", "ar": "متى غادرت؟", "ta": "எப்போது புறப்பட்டீர்கள்?",
     "Required": "yes", "constraint": ". >= ${arrived}", "constraint_message": "You left before you came.",
     "message_ar": "وقت المغادرة قبل وقت الوصول.", "message_ta": "வருவதற்கு முன்பே புறப்பட்டதாக உள்ளது."},
    {"Type": "select_one city", "NAME": "city", "en": "Which city?", "ar": "أي مدينة؟", "ta": "எந்த நகரம்?"},
    {"Type": "select_one branch", "NAME": "branch", "en": "Which branch?", "ar": "أي فرع؟", "ta": "எந்தக் கிளை?",
     "choice_filter": "city = ${city}"},
    {"Type": "image", "NAME": "receipt", "en": "Photo of the receipt", "ar": "صورة الإيصال", "ta": "ரசீதின் படம்",
     "Required": "yes"},
    {"Type": "begin_repeat", "NAME": "items", "en": "Items"},
    {"Type": "select_one clean", "NAME": "Clean?", "en": "How clean was ${branch}?", "ar": "ما مدى النظافة؟",
     "ta": "எவ்வளவு சுத்தமாக இருந்தது?", "bind::shop:weight": 2, "Required": "yes"},
    {"Type": "end_repeat"},
    {"Type": "geopoint", "NAME": "where", "en": "Where are you?"},
    {"Type": "calculate", "NAME": "sum", "calculation": "${wait} + 1"},
    {"Type": "date", "NAME": "best_before", "en": "Best before?", "ar": "تاريخ الصلاحية؟", "ta": "காலாவதி தேதி?",
     "constraint": ". >= today()", "default": datetime.date(2026, 11, 22)},
    {"Type": "text", "NAME": "later", "en": "Anything else?", "ar": "هل من شيء آخر؟", "ta": "வேறு ஏதாவது?",
     "relevant": "string-length(${why}) > 10", "notes for us": "ask Mona"},
    {"Type": "end_group"},
    {},
    {"Type": "select_one yes_no", "NAME": "again", "en": "Would you come again?", "ar": "هل ستعود مرة أخرى؟",
     "ta": "மீண்டும் வருவீர்களா?"},
]
CHOICES = [
    ["list_name", "name", f"label::{EN}", f"label::{AR}", f"label::{TA}", "Score", "city", "image"],
    ["yes_no", "yes", "Yes", "نعم", "ஆம்"],
    ["yes_no", "no", "No", "لا", "இல்லை"],
    ["yes_no", "na", "Not applicable", "لا ينطبق", "பொருந்தாது"],
    ["greeting", "warm", "Warmly", "بحرارة", "அன்பாக", 5],
    ["greeting", "short", "In a word", "بكلمة واحدة", "ஒரே சொல்லில்", 2],
    ["greeting", "none", "Not at all", "لم يُرحَّب بي", "வரவேற்கவே இல்லை", 0],
    ["offered", "sample", "A sample", "عيّنة", "மாதிரி", 2],
    ["offered", "bag", "A bag", "كيس", "பை", 1, None, "bag.png"],
    ["offered", "card", "A loyalty card", "بطاقة ولاء", "வாடிக்கையாளர் அட்டை", 0],
    ["city", "dubai", "Dubai", "دبي", "துபாய்"],
    ["city", "chennai", "Chennai", "تشيناي", "சென்னை"],
    ["branch", "Marina", "Marina", "المارينا", "மெரினா", None, "dubai"],
    ["branch", "adyar", "Adyar", "أديار", "அடையார்", None, "chennai"],
    ["branch", "beach", "Beach", "الشاطئ", "கடற்கரை", None, "chennai"],
    ["clean", 1, "Dirty", "متسخ", "அழுக்காக", 0],
    ["clean", 2, "Fair", "مقبول", "பரவாயில்லை", 2],
    ["clean", 3, "Clean", "نظيف", "சுத்தமாக", 4],
]
SETTINGS = [
    ["form_title", f"form_title::{AR}", f"form_title::{TA}", "form_id", "version", "default_language", "style", "namespaces"],
    ["Bakery visit", "زيارة مخبز", "பேக்கரி வருகை", "Bakery_visit", 3, EN, "theme-grid", 'shop="urn:plainclothes:checklist:1"'],
]
SCORING = [
    ["key", "name", "value", f"label::{EN}", f"label::{AR}", f"label::{TA}"],
    ["method", None, "weighted"],
    ["pass_mark", None, 80],
    ["band", "good", 80, "Good", "جيد", "நன்று"],
    ["band", "poor", 0, "Poor", "ضعيف", "மோசம்"],
    ["weight", "service_1", 100],
    ["bonus", None, 3],
]

book = openpyxl.Workbook()
survey = book.active
survey.title = "Survey"
survey.append(HEADINGS)
for row in SURVEY:
    languages = {"en": EN, "ar": AR, "ta": TA}
    cells = {f"label::{name}": row.get(code) for code, name in languages.items()}
    cells[f"hint::{EN}"] = row.get("hint")
    cells[f"constraint_message::{EN}"] = row.get("constraint_message")
    cells[f"constraint_message::{AR}"] = row.get("message_ar")
    cells[f"constraint_message::{TA}"] = row.get("message_ta")
    survey.append([cells.get(heading, row.get(heading)) for heading in HEADINGS])
for name, rows in [("choices", CHOICES), ("settings", SETTINGS), ("scoring", SCORING)]:
    sheet = book.create_sheet(name)
    for row in rows:
        sheet.append(row)
book.create_sheet("Changes").append(["2026-11-22", "first version"])
for part in ["created", "modified"]:
    setattr(book.properties, part, datetime.datetime(2026, 11, 22))
book.save(pathlib.Path(__file__).with_suffix(".xlsx"))
