"""What the records and functions of the package take: users meet any change of it, so it is made on purpose."""

from __future__ import annotations

import enum
import importlib
import inspect
import os
from pathlib import Path

import complaint_rules

SOURCES = Path(complaint_rules.__file__).parent
GOLDEN = Path(__file__).parent / "golden" / "signatures.txt"
NOT_CALLED = (enum.Enum, Exception, dict)
NOT_LISTED = ("__main__", "testing", "schemes.")


def signatures() -> list[str]:
    """Return a line for each public class and function, with its parameters and defaults, but not their types."""
    lines = []
    for path in sorted(SOURCES.rglob("*.py")):
        name = ".".join(path.relative_to(SOURCES).with_suffix("").parts).removesuffix(".__init__")
        if name == "__init__" or name.startswith(NOT_LISTED):
            continue
        module = importlib.import_module(f"complaint_rules.{name}")
        for key, value in vars(module).items():
            if key.startswith("_") or getattr(value, "__module__", None) != module.__name__:
                continue
            if inspect.isfunction(value) or (inspect.isclass(value) and not issubclass(value, NOT_CALLED)):
                lines.append(f"{name}.{key}{parameters(value)}")
            if inspect.isclass(value) and not issubclass(value, Exception):
                lines.extend(f"{name}.{key}.{member}" for member in members(value))
    return lines


def members(of: type) -> list[str]:
    """Return the public methods and properties that a class itself defines."""
    found = []
    for key, value in vars(of).items():
        bare = value.__func__ if isinstance(value, staticmethod | classmethod) else value
        if not key.startswith("_") and inspect.isfunction(bare):
            kind = f" ({type(value).__name__})" if bare is not value else ""
            found.append(f"{key}{parameters(bare)}{kind}")
        elif not key.startswith("_") and isinstance(value, property):
            found.append(f"{key} (property)")
    return found


def parameters(of: object) -> str:
    signature = inspect.signature(of)  # type: ignore[arg-type]
    bare = [
        one.replace(annotation=one.empty, default=_default(one.default) if one.default is not one.empty else one.empty)
        for one in signature.parameters.values()
    ]
    return str(inspect.Signature(bare))


class _Shown(str):
    __slots__ = ()
    __repr__ = str.__str__


def _default(value: object) -> _Shown:
    plain = value is None or isinstance(value, bool | int | str | tuple)
    return _Shown(repr(value) if plain and not isinstance(value, enum.Enum) else "...")


def test_of_every_public_class_and_function_are_as_written_down() -> None:
    found = "\n".join(signatures()) + "\n"
    if os.environ.get("WRITE_GOLDEN"):
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8"), "if it is meant, run this test again with WRITE_GOLDEN=1"
