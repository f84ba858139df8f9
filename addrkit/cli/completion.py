"""`addrkit completion`: what makes a shell complete commands and options."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from typer.core import TyperGroup

Shell = Literal["bash", "zsh", "fish"]
Words = Mapping[tuple[str, ...], tuple[str, ...]]
"""What may follow a command: its commands and its options."""

_BASH = """\
_addrkit() {{
    local current="${{COMP_WORDS[COMP_CWORD]}}" command="" word words=""
    for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
        case " {commands} " in *" ${{command:+$command/}}$word "*) command="${{command:+$command/}}$word" ;; esac
    done
    case "$command" in
{cases}
    esac
    COMPREPLY=($(compgen -W "$words" -- "$current"))
}}
complete -o default -F _addrkit addrkit
"""
_ZSH = "autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n"


def completion(context: typer.Context, shell: Annotated[Shell, typer.Argument(help="The shell.")]) -> None:
    """Print what makes a shell complete addrkit's commands and options.

    \b
    addrkit completion bash > ~/.local/share/bash-completion/completions/addrkit
    addrkit completion zsh >> ~/.zshrc
    addrkit completion fish > ~/.config/fish/completions/addrkit.fish
    """
    print(script(shell, words_of(context.find_root().command)), end="")  # type: ignore[arg-type]


def words_of(group: TyperGroup, above: tuple[str, ...] = ()) -> dict[tuple[str, ...], tuple[str, ...]]:
    """What may follow each command of a group, by the command's own words."""
    found = {above: (*group.commands, *_options(group))}
    for name, each in group.commands.items():
        if hasattr(each, "commands"):
            found.update(words_of(each, (*above, name)))  # type: ignore[arg-type]
        else:
            found[*above, name] = _options(each)
    return found


def script(shell: Shell, words: Words) -> str:
    """The script of a shell.

    >>> print(script("fish", {(): ("parse", "--help"), ("parse",): ("--json",)}), end="")
    complete -c addrkit -n __fish_use_subcommand -f -a 'parse --help'
    complete -c addrkit -n '__fish_seen_subcommand_from parse' -a '--json'
    """
    if shell == "fish":
        first = f"complete -c addrkit -n __fish_use_subcommand -f -a '{' '.join(words[()])}'\n"
        return first + "".join(
            f"complete -c addrkit -n '{' && '.join(f'__fish_seen_subcommand_from {each}' for each in path)}'"
            f" -a '{' '.join(after)}'\n"
            for path, after in words.items()
            if path
        )
    cases = "\n".join(
        f'        {"/".join(path) or repr("")}) words="{" ".join(after)}" ;;' for path, after in words.items()
    )
    bash = _BASH.format(commands=" ".join("/".join(path) for path in words if path), cases=cases)
    return (_ZSH if shell == "zsh" else "") + bash


def _options(command: object) -> tuple[str, ...]:
    named = (getattr(each, "opts", ()) for each in getattr(command, "params", ()))
    return (*(option for each in named for option in each if option.startswith("--")), "--help")
