"""
file: 2016 GK13 Leben mit Demenz/Auswertung Rückmeldebögen GK13.xlsx
title: Auswertung der Rückmeldebögen
subtitle: 13. Gesundheitskonferenz „Leben mit Demenz“
kind: evaluation
date: 2016-12
authors: ["Kowalski, Renate"]
publisher: Stadt Lindenau an der Ruhr, Gesundheitsamt
collection: gk-2016
topics: [Demenz]
audiences: [Politik und Verwaltung]
places: [Lindenau an der Ruhr]
language: de
licence: Alle Rechte vorbehalten
description: Vier Tabellenblätter mit den Antworten auf 98 von 204 Rückmeldebögen, nach Gruppen und mit freien Anmerkungen.
source: Geschäftsstelle der Gesundheitskonferenz
relations:
  - {type: is_part_of, to: gk-2016}
  - {type: follows_up, to: "35"}
"""
import datetime

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.properties import PageSetupProperties

HEAD = PatternFill("solid", fgColor="1D5F7A")
GROUPS = [("Pflege und Beratung", 39), ("Angehörige", 21), ("Ehrenamt", 15), ("Verwaltung und Politik", 12),
          ("Praxis und Klinik", 7), ("ohne Angabe", 4)]
MARKS = [  # question, very good, good, middling, poor, no answer
    ("Die Konferenz insgesamt", 37, 46, 12, 2, 1), ("Bilanz der Empfehlungen (Brinkmann)", 29, 48, 16, 2, 3),
    ("Gespräch auf dem Podium", 71, 19, 4, 1, 3), ("Demenz im Krankenhaus (Lammert)", 44, 39, 10, 2, 3),
    ("Erst der Tee (Yıldız)", 52, 34, 7, 1, 4), ("Begleitforschung (Overbeck)", 18, 41, 27, 8, 4),
    ("Markt der Möglichkeiten", 40, 38, 13, 4, 3), ("Raum, Luft, Verpflegung", 11, 35, 33, 17, 2)]
BEST = [("Gespräch auf dem Podium", 64), ("Markt der Möglichkeiten", 21), ("ein Vortrag", 9), ("ohne Angabe", 4)]
BY_GROUP = [  # group, forms, very good or good, would use something, met somebody
    ("Pflege und Beratung", 39, 33, 30, 31), ("Angehörige", 21, 19, 14, 12), ("Ehrenamt", 15, 13, 11, 12),
    ("Verwaltung und Politik", 12, 10, 7, 9), ("Praxis und Klinik", 7, 5, 4, 3), ("ohne Angabe", 4, 3, 2, 1)]
REMARKS = [
    ("Ablauf", "Mehr Ruhe für Menschen mit Demenz, ein Raum zum Zurückziehen", 8),
    ("Raum", "Luft im Saal", 14), ("Raum", "Schlange an der Garderobe", 9),
    ("Vorträge", "Zahlen auf der Leinwand zu klein", 11), ("Vorträge", "Folien bitte vorher austeilen", 3),
    ("Inhalt", "Tagespflege und Kurzzeitpflege fehlen wieder", 12), ("Inhalt", "Was ist mit Jüngeren?", 6),
    ("Inhalt", "Hausärztinnen und Hausärzte kaum vertreten", 5), ("Inhalt", "Danke an Herrn S. und Frau L.", 17),
    ("Zukunft", "Markt in jedem Quartier wiederholen", 7), ("Zukunft", "Pflegestützpunkt Ruhrbogen nicht vergessen", 4)]


def sheet(book, name, title, heads, rows, widths):
    page = book.create_sheet(name)
    page["A1"] = title
    page["A1"].font = Font(name="Calibri", bold=True, size=13, color="1D5F7A")
    page.row_dimensions[3].height = 32
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 1
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for column, (head, width) in enumerate(zip(heads, widths), 1):
        cell = page.cell(3, column, head)
        cell.font, cell.fill = Font(name="Calibri", bold=True, color="FFFFFF"), HEAD
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        page.column_dimensions[cell.column_letter].width = width
    for number, row in enumerate(rows, 4):
        for column, value in enumerate(row, 1):
            page.cell(number, column, value).alignment = Alignment(wrap_text=True, vertical="top")
    page.freeze_panes = "A4"
    return page


def workbook():
    book = Workbook()
    book.remove(book.active)
    first = sheet(book, "Rücklauf", "Rücklauf: 98 von 204 Bögen (48,0 %)", ("Gruppe", "Bögen"),
                  GROUPS + [("zusammen", 98)], (34, 10))
    first["A13"] = "Ausgegeben am 23. November 2016 im Bürgersaal, Annahmeschluss 9. Dezember 2016. Bearbeitung: Kowalski."
    second = sheet(book, "Noten", "Wie bewerten Sie …? (Zahl der Bögen)",
                   ("Frage", "sehr gut", "gut", "mittel", "schlecht", "ohne Angabe"), MARKS, (38, 10, 10, 10, 10, 12))
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.height, chart.width = "bar", "stacked", 100, 9, 18
    chart.title = "Noten"
    chart.add_data(Reference(second, min_col=2, max_col=6, min_row=3, max_row=11), titles_from_data=True)
    chart.set_categories(Reference(second, min_col=1, min_row=4, max_row=11))
    second.add_chart(chart, "A20")
    for number, (name, count) in enumerate([("Was war der wichtigste Teil?", None), *BEST], 13):
        second.cell(number, 1, name)
        second.cell(number, 2, count)
    sheet(book, "Gruppen", "Nach Gruppen (Zahl der Bögen)",
          ("Gruppe", "Bögen", "insgesamt sehr gut oder gut", "nehme etwas mit, das ich anwende", "habe jemanden kennengelernt"),
          BY_GROUP + [("zusammen", *(sum(row[i] for row in BY_GROUP) for i in range(1, 5)))], (30, 10, 18, 22, 20))
    sheet(book, "Anmerkungen", "Freie Anmerkungen, sinngemäß zusammengefasst", ("Bereich", "Anmerkung", "Nennungen"),
          REMARKS, (14, 62, 12))
    book.properties.title = "Auswertung der Rückmeldebögen, 13. Gesundheitskonferenz"
    book.properties.creator = "Kowalski, Renate"
    book.properties.created = book.properties.modified = datetime.datetime(2016, 12, 14, 9, 30)
    return book
