// What a test asks a page in a browser; each function answers with plain values.

// Every piece of text that can be seen, with the boxes of its lines.
function texts() {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const node = walker.currentNode, element = node.parentElement;
    if (!node.data.trim() || element.closest("title, desc, style, .skip")) continue;
    if (!element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    found.push({ words: node.data.trim(), element, boxes: [...range.getClientRects()].filter((b) => b.width > 1) });
  }
  return found;
}

// Pairs of texts of which one covers the other. A box is taller than its letters: a quarter above and below is air.
function overlaps() {
  const lines = texts().flatMap((t, n) => t.boxes.map((b) => ({ n, words: t.words, left: b.left + 1, right: b.right - 1,
    top: b.top + b.height / 4, bottom: b.bottom - b.height / 4 })));
  const found = [];
  for (let i = 0; i < lines.length; i++)
    for (let j = i + 1; j < lines.length; j++) {
      const a = lines[i], b = lines[j];
      if (a.n !== b.n && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
        found.push([a.words, b.words]);
    }
  return found;
}

// Texts that reach over the edge of the window, or of the picture they stand in.
function cutOff() {
  const found = [];
  for (const t of texts()) {
    const svg = t.element.closest("svg");
    const edge = svg ? svg.getBoundingClientRect() : { left: 0, right: innerWidth };
    if (t.boxes.some((b) => b.left < edge.left - 1 || b.right > edge.right + 1)) found.push(t.words);
  }
  return found;
}

function rgb(text) {
  const parts = text.match(/[\d.]+/g).map(Number);
  return parts.length > 3 && parts[3] === 0 ? null : parts.slice(0, 3);
}

function luminance(colour) {
  const [r, g, b] = colour.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function behind(element) {
  for (let e = element; e; e = e.parentElement) {
    const colour = rgb(getComputedStyle(e).backgroundColor);
    if (colour) return colour;
  }
  return matchMedia("(prefers-color-scheme: dark)").matches &&
    !getComputedStyle(document.documentElement).colorScheme.includes("only light") ? [18, 18, 18] : [255, 255, 255];
}

// Each text with its contrast, as WCAG reckons it.
function contrasts() {
  return texts().map((t) => {
    const style = getComputedStyle(t.element);
    const ink = luminance(rgb(t.element.closest("svg") ? style.fill : style.color));
    const ground = luminance(behind(t.element));
    return [t.words, (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05)];
  });
}

function headings() {
  return [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((h) => Number(h.tagName[1]));
}

// Names (id) that stand on the page more than once, and links to none.
function twice() {
  const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
  const links = [...document.querySelectorAll("a")].map((a) => a.getAttribute("href").slice(1));
  return [...ids.filter((id, n) => ids.indexOf(id) !== n), ...links.filter((id) => !ids.includes(id))];
}

// What has the focus, and whether one can see that it has.
function focused() {
  const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
  const ringed = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const inside = box.left >= 0 && box.right <= innerWidth && box.top >= -1 && box.bottom <= innerHeight + 1;
  return { words: e.textContent.trim(), shown: ringed && inside };
}
