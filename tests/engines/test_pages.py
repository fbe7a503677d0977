"""Every kind of page in every engine: its words can be read and its boxes seen, in both schemes."""

from __future__ import annotations

import project
import pytest
from engines.windows import Window

FAULTS = r"""((scheme) => {
  document.documentElement.dataset.scheme = scheme;
  document.getAnimations().forEach((change) => change.finish());
  const faults = [];
  const numbers = (colour) => colour.match(/[\d.]+/g).map(Number);
  const clear = (colour) => colour === "none" || colour === "transparent" || numbers(colour)[3] === 0;
  const light = (colour) => {
    const [r, g, b] = numbers(colour).slice(0, 3).map((part) => part / 255)
      .map((part) => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [a, b] = [light(one), light(other)].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  };
  const grounds = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const { backgroundColor, backgroundImage } = getComputedStyle(e);
      const drawn = backgroundImage.includes("gradient(") ? backgroundImage.match(/rgba?\([^)]*\)/g) : null;
      const seen = drawn?.filter((one) => !clear(one));
      if (seen?.length) return seen;
      if (!clear(backgroundColor)) return [backgroundColor];
    }
    return ["rgb(255, 255, 255)"];
  };
  const beneath = (text) => {
    const box = text.getBoundingClientRect();
    const middle = new DOMPoint(box.left + box.width / 2, box.top + box.height / 2);
    const under = [...text.ownerSVGElement.querySelectorAll("path, rect, circle, ellipse, polygon")].filter((shape) => {
      if (!(shape.compareDocumentPosition(text) & 4) || clear(getComputedStyle(shape).fill)) return false;
      const drawn = shape.getScreenCTM();
      if (drawn.a * drawn.d === drawn.b * drawn.c) return false; // grown to nothing
      const inside = middle.matrixTransform(drawn.inverse());
      const point = text.ownerSVGElement.createSVGPoint();
      point.x = inside.x;
      point.y = inside.y;
      return shape.isPointInFill(point);
    });
    return under.length ? [getComputedStyle(under[under.length - 1]).fill] : grounds(text.ownerSVGElement);
  };
  const shown = (e) => {
    const box = e.getBoundingClientRect();
    const style = getComputedStyle(e);
    return box.width > 2 && box.height > 2 && style.visibility === "visible" && (e.checkVisibility?.() ?? true);
  };
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const e = words.currentNode.parentElement;
    const text = words.currentNode.textContent.trim();
    if (!text || e.closest("script, style, template, title, desc, option, textarea") || !shown(e)) continue;
    const style = getComputedStyle(e);
    const drawn = e.ownerSVGElement;
    const colour = drawn ? style.fill : style.color;
    const size = parseFloat(style.fontSize);
    const enough = size >= 24 || (size >= 18.6 && style.fontWeight >= 700) || drawn ? 3 : 4.5;
    const least = clear(colour) ? 0 : Math.min(...(drawn ? beneath(e) : grounds(e)).map((one) => contrast(colour, one)));
    if (least < enough) faults.push(`${scheme}: ${least.toFixed(2)}: ${text.slice(0, 50)}`);
  }
  for (const e of document.querySelectorAll("input, select, textarea")) {
    if (!shown(e)) continue;
    const style = getComputedStyle(e);
    const bare = style.appearance === "none";
    if (!bare && ["checkbox", "radio"].includes(e.type)) continue;
    const seen = parseFloat(style.borderTopWidth) >= 1 && !clear(style.borderTopColor)
      && (!bare || contrast(style.borderTopColor, grounds(e)[0]) >= 3);
    if (!seen) faults.push(`${scheme}: no border: ${e.outerHTML.slice(0, 80)}`);
  }
  for (const e of document.querySelectorAll(".site-header, .ticks-bar")) {
    if (clear(getComputedStyle(e).backgroundColor)) faults.push(`${scheme}: see-through: ${e.className}`);
  }
  for (const e of document.querySelectorAll("a svg, button svg, summary svg, p svg")) {
    if (shown(e) && e.getBoundingClientRect().width > 100) faults.push(`huge: ${e.outerHTML.slice(0, 80)}`);
  }
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) faults.push(`sideways: ${scrollWidth} in ${clientWidth}`);
  if (document.documentElement.className !== "js") faults.push("a script was lost");
  return faults;
})"""
"""What on a page can't be read or seen in a scheme, with the contrast of words."""


@pytest.mark.parametrize("kind", project.PAGE_TYPES)
def test_every_word_can_be_read_and_every_box_is_seen(window: Window, host: str, kind: str) -> None:
    window.open(host + project.PAGE_TYPES[kind][0])
    faults = [*window.ask(f"{FAULTS}('light')"), *window.ask(f"{FAULTS}('dark')")]
    assert not faults, "\n".join(faults)
