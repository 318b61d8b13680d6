"""Draws the figures: bar, hbar, stack and line charts as SVG with real text.

A block in a source: `type`, `caption`, `labels`, `series` ([{name, values}]), and if wanted `unit`, `max`,
`height`, `decimals` (digits behind the comma).
"""
from html import escape

COLOURS = {
    "amt2002": ["#1f2f4f", "#8a97ad", "#c9ced8", "#555555", "#aaaaaa"],
    "amt2010": ["#1d5f7a", "#8fb8c8", "#d9a441", "#5b6b72", "#b7c4c9"],
    "amt2017": ["#0f6b5c", "#e08a2e", "#7fb5aa", "#51606b", "#c5d8d3"],
}
FONT = {"amt2002": "Liberation Sans", "amt2010": "Carlito", "amt2017": "Open Sans"}


def number(value, decimals):
    text = f"{value:,.{decimals}f}" if decimals else f"{value:,.0f}"
    return text.replace(",", "\u00a0").replace(".", ",")


def nice(top):
    for factor in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000):
        if top / factor <= 6:
            return factor
    return top / 5


class Sheet:
    def __init__(self, width, height, font):
        self.parts, self.width, self.height, self.font = [], width, height, font

    def text(self, x, y, words, anchor="start", size=11, fill="#222", weight="normal"):
        self.parts.append(f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}" '
                          f'fill="{fill}" font-weight="{weight}">{escape(str(words))}</text>')

    def rect(self, x, y, w, h, fill):
        self.parts.append(f'<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}" fill="{fill}"/>')

    def line(self, x1, y1, x2, y2, stroke="#c8ccd0", width=0.8):
        self.parts.append(f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" '
                          f'stroke="{stroke}" stroke-width="{width}"/>')

    def svg(self):
        return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {self.height}" '
                f'width="{self.width}" height="{self.height}" font-family="{self.font}">{"".join(self.parts)}</svg>')


def svg(spec, style):
    colours, font = COLOURS.get(style, COLOURS["amt2010"]), FONT.get(style, "Carlito")
    kind, labels, series = spec["type"], [str(x) for x in spec["labels"]], spec["series"]
    decimals = spec.get("decimals", 1 if any(isinstance(v, float) for s in series for v in s["values"]) else 0)
    unit = spec.get("unit", "")
    width = 560
    height = spec.get("height", 40 + len(labels) * (16 * (1 if kind == "stack" else len(series)) + 12)
                      if kind in ("hbar", "stack") else 270)
    sheet = Sheet(width, height, font)
    top = legend(sheet, series, colours) if len(series) > 1 else 8
    if kind in ("hbar", "stack"):
        sideways(sheet, kind, labels, series, colours, decimals, unit, top, spec)
    else:
        upright(sheet, kind, labels, series, colours, decimals, unit, top, spec)
    return sheet.svg()


def legend(sheet, series, colours):
    x = 10
    for n, s in enumerate(series):
        sheet.rect(x, 4, 10, 10, colours[n % 5])
        sheet.text(x + 15, 13, s["name"])
        x += 30 + 6.2 * len(s["name"])
    return 24


def sideways(sheet, kind, labels, series, colours, decimals, unit, top, spec):
    left = min(230, 16 + max(len(x) for x in labels) * 6.0)
    wide = sheet.width - left - 70
    sums = [sum(s["values"][i] for s in series) if kind == "stack" else max(
        (s["values"][i] or 0) for s in series) for i in range(len(labels))]
    scale = wide / (spec.get("max") or max(sums))
    row = (sheet.height - top - 6) / len(labels)
    for i, name in enumerate(labels):
        y = top + i * row
        sheet.text(left - 8, y + row / 2 + 4, name, "end")
        x, thick = left, (row - 10) / (1 if kind == "stack" else len(series))
        for n, s in enumerate(series):
            value = s["values"][i]
            if value is None:
                continue
            yy = y + 5 + (0 if kind == "stack" else n * thick)
            sheet.rect(x, yy, value * scale, thick - 1.5, colours[n % 5])
            if kind == "stack":
                if value * scale > 22:
                    sheet.text(x + value * scale / 2, yy + thick / 2 + 3, number(value, decimals), "middle", 10,
                               "#fff" if n in (0, 3) else "#222")
                x += value * scale
            else:
                sheet.text(x + value * scale + 5, yy + thick / 2 + 3.5, number(value, decimals) + unit, size=10.5)
    sheet.line(left, top, left, sheet.height - 6, "#444", 1)


def upright(sheet, kind, labels, series, colours, decimals, unit, top, spec):
    left, bottom = 44, sheet.height - 30
    highest = spec.get("max") or max(v for s in series for v in s["values"] if v is not None) * 1.08
    scale, step = (bottom - top - 8) / highest, nice(highest)
    mark = 0
    while mark <= highest:
        y = bottom - mark * scale
        sheet.line(left, y, sheet.width - 8, y)
        sheet.text(left - 6, y + 4, number(mark, 0) + unit, "end", 10, "#555")
        mark += step
    slot = (sheet.width - left - 16) / len(labels)
    for i, name in enumerate(labels):
        sheet.text(left + slot * (i + 0.5), bottom + 16, name, "middle", 10.5)
    for n, s in enumerate(series):
        if kind == "line":
            curve(sheet, s["values"], colours[n % 5], left, slot, bottom, scale, decimals, unit)
            continue
        thick = min(44, slot * 0.76 / len(series))
        for i, value in enumerate(s["values"]):
            if value is None:
                continue
            x = left + slot * (i + 0.5) + (n - len(series) / 2) * thick
            sheet.rect(x + 1, bottom - value * scale, thick - 2, value * scale, colours[n % 5])
            if thick > 17:
                sheet.text(x + thick / 2, bottom - value * scale - 4, number(value, decimals), "middle", 9.5)
    sheet.line(left, bottom, sheet.width - 8, bottom, "#444", 1)


def curve(sheet, values, colour, left, slot, bottom, scale, decimals, unit):
    points = [(left + slot * (i + 0.5), bottom - v * scale) for i, v in enumerate(values) if v is not None]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    sheet.parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
    shown = [v for v in values if v is not None]
    for n, (x, y) in enumerate(points):
        sheet.parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>')
        if n in (0, len(points) - 1):
            sheet.text(x, y - 7, number(shown[n], decimals), "middle", 10, colour, "bold")
