"""The policy: thresholds and choices that turn evidence into an action, read from a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml

from addrkit.errors import UsageError
from addrkit.locale.data import data_folder


@dataclass(frozen=True, slots=True)
class Policy:
    """When a verdict is which action. Shares and probabilities lie in [0, 1]."""

    accept_at: float
    """Score from which a confirmed premise is accepted."""
    match_at: float
    """Probability from which a street is taken for the one meant."""
    place_at: float
    """Probability from which a place is taken for the one meant."""
    rival_share: float
    """Share of the best score from which a rival makes the answer ambiguous."""
    accept_best_granularity: bool
    """Whether to accept what is confirmed as far as the gazetteers go."""
    ask_from: float
    """Score of the likeliest street from which a language model may be asked."""
    ask_to: float
    """Score from which it is sure enough without one."""
    alternatives: int
    """Runners-up given."""
    script: str
    """In what script divisions are answered: "typed" as they were typed, "native", or "latin"."""
    divisions: str
    """Which divisions are answered where some were merged: "typed", those that were typed, or "today"."""


MOST = 1_000
"""The largest whole number of a policy."""
LONGEST = 65_536
"""Bytes of a policy that are read."""
_SHOWN, _LISTED = 40, 10

CHOICES: Mapping[str, tuple[str, ...]] = {
    "script": ("typed", "native", "latin"),
    "divisions": ("typed", "today"),
}
"""The values that are one of some words."""
NAMED = ("strict", "best")
"""Policies that come with addrkit."""
_MUST: Mapping[str, tuple[tuple[type, ...], str]] = {
    "float": ((float, int), "lie between 0 and 1"),
    "int": ((int,), "be a whole number from 0 to 1,000"),
    "bool": ((bool,), "be true or false"),
}


@cache
def load_policy(file: Path | None = None) -> Policy:
    """The policy in a file or of a name, "strict" or "best"; without one, the default.

    A file may set some of the values only.

    Raises UsageError if the file cannot be read or holds a value that is none of the policy's.

    >>> load_policy().accept_best_granularity
    False
    >>> load_policy(Path("best")).accept_best_granularity
    True
    """
    values = _values(data_folder() / "policy.yaml")
    if file is not None:
        values |= _values(data_folder() / "policies" / f"{file}.yaml" if str(file) in NAMED else file)
    try:
        policy = Policy(**values)
    except TypeError:
        known = {each.name for each in fields(Policy)}
        unknown = sorted(str(name)[:_SHOWN] for name in values if name not in known)[:_LISTED]
        raise UsageError(
            f"the policy {file} has values that addrkit does not know: {', '.join(unknown)}"
        ) from None
    for each in fields(Policy):
        value = getattr(policy, each.name)
        if each.name in CHOICES:
            if value not in CHOICES[each.name]:
                raise UsageError(
                    f"the policy's {each.name} is {value!r:.40}; it must be one of {', '.join(CHOICES[each.name])}"
                )
            continue
        kind, must = _MUST[str(each.type)]
        if type(value) not in kind:
            # A list of lists of lists may be written in a line and take hours to be shown.
            shown = f"{value!r:.40}" if isinstance(value, (int, float, str)) else f"a {type(value).__name__}"
            raise UsageError(f"the policy's {each.name} is {shown}; it must {must}")
        if not 0 <= value <= (1 if float in kind else MOST):
            raise UsageError(f"the policy's {each.name} is {value!r:.40}; it must {must}")
    return policy


def _values(file: Traversable) -> dict[str, Any]:
    try:
        with file.open("rb") as stream:
            text = stream.read(LONGEST + 1)
        if len(text) > LONGEST:
            raise UsageError(f"the policy {file} is longer than {LONGEST:,} bytes: it is none")
        found = yaml.load(text.decode("utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise UsageError(f"cannot read the policy {file}: {str(error).splitlines()[0]}") from None
    except RecursionError:
        raise UsageError(f"cannot read the policy {file}: it is nested too deep") from None
    if not isinstance(found, dict):
        raise UsageError(f"the policy {file} is no list of names and values")
    return found
