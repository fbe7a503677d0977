"""Numbers and addresses in a text that may belong to a person: telephones, identity and tax
numbers, e-mail, bank accounts.

The form looks with the same patterns (contributions/web_form.py): they have to mean the same in
JavaScript, also in browsers that know no look-behind. What is looked for stands in their only
group. What they find has to be confirmed by a person; what they don't find may be personal all the
same.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from guidebook.tables import table
from guidebook.text.vocabulary import Names

_START = r"(?:^|[A-Za-z][.,:-]?|[^0-9A-Za-z/=_+.,-])"
"""Stands before a number that is no part of a longer one, of an address or of a name."""
_END = r"(?![0-9])"
_NO_SUM = r"(?!(?:[0-9]{1,3}\.)+[0-9]{3}(?![0-9]))"
"""It is not written like 200.000.000."""
_NO_YEARS = r"(?!(?:19|20)[0-9]{2}[ -](?:19|20)[0-9]{2})"

ADDRESS = re.compile(r"https?://(?!wa\.me/|api\.whatsapp\.com/)[^\s<>)\]]+", re.IGNORECASE)
"""What is not looked into: the numbers in addresses are hardly ever those of people."""

PATTERNS = (
    (
        "identity",  # a NIK: province, regency and district, birthday, number
        _START + r"((?:1[1-9]|2[1-9]|[3-9][0-9])(?:[ .-]?[0-9]){4}"
        r"[ .-]?(?:0[1-9]|[12][0-9]|3[01]|4[1-9]|[56][0-9]|7[01])"  # for women the day and 40
        r"[ .-]?(?:0[1-9]|1[0-2])(?:[ .-]?[0-9]){6})" + _END,
    ),
    (
        "identity",  # whatever is called so
        r"(?:^|[^A-Za-z])(?:nik|ktp|kk|bpjs|npwp|sim)(?![A-Za-z])[^0-9\n]{0,20}"
        + _NO_SUM
        + r"([0-9](?:[ .-]?[0-9]){10,16})"
        + _END,
    ),
    (
        "identity",
        r"(?:^|[^A-Za-z])(?:paspor|passport)(?![A-Za-z])[^0-9\n]{0,20}?"
        r"([A-Za-z]{1,2} ?[0-9]{6,8})" + _END,
    ),
    ("tax", _START + r"([0-9]{2}\.[0-9]{3}\.[0-9]{3}\.[0-9][.-]?[0-9]{3}\.[0-9]{3})" + _END),
    (
        "account",
        r"(?:^|[^A-Za-z])(?:rekening|rek|account|a/c|bank|bca|bri|bni|bsi|btn)(?![A-Za-z])"
        r"(?:(?!rp)[^0-9\n]){0,40}" + _NO_SUM + _NO_YEARS + r"([0-9](?:[ .-]?[0-9]){8,17})" + _END,
    ),
    ("phone", r"(?:wa\.me/|[?&]phone=)(\+?[0-9]{8,15})" + _END),
    ("phone", _START + r"(\(?0\)?8[1-9](?:[ .()-]{0,2}[0-9]){7,11})" + _END),  # mobile
    (
        "phone",  # an area and a number
        _START + r"(\(?0[2-79][0-9]{1,2}\)?[ .-]{0,3}"
        r"[0-9]{3,4}(?:[ .-]?[0-9]{2,4}){1,2})" + _END,
    ),
    ("phone", r"(?:^|[^0-9A-Za-z/=_.-])(62[ -]?(?:8[1-9]|2[1-9])(?:[ -]?[0-9]){6,11})" + _END),
    ("phone", r"(?:^|[^0-9/=_])(\+[1-9](?:[ ().-]{0,2}[0-9]){8,14})" + _END),
    (
        "e-mail",
        r"([A-Za-z0-9._%+-]{1,64}(?:@| ?[(\[] ?at ?[)\]] ?)"
        r"(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,24})",
    ),
)
"""Kinds with what they look like, those that say more first; upper and lower case are alike."""

_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in PATTERNS)
_HINTS = re.compile(r"[0-9]{3}|@|\bat\b", re.IGNORECASE)  # one of which everything has
_SIGNS = re.compile(r"[^0-9A-Za-z]+")
_COUNTRY = re.compile(r"^620?")


@dataclass(frozen=True)
class PersonalData:
    """Something in a text that may belong to a person: its kind and how it is written."""

    kind: str
    text: str

    @property
    def masked(self) -> str:
        """Its beginning, by which whoever wrote it knows it again; it is told where all can read."""
        return f"{_SIGNS.sub('', self.text)[:2]}…"

    def kind_names(self) -> dict[str, str]:
        """What it is called, as values of a finding: `kind_id`, `kind_en`."""
        return {f"kind_{language}": name for language, name in kinds()[self.kind].items()}


def found(text: str, confirmed: Collection[str] = ()) -> Iterator[PersonalData]:
    """What may be personal in `text`, but for what is `confirmed` to be meant for the public."""
    if not _HINTS.search(text):
        return
    known = set(map(_comparable, confirmed))
    rest = ADDRESS.sub(" ", text)
    for kind, pattern in _COMPILED:
        for match in pattern.finditer(rest):
            if _comparable(match[1]) not in known:
                yield PersonalData(kind, match[1])
        # What is told once is not looked into again.
        rest = pattern.sub(" ", rest)


def hidden(text: str) -> str:
    """A text that is told where all can read, without what may be personal."""
    for each in found(text):
        text = text.replace(each.text, each.masked)
    return text


def kinds() -> Names:
    """Each kind in words, by language."""
    words: Names = table(__file__, "vocabulary.yml")["personal_data"]
    return words


def _comparable(text: str) -> str:
    """A number without what people write between digits, a telephone's as within the country."""
    signs = _SIGNS.sub("", text).lower()
    return _COUNTRY.sub("0", signs) if signs.isdigit() else signs
