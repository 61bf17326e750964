"""An extension of mkdocstrings: shows the fields of attrs records as a reader thinks of them.

`kind: ActorKind = attrs.field(validator=...)` tells a reader nothing that the docstring under it does not. What
is left is the type, and the default where there is one.
"""

from typing import Any

import griffe


class AttrsFields(griffe.Extension):
    """Puts the default of `attrs.field(...)` in place of the call."""

    def on_attribute_instance(self, *, attr: griffe.Attribute, **_: Any) -> None:
        """Rewrite one attribute, if it is a field of an attrs class."""
        call = attr.value
        if not isinstance(call, griffe.ExprCall) or call.canonical_path not in {"attrs.field", "attr.field"}:
            return
        defaults = [
            argument.value
            for argument in call.arguments
            if isinstance(argument, griffe.ExprKeyword) and argument.name == "default"
        ]
        attr.value = defaults[0] if defaults else None
