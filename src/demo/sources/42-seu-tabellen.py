"""
file: Gesundheitsberichte/SEU_Lindenau_2004-2024_Tabellen.xlsx
title: Schuleingangsuntersuchungen 2004 bis 2024. Tabellen
kind: report
date: 2024-12
authors: ["Steinbrück, Carla", "Wischnewski, Jan"]
publisher: Stadt Lindenau an der Ruhr, Gesundheitsamt
collection: gesundheitsberichte
topics: [Kinder und Jugendliche, Gesundheitsberichterstattung, Impfen, Bewegung und Ernährung]
audiences: [Fachöffentlichkeit, Politik und Verwaltung]
places: [Lindenau an der Ruhr, Altstadt, Ober-Lindenau, Zeche Anna, Ruhrbogen]
language: de
licence: CC BY 4.0
description: Sechs Tabellenblätter mit den Ergebnissen der Schuleingangsuntersuchung nach Jahren und Quartieren, mit Hinweisen zu Verfahrenswechsel und Lücken.
source: Kinder- und Jugendgesundheitsdienst, Auswertungsdatei
relations:
  - {type: is_part_of, to: gesundheitsberichte}
  - {type: follows_up, to: "07"}
"""
import datetime

from openpyxl import Workbook
from openpyxl.chart import LineChart, Reference
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties

HEAD = PatternFill("solid", fgColor="0F6B5C")
LINE = Border(bottom=Side(style="thin", color="BBBBBB"))

EXAMINED = [  # year, procedure, examined, with vaccination record (percent)
    (2004, "Bielefelder Modell", 1097, 88.9), (2006, "Bielefelder Modell", 1042, 90.3),
    (2009, "Bielefelder Modell", 968, 92.5), (2010, "SOPESS", 951, 92.8), (2012, "SOPESS", 918, 93.4),
    (2014, "SOPESS", 930, 93.1), (2016, "SOPESS", 989, 92.4), (2019, "SOPESS", 1021, 93.7),
    (2020, "SOPESS, Abbruch am 13. März", 388, None), (2021, "SOPESS, verkürzt", 712, 94.9),
    (2022, "SOPESS", 1064, 95.6), (2024, "SOPESS", 1118, 96.2)]
QUARTERS = ("Altstadt", "Ober-Lindenau", "Zeche Anna", "Ruhrbogen")
VACCINATED = {  # second dose against measles, mumps and rubella: city, then the four quarters
    2004: (49.8, 48.9, 55.6, 41.2, 54.0), 2006: (71.5, 71.0, 76.3, 66.8, 73.4), 2009: (86.0, 85.7, 89.6, 81.9, 88.1),
    2010: (88.4, 88.2, 91.3, 84.6, 90.6), 2012: (90.7, 90.9, 93.8, 86.5, 92.7), 2014: (91.6, 91.8, 94.5, 87.3, 93.9),
    2016: (92.8, 92.9, 95.2, 89.4, 94.6), 2019: (92.9, 92.8, 95.0, 90.1, 94.7), 2021: (93.4, 93.3, 95.4, 90.8, 95.1),
    2022: (95.0, 94.9, 96.7, 92.6, 96.5), 2024: (96.1, 96.0, 97.6, 94.0, 97.4)}
CHECKUPS = {
    2004: (74.2, 73.9, 83.0, 61.0, 80.7), 2006: (76.9, 76.5, 84.2, 66.3, 82.1), 2009: (80.8, 80.6, 87.1, 71.5, 85.5),
    2010: (82.0, 81.8, 87.7, 73.9, 86.2), 2012: (84.6, 84.4, 89.8, 76.8, 88.6), 2014: (86.1, 85.9, 90.8, 78.4, 90.2),
    2016: (87.4, 87.2, 91.5, 81.0, 90.9), 2019: (89.0, 88.7, 92.1, 85.2, 91.3), 2022: (86.2, 86.0, 90.4, 80.9, 89.6),
    2024: (87.2, 87.0, 91.0, 82.5, 90.1)}
WEIGHT = {  # overweight with obesity, of which obesity
    2004: ((12.9, 13.1, 9.4, 18.7, 9.9), (5.6, 5.7, 3.8, 8.4, 4.1)), 2006: ((13.1, 13.3, 9.5, 19.2, 9.8), (5.7, 5.8, 3.8, 8.8, 4.0)),
    2009: ((13.4, 13.6, 9.7, 19.6, 9.9), (5.8, 5.9, 3.7, 9.1, 4.0)), 2010: ((12.8, 13.0, 9.4, 18.3, 9.7), (5.4, 5.5, 3.6, 8.3, 3.8)),
    2012: ((12.2, 12.4, 9.0, 17.4, 9.3), (5.1, 5.2, 3.4, 7.9, 3.6)), 2014: ((11.8, 11.9, 8.7, 16.9, 9.0), (4.9, 5.0, 3.3, 7.6, 3.4)),
    2016: ((11.5, 11.7, 8.6, 16.0, 8.8), (4.8, 4.9, 3.3, 7.1, 3.4)), 2019: ((11.2, 11.4, 8.6, 15.1, 8.9), (4.6, 4.7, 3.2, 6.5, 3.4)),
    2022: ((14.3, 14.6, 10.3, 20.2, 10.9), (6.4, 6.5, 4.2, 9.6, 4.6)), 2024: ((13.0, 13.2, 9.6, 17.8, 10.2), (5.6, 5.7, 3.8, 8.0, 4.2))}
SPEECH = {
    2004: (19.6, 19.4, 12.8, 30.4, 13.7), 2006: (20.1, 20.0, 13.1, 31.0, 14.0), 2009: (20.4, 20.6, 13.5, 30.7, 14.4),
    2010: (25.8, 26.1, 17.4, 37.9, 18.8), 2012: (25.2, 25.5, 17.0, 37.0, 18.3), 2014: (24.9, 25.2, 16.7, 36.3, 18.1),
    2016: (26.3, 26.8, 17.9, 37.4, 19.2), 2019: (27.6, 28.3, 19.0, 38.5, 20.4), 2022: (33.7, 34.6, 23.7, 46.1, 25.5),
    2024: (32.4, 33.2, 22.8, 44.0, 24.6)}


def on_one_page(sheet):
    """Landscape, scaled to the paper: nobody wants to glue a table together."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 1
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def table(book, name, title, heads, rows, note):
    sheet = book.create_sheet(name)
    sheet["A1"] = title
    sheet["A1"].font = Font(name="Calibri", bold=True, size=13, color="0F6B5C")
    on_one_page(sheet)
    for column, head in enumerate(heads, 1):
        cell = sheet.cell(3, column, head)
        cell.font, cell.fill = Font(name="Calibri", bold=True, color="FFFFFF"), HEAD
        words = isinstance(rows[0][column - 1], str)
        side = "left" if column == 1 or words else "right"
        cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal=side)
        sheet.column_dimensions[cell.column_letter].width = 30 if words else 14
    sheet.row_dimensions[3].height = 32
    for number, row in enumerate(rows, 4):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column, "keine Angabe" if value is None else value)
            cell.border = LINE
            if isinstance(value, float):
                cell.number_format = "0.0"
            if value is None or column == 1:
                cell.alignment = Alignment(horizontal="left" if column == 1 else "right")
    sheet.cell(len(rows) + 5, 1, note).font = Font(name="Calibri", italic=True, size=9)
    sheet.freeze_panes = "B4"
    return sheet


def by_quarter(book, name, title, figures, note):
    rows = [(year, *values) for year, values in figures.items()]
    sheet = table(book, name, title, ("Jahr", "Stadt", *QUARTERS), rows, note)
    chart = LineChart()
    chart.title, chart.height, chart.width = title.rsplit(", ", 1)[0], 8, 16
    chart.add_data(Reference(sheet, min_col=2, max_col=6, min_row=3, max_row=3 + len(rows)), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=4, max_row=3 + len(rows)))
    chart.y_axis.scaling.min, chart.y_axis.scaling.max = 0, 100 if max(row[1] for row in rows) > 60 else 50
    for line in chart.series:
        line.smooth = False
    sheet.add_chart(chart, f"A{len(rows) + 8}")


def notes(book):
    sheet = book.active
    sheet.title = "Hinweise"
    lines = [
        "Schuleingangsuntersuchungen in Lindenau an der Ruhr 2004 bis 2024",
        "Gesundheitsamt, Kinder- und Jugendgesundheitsdienst und Gesundheitsberichterstattung. Stand: Dezember 2024",
        "",
        "Untersucht werden alle Kinder, die im Sommer schulpflichtig werden, und vorzeitig angemeldete Kinder.",
        "Seit 2005 werden die Ergebnisse jährlich nach Wohnquartieren ausgewertet (Empfehlung 1.1 der ersten Gesundheitskonferenz). "
        "Die Werte für 2004 wurden damals erstmals so ausgezählt.",
        "2010 wurde das Verfahren umgestellt. Die Angaben zur Sprache vor und nach 2010 dürfen nicht verglichen werden.",
        "2020 wurde die Reihenuntersuchung am 13. März abgebrochen. Für 388 Kinder liegen Befunde vor, überwiegend aus Ober-Lindenau; "
        "sie werden nicht ausgewertet.",
        "2021 wurde ein verkürztes Programm durchgeführt (712 Kinder, Hören, Sehen, Impfbuch). Vorrang hatten Kinder mit bekanntem Förderbedarf.",
        "Impfquoten beziehen sich auf Kinder mit vorgelegtem Impfbuch. Wer keines vorlegt, ist vermutlich seltener geimpft.",
        "Übergewicht: Body-Mass-Index über der 90. Perzentile, Adipositas: über der 97. Perzentile (Referenz Kromeyer-Hauschild).",
        "Bei rund 150 untersuchten Kindern im Quartier Ruhrbogen verändert ein einzelnes Kind den Anteil um 0,7 Prozentpunkte.",
        "Auskunft: Dr. Carla Steinbrück, gesundheitsbericht@lindenau.example"]
    for number, line in enumerate(lines, 1):
        sheet.cell(number, 1, line).alignment = Alignment(wrap_text=True, vertical="top")
        sheet.row_dimensions[number].height = 20 if number == 1 else 31 if len(line) > 125 else 16
    on_one_page(sheet)
    sheet["A1"].font = Font(name="Calibri", bold=True, size=14, color="0F6B5C")
    sheet.column_dimensions["A"].width = 110


def workbook():
    book = Workbook()
    notes(book)
    table(book, "Untersuchte", "Untersuchte Kinder und vorgelegte Impfbücher, ausgewählte Jahre",
          ("Jahr", "Verfahren", "Untersuchte Kinder", "Impfbuch vorgelegt (%)"), EXAMINED,
          "2020 ohne Auswertung.")
    by_quarter(book, "Impfen", "Zweite Impfung gegen Masern, Mumps, Röteln, Anteil in Prozent", VACCINATED,
               "Bezogen auf Kinder mit Impfbuch. Masernschutzgesetz seit 1. März 2020.")
    by_quarter(book, "Vorsorge", "Früherkennung U1 bis U9 vollständig, Anteil in Prozent", CHECKUPS,
               "Bezogen auf vorgelegte Hefte. 2021 nicht erhoben.")
    heads = ("Jahr", "Stadt", "davon Adipositas", *(f"{q}{x}" for q in QUARTERS for x in ("", " Adipositas")))
    rows = [(year, *(v for pair in zip(a, b) for v in pair)) for year, (a, b) in WEIGHT.items()]
    table(book, "Gewicht", "Übergewicht einschließlich Adipositas, Anteil in Prozent", heads, rows,
          "Gemessen, nicht erfragt. 2021 nicht erhoben.")
    by_quarter(book, "Sprache", "Auffällige Sprachbefunde, Anteil in Prozent", SPEECH,
               "Bruch der Reihe zwischen 2009 und 2010. 2021 nicht erhoben.")
    book.properties.title = "Schuleingangsuntersuchungen 2004 bis 2024"
    book.properties.creator = "Steinbrück, Carla; Wischnewski, Jan"
    book.properties.created = book.properties.modified = datetime.datetime(2024, 12, 9, 10, 0)
    return book
