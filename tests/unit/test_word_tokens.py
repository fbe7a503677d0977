"""No word of a Word file is lost in silence, however its parts are put into one another."""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from functools import cache

import drafts
from guidebook.contributions import answers, word_answers
from hypothesis import given, settings
from hypothesis import strategies as st
from word_files import NAMESPACES, Filled, run, with_parts

LOOKS = (
    "",
    "<w:b/>",
    "<w:i/>",
    "<w:strike/>",
    "<w:vanish/>",
    '<w:vertAlign w:val="superscript"/>',
    '<w:u w:val="single"/>',
    '<w:color w:val="FF0000"/>',
    '<w:rFonts w:ascii="Wingdings"/>',
)
AROUND = (
    "<w:hyperlink w:anchor='x'>{}</w:hyperlink>",
    "<w:hyperlink r:id='rId999'>{}</w:hyperlink>",
    "<w:ins w:id='1' w:author='x'>{}</w:ins>",
    "<w:del w:id='1' w:author='x'>{}</w:del>",
    "<w:moveTo w:id='1' w:author='x'>{}</w:moveTo>",
    "<w:moveFrom w:id='1' w:author='x'>{}</w:moveFrom>",
    "<w:smartTag>{}</w:smartTag>",
    "<w:customXml>{}</w:customXml>",
    "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "<w:fldSimple w:instr='REF x'>{}</w:fldSimple>",
    "<w:bdo w:val='rtl'>{}</w:bdo>",
    "<w:tomorrow>{}</w:tomorrow>",
    "<m:oMath>{}</m:oMath>",
    "<mc:AlternateContent><mc:Choice Requires='x'>{}</mc:Choice></mc:AlternateContent>",
)
BOX = (
    "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape>"
    "</w:pict></w:r>"
)
AROUND_BLOCKS = (
    "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "<w:customXml>{}</w:customXml>",
    "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
    "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
    "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{}</w:tc></w:tr></w:tbl>",
    "<w:tomorrow>{}</w:tomorrow>",
    f"<w:p>{BOX}</w:p>",
    "<w:p><w:pPr><w:pStyle w:val='Heading3'/></w:pPr></w:p>{}",
)
PROPERTIES = (
    "",
    "<w:pPr><w:pStyle w:val='Heading3'/></w:pPr>",
    "<w:pPr><w:framePr w:dropCap='drop'/></w:pPr>",
    "<w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr>",
)

runs = st.builds(lambda look: run("@", look), st.sampled_from(LOOKS))
inline = st.recursive(
    runs,
    lambda inside: st.builds(
        lambda around, parts: around.format("".join(parts)),
        st.sampled_from(AROUND),
        st.lists(inside, min_size=1, max_size=3),
    ),
    max_leaves=6,
)
paragraph = st.builds(
    lambda properties, parts: f"<w:p>{properties}{''.join(parts)}</w:p>",
    st.sampled_from(PROPERTIES),
    st.lists(inline, min_size=1, max_size=3),
)
blocks = st.recursive(
    paragraph,
    lambda inside: st.builds(
        lambda around, parts: around.format("".join(parts)),
        st.sampled_from(AROUND_BLOCKS),
        st.lists(inside, min_size=1, max_size=3),
    ),
    max_leaves=6,
)


@cache
def _document() -> tuple[bytes, str]:
    """A template that is filled in, and the XML of its body with `@MARK@` among the results."""
    filled = Filled()
    filled.insert_block("results", f"<w:p>{run('@MARK@')}</w:p>")
    data = filled.bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = archive.read("word/document.xml").decode()
    return data, re.sub(r"<w:p>(?:(?!<w:p>).)*@MARK@.*?</w:p>", "@MARK@", text, flags=re.DOTALL)


@settings(max_examples=80, deadline=None, derandomize=True)
@given(st.lists(blocks, min_size=1, max_size=4).map("".join))
def test_every_word_comes_along_or_is_told(xml: str) -> None:
    numbers = itertools.count()
    numbered = re.sub("@", lambda _: f"kata{next(numbers)}x", xml)
    data, document = _document()
    inside = f"<w:customXml {NAMESPACES}>{numbered}</w:customXml>"
    text = document.replace("@MARK@", inside)
    found = word_answers.read(with_parts(data, word__document=text.encode()))
    (file,) = drafts.texts(answers.draft(found.pairs, found.language)).values()
    told = " ".join(f"{each.loss.quote} ;" for each in found.losses)
    for number in range(next(numbers)):
        word = f"kata{number}x"
        assert word in file or word in told, word


def test_parts_that_are_nested_as_deep_as_a_file_may_be_stop_nothing() -> None:
    data, document = _document()
    for begin, end in (("<w:smartTag>", "</w:smartTag>"), ("<w:r><w:ruby>", "</w:ruby></w:r>")):
        inside = f"<w:customXml {NAMESPACES}><w:p>{begin * 100}{end * 100}</w:p></w:customXml>"
        text = document.replace("@MARK@", inside)
        assert word_answers.read(with_parts(data, word__document=text.encode()))
