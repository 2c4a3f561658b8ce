"""Pictures as geometry: frozen dataclasses in, positions out, drawn by ``design/pictures.html``.

Bars, strips and weeks use per cent across and pixels down, so text keeps its
size at any width. Maps and networks use their own coordinates.
"""
