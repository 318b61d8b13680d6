"""Makes pandoc's reference documents look like papers of the town, and finishes what pandoc leaves plain."""
import re
import subprocess
import zipfile

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

LOOKS = {  # font of the text, font of the heads, colour
    "amt2002": ("Liberation Serif", "Liberation Sans", "1F2F4F"),
    "amt2010": ("Carlito", "Carlito", "1D5F7A"),
    "amt2017": ("Open Sans", "Open Sans", "0F6B5C"),
}


def reference(folder, kind):
    path = folder / f"reference.{kind}"
    path.write_bytes(subprocess.run(["pandoc", "--print-default-data-file", f"reference.{kind}"],
                                    check=True, capture_output=True).stdout)
    return path


def font_of(style, name, size=None, colour=None, bold=None):
    style.font.name = name
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.attrib):
        if "Theme" in key:
            del fonts.attrib[key]
    for key in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(key), name)
    if size:
        style.font.size = Pt(size)
    if colour:
        style.font.color.rgb = RGBColor.from_string(colour)
    if bold is not None:
        style.font.bold = bold


def docx(folder, source):
    text, head, colour = LOOKS.get(source.style, LOOKS["amt2010"])
    path = reference(folder, "docx")
    paper = Document(str(path))
    styles = paper.styles
    named = {style.style_id: style for style in styles}
    look = lambda name: named[name.replace(" ", "")]
    size = 10 if text == "Open Sans" else 11
    for name in ("Normal", "Body Text", "First Paragraph", "Compact", "Block Text"):
        font_of(look(name), text, size)
        look(name).paragraph_format.line_spacing = 1.25
        look(name).paragraph_format.space_before = Pt(0)
        look(name).paragraph_format.space_after = Pt(2 if name == "Compact" else 7)
    for name, points in (("Title", 22), ("Heading 1", 15), ("Heading 2", 12.5), ("Heading 3", 11)):
        font_of(look(name), head, points, colour, True)
        look(name).paragraph_format.space_before = Pt(0 if name == "Title" else 14)
        look(name).paragraph_format.space_after = Pt(6)
        look(name).paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
    for name in ("Subtitle", "Author", "Date"):
        font_of(look(name), head, 12, "444444", False)
        look(name).paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
        look(name).paragraph_format.space_before = Pt(0)
    for name in ("Table Caption", "Image Caption"):
        font_of(look(name), head, 9.5, "333333", True)
    for name in ("Kasten", "Empfehlung", "Autor", "Impressum"):
        style = styles.add_style(name, 1)
        style.base_style = look("Body Text")
        font_of(style, text, size if name == "Empfehlung" else size - 0.5)
        style.font.italic = name == "Autor"
        if name in ("Kasten", "Empfehlung"):
            style.paragraph_format.left_indent = Cm(0.6)
            border(style, colour)
    section = paper.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.6), Cm(2.4)
    section.top_margin, section.bottom_margin = Cm(2.8), Cm(2.4)
    header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
    run = header.add_run("Stadt Lindenau an der Ruhr" + ("  |  " + source.get("left") if source.get("left") else ""))
    run.font.name, run.font.size, run.font.color.rgb = head, Pt(9), RGBColor.from_string(colour)
    footer.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    field(footer.add_run("Seite "), head)
    paper.save(str(path))
    return path


def border(style, colour):
    box = OxmlElement("w:pBdr")
    edge = OxmlElement("w:left")
    for key, value in (("val", "single"), ("sz", "18"), ("space", "8"), ("color", colour)):
        edge.set(qn("w:" + key), value)
    box.append(edge)
    style.element.get_or_add_pPr().append(box)


def field(run, font):
    run.font.name, run.font.size = font, Pt(9)
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run._r.append(part)


def finish_docx(path, source):
    """Gives tables rules, a head and small type, which pandoc's own table style has not."""
    text, head, colour = LOOKS.get(source.style, LOOKS["amt2010"])
    paper = Document(str(path))
    for table in paper.tables:
        rules(table)
        widths(table)
        for number, row in enumerate(table.rows):
            for cell in row.cells:
                for paragraph in cell.paragraphs:
                    paragraph.paragraph_format.space_after = Pt(2)
                    paragraph.paragraph_format.space_before = Pt(2)
                    for run in paragraph.runs:
                        run.font.size, run.font.name = Pt(9.5 if text != "Open Sans" else 8.5), head
                        run.font.bold = run.font.bold or number == 0
    paper.core_properties.title = source.get("title")
    paper.core_properties.author = "; ".join(source.get("authors", []))
    paper.save(str(path))


def widths(table):
    """Columns as wide as their words ask for, 16 cm together."""
    longest = [max(6, min(60, max(len(cell.text) for cell in column.cells))) ** 0.7 for column in table.columns]
    table.autofit = False
    for column, share in zip(table.columns, longest):
        column.width = Cm(16 * share / sum(longest))
        for cell in column.cells:
            cell.width = Cm(16 * share / sum(longest))


def finish_pptx(path):
    """Tables on slides in a size one can read from the back row."""
    made = path.with_name("finished.pptx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            data = old.read(item.filename)
            if item.filename.startswith("ppt/slides/slide"):
                data = re.sub(r"<a:tbl>.*?</a:tbl>", lambda m: re.sub(r"<a:rPr(?=[ />])", '<a:rPr sz="1600"', m[0]),
                              data.decode("utf-8"), flags=re.S).encode("utf-8")
            new.writestr(item, data)
    return made


def rules(table):
    box = OxmlElement("w:tblBorders")
    for name in ("top", "bottom", "insideH"):
        edge = OxmlElement("w:" + name)
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "888888")):
            edge.set(qn("w:" + key), value)
        box.append(edge)
    table._tbl.tblPr.append(box)


def pptx(folder, source):
    """The default slides with the town's font and colours, a line above and the name of the talk below."""
    text, head, colour = LOOKS.get(source.style, LOOKS["amt2010"])
    path = reference(folder, "pptx")
    made = folder / "town.pptx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            data = old.read(item.filename)
            if re.fullmatch(r"ppt/theme/theme\d+\.xml", item.filename):
                data = theme(data.decode("utf-8"), head, colour).encode("utf-8")
            if item.filename == "ppt/slideLayouts/slideLayout1.xml":
                data = opening(data.decode("utf-8")).encode("utf-8")
            if item.filename == "ppt/slideMasters/slideMaster1.xml":
                data = master(data.decode("utf-8"), colour, source.get("left")).encode("utf-8")
            new.writestr(item, data)
    return made


def theme(xml, font, colour):
    xml = re.sub(r'<a:latin typeface="[^"]*"', f'<a:latin typeface="{font}"', xml)
    for name in ("dk2", "accent1"):
        xml = re.sub(rf"(<a:{name}>).*?(</a:{name}>)", rf'\1<a:srgbClr val="{colour}"/>\2', xml, flags=re.S)
    return xml


def opening(xml):
    """The first slide: everything left under the title, the date above the foot."""
    xml = xml.replace('algn="ctr"', 'algn="l"').replace('<a:off x="1371600" y="2914650"/><a:ext cx="6400800"',
                                                        '<a:off x="685800" y="2714650"/><a:ext cx="7772400"')
    place = '<p:spPr><a:xfrm><a:off x="685800" y="4290000"/><a:ext cx="7772400" cy="300000"/></a:xfrm></p:spPr>'
    return re.sub(r'(<p:ph type="dt"[^>]*/></p:nvPr></p:nvSpPr>)<p:spPr\s*/>', r"\1" + place, xml)


def master(xml, colour, words):
    size = re.search(r'<p:titleStyle>.*?</p:titleStyle>', xml, re.S)
    title = re.sub(r'sz="\d+"', 'sz="3000" b="1"', size[0]).replace('algn="ctr"', 'algn="l"')
    title = re.sub(r'<a:schemeClr val="tx1"\s*/>', f'<a:srgbClr val="{colour}"/>', title)
    xml = xml.replace(size[0], title)
    body = re.search(r'<p:bodyStyle>.*?</p:bodyStyle>', xml, re.S)
    steps = iter(("2200", "1900", "1700") + ("1600",) * 12)
    xml = xml.replace(body[0], re.sub(r'sz="\d+"', lambda m: f'sz="{next(steps)}"', body[0]))
    bar = shape(901, 0, 0, 9144000, 90000, colour, "")
    foot = shape(902, 457200, 4813500, 8000000, 260000, None, "Stadt Lindenau an der Ruhr  |  " + words)
    return xml.replace("</p:spTree>", bar + foot + "</p:spTree>", 1)


def shape(number, x, y, w, h, colour, words):
    fill = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>' if colour else "<a:noFill/>"
    return (f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Form {number}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
            f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm>'
            f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}<a:ln><a:noFill/></a:ln></p:spPr>'
            f'<p:txBody><a:bodyPr lIns="0" anchor="ctr"/><a:lstStyle/><a:p><a:r><a:rPr lang="de-DE" sz="1000">'
            f'<a:solidFill><a:srgbClr val="666666"/></a:solidFill></a:rPr><a:t>{words}</a:t></a:r></a:p></p:txBody></p:sp>')
