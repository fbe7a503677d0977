"""Every rule of ours applies somewhere: on a page of some kind, on the screen or on paper, in a state
that it is for, the browser computes what it declares. A declaration that another one outweighs
wherever it could apply, or a rule that fits nothing, fails here.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import partial
from typing import Any

import project
from browser import form
from browser.conftest import NewPage
from guidebook.theme import stylesheet
from playwright.sync_api import Page, Route

FOLDER = project.ROOT / "overrides/assets/stylesheets"
NOT_ASKED = ("typeset", "fonts", stylesheet.ENTRY)
"""Parts without rules that have to apply: any rule of ours may outweigh Material's."""
MORE = (
    "404.html",
    "langkah/mitra/",
    "manfaat/jangkauan/",
    "kasus/petabencana/",
    "kasus/shared-deliveries/",
    "alat/peta-pemangku-kepentingan/",
    "alat/lampiran-pelindungan-dan-pengaduan/",
)
"""Pages that show what no page of `project.PAGE_TYPES` does: other drawings, an illustration, a case
that its partners tell themselves, wide columns, points below points.
"""
IN_PARTS = ("berkontribusi/terjemahan/", "berkontribusi/tulis/", "kesimpulan/")
"""Pages of the site that has a repository and translations missing."""
STATES = ("hover", "focus-visible", "focus", "target")
"""States of one element at a time, for which an attribute stands here: at last a whole page is put
into all of them.
"""
_CHANGE = "stands where a translation is behind in a repository with a history"
_DONE = "stands when a whole form is filled in rightly"
EXPECTED = {
    ".change": _CHANGE,
    ".change ins": _CHANGE,
    ".change del": _CHANGE,
    ".translations details": _CHANGE,
    ".form-state.is-done": _DONE,
    ".form-steps .is-done": _DONE,
    ".form-state ul:empty": _DONE,
    ".tool-form [data-band]:empty": "stands while a sheet is not filled in",
    ".standing__kept.is-warning": "stands where a browser keeps nothing",
}
"""Rules for states that no page is put into here, and when they apply."""


@dataclass(frozen=True)
class View:
    """A page as it is looked at."""

    state: str = "plain"
    width: int = 390
    media: str = "screen"
    asks: str = ""
    """What the reader's device asks for: "motion" for less, "colours" for its own."""
    needed: str = ""
    """Looked at only while a rule in question says this; everything in question is, without."""


VIEWS = (
    View(width=1280),
    View(),
    View(media="print", width=720),
    View(width=340, needed="max-width"),
    View(width=230, needed="15em"),  # of letters of the usual size
    View(width=720, needed="min-width"),
    View("light", needed="data-scheme"),
    View("dark", needed="data-scheme"),
    View("no-js", needed="no-js"),
    View(asks="colours", needed="forced-colors"),
    View(asks="motion", needed="reduced-motion"),
    View("opened", width=1280),
    View("opened"),
    View("opened", media="print", width=720),
    View("blank", media="print", width=720, needed="data-blank"),
    View("touched", width=1280, needed="state-"),
)
SCRIPT = r"""
const split = (text, sign) => {
  const parts = [""];
  let depth = 0, quote = "";
  for (const c of text) {
    if (quote) quote = c === quote ? "" : quote;
    else if (c === '"' || c === "'") quote = c;
    else if ("([".includes(c)) depth++;
    else if (")]".includes(c)) depth--;
    if (c === sign && !depth && !quote) parts.push("");
    else parts[parts.length - 1] += c;
  }
  return parts.map((part) => part.trim()).filter(Boolean);
};
const sheet = (css) => { const made = new CSSStyleSheet(); made.replaceSync(css); return made; };
const flat = (rules, conditions) => [...rules].flatMap((rule) => {
  if (rule.media) return flat(rule.cssRules, [...conditions, rule.media.mediaText]);
  return rule.selectorText ? [{ rule, conditions }] : [];
});
const names = (declaration) => [...sheet(`a{${declaration}}`).cssRules[0].style].filter((name) => !name.startsWith("--"));
const probe = sheet(""); // last of all; the policy for styles lets it pass
document.adoptedStyleSheets = [probe];
let rules;

/* The rules of a stylesheet: conditions, selector, declarations. */
window.rulesOf = (css) => {
  rules = flat(sheet(css).cssRules, []).map(({ rule, conditions }) => {
    const declarations = split(rule.style.cssText, ";").filter((one) => names(one).length);
    return { conditions, selector: rule.selectorText, declarations, names: declarations.map(names) };
  });
  return rules;
};

const computed = (places, wanted) => places.map(([element, part]) => {
  const style = getComputedStyle(element, part);
  return wanted.map((name) => style.getPropertyValue(name));
});

/* Which of these declarations of a rule are what some element shows: forced upon all, they change nothing there. */
const winning = (rule, places, tried) => {
  const wanted = tried.flatMap((one) => rule.names[one]);
  const before = computed(places, wanted);
  const forced = tried.map((one) => rule.declarations[one].replace(/ *!important$/, "") + " !important");
  probe.insertRule(`${rule.selector}{${forced.join(";")}}`, 0);
  const after = computed(places, wanted);
  probe.deleteRule(0);
  let from = 0;
  return tried.filter((one) => {
    const to = from + rule.names[one].length;
    const same = places.some((_, at) => before[at].slice(from, to).join("|") === after[at].slice(from, to).join("|"));
    from = to;
    return same;
  });
};

const base = (selector) => selector.replace(/::[\w-]+$/, "") || "*";

/* The rules that fit something on the page, by their place. */
window.fitting = () => {
  const fits = ({ selector }) => split(selector, ",").some((one) => document.querySelector(base(one)));
  return [...rules.keys()].filter((at) => fits(rules[at]));
};

/* Of declarations in question, as pairs [rule, [declarations]], those that apply here, as pairs [rule, declaration]. */
window.applying = (questions) => questions.flatMap(([index, open]) => {
  const rule = rules[index];
  if (!rule.conditions.every((one) => matchMedia(one).matches)) return [];
  const places = split(rule.selector, ",").flatMap((one) => {
    const part = one.match(/::[\w-]+$/)?.[0];
    return [...document.querySelectorAll(base(one))].slice(0, 40).map((element) => [element, part]);
  });
  if (!places.length) return [];
  const together = winning(rule, places, open);
  const alone = open.filter((one) => !together.includes(one)).flatMap((one) => winning(rule, places, [one]));
  return [...together, ...alone].map((one) => [index, one]);
});

window.be = (state) => {
  const root = document.documentElement;
  root.className = state === "no-js" ? "no-js" : "js";
  delete root.dataset.scheme;
  if (state === "light" || state === "dark") root.dataset.scheme = state;
  root.toggleAttribute("data-blank", state === "blank");
  if (state === "touched") {
    for (const element of document.querySelectorAll("*")) for (const name of %s) element.setAttribute(`state-${name}`, "");
  }
};

/* All that is folded, hidden, ticked by a reader, or stands in a template until a script needs it. */
window.unfold = () => {
  for (const template of document.querySelectorAll("template:not(#ahead)")) template.before(template.content.cloneNode(true));
  for (const element of document.querySelectorAll("details, dialog")) element.open = true;
  for (const element of document.querySelectorAll("[type=checkbox], [type=radio]")) if (!element.checked) element.click();
  for (const element of document.querySelectorAll("[hidden]")) element.hidden = false;
  for (const element of document.querySelectorAll(".ticks-message:empty")) element.innerHTML = "<span>Dihapus</span><button class='copy'>Tutup</button>";
};
null; // what ended with a function would be called
"""


def _with_states(css: str) -> str:
    """A stylesheet in which an attribute, which weighs the same, stands for each state."""
    for state in STATES:
        css = re.sub(rf":{state}(?![\w-])", f"[state-{state}]", css)
    return css


def _answer(route: Route, text: str) -> None:
    route.fulfill(body=text, content_type="text/css")


class Audit:
    """The declarations of ours that were not seen to apply yet."""

    def __init__(self, page: Page) -> None:
        parts = {path.stem: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.css")}
        for name, text in stylesheet.published(parts).items():
            answer = partial(_answer, text=_with_states(text))
            page.route(f"**/{name}.css", answer)
        self.page = page
        self.own = _with_states("".join(parts[name] for name in parts if name not in NOT_ASKED))
        self.rules: list[dict[str, Any]] = []
        self.open: dict[int, list[int]] = {}

    def visit(self, host: str, address: str) -> None:
        """Look at a page in every view in which something could still be seen."""
        self.page.emulate_media(media="screen")
        self.page.set_viewport_size({"width": 1280, "height": 844})
        self.page.goto(host + address)
        self._use(address)
        self.page.evaluate(SCRIPT % json.dumps(STATES))
        # Addresses in the stylesheet are seen from its own place.
        own = self.own.replace('url("../', f'url("{host}assets/')
        rules = self.page.evaluate("rulesOf", own)
        if not self.rules:
            self.rules = rules
            self.open = {at: list(range(len(rule["names"]))) for at, rule in enumerate(rules)}
        here = self.page.evaluate("fitting")
        unfolded = False
        for view in VIEWS:
            if view.state == "opened" and not unfolded:
                here = self.page.evaluate("unfold(), fitting()")
                unfolded = True
            if self._is_needed(view, here):
                self._look(view)

    def _use(self, address: str) -> None:
        """What a reader does on a page before more of it is there to be seen."""
        if address == "daftar-periksa/":
            self.page.locator(".tick input").first.check()
        if address == "kasus/":
            tile = self.page.locator("[data-tile=jawa-barat]")
            tile.evaluate("tile => tile.click()")  # it may be folded
            self.page.locator("#chosen button").wait_for()
        if address == "":  # the first page, before any part of the search is chosen
            self.page.keyboard.press("Control+k")
            self.page.get_by_role("searchbox").fill("mitra")
            self.page.locator(".search__results mark").first.wait_for()
        if address == "berkontribusi/tulis/":
            form.ready(self.page)
            form.put(self.page, "id.title", "Satu")
            form.write_elsewhere(self.page, "id.title", "Dua, yang panjang. " * 10)
            form.put(self.page, "as_of", "03/04/2024")
            form.put(self.page, "start", "202")
            form.settle(self.page)
            form.go(self.page, "send")
            self.page.locator(".form-file").wait_for()
            for part in self.page.locator("[data-step]").all():
                part.evaluate("part => { part.hidden = false; }")
        if address == "alat/kesiapan-bekerja-sama/":
            for partner, points in ((1, "1"), (2, "3")):
                for select in self.page.locator(f".grid--scale select[name$='.{partner}']").all():
                    select.select_option(points)
        if address == "alat/siapa-membawa-apa/":
            self.page.locator("[name$='.price']").first.fill("lima")
            self.page.locator(".tool-form textarea").first.fill("Dua, yang panjang. " * 10)
        if address == "alat/perjanjian-kerja-sama/":
            self.page.locator(".clause .clause__kept input").first.uncheck()
        if address == "langkah/kesepakatan/":
            self.page.mouse.wheel(0, 900)
            self.page.locator(".contents a[aria-current]").first.wait_for()

    def _is_needed(self, view: View, here: list[int]) -> bool:
        """Whether a rule in question could be seen to apply; `here` are those that fit something."""
        for at, declarations in self.open.items():
            rule = self.rules[at]
            text = rule["selector"] + " ".join(rule["conditions"])
            if declarations and (view.needed in text if view.needed else at in here):
                return True
        return False

    def _look(self, view: View) -> None:
        self.page.set_viewport_size({"width": view.width, "height": 844})
        self.page.emulate_media(
            media="print" if view.media == "print" else "screen",
            forced_colors="active" if view.asks == "colours" else "none",
            reduced_motion="reduce" if view.asks == "motion" else "no-preference",
        )
        if view.media == "print":
            self.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        questions = [[at, declarations] for at, declarations in self.open.items() if declarations]
        look = "([state, questions]) => { be(state); return applying(questions); }"
        for at, declaration in self.page.evaluate(look, [view.state, questions]):
            self.open[at].remove(declaration)
        if view.media == "print":
            self.page.evaluate("dispatchEvent(new Event('afterprint'))")

    def never(self) -> list[str]:
        """The declarations that apply nowhere, but for those that are expected to."""
        lines = []
        for at, declarations in self.open.items():
            rule = self.rules[at]
            if rule["selector"] in EXPECTED:
                continue
            where = "".join(f"@media {condition} " for condition in rule["conditions"])
            for one in declarations:
                lines.append(f"{where}{rule['selector']} {{ {rule['declarations'][one]} }}")
        return lines


def test_every_declaration_of_ours_is_what_a_browser_computes_somewhere(
    new_page: NewPage, host: str, partial_host: str
) -> None:
    audit = Audit(new_page("about:blank"))
    for address in [*(pair[0] for pair in project.PAGE_TYPES.values()), *MORE]:
        audit.visit(host, address)
    for address in IN_PARTS:
        audit.visit(partial_host, address)
    assert audit.never() == [], "outweighed or fitting nothing: take these out, or mend them"
