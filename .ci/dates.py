#!/usr/bin/env python3
"""Writes assets/dates/dates.json: month names and day periods of every language, from CLDR as the package Babel has it.

python3 -m venv venv && venv/bin/pip install babel==2.19.0 && venv/bin/python .ci/dates.py > assets/dates/dates.json
"""
import json
import re
import unicodedata

from babel import Locale, localedata
from babel.core import get_global

# The root locale has these for want of names.
NO_NAME = re.compile(r"m?\d+$")
NUMBERED = re.compile(r"(?P<before>\D*)(?P<number>\d+)(?P<after>\D*)$")


# Names that CLDR does not have: the months of Vietnamese in words, and the abbreviations that Finnish texts use.
MORE = {
    "fi": "tammik helmik maalisk huhtik toukok kesäk heinäk elok syysk lokak marrask jouluk".split(),
    "vi": [
        f"tháng {name}"
        for name in ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
    ],
}
# What is joined to the name of a month in a date: in Hebrew the word for "in".
PREFIXES = {"he": "ב"}


def official():
    """The languages that are official somewhere, be it in a region."""
    languages = {code for infos in get_global("territory_languages").values() for code, info in infos.items() if info["official_status"]}
    return {code.split("_")[0] for code in languages}


def fold(name):
    """A name as it is compared: composed, lower case, one kind of space, without the dot of an abbreviation."""
    name = unicodedata.normalize("NFC", name).lower().replace("\u202f", " ").replace("\u00a0", " ").replace("’", "'")
    return " ".join(name.split()).strip(".")


def months(locale):
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for month, name in locale.months[context][width].items():
                yield from ((month, form) for form in forms(locale.language, fold(name)))
    yield from enumerate(MORE.get(locale.language, ()), 1)


def forms(language, name):
    """A name as it may be written: without the dots or the mark of an abbreviation, and with what is joined to it."""
    names = [name]
    pieces = name.split(".")
    if len(pieces) > 1 and all(0 < len(piece) < 3 for piece in pieces):
        names.append("".join(pieces))
    if name.endswith("׳"):
        names.append(name[:-1])
    return names + [PREFIXES[language] + form for form in names if language in PREFIXES]


def periods(locale):
    rules = {name: rule[0] for name, rule in dict(locale.day_period_rules.get(None, {})).items()}
    rules |= {"am": {"from": 0, "before": 43200}, "pm": {"from": 43200, "before": 86400}}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for name, words in dict(locale.day_periods[context][width]).items():
                rule = rules.get(name, {})
                if "from" in rule and isinstance(words, str):
                    yield fold(words), (rule["from"] // 3600, rule["before"] // 3600)


def other_words(locale):
    """Names of days, and the words that stand in patterns of dates."""
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for name in dict(locale.days[context][width]).values():
                yield from words_of(name)
    patterns = [locale.date_formats[length].pattern for length in ("full", "long", "medium")]
    patterns += [str(pattern) for pattern in locale.datetime_formats.values()]
    patterns += [pattern.pattern for pattern in locale.datetime_skeletons.values()]
    for pattern in patterns:
        for quoted in re.findall(r"'([^']+)'", pattern):
            yield from words_of(quoted)
        yield from words_of(re.sub(r"[A-Za-z]+", " ", re.sub(r"'[^']*'", " ", pattern)))


def words_of(text):
    return [word for word in re.split(r"[\s\d.,:;/()\u060c\u200f\u200e-]+", fold(text)) if len(word) > 1]


languages = {}
for code in localedata.locale_identifiers():
    if code == "root":
        continue
    locale = Locale.parse(code)
    language = languages.setdefault(locale.language, {"months": [{} for _ in range(12)], "marks": {}, "periods": {}, "words": {}})
    for month, name in months(locale):
        numbered = NUMBERED.match(name)
        if NO_NAME.match(name):
            continue
        if numbered and int(numbered["number"]) == month:
            language["marks"].setdefault((numbered["before"].strip(), numbered["after"].strip()), set()).add(month)
        elif not any(c.isdigit() for c in name) and len(name) > 1:
            language["months"][month - 1][name] = None
    for words, hours in periods(locale):
        language["periods"].setdefault(words, hours)
    language["words"].update(dict.fromkeys(other_words(locale)))

ABOUT = """How dates are written: for each language whether it is official in some country, the names of the months, the marks that stand beside the number of a month, the words for \
parts of the day with the hours they cover, and other words of dates. Generated from CLDR by .ci/dates.py: do not edit. Unicode License v3, \
see LICENSE beside this file."""


def written(value):
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


OFFICIAL = official()
rows = []
for code, language in sorted(languages.items()):
    # A name that is used for two months in one language says nothing.
    count = {}
    for names in language["months"]:
        for name in names:
            count[name] = count.get(name, 0) + 1
    names = [[name for name in names if count[name] == 1] for names in language["months"]]
    marks = sorted(mark for mark, found in language["marks"].items() if len(found) == 12)
    if not all(names) and not marks:
        continue
    periods = [{"words": words, "from": start, "before": end} for words, (start, end) in language["periods"].items()]
    fields = {"official": code in OFFICIAL, "months": names if all(names) else [], "marks": marks, "periods": periods}
    fields["words"] = list(language["words"])
    lines = [f"  {written(key)}: {written(value)}" for key, value in fields.items() if value]
    rows.append(f"{written(code)}: {{\n" + ",\n".join(lines) + "\n}")
# A line for each field of a language, so that a newer CLDR shows what it changes.
print(f'{{\n"about": {written(ABOUT)},\n"languages": {{\n' + ",\n".join(rows) + "\n}\n}")
