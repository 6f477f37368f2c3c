"""Every screen as a picture and in words: `screens.md` is made here and held against the app.

`python -m tests.screens` writes `screens.md`; `pytest tests/screens --snapshot-update` takes the
pictures anew.
"""
