"""What is right in a language is never told: small curricula as people write them, with all that their scripts need."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from roadmap_site.edit import formatting
from roadmap_site.problems.formats.text import as_text
from roadmap_site.yaml_io import reader
from tests.helpers import worlds


class Words(NamedTuple):
    """What a curriculum on bread says in a language."""

    language: str
    titles: tuple[str, str, str, str]
    """Of flour, water, the roadmap and its stage."""
    summary: str
    texts: tuple[str, ...]
    """Points, of a stage's entry, each with something that is right in this language."""
    name: str
    """Of an author."""


LANGUAGES = {
    "Japanese": Words(
        "ja",
        ("「面粉」：強力粉", "お水", "パン教室", "生地　その一"),
        "挽いた穀物、（例：小麦）で生地を作る。",
        (
            "葛\U000e0100粉・片栗粉",
            "面粉，水",
            "・こねる",
            "＃一番",
            "『発酵』",
            "ー－ー",
            "①\ufe0e 混ぜる",
            "［小麦］",
        ),
        "山田　太郎",
    ),
    "Chinese": Words(
        "zh",
        ("面粉：高筋", "水", "“面包”入门", "第一步，和面"),
        "由谷物磨成（例如：小麦、黑麦），用来和面。",
        ("——发酵", "“慢”，不是“快”", "《面包》：一本书", "温度：24℃"),
        "张三·李四",
    ),
    "Korean": Words(
        "ko",
        ("밀가루", "물", "‘빵’ 굽기", "반죽"),
        "곡물을 간 가루이다.",
        ("ᄒᆞᆫ글", "\u115fᅡ", "“천천히”"),
        "김밥",
    ),
    "Arabic": Words(
        "ar",
        ("الدقيق \u200fC++\u200f", "الماء", "«الخبز»", "العجن"),
        "حبوب مطحونة، وهي \u2068C++\u2069 و\u202bشيء\u202c.",
        ("سنة ١٤٤٧ه\u200d", "الخَبْزُ", "ماء؛ ملح", "\u061c+5%"),
        "محمد علي",
    ),
    "Persian": Words(
        "fa",
        ("آرد", "آب", "نان\u200cپزی", "خمیر"),
        "می\u200cخواهم نان بپزم.",
        ("API\u200cها", "خانه\u200cی «ما»", "۸\u200cبیتی", "کتاب\u200cها\u200cی من", "«کتاب»\u200cها"),
        "علی\u200cرضا",
    ),
    "Hebrew": Words(
        "he",
        ("קמח \u200e(C++)\u200e", "מים", "לחם", "לישה"),
        "דגנים טחונים – \u2067למשל\u2069 חיטה.",
        ("שִׁ\u034fיר", "״לחם״ ו־מים", "'ג'ירף'", "לחם – טרי"),
        "יהודה בן־דוד",
    ),
    "Hindi": Words(
        "hi",
        ("आटा", "पानी", "रोटी", "गूँधना"),
        "पिसा हुआ अनाज, क\u094d\u200dष और क\u094d\u200cष।",
        ("र\u094d\u200dय", "१\u00a0किलो", "श्री"),
        "राम शर्मा",
    ),
    "Bengali": Words(
        "bn", ("ময়দা", "জল", "রুটি", "মাখা"), "গুঁড়ো শস্য, র\u200d\u09cdযাম।", ("ক\u09cd\u200cষ", "র\u200d\u09cdয"), "রবি"
    ),
    "Sinhala": Words(
        "si", ("පිටි", "ජලය", "පාන්", "ශ\u0dca\u200dරී"), "ඇඹරූ ධාන\u0dca\u200dය.", ("ක\u0dca\u200dෂ", "ප\u0dca\u200dර"), "නිමල්"
    ),
    "Malayalam": Words(
        "ml",
        ("മാവ്", "വെള്ളം", "അപ്പം", "കുഴയ്ക്കല\u0d4d\u200d"),
        "പൊടിച്ച ധാന്യം.",
        ("അവന\u0d4d\u200d", "ഷ\u0d4d\u200cട"),
        "രാമന\u0d4d\u200d",
    ),
    "Thai": Words("th", ("แป้ง", "น้ำ", "ขนมปัง\u200bสด", "นวด"), "ธัญพืช\u200bบด", ("ไทย\u2060ไทย", "๑. นวด"), "สมชาย"),
    "Khmer": Words("km", ("ម្សៅ", "ទឹក", "នំ\u200bប៉័ង", "ច្របាច់"), "គ្រាប់\u200bកិន។", ("ភាសា\u200bខ្មែរ",), "សុខ"),
    "German": Words(
        "de",
        ("„Mehl“ – Type 550", "Wasser", "‚Brot‘ für alle", "Teig"),
        "Gemahlenes Getreide, z.\u202fB. mit 12\u00a0% Eiweiß – „fein“ oder »grob«.",
        ("„Teig“", "– und dann kneten", "Größe 5 · 3", "50\u00a0g — genau", "•"),
        "Jörg Müller",
    ),
    "French": Words(
        "fr",
        ("«\u00a0Farine\u00a0»", "L’eau", "Le pain\u00a0– débuts", "La pâte"),
        "Du grain moulu\u202f; on dit «\u202fblé\u202f»\u00a0!",
        ("“vite”", "Pourquoi\u202f?", "«Lentement»"),
        "Chloé d’Arc",
    ),
    "English with emoji": Words(
        "en",
        ("“Flour”", "Water", "‘Bread’", "Dough 👩\u200d🍳"),
        "Ground grain 🌾, as a 👩🏽\u200d🍳 uses it.",
        (
            "“Knead”",
            "1\ufe0f\u20e3 Mix",
            "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f oats",
            "❤\ufe0f\u200d🔥",
            "x\u00b2 − y",
            "a – b",
        ),
        "Zoë",
    ),
}
"""Curricula, each with what its language needs."""


def files(words: Words) -> dict[str, str | bytes | None]:
    """Return the files of a curriculum in a language."""
    flour, water, bread, dough = words.titles
    points = "\n".join(f"      - '{point.replace(chr(39), chr(39) * 2)}'" for point in words.texts)
    return {
        "curriculum.yml": (
            f"title: '{bread.replace(chr(39), chr(39) * 2)}'\nlanguage: {words.language}\nroadmaps: [first]\n"
            f"areas:\n  basics: {dough}\nkinds:\n  book:\n    title: {dough}\n    plural: {dough}\n"
        ),
        "topics/basics.yml": (
            f"# {words.summary}\nflour:\n  title: {flour}\n  aliases:\n    - {words.name}\n  summary: {words.summary}\n"
            f"water: {water}\n"
        ),
        "resources/book.yml": f"a-book:\n  title: {flour}\n  authors:\n    - {words.name}\n  topics: [flour]\n",
        "roadmaps/first/roadmap.yml": f"title: {bread}\nsummary: {words.summary}\n",
        "roadmaps/first/01-start.yml": f"title: {dough}\ntopics:\n  - topic: flour\n    points:\n{points}\n  - water\n",
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_curriculum_in_any_language_has_no_problems(language: str, tmp_path: Path) -> None:
    """Joiners, marks of direction, signs of full width, quotation marks and no-break spaces are texts."""
    result = worlds.load(tmp_path, files(LANGUAGES[language]))
    assert as_text(result.problems) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_canonical_form_says_the_same(language: str) -> None:
    """Nothing that a script needs is lost, or written as an escape."""
    for path, text in files(LANGUAGES[language]).items():
        assert isinstance(text, str)
        after = formatting.formatted(text, path, ".schemas")
        assert reader.parse(after, path)[0].data == reader.parse(text, path)[0].data
        assert "\\u" not in after
