"""From the characters of a page to its lines: rows, columns, footnotes, furniture, paragraphs."""
