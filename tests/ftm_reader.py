"""A process that has the package followthemoney, and tells what it objects to.

    python ftm_reader.py

takes a line of JSON, a list of entities, and answers with a line of JSON, a list of objections; and so on to the end.
It runs in an environment of its own, since the package needs what not every machine can have: see
`scripts/follow_the_money.sh`.
"""

import json
import sys

from followthemoney import model
from followthemoney.exc import FollowTheMoneyException


def list_objections(entities):
    """Yield what is wrong with entities that were written together."""
    schemata = {entity["id"]: model.get(entity["schema"]) for entity in entities}
    for entity in entities:
        schema = schemata[entity["id"]]
        if schema is None:
            yield f"{entity['schema']}: no such schema"
            continue
        try:
            schema.validate(entity)
            read = model.get_proxy(entity)
        except FollowTheMoneyException as error:
            yield f"{schema.name}: {error}"
            continue
        kept = read.to_dict()["properties"]
        for name, values in entity["properties"].items():
            if sorted(kept.get(name, [])) != sorted(values):
                yield f"{schema.name}.{name}: {values!r} is read as {kept.get(name)!r}"
            prop = schema.get(name)
            if prop is None:
                yield f"{schema.name}.{name}: no such property"
                continue
            for value in values:
                if prop.range is None:
                    if not prop.type.validate(value):
                        yield f"{schema.name}.{name}: {value!r} is no {prop.type.name}"
                elif value not in schemata:
                    yield f"{schema.name}.{name}: {value!r} is no entity"
                elif not schemata[value].is_a(prop.range):
                    yield f"{schema.name}.{name}: {schemata[value].name} is no {prop.range.name}"


for line in sys.stdin:
    sys.stdout.write(json.dumps(list(list_objections(json.loads(line)))) + "\n")
    sys.stdout.flush()
