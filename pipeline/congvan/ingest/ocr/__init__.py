"""Scans → rows: what a picture of a page says, in the same rows that digital pages give (extra ``ocr``)."""
