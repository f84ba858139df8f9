"""Which language model is asked: what the user's settings name."""

from __future__ import annotations

import importlib.util
import json
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from addrkit.errors import UsageError
from addrkit.judge.llm import cross_encoder, local
from addrkit.judge.llm.adviser import Adviser, Mode
from addrkit.judge.llm.budget import Budget, read_budget
from addrkit.judge.llm.cross_encoder import CrossEncoder
from addrkit.judge.llm.local import LocalModel
from addrkit.judge.llm.model import LANGUAGE_MODEL, LanguageModel
from addrkit.judge.llm.patience import Patient
from addrkit.model_folder import CONFIG_FILE

MODES: tuple[Mode, ...] = ("auto", "off", "always")


@dataclass(frozen=True, slots=True)
class LlmSettings:
    """When a language model is asked, and which."""

    mode: Mode = "off"
    model: str | None = None
    """"cross-encoder", "smollm2", a folder, or a Hugging Face id; with `url`, the endpoint's name for it."""
    url: str | None = None
    """An OpenAI-compatible endpoint, such as http://localhost:8000/v1."""
    budget: Budget = field(default_factory=Budget)
    patience: float | None = None
    """Seconds that one answer is waited for; None: as long as it takes."""


def llm_settings(
    mode: Mode, model: str | None, url: str | None, budget: str | None, patience: float | None = None
) -> LlmSettings:
    """Settings as a user writes them. Raises UsageError if they are wrong."""
    settings = LlmSettings(mode, model, url, read_budget(budget), patience)
    open_adviser(settings)
    return settings


def open_adviser(settings: LlmSettings, say: Callable[[str], None] | None = None) -> Adviser | None:
    """The adviser that settings describe; None for one that is never asked. The model is loaded when it is needed.

    `say` is told once, in a sentence, why no model is asked; without it, a warning tells. Raises UsageError if the
    settings are wrong.
    """
    if settings.mode not in MODES:
        raise UsageError(f"llm is {settings.mode!r:.40}; it must be auto, off or always")
    endpoint = _endpoint(settings.url, settings.model) if settings.url else None
    if settings.mode == "off":
        return None

    def load() -> LanguageModel | None:
        if (
            endpoint is None
            and settings.mode == "auto"
            and settings.model is None
            and not default_installed()
        ):
            return None
        model = endpoint or open_model(settings.model)
        return Patient(model, settings.patience) if settings.patience else model

    return Adviser(load, settings.mode, settings.budget, say or _warn)


def _endpoint(url: str, model: str | None) -> LanguageModel:
    # The web's modules would slow down every start.
    from addrkit.judge.llm.endpoint import Endpoint

    return Endpoint(url, model)


def default_installed() -> bool:
    """Whether the packages of the default model are installed."""
    return all(importlib.util.find_spec(name) for name in ("onnxruntime", "tokenizers"))


def open_model(named: str | None) -> LanguageModel:
    """A model by its name; without one, the default. Raises ModelError if it is missing or damaged."""
    if named is None or named == cross_encoder.KIND:
        return CrossEncoder.load()
    if named == local.KIND:
        return LocalModel.load(str(local.FOLDER))
    if _is_ours(Path(named)) and LANGUAGE_MODEL.open(Path(named)).config.get("kind") == cross_encoder.KIND:
        return CrossEncoder.load(Path(named))
    return LocalModel.load(named)


def _is_ours(folder: Path) -> bool:
    """Whether a folder holds a model that addrkit trained; others are left to transformers."""
    try:
        text = (folder / CONFIG_FILE).read_text("utf-8", errors="replace")
    except OSError:
        return False
    try:
        config = json.loads(text)
    except ValueError:
        return True
    return not isinstance(config, dict) or str(config.get("format", "")).startswith("addrkit-")


def _warn(message: str) -> None:
    warnings.warn(message, RuntimeWarning, stacklevel=2)
