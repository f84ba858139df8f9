"""How much a process keeps of what it worked out: a service that runs for weeks must come to an end of it.

What people ask for comes back soon or not at all, so that more would only be memory. Where a table of its own is
small or large, it says so there.
"""

from __future__ import annotations

from typing import Final

WORDS_KEPT: Final = 16_384
"""Words of which the process keeps another spelling: a hundred bytes each."""
TEXTS_KEPT: Final = 2_048
"""Texts of which it keeps the words: a kilobyte each."""
NAMES_KEPT: Final = 8_192
"""Names, numbers and codes of which it keeps what a function makes of them: some hundred bytes each."""
ENTRIES_KEPT: Final = 4_096
"""Entries and areas of one gazetteer that are kept as they were read."""
OF_GAZETTEER_KEPT: Final = 2_048
"""Entries, words and names of which a function of one gazetteer keeps its result."""
ARRAY_BYTES: Final = 48 * 2**20
"""Bytes of arrays that are worked out of gazetteers, of all that are open together."""
