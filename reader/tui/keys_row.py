"""One row of the table of keys."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """One action in one place.

    `action` is Textual's, with its argument if it has one. `keys` are as a person writes them in `config.toml` (`j`,
    `?`, `down`, `ctrl+s`), the first one is shown in hints. `label` says what it does in help and palette; `together`
    is the label of the line that this row shares with its neighbours of the same text. `hint` is its word in the hint
    line, empty for none. Hidden rows are bound, but stand in neither help nor palette.
    """

    action: str
    keys: tuple[str, ...]
    where: str
    label: str
    hint: str = ""
    together: str = ""
    is_hidden: bool = False

    @property
    def name(self) -> str:
        """The action's name in `config.toml`: `pane(1)` is `pane_1`."""
        return self.action.replace("(", "_").rstrip(")")

    @property
    def binding_id(self) -> str:
        """Name of the binding for Textual's keymap."""
        return f"{self.where}.{self.name}"


def rows_of_place(
    where: str, *rows: tuple[str, str, str] | tuple[str, str, str, str] | tuple[str, str, str, str, str]
) -> list[Key]:
    """Keys of one place from (action, keys parted by spaces, label, hint, together)."""
    return [Key(row[0], tuple(row[1].split()), where, *row[2:]) for row in rows]
