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


_MUST: Mapping[str, tuple[tuple[type, ...], str]] = {
    "float": ((float, int), "lie between 0 and 1"),
    "int": ((int,), "be a whole number, 0 or more"),
    "bool": ((bool,), "be true or false"),
}


@cache
def load_policy(file: Path | None = None) -> Policy:
    """The policy in a file; without one, the default. A file may set some of the values only.

    Raises UsageError if the file cannot be read or holds a value that is none of the policy's.

    >>> load_policy().accept_best_granularity
    False
    """
    values = _values(data_folder() / "policy.yaml")
    if file is not None:
        values |= _values(file)
    try:
        policy = Policy(**values)
    except TypeError:
        unknown = sorted(set(values) - {each.name for each in fields(Policy)})
        raise UsageError(
            f"the policy {file} has values that addrkit does not know: {', '.join(unknown)}"
        ) from None
    for each in fields(Policy):
        value = getattr(policy, each.name)
        kind, must = _MUST[str(each.type)]
        if type(value) not in kind or not 0 <= value <= (1 if float in kind else value):
            raise UsageError(f"the policy's {each.name} is {value!r:.40}; it must {must}")
    return policy


def _values(file: Traversable) -> dict[str, Any]:
    try:
        found = yaml.safe_load(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise UsageError(f"cannot read the policy {file}: {str(error).splitlines()[0]}") from None
    if not isinstance(found, dict):
        raise UsageError(f"the policy {file} is no list of names and values")
    return found
