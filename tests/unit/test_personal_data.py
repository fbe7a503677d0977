"""What may be somebody's own number or address is found, and what only looks like it is not."""

from __future__ import annotations

import time
from pathlib import Path

import case_files
import pytest
from guidebook.cases import collection, example
from guidebook.contributions import pull_request_comment, reply
from guidebook.contributions.case_writer import Line, WrittenFile
from guidebook.contributions.pull_request_comment import Place
from guidebook.guide import personal_data as guide_data
from guidebook.text import personal_data

PERSONAL = {
    "phone": """\
Hubungi Budi 0812-3456-7890
Telp. (021) 555-1234
Telp.0812.3456.789
WA:081234567890
hp08123456789
+62 812 3456 7890
62 812-3456-7890
0274-512345
(0274) 512 345
+62-274-512345
0215551234
+1 (202) 555-0143
https://wa.me/6281234567890
https://api.whatsapp.com/send?phone=6281234567890
“08123456789”,""",
    "identity": """\
NIK 3273011203450001
3273 0112 0345 0001
32.73.01.520345.0001
NPWP: 123456789012345
paspor A1234567
Passport number: B 1234567""",
    "tax": "NPWP 12.345.678.9-012.345",
    "account": """\
rekening 1234567890 a.n. Budi
No. rek. BCA: 123-456-7890
Rekening Mandiri 137-00-1234567-8 a/n X
bank account 0123456789
BRI 0021-01-012345-50-1""",
    "e-mail": """\
budi@contoh.or.id
budi (at) gmail.com
<mailto:kami@example.org>""",
}
NOBODYS = """\
Rp 628.123.456.789 dan Rp1.500.000.000
rekening bersama Rp 1.234.567.890
BPJS melayani 200.000.000 peserta
2019-2021, 2024-06-30, 30-06-2024
pukul 08.00-10.00, 08.15–09.30
hotline 112, 119 ext 8, 129, 1500-123, 14045, 0800-1-234567
ISBN 978-602-8123-45-6, ISSN 0215-1234, ISSN 0312-4567
doi 10.1016/j.jclepro.2020.081234567
putusan 011/III/KIP-PS-A/2016, UU 27/2022, Nomor 021/2020
https://rmol.id/hukum/read/2017/04/21/288517/0812345678
koordinat -6.2088, 106.8456; versi 1.2.3; 33,6 miliar; 0,0812345678
+10 persen; +1.500.000 orang
@perpustakaan, https://medium.com/@budi
rekening koran 2019-2021, 2020 2021 2022
bank sampah mengolah 123.456.789 kg; 12.000 rekening
1 234 567 890 rupiah; kode pos 40123"""
PATH = "docs/cases/contoh.md"


@pytest.mark.parametrize(
    ("kind", "text"),
    [(kind, text) for kind, texts in PERSONAL.items() for text in texts.split("\n")],
)
def test_what_may_be_personal_is_found_once_and_told_by_its_beginning_only(
    kind: str, text: str
) -> None:
    (found,) = personal_data.found(text)
    assert found.kind == kind
    assert len(found.masked) == 3
    assert list(personal_data.found(text, [found.text])) == []


@pytest.mark.parametrize("text", NOBODYS.split("\n"))
def test_other_numbers_are_nobodys(text: str) -> None:
    assert list(personal_data.found(text)) == []


def test_a_telephone_is_confirmed_however_it_is_written() -> None:
    confirmed = ["+62 21 555 1234"]
    for text in ("(021) 555-1234", "021 5551234", "+62-21-555-1234"):
        assert list(personal_data.found(f"Telepon {text}.", confirmed)) == []
    assert list(personal_data.found("Telepon (021) 555-1235.", confirmed))


@pytest.mark.parametrize("piece", ["0812 ", "1", "a@", "a.", "rekening ", "NIK ", "+1", "(0", "0."])
def test_a_long_text_is_looked_through_in_a_moment(piece: str) -> None:
    start = time.process_time()
    list(personal_data.found((piece * 60_000)[:60_000]))
    assert time.process_time() - start < 3


def test_every_kind_has_a_name_in_both_languages() -> None:
    assert set(personal_data.kinds()) == {kind for kind, _ in personal_data.PATTERNS}
    assert all(names["id"] and names["en"] for names in personal_data.kinds().values())


def test_no_message_repeats_what_it_found() -> None:
    text = example.text("id").replace("Siapa membawa", "Budi 0812-3456-7890, budi@contoh.id. Siapa")
    found = case_files.checked(text, PATH)
    assert [each.rule for each in found] == ["personal-data"] * 2
    line = Line("Budi 0812-3456-7890", "together")
    told = [str(each.in_language(language)) for each in found for language in ("id", "en")]
    told += reply.items(found, {PATH: WrittenFile((line,) * 60)}, "id")
    assert told[-1].startswith("- **Yang dilakukan bersama**: ada ")
    for message in told:
        assert "3456" not in message
        assert "contoh.id" not in message


def test_a_public_answer_repeats_no_number_that_another_rule_has_found() -> None:
    text = example.text("id").replace("start: 2022", 'start: "0812-3456-7890"')
    text = text.replace("sector: education", 'sector: "budi@contoh.id"')
    found = case_files.checked(text, PATH)
    assert {each.rule for each in found} >= {"vocabulary"}
    line = Line("", "sector")
    answer = "".join(reply.items(found, {PATH: WrittenFile((line,) * 60)}, "id"))
    comment = pull_request_comment.text(found, Place())
    for public in (answer, comment):
        assert "08…" in public
        assert "bu…" in public
        assert "3456" not in public
        assert "contoh.id" not in public


def test_both_languages_of_a_case_take_confirmed_contacts_from_the_facts(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "docs/cases"
    folder.mkdir(parents=True)
    number = "Telepon (021) 555-1234."
    original = example.text("id").replace("Siapa membawa", f"{number} Siapa membawa")
    second = f"---\ntitle: A title\nsummary: A summary.\n---\n{example.text('en').split('---')[2]}"
    second = second.replace("Who brought what", f"{number} Who brought what")
    confirmed = original.replace("statements:", 'public_contacts:\n  - "0215551234"\nstatements:')
    for text, count in ((original, 2), (confirmed, 0)):
        (folder / "contoh.md").write_text(text, encoding="utf-8")
        (folder / "contoh.en.md").write_text(second, encoding="utf-8")
        assert len(_rules(tmp_path)) == count


@pytest.mark.parametrize(
    ("top", "found"),
    [
        ("", ["personal-data"]),
        ('public_contacts:\n  - "021 5551234"\n', []),
        ("public_contacts: (021) 555-1234\n", ["personal-data"] * 2),
    ],
)
def test_a_page_of_the_guide_lists_its_public_contacts_at_its_top(
    tmp_path: Path, top: str, found: list[str]
) -> None:
    (tmp_path / "docs").mkdir()
    page = f"---\ntitle: Bantuan\n{top}---\n\nTelepon (021) 555-1234.\n"
    (tmp_path / "docs/help.md").write_text(page, encoding="utf-8")
    assert [each.rule for each in guide_data.check(tmp_path)] == found


def _rules(root: Path) -> list[str]:
    return [each.rule for each in collection.load(root).findings]
