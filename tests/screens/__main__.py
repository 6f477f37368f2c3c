"""`python -m tests.screens`: write `screens.md`."""

import asyncio

from tests.screens.document import DOCUMENT, document

if __name__ == "__main__":
    DOCUMENT.write_text(asyncio.run(document()), encoding="utf-8")
