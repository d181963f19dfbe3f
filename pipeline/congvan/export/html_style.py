"""How a dispatch looks in a notebook.

Every selector begins with the class of our own element, so that the page around it stays as it is, and is more exact
than the notebook's own rules for tables. Colours are the page's own text colour and transparent layers over its own
background: a notebook's dark theme is the notebook's affair, the system's preference may say the opposite.
"""

STYLE = """
.congvan-dispatch { color: inherit; line-height: 1.45; max-width: 75rem; overflow-wrap: break-word;
  text-align: left; }
.congvan-dispatch .congvan-quiet { opacity: .72; font-size: .9em; }
.congvan-dispatch .congvan-head { border-left: .25em solid currentColor; margin: .3em 0 .8em;
  padding: .1em 0 .1em .8em; }
.congvan-dispatch .congvan-subject { font-size: 1.1em; font-weight: 600; }
.congvan-dispatch .congvan-stamp { border: 1px solid currentColor; border-radius: .2em; font-weight: 600;
  padding: 0 .35em; }
.congvan-dispatch .congvan-wide { overflow-x: auto; }
.congvan-dispatch table.congvan-table { border: 0; border-collapse: collapse; font-size: .95em; margin: 0;
  table-layout: auto; width: 100%; }
.congvan-dispatch table.congvan-table tr:nth-child(n) { background: transparent; }
.congvan-dispatch table.congvan-table tbody tr:nth-child(even) { background: rgba(128, 128, 128, .09); }
.congvan-dispatch table.congvan-table :is(th, td) { border: 0; border-bottom: 1px solid rgba(128, 128, 128, .35);
  color: inherit; max-width: none; padding: .35em .6em; text-align: left; vertical-align: top; white-space: normal; }
.congvan-dispatch table.congvan-table thead th { border-bottom: 2px solid rgba(128, 128, 128, .6); font-weight: 600; }
.congvan-dispatch table.congvan-table .congvan-exact { white-space: nowrap; font-variant-numeric: tabular-nums; }
.congvan-dispatch table.congvan-table .congvan-what { min-width: 18em; }
.congvan-dispatch table.congvan-table .congvan-name { min-width: 8em; }
.congvan-dispatch details { margin: .8em 0 .3em; }
.congvan-dispatch summary { cursor: pointer; font-weight: 600; }
.congvan-dispatch .congvan-legend { font-size: .9em; line-height: 2; margin: .4em 0; }
.congvan-dispatch .congvan-text { border: 1px solid rgba(128, 128, 128, .35); border-radius: .3em; line-height: 1.7;
  max-height: 32em; overflow: auto; padding: .6em .9em; white-space: pre-wrap; }
.congvan-dispatch .congvan-mark { background: none; border-radius: .15em; color: inherit; padding: .08em 0; }
.congvan-dispatch .congvan-legend .congvan-mark { padding: .08em .4em; }
.congvan-dispatch .congvan-header { border-bottom: 1px dotted currentColor; }
.congvan-dispatch .congvan-action { background: rgba(205, 150, 20, .13);
  border-bottom: 2px solid rgba(205, 150, 20, .75); }
.congvan-dispatch .congvan-citation { background: rgba(40, 125, 245, .26); }
.congvan-dispatch .congvan-support { background: rgba(150, 85, 235, .28); }
.congvan-dispatch .congvan-lead { background: rgba(30, 165, 75, .32); }
.congvan-dispatch .congvan-deadline { background: rgba(235, 60, 50, .32); font-weight: 600; }
"""
